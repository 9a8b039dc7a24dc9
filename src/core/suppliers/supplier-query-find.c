/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-list.h"

#include "suppliers/supplier-query-sql.h"
#include "suppliers/supplier-query-territory.h"

static const struct
{
  const char *key;
  const char *is_untold;
} sorts[SOURCIER_N_SUPPLIER_SORTS] = {
  [SOURCIER_SUPPLIER_SORT_NAME] = { "s.sort_name", "s.sort_name = ''" },
  [SOURCIER_SUPPLIER_SORT_CITY] = { "s.sort_city", "s.sort_city = ''" },
  [SOURCIER_SUPPLIER_SORT_DEPARTEMENT] = { "s.departement", "s.departement = ''" },
  [SOURCIER_SUPPLIER_SORT_SIZE] = { "s.size", "s.size = 0" },
  [SOURCIER_SUPPLIER_SORT_TURNOVER] = { "s.turnover", "s.turnover IS NULL" },
  [SOURCIER_SUPPLIER_SORT_SIRET] = { "s.siret", "s.siret = ''" },
  /* How far they are is found out when the statement meets the directory: they come by name. */
  [SOURCIER_SUPPLIER_SORT_DISTANCE] = { "s.sort_name", "s.sort_name = ''" },
};

static gboolean
by_distance (SourcierSupplierQuery *query)
{
  return sourcier_supplier_query_get_sort (query) == SOURCIER_SUPPLIER_SORT_DISTANCE
         && *sourcier_supplier_query_get_near (query) != '\0';
}

static SourcierSql *
find_sql (SourcierSupplierQuery *query)
{
  SourcierSql *sql = sourcier_sql_new ("SELECT s.id FROM supplier AS s WHERE ");
  SourcierSupplierSort sort = sourcier_supplier_query_get_sort (query);
  gboolean descending = sourcier_supplier_query_get_descending (query) && !by_distance (query);

  _sourcier_supplier_sql_append_where (sql, query);
  sourcier_sql_append (sql, " ORDER BY (%s), %s %s", sorts[sort].is_untold, sorts[sort].key,
                       descending ? "DESC" : "ASC");
  if (sort != SOURCIER_SUPPLIER_SORT_NAME && sort != SOURCIER_SUPPLIER_SORT_DISTANCE)
    sourcier_sql_append (sql, ", (s.sort_name = ''), s.sort_name");
  sourcier_sql_append (sql, ", s.id");
  return sql;
}

/**
 * sourcier_supplier_list_find_ids:
 * @store: an office's file
 * @query: a question
 * @error: where to put what went wrong
 *
 * Finds who answers a question. Suppliers that are alike in what the answer is sorted by stand by name, then in the
 * order they came; those of whom it is not told stand last, whichever way it is sorted. Long for a large directory:
 * not for the window's thread.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids in order, or %NULL with @error set: CANCELLED if
 *   the store's cancellable was
 */
GArray *
sourcier_supplier_list_find_ids (SourcierStore          *store,
                                 SourcierSupplierQuery  *query,
                                 GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  g_autoptr (SourcierSql) sql = find_sql (query);
  g_autoptr (GArray) ids = sourcier_sql_read_ids (sql, store, error);

  if (ids != NULL && by_distance (query) && !_sourcier_supplier_territory_sort (store, query, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}
