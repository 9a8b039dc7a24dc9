/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/salvage.h"

#include <string.h>

/* Brings what is readable of a damaged file into a new one, row by row. */

/* How many rows of a tree tell which table it is. */
#define MOST_SAMPLES 20
#define COUNTER_MASK ((G_GINT64_CONSTANT (1) << 39) - 1)

typedef struct
{
  SourcierPages *pages;
  SourcierStore *to;
  SourcierProgress *progress;
  GCancellable *cancellable;
  GHashTable *roots;
  GPtrArray *tables;            /* SourcierSalvageTable */
  GHashTable *known;            /* pages where a tree begins that the schema tells of */
  gint64 n_read;
  gint64 n_stray;
  int code;                     /* why no more can be written */

  SourcierSalvageTable *table;  /* into which rows go now */
  sqlite3_stmt *insert;
  guint n_bound;                /* for so many values */
} Salvage;

static char *
write_insert (SourcierSalvageTable *table,
              guint                 n)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (names, "%s\"%s\"", i > 0 ? ", " : "", (const char *) table->columns->pdata[i]);
      g_string_append_printf (marks, "%s?%u", i > 0 ? ", " : "", i + 1);
    }
  return g_strdup_printf ("INSERT OR IGNORE INTO \"%s\" (%s) VALUES (%s)", table->name, names->str, marks->str);
}

static void
finish_insert (Salvage *self)
{
  g_clear_pointer (&self->insert, sqlite3_finalize);
  self->n_bound = 0;
}

static gboolean
prepare_insert (Salvage *self,
                guint    n)
{
  g_autofree char *sql = NULL;

  if (self->insert != NULL && self->n_bound == n)
    return TRUE;
  finish_insert (self);
  sql = write_insert (self->table, n);
  self->code = sqlite3_prepare_v2 (self->to->db, sql, -1, &self->insert, NULL);
  self->n_bound = n;
  return self->code == SQLITE_OK;
}

static void
bind_value (sqlite3_stmt        *insert,
            int                  place,
            const SourcierValue *value,
            gint64               rowid,
            guint8               letter)
{
  if (letter == 'K')
    sqlite3_bind_int64 (insert, place, rowid);
  else if (value->type == SOURCIER_VALUE_INT)
    sqlite3_bind_int64 (insert, place, value->integer);
  else if (value->type == SOURCIER_VALUE_REAL)
    sqlite3_bind_double (insert, place, value->real);
  else if (value->type == SOURCIER_VALUE_TEXT)
    sqlite3_bind_text64 (insert, place, (const char *) value->data, value->size, SQLITE_STATIC, SQLITE_UTF8);
  else if (value->type == SOURCIER_VALUE_BLOB && value->size > 0)
    sqlite3_bind_blob64 (insert, place, value->data, value->size, SQLITE_STATIC);
  else if (value->type == SOURCIER_VALUE_BLOB)
    sqlite3_bind_zeroblob (insert, place, 0);
  else
    sqlite3_bind_null (insert, place);
}

/* A row that the new file does not take (twice the same key, a value that may not be missing) is lost. */
static void
keep_row (gint64               rowid,
          const SourcierValue *values,
          guint                n_values,
          gpointer             user_data)
{
  Salvage *self = user_data;

  if (self->code != SQLITE_OK)
    return;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      self->code = SQLITE_INTERRUPT;
      return;
    }
  if (n_values > self->table->columns->len || !prepare_insert (self, n_values))
    return;
  for (guint i = 0; i < n_values; i++)
    bind_value (self->insert, (int) i + 1, &values[i], rowid, self->table->types->data[i]);

  int code = sqlite3_step (self->insert);
  if (code == SQLITE_DONE)
    self->table->kept += sqlite3_changes (self->to->db);
  else if ((code & 0xff) != SQLITE_CONSTRAINT && (code & 0xff) != SQLITE_MISMATCH)
    self->code = code;
  sqlite3_reset (self->insert);
  if (self->progress != NULL && ++self->n_read % 1000 == 0)
    sourcier_progress_report (self->progress, self->n_read, 0);
}

static void
read_tree (Salvage              *self,
           SourcierSalvageTable *table,
           guint32               root)
{
  self->table = table;
  table->n_broken += sourcier_pages_walk (self->pages, root, 0, keep_row, self);
  finish_insert (self);
}

typedef struct
{
  GPtrArray *tables;
  gboolean is_table;
  gboolean *fit;                /* of each table */
  guint n_values;
  guint n_rows;
} Sample;

static void
look_at_row (gint64               rowid,
             const SourcierValue *values,
             guint                n_values,
             gpointer             user_data)
{
  Sample *sample = user_data;

  for (guint i = 0; i < sample->tables->len; i++)
    sample->fit[i] = sample->fit[i] && _sourcier_salvage_fits (sample->tables->pdata[i], sample->is_table, values, n_values);
  sample->n_values = MAX (sample->n_values, n_values);
  sample->n_rows++;
}

/* How likely a tree that nothing leads to is a table: its place in a new file, and as many columns. What has the shape of an
 * index may be one: there the place decides. */
