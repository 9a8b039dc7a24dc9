/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/candidates-query.h"

#include "base/money.h"
#include "reference/cpv.h"
#include "store/code-store.h"
#include "store/sql.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-query-sql.h"

/* Of who declares no code near the purchase's. */
#define RANK_NONE 99u

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

/* The rank of a declared code "m" beside @cpv. */
static void
append_rank (SourcierSql *sql,
             const char  *cpv)
{
  g_auto (GStrv) wider = sourcier_cpv_wider (cpv);

  sourcier_sql_append (sql, "CASE " SOURCIER_SUPPLIER_SQL_CPV " WHEN ");
  sourcier_sql_append_text (sql, cpv);
  sourcier_sql_append (sql, " THEN 0");
  for (guint i = 0; wider[i] != NULL; i++)
    {
      sourcier_sql_append (sql, " WHEN ");
      sourcier_sql_append_text (sql, wider[i]);
      sourcier_sql_append (sql, " THEN %u", i + 2);
    }
  sourcier_sql_append (sql, " ELSE 1 END");
}

/* Of several codes a supplier declares, the nearest counts: SQLite takes the other columns from the row of the minimum. */
static SourcierSql *
rank_sql (const char *ids,
          const char *cpv,
          guint       most)
{
  SourcierSql *sql = sourcier_sql_new ("SELECT f.value, ");

  if (cpv != NULL)
    {
      sourcier_sql_append (sql, "ifnull (n.rank, %u), ifnull (n.code, '') FROM json_each (", RANK_NONE);
      sourcier_sql_append_text (sql, ids);
      sourcier_sql_append (sql, ") AS f LEFT JOIN (SELECT m.supplier, min (");
      append_rank (sql, cpv);
      sourcier_sql_append (sql, ") AS rank, " SOURCIER_SUPPLIER_SQL_CPV " AS code FROM supplier_cpv AS m WHERE ");
      _sourcier_supplier_sql_append_trade (sql, cpv);
      sourcier_sql_append (sql, " GROUP BY m.supplier) AS n ON n.supplier = f.value");
    }
  else
    {
      sourcier_sql_append (sql, "%u, '' FROM json_each (", RANK_NONE);
      sourcier_sql_append_text (sql, ids);
      sourcier_sql_append (sql, ") AS f");
    }
  sourcier_sql_append (sql, " ORDER BY 2, f.key LIMIT %u", most);
  return sql;
}

/* The @most nearest of those who answer @query, by name where they are equal. Without @cpv they are all equal. */
GArray *
_sourcier_candidates_rank (SourcierStore          *store,
                           SourcierSupplierQuery  *query,
                           const char             *cpv,
                           guint                   most,
                           GError                **error)
{
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, error);
  g_autoptr (GArray) ranks = g_array_new (FALSE, TRUE, sizeof (SourcierCandidateRank));

  if (ids == NULL)
    return NULL;

  g_autofree char *json = sourcier_store_ids_to_json ((const gint64 *) (gpointer) ids->data, ids->len);
  g_autoptr (SourcierSql) sql = rank_sql (json, cpv, most);
  g_autoptr (SourcierStatement) row = sourcier_sql_prepare (sql, store, error);
  gboolean has_row = row != NULL;

  while (has_row)
    {
      SourcierCandidateRank rank = { 0 };

      if (!sourcier_statement_step (row, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      rank.supplier = sourcier_statement_get_int (row, 0);
      rank.rank = (guint) sourcier_statement_get_int (row, 1);
      g_strlcpy (rank.code, sourcier_statement_get_text (row, 2), sizeof rank.code);
      g_array_append_val (ranks, rank);
    }
  return row != NULL ? g_steal_pointer (&ranks) : NULL;
}
