/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/revert-store.h"

#include <glib/gi18n-lib.h>

static gboolean
each_reference_in (SourcierStore          *store,
                   const char             *table,
                   const char             *column,
                   SourcierReferenceFunc   func,
                   gpointer                user_data,
                   GError                **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT \"%s\", count(*) FROM \"%s\" WHERE \"%s\" IS NOT NULL GROUP BY 1", column, table, column);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  gboolean has_row = TRUE;

  while (statement != NULL && sourcier_statement_step (statement, &has_row, error) && has_row)
    func (sourcier_statement_get_int (statement, 0), table, sourcier_statement_get_int (statement, 1), user_data);
  return statement != NULL && !has_row;
}

/**
 * sourcier_revert_store_each_reference:
 * @store: an office's file
 * @owners: what tells which thing a row belongs to
 * @to: a table
 * @parts: whether to go through the rows that are parts of its rows, rather than through those that name them otherwise
 * @func: (scope call): called for each of its rows that others name, once for each table and column
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * The schema says which tables those are, so that one which is added later is not forgotten.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_revert_store_each_reference (SourcierStore          *store,
                                      SourcierOwners         *owners,
                                      const char             *to,
                                      gboolean                parts,
                                      SourcierReferenceFunc   func,
                                      gpointer                user_data,
                                      GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (owners != NULL && to != NULL && func != NULL, FALSE);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT t.name, f.\"from\" FROM pragma_table_list AS t,"
                                   " pragma_foreign_key_list (t.name) AS f WHERE t.schema = 'main' AND t.type = 'table'"
                                   " AND f.\"table\" = ?1", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, to);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      const char *table = sourcier_statement_get_text (statement, 0);
      const char *column = sourcier_statement_get_text (statement, 1);
      guint place = 0;
      const char *parent = sourcier_owners_get_parent (owners, table, &place);
      gboolean is_part = g_strcmp0 (parent, to) == 0
                         && g_strcmp0 (sourcier_owners_get_column (owners, table, place), column) == 0;

      if (is_part == parts && !each_reference_in (store, table, column, func, user_data, error))
        return FALSE;
    }
  return !has_row;
}

/**
 * sourcier_revert_store_has:
 * @store: an office's file
 * @table: a table whose rows have ids
 * @id: an id
 * @has: (out): whether there is such a row
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_revert_store_has (SourcierStore  *store,
                           const char     *table,
                           gint64          id,
                           gboolean       *has,
                           GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (table != NULL && has != NULL, FALSE);

  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", table);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  return statement != NULL && sourcier_statement_find (statement, id, has, error);
}

static gboolean
read_text (SourcierStore  *store,
           const char     *sql,
           gint64          id,
           char          **text,
           GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  gboolean has_row;

  *text = NULL;
  if (statement == NULL || !sourcier_statement_find (statement, id, &has_row, error))
    return FALSE;
  *text = has_row ? g_strdup (sourcier_statement_get_text (statement, 0)) : NULL;
  return TRUE;
}

/**
 * sourcier_revert_store_explain:
 * @store: an office's file
 * @id: a thing
 * @table: a table that names it
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): why it stays, for the reader: "The purchase “Cleaning” names it"; %NULL with
 *   @error set
 */
char *
sourcier_revert_store_explain (SourcierStore  *store,
                               gint64          id,
                               const char     *table,
                               GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (table != NULL, NULL);

  g_autofree char *sql = NULL;
  g_autofree char *name = NULL;

  if (g_str_has_prefix (table, "purchase_"))
    {
      sql = g_strdup_printf ("SELECT p.subject FROM %s AS t JOIN purchase AS p ON p.id = t.purchase WHERE t.supplier = ?1"
                             " ORDER BY p.id LIMIT 1", table);
      if (!read_text (store, sql, id, &name, error))
        return NULL;
      return g_strdup_printf (_("The purchase “%s” names it"), name != NULL ? name : "");
    }
  if (g_str_has_prefix (table, "saved_list_"))
    {
      sql = g_strdup_printf ("SELECT l.name FROM %s AS m JOIN saved_list AS l ON l.id = m.list WHERE m.%s = ?1"
                             " ORDER BY l.id LIMIT 1", table, g_str_equal (table, "saved_list_member") ? "supplier" : "purchase");
      if (!read_text (store, sql, id, &name, error))
        return NULL;
      return g_strdup_printf (_("It is on the list “%s”"), name != NULL ? name : "");
    }
  return g_strdup (_("Something else refers to it"));
}

/**
 * sourcier_revert_store_is_cut:
 * @store: an office's file
 * @action: number of an action
 * @is_cut: (out): whether the history keeps it in parts: the same row may have been changed several times
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_revert_store_is_cut (SourcierStore  *store,
                              gint64          action,
                              gboolean       *is_cut,
                              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (is_cut != NULL, FALSE);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT 1 FROM history_part WHERE action = ?1", error);

  return statement != NULL && sourcier_statement_find (statement, action, is_cut, error);
}
