/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/part-store.h"

#include "store/code-store.h"

static gboolean
save_part (SourcierStore             *store,
           const SourcierPartsTable  *table,
           gint64                     parent,
           gpointer                   part,
           GHashTable                *stored,
           gconstpointer              user_data,
           GError                   **error)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, table->get_id (part));
  SourcierPartWriter write = g_hash_table_remove (stored, id) ? table->update : table->insert;

  return write (store, parent, part, user_data, error);
}

static gboolean
delete_part (SourcierStore             *store,
             const SourcierPartsTable  *table,
             gint64                     id,
             GError                   **error)
{
  const SourcierCodesTable own = { table->table, "id", "id" };

  return (table->clear == NULL || table->clear (store, id, error))
         && sourcier_code_store_delete (store, &own, id, NULL, error);
}

/**
 * sourcier_part_store_add:
 * @store: an office's file, in a transaction
 * @table: how the parts stand in it
 * @parent: a row that has no parts in the file yet
 * @parts: parts of it, each written as a new one
 * @user_data: for the functions that write
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if they could not be written; the caller rolls back
 */
gboolean
sourcier_part_store_add (SourcierStore             *store,
                         const SourcierPartsTable  *table,
                         gint64                     parent,
                         GPtrArray                 *parts,
                         gconstpointer              user_data,
                         GError                   **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (table != NULL && parts != NULL, FALSE);

  for (guint i = 0; i < parts->len; i++)
    if (!table->insert (store, parent, g_ptr_array_index (parts, i), user_data, error))
      return FALSE;
  return TRUE;
}

/**
 * sourcier_part_store_save:
 * @store: an office's file, in a transaction
 * @table: how the parts stand in it
 * @parent: the row that they belong to
 * @parts: all the parts that belong to it
 * @user_data: for the functions that write
 * @error: where to put what went wrong
 *
 * Makes the parts of @parent in the file those of @parts, writing only what differs. A part that is not stored for this
 * parent is written as a new one.
 *
 * Returns: %FALSE with @error set if they could not be written; the caller rolls back
 */
gboolean
sourcier_part_store_save (SourcierStore             *store,
                          const SourcierPartsTable  *table,
                          gint64                     parent,
                          GPtrArray                 *parts,
                          gconstpointer              user_data,
                          GError                   **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (table != NULL && parts != NULL, FALSE);

  const SourcierCodesTable ids = { table->table, table->parent, "id" };
  g_autoptr (GHashTable) stored = sourcier_code_store_read (store, &ids, parent, error);
  GHashTableIter iter;
  gpointer id;

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    if (!save_part (store, table, parent, g_ptr_array_index (parts, i), stored, user_data, error))
      return FALSE;

  g_hash_table_iter_init (&iter, stored);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!delete_part (store, table, g_ascii_strtoll (id, NULL, 10), error))
      return FALSE;
  return TRUE;
}
