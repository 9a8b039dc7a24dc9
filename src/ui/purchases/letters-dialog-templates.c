/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/letters-dialog-private.h"

#include "base/user.h"
#include "compat/file-dialog.h"
#include "purchases/letter-template-store.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/list-export.h"

#include <glib/gi18n-lib.h>

/* What letters are written from: the program's own template in each language, and those that the office keeps. */

/* The program's own templates come first, then the office's. */
static const SourcierLetterTemplate *
get_kept (SourcierLettersDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->template_row);

  return selected >= SOURCIER_N_LANGUAGES && selected - SOURCIER_N_LANGUAGES < self->kept->len
         ? self->kept->pdata[selected - SOURCIER_N_LANGUAGES] : NULL;
}

SourcierLanguage
_sourcier_letters_dialog_get_language (SourcierLettersDialog *self)
{
  const SourcierLetterTemplate *kept = get_kept (self);

  return kept != NULL ? kept->language : MIN (adw_combo_row_get_selected (self->template_row), SOURCIER_N_LANGUAGES - 1);
}

/* Tells what the template lacks. */
void
_sourcier_letters_dialog_check_template (SourcierLettersDialog *self)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_odt_mark_free);
  g_autofree char *words = NULL;

  if (self->template == NULL)
    return;
  if (sourcier_letter_template_check (self->template, unknown) == 0)
    words = g_strdup (_("No mark of this template names a field: all letters will be the same."));
  else
    words = sourcier_odt_marks_to_words (unknown);
  if (*words == '\0' && self->purchase == 0
      && (sourcier_letter_template_get_fields (self->template) & 1u << SOURCIER_LETTER_SUBJECT) != 0)
    {
      g_free (words);
      words = g_strdup (_("This template names a purchase, which stays blank: choose it above."));
    }
  sourcier_note_row_say (self->template_note, SOURCIER_NOTE_DOUBT, *words != '\0' ? words : NULL);
}

/* A template has some tens of kilobytes: it is read at once. */
static void
template_changed (SourcierLettersDialog *self)
{
  const SourcierLetterTemplate *kept = get_kept (self);
  g_autoptr (GError) error = NULL;

  if (self->filling)
    return;
  g_clear_object (&self->template);
  self->template = kept != NULL ? sourcier_letter_template_store_load (self->store, kept->id, &error)
                                : sourcier_letter_template_default (_sourcier_letters_dialog_get_language (self), &error);
  if (self->template != NULL)
    _sourcier_letters_dialog_check_template (self);
  else
    sourcier_note_row_say (self->template_note, SOURCIER_NOTE_MISTAKE, error->message);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.remove-template",
                                 kept != NULL && !sourcier_store_get_read_only (self->store));
  _sourcier_letters_dialog_update (self);
}

void
_sourcier_letters_dialog_fill_templates (SourcierLettersDialog *self,
                                         gint64                 chosen)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  GPtrArray *kept = sourcier_letter_template_store_list (self->store, NULL);

  g_clear_pointer (&self->kept, g_ptr_array_unref);
  self->kept = kept != NULL ? kept : g_ptr_array_new ();
  gtk_string_list_append (names, _("Consultation ahead of a purchase, in French"));
  gtk_string_list_append (names, _("Consultation ahead of a purchase, in English"));
  for (guint i = 0; i < self->kept->len; i++)
    {
      const SourcierLetterTemplate *template = self->kept->pdata[i];

      gtk_string_list_append (names, template->name);
      selected = template->id == chosen ? SOURCIER_N_LANGUAGES + i : selected;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->template_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->template_row, selected);
  self->filling = FALSE;
  template_changed (self);
}

static gboolean
write_template (SourcierStore     *reader,
                gpointer           template,
                GFile             *file,
                SourcierProgress  *progress,
                GCancellable      *cancellable,
                GError           **error)
{
  return sourcier_odt_template_save (template, file, cancellable, error);
}

static void
save_template_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  SourcierLettersDialog *self = SOURCIER_LETTERS_DIALOG (widget);
  g_autofree char *name = NULL;
  SourcierListExportWords words = {
    _("Save the template"), NULL, _("Template saved. Edit it in LibreOffice, then choose “Use the office’s template…”."),
    _("The template could not be saved"), _("Texts (ODT)"), "*.odt",
  };

  if (self->template == NULL)
    return;
  name = g_strconcat (sourcier_odt_template_get_name (self->template), ".odt", NULL);
  words.name = name;
  sourcier_list_export_present (widget, self->store, g_object_ref (self->template), g_object_unref, write_template, &words);
}

