/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/table-copy.h"

#include "widgets/feedback.h"
#include "widgets/job.h"

typedef struct
{
  SourcierStore *store;
  gpointer question;
  GDestroyNotify free_question;
  SourcierTableCopyFunc make;
  char *done;
  char *failed;
  char *text;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->store);
  copy->free_question (copy->question);
  g_free (copy->done);
  g_free (copy->failed);
  g_free (copy->text);
  g_free (copy);
}

static gboolean
read_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Copy *copy = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (copy->store, error);

  if (reader != NULL)
    copy->text = copy->make (reader, copy->question, error);
  return copy->text != NULL;
}

static void
read_cb (gpointer      owner,
         gpointer      data,
         const GError *error)
{
  Copy *copy = data;

  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_root (owner) == NULL)
    return;
  if (error != NULL)
    {
      sourcier_feedback_fail (owner, copy->failed, error);
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (owner), copy->text);
  sourcier_feedback_tell (owner, copy->done);
}

/**
 * sourcier_table_copy_append_cell:
 * @table: a table that is being made, a tab between cells and a line for each row
 * @at: the place of the cell in its row
 * @text: (transfer full): a cell; what would begin another cell or another row in it becomes a space
 */
void
sourcier_table_copy_append_cell (GString *table,
                                 guint    at,
                                 char    *text)
{
  g_return_if_fail (table != NULL);
  g_return_if_fail (text != NULL);

  g_autofree char *own = text;

  if (at > 0)
    g_string_append_c (table, '\t');
  g_string_append (table, g_strdelimit (own, "\t\n\v\f\r", ' '));
}

/**
 * sourcier_table_copy_rows:
 * @from: the widget that asks
 * @store: the office's file
 * @question: (transfer full): what shall be copied
 * @free_question: frees it
 * @make: makes the table
 * @done: what is told when it is on the clipboard
 * @failed: the heading when it cannot be made
 *
 * Puts a table on the clipboard.
 */
void
sourcier_table_copy_rows (GtkWidget             *from,
                          SourcierStore         *store,
                          gpointer               question,
                          GDestroyNotify         free_question,
                          SourcierTableCopyFunc  make,
                          const char            *done,
                          const char            *failed)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  Copy *copy = g_new0 (Copy, 1);

  copy->store = g_object_ref (store);
  copy->question = question;
  copy->free_question = free_question;
  copy->make = make;
  copy->done = g_strdup (done);
  copy->failed = g_strdup (failed);
  sourcier_job_run (from, read_in_thread, read_cb, copy, copy_free, NULL);
}
