/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/entry-undo.h"

static void
update_actions (GtkWidget *text)
{
  gboolean any = *gtk_editable_get_text (GTK_EDITABLE (text)) != '\0';

  gtk_widget_action_set_enabled (text, "text.undo", any);
  gtk_widget_action_set_enabled (text, "text.redo", TRUE);
}

/**
 * sourcier_entry_undo_share:
 * @entry: an entry of a page, in which nothing was typed yet
 *
 * Ctrl+Z in the entry takes back what was typed there, and in an empty entry it is the window's. A GtkText takes the keys
 * for itself as long as these actions are enabled, with nothing to undo too, and the window would not hear of it.
 */
void
sourcier_entry_undo_share (GtkEditable *entry)
{
  g_return_if_fail (GTK_IS_EDITABLE (entry));

  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (entry));

  g_signal_connect_after (text, "changed", G_CALLBACK (update_actions), NULL);
  gtk_widget_action_set_enabled (text, "text.undo", FALSE);
  gtk_widget_action_set_enabled (text, "text.redo", FALSE);
}