typedef struct
{
  GFile *file;
  SourcierOdtTemplate *template;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->file);
  g_clear_object (&reading->template);
  g_free (reading);
}

static gboolean
read_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Reading *reading = data;

  reading->template = sourcier_odt_template_load (reading->file, cancellable, error);
  return reading->template != NULL;
}

static void
read_cb (gpointer      owner,
         gpointer      data,
         const GError *error)
{
  SourcierLettersDialog *self = owner;
  Reading *reading = data;
  SourcierLanguage language = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  g_autoptr (GError) cause = NULL;
  gint64 id = 0;

  if (error != NULL)
    sourcier_note_row_say (self->template_note, SOURCIER_NOTE_MISTAKE, error->message);
  else if (sourcier_letter_template_store_add (self->store, reading->template, language, &id, &cause))
    {
      _sourcier_letters_dialog_fill_templates (self, id);
      sourcier_feedback_done (GTK_WIDGET (self), _("Template kept in the office’s file"));
    }
  else
    sourcier_note_row_say (self->template_note, SOURCIER_NOTE_MISTAKE, cause->message);
}

static void
template_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);
  Reading *reading;

  if (file == NULL)
    return;
  reading = g_new0 (Reading, 1);
  reading->file = g_steal_pointer (&file);
  sourcier_job_run (source, read_in_thread, read_cb, reading, reading_free, NULL);
}

static void
use_template_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  const SourcierFileKind kind = { _("Texts (ODT)"), "*.odt;*.ott" };

  sourcier_file_dialog_open (GTK_WINDOW (widget), _("Use the office’s template"), &kind, template_chosen_cb, NULL);
}

static void
remove_template_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  SourcierLettersDialog *self = SOURCIER_LETTERS_DIALOG (widget);
  const SourcierLetterTemplate *kept = get_kept (self);
  g_autoptr (GError) error = NULL;

  if (kept != NULL && !sourcier_letter_template_store_remove (self->store, kept->id, &error))
    sourcier_note_row_say (self->template_note, SOURCIER_NOTE_MISTAKE, error->message);
  else if (kept != NULL)
    {
      _sourcier_letters_dialog_fill_templates (self, 0);
      sourcier_feedback_done (widget, _("Template removed"));
    }
}

/* What can be typed into a template, in its language. */
static void
copy_marks_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  SourcierLettersDialog *self = SOURCIER_LETTERS_DIALOG (widget);
  g_autoptr (GString) marks = g_string_new (NULL);

  for (guint i = 0; i < SOURCIER_N_LETTER_FIELDS; i++)
    g_string_append_printf (marks, "{%s}\n", sourcier_letter_field_get_name (i, _sourcier_letters_dialog_get_language (self)));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), marks->str);
  sourcier_note_row_say (self->template_note, SOURCIER_NOTE_HINT,
                         _("Copied: paste them into the template, and leave those that you want."));
}

void
_sourcier_letters_dialog_bind_templates (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, template_row);
  gtk_widget_class_install_action (widget_class, "letters.save-template", NULL, save_template_cb);
  gtk_widget_class_install_action (widget_class, "letters.use-template", NULL, use_template_cb);
  gtk_widget_class_install_action (widget_class, "letters.remove-template", NULL, remove_template_cb);
  gtk_widget_class_install_action (widget_class, "letters.copy-marks", NULL, copy_marks_cb);
}

void
_sourcier_letters_dialog_init_templates (SourcierLettersDialog *self)
{
  self->kept = g_ptr_array_new ();
  self->template_note = SOURCIER_NOTE_ROW (sourcier_note_row_new (GTK_WIDGET (self->template_row)));
  g_object_ref (self->together_row);
  adw_preferences_group_remove (self->letter_group, self->together_row);
  /* The note is about the template: it goes between both. */
  adw_preferences_group_add (self->letter_group, GTK_WIDGET (self->template_note));
  adw_preferences_group_add (self->letter_group, self->together_row);
  g_object_unref (self->together_row);
  g_signal_connect_object (self->template_row, "notify::selected", G_CALLBACK (template_changed), self, G_CONNECT_SWAPPED);
}
