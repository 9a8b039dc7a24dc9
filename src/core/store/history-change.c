/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include "store/history-change.h"

/* The changesets of the history, read row by row. */

/**
 * sourcier_change_get_table:
 * @self: a change
 *
 * Returns: (transfer none): the table that the row is of
 */
const char *
sourcier_change_get_table (SourcierChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

/**
 * sourcier_change_get_kind:
 * @self: a change
 *
 * Returns: whether the row came, changed or went
 */
SourcierChangeKind
sourcier_change_get_kind (SourcierChange *self)
{
  g_return_val_if_fail (self != NULL, SOURCIER_CHANGE_CHANGED);

  return self->operation == SQLITE_INSERT ? SOURCIER_CHANGE_CAME
         : self->operation == SQLITE_DELETE ? SOURCIER_CHANGE_WENT : SOURCIER_CHANGE_CHANGED;
}

/**
 * sourcier_change_get_n_columns:
 * @self: a change
 *
 * Returns: how many columns the table had
 */
guint
sourcier_change_get_n_columns (SourcierChange *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) self->n_columns;
}

/* Returns: (nullable): what the column held, NULL where the row was not there or the column did not change. */
static sqlite3_value *
get_value (SourcierChange *self,
           guint           column,
           gboolean        after)
{
  sqlite3_value *value = NULL;

  if ((int) column >= self->n_columns || self->operation == (after ? SQLITE_DELETE : SQLITE_INSERT))
    return NULL;
  if (after)
    sqlite3changeset_new (self->iter, (int) column, &value);
  else
    sqlite3changeset_old (self->iter, (int) column, &value);
  return value;
}

/**
 * sourcier_change_get_int:
 * @self: a change
 * @column: a column, from 0
 *
 * Returns: the number in the column, before the change if the row was there; 0 if it held none or did not change
 */
gint64
sourcier_change_get_int (SourcierChange *self,
                         guint           column)
{
  g_return_val_if_fail (self != NULL, 0);

  sqlite3_value *value = get_value (self, column, self->operation == SQLITE_INSERT);

  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

/**
 * sourcier_change_get_int_after:
 * @self: a change
 * @column: a column, from 0
 *
 * Returns: the number in the column after the change; 0 if it held none, did not change or the row went
 */
gint64
sourcier_change_get_int_after (SourcierChange *self,
                               guint           column)
{
  g_return_val_if_fail (self != NULL, 0);

  sqlite3_value *value = get_value (self, column, TRUE);

  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

/**
 * sourcier_change_get_row:
 * @self: a change
 *
 * Returns: the id of the row, which stands in the first column
 */
gint64
sourcier_change_get_row (SourcierChange *self)
{
  return sourcier_change_get_int (self, 0);
}

/**
 * sourcier_change_get_text:
 * @self: a change
 * @column: a column, from 0
 * @after: what the column held after the change rather than before
 *
 * Returns: (transfer none) (nullable): the words in the column; %NULL if it held none, did not change or the row was
 *   not there
 */
const char *
sourcier_change_get_text (SourcierChange *self,
                          guint           column,
                          gboolean        after)
{
  g_return_val_if_fail (self != NULL, NULL);

  sqlite3_value *value = get_value (self, column, after);
  const char *text =
    value != NULL && sqlite3_value_type (value) == SQLITE_TEXT ? (const char *) sqlite3_value_text (value) : NULL;

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;

  if (self->repaired == NULL)
    self->repaired = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->repaired, g_utf8_make_valid (text, -1));
  return g_ptr_array_index (self->repaired, self->repaired->len - 1);
}

/* Returns: (transfer full) (nullable): the value in words; NULL for nothing, and for what is no words */
static char *
dup_value (sqlite3_value *value)
{
  const char *text;

  if (sqlite3_value_type (value) == SQLITE_NULL || sqlite3_value_type (value) == SQLITE_BLOB)
    return NULL;
  if (sqlite3_value_type (value) == SQLITE_INTEGER)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) sqlite3_value_int64 (value));
  text = (const char *) sqlite3_value_text (value);
  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/**
 * sourcier_change_read:
 * @self: a change
 * @column: a column, from 0
 * @after: what the column held after the change rather than before
 * @text: (out) (optional) (nullable) (transfer full): that in words, a number as well; %NULL where it held nothing, or a file
 *
 * Returns: whether the change tells it: the row was there, and the column changed or is of the key
 */
