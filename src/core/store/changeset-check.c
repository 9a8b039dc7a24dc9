/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include <string.h>

/* SQLite believes what a changeset tells of itself: one that was made up can keep it turning for ever (as one with a table of
 * no columns does in 3.40). What comes out of a file is read here first, to the last byte.
 *
 * The format is fixed (sqlite3session.c, "CHANGESET FORMAT"): for each table 'T', the number of columns, a byte for each column
 * and the name; for each change the operation, a byte, and a record of what was, one of what is, or both. */

#define MOST_COLUMNS 200
#define VALUE_NONE 0

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  const guint8 *key;    /* of the table under way: its columns' places in its key */
  guint n_columns;
} Bytes;

static gboolean
skip (Bytes   *bytes,
      guint64  n)
{
  if (n > (guint64) (bytes->end - bytes->at))
    return FALSE;
  bytes->at += n;
  return TRUE;
}

/* Seven bits in each of at most eight bytes, the highest first, and all of a ninth. */
static gboolean
read_number (Bytes   *bytes,
             guint64 *number)
{
  *number = 0;
  for (guint i = 0; i < 9 && bytes->at < bytes->end; i++)
    {
      guint8 byte = *bytes->at++;

      *number = i == 8 ? *number << 8 | byte : *number << 7 | (byte & 0x7f);
      if (i == 8 || byte < 0x80)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_value (Bytes    *bytes,
            gboolean  may_be_none)
{
  guint64 length;

  if (bytes->at >= bytes->end)
    return FALSE;
  switch (*bytes->at++)
    {
    case VALUE_NONE:
      return may_be_none;
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      return skip (bytes, 8);
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      return read_number (bytes, &length) && skip (bytes, length);
    default:
      return FALSE;
    }
}

/* What was before an update tells at least which row it is. */
static gboolean
read_record (Bytes    *bytes,
             gboolean  is_update,
             gboolean  has_key)
{
  for (guint i = 0; i < bytes->n_columns; i++)
    if (!read_value (bytes, is_update && !(has_key && bytes->key[i] != 0)))
      return FALSE;
  return TRUE;
}

static gboolean
read_change (Bytes *bytes)
{
  guint8 operation = *bytes->at;

  if (bytes->n_columns == 0 || !skip (bytes, 2))
    return FALSE;
  if (operation == SQLITE_UPDATE)
    return read_record (bytes, TRUE, TRUE) && read_record (bytes, TRUE, FALSE);
  return (operation == SQLITE_INSERT || operation == SQLITE_DELETE) && read_record (bytes, FALSE, FALSE);
}

static gboolean
has_key (const guint8 *key,
         guint         n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    if (key[i] != 0)
      return TRUE;
  return FALSE;
}

static gboolean
read_table (Bytes       *bytes,
            const char **name)
{
  guint64 n_columns;

  if (!skip (bytes, 1) || !read_number (bytes, &n_columns) || n_columns < 1 || n_columns > MOST_COLUMNS)
    return FALSE;
  bytes->n_columns = (guint) n_columns;
  bytes->key = bytes->at;
  if (!skip (bytes, n_columns) || !has_key (bytes->key, bytes->n_columns))
    return FALSE;

  const guint8 *name_end = memchr (bytes->at, '\0', (gsize) (bytes->end - bytes->at));

  *name = (const char *) bytes->at;
  return name_end != NULL && skip (bytes, (guint64) (name_end - bytes->at) + 1);
}

/**
 * _sourcier_changeset_count:
 * @changeset: a changeset, maybe made up
 * @size: its length in bytes
 * @func: (nullable): looks at each table
 * @user_data: for @func
 *
 * SQLite's own iterator makes a value of each column of each row, which takes as long as writing the row: this only skips
 * them.
 *
 * Returns: how many rows are changed, -1 if it is no changeset or @func does not want one of its tables
 */
gint64
_sourcier_changeset_count (const void                 *changeset,
                           gsize                       size,
                           SourcierChangesetTableFunc  func,
                           gpointer                    user_data)
{
  Bytes bytes = { changeset, (const guint8 *) changeset + size, NULL, 0 };
  const char *name;
  gint64 n = 0;

  while (bytes.at < bytes.end)
    if (*bytes.at != 'T')
      {
        if (!read_change (&bytes))
          return -1;
        n++;
      }
    else if (!read_table (&bytes, &name) || (func != NULL && !func (name, bytes.n_columns, bytes.key, user_data)))
      return -1;
  return n;
}

/* Columns that came later stand at the end of a table; the others and the key are those of the time of the change. */
static gboolean
fits_table (const char   *table,
            guint         n_columns,
            const guint8 *key,
            gpointer      user_data)
{
  SourcierStore *self = user_data;
  g_autoptr (SourcierStatement) statement = NULL;
  gboolean has_row = TRUE;
  guint n = 0;

  if (!g_ptr_array_find_with_equal_func (self->tracked_tables, table, g_str_equal, NULL))
    return FALSE;
  statement = sourcier_store_prepare (self, "SELECT pk FROM pragma_table_info (?1) ORDER BY cid", NULL);
  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, table);
  for (; sourcier_statement_step (statement, &has_row, NULL) && has_row; n++)
    if (sourcier_statement_get_int (statement, 0) != (n < n_columns ? key[n] : 0))
      return FALSE;
  return !has_row && n >= n_columns;
}

/**
 * _sourcier_store_apply:
 * @self: an office's file, in a transaction
 * @changeset: a changeset
 * @size: its length in bytes
 * @conflict: what SQLite asks about each conflict
 * @data: for @conflict
 *
 * Applies a changeset to the tables that the history records. One that writes to others, to the history itself or to the
 * schema, is not of this program's making.
 *
 * Returns: an SQLite code; if it is not %SQLITE_OK, part may be applied, and the caller rolls back
 */
int
_sourcier_store_apply (SourcierStore  *self,
                       const void     *changeset,
                       int             size,
                       int           (*conflict) (void *, int, sqlite3_changeset_iter *),
                       void           *data)
{
  if (_sourcier_changeset_count (changeset, (gsize) size, fits_table, self) < 0)
    return SQLITE_CORRUPT;

  /* A savepoint would copy each page into a file of its own before it changes, which takes as long as all the rest. */
  return sqlite3changeset_apply_v2 (self->db, size, (void *) changeset, NULL, conflict, data, NULL, NULL,
                                    SQLITE_CHANGESETAPPLY_NOSAVEPOINT);
}
