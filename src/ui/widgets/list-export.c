/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/list-export.h"

#include "compat/file-dialog.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SourcierStore *store;
  gpointer question;
  GDestroyNotify free_question;
  SourcierListExportFunc write;
  char *done;
  char *failed;
  gboolean open;
  char *suffix; /* ".xlsx" */
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
  g_free (export->suffix);
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

/* Without a suffix no program knows the file. It is left as it was named where another file has the longer name already: the
 * reader was not asked about that one. */
static void
complete_name (Export *export)
{
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *whole = g_strconcat (name, export->suffix, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (export->file);
  g_autoptr (GFile) file = folder != NULL ? g_file_get_child (folder, whole) : NULL;

  if (strchr (name, '.') == NULL && file != NULL && !g_file_query_exists (export->file, NULL)
      && !g_file_query_exists (file, NULL))
    g_set_object (&export->file, file);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Export *export = user_data;

  export->file = sourcier_file_dialog_finish (result);
  if (export->file == NULL)
    {
      export_free (export);
      return;
    }
  complete_name (export);
  start (GTK_WINDOW (source), export);
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
  export->suffix = g_strdup (words->patterns != NULL ? strrchr (words->patterns, '.') : ".csv");
  return export;
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