gboolean
sourcier_change_read (SourcierChange  *self,
                      guint            column,
                      gboolean         after,
                      char           **text)
{
  g_return_val_if_fail (self != NULL, FALSE);

  sqlite3_value *value = get_value (self, column, after);

  if (value != NULL && text != NULL)
    *text = dup_value (value);
  return value != NULL;
}

/**
 * sourcier_standing_row_clear:
 * @self: how a row stands
 *
 * Frees what is in it.
 */
void
sourcier_standing_row_clear (SourcierStandingRow *self)
{
  g_clear_pointer (&self->as_before, g_free);
  g_clear_pointer (&self->as_after, g_free);
}

/* "SELECT * FROM t WHERE a = ?1 AND b = ?2", with the values of the key. */
static SourcierStatement *
find_stored_row (SourcierChange *self,
                 SourcierStore  *store)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (SourcierStatement) columns =
    sourcier_store_prepare (store, "SELECT name, cid FROM pragma_table_info (?1) WHERE pk > 0 ORDER BY cid", NULL);
  g_autoptr (GArray) key = g_array_new (FALSE, FALSE, sizeof (guint));
  SourcierStatement *row;
  gboolean has_row = TRUE;

  if (columns == NULL)
    return NULL;
  g_string_append_printf (sql, "SELECT * FROM \"%s\" WHERE", self->table);
  sourcier_statement_bind_text (columns, 1, self->table);
  while (sourcier_statement_step (columns, &has_row, NULL) && has_row)
    {
      guint column = (guint) sourcier_statement_get_int (columns, 1);

      g_array_append_val (key, column);
      g_string_append_printf (sql, "%s \"%s\" = ?%u", key->len > 1 ? " AND" : "", sourcier_statement_get_text (columns, 0),
                              key->len);
    }
  row = has_row || key->len == 0 ? NULL : sourcier_store_prepare (store, sql->str, NULL);
  for (guint i = 0; row != NULL && i < key->len; i++)
    {
      sqlite3_value *value = get_value (self, g_array_index (key, guint, i), self->operation == SQLITE_INSERT);

      if (value != NULL)
        _sourcier_statement_bind_value (row, (int) i + 1, value);
    }
  return row;
}

/**
 * sourcier_change_compare:
 * @self: a change
 * @store: the office's file
 * @row: (out caller-allocates): how the row stands now
 *
 * Returns: whether the file could be asked
 */
