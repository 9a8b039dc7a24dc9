/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/reserve-advice.h"

/**
 * sourcier_advice_limits_load:
 * @store: an office's file
 * @limits: (out): what the office goes by; the usual limits where it has set none
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if they could not be read
 */
gboolean
sourcier_advice_limits_load (SourcierStore         *store,
                             SourcierAdviceLimits  *limits,
                             GError               **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (limits != NULL, FALSE);

  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT contract_above, lot_above, clause_above, share_below FROM advice_limits", error);
  gboolean has_row;

  *limits = sourcier_advice_limits_default;
  if (row == NULL || !sourcier_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      limits->contract_above = sourcier_statement_get_int (row, 0);
      limits->lot_above = sourcier_statement_get_int (row, 1);
      limits->clause_above = sourcier_statement_get_int (row, 2);
      limits->share_below = sourcier_statement_get_int (row, 3);
    }
  return TRUE;
}

/**
 * sourcier_advice_limits_save:
 * @store: an office's file, in a transaction
 * @limits: what the office goes by from now on
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if they could not be written; the caller rolls back
 */
gboolean
sourcier_advice_limits_save (SourcierStore               *store,
                             const SourcierAdviceLimits  *limits,
                             GError                     **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (limits != NULL, FALSE);

  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "INSERT INTO advice_limits (id, contract_above, lot_above, clause_above, share_below)"
                                   " VALUES (1, ?1, ?2, ?3, ?4) ON CONFLICT (id) DO UPDATE SET (contract_above, lot_above,"
                                   " clause_above, share_below) = (?1, ?2, ?3, ?4)", error);

  if (row == NULL)
    return FALSE;
  sourcier_statement_bind_int (row, 1, limits->contract_above);
  sourcier_statement_bind_int (row, 2, limits->lot_above);
  sourcier_statement_bind_int (row, 3, limits->clause_above);
  sourcier_statement_bind_int (row, 4, limits->share_below);
  return sourcier_statement_run (row, error);
}
