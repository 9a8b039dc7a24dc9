/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include "store/noted-row.h"

#include <string.h>

/* The session remembers the key of each new row, and reads the row back from the file when it is asked what changed: for a
 * long list that takes as long as writing it. What such rows hold is known when it is bound to the statement that inserts
 * them; here it is written as the head of SQLite's sqlite3session.c tells it: a table is 'T', its number of columns, for each
 * the place that it has in the primary key, and its name; a new row is its operation, a byte, and for each column its type
 * and what that type takes. */

struct _SourcierNotedRow
{
  char *table;
  GByteArray *header;
  guint n_columns;
  guint *parameters;       /* of the table's columns, in their order */
  GByteArray **values;     /* of the parameters, from 1 */
};

/* The rows of one table that are not written yet. */
typedef struct
{
  char *table;
  GByteArray *rows;
} NotedTable;

static void
noted_table_free (gpointer data)
{
  NotedTable *self = data;

  g_free (self->table);
  g_byte_array_unref (self->rows);
  g_free (self);
}

void
_sourcier_noted_row_free (SourcierNotedRow *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    g_byte_array_unref (self->values[i]);
  g_free (self->values);
  g_free (self->parameters);
  g_byte_array_unref (self->header);
  g_free (self->table);
  g_free (self);
}

/* SQLite's number of one to nine bytes, of which at most five are needed here: seven bits each, the highest first. */
static void
append_number (GByteArray *bytes,
               guint32     number)
{
  for (guint shift = 28; shift > 0; shift -= 7)
    if (number >> shift != 0)
      {
        guint8 byte = 0x80 | (number >> shift & 0x7f);

        g_byte_array_append (bytes, &byte, 1);
      }
  g_byte_array_append (bytes, (guint8[]) { number & 0x7f }, 1);
}

/* Returns the bytes of the parameter, emptied, and of its type. */
static GByteArray *
begin_value (SourcierNotedRow *self,
             int               parameter,
             guint8            type)
{
  GByteArray *value = self->values[parameter - 1];

  g_byte_array_set_size (value, 0);
  g_byte_array_append (value, &type, 1);
  return value;
}

void
_sourcier_noted_row_set_null (SourcierNotedRow *self,
                              int               parameter)
{
  begin_value (self, parameter, SQLITE_NULL);
}

void
_sourcier_noted_row_set_int (SourcierNotedRow *self,
                             int               parameter,
                             gint64            value)
{
  guint64 big = GUINT64_TO_BE ((guint64) value);

  g_byte_array_append (begin_value (self, parameter, SQLITE_INTEGER), (const guint8 *) &big, sizeof big);
}

void
_sourcier_noted_row_set_text (SourcierNotedRow *self,
                              int               parameter,
                              const char       *text)
{
  GByteArray *value = begin_value (self, parameter, SQLITE_TEXT);
  gsize length = strlen (text);

  append_number (value, (guint32) length);
  g_byte_array_append (value, (const guint8 *) text, (guint) length);
}

void
_sourcier_noted_row_clear (SourcierNotedRow *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    _sourcier_noted_row_set_null (self, (int) i + 1);
}

/* Splits "INSERT INTO table (a, b) VALUES (?1, ?2)". Returns: (transfer full) (nullable): "table", "a", "b"; %NULL for any
 * other statement */
static char **
split_insert (const char *sql)
{
  g_autoptr (GRegex) form = g_regex_new ("^INSERT INTO (\\w+) \\(([\\w, ]+)\\) VALUES \\(([?\\d, ]+)\\)$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (!g_regex_match (form, sql, 0, &match))
    return NULL;

  g_autofree char *table = g_match_info_fetch (match, 1);
  g_autofree char *columns = g_match_info_fetch (match, 2);
  g_autofree char *parameters = g_match_info_fetch (match, 3);
  g_autofree char *list = g_strconcat (table, ", ", columns, NULL);
  g_auto (GStrv) names = g_strsplit (list, ", ", -1);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 1; names[i] != NULL; i++)
    g_string_append_printf (expected, i > 1 ? ", ?%u" : "?%u", i);
  return g_str_equal (expected->str, parameters) ? g_steal_pointer (&names) : NULL;
}

static guint
find_parameter (char       **names,
                const char  *column)
{
  for (guint i = 1; names[i] != NULL; i++)
    if (g_str_equal (names[i], column))
      return i;
  return 0;
}

/* Goes through the columns of the table. @parameters says of each which parameter gives it. Returns: FALSE if one is not
 * given, or SQLite failed */
static gboolean
read_columns (SourcierStore  *self,
              char          **names,
              GByteArray     *keys,
              GArray         *parameters)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "SELECT name, pk FROM pragma_table_info (?1) ORDER BY cid", NULL);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, names[0]);
  while (sourcier_statement_step (statement, &has_row, NULL) && has_row)
    {
      guint parameter = find_parameter (names, sourcier_statement_get_text (statement, 0));
      guint8 key = (guint8) sourcier_statement_get_int (statement, 1);

      if (parameter == 0)
        return FALSE;
      g_array_append_val (parameters, parameter);
      g_byte_array_append (keys, &key, 1);
    }
  return !has_row && parameters->len == g_strv_length (names) - 1;
}

