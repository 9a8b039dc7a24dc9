/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/list-export.h"

#include "compat/file-dialog.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SourcierStore *store;
  gpointer question;
  GDestroyNotify free_question;
  SourcierListExportFunc write;
  char *done;
  char *failed;
  gboolean open;
  GFile *file;
  SourcierProgress *progress;
  SourcierProgressWindow *window;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->store);
  export->free_question (export->question);
  g_free (export->done);
  g_free (export->failed);
  g_clear_object (&export->file);
  g_clear_object (&export->progress);
  g_clear_object (&export->window);
  g_free (export);
}

static gboolean
write_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Export *export = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (export->store, error);

  if (reader == NULL)
    return FALSE;
  sourcier_store_set_cancellable (reader, cancellable);
  return export->write (reader, export->question, export->file, export->progress, cancellable, error);
}

static void
written_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Export *export = data;

  sourcier_progress_window_finish (export->window);
  if (error == NULL)
    sourcier_feedback_written (owner, export->done, export->file, export->open);
  else if (sourcier_job_was_stopped (error))
    sourcier_feedback_tell (owner, _("Export stopped, no file was written"));
  else
    sourcier_feedback_fail (owner, export->failed, error);
}

static void
start (GtkWindow *window,
       Export    *export)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  export->progress = sourcier_progress_new ();
  export->window = sourcier_progress_window_new (window, _("Exporting…"), export->progress, cancellable);
  sourcier_job_run (window, write_in_thread, written_cb, export, export_free, cancellable);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Export *export = user_data;

  export->file = sourcier_file_dialog_finish (result);
  if (export->file != NULL)
    start (GTK_WINDOW (source), export);
  else
    export_free (export);
}

static Export *
export_new (SourcierStore                 *store,
            gpointer                       question,
            GDestroyNotify                 free_question,
            SourcierListExportFunc         write,
            const SourcierListExportWords *words)
{
  Export *export = g_new0 (Export, 1);

  export->store = g_object_ref (store);
  export->question = question;
  export->free_question = free_question;
  export->write = write;
  export->done = g_strdup (words->done);
  export->failed = g_strdup (words->failed);
  export->open = words->open;
  return export;
}

/**
 * sourcier_list_export_write_csv:
 * @table: (transfer full): what to write, made with the worker's own connection
 * @file: where
 * @progress: told how many rows are written
 * @cancellable: what stops it
 * @error: why it failed
 *
 * For a #SourcierListExportFunc: writes a table as CSV, as it is usually written.
 *
 * Returns: %FALSE with @error set if it failed
 */
gboolean
sourcier_list_export_write_csv (SourcierExportTable  *table,
                                GFile                *file,
                                SourcierProgress     *progress,
                                GCancellable         *cancellable,
                                GError              **error)
{
  g_autoptr (SourcierExportTable) own = table;
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (SOURCIER_EXPORT_CSV);

  return sourcier_export_write (own, options, file, progress, cancellable, error);
}

/**
 * sourcier_list_export_present:
 * @parent: the widget that asks
 * @store: the office's file
 * @question: (transfer full): what to export; it must not change
 * @free_question: lets go of it
 * @write: writes it
 * @words: what the reader is told
 *
 * Asks where, and writes a list, or whatever @write does, to a file on a worker.
 */
void
sourcier_list_export_present (GtkWidget                     *parent,
                              SourcierStore                 *store,
                              gpointer                       question,
                              GDestroyNotify                 free_question,
                              SourcierListExportFunc         write,
                              const SourcierListExportWords *words)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && GTK_IS_WINDOW (gtk_widget_get_root (parent)));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (question != NULL && free_question != NULL);
  g_return_if_fail (write != NULL && words != NULL);

  const SourcierFileKind kind = {
    words->kind != NULL ? words->kind : _("Lists (CSV)"), words->patterns != NULL ? words->patterns : "*.csv",
  };

  sourcier_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (parent)), words->title, &kind, NULL, words->name,
                             file_chosen_cb, export_new (store, question, free_question, write, words));
}

/**
 * sourcier_list_export_write:
 * @parent: the widget that asks
 * @store: the office's file
 * @file: where
 * @question: (transfer full): what to export; it must not change
 * @free_question: lets go of it
 * @write: writes it
 * @words: what the reader is told
 *
 * Like sourcier_list_export_present(), where the file is known.
 */
void
sourcier_list_export_write (GtkWidget                     *parent,
                            SourcierStore                 *store,
                            GFile                         *file,
                            gpointer                       question,
                            GDestroyNotify                 free_question,
                            SourcierListExportFunc         write,
                            const SourcierListExportWords *words)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && GTK_IS_WINDOW (gtk_widget_get_root (parent)));
  g_return_if_fail (SOURCIER_IS_STORE (store) && G_IS_FILE (file));
  g_return_if_fail (question != NULL && free_question != NULL);
  g_return_if_fail (write != NULL && words != NULL);

  Export *export = export_new (store, question, free_question, write, words);

  export->file = g_object_ref (file);
  start (GTK_WINDOW (gtk_widget_get_root (parent)), export);
}
