/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include <string.h>

/* How many rows a changeset changes. SQLite's own iterator makes a value of each column of each row, which takes as long as
 * making the changeset did; here its bytes are gone over, as the head of SQLite's sqlite3session.c tells them: a table is
 * 'T', its number of columns, a byte for each and its name; a row is its operation, a byte, and one or two records; a
 * record is for each column its type and what that type takes. */

typedef struct
{
  const guint8 *at;
  const guint8 *end;
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
skip_value (Bytes *bytes)
{
  guint64 length;

  if (bytes->at >= bytes->end)
    return FALSE;
  switch (*bytes->at++)
    {
    case 0:
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

static gboolean
skip_table (Bytes   *bytes,
            guint64 *n_columns)
{
  if (!skip (bytes, 1) || !read_number (bytes, n_columns) || !skip (bytes, *n_columns))
    return FALSE;

  const guint8 *name_end = memchr (bytes->at, '\0', (gsize) (bytes->end - bytes->at));

  return name_end != NULL && skip (bytes, (guint64) (name_end - bytes->at) + 1);
}

static gboolean
skip_row (Bytes   *bytes,
          guint64  n_columns)
{
  guint64 n_values = *bytes->at == SQLITE_UPDATE ? 2 * n_columns : n_columns;

  if (!skip (bytes, 2))
    return FALSE;
  for (guint64 i = 0; i < n_values; i++)
    if (!skip_value (bytes))
      return FALSE;
  return TRUE;
}

/**
 * _sourcier_store_count_changes:
 * @changeset: (nullable): a changeset of SQLite's session extension
 * @size: its size in bytes
 *
 * Returns: how many rows it inserts, updates and deletes
 */
gint64
_sourcier_store_count_changes (const void *changeset,
                               int         size)
{
  Bytes bytes = { changeset, (const guint8 *) changeset + size };
  guint64 n_columns = 0;
  gint64 n = 0;

  while (bytes.at < bytes.end)
    if (*bytes.at == 'T')
      {
        if (!skip_table (&bytes, &n_columns))
          return n;
      }
    else if (!skip_row (&bytes, n_columns))
      return n;
    else
      n++;
  return n;
}