static GByteArray *
make_header (const char *table,
             GByteArray *keys)
{
  GByteArray *header = g_byte_array_new ();

  g_byte_array_append (header, (const guint8 *) "T", 1);
  append_number (header, keys->len);
  g_byte_array_append (header, keys->data, keys->len);
  g_byte_array_append (header, (const guint8 *) table, strlen (table) + 1);
  return header;
}

/* Returns: (transfer full) (nullable): what the statement inserts, before anything is bound; %NULL if the session is to tell
 * of it */
SourcierNotedRow *
_sourcier_noted_row_new (SourcierStore *self,
                         const char    *sql)
{
  g_auto (GStrv) names = split_insert (sql);
  g_autoptr (GByteArray) keys = g_byte_array_new ();
  g_autoptr (GArray) parameters = g_array_new (FALSE, FALSE, sizeof (guint));

  if (names == NULL || !read_columns (self, names, keys, parameters))
    return NULL;

  SourcierNotedRow *row = g_new0 (SourcierNotedRow, 1);

  row->table = g_strdup (names[0]);
  row->header = make_header (names[0], keys);
  row->n_columns = parameters->len;
  row->parameters = (guint *) (gpointer) g_array_free (g_steal_pointer (&parameters), FALSE);
  row->values = g_new (GByteArray *, row->n_columns);
  for (guint i = 0; i < row->n_columns; i++)
    row->values[i] = g_byte_array_new ();
  _sourcier_noted_row_clear (row);
  return row;
}

/**
 * sourcier_store_prepare_insert:
 * @self: an office's file
 * @sql: "INSERT INTO table (a, b) VALUES (?1, ?2)" with all columns of the table
 * @error: where to put what went wrong
 *
 * Lends a statement as sourcier_store_prepare() does, for a row that was never in the file before. What is bound has the
 * type of its column.
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with @error set
 */
SourcierStatement *
sourcier_store_prepare_insert (SourcierStore  *self,
                               const char     *sql,
                               GError        **error)
{
  SourcierStatement *statement = sourcier_store_prepare (self, sql, error);

  if (statement != NULL && self->notes_inserts)
    _sourcier_statement_note (statement);
  return statement;
}

/**
 * sourcier_store_note_inserts:
 * @self: an office's file, within an action
 * @notes: whether it notes what is inserted
 *
 * For an action that brings many rows: what sourcier_store_prepare_insert() inserts from now on is noted as it is bound.
 * Until the action ends, such rows are neither changed nor deleted. Undo and the history cannot tell the difference.
 */
void
sourcier_store_note_inserts (SourcierStore *self,
                             gboolean       notes)
{
  g_return_if_fail (SOURCIER_IS_STORE (self));
  g_return_if_fail (self->session != NULL);

  self->notes_inserts = notes;
}

/* Whether the session looks at what changes. */
void
_sourcier_store_record (SourcierStore *self,
                        gboolean       records)
{
  if (self->session != NULL && records == self->is_blind)
    {
      sqlite3session_enable (self->session, records);
      self->is_blind = !records;
    }
}

static GByteArray *
find_rows (SourcierStore    *self,
           SourcierNotedRow *row)
{
  for (guint i = 0; i < self->noted->len; i++)
    {
      NotedTable *table = g_ptr_array_index (self->noted, i);

      if (g_str_equal (table->table, row->table))
        return table->rows;
    }

  NotedTable *table = g_new0 (NotedTable, 1);

  table->table = g_strdup (row->table);
  table->rows = g_byte_array_new ();
  g_byte_array_append (table->rows, row->header->data, row->header->len);
  g_ptr_array_add (self->noted, table);
  return table->rows;
}

/* The row is in the file now. */
void
_sourcier_store_note_row (SourcierStore    *self,
                          SourcierNotedRow *row)
{
  const guint8 operation[] = { SQLITE_INSERT, 0 };
  GByteArray *rows;
  guint before;

  if (self->noted == NULL)
    self->noted = g_ptr_array_new_with_free_func (noted_table_free);
  rows = find_rows (self, row);
  before = rows->len;
  g_byte_array_append (rows, operation, sizeof operation);
  for (guint i = 0; i < row->n_columns; i++)
    {
      GByteArray *value = row->values[row->parameters[i] - 1];

      g_byte_array_append (rows, value->data, value->len);
    }
  self->noted_size += rows->len - before;
}

/* Returns: (transfer full): the changeset of all rows that were noted, which are forgotten */
GByteArray *
_sourcier_store_take_noted (SourcierStore *self)
{
  GByteArray *changeset = g_byte_array_new ();

  for (guint i = 0; self->noted != NULL && i < self->noted->len; i++)
    {
      NotedTable *table = g_ptr_array_index (self->noted, i);

      g_byte_array_append (changeset, table->rows->data, table->rows->len);
    }
  g_clear_pointer (&self->noted, g_ptr_array_unref);
  self->noted_size = 0;
  return changeset;
}
