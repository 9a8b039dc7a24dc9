/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/statement.h"

#include "store/store-private.h"

#include <string.h>

struct _SourcierStatement
{
  SourcierStore *store;   /* held while the statement is lent */
  sqlite3_stmt *stmt;
  char *sql;
  gboolean is_kept;       /* by its store, to be lent again */
  GPtrArray *repaired;    /* texts of the current row that were not UTF-8 */
  SourcierNotedRow *noted; /* (nullable) what it inserts, if that may be noted */
  gboolean cannot_note;
  gboolean notes;         /* what is bound, for whoever has borrowed it */
};

/* Takes over @stmt. */
SourcierStatement *
_sourcier_statement_new (const char   *sql,
                         sqlite3_stmt *stmt)
{
  SourcierStatement *self = g_new0 (SourcierStatement, 1);

  self->sql = g_strdup (sql);
  self->stmt = stmt;
  return self;
}

/* From now on the statement waits in its store when it is released. Returns: (transfer none): its text */
const char *
_sourcier_statement_keep (SourcierStatement *self)
{
  self->is_kept = TRUE;
  return self->sql;
}

void
_sourcier_statement_lend (SourcierStatement *self,
                          SourcierStore     *store)
{
  g_assert (self->store == NULL);

  self->store = g_object_ref (store);
}

/* What is bound until it is released is noted, too, where that can be. */
void
_sourcier_statement_note (SourcierStatement *self)
{
  if (self->noted == NULL && !self->cannot_note)
    {
      self->noted = _sourcier_noted_row_new (self->store, self->sql);
      self->cannot_note = self->noted == NULL;
    }
  self->notes = self->noted != NULL;
}

gboolean
_sourcier_statement_is_lent (SourcierStatement *self)
{
  return self->store != NULL;
}

static void
statement_free (SourcierStatement *self)
{
  g_clear_pointer (&self->noted, _sourcier_noted_row_free);
  sqlite3_finalize (self->stmt);
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
  g_free (self->sql);
  g_free (self);
}

/* The store keeps the statement no longer; whoever has borrowed it may still use it. */
void
_sourcier_statement_forget (SourcierStatement *self)
{
  self->is_kept = FALSE;
  if (self->store == NULL)
    statement_free (self);
}

/**
 * sourcier_statement_release:
 * @self: (transfer full): a statement
 *
 * Gives a statement back to the store that lent it.
 */
void
sourcier_statement_release (SourcierStatement *self)
{
  g_return_if_fail (self != NULL);

  g_autoptr (SourcierStore) store = g_steal_pointer (&self->store);

  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  if (self->notes)
    _sourcier_noted_row_clear (self->noted);
  self->notes = FALSE;
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
  if (!self->is_kept)
    statement_free (self);
}

/**
 * sourcier_statement_read_int:
 * @self: a statement whose first column is a number
 * @number: (out): the number of its next row, 0 where there is none
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_statement_read_int (SourcierStatement  *self,
                             gint64             *number,
                             GError            **error)
{
  gboolean has_row;

  if (!sourcier_statement_step (self, &has_row, error))
    return FALSE;
  *number = has_row ? sourcier_statement_get_int (self, 0) : 0;
  return TRUE;
}

/**
 * sourcier_statement_find:
 * @self: a statement that asks about the row whose id is its first parameter
 * @id: an id
 * @has_row: (out): whether there is such a row
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_statement_find (SourcierStatement  *self,
                         gint64              id,
                         gboolean           *has_row,
                         GError            **error)
{
  sourcier_statement_bind_int (self, 1, id);
  return sourcier_statement_step (self, has_row, error);
}

/**
 * sourcier_statement_read_ids:
 * @self: a statement
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the first column of each row that is left, or %NULL with
 *   @error set
 */
GArray *
sourcier_statement_read_ids (SourcierStatement  *self,
                             GError            **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row = TRUE;

  while (has_row)
    {
      if (!sourcier_statement_step (self, &has_row, error))
        return NULL;
      if (has_row)
        {
          gint64 id = sourcier_statement_get_int (self, 0);
          g_array_append_val (ids, id);
        }
    }
  return g_steal_pointer (&ids);
}

