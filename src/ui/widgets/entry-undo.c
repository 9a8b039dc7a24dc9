/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/entry-undo.h"

/**
 * sourcier_entry_undo_share:
 * @entry: an entry of a page, in which nothing was typed yet
 *
 * Ctrl+Z in the entry takes back what was typed there, and where nothing was it is the window's. A GtkText says what it can
 * undo when its text changes and not before: until then it would take Ctrl+Z for itself, with nothing to undo, and the
 * window would not hear of it.
 */
void
sourcier_entry_undo_share (GtkEditable *entry)
{
  g_return_if_fail (GTK_IS_EDITABLE (entry));

  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (entry));

  gtk_widget_action_set_enabled (text, "text.undo", FALSE);
  gtk_widget_action_set_enabled (text, "text.redo", FALSE);
}
