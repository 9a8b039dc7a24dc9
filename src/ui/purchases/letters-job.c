/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/letters-job.h"

#include "base/money.h"
#include "compat/alert.h"
#include "compat/file-dialog.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

/* Letters or labels on their way to a folder or a file: where, whether something is there already, the writing, what is
 * recorded. */

#define PENDING_KEY "sourcier-letters-pending"

typedef struct
{
  SourcierLettersJob *job;
  GPtrArray *names;          /* of the letters' files */
  GFile *place;              /* the folder of letters; the file of labels, or of letters that go together */
  SourcierProgress *progress;
  SourcierProgressWindow *window;
} Writing;

/**
 * sourcier_letters_job_free:
 * @self: (transfer full): what was to be written
 */
void
sourcier_letters_job_free (SourcierLettersJob *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->store);
  g_clear_pointer (&self->recipients, g_ptr_array_unref);
  g_clear_pointer (&self->letters, sourcier_letters_free);
  g_clear_object (&self->template);
  g_free (self);
}

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  sourcier_letters_job_free (writing->job);
  g_clear_pointer (&writing->names, g_ptr_array_unref);
  g_clear_object (&writing->place);
  g_clear_object (&writing->progress);
  g_clear_object (&writing->window);
  g_free (writing);
}

/**
 * sourcier_letters_job_record:
 * @self: what was written
 * @from: the widget that asked
 * @way: %SOURCIER_SENDING_LETTER, …
 * @document: what was sent
 * @done: what the reader is told of the writing
 *
 * Records it about the purchase where that was asked for, and tells the reader, with Undo where it was recorded.
 */
void
sourcier_letters_job_record (SourcierLettersJob *self,
                             GtkWidget          *from,
                             const char         *way,
                             const char         *document,
                             const char         *done)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  SourcierSendingAbout about = { self->recorded_on, way, document };
  guint n = 0;

  if (self->recorded_on == SOURCIER_DAY_NONE || self->purchase == 0)
    {
      sourcier_feedback_tell (from, done);
      return;
    }
  for (guint i = 0; i < self->recipients->len; i++)
    {
      gint64 id = sourcier_supplier_get_id (((SourcierLetterRecipient *) self->recipients->pdata[i])->supplier);
      g_array_append_val (ids, id);
    }
  if (sourcier_sending_store_add (self->store, self->purchase, ids, &about, &n, &error))
    {
      /* translators: %s is what was done before: “12 letters written” */
      g_autofree char *words = g_strdup_printf (_("%s and recorded"), done);

      sourcier_feedback_done (from, words);
    }
  else
    sourcier_feedback_fail (from, _("They were written, but this could not be recorded"), error);
}

#define ASKED_KEY "sourcier-letters-asked"

/* What waits for the reader to say whether a message was sent. */
typedef struct
{
  SourcierLettersJob *job;
  const char *way;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  sourcier_letters_job_free (asked->job);
  g_free (asked);
}

static void
record_answer_cb (GtkWidget *owner,
                  gboolean   accepted)
{
  Asked *asked = g_object_steal_data (G_OBJECT (owner), ASKED_KEY);
  guint n = asked != NULL ? asked->job->recipients->len : 0;
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *done = g_strdup_printf (ngettext ("%s supplier written to", "%s suppliers written to", n), count);

  if (asked == NULL)
    return;
  if (accepted && gtk_widget_get_root (owner) != NULL)
    sourcier_letters_job_record (asked->job, owner, asked->way, "", done);
  asked_free (asked);
}

/**
 * sourcier_letters_job_ask_to_record:
 * @self: (transfer full): what another program has to send
 * @from: the widget that asked
 * @way: %SOURCIER_SENDING_MAIL, …
 *
 * Asks whether it was sent, which only the reader knows, and records it if so.
 */
void
sourcier_letters_job_ask_to_record (SourcierLettersJob *self,
                                    GtkWidget          *from,
                                    const char         *way)
{
  g_return_if_fail (self != NULL && GTK_IS_WIDGET (from) && way != NULL);

  guint n = self->recipients->len;
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *heading =
    g_strdup_printf (ngettext ("Note this supplier as written to?", "Note these %s suppliers as written to?", n), count);
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { self, way };
  g_object_set_data_full (G_OBJECT (from), ASKED_KEY, asked, asked_free);
  sourcier_alert_ask (from, heading, _("Your mail program has the message. Note them once it is sent: the purchase then tells who "
                                       "was written to, and when."), _("_Note"), FALSE, record_answer_cb);
}

static GPtrArray *
list_labels (GPtrArray *recipients)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < recipients->len; i++)
    g_ptr_array_add (labels, sourcier_postal_address_to_text (((SourcierLetterRecipient *) recipients->pdata[i])->address));
  return labels;
}

