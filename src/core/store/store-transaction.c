/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store-private.h"

#include "base/user.h"
#include "store/code-store.h"
#include "store/history-owner.h"
#include "store/history.h"

#include <glib/gi18n-lib.h>

/* An id: 24 bits of the copy's own random number, then 39 bits of a counter; the sign bit stays free. */
#define COUNTER_BITS 39

/* Tables that tell about the file rather than about the office: their changes are nobody's to undo. */
static gboolean
is_own_table (const char *name)
{
  return g_str_equal (name, "meta") || g_str_equal (name, "history") || g_str_has_prefix (name, "history_")
         || g_str_has_prefix (name, "sqlite_");
}

/* Notes which tables an action's changeset records: those of the domains, not the store's own. */
gboolean
_sourcier_store_find_tables (SourcierStore  *self,
                             GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;

  g_ptr_array_set_size (self->tracked_tables, 0);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      const char *name = sourcier_statement_get_text (statement, 0);

      if (!is_own_table (name))
        g_ptr_array_add (self->tracked_tables, g_strdup (name));
    }
  return !has_row;
}

/**
 * sourcier_store_is_in_place:
 * @self: an office's file
 *
 * An open file can be moved, deleted or replaced under the program, by a person or by what copies files between machines.
 * What is written then reaches a file that nobody will open again.
 *
 * Returns: %FALSE if another file lies now where this one was opened, or none
 */
gboolean
sourcier_store_is_in_place (SourcierStore *self)
{
  int moved = 0;

  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);

  return sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved;
}

static gboolean
check_in_place (SourcierStore  *self,
                GError        **error)
{
  g_autofree char *name = g_path_get_basename (self->path);

  if (sourcier_store_is_in_place (self))
    return TRUE;
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
               _("“%s” was moved, deleted or replaced since it was opened, so nothing more is written to it. Put it back "
                 "in its place, or open it where it is now."), name);
  return FALSE;
}

/* A long action writes all over the indexes of the file. What does not fit in memory goes to the log, and comes back from
 * it, again and again: with a cache that is too small a third more is written. */
void
_sourcier_store_set_cache (SourcierStore *self,
                           int            kib)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA cache_size = -%d", kib);

  sourcier_store_execute (self, sql, NULL);
}

/* Whoever follows the file by its history would take what another program wrote for what a line tells: how often this
 * program wrote is kept beside the lines, to be compared with how often anybody did. What changed nothing is not written, and
 * before a file is brought up to date nobody follows it. */
static gboolean
count_commit (SourcierStore  *self,
              GError        **error)
{
  return !self->counts_commits || sqlite3_total_changes (self->db) == self->changes_at_begin
         || sourcier_store_execute (self, "INSERT INTO meta (key, value) VALUES ('" SOURCIER_STORE_COMMITS "', 1)"
                                          " ON CONFLICT (key) DO UPDATE SET value = value + 1", error);
}

gboolean
_sourcier_store_begin_raw (SourcierStore  *self,
                           GError        **error)
{
  g_assert (!self->in_transaction);
  _sourcier_system_forget ();

  if (!check_in_place (self, error) || !sourcier_store_execute (self, "BEGIN IMMEDIATE", error))
    return FALSE;
  _sourcier_store_set_cache (self, SOURCIER_STORE_ACTION_CACHE_KIB);
  self->in_transaction = TRUE;
  self->changes_at_begin = sqlite3_total_changes (self->db);
  return TRUE;
}

/* What is written is the history's own business, and no action. */
gboolean
_sourcier_store_begin_to_tend (SourcierStore  *self,
                               GError        **error)
{
  if (!self->read_only)
    return _sourcier_store_begin_raw (self, error);
  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY, self->read_only_reason);
  return FALSE;
}

gboolean
_sourcier_store_commit_raw (SourcierStore  *self,
                            GError        **error)
{
  if (!count_commit (self, error) || !sourcier_store_execute (self, "COMMIT", error))
    return FALSE;
  _sourcier_store_set_cache (self, SOURCIER_STORE_CACHE_KIB);
  self->in_transaction = FALSE;
  return TRUE;
}

/* Begins to record what changes in the office's tables, and forgets what was recorded. */
gboolean
_sourcier_store_start_recording (SourcierStore  *self,
                                 GError        **error)
{
  g_clear_pointer (&self->session, sqlite3session_delete);

  int code = sqlite3session_create (self->db, "main", &self->session);

  for (guint i = 0; code == SQLITE_OK && i < self->tracked_tables->len; i++)
    code = sqlite3session_attach (self->session, g_ptr_array_index (self->tracked_tables, i));
  return code == SQLITE_OK || _sourcier_store_fail (self, code, error);
}

