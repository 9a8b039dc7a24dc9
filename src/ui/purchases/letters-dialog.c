/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/letters-dialog-private.h"

#include "base/text.h"
#include "purchases/letters-job.h"
#include "purchases/purchase-choice-dialog.h"
#include "purchases/purchase-store.h"
#include "purchases/shortlist.h"
#include "widgets/accessible-name.h"
#include "widgets/feedback.h"
#include "widgets/supplier-mail.h"

#include <glib/gi18n-lib.h>

typedef enum
{
  KIND_LETTERS,
  KIND_LABELS,
  KIND_MAIL,
} Kind;

G_DEFINE_FINAL_TYPE (SourcierLettersDialog, sourcier_letters_dialog, SOURCIER_TYPE_FORM_WINDOW)

static Kind
get_kind (SourcierLettersDialog *self)
{
  return adw_combo_row_get_selected (self->kind_row);
}

void
_sourcier_letters_dialog_update (SourcierLettersDialog *self)
{
  Kind kind = get_kind (self);
  const SourcierLabelFormat *format = sourcier_label_format_get (adw_combo_row_get_selected (self->format_row));

  gtk_widget_set_visible (GTK_WIDGET (self->letter_group), kind == KIND_LETTERS);
  gtk_widget_set_visible (GTK_WIDGET (self->label_group), kind == KIND_LABELS);
  gtk_widget_set_visible (GTK_WIDGET (self->start_row), !format->envelope);
  gtk_spin_button_set_range (self->start, 1, sourcier_label_format_per_page (format));
  gtk_widget_set_visible (GTK_WIDGET (self->record_group), self->purchase != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->recorded_on), gtk_switch_get_active (self->record_switch));
  sourcier_form_window_set_apply_label (SOURCIER_FORM_WINDOW (self), kind == KIND_MAIL ? _("_Write") : _("_Continue…"));
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self),
                                      _sourcier_letters_dialog_count_ticked (self) > 0
                                      && (kind != KIND_LETTERS || self->template != NULL));
}

/* Without a purchase nothing is recorded, and the reader is told why. */
static void
show_purchase (SourcierLettersDialog *self)
{
  g_autoptr (SourcierPurchase) purchase =
    self->purchase != 0 ? sourcier_purchase_store_load (self->store, self->purchase, NULL) : NULL;
  const char *number = purchase != NULL ? sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_NUMBER) : "";
  GString *words = g_string_new (number);

  if (purchase == NULL)
    g_string_assign (words, _("None: what is recorded shows that all who were consulted about a purchase were treated alike"));
  else
    sourcier_text_append_part (words, sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT));
  adw_action_row_set_subtitle (self->purchase_row, words->str);
  g_string_free (words, TRUE);
}

static void
purchase_chosen_cb (GtkWidget        *widget,
                    SourcierPurchase *purchase)
{
  SourcierLettersDialog *self = SOURCIER_LETTERS_DIALOG (widget);

  if (self->store == NULL)
    return;
  self->purchase = sourcier_purchase_get_id (purchase);
  show_purchase (self);
  _sourcier_letters_dialog_check_template (self);
  _sourcier_letters_dialog_update (self);
}

static void
choose_purchase_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  sourcier_purchase_choice_dialog_ask (widget, SOURCIER_LETTERS_DIALOG (widget)->store,
                                       _("Choose the purchase that they are written to about: it is recorded there."),
                                       purchase_chosen_cb);
}

static char *
dup_sender (SourcierLettersDialog *self)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (self->sender, &start, &end);
  text = gtk_text_buffer_get_text (self->sender, &start, &end, FALSE);
  return sourcier_text_tidy (text);
}

/* Reads a day that has to be told. */
static gboolean
read_day (SourcierDayRow  *row,
          SourcierNoteRow *note,
          SourcierDay     *day)
{
  gboolean told = sourcier_day_row_get_day (row, day) && *day != SOURCIER_DAY_NONE;

  sourcier_note_row_say (note, SOURCIER_NOTE_MISTAKE, told ? NULL : _("Write a day as 31/12/2026"));
  if (!told)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  return told;
}

static SourcierLetters *
read_letters (SourcierLettersDialog *self,
              SourcierDay            reply_by)
{
  g_autoptr (GError) error = NULL;
  SourcierLanguage language = _sourcier_letters_dialog_get_language (self);
  SourcierLetters *letters = sourcier_letters_new (self->store, self->purchase, language, &error);

  if (letters == NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The letters could not be written"), error);
      return NULL;
    }
  letters->reply_by = reply_by;
  g_free (letters->sender);
  letters->sender = dup_sender (self);
  g_free (letters->signatory);
  letters->signatory = sourcier_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->signatory)));
  g_settings_set_string (self->settings, "letter-sender", letters->sender);
  g_settings_set_string (self->settings, "letter-signatory", letters->signatory);
  return letters;
}