static gboolean
write_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Writing *writing = data;
  SourcierLettersJob *job = writing->job;
  g_autoptr (GPtrArray) labels = NULL;

  if (job->together)
    return sourcier_letters_write_together (job->letters, job->template, job->recipients, writing->place, writing->progress,
                                            cancellable, error);
  if (job->template != NULL)
    return sourcier_letters_write (job->letters, job->template, job->recipients, writing->names, writing->place,
                                   writing->progress, cancellable, error);
  labels = list_labels (job->recipients);
  return sourcier_label_sheet_write (labels, job->format, job->start, writing->place, writing->progress, cancellable, error);
}

static void
written_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Writing *writing = data;
  guint n = writing->job->recipients->len;
  gboolean letters = writing->job->template != NULL;
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *done = g_strdup_printf (letters ? ngettext ("%s letter written", "%s letters written", n)
                                                   : ngettext ("%s label written", "%s labels written", n), count);

  sourcier_progress_window_finish (writing->window);
  if (error == NULL && letters)
    sourcier_letters_job_record (writing->job, owner, SOURCIER_SENDING_LETTER,
                                 sourcier_odt_template_get_name (writing->job->template), done);
  else if (error == NULL)
    sourcier_letters_job_record (writing->job, owner, SOURCIER_SENDING_LETTER, "", done);
  else if (sourcier_job_was_stopped (error))
    sourcier_feedback_tell (owner, _("Stopped: not all was written, and nothing was recorded"));
  else
    sourcier_feedback_fail (owner, letters ? _("The letters could not be written") : _("The labels could not be written"), error);
}

static void
start (Writing   *writing,
       GtkWidget *from)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  writing->progress = sourcier_progress_new ();
  writing->window = sourcier_progress_window_new (GTK_WINDOW (gtk_widget_get_root (from)), _("Writing…"), writing->progress,
                                                  cancellable);
  sourcier_job_run (from, write_in_thread, written_cb, writing, writing_free, cancellable);
}

static void
replace_answer_cb (GtkWidget *owner,
                   gboolean   accepted)
{
  Writing *writing = g_object_steal_data (G_OBJECT (owner), PENDING_KEY);

  if (writing == NULL)
    return;
  if (accepted && gtk_widget_get_root (owner) != NULL)
    start (writing, owner);
  else
    writing_free (writing);
}

/* @source is the window; the widget that asked may be gone from it. */
static void
place_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Writing *writing = user_data;
  g_autoptr (GError) error = NULL;

  writing->place = sourcier_file_dialog_finish (result);
  if (writing->place == NULL)
    {
      writing_free (writing);
      return;
    }
  if (writing->names == NULL || sourcier_letters_check_folder (writing->place, writing->names, NULL, &error))
    {
      start (writing, GTK_WIDGET (source));
      return;
    }
  g_object_set_data_full (source, PENDING_KEY, writing, writing_free);
  sourcier_alert_ask (GTK_WIDGET (source), _("Replace letters?"), error->message, _("_Replace"), TRUE, replace_answer_cb);
}

/**
 * sourcier_letters_job_run:
 * @self: (transfer full): what is to be written
 * @from: the widget that asks
 *
 * Asks where, and writes on a worker, one file for each letter unless they go together; then records what is to be recorded. Letters that are in the folder already are replaced
 * only when the reader says so.
 */
void
sourcier_letters_job_run (SourcierLettersJob *self,
                          GtkWidget          *from)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_WIDGET (from) && GTK_IS_WINDOW (gtk_widget_get_root (from)));

  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (from));
  Writing *writing = g_new0 (Writing, 1);
  g_autofree char *day = sourcier_day_to_iso (sourcier_day_today ());
  /* translators: the name of a file, %s is a day */
  g_autofree char *name = g_strdup_printf (_("Labels %s.pdf"), day);
  const SourcierFileKind kind = { _("Labels (PDF, ODT)"), "*.pdf;*.odt" };
  const SourcierFileKind text = { _("Texts (ODT)"), "*.odt" };

  writing->job = self;
  if (self->together)
    {
      g_autofree char *together = sourcier_letters_name_together (self->letters);

      sourcier_file_dialog_save (window, _("File of the letters"), &text, NULL, together, place_chosen_cb, writing);
      return;
    }
  if (self->template == NULL)
    {
      sourcier_file_dialog_save (window, _("Labels for envelopes"), &kind, NULL, name, place_chosen_cb, writing);
      return;
    }
  writing->names = sourcier_letters_name_files (self->letters, self->recipients);
  sourcier_file_dialog_select_folder (window, _("Folder of the letters"), place_chosen_cb, writing);
}
