/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store-private.h"

#include "base/day.h"
#include "store/backup.h"
#include "store/code-store.h"
#include "store/erasure.h"
#include "store/history.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Erasing for good: out of the rows, out of what undo keeps, out of the bytes of the file. */

/* An action gives up what it takes to undo it, and its line stays. What was undone is given up by the action that erases, as by any
 * other. */
static gboolean
empty_line (SourcierStore  *self,
            gint64          action,
            GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "UPDATE history SET changeset = x'', state = iif (state = ?2, ?3, state)"
                                  " WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, action);
  sourcier_statement_bind_int (statement, 2, SOURCIER_ACTION_DONE);
  sourcier_statement_bind_int (statement, 3, SOURCIER_ACTION_ERASED);
  return sourcier_statement_run (statement, error)
         && sourcier_store_run_for (self, "DELETE FROM history_part WHERE action = ?1", action, NULL, error);
}

static gboolean
blank_words (SourcierStore  *self,
             gint64          action,
             const char     *column_sql,
             const char     *words,
             GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, column_sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, action);
  sourcier_statement_bind_text (statement, 2, words);
  return sourcier_statement_run (statement, error);
}

/* The lines of the history stay, without the words that tell whom they were about. */
static gboolean
blank_lines (SourcierStore    *self,
             SourcierErasure  *erasure,
             GError          **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, "SELECT id, name, detail FROM history", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      gint64 action = sourcier_statement_get_int (statement, 0);
      gboolean named = sourcier_erasure_has_text (erasure, sourcier_statement_get_text (statement, 1));
      gboolean told = sourcier_erasure_has_text (erasure, sourcier_statement_get_text (statement, 2));

      /* translators: stands in the history for what was done, when its words named a person who was erased */
      if ((named && !blank_words (self, action, "UPDATE history SET name = ?2 WHERE id = ?1", _("Change"), error))
          || (told && !blank_words (self, action, "UPDATE history SET detail = ?2 WHERE id = ?1", "", error)))
        return FALSE;
    }
  return !has_row;
}

static gboolean
erase_history (SourcierStore    *self,
               SourcierErasure  *erasure,
               guint            *n_actions,
               GError          **error)
{
  g_autoptr (GArray) actions = NULL;

  if (!sourcier_erasure_find_actions (erasure, self, &actions, error))
    return FALSE;
  for (guint i = 0; i < actions->len; i++)
    if (!empty_line (self, g_array_index (actions, gint64, i), error))
      return FALSE;
  /* What is left of long actions that are given up portion by portion. */
  if (!_sourcier_store_drop_given_up (self, G_MAXINT64, NULL, error))
    return FALSE;
  if (n_actions != NULL)
    *n_actions = actions->len;
  return blank_lines (self, erasure, error);
}

/* Whoever thinks better of it before anything is erased is heard, however short it was. */
static gboolean
is_still_wanted (SourcierStore  *self,
                 GError        **error)
{
  return self->cancellable == NULL || !g_cancellable_is_cancelled (self->cancellable)
         || _sourcier_store_fail (self, SQLITE_INTERRUPT, error);
}

/**
 * sourcier_store_commit_erasing:
 * @self: an office's file, within an action
 * @erasure: what is to leave the file for good; the action has taken it out of the rows already
 * @n_actions: (out) (optional): how many actions of the history kept some of it
 * @error: where to put what went wrong
 *
 * Ends the action as sourcier_store_commit() does, but so that nothing brings back what it erased: it leaves a line in
 * the history that cannot be undone, even if it changed no row; earlier actions that keep any of it lose what undo
 * needs, and undo stops at them; the words go from the lines of the history. What may still
 * stand in the bytes of the file is for sourcier_store_remove_traces(). Long: not for the window's thread.
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
sourcier_store_commit_erasing (SourcierStore    *self,
                               SourcierErasure  *erasure,
                               guint            *n_actions,
                               GError          **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);
  g_return_val_if_fail (erasure != NULL, FALSE);

  if (!erase_history (self, erasure, n_actions, error)
      || !is_still_wanted (self, error)
      || !_sourcier_store_write_erasing (self, error)
      || !sourcier_store_execute (self, "INSERT OR REPLACE INTO meta VALUES ('traces', 1)", error)
      || !_sourcier_store_commit_raw (self, error))
    {
      sourcier_store_rollback (self);
      return FALSE;
    }
  _sourcier_store_forget_action (self);
  sourcier_store_refresh (self);
  return TRUE;
}

/* Returns whether the log beside the file is empty now, which no reader may hinder. */
static gboolean
empty_log (SourcierStore  *self,
           GError        **error)
{
  gint64 busy;

  if (!_sourcier_store_get_number (self, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, error))
    return FALSE;
  return busy == 0 || _sourcier_store_fail (self, SQLITE_BUSY, error);
}