/**
 * sourcier_statement_reset:
 * @self: a statement
 *
 * Makes the statement ready to run again; what is bound stays bound.
 */
void
sourcier_statement_reset (SourcierStatement *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_reset (self->stmt);
  g_clear_pointer (&self->repaired, g_ptr_array_unref);
}

/* A parameter that the statement does not have is a mistake of ours. */
static void
check_bound (int code)
{
  g_assert (code == SQLITE_OK);
}

/**
 * sourcier_statement_bind_int:
 * @self: a statement
 * @parameter: which parameter, from 1
 * @value: its value
 */
void
sourcier_statement_bind_int (SourcierStatement *self,
                             int                parameter,
                             gint64             value)
{
  check_bound (sqlite3_bind_int64 (self->stmt, parameter, value));
  if (self->notes)
    _sourcier_noted_row_set_int (self->noted, parameter, value);
}

static void
bind_valid (SourcierStatement *self,
            int                parameter,
            const char        *value)
{
  if (*value == '\0')
    check_bound (sqlite3_bind_text (self->stmt, parameter, "", 0, SQLITE_STATIC));
  else
    check_bound (sqlite3_bind_text (self->stmt, parameter, value, -1, SQLITE_TRANSIENT));
  if (self->notes)
    _sourcier_noted_row_set_text (self->noted, parameter, value);
}

/**
 * sourcier_statement_bind_text:
 * @self: a statement
 * @parameter: which parameter, from 1
 * @value: (nullable): its value, copied; %NULL binds SQL's NULL
 *
 * Bytes that are not UTF-8 are replaced by U+FFFD before they reach the file.
 */
void
sourcier_statement_bind_text (SourcierStatement *self,
                              int                parameter,
                              const char        *value)
{
  if (value == NULL)
    sourcier_statement_bind_null (self, parameter);
  else if (g_utf8_validate (value, -1, NULL))
    bind_valid (self, parameter, value);
  else
    {
      g_autofree char *valid = g_utf8_make_valid (value, -1);

      bind_valid (self, parameter, valid);
    }
}

/**
 * sourcier_statement_bind_day:
 * @self: a statement
 * @parameter: which parameter, from 1
 * @day: a day; %SOURCIER_DAY_NONE binds SQL's NULL
 */
void
sourcier_statement_bind_day (SourcierStatement *self,
                             int                parameter,
                             SourcierDay        day)
{
  g_autofree char *iso = sourcier_day_to_iso (day);

  sourcier_statement_bind_text (self, parameter, iso);
}

/**
 * sourcier_statement_bind_blob:
 * @self: a statement
 * @parameter: which parameter, from 1
 * @data: bytes, copied
 * @size: how many
 */
void
sourcier_statement_bind_blob (SourcierStatement *self,
                              int                parameter,
                              gconstpointer      data,
                              gsize              size)
{
  /* No row of a long list holds any: the session tells of it. */
  self->notes = FALSE;
  if (size == 0)
    check_bound (sqlite3_bind_zeroblob (self->stmt, parameter, 0));
  else
    check_bound (sqlite3_bind_blob64 (self->stmt, parameter, data, size, SQLITE_TRANSIENT));
}

/**
 * sourcier_statement_bind_null:
 * @self: a statement
 * @parameter: which parameter, from 1
 */
void
sourcier_statement_bind_null (SourcierStatement *self,
                              int                parameter)
{
  check_bound (sqlite3_bind_null (self->stmt, parameter));
  if (self->notes)
    _sourcier_noted_row_set_null (self->noted, parameter);
}

