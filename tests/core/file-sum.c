/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file-sum.h"

#include <sqlite3.h>
#include <string.h>

/* What is not the office's: the number of the copy, the next id, the history itself. */
#define TABLES_SQL \
  "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'" \
  " AND name <> 'meta' AND name NOT LIKE 'history%' AND name NOT LIKE 'sqlite_%' ORDER BY name"

/* A connection of its own, which knows nothing of the program's. */
struct _FileSum
{
  sqlite3 *db;
  GPtrArray *names;
  GPtrArray *rows;    /* (element-type sqlite3_stmt) all rows of each table */
};

static void
finalize_rows (gpointer rows)
{
  sqlite3_finalize (rows);
}

static sqlite3_stmt *
prepare (FileSum    *self,
         const char *sql)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL), ==, SQLITE_OK);
  return statement;
}

static void
find_tables (FileSum *self)
{
  sqlite3_stmt *tables = prepare (self, TABLES_SQL);

  while (sqlite3_step (tables) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (tables, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", name);

      g_ptr_array_add (self->names, g_strdup (name));
      g_ptr_array_add (self->rows, prepare (self, sql));
    }
  sqlite3_finalize (tables);
  g_assert_cmpuint (self->names->len, >, 30);
}

FileSum *
file_sum_new (const char *path)
{
  FileSum *self = g_new0 (FileSum, 1);

  g_assert_cmpint (sqlite3_open_v2 (path, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL), ==, SQLITE_OK);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (finalize_rows);
  find_tables (self);
  return self;
}

void
file_sum_free (FileSum *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->rows);
  g_assert_cmpint (sqlite3_close (self->db), ==, SQLITE_OK);
  g_free (self);
}

/* Eight bytes at a time: the file is summed after each of thousands of actions. */
static guint64
add_bytes (guint64       sum,
           gconstpointer bytes,
           gsize         size)
{
  for (gsize i = 0; i < size; i += sizeof (guint64))
    {
      guint64 word = 0;

      memcpy (&word, (const guint8 *) bytes + i, MIN (sizeof word, size - i));
      sum = (sum ^ word) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
      sum ^= sum >> 29;
    }
  return sum;
}

/* NULL, 1, 1.0 and '1' are four things; so are 'a', 'b' and 'ab', ''. */
static guint64
add_value (guint64       sum,
           sqlite3_stmt *row,
           int           column)
{
  int type = sqlite3_column_type (row, column);
  gint64 number = type == SQLITE_INTEGER ? sqlite3_column_int64 (row, column) : 0;
  double real = type == SQLITE_FLOAT ? sqlite3_column_double (row, column) : 0;
  gconstpointer bytes = type == SQLITE_INTEGER ? (gconstpointer) &number
                        : type == SQLITE_FLOAT ? (gconstpointer) &real : sqlite3_column_blob (row, column);
  gint64 size = type == SQLITE_INTEGER || type == SQLITE_FLOAT ? 8 : sqlite3_column_bytes (row, column);
  gint64 head = size << 3 | type;

  return add_bytes (add_bytes (sum, &head, sizeof head), bytes, (gsize) size);
}

/* Rows are a set: which one SQLite gives first is its own affair. */
static guint64
sum_rows (sqlite3_stmt *row)
{
  guint64 sum = 0;
  int code;

  while ((code = sqlite3_step (row)) == SQLITE_ROW)
    {
      guint64 one = G_GUINT64_CONSTANT (14695981039346656037);

      for (int i = 0; i < sqlite3_column_count (row); i++)
        one = add_value (one, row, i);
      sum += one;
    }
  g_assert_cmpint (code, ==, SQLITE_DONE);
  sqlite3_reset (row);
  return sum;
}

/* Returns: (transfer full): what each table holds now */
guint64 *
file_sum_take (FileSum *self)
{
  guint64 *sums = g_new (guint64, self->rows->len);

  g_assert_cmpint (sqlite3_exec (self->db, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < self->rows->len; i++)
    sums[i] = sum_rows (self->rows->pdata[i]);
  g_assert_cmpint (sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  return sums;
}

/* Returns: (transfer none) (nullable): the first table that differs */
const char *
file_sum_find_difference (FileSum       *self,
                          const guint64 *a,
                          const guint64 *b)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (a[i] != b[i])
      return self->names->pdata[i];
  return NULL;
}
