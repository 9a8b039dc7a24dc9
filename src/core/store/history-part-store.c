/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history.h"
#include "store/store-private.h"

/* What an action changed, in parts: however many rows it touches, only so much of it is in memory at a time. */

/* How much the session may hold before it is written. A million new suppliers would take 400 MB, and their changeset as
 * much again. */
#define MOST_HELD (8 << 20)

static gboolean
insert_part (SourcierStore  *self,
             gconstpointer   changeset,
             gsize           size,
             GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "INSERT INTO history_part (action, changeset) VALUES (?1, ?2)", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, self->action_id);
  sourcier_statement_bind_blob (statement, 2, changeset, size);
  return sourcier_statement_run (statement, error);
}

/* The line of the history takes its number now; what it says is written when the action ends. */
static gboolean
open_line (SourcierStore  *self,
           GError        **error)
{
  if (self->action_id != 0)
    return TRUE;
  if (!sourcier_store_execute (self, "INSERT INTO history (at, user, name, changes, changeset) VALUES ('', '', '', 0, x'')",
                               error))
    return FALSE;
  self->action_id = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

static gboolean
keep_part (SourcierStore  *self,
           gconstpointer   changeset,
           gsize           size,
           GError        **error)
{
  if (size == 0)
    return TRUE;
  self->n_changes += _sourcier_changeset_count (changeset, size, NULL, NULL);
  _sourcier_store_tell_about_part (self, changeset, size);
  return open_line (self, error) && insert_part (self, changeset, size, error);
}

static gboolean
write_part (SourcierStore  *self,
            GError        **error)
{
  int size = 0;
  void *changeset = NULL;
  int code = sqlite3session_changeset (self->session, &size, &changeset);
  gboolean done = code == SQLITE_OK || _sourcier_store_fail (self, code, error);

  done = done && keep_part (self, changeset, (gsize) size, error);
  sqlite3_free (changeset);
  return done && _sourcier_store_start_recording (self, error);
}

static gboolean
write_noted (SourcierStore  *self,
             GError        **error)
{
  g_autoptr (GByteArray) changeset = _sourcier_store_take_noted (self);

  return keep_part (self, changeset->data, changeset->len, error);
}

/**
 * _sourcier_store_cut_action:
 * @self: an office's file
 * @error: where to put what went wrong
 *
 * Called after each statement. Within an action that has changed a lot, writes what it changed so far into the file, and
 * forgets it.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
_sourcier_store_cut_action (SourcierStore  *self,
                            GError        **error)
{
  gboolean done = TRUE;

  if (self->session == NULL || self->is_keeping)
    return TRUE;

  self->is_keeping = TRUE;
  if (self->noted_size >= MOST_HELD)
    done = write_noted (self, error);
  if (done && sqlite3session_memory_used (self->session) >= MOST_HELD)
    done = write_part (self, error);
  self->is_keeping = FALSE;
  return done;
}

/* Returns: (transfer full) (nullable) (element-type gint64): the parts that come before what stands in the line of the
 * history, in the order in which they were done. What was given up goes in portions: what is left of it is nobody's any more */
static GArray *
list_parts (SourcierStore  *self,
            gint64          action,
            GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "SELECT id FROM history_part WHERE action = ?1"
                                  " AND (SELECT state FROM history WHERE id = ?1) IS NOT ?2 ORDER BY id", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, action);
  sourcier_statement_bind_int (statement, 2, SOURCIER_ACTION_THINNED);
  return sourcier_statement_read_ids (statement, error);
}

static gboolean
read_changeset (SourcierStore  *self,
                const char     *sql,
                gint64          id,
                GBytes        **changeset,
                GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, sql, error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_find (statement, id, &has_row, error))
    return FALSE;
  *changeset = has_row ? sourcier_statement_get_blob (statement, 0) : g_bytes_new (NULL, 0);
  return TRUE;
}

/**
 * _sourcier_store_each_changeset:
 * @self: an office's file
 * @action: an action of the history
 * @backwards: whether the last comes first
 * @func: (scope call): called for each part of what the action changed, with the bytes; returns an SQLite code, and ends
 *   with %SQLITE_DONE what need not go on
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if a part cannot be read or @func failed
 */
gboolean
_sourcier_store_each_changeset (SourcierStore          *self,
                                gint64                  action,
                                gboolean                backwards,
                                SourcierChangesetFunc   func,
                                gpointer                user_data,
                                GError                **error)
{
  g_autoptr (GArray) parts = list_parts (self, action, error);
  int code = SQLITE_OK;

  for (guint i = 0; parts != NULL && i <= parts->len && code == SQLITE_OK; i++)
    {
      guint place = backwards ? parts->len - i : i;
      gboolean is_line = place == parts->len;
      g_autoptr (GBytes) changeset = NULL;

      if (!read_changeset (self, is_line ? "SELECT changeset FROM history WHERE id = ?1"
                                         : "SELECT changeset FROM history_part WHERE id = ?1",
                           is_line ? action : g_array_index (parts, gint64, place), &changeset, error))
        return FALSE;
      if (_sourcier_changeset_count (g_bytes_get_data (changeset, NULL), g_bytes_get_size (changeset), NULL, NULL) < 0)
        code = SQLITE_CORRUPT;
      else if (g_bytes_get_size (changeset) > 0)
        code = func (self, changeset, user_data);
    }
  if (code != SQLITE_OK && code != SQLITE_DONE)
    return _sourcier_store_fail (self, code, error);
  return parts != NULL;
}