static guint
judge (Salvage              *self,
       SourcierSalvageTable *table,
       guint32               page,
       const Sample         *sample)
{
  gboolean schema_known = g_hash_table_size (self->roots) > 0;
  gboolean in_place = !schema_known && table->usual_root == page;

  if (schema_known && table->root != 0 && table->n_broken == 0)
    return 0;
  if (!sample->is_table && !in_place && !schema_known)
    return 0;
  return 1 + (sample->n_values == table->columns->len ? 2 : 0) + (in_place ? 4 : 0);
}

/* Returns: the one table that it must be, NULL if there is none, or more than one */
static SourcierSalvageTable *
recognize (Salvage *self,
           guint32  page,
           Sample   *sample)
{
  SourcierSalvageTable *found = NULL;
  guint best = 0;

  for (guint i = 0; i < self->tables->len; i++)
    {
      guint likely = sample->fit[i] ? judge (self, self->tables->pdata[i], page, sample) : 0;

      if (likely == best)
        found = NULL;
      else if (likely > best)
        {
          found = self->tables->pdata[i];
          best = likely;
        }
    }
  return found;
}

/* A part of a table to which the way is lost. */
static void
read_stray (Salvage *self,
            guint32  page)
{
  SourcierPageKind kind = sourcier_pages_get_kind (self->pages, page);
  g_autofree gboolean *fit = g_new (gboolean, self->tables->len + 1);
  Sample sample = { self->tables, kind == SOURCIER_PAGE_TABLE_LEAF || kind == SOURCIER_PAGE_TABLE_BRANCH, fit, 0, 0 };
  SourcierSalvageTable *table;

  for (guint i = 0; i < self->tables->len; i++)
    fit[i] = TRUE;
  sourcier_pages_walk (self->pages, page, MOST_SAMPLES, look_at_row, &sample);
  if (sample.n_rows == 0)
    return;
  table = recognize (self, page, &sample);
  if (table != NULL)
    read_tree (self, table, page);
  else if (sample.is_table && g_hash_table_size (self->roots) > 0)
    {
      sample.n_rows = 0;
      sourcier_pages_walk (self->pages, page, 0, look_at_row, &sample);
      self->n_stray += sample.n_rows;
    }
}

static void
read_strays (Salvage *self)
{
  for (guint32 page = 2; page <= sourcier_pages_get_n (self->pages) && self->code == SQLITE_OK; page++)
    if (sourcier_pages_get_kind (self->pages, page) >= SOURCIER_PAGE_TABLE_LEAF
        && sourcier_pages_get_parent (self->pages, page) == 0
        && !g_hash_table_contains (self->known, GUINT_TO_POINTER (page)))
      read_stray (self, page);
}

/* A migration may have put rows into a new file. */
static void
empty_tables (Salvage *self)
{
  for (guint i = 0; i < self->tables->len && self->code == SQLITE_OK; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"", ((SourcierSalvageTable *) self->tables->pdata[i])->name);

      self->code = sqlite3_exec (self->to->db, sql, NULL, NULL, NULL);
    }
}

static void
read_tables (Salvage *self)
{
  GHashTableIter iter;
  gpointer root;

  g_hash_table_iter_init (&iter, self->roots);
  while (g_hash_table_iter_next (&iter, NULL, &root))
    g_hash_table_add (self->known, root);
  for (guint i = 0; i < self->tables->len && self->code == SQLITE_OK; i++)
    {
      SourcierSalvageTable *table = self->tables->pdata[i];

      if (table->root != 0)
        read_tree (self, table, table->root);
    }
  read_strays (self);
}

/* What takes the rows of a table that belong to a row that is lost. */
typedef struct
{
  SourcierSalvageTable *table;
  char *sql;
} Deletion;

static void
deletion_clear (gpointer data)
{
  g_free (((Deletion *) data)->sql);
}

static SourcierSalvageTable *
find_table (Salvage    *self,
            const char *name)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (g_str_equal (((SourcierSalvageTable *) self->tables->pdata[i])->name, name))
      return self->tables->pdata[i];
  return NULL;
}

static gboolean
load_deletions (Salvage  *self,
                GArray   *deletions,
                GError  **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self->to, "SELECT t.name, f.\"from\", f.\"table\", coalesce (f.\"to\", 'id') FROM pragma_table_list AS t"
                                      " JOIN pragma_foreign_key_list (t.name) AS f WHERE t.schema = 'main'", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      Deletion deletion = { find_table (self, sourcier_statement_get_text (statement, 0)), NULL };

      deletion.sql =
        g_strdup_printf ("DELETE FROM \"%s\" WHERE \"%s\" IS NOT NULL AND \"%s\" NOT IN (SELECT \"%s\" FROM \"%s\")",
                         sourcier_statement_get_text (statement, 0), sourcier_statement_get_text (statement, 1),
                         sourcier_statement_get_text (statement, 1), sourcier_statement_get_text (statement, 3),
                         sourcier_statement_get_text (statement, 2));
      g_array_append_val (deletions, deletion);
    }
  return !has_row;
}

