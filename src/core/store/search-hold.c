/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include "store/search-hold.h"

/* A full-text index writes what it holds in memory whenever a statement with a trigger ends: a segment for each row of a
 * long list, merged again and again. Many rows at once are one statement, and one segment. */

/* One statement, whatever else the file may have in its text. */
static gboolean
run_once (SourcierStore  *self,
          const char     *sql,
          GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, sql, error);

  return statement != NULL && sourcier_statement_run (statement, error);
}

static gboolean
read_trigger (SourcierStore  *self,
              const char     *name,
              char          **sql,
              GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, name);
  if (!sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return _sourcier_store_fail (self, SQLITE_CORRUPT, error);
  *sql = g_strdup (sourcier_statement_get_text (statement, 0));
  return TRUE;
}

/**
 * sourcier_store_hold_search:
 * @self: an office's file, within an action
 * @table: a table with a column "search", a full-text index "…_search" and a trigger "…_search_insert" that fills it
 * @error: where to put what went wrong
 *
 * For an action that adds many rows to a table: from now on until the action ends, its new rows reach the index together,
 * at sourcier_store_catch_up_search() and when the action is committed. They have ids that sourcier_store_next_id() gives
 * out meanwhile, and are neither changed nor deleted before that.
 *
 * Returns: %FALSE with @error set if SQLite failed; the caller rolls back
 */
gboolean
sourcier_store_hold_search (SourcierStore  *self,
                            const char     *table,
                            GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->session != NULL, FALSE);
  g_return_val_if_fail (self->held_table == NULL, FALSE);

  g_autofree char *name = g_strdup_printf ("%s_search_insert", table);
  g_autofree char *drop = g_strdup_printf ("DROP TRIGGER %s", name);

  if (!read_trigger (self, name, &self->held_trigger, error) || !sourcier_store_execute (self, drop, error))
    return FALSE;
  self->held_table = g_strdup (table);
  self->held_from = self->next_id;
  return TRUE;
}

/**
 * sourcier_store_catch_up_search:
 * @self: an office's file whose index is held
 * @error: where to put what went wrong
 *
 * Brings the rows that were added since into the index. Best every few thousand rows, while they are still in memory.
 *
 * Returns: %FALSE with @error set if SQLite failed; the caller rolls back
 */
gboolean
sourcier_store_catch_up_search (SourcierStore  *self,
                                GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->held_table != NULL, FALSE);

  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s_search (rowid, search) SELECT id, search FROM %s"
                                          " WHERE id >= ?1 AND id < ?2", self->held_table, self->held_table);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, _sourcier_store_make_id (self, self->held_from));
  sourcier_statement_bind_int (statement, 2, _sourcier_store_make_id (self, self->next_id));
  self->held_from = self->next_id;
  return sourcier_statement_run (statement, error);
}

/* The action is about to be committed: from the next one on, rows reach the index as they are written. */
gboolean
_sourcier_store_release_search (SourcierStore  *self,
                                GError        **error)
{
  if (self->held_table == NULL)
    return TRUE;
  if (!sourcier_store_catch_up_search (self, error))
    return FALSE;

  return run_once (self, self->held_trigger, error);
}

/**
 * _sourcier_store_stop_search:
 * @self: an office's file, in a transaction
 * @triggers: (out) (transfer full) (element-type utf8): what brings changed rows into the full-text indexes
 * @error: where to put what went wrong
 *
 * For a step that changes a great many rows in any table: none of them reaches an index until
 * _sourcier_store_restart_search().
 *
 * Returns: %FALSE with @error set if SQLite failed; the caller rolls back
 */
gboolean
_sourcier_store_stop_search (SourcierStore  *self,
                             GPtrArray     **triggers,
                             GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
                                  " AND name LIKE '%\\_search\\_%' ESCAPE '\\'", error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) drop = g_string_new (NULL);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      char *sql = sqlite3_mprintf ("DROP TRIGGER \"%w\";", sourcier_statement_get_text (statement, 0));

      g_string_append (drop, sql);
      sqlite3_free (sql);
      g_ptr_array_add (found, g_strdup (sourcier_statement_get_text (statement, 1)));
    }
  sourcier_statement_reset (statement);
  if (has_row || !sourcier_store_execute (self, drop->str, error))
    return FALSE;
  *triggers = g_steal_pointer (&found);
  return TRUE;
}

/**
 * _sourcier_store_restart_search:
 * @self: an office's file, in a transaction
 * @triggers: (element-type utf8): from _sourcier_store_stop_search()
 * @error: where to put what went wrong
 *
 * Makes the full-text indexes anew; from now on rows reach them as they are written.
 *
 * Returns: %FALSE with @error set if SQLite failed; the caller rolls back
 */
gboolean
_sourcier_store_restart_search (SourcierStore  *self,
                                GPtrArray      *triggers,
                                GError        **error)
{
  for (guint i = 0; i < triggers->len; i++)
    if (!run_once (self, g_ptr_array_index (triggers, i), error))
      return FALSE;
  return _sourcier_store_rebuild_indexes (self, error);
}
