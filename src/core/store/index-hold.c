/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include "store/index-hold.h"

/* Each row of a long list goes somewhere else in each index: pages are read, split and written again and again, more of them
 * than fit in memory. An index that is made of all rows at once is sorted, and written once from its beginning to its end. */

/* How much memory sorting may take; what is more goes through a temporary file. */
#define SORTING_CACHE_KIB 16384

/* Not those that keep rows from being there twice, nor those by which rows are found that refer to another. */
#define FIND_INDEXES \
  "SELECT s.name, s.sql FROM sqlite_schema AS s WHERE s.type = 'index' AND s.tbl_name = ?1 AND s.sql IS NOT NULL" \
  " AND NOT EXISTS (SELECT 1 FROM pragma_index_list (?1) AS l WHERE l.name = s.name AND l.\"unique\")" \
  " AND NOT EXISTS (SELECT 1 FROM pragma_index_info (s.name) AS c JOIN pragma_foreign_key_list (?1) AS k" \
  " ON k.\"from\" = c.name WHERE c.seqno = 0)"

static gboolean
find_indexes (SourcierStore  *self,
              const char     *table,
              GString        *drop,
              GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, FIND_INDEXES, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, table);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      char *sql = sqlite3_mprintf ("DROP INDEX \"%w\";", sourcier_statement_get_text (statement, 0));

      g_string_append (drop, sql);
      sqlite3_free (sql);
      g_ptr_array_add (self->held_indexes, g_strdup (sourcier_statement_get_text (statement, 1)));
    }
  return !has_row;
}

/**
 * sourcier_store_hold_indexes:
 * @self: an office's file, within an action
 * @tables: names of tables, ended by %NULL
 * @error: where to put what went wrong
 *
 * For an action that brings more rows into some tables than they have: from now on until it is committed, they have no
 * indexes but those that are unique or belong to a foreign key; then the others are made anew. Nobody else sees them gone.
 * Meanwhile the action had better not look for rows of these tables by anything else than their key.
 *
 * Returns: %FALSE with @error set if SQLite failed; the caller rolls back
 */
gboolean
sourcier_store_hold_indexes (SourcierStore       *self,
                             const char * const  *tables,
                             GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);
  g_return_val_if_fail (self->held_indexes == NULL, FALSE);

  g_autoptr (GString) drop = g_string_new (NULL);

  self->held_indexes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; tables[i] != NULL; i++)
    if (!find_indexes (self, tables[i], drop, error))
      return FALSE;
  return sourcier_store_execute (self, drop->str, error);
}

static gboolean
add_table (const char   *table,
           guint         n_columns,
           const guint8 *key,
           gpointer      tables)
{
  if (!g_ptr_array_find_with_equal_func (tables, table, g_str_equal, NULL))
    g_ptr_array_add (tables, g_strdup (table));
  return TRUE;
}

/* The parts of a long action are much alike: the first tells what the others change. */
static int
list_tables (SourcierStore *self,
             GBytes        *changeset,
             gpointer       tables)
{
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);

  return _sourcier_changeset_count (data, size, add_table, tables) < 0 ? SQLITE_CORRUPT : SQLITE_DONE;
}

static gboolean
find_indexes_if_few (SourcierStore  *self,
                     const char     *table,
                     gint64          n_changes,
                     GString        *drop,
                     GError        **error)
{
  if (!g_ptr_array_find_with_equal_func (self->tracked_tables, table, g_str_equal, NULL))
    return TRUE;

  char *sql = sqlite3_mprintf ("SELECT count(*) <= %lld FROM \"%w\"", n_changes, table);
  gint64 has_few = 0;
  gboolean done = _sourcier_store_get_number (self, sql, &has_few, error);

  sqlite3_free (sql);
  return done && (has_few == 0 || find_indexes (self, table, drop, error));
}

/**
 * _sourcier_store_hold_indexes_of:
 * @self: an office's file, in a transaction
 * @action: an action that is about to be undone or done again
 * @error: where to put what went wrong
 *
 * Where the action is kept in parts and changed as many rows as one of its tables has, the indexes of that table are made
 * anew when _sourcier_store_release_indexes() is called.
 *
 * Returns: %FALSE with @error set if SQLite failed; the caller rolls back
 */
gboolean
_sourcier_store_hold_indexes_of (SourcierStore  *self,
                                 gint64          action,
                                 GError        **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) drop = g_string_new (NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT iif (EXISTS (SELECT 1 FROM history_part WHERE action = h.id), changes, 0)"
                                          " FROM history AS h WHERE id = %" G_GINT64_FORMAT, action);
  gint64 n_changes;

  if (!_sourcier_store_get_number (self, sql, &n_changes, error))
    return FALSE;
  if (n_changes == 0)
    return TRUE;
  if (!_sourcier_store_each_changeset (self, action, FALSE, list_tables, tables, error))
    return FALSE;

  self->held_indexes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < tables->len; i++)
    if (!find_indexes_if_few (self, g_ptr_array_index (tables, i), n_changes, drop, error))
      return FALSE;
  return sourcier_store_execute (self, drop->str, error);
}

/* The action is about to be committed, or was undone or done again. */
gboolean
_sourcier_store_release_indexes (SourcierStore  *self,
                                 GError        **error)
{
  if (self->held_indexes == NULL)
    return TRUE;

  _sourcier_store_set_cache (self, SORTING_CACHE_KIB);
  for (guint i = 0; i < self->held_indexes->len; i++)
    if (!sourcier_store_execute (self, g_ptr_array_index (self->held_indexes, i), error))
      return FALSE;
  g_clear_pointer (&self->held_indexes, g_ptr_array_unref);
  return TRUE;
}