/* Takes the job. */
static void
write_mail (SourcierLettersDialog *self,
            SourcierLettersJob    *job)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SourcierLetters) letters = sourcier_letters_new (self->store, self->purchase, SOURCIER_FRENCH, NULL);
  const char *subject =
    letters != NULL && letters->purchase != NULL ? sourcier_purchase_get_text (letters->purchase, SOURCIER_PURCHASE_SUBJECT) : NULL;

  for (guint i = 0; i < job->recipients->len;)
    {
      const SourcierLetterRecipient *recipient = job->recipients->pdata[i];
      gint64 id = sourcier_supplier_get_id (recipient->supplier);

      g_array_append_val (ids, id);
      /* Whoever has no address is not written to. */
      if (recipient->email == NULL)
        g_ptr_array_remove_index (job->recipients, i);
      else
        i++;
    }
  sourcier_supplier_mail_write (self->from, self->store, ids, NULL, subject);
  /* The mail program has the message now: only the reader knows whether it is sent. */
  if (job->recipients->len > 0 && job->recorded_on != SOURCIER_DAY_NONE)
    sourcier_letters_job_ask_to_record (job, self->from, SOURCIER_SENDING_MAIL);
  else
    sourcier_letters_job_free (job);
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierLettersDialog *self = SOURCIER_LETTERS_DIALOG (form);
  gboolean record = self->purchase != 0 && gtk_switch_get_active (self->record_switch);
  SourcierDay recorded_on = SOURCIER_DAY_NONE, reply_by = SOURCIER_DAY_NONE;
  Kind kind = get_kind (self);
  SourcierLetters *letters = NULL;
  SourcierLettersJob *job;

  if (self->from == NULL)
    return TRUE;
  if ((kind == KIND_LETTERS && !read_day (self->reply_by, self->reply_note, &reply_by))
      || (record && !read_day (self->recorded_on, self->recorded_note, &recorded_on)))
    return FALSE;
  if (kind == KIND_LETTERS && (letters = read_letters (self, reply_by)) == NULL)
    return FALSE;

  job = g_new0 (SourcierLettersJob, 1);
  job->store = g_object_ref (self->store);
  job->purchase = self->purchase;
  job->recipients = _sourcier_letters_dialog_list_ticked (self);
  job->letters = letters;
  job->template = kind == KIND_LETTERS ? g_object_ref (self->template) : NULL;
  job->format = sourcier_label_format_get (adw_combo_row_get_selected (self->format_row));
  job->start = job->format->envelope ? 1 : (guint) gtk_spin_button_get_value_as_int (self->start);
  job->recorded_on = recorded_on;
  job->together = kind == KIND_LETTERS && gtk_switch_get_active (self->together);
  if (kind != KIND_MAIL)
    {
      sourcier_letters_job_run (job, self->from);
      return TRUE;
    }
  write_mail (self, job);
  return TRUE;
}

static SourcierDayRow *
add_day (AdwPreferencesGroup *group,
         const char          *title,
         SourcierDay          day,
         SourcierNoteRow    **note)
{
  GtkWidget *row = sourcier_day_row_new (title);

  *note = SOURCIER_NOTE_ROW (sourcier_note_row_new (row));
  sourcier_day_row_set_day (SOURCIER_DAY_ROW (row), day);
  adw_preferences_group_add (group, row);
  adw_preferences_group_add (group, GTK_WIDGET (*note));
  return SOURCIER_DAY_ROW (row);
}

/* Several lines: a street, a telephone, an address. */
static void
add_sender (SourcierLettersDialog *self)
{
  const char *title = _("Sender: street, town, telephone, e-mail");
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *told = g_settings_get_string (self->settings, "letter-sender");

  self->sender = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_buffer_set_text (self->sender, told, -1);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), 6);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), 6);
  sourcier_accessible_name_set (view, title);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 84);
  gtk_widget_add_css_class (view, "sourcier-text");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_add_css_class (scrolled, "card");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (box, 12);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_preferences_group_add (self->letter_group, box);
}

static void
add_letter_rows (SourcierLettersDialog *self)
{
  g_autofree char *signatory = g_settings_get_string (self->settings, "letter-signatory");

  self->reply_by = add_day (self->letter_group, _("Answer asked for by"),
                            sourcier_day_today () + SOURCIER_LETTER_REPLY_DAYS, &self->reply_note);
  self->signatory = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", _("Signed by"), NULL);
  sourcier_accessible_name_set (GTK_WIDGET (self->signatory), _("Signed by"));
  gtk_editable_set_text (GTK_EDITABLE (self->signatory), signatory);
  adw_preferences_group_add (self->letter_group, GTK_WIDGET (self->signatory));
  add_sender (self);
}