gboolean
sourcier_change_compare (SourcierChange      *self,
                         SourcierStore       *store,
                         SourcierStandingRow *row)
{
  g_return_val_if_fail (self != NULL && row != NULL, FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_autoptr (SourcierStatement) stored = find_stored_row (self, store);
  gboolean has_row;

  if (stored == NULL || !sourcier_statement_step (stored, &has_row, NULL))
    return FALSE;
  row->is_there = has_row;
  row->as_before = g_new0 (gboolean, self->n_columns);
  row->as_after = g_new0 (gboolean, self->n_columns);
  for (guint i = 0; has_row && i < (guint) self->n_columns; i++)
    {
      sqlite3_value *before = get_value (self, i, FALSE), *after = get_value (self, i, TRUE);

      row->as_before[i] = before == NULL || _sourcier_statement_holds (stored, (int) i, before);
      row->as_after[i] = after == NULL || _sourcier_statement_holds (stored, (int) i, after);
    }
  return TRUE;
}

typedef struct
{
  gint64 action;
  SourcierChangeFunc func;
  gpointer user_data;
} Walk;

/**
 * _sourcier_changeset_each:
 * @store: an office's file
 * @action: number of the action that the changeset is of
 * @changeset: what it changed, read by _sourcier_changeset_count() before
 * @size: its length in bytes
 * @func: (scope call): called for each row
 * @user_data: for @func
 *
 * Returns: an SQLite code; %SQLITE_DONE if @func wanted no more
 */
int
_sourcier_changeset_each (SourcierStore      *store,
                          gint64              action,
                          gconstpointer       changeset,
                          gsize               size,
                          SourcierChangeFunc  func,
                          gpointer            user_data)
{
  SourcierChange change = { NULL };
  gboolean goes_on = TRUE;
  int code = size == 0 ? SQLITE_OK : sqlite3changeset_start (&change.iter, (int) size, (void *) changeset);

  while (goes_on && change.iter != NULL && code == SQLITE_OK && sqlite3changeset_next (change.iter) == SQLITE_ROW)
    {
      if (g_cancellable_is_cancelled (store->cancellable))
        code = SQLITE_INTERRUPT;
      else
        code = sqlite3changeset_op (change.iter, &change.table, &change.n_columns, &change.operation, NULL);
      goes_on = code == SQLITE_OK && func (action, &change, user_data);
      g_clear_pointer (&change.repaired, g_ptr_array_unref);
    }

  int end = change.iter != NULL ? sqlite3changeset_finalize (change.iter) : code;
  if (code != SQLITE_OK || end != SQLITE_OK)
    return code != SQLITE_OK ? code : end;
  return goes_on ? SQLITE_OK : SQLITE_DONE;
}

static int
go_through (SourcierStore *store,
            GBytes        *changeset,
            gpointer       user_data)
{
  Walk *walk = user_data;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  return _sourcier_changeset_each (store, walk->action, data, size, walk->func, walk->user_data);
}

static gboolean
walk_action (SourcierStore       *store,
             gint64               action,
             SourcierChangeFunc   func,
             gpointer             user_data,
             GError             **error)
{
  Walk walk = { action, func, user_data };

  return _sourcier_store_each_changeset (store, action, FALSE, go_through, &walk, error);
}

/* @sql gives the numbers of the actions; those after @action only. */
static gboolean
walk_actions (SourcierStore       *store,
              const char          *sql,
              gint64               action,
              SourcierChangeFunc   func,
              gpointer             user_data,
              GError             **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  g_autoptr (GArray) actions = NULL;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, action);
  actions = sourcier_statement_read_ids (statement, error);
  for (guint i = 0; actions != NULL && i < actions->len; i++)
    if (!walk_action (store, g_array_index (actions, gint64, i), func, user_data, error))
      return FALSE;
  return actions != NULL;
}

/**
 * sourcier_history_each_change:
 * @store: an office's file
 * @func: (scope call): called for each row that an action changed, the oldest action first
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * Goes through all that the history keeps to undo and redo actions. This may take seconds: not for the window's thread.
 *
 * Returns: %FALSE with @error set if the history cannot be read or the work was cancelled
 */
gboolean
sourcier_history_each_change (SourcierStore       *store,
                              SourcierChangeFunc   func,
                              gpointer             user_data,
                              GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return walk_actions (store, "SELECT id FROM history WHERE id > ?1 ORDER BY id", 0, func, user_data, error);
}

/**
 * sourcier_history_each_change_of:
 * @store: an office's file
 * @action: number of an action
 * @func: (scope call): called for each row that it changed
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * Goes through what the history keeps of one action: not for the window's thread.
 *
 * Returns: %FALSE with @error set if the history cannot be read or the work was cancelled
 */
gboolean
sourcier_history_each_change_of (SourcierStore       *store,
                                 gint64               action,
                                 SourcierChangeFunc   func,
                                 gpointer             user_data,
                                 GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (action > 0 && func != NULL, FALSE);

  return walk_action (store, action, func, user_data, error);
}

/**
 * sourcier_history_each_change_since:
 * @store: an office's file
 * @action: number of an action
 * @func: (scope call): called for each row that a later action changed which holds, the oldest action first
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * Goes through what the history keeps of what was done after an action: not for the window's thread.
 *
 * Returns: %FALSE with @error set if the history cannot be read or the work was cancelled
 */
gboolean
sourcier_history_each_change_since (SourcierStore       *store,
                                    gint64               action,
                                    SourcierChangeFunc   func,
                                    gpointer             user_data,
                                    GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (action > 0 && func != NULL, FALSE);

  return walk_actions (store, "SELECT id FROM history WHERE id > ?1 AND state = 0 ORDER BY id", action, func, user_data,
                       error);
}
