/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/letters-dialog-private.h"

#include "base/text.h"
#include "widgets/accessible-name.h"

/* To whom: a row for each, with what is missing to reach them. */

guint
_sourcier_letters_dialog_count_ticked (SourcierLettersDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->ticks->len; i++)
    n += gtk_check_button_get_active (self->ticks->pdata[i]);
  return n;
}

static void
tick_all_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  SourcierLettersDialog *self = SOURCIER_LETTERS_DIALOG (widget);
  gboolean tick = _sourcier_letters_dialog_count_ticked (self) < self->ticks->len;

  for (guint i = 0; i < self->ticks->len; i++)
    gtk_check_button_set_active (self->ticks->pdata[i], tick);
}

GPtrArray *
_sourcier_letters_dialog_list_ticked (SourcierLettersDialog *self)
{
  GPtrArray *ticked = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_letter_recipient_free);

  /* The dialog goes: they are handed over. */
  for (guint i = 0; i < self->recipients->len; i++)
    if (gtk_check_button_get_active (self->ticks->pdata[i]))
      g_ptr_array_add (ticked, g_steal_pointer (&self->recipients->pdata[i]));
  return ticked;
}

/* "1 rue A, 95000 CERGY · contact@alpha.example" */
static char *
describe (const SourcierLetterRecipient *recipient)
{
  g_autofree char *address = g_strjoinv (", ", recipient->address->lines[0] != NULL ? recipient->address->lines + 1
                                                                                    : recipient->address->lines);
  GString *words = g_string_new (address);

  sourcier_text_append_part (words, recipient->email);
  return g_string_free (words, FALSE);
}

static void
add_doubt (AdwActionRow *row,
           const char   *doubt)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_tooltip_text (icon, doubt);
  sourcier_accessible_name_set (icon, doubt);
  adw_action_row_add_suffix (row, icon);
}

void
_sourcier_letters_dialog_add_recipient (SourcierLettersDialog         *self,
                                        const SourcierLetterRecipient *recipient)
{
  const char *name = sourcier_supplier_get_name (recipient->supplier);
  g_autofree char *words = describe (recipient);
  g_autofree char *doubt = sourcier_letter_recipient_doubt_to_words (recipient);
  g_autofree char *subtitle = *doubt != '\0' ? g_strjoin (*words != '\0' ? "\n" : "", doubt, words, NULL) : g_strdup (words);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", name, "subtitle-lines", 3, NULL);
  GtkWidget *tick = gtk_check_button_new ();

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), TRUE);
  sourcier_accessible_name_set (tick, name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), tick);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), tick);
  if (*doubt != '\0')
    add_doubt (ADW_ACTION_ROW (row), doubt);
  g_ptr_array_add (self->ticks, tick);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (_sourcier_letters_dialog_update), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->recipients_group, row);
}

void
_sourcier_letters_dialog_bind_recipients (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, recipients_group);
  gtk_widget_class_install_action (widget_class, "letters.tick-all", NULL, tick_all_cb);
}