static void
fill_choices (SourcierLettersDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);

  gtk_string_list_append (kinds, _("Letters (ODT)"));
  gtk_string_list_append (kinds, _("Labels (PDF or ODT)"));
  gtk_string_list_append (kinds, _("Message in blind copy"));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  for (guint i = 0; i < sourcier_label_format_count (); i++)
    {
      g_autofree char *words = sourcier_label_format_to_words (sourcier_label_format_get (i));

      gtk_string_list_append (formats, words);
    }
  adw_combo_row_set_model (self->format_row, G_LIST_MODEL (formats));
}

static void
sourcier_letters_dialog_dispose (GObject *object)
{
  SourcierLettersDialog *self = SOURCIER_LETTERS_DIALOG (object);

  g_clear_weak_pointer (&self->from);
  g_clear_object (&self->template);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_LETTERS_DIALOG);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (sourcier_letters_dialog_parent_class)->dispose (object);
}

static void
sourcier_letters_dialog_finalize (GObject *object)
{
  SourcierLettersDialog *self = SOURCIER_LETTERS_DIALOG (object);

  /* Those who were handed over left a hole. */
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  G_OBJECT_CLASS (sourcier_letters_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, kind_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, purchase_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, together_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, together);
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, letter_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, label_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, format_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, start_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, start);
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, record_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierLettersDialog, record_switch);
}

static void
sourcier_letters_dialog_class_init (SourcierLettersDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_letters_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_letters_dialog_finalize;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/letters-dialog.ui");
  bind_children (widget_class);
  _sourcier_letters_dialog_bind_templates (widget_class);
  _sourcier_letters_dialog_bind_recipients (widget_class);
  gtk_widget_class_install_action (widget_class, "letters.choose-purchase", NULL, choose_purchase_cb);
}

static void
sourcier_letters_dialog_init (SourcierLettersDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (SOURCIER_APP_ID);
  self->ticks = g_ptr_array_new ();
  gtk_spin_button_set_increments (self->start, 1, 3);
  _sourcier_letters_dialog_init_templates (self);
  add_letter_rows (self);
  self->recorded_on = add_day (self->record_group, _("On"), sourcier_day_today (), &self->recorded_note);
  fill_choices (self);
  g_signal_connect_object (self->kind_row, "notify::selected", G_CALLBACK (_sourcier_letters_dialog_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->format_row, "notify::selected", G_CALLBACK (_sourcier_letters_dialog_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->record_switch, "notify::active", G_CALLBACK (_sourcier_letters_dialog_update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * sourcier_letters_dialog_present:
 * @from: the widget that asks
 * @store: the office's file
 * @purchase: id of the purchase it is about, 0 where the reader may choose one: without one nothing is recorded
 * @suppliers: (element-type gint64): ids of suppliers
 *
 * Asks what to write to suppliers. Where they are more than a shortlist has room for, the reader is told so instead.
 */
void
sourcier_letters_dialog_present (GtkWidget     *from,
                                 SourcierStore *store,
                                 gint64         purchase,
                                 GArray        *suppliers)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && SOURCIER_IS_STORE (store));
  g_return_if_fail (suppliers != NULL);

  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recipients =
    suppliers->len <= SOURCIER_SHORTLIST_MOST ? sourcier_letter_recipients_load (store, suppliers, &error) : NULL;
  g_autofree char *many =
    g_strdup_printf (_("At most %d suppliers are written to at once: choose fewer of them"), SOURCIER_SHORTLIST_MOST);
  SourcierLettersDialog *self;

  if (recipients == NULL && error != NULL)
    {
      sourcier_feedback_fail (from, _("The directory could not be read"), error);
      return;
    }
  if (recipients == NULL || recipients->len == 0)
    {
      sourcier_feedback_tell (from, recipients == NULL ? many : _("None of them is in the directory any more"));
      return;
    }
  self = g_object_new (SOURCIER_TYPE_LETTERS_DIALOG, "transient-for", gtk_widget_get_root (from), NULL);
  self->store = g_object_ref (store);
  self->purchase = purchase;
  self->recipients = g_steal_pointer (&recipients);
  g_set_weak_pointer (&self->from, from);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.use-template", !sourcier_store_get_read_only (store));
  gtk_switch_set_active (self->record_switch, !sourcier_store_get_read_only (store));
  for (guint i = 0; i < self->recipients->len; i++)
    _sourcier_letters_dialog_add_recipient (self, self->recipients->pdata[i]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.choose-purchase", purchase == 0);
  show_purchase (self);
  _sourcier_letters_dialog_fill_templates (self, 0);
  gtk_window_present (GTK_WINDOW (self));
}
