/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/candidates-query.h"

#include "base/money.h"
#include "store/code-store.h"
#include "suppliers/supplier-list.h"

/* Of an even number, the lower of the two in the middle: an amount that a supplier really has. */
#define MEDIAN_SQL \
  "WITH told AS (SELECT turnover, row_number () OVER (ORDER BY turnover) AS rank, count (*) OVER () AS n" \
  " FROM supplier WHERE id IN (SELECT value FROM json_each (?1)) AND turnover IS NOT NULL)" \
  " SELECT turnover FROM told WHERE rank = (n + 1) / 2"

/* The median of the turnovers told by those who answer @query, in cents; %SOURCIER_MONEY_UNKNOWN where nobody tells it. */
gboolean
_sourcier_candidates_read_median_turnover (SourcierStore          *store,
                                           SourcierSupplierQuery  *query,
                                           gint64                 *median,
                                           GError                **error)
{
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, error);

  if (ids == NULL)
    return FALSE;

  g_autofree char *json = sourcier_store_ids_to_json ((const gint64 *) (gpointer) ids->data, ids->len);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, MEDIAN_SQL, error);
  gboolean has_row;

  *median = SOURCIER_MONEY_UNKNOWN;
  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, json);
  if (!sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    *median = sourcier_statement_get_int (statement, 0);
  return TRUE;
}
