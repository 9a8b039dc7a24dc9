/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-commune-facets.h"

#include "suppliers/supplier-place.h"
#include "suppliers/supplier-query-sql.h"

#include <string.h>

static SourcierSql *
addresses_sql (SourcierSupplierQuery *query,
               const char            *departement)
{
  g_autoptr (SourcierSupplierQuery) beside = sourcier_supplier_query_without_facet (query, SOURCIER_FACET_DEPARTEMENT);
  SourcierSql *sql = sourcier_sql_new ("SELECT s.commune_code, s.postcode, s.city, s.departement, count(*)"
                                       " FROM supplier AS s WHERE s.departement = ");

  sourcier_sql_append_text (sql, departement);
  sourcier_sql_append (sql, " AND ");
  _sourcier_supplier_sql_append_where (sql, beside);
  sourcier_sql_append (sql, " GROUP BY 1, 2, 3");
  return sql;
}

static void
add_address (GHashTable        *counts,
             SourcierStatement *row)
{
  SourcierSupplierPlace place;
  const char *departement = sourcier_statement_get_text (row, 3);

  sourcier_supplier_place_of_address (sourcier_statement_get_text (row, 0), sourcier_statement_get_text (row, 1),
                                      sourcier_statement_get_text (row, 2), departement, &place);
  if (!place.sure || strcmp (sourcier_commune_get_departement (place.commune), departement) != 0)
    return;

  char *value = g_strconcat (SOURCIER_TERRITORY_COMMUNE, sourcier_commune_get_code (place.commune), NULL);
  gint64 *count = g_hash_table_lookup (counts, value);

  if (count == NULL)
    g_hash_table_insert (counts, value, count = g_new0 (gint64, 1));
  else
    g_free (value);
  *count += sourcier_statement_get_int (row, 4);
}

/**
 * sourcier_supplier_communes_count:
 * @store: an office's file
 * @query: a question
 * @departement: the code of a departement
 * @error: where to put what went wrong
 *
 * Counts the communes of a departement under all other facets of the question, as sourcier_supplier_facets_count() counts the
 * departements. Those whose commune the address does not surely tell are in none. Not for the window's thread.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 gint64): values of %SOURCIER_FACET_DEPARTEMENT with their counts, or
 *   %NULL with @error set
 */
GHashTable *
sourcier_supplier_communes_count (SourcierStore          *store,
                                  SourcierSupplierQuery  *query,
                                  const char             *departement,
                                  GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);
  g_return_val_if_fail (departement != NULL, NULL);

  g_autoptr (SourcierSql) sql = addresses_sql (query, departement);
  g_autoptr (SourcierStatement) row = sourcier_sql_prepare (sql, store, error);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean has_row = row != NULL;

  if (row == NULL)
    return NULL;
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return NULL;
      if (has_row)
        add_address (counts, row);
    }
  return g_steal_pointer (&counts);
}
