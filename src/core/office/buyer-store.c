/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/buyer-store.h"

#include "base/money.h"

/**
 * sourcier_buyer_store_load:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the buyer whose office keeps the file, of whom nothing may be told yet; %NULL
 *   with @error set if it cannot be read
 */
SourcierBuyer *
sourcier_buyer_store_load (SourcierStore  *store,
                           GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT name, kind, departement, yearly_volume FROM buyer WHERE id = 1", error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    {
      sourcier_buyer_set_name (buyer, sourcier_statement_get_text (statement, 0));
      sourcier_buyer_set_kind (buyer, sourcier_buyer_kind_from_code (sourcier_statement_get_text (statement, 1)));
      sourcier_buyer_set_departement (buyer, sourcier_statement_get_text (statement, 2));
      if (!sourcier_statement_is_null (statement, 3))
        sourcier_buyer_set_yearly_volume (buyer, sourcier_statement_get_int (statement, 3));
    }
  return g_steal_pointer (&buyer);
}

/**
 * sourcier_buyer_store_save:
 * @store: an office's file, within an action
 * @buyer: the buyer whose office keeps the file
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if it cannot be written
 */
gboolean
sourcier_buyer_store_save (SourcierStore  *store,
                           SourcierBuyer  *buyer,
                           GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_BUYER (buyer), FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO buyer (id, name, kind, departement, yearly_volume) "
                                   "VALUES (1, ?1, ?2, ?3, ?4) "
                                   "ON CONFLICT (id) DO UPDATE SET name = ?1, kind = ?2, departement = ?3, "
                                   "yearly_volume = ?4", error);
  gint64 volume = sourcier_buyer_get_yearly_volume (buyer);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, sourcier_buyer_get_name (buyer));
  sourcier_statement_bind_text (statement, 2, sourcier_buyer_kind_get_code (sourcier_buyer_get_kind (buyer)));
  sourcier_statement_bind_text (statement, 3, sourcier_buyer_get_departement (buyer));
  if (volume == SOURCIER_MONEY_UNKNOWN)
    sourcier_statement_bind_null (statement, 4);
  else
    sourcier_statement_bind_int (statement, 4, volume);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_buyer_store_change:
 * @store: an office's file
 * @action: what the reader is doing, in the reader's words: _("Create the office")
 * @buyer: the buyer whose office keeps the file
 * @error: where to put what went wrong
 *
 * Writes the buyer as an action of its own, one line of the history.
 *
 * Returns: %FALSE with @error set if nothing was changed
 */
gboolean
sourcier_buyer_store_change (SourcierStore  *store,
                             const char     *action,
                             SourcierBuyer  *buyer,
                             GError        **error)
{
  if (!sourcier_store_begin (store, action, error))
    return FALSE;

  sourcier_store_set_detail (store, sourcier_buyer_get_name (buyer));
  if (sourcier_buyer_store_save (store, buyer, error))
    return sourcier_store_commit (store, error);

  sourcier_store_rollback (store);
  return FALSE;
}
