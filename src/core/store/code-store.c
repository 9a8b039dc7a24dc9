/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/code-store.h"

#include "store/noted-row.h"

/**
 * sourcier_store_ids_to_json:
 * @ids: ids of rows
 * @n_ids: how many
 *
 * Returns: (transfer full): the ids as an array that json_each() goes through, "[1,2]"
 */
char *
sourcier_store_ids_to_json (const gint64 *ids,
                            guint         n_ids)
{
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  GString *json = g_string_new ("[");

  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (json, i > 0 ? ",%" G_GINT64_FORMAT : "%" G_GINT64_FORMAT, ids[i]);
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/**
 * sourcier_store_run_for:
 * @store: an office's file, in a transaction
 * @sql: a statement of one or two parameters
 * @id: the first: an id
 * @text: (nullable): the second, if there is one
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the statement could not be run
 */
gboolean
sourcier_store_run_for (SourcierStore  *store,
                        const char     *sql,
                        gint64          id,
                        const char     *text,
                        GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, id);
  if (text != NULL)
    sourcier_statement_bind_text (statement, 2, text);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_code_store_load:
 * @store: an office's file
 * @table: a table of codes
 * @owners: ids of things, as sourcier_store_ids_to_json() writes them
 * @func: (scope call): called for each code of each of them
 * @user_data: for @func
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the codes could not be read
 */
gboolean
sourcier_code_store_load (SourcierStore             *store,
                          const SourcierCodesTable  *table,
                          const char                *owners,
                          SourcierCodeFunc           func,
                          gpointer                   user_data,
                          GError                   **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (table != NULL && owners != NULL && func != NULL, FALSE);

  g_autofree char *sql = g_strdup_printf ("SELECT j.key, c.%s FROM json_each(?1) AS j JOIN %s AS c ON c.%s = j.value",
                                          table->code, table->table, table->owner);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, owners);
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        func ((guint) sourcier_statement_get_int (statement, 0), sourcier_statement_get_text (statement, 1), user_data);
    }
  return TRUE;
}

static void
add_code (guint       slot,
          const char *code,
          gpointer    user_data)
{
  g_hash_table_add (user_data, g_strdup (code));
}

/**
 * sourcier_code_store_read:
 * @store: an office's file
 * @table: a table of codes
 * @owner: id of a thing
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): the codes that the thing has, as a set, or %NULL with
 *   @error set
 */
GHashTable *
sourcier_code_store_read (SourcierStore             *store,
                          const SourcierCodesTable  *table,
                          gint64                     owner,
                          GError                   **error)
{
  g_autofree char *owners = sourcier_store_ids_to_json (&owner, 1);
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return sourcier_code_store_load (store, table, owners, add_code, codes, error) ? g_steal_pointer (&codes) : NULL;
}

/**
 * sourcier_code_store_delete:
 * @store: an office's file, in a transaction
 * @table: a table of codes
 * @owner: id of a thing
 * @code: (nullable): one of its codes, or %NULL for all
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the codes could not be deleted; the caller rolls back
 */
gboolean
sourcier_code_store_delete (SourcierStore             *store,
                            const SourcierCodesTable  *table,
                            gint64                     owner,
                            const char                *code,
                            GError                   **error)
{
  g_return_val_if_fail (table != NULL, FALSE);

  g_autofree char *all = g_strdup_printf ("DELETE FROM %s WHERE %s = ?1", table->table, table->owner);
  g_autofree char *one = g_strdup_printf ("%s AND %s = ?2", all, table->code);

  return sourcier_store_run_for (store, code != NULL ? one : all, owner, code, error);
}

/**
 * sourcier_code_store_add:
 * @store: an office's file, in a transaction
 * @table: a table of codes
 * @owner: id of a thing
 * @codes: codes that it has, each once, none of which is in the file yet
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if they could not be written; the caller rolls back
 */
gboolean
sourcier_code_store_add (SourcierStore             *store,
                         const SourcierCodesTable  *table,
                         gint64                     owner,
                         const char * const        *codes,
                         GError                   **error)
{
  g_return_val_if_fail (table != NULL && codes != NULL, FALSE);

  if (codes[0] == NULL)
    return TRUE;

  g_autofree char *insert = g_strdup_printf ("INSERT INTO %s (%s, %s) VALUES (?1, ?2)", table->table, table->owner,
                                             table->code);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare_insert (store, insert, error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, owner);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      sourcier_statement_bind_text (statement, 2, codes[i]);
      if (!sourcier_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_code_store_save:
 * @store: an office's file, in a transaction
 * @table: a table of codes
 * @owner: id of a thing
 * @codes: the codes that it has, each once
 * @error: where to put what went wrong
 *
 * Makes the codes of the thing in the file those of @codes, writing only what differs.
 *
 * Returns: %FALSE with @error set if they could not be written; the caller rolls back
 */
gboolean
sourcier_code_store_save (SourcierStore             *store,
                          const SourcierCodesTable  *table,
                          gint64                     owner,
                          const char * const        *codes,
                          GError                   **error)
{
  g_return_val_if_fail (codes != NULL, FALSE);

  g_autoptr (GHashTable) stored = sourcier_code_store_read (store, table, owner, error);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer code;

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; codes[i] != NULL; i++)
    if (!g_hash_table_remove (stored, codes[i]))
      g_ptr_array_add (added, (char *) codes[i]);
  g_ptr_array_add (added, NULL);
  if (!sourcier_code_store_add (store, table, owner, (const char * const *) added->pdata, error))
    return FALSE;

  g_hash_table_iter_init (&iter, stored);
  while (g_hash_table_iter_next (&iter, &code, NULL))
    if (!sourcier_code_store_delete (store, table, owner, code, error))
      return FALSE;
  return TRUE;
}