static gboolean
rewrite_file (SourcierStore  *self,
              GError        **error)
{
  return sourcier_store_execute (self, "PRAGMA secure_delete = ON", error)
         && sourcier_store_execute (self, "VACUUM", error)
         && empty_log (self, error)
         && sourcier_store_execute (self, "DELETE FROM meta WHERE key = 'traces'", error);
}

/**
 * sourcier_store_remove_traces:
 * @self: an office's file
 * @error: where to put what went wrong
 *
 * Writes the file anew, so that what was erased stands nowhere in its bytes, nor in those of the log beside it. What
 * could not be done now is tried again whenever the file is opened to be written. Long: not for the window's thread.
 *
 * Returns: %FALSE with @error set, BUSY if another program reads the file, FULL if there is no room for a second copy;
 *   what was erased stays erased for all who use the program
 */
gboolean
sourcier_store_remove_traces (SourcierStore  *self,
                              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  g_autofree char *name = g_path_get_basename (self->path);
  g_autoptr (GError) cause = NULL;
  gint64 traces;

  if (!_sourcier_store_get_number (self, "SELECT count(*) FROM meta WHERE key = 'traces'", &traces, error))
    return FALSE;

  /* The erasure holds already: what cancels the job must not leave traces of it. */
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  gboolean done = traces == 0 || rewrite_file (self, &cause);
  sourcier_store_set_cancellable (self, self->cancellable);
  if (done)
    return TRUE;

  g_set_error (error, SOURCIER_STORE_ERROR, cause->code,
               cause->code == SOURCIER_STORE_ERROR_FULL
               ? _("The data is erased, but the disk has no room to write “%s” anew, and traces may be left in it. Make "
                   "room, then open the file again.")
               : cause->code != SOURCIER_STORE_ERROR_BUSY
               ? _("The data is erased, but “%s” cannot be written anew now, and traces may be left in it. See that its disk is "
                   "connected and can be written, then open the file again.")
               : _("The data is erased, but another program reads “%s”, and traces may be left in it. Close it in all "
                   "other windows, then open it again."), name);
  return FALSE;
}

static int
compare_copies (gconstpointer a,
                gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
add_backups (SourcierStore *self,
             GPtrArray     *copies)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();
  g_autoptr (GPtrArray) backups = sourcier_backup_list (self->path, policy, sourcier_store_get_file_number (self));

  for (guint i = 0; i < backups->len; i++)
    g_ptr_array_add (copies, g_strdup (sourcier_backup_get_path (backups->pdata[i])));
}

/**
 * sourcier_store_list_old_copies:
 * @self: an office's file
 *
 * Finds the backups of the file, and the copies that earlier programs put beside it before they brought it to a newer format.
 * What is erased from the file still stands in them.
 *
 * Returns: (transfer full) (element-type filename): their paths, in order
 */
GPtrArray *
sourcier_store_list_old_copies (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);

  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *base = g_path_get_basename (self->path);
  g_autofree char *start = g_strconcat (base, SOURCIER_STORE_COPY_MARK, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, start) && strspn (name + strlen (start), "0123456789") == strlen (name + strlen (start)))
      g_ptr_array_add (copies, g_build_filename (folder, name, NULL));
  add_backups (self, copies);
  g_ptr_array_sort (copies, compare_copies);
  return copies;
}

/**
 * sourcier_store_describe_old_copy:
 * @path: a path of sourcier_store_list_old_copies()
 *
 * Returns: (transfer full): when it was written and what it is called, for the reader: "18/01/2027 14:05 — office.sourcier.v3"
 */
char *
sourcier_store_describe_old_copy (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autoptr (GDateTime) at = info != NULL ? g_file_info_get_modification_date_time (info) : NULL;
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (local == NULL)
    return g_steal_pointer (&name);
  day = sourcier_day_format (sourcier_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                                                    g_date_time_get_day_of_month (local)));
  time = g_date_time_format (local, "%H:%M");
  return g_strdup_printf ("%s %s — %s", day, time, name);
}