/**
 * sourcier_statement_step:
 * @self: a statement
 * @has_row: (out): whether there is a row to read; left alone if SQLite failed
 * @error: where to put what went wrong
 *
 * Goes to the next row. "No more rows" and "it failed" are told apart: the first returns %TRUE with @has_row %FALSE. A
 * loop over the rows that began with @has_row %TRUE came to its end if @has_row is %FALSE afterwards, and failed if not.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_statement_step (SourcierStatement  *self,
                         gboolean           *has_row,
                         GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (has_row != NULL, FALSE);

  g_clear_pointer (&self->repaired, g_ptr_array_unref);

  int code = sqlite3_step (self->stmt);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    return _sourcier_store_fail (self->store, code, error);
  *has_row = code == SQLITE_ROW;
  return TRUE;
}

/**
 * sourcier_statement_run:
 * @self: a statement that gives no rows
 * @error: where to put what went wrong
 *
 * Runs the statement to its end and makes it ready to run again.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_statement_run (SourcierStatement  *self,
                        GError            **error)
{
  gboolean has_row = TRUE, done = TRUE;

  _sourcier_store_record (self->store, !self->notes);
  while (done && has_row)
    done = sourcier_statement_step (self, &has_row, error);
  _sourcier_store_record (self->store, TRUE);

  sourcier_statement_reset (self);
  if (done && self->notes)
    _sourcier_store_note_row (self->store, self->noted);
  return done && _sourcier_store_cut_action (self->store, error);
}

/**
 * sourcier_statement_get_int:
 * @self: a statement that has a row
 * @column: which column, from 0
 *
 * Returns: its value, 0 for NULL
 */
gint64
sourcier_statement_get_int (SourcierStatement *self,
                            int                column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * sourcier_statement_get_text:
 * @self: a statement that has a row
 * @column: which column, from 0
 *
 * Another program may have written bytes that are not UTF-8: they are read as U+FFFD. It may have written NULL where the
 * schema wants a text, too: no text is an empty one. sourcier_statement_is_null() tells them apart.
 *
 * Returns: (transfer none): valid UTF-8, good until the next step
 */
const char *
sourcier_statement_get_text (SourcierStatement *self,
                             int                column)
{
  const char *text = (const char *) sqlite3_column_text (self->stmt, column);

  if (text == NULL)
    return "";
  if (g_utf8_validate (text, -1, NULL))
    return text;

  if (self->repaired == NULL)
    self->repaired = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->repaired, g_utf8_make_valid (text, -1));
  return g_ptr_array_index (self->repaired, self->repaired->len - 1);
}

/**
 * sourcier_statement_get_day:
 * @self: a statement that has a row
 * @column: which column, from 0
 *
 * Returns: the day, or %SOURCIER_DAY_NONE
 */
SourcierDay
sourcier_statement_get_day (SourcierStatement *self,
                            int                column)
{
  return sourcier_day_parse (sourcier_statement_get_text (self, column));
}

/**
 * sourcier_statement_get_blob:
 * @self: a statement that has a row
 * @column: which column, from 0
 *
 * Returns: (transfer full): a copy of the bytes
 */
GBytes *
sourcier_statement_get_blob (SourcierStatement *self,
                             int                column)
{
  const void *data = sqlite3_column_blob (self->stmt, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self->stmt, column));
}

/**
 * sourcier_statement_is_null:
 * @self: a statement that has a row
 * @column: which column, from 0
 *
 * Returns: whether the column is NULL
 */
gboolean
sourcier_statement_is_null (SourcierStatement *self,
                            int                column)
{
  return sqlite3_column_type (self->stmt, column) == SQLITE_NULL;
}

/* What a changeset holds, as it holds it. */
void
_sourcier_statement_bind_value (SourcierStatement *self,
                                int                parameter,
                                sqlite3_value     *value)
{
  sqlite3_bind_value (self->stmt, parameter, value);
}

/* Whether the row has the same value, of the same type, in a column. */
gboolean
_sourcier_statement_holds (SourcierStatement *self,
                           int                column,
                           sqlite3_value     *value)
{
  int type = sqlite3_column_type (self->stmt, column), size;

  if (type != sqlite3_value_type (value))
    return FALSE;
  switch (type)
    {
    case SQLITE_INTEGER:
      return sqlite3_column_int64 (self->stmt, column) == sqlite3_value_int64 (value);
    case SQLITE_FLOAT:
      return sqlite3_column_double (self->stmt, column) == sqlite3_value_double (value);
    case SQLITE_NULL:
      return TRUE;
    default:
      size = sqlite3_value_bytes (value);
      return sqlite3_column_bytes (self->stmt, column) == size
             && (size == 0 || memcmp (sqlite3_column_blob (self->stmt, column), sqlite3_value_blob (value), (gsize) size) == 0);
    }
}
