/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include <string.h>

/* Some of the changes of a changeset as a changeset of their own. SQLite cannot do that before 3.51, but its format is
 * fixed (sqlite3session.c, "CHANGESET FORMAT"): for each table 'T', the number of columns, a byte for each column and the
 * name; for each change the operation, a byte, and one record of values or, for an update, two. */

#define VALUE_NONE 0
#define VALUE_INTEGER 1
#define VALUE_FLOAT 2
#define VALUE_TEXT 3
#define VALUE_BLOB 4
#define VALUE_NULL 5

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean broken;
} Reader;

static void
skip (Reader *reader,
      guint64 n)
{
  if (n > (guint64) (reader->end - reader->at))
    reader->broken = TRUE;
  reader->at = reader->broken ? reader->end : reader->at + n;
}

static guint8
read_byte (Reader *reader)
{
  guint8 byte = reader->at < reader->end ? *reader->at : 0;

  skip (reader, 1);
  return byte;
}

/* SQLite's number of one to nine bytes: seven bits each, the ninth has eight. */
static guint64
read_number (Reader *reader)
{
  guint64 number = 0;

  for (int i = 0; i < 8; i++)
    {
      guint8 byte = read_byte (reader);

      number = number << 7 | (byte & 0x7f);
      if (byte < 0x80)
        return number;
    }
  return number << 8 | read_byte (reader);
}

static void
skip_value (Reader *reader)
{
  switch (read_byte (reader))
    {
    case VALUE_INTEGER:
    case VALUE_FLOAT:
      skip (reader, 8);
      break;
    case VALUE_TEXT:
    case VALUE_BLOB:
      skip (reader, read_number (reader));
      break;
    case VALUE_NONE:
    case VALUE_NULL:
      break;
    default:
      reader->broken = TRUE;
    }
}

static guint
skip_table (Reader *reader)
{
  guint n_columns = (guint) read_number (reader);

  skip (reader, n_columns);
  while (!reader->broken && read_byte (reader) != '\0')
    ;
  return n_columns;
}

static void
skip_change (Reader *reader,
             guint   n_columns)
{
  int operation = read_byte (reader);
  guint n_values = operation == SQLITE_UPDATE ? 2 * n_columns : n_columns;

  skip (reader, 1);
  for (guint i = 0; i < n_values && !reader->broken; i++)
    skip_value (reader);
}

/* An update without the columns that @without holds something else than 0 for. */
static void
append_without (GByteArray   *part,
                const guint8 *start,
                const guint8 *end,
                guint         n_columns,
                GByteArray   *without)
{
  Reader reader = { start, end, FALSE };

  skip (&reader, 2);
  g_byte_array_append (part, start, 2);
  for (guint i = 0; i < 2 * n_columns && !reader.broken; i++)
    {
      const guint8 none = VALUE_NONE, *value = reader.at;

      skip_value (&reader);
      if (i % n_columns < without->len && without->data[i % n_columns] != 0)
        g_byte_array_append (part, &none, 1);
      else
        g_byte_array_append (part, value, (guint) (reader.at - value));
    }
}

/* @fields: (nullable) (element-type guint GByteArray): which columns of some of the updates are left out, none of them of the key
 *
 * Returns: (transfer full) (nullable): the changes of @changeset, in their order, for which @kept holds something else
 * than 0; %NULL if it is no changeset of so many changes. */
GBytes *
_sourcier_changeset_keep (GBytes     *changeset,
                          GByteArray *kept,
                          GHashTable *fields)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (changeset, &size);
  Reader reader = { data, data + size, FALSE };
  g_autoptr (GByteArray) part = g_byte_array_new ();
  guint n_columns = 0, n = 0;

  while (reader.at < reader.end && !reader.broken)
    {
      const guint8 *start = reader.at;
      gboolean is_table = *start == 'T';
      GByteArray *without = !is_table && fields != NULL ? g_hash_table_lookup (fields, GUINT_TO_POINTER (n)) : NULL;

      if (is_table)
        n_columns = skip_table ((skip (&reader, 1), &reader));
      else
        skip_change (&reader, n_columns);
      if (without != NULL && n < kept->len && kept->data[n] != 0)
        append_without (part, start, reader.at, n_columns, without);
      else if (is_table || (n < kept->len && kept->data[n] != 0))
        g_byte_array_append (part, start, (guint) (reader.at - start));
      n += !is_table;
    }
  return reader.broken || n != kept->len ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&part));
}