/* Read at each action, since another connection may have given out ids in the meantime. */
static gboolean
read_counter (SourcierStore  *self,
              GError        **error)
{
  if (!_sourcier_store_get_number (self, "SELECT value FROM meta WHERE key = 'replica'", &self->replica, error)
      || !_sourcier_store_get_number (self, "SELECT value FROM meta WHERE key = 'next_id'", &self->next_id, error))
    return FALSE;
  /* Numbers that no copy of this program ever wrote would give out ids that others have. */
  if (self->replica < 1 || self->replica > SOURCIER_STORE_REPLICA_MASK || self->next_id < 1 || self->next_id >> COUNTER_BITS != 0)
    return _sourcier_store_fail (self, SQLITE_CORRUPT, error);
  self->saved_next_id = self->next_id;
  return TRUE;
}

/**
 * sourcier_store_begin:
 * @self: an office's file
 * @name: what the reader is doing, in the reader's words: _("Add label")
 * @error: where to put what went wrong
 *
 * Begins an action: everything that changes in the file until sourcier_store_commit() is one transaction, one line of the
 * history, and one thing to undo. Another program's action is waited for two seconds.
 *
 * Returns: %FALSE with @error set to BUSY, READ_ONLY, FULL … if nothing can be written
 */
gboolean
sourcier_store_begin (SourcierStore  *self,
                      const char     *name,
                      GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  if (self->read_only)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY, self->read_only_reason);
      return FALSE;
    }
  if (!_sourcier_store_begin_raw (self, error))
    return FALSE;
  if (!read_counter (self, error) || !_sourcier_store_start_recording (self, error))
    {
      sourcier_store_rollback (self);
      return FALSE;
    }

  self->action_name = g_strdup (name);
  self->action_detail = g_strdup ("");
  return TRUE;
}

/**
 * sourcier_store_set_detail:
 * @self: an office's file, within an action
 * @detail: what the action is about: the supplier's name, the file that is imported
 *
 * Completes the name of the action for the history page.
 */
void
sourcier_store_set_detail (SourcierStore *self,
                           const char    *detail)
{
  g_return_if_fail (SOURCIER_IS_STORE (self));
  g_return_if_fail (detail != NULL);
  g_return_if_fail (self->session != NULL);

  g_free (self->action_detail);
  self->action_detail = g_strdup (detail);
}

/**
 * sourcier_store_set_kind:
 * @self: an office's file, within an action
 * @kind: what programs know such actions by, whatever the language of whoever does them: %SOURCIER_ACTION_KIND_IMPORT
 *
 * Tells the action from others whose name may be the same.
 */
void
sourcier_store_set_kind (SourcierStore *self,
                         const char    *kind)
{
  g_return_if_fail (SOURCIER_IS_STORE (self));
  g_return_if_fail (kind != NULL);
  g_return_if_fail (self->session != NULL);

  g_free (self->action_kind);
  self->action_kind = g_strdup (kind);
}

/* The action is over, whatever became of it. */
void
_sourcier_store_forget_action (SourcierStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->action_name, g_free);
  g_clear_pointer (&self->action_detail, g_free);
  self->action_id = 0;
  self->n_changes = 0;
  self->is_keeping = FALSE;
  self->notes_inserts = FALSE;
  self->is_blind = FALSE;
  g_clear_pointer (&self->noted, g_ptr_array_unref);
  self->noted_size = 0;
  g_clear_pointer (&self->action_kind, g_free);
  g_clear_pointer (&self->action_about, g_hash_table_unref);
  if (self->owners != NULL)
    sourcier_owners_forget_gone (self->owners);
  g_clear_pointer (&self->held_indexes, g_ptr_array_unref);
}

static gboolean
save_counter (SourcierStore  *self,
              GError        **error)
{
  if (self->next_id == self->saved_next_id)
    return TRUE;

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "UPDATE meta SET value = ?1 WHERE key = 'next_id'", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, self->next_id);
  return sourcier_statement_run (statement, error);
}

/* Beside the line, which ends in what may be large. */
static gboolean
write_kind (SourcierStore  *self,
            GError        **error)
{
  g_autoptr (SourcierStatement) statement = NULL;

  if (self->action_kind == NULL)
    return TRUE;
  statement = sourcier_store_prepare (self, "INSERT INTO history_kind (action, kind) VALUES (last_insert_rowid (), ?1)",
                                      error);
  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, self->action_kind);
  return sourcier_statement_run (statement, error);
}

/* The number of the line that was written last, which it may have had since a part of what it tells was. */
static gint64
find_line (SourcierStore *self)
{
  return self->action_id != 0 ? self->action_id : sqlite3_last_insert_rowid (self->db);
}

