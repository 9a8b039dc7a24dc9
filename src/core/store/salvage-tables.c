/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/salvage.h"

#include <string.h>

/* Which tree of a damaged file is which table: as its own schema tells, which stands on its first page. */

enum { SCHEMA_TYPE, SCHEMA_NAME, SCHEMA_TABLE, SCHEMA_ROOT, N_SCHEMA_COLUMNS = 5 };

static char *
dup_text (const SourcierValue *value)
{
  return value->type == SOURCIER_VALUE_TEXT ? g_strndup ((const char *) value->data, value->size) : g_strdup ("");
}

static void
note_root (gint64               rowid,
           const SourcierValue *values,
           guint                n_values,
           gpointer             user_data)
{
  GHashTable *roots = user_data;

  if (n_values == N_SCHEMA_COLUMNS && values[SCHEMA_ROOT].type == SOURCIER_VALUE_INT && values[SCHEMA_ROOT].integer > 0)
    g_hash_table_insert (roots, dup_text (&values[SCHEMA_NAME]), GUINT_TO_POINTER (values[SCHEMA_ROOT].integer));
}

/* Returns: name of a table or an index → the page where its tree begins; empty if the first page is lost */
GHashTable *
_sourcier_salvage_find_roots (SourcierPages *pages)
{
  GHashTable *roots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  sourcier_pages_walk (pages, 1, 0, note_root, roots);
  return roots;
}

static void
table_free (gpointer data)
{
  SourcierSalvageTable *table = data;

  g_free (table->name);
  g_ptr_array_unref (table->columns);
  g_byte_array_unref (table->types);
  g_byte_array_unref (table->required);
  g_free (table);
}

/* A table without row numbers stores its key first. */
static gboolean
load_columns (SourcierStore         *store,
              SourcierSalvageTable  *table,
              GError               **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT name, type, \"notnull\", pk FROM pragma_table_info (?1)"
                                   " ORDER BY iif (?2 AND pk > 0, pk, 1000 + cid)", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, table->name);
  sourcier_statement_bind_int (statement, 2, table->without_rowid);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      const char *type = sourcier_statement_get_text (statement, 1);
      gboolean is_key = !table->without_rowid && sourcier_statement_get_int (statement, 3) > 0
                        && g_ascii_strcasecmp (type, "INTEGER") == 0;
      guint8 letter = is_key ? 'K' : (guint8) g_ascii_toupper (*type);
      guint8 required = sourcier_statement_get_int (statement, 2) != 0;

      g_ptr_array_add (table->columns, g_strdup (sourcier_statement_get_text (statement, 0)));
      g_byte_array_append (table->types, &letter, 1);
      g_byte_array_append (table->required, &required, 1);
    }
  return !has_row;
}

static void
count_row (gint64               rowid,
           const SourcierValue *values,
           guint                n_values,
           gpointer             user_data)
{
  ++*(gint64 *) user_data;
}

/* An index that is whole counts the rows of its table, those too that are lost. */
static gboolean
count_expected (SourcierStore         *store,
                SourcierPages         *pages,
                GHashTable            *roots,
                SourcierSalvageTable  *table,
                GError               **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT name FROM pragma_index_list (?1) WHERE NOT partial AND origin = 'c'", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, table->name);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      guint32 root = GPOINTER_TO_UINT (g_hash_table_lookup (roots, sourcier_statement_get_text (statement, 0)));
      gint64 n = 0;

      if (root > 0 && table->expected < 0 && sourcier_pages_walk (pages, root, 0, count_row, &n) == 0)
        table->expected = n;
    }
  return !has_row;
}

/* Returns: (element-type SourcierSalvageTable): the tables of a new file that hold what the office wrote */
GPtrArray *
_sourcier_salvage_load_tables (SourcierStore  *store,
                               SourcierPages  *pages,
                               GHashTable     *roots,
                               GError        **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT t.name, t.wr, s.rootpage FROM pragma_table_list AS t"
                                   " JOIN sqlite_schema AS s ON s.type = 'table' AND s.name = t.name"
                                   " WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                                   " ORDER BY s.rowid", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      SourcierSalvageTable *table = g_new0 (SourcierSalvageTable, 1);

      table->name = g_strdup (sourcier_statement_get_text (statement, 0));
      table->without_rowid = sourcier_statement_get_int (statement, 1) != 0;
      table->usual_root = (guint32) sourcier_statement_get_int (statement, 2);
      table->root = GPOINTER_TO_UINT (g_hash_table_lookup (roots, table->name));
      table->columns = g_ptr_array_new_with_free_func (g_free);
      table->types = g_byte_array_new ();
      table->required = g_byte_array_new ();
      table->expected = -1;
      g_ptr_array_add (tables, table);
      if (!load_columns (store, table, error) || !count_expected (store, pages, roots, table, error))
        return NULL;
    }
  return has_row ? NULL : g_steal_pointer (&tables);
}

static gboolean
value_fits (guint8               letter,
            gboolean             required,
            const SourcierValue *value)
{
  if (letter == 'K')
    return value->type == SOURCIER_VALUE_NULL;
  if (value->type == SOURCIER_VALUE_NULL)
    return !required;
  switch (letter)
    {
    case 'T':
      return value->type == SOURCIER_VALUE_TEXT;
    case 'I':
      return value->type == SOURCIER_VALUE_INT;
    case 'R':
      return value->type == SOURCIER_VALUE_REAL || value->type == SOURCIER_VALUE_INT;
    case 'B':
      return value->type == SOURCIER_VALUE_BLOB;
    default:
      return TRUE;
    }
}

/* Whether a row may be one of the table. Columns that were added later are missing in rows that are older. */
gboolean
_sourcier_salvage_fits (SourcierSalvageTable *table,
                        gboolean              is_table,
                        const SourcierValue  *values,
                        guint                 n_values)
{
  if (is_table == table->without_rowid || n_values > table->columns->len)
    return FALSE;
  for (guint i = 0; i < n_values; i++)
    if (!value_fits (table->types->data[i], table->required->data[i], &values[i]))
      return FALSE;
  return TRUE;
}