/* Rows that belong to a row that is lost: a label of a supplier. One that goes may take others with it. */
static gboolean
remove_alone (Salvage  *self,
              GError  **error)
{
  g_autoptr (GArray) deletions = g_array_new (FALSE, FALSE, sizeof (Deletion));
  gint64 n;

  g_array_set_clear_func (deletions, deletion_clear);
  if (!load_deletions (self, deletions, error))
    return FALSE;
  do
    {
      n = 0;
      for (guint i = 0; i < deletions->len; i++)
        {
          Deletion *deletion = &g_array_index (deletions, Deletion, i);

          if (!sourcier_store_execute (self->to, deletion->sql, error))
            return FALSE;
          n += sqlite3_changes (self->to->db);
          if (deletion->table != NULL)
            deletion->table->alone += sqlite3_changes (self->to->db);
        }
    }
  while (n > 0);
  return TRUE;
}

/* The highest counter among the ids that this copy of the file has given out. */
static gboolean
find_counter (Salvage  *self,
              gint64    replica,
              gint64   *counter,
              GError  **error)
{
  *counter = 0;
  for (guint i = 0; i < self->tables->len; i++)
    {
      SourcierSalvageTable *table = self->tables->pdata[i];
      g_autofree char *sql = NULL;
      gint64 n;

      if (table->types->data[0] != 'K')
        continue;
      sql = g_strdup_printf ("SELECT coalesce (max (\"%s\" & %" G_GINT64_FORMAT "), 0) FROM \"%s\" WHERE \"%s\" >> 39 = %"
                             G_GINT64_FORMAT, (const char *) table->columns->pdata[0], COUNTER_MASK, table->name,
                             (const char *) table->columns->pdata[0], replica);
      if (!_sourcier_store_get_number (self->to, sql, &n, error))
        return FALSE;
      *counter = MAX (*counter, n);
    }
  return TRUE;
}

/* A file without its number gets a new one: its ids are then another copy's, and none is given out twice. */
static gboolean
mend_identity (Salvage  *self,
               GError  **error)
{
  gint64 replica, counter;
  g_autofree char *sql = NULL;

  if (!_sourcier_store_get_number (self->to, "SELECT coalesce ((SELECT value FROM meta WHERE key = 'replica'), 0)", &replica,
                                   error))
    return FALSE;
  if (replica == 0)
    replica = g_random_int_range (1, 0x1000000);
  if (!find_counter (self, replica, &counter, error))
    return FALSE;
  sql = g_strdup_printf ("INSERT OR IGNORE INTO meta VALUES ('replica', %" G_GINT64_FORMAT "), ('next_id', 1);"
                         "UPDATE meta SET value = max (value, %" G_GINT64_FORMAT ") WHERE key = 'next_id'", replica,
                         counter + 1);
  return sourcier_store_execute (self->to, sql, error);
}

static gboolean
fill (Salvage  *self,
      GError  **error)
{
  if (!sourcier_store_execute (self->to, "PRAGMA foreign_keys = OFF", error)
      || !_sourcier_store_begin_raw (self->to, error))
    return FALSE;
  empty_tables (self);
  read_tables (self);
  if (self->code != SQLITE_OK)
    return _sourcier_store_fail (self->to, self->code, error);
  return remove_alone (self, error) && mend_identity (self, error) && _sourcier_store_commit_raw (self->to, error);
}

static void
recovered_table_free (gpointer data)
{
  SourcierRecoveredTable *table = data;

  g_free (table->name);
  g_free (table);
}

static SourcierRecovery *
report (Salvage *self)
{
  SourcierRecovery *recovery = g_new0 (SourcierRecovery, 1);
  gboolean guessed = g_hash_table_size (self->roots) == 0;

  recovery->tables = g_ptr_array_new_with_free_func (recovered_table_free);
  recovery->n_stray = self->n_stray;
  for (guint i = 0; i < self->tables->len; i++)
    {
      SourcierSalvageTable *table = self->tables->pdata[i];
      gboolean broken = guessed || table->n_broken > 0 || table->root == 0;
      SourcierRecoveredTable *told;

      if (table->kept == 0 && !table->n_broken && (guessed || table->root != 0))
        continue;
      told = g_new0 (SourcierRecoveredTable, 1);
      told->name = g_strdup (table->name);
      told->kept = table->kept - table->alone;
      told->alone = table->alone;
      if (broken)
        told->lost = table->expected >= 0 ? MAX (table->expected - table->kept, 0) : -1;
      g_ptr_array_add (recovery->tables, told);
    }
  return recovery;
}

/* Reads @pages into @to, an empty file of the same version of the format. */
SourcierRecovery *
_sourcier_salvage (SourcierPages     *pages,
                   SourcierStore     *to,
                   SourcierProgress  *progress,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autoptr (GHashTable) roots = _sourcier_salvage_find_roots (pages);
  g_autoptr (GPtrArray) tables = _sourcier_salvage_load_tables (to, pages, roots, error);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  Salvage self = { pages, to, progress, cancellable, roots, tables, known };

  if (tables == NULL)
    return NULL;
  if (!fill (&self, error))
    {
      sourcier_store_rollback (to);
      return NULL;
    }
  return report (&self);
}