/* An action that erases keeps nothing that could bring back what it erased. */
static gboolean
write_history (SourcierStore        *self,
               GByteArray           *changeset,
               SourcierActionState   state,
               GError              **error)
{
  gboolean erases = state == SOURCIER_ACTION_ERASED;
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "INSERT OR REPLACE INTO history (at, user, name, detail, changes, changeset, state, id) "
                                  "VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1, ?2, ?3, ?4, ?5, ?6, ?7)", error);

  g_autofree char *user = sourcier_user_dup_name ();

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, user);
  sourcier_statement_bind_text (statement, 2, self->action_name);
  sourcier_statement_bind_text (statement, 3, self->action_detail);
  sourcier_statement_bind_int (statement, 4, self->n_changes + _sourcier_changeset_count (changeset->data, changeset->len, NULL, NULL));
  sourcier_statement_bind_blob (statement, 5, changeset->data, erases ? 0 : changeset->len);
  sourcier_statement_bind_int (statement, 6, state);
  if (self->action_id != 0)
    sourcier_statement_bind_int (statement, 7, self->action_id);
  return sourcier_statement_run (statement, error) && write_kind (self, error)
         && _sourcier_store_tell_about (self, find_line (self), changeset->data, changeset->len, error)
         && (!erases || sourcier_store_run_for (self, "DELETE FROM history_part WHERE action = ?1", self->action_id, NULL,
                                                error));
}

/* What was undone can no longer be redone once other work follows: its line stays, its changeset goes. */
static gboolean
abandon_undone (SourcierStore  *self,
                GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM history_part WHERE action IN (SELECT id FROM history"
                                          " WHERE state = %d);"
                                          "UPDATE history SET state = %d, changeset = x'' WHERE state = %d",
                                          SOURCIER_ACTION_UNDONE, SOURCIER_ACTION_ABANDONED, SOURCIER_ACTION_UNDONE);

  return sourcier_store_execute (self, sql, error);
}

/* Returns: (transfer full) (nullable): what changed and is not kept in a part yet; %NULL with @error set */
static GByteArray *
end_recording (SourcierStore  *self,
               GError        **error)
{
  int size = 0;
  void *recorded = NULL;
  int code = sqlite3session_changeset (self->session, &size, &recorded);
  GByteArray *changeset = NULL;

  self->is_keeping = TRUE;
  if (code == SQLITE_OK)
    {
      g_autoptr (GByteArray) noted = _sourcier_store_take_noted (self);

      changeset = g_byte_array_new ();
      g_byte_array_append (changeset, recorded, (guint) size);
      g_byte_array_append (changeset, noted->data, noted->len);
    }
  else
    _sourcier_store_fail (self, code, error);
  sqlite3_free (recorded);
  return changeset;
}

/**
 * sourcier_store_commit:
 * @self: an office's file, within an action
 * @error: where to put what went wrong
 *
 * Ends the action. An action that changed nothing leaves no line in the history. If the commit fails, everything is as it
 * was before the action began.
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
sourcier_store_commit (SourcierStore  *self,
                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);

  g_autoptr (GByteArray) changeset = end_recording (self, error);
  gboolean has_changed = changeset != NULL && (changeset->len > 0 || self->action_id != 0);
  gboolean done = changeset != NULL && _sourcier_store_release_indexes (self, error) && save_counter (self, error)
                  && (!has_changed
                      || (abandon_undone (self, error) && write_history (self, changeset, SOURCIER_ACTION_DONE, error)))
                  && _sourcier_store_commit_raw (self, error);

  if (!done)
    {
      sourcier_store_rollback (self);
      return FALSE;
    }
  _sourcier_store_forget_action (self);
  if (has_changed)
    sourcier_store_refresh (self);
  return TRUE;
}

/* Writes the line of an action that erases, without what undo would need, even if it changed no row. */
gboolean
_sourcier_store_write_erasing (SourcierStore  *self,
                               GError        **error)
{
  g_autoptr (GByteArray) changeset = end_recording (self, error);

  return changeset != NULL
         && _sourcier_store_release_indexes (self, error)
         && save_counter (self, error)
         && abandon_undone (self, error)
         && write_history (self, changeset, SOURCIER_ACTION_ERASED, error);
}

/**
 * sourcier_store_rollback:
 * @self: an office's file
 *
 * Gives the action up: the file is as it was before it began. Nothing happens if there is none.
 */
void
sourcier_store_rollback (SourcierStore *self)
{
  g_return_if_fail (SOURCIER_IS_STORE (self));

  _sourcier_store_forget_action (self);
  if (!self->in_transaction)
    return;

  /* SQLite may have rolled back by itself, on a full disk for instance; then there is nothing left to do. A statement
   * interrupted by a cancellable must not keep the rollback from running. */
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  _sourcier_store_set_cache (self, SOURCIER_STORE_CACHE_KIB);
  self->in_transaction = FALSE;
  sourcier_store_set_cancellable (self, self->cancellable);
}

/**
 * sourcier_store_in_transaction:
 * @self: an office's file
 *
 * Returns: whether an action is under way on this connection
 */
gboolean
sourcier_store_in_transaction (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);

  return self->in_transaction;
}

/**
 * sourcier_store_next_id:
 * @self: an office's file, within an action
 *
 * Gives out an id that no other copy of this file ever gives out: the copy's own random number stands in its upper bits,
 * a counter below it.
 *
 * Returns: a positive id, never given before
 */
gint64
sourcier_store_next_id (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), 0);
  g_return_val_if_fail (self->session != NULL, 0);

  return (self->replica << COUNTER_BITS) | self->next_id++;
}
