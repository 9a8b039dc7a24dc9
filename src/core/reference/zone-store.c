/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/zone-store.h"

/**
 * sourcier_zone_store_get_frr:
 * @store: an office's file
 * @commune: the INSEE code of a commune
 * @frr: (out): where it stands in the zone France ruralités revitalisation; %SOURCIER_FRR_UNKNOWN where the list was not
 *   loaded or does not tell
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the file cannot be read
 */
gboolean
sourcier_zone_store_get_frr (SourcierStore     *store,
                             const char        *commune,
                             SourcierFrrClass  *frr,
                             GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (commune != NULL && frr != NULL, FALSE);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT class FROM frr WHERE commune = ?1", error);
  gboolean has_row;

  *frr = SOURCIER_FRR_UNKNOWN;
  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, commune);
  if (!sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *frr = sourcier_frr_class_from_code (sourcier_statement_get_text (statement, 0));
  return TRUE;
}

/**
 * sourcier_zone_store_load_qpv:
 * @store: an office's file
 * @commune: the INSEE code of a commune
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the codes of the priority neighbourhoods that lie in the
 *   commune, wholly or in part; none where the list was not loaded; %NULL with @error set if the file cannot be read
 */
GPtrArray *
sourcier_zone_store_load_qpv (SourcierStore  *store,
                              const char     *commune,
                              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (commune != NULL, NULL);

  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT code FROM qpv WHERE commune = ?1 ORDER BY code", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, commune);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    g_ptr_array_add (codes, g_strdup (sourcier_statement_get_text (statement, 0)));
  return has_row ? NULL : g_steal_pointer (&codes);
}
