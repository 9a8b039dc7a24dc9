/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query-facets.h"

#include "suppliers/eligibility.h"
#include "suppliers/supplier-contracts-store.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-query-sql.h"

#include <string.h>

/* A division is told by its first two digits. */
#define CPV_DIVISION_LENGTH 2

/* The question that the values of @facet are counted under. The label and the state are those of one award: they are
 * asked of the award, not of the supplier. */
static SourcierSupplierQuery *
question_beside (SourcierSupplierQuery *query,
                 SourcierSupplierFacet  facet)
{
  g_autoptr (SourcierSupplierQuery) beside = sourcier_supplier_query_without_facet (query, facet);

  switch (facet)
    {
    case SOURCIER_FACET_LABEL:
      return sourcier_supplier_query_without_facet (beside, SOURCIER_FACET_STATE);
    case SOURCIER_FACET_STATE:
      return sourcier_supplier_query_without_facet (beside, SOURCIER_FACET_LABEL);
    case SOURCIER_FACET_CAPACITY:
      return sourcier_supplier_query_with_amount (beside, 0);
    case SOURCIER_FACET_ELIGIBILITY:
    case SOURCIER_FACET_DEPARTEMENT:
    case SOURCIER_FACET_ZONE:
    case SOURCIER_FACET_FAMILY:
    case SOURCIER_FACET_CPV:
    case SOURCIER_FACET_TAG:
    case SOURCIER_FACET_SAVED_LIST:
    case SOURCIER_FACET_CONTRACTS:
    case SOURCIER_FACET_SIZE:
    case SOURCIER_FACET_EXCLUSION:
    case SOURCIER_FACET_DATA:
    case SOURCIER_N_SUPPLIER_FACETS:
    default:
      return g_steal_pointer (&beside);
    }
}

/* @supplier is a column of another table. */
static void
append_among (SourcierSql           *sql,
              const char            *supplier,
              SourcierSupplierQuery *beside)
{
  if (sourcier_supplier_query_is_everything (beside))
    return;

  sourcier_sql_append (sql, " AND %s IN (SELECT s.id FROM supplier AS s WHERE ", supplier);
  _sourcier_supplier_sql_append_where (sql, beside);
  sourcier_sql_append (sql, ")");
}

/* Those who answer the question with "" alone chosen in @facet. While no label is recorded, that nobody
 * holds one is no news. */
static void
append_without (SourcierSql           *sql,
                SourcierSupplierQuery *query,
                SourcierSupplierFacet  facet)
{
  g_autoptr (SourcierSupplierQuery) open = sourcier_supplier_query_without_facet (query, facet);
  g_autoptr (SourcierSupplierQuery) none = sourcier_supplier_query_with_choice (open, facet, "", SOURCIER_CHOICE_IN);

  sourcier_sql_append (sql, " UNION ALL SELECT '', n FROM (SELECT count(*) AS n FROM supplier AS s WHERE ");
  _sourcier_supplier_sql_append_where (sql, none);
  sourcier_sql_append (sql, ") WHERE n > 0 AND EXISTS (SELECT 1 FROM label_award)");
}

/* A supplier counts for a label by an award in the states asked for, if it has none of that label in a state taken
 * away. */
static SourcierSql *
labels_sql (SourcierSupplierQuery *query,
            SourcierSupplierQuery *beside)
{
  SourcierSql *sql =
    sourcier_sql_new ("SELECT a.label, count(DISTINCT a.supplier) FROM label_award AS a WHERE ");
  g_autoptr (GPtrArray) no_states =
    sourcier_supplier_query_get_values (query, SOURCIER_FACET_STATE, SOURCIER_CHOICE_OUT);
  g_autofree char *other_state = _sourcier_supplier_sql_award_state ("o", query);

  _sourcier_supplier_sql_append_held (sql, "a", query);
  if (no_states->len > 0)
    {
      sourcier_sql_append (sql, " AND NOT EXISTS (SELECT 1 FROM label_award AS o"
                                          " WHERE o.supplier = a.supplier AND o.label = a.label AND ");
      sourcier_sql_append_in (sql, other_state, no_states);
      sourcier_sql_append (sql, ")");
    }
  append_among (sql, "a.supplier", beside);
  sourcier_sql_append (sql, " GROUP BY a.label");
  append_without (sql, query, SOURCIER_FACET_LABEL);
  return sql;
}

/* That the award is of the labels asked for, or of somebody who holds none where those are asked for. */
static void
append_of_labels (SourcierSql           *sql,
                  SourcierSupplierQuery *query)
{
  g_autoptr (GPtrArray) labels = sourcier_supplier_query_get_values (query, SOURCIER_FACET_LABEL, SOURCIER_CHOICE_IN);
  gboolean none = _sourcier_supplier_take_none (labels);

  if (labels->len == 0 && !none)
    return;
  sourcier_sql_append (sql, " AND (");
  if (labels->len > 0)
    sourcier_sql_append_in (sql, "a.label", labels);
  if (none)
    {
      sourcier_sql_append (sql, "%sa.supplier NOT IN ", labels->len > 0 ? " OR " : "");
      _sourcier_supplier_sql_append_holders (sql, query);
    }
  sourcier_sql_append (sql, ")");
}

/* That no label taken away is in @state. */
static void
append_of_no_labels (SourcierSql           *sql,
                     SourcierSupplierQuery *query,
                     const char            *state)
{
  g_autofree char *other_state = _sourcier_supplier_sql_award_state ("o", query);
  g_autoptr (GPtrArray) no_labels =
    sourcier_supplier_query_get_values (query, SOURCIER_FACET_LABEL, SOURCIER_CHOICE_OUT);

  if (_sourcier_supplier_take_none (no_labels))
    {
      sourcier_sql_append (sql, " AND a.supplier IN ");
      _sourcier_supplier_sql_append_holders (sql, query);
    }
  if (no_labels->len == 0)
    return;
  sourcier_sql_append (sql, " AND NOT EXISTS (SELECT 1 FROM label_award AS o"
                            " WHERE o.supplier = a.supplier AND %s = %s AND ", other_state, state);
  sourcier_sql_append_in (sql, "o.label", no_labels);
  sourcier_sql_append (sql, ")");
}

/* A supplier counts for a state by an award of the labels asked for, if no label taken away is in that state. */
static SourcierSql *
states_sql (SourcierSupplierQuery *query,
            SourcierSupplierQuery *beside)
{
  g_autofree char *state = _sourcier_supplier_sql_award_state ("a", query);
  SourcierSql *sql = sourcier_sql_new ("SELECT ");

  sourcier_sql_append (sql, "%s, count(DISTINCT a.supplier) FROM label_award AS a WHERE 1", state);
  append_of_labels (sql, query);
  append_of_no_labels (sql, query, state);
  append_among (sql, "a.supplier", beside);
  sourcier_sql_append (sql, " GROUP BY 1");
  return sql;
}

/* The awards held that open anything are gathered once, then counted for each eligibility. */
static SourcierSql *
eligibilities_sql (SourcierSupplierQuery *query,
                   SourcierSupplierQuery *beside)
{
  SourcierSql *sql = sourcier_sql_new ("WITH held AS MATERIALIZED (SELECT a.supplier, a.label"
                                                         " FROM label_award AS a WHERE ");
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) opening = _sourcier_supplier_opening_labels (all);

  sourcier_sql_append_in (sql, "a.label", opening);
  sourcier_sql_append (sql, " AND ");
  _sourcier_supplier_sql_append_held_on_day (sql, "a", query);
  append_among (sql, "a.supplier", beside);

  sourcier_sql_append (sql, ") SELECT eligibility, n FROM (");
  for (guint i = 0; i < SOURCIER_N_ELIGIBILITIES; i++)
    {
      g_autoptr (GPtrArray) labels = sourcier_eligibility_get_labels (i);

      sourcier_sql_append (sql, "%sSELECT '%s' AS eligibility, count(DISTINCT supplier) AS n"
                                     " FROM held WHERE ",
                                     i > 0 ? " UNION ALL " : "", sourcier_eligibility_get_code (i));
      sourcier_sql_append_in (sql, "label", labels);
    }
  sourcier_sql_append (sql, ") WHERE n > 0");
  append_without (sql, query, SOURCIER_FACET_ELIGIBILITY);
  return sql;
}

static void
append_rows (SourcierSql           *sql,
             const char            *rows,
             SourcierSupplierQuery *beside)
{
  if (rows != NULL)
    sourcier_sql_append (sql, "%s WHERE 1", rows);
  else
    {
      _sourcier_supplier_sql_append_zones (sql, beside);
      sourcier_sql_append (sql, " WHERE 1");
    }
  append_among (sql, "m.supplier", beside);
}

/* @rows, or where it is NULL the zones, is a table "m" that has the column supplier, where a supplier may stand several times.
 * Those who stand nowhere are all but those who stand somewhere. */
static SourcierSql *
many_sql (const char            *rows,
          const char            *name,
          const char            *value,
          SourcierSupplierQuery *beside)
{
  SourcierSql *sql = sourcier_sql_new ("SELECT ");

  sourcier_sql_append (sql, "%s, count(*) FROM ", name);
  append_rows (sql, rows, beside);
  sourcier_sql_append (sql, " GROUP BY %s UNION ALL SELECT '', n FROM (SELECT"
                                      " (SELECT count(*) FROM supplier AS s WHERE ", value);
  _sourcier_supplier_sql_append_where (sql, beside);
  sourcier_sql_append (sql, ") - (SELECT count(DISTINCT m.supplier) FROM ");
  append_rows (sql, rows, beside);
  sourcier_sql_append (sql, ") AS n) WHERE n > 0");
  return sql;
}

/* That nobody is in a zone is no news while the office has not loaded the list, nor recorded a zone. */
static SourcierSql *
zones_sql (SourcierSupplierQuery *beside)
{
  SourcierSql *sql = many_sql (NULL, "m.zone", "m.zone", beside);

  sourcier_sql_append (sql, " AND (EXISTS (SELECT 1 FROM frr) OR EXISTS"
                            " (SELECT 1 FROM label_award WHERE label IN " SOURCIER_SUPPLIER_SQL_ZONES "))");
  return sql;
}

/* While no supplier has a tag, that none has is no news. */
static SourcierSql *
tags_sql (SourcierSupplierQuery *beside)
{
  SourcierSql *sql = many_sql ("supplier_tag AS m", "min(m.tag)", "m.folded", beside);

  sourcier_sql_append (sql, " AND EXISTS (SELECT 1 FROM supplier_tag)");
  return sql;
}

/* A code that is chosen below the divisions is counted too. */
static void
append_chosen_cpv (SourcierSql           *sql,
                   SourcierSupplierQuery *query,
                   SourcierSupplierQuery *beside,
                   SourcierChoice         choice)
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (query, SOURCIER_FACET_CPV, choice);

  for (guint i = 0; i < values->len; i++)
    if (strlen (g_ptr_array_index (values, i)) > CPV_DIVISION_LENGTH)
      {
        sourcier_sql_append (sql, " UNION ALL SELECT ");
        sourcier_sql_append_text (sql, g_ptr_array_index (values, i));
        sourcier_sql_append (sql, ", count(DISTINCT m.supplier) FROM supplier_cpv AS m WHERE ");
        _sourcier_supplier_sql_append_cpv (sql, g_ptr_array_index (values, i));
        append_among (sql, "m.supplier", beside);
      }
}

static SourcierSql *
cpv_sql (SourcierSupplierQuery *query,
         SourcierSupplierQuery *beside)
{
  SourcierSql *sql = many_sql ("(SELECT DISTINCT m.supplier, substr(" SOURCIER_SUPPLIER_SQL_CPV ", 1, 2)"
                               " AS division FROM supplier_cpv AS m) AS m", "m.division", "m.division", beside);

  sourcier_sql_append (sql, " AND EXISTS (SELECT 1 FROM supplier_cpv)");
  append_chosen_cpv (sql, query, beside, SOURCIER_CHOICE_IN);
  append_chosen_cpv (sql, query, beside, SOURCIER_CHOICE_OUT);
  return sql;
}

/* A trade that is chosen is counted too. */
static void
append_chosen_trades (SourcierSql           *sql,
                      SourcierSupplierQuery *query,
                      SourcierSupplierQuery *beside,
                      SourcierChoice         choice)
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (query, SOURCIER_FACET_FAMILY, choice);

  for (guint i = 0; i < values->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (values, i), SOURCIER_FAMILY_OF_CPV))
      {
        const char *value = g_ptr_array_index (values, i);

        sourcier_sql_append (sql, " UNION ALL SELECT ");
        sourcier_sql_append_text (sql, value);
        sourcier_sql_append (sql, ", count(DISTINCT m.supplier) FROM supplier_cpv AS m WHERE ");
        _sourcier_supplier_sql_append_trade (sql, value + strlen (SOURCIER_FAMILY_OF_CPV));
        append_among (sql, "m.supplier", beside);
      }
}

static SourcierSql *
families_sql (SourcierSupplierQuery *query,
              SourcierSupplierQuery *beside)
{
  SourcierSql *sql = many_sql ("supplier_family AS m", "m.family", "m.family", beside);

  append_chosen_trades (sql, query, beside, SOURCIER_CHOICE_IN);
  append_chosen_trades (sql, query, beside, SOURCIER_CHOICE_OUT);
  return sql;
}

static SourcierSql *
lists_sql (SourcierSupplierQuery *beside)
{
  SourcierSql *sql = many_sql ("saved_list_member AS m JOIN saved_list AS l ON l.id = m.list", "min(l.name)",
                                       "l.folded", beside);

  sourcier_sql_append (sql, " AND EXISTS (SELECT 1 FROM saved_list_member)");
  return sql;
}

/* The standings are gathered once, then counted; while the register names nobody, that nobody has a contract is no news. */
static SourcierSql *
contracts_sql (SourcierSupplierQuery *beside)
{
  g_autofree char *rows = _sourcier_supplier_sql_standings (sourcier_supplier_query_get_day (beside));
  SourcierSql *sql = sourcier_sql_new ("WITH held AS MATERIALIZED (SELECT m.supplier, m.standing FROM ");

  append_rows (sql, rows, beside);
  sourcier_sql_append (sql, ") SELECT standing, count(*) FROM held GROUP BY standing UNION ALL SELECT '', n FROM"
                            " (SELECT (SELECT count(*) FROM supplier AS s WHERE ");
  _sourcier_supplier_sql_append_where (sql, beside);
  sourcier_sql_append (sql, ") - (SELECT count(*) FROM held) AS n) WHERE n > 0"
                            " AND EXISTS (SELECT 1 FROM purchase_holder WHERE supplier IS NOT NULL)");
  return sql;
}

/* Grouped first by the columns of an index, so that a large directory is gone through in the index's order and only the
 * groups are sorted. */
static SourcierSql *
plain_sql (const char            *value,
           SourcierSupplierQuery *beside)
{
  SourcierSql *sql = sourcier_sql_new ("SELECT ");

  sourcier_sql_append (sql, "%s, sum(n) FROM (SELECT s.departement, s.size, s.doubts, count(*) AS n"
                                      " FROM supplier AS s WHERE ", value);
  _sourcier_supplier_sql_append_where (sql, beside);
  sourcier_sql_append (sql, " GROUP BY 1, 2, 3) AS s GROUP BY 1");
  return sql;
}

/* A region or a commune that is chosen is counted too. */
static void
append_chosen_territories (SourcierSql           *sql,
                           SourcierSupplierQuery *query,
                           SourcierSupplierQuery *beside,
                           SourcierChoice         choice)
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (query, SOURCIER_FACET_DEPARTEMENT, choice);

  for (guint i = 0; i < values->len; i++)
    {
      const char *value = g_ptr_array_index (values, i);

      if (!g_str_has_prefix (value, SOURCIER_TERRITORY_REGION) && !g_str_has_prefix (value, SOURCIER_TERRITORY_COMMUNE))
        continue;
      sourcier_sql_append (sql, " UNION ALL SELECT ");
      sourcier_sql_append_text (sql, value);
      sourcier_sql_append (sql, ", count(*) FROM supplier AS s WHERE ");
      _sourcier_supplier_sql_append_territory (sql, value);
      sourcier_sql_append (sql, " AND ");
      _sourcier_supplier_sql_append_where (sql, beside);
    }
}

static SourcierSql *
departements_sql (SourcierSupplierQuery *query,
                  SourcierSupplierQuery *beside)
{
  SourcierSql *sql = plain_sql ("s.departement", beside);

  append_chosen_territories (sql, query, beside, SOURCIER_CHOICE_IN);
  append_chosen_territories (sql, query, beside, SOURCIER_CHOICE_OUT);
  return sql;
}

static SourcierSql *
capacities_sql (SourcierSupplierQuery *query,
                SourcierSupplierQuery *beside)
{
  g_autofree char *capacity = _sourcier_supplier_sql_capacity (query);
  SourcierSql *sql = sourcier_sql_new ("SELECT ");

  sourcier_sql_append (sql, "%s, count(*) FROM supplier AS s WHERE ", capacity);
  _sourcier_supplier_sql_append_where (sql, beside);
  sourcier_sql_append (sql, " GROUP BY 1");
  return sql;
}

static void
append_exclusion_count (SourcierSql           *sql,
                        const char            *value,
                        SourcierSupplierQuery *query,
                        SourcierSupplierQuery *beside)
{
  g_autofree char *condition = _sourcier_supplier_sql_exclusion (query, value);

  sourcier_sql_append (sql, "SELECT '%s' AS value, (SELECT count(*) FROM supplier AS s WHERE %s AND ", value, condition);
  _sourcier_supplier_sql_append_where (sql, beside);
  sourcier_sql_append (sql, ") AS n");
}

/* Values with a day of their own are counted once they are ticked. */
static void
append_exclusions_on_days (SourcierSql           *sql,
                           SourcierSupplierQuery *query,
                           SourcierSupplierQuery *beside,
                           SourcierChoice         choice)
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (query, SOURCIER_FACET_EXCLUSION, choice);
  gboolean excluded;
  SourcierDay day;

  for (guint i = 0; i < values->len; i++)
    if (sourcier_exclusion_code_parse (g_ptr_array_index (values, i), &excluded, &day) && day != SOURCIER_DAY_NONE)
      {
        g_autofree char *code = sourcier_exclusion_code (excluded, day);

        sourcier_sql_append (sql, " UNION ALL ");
        append_exclusion_count (sql, code, query, beside);
      }
}

/* While nobody is excluded, that the others are not is no news; the directory is not gone through to count them. */
static SourcierSql *
exclusions_sql (SourcierSupplierQuery *query,
                SourcierSupplierQuery *beside)
{
  g_autofree char *excluded = _sourcier_supplier_sql_exclusion (query, SOURCIER_EXCLUDED);
  g_autofree char *clear = _sourcier_supplier_sql_exclusion (query, SOURCIER_NOT_EXCLUDED);
  SourcierSql *sql = sourcier_sql_new ("SELECT value, n FROM (");

  append_exclusion_count (sql, SOURCIER_EXCLUDED, query, beside);
  sourcier_sql_append (sql, " UNION ALL SELECT '" SOURCIER_NOT_EXCLUDED "', CASE WHEN EXISTS (SELECT 1 FROM supplier AS s"
                            " WHERE %s) THEN (SELECT count(*) FROM supplier AS s WHERE %s AND ", excluded, clear);
  _sourcier_supplier_sql_append_where (sql, beside);
  sourcier_sql_append (sql, ") ELSE 0 END");
  append_exclusions_on_days (sql, query, beside, SOURCIER_CHOICE_IN);
  append_exclusions_on_days (sql, query, beside, SOURCIER_CHOICE_OUT);
  sourcier_sql_append (sql, ") WHERE n > 0");
  return sql;
}

/* Returns: (transfer full): rows of a value of @facet and how many suppliers it gives, "" for those who have none, for
 * sourcier_facet_counts_read() */
SourcierSql *
_sourcier_supplier_sql_facet (SourcierSupplierQuery *query,
                              SourcierSupplierFacet  facet)
{
  g_autoptr (SourcierSupplierQuery) beside = question_beside (query, facet);
  g_autofree char *value = NULL;

  switch (facet)
    {
    case SOURCIER_FACET_LABEL:
      return labels_sql (query, beside);
    case SOURCIER_FACET_STATE:
      return states_sql (query, beside);
    case SOURCIER_FACET_ELIGIBILITY:
      return eligibilities_sql (query, beside);
    case SOURCIER_FACET_DEPARTEMENT:
      return departements_sql (query, beside);
    case SOURCIER_FACET_ZONE:
      return zones_sql (beside);
    case SOURCIER_FACET_FAMILY:
      return families_sql (query, beside);
    case SOURCIER_FACET_CPV:
      return cpv_sql (query, beside);
    case SOURCIER_FACET_TAG:
      return tags_sql (beside);
    case SOURCIER_FACET_SAVED_LIST:
      return lists_sql (beside);
    case SOURCIER_FACET_CONTRACTS:
      return contracts_sql (beside);
    case SOURCIER_FACET_SIZE:
      value = _sourcier_supplier_sql_size ();
      return plain_sql (value, beside);
    case SOURCIER_FACET_CAPACITY:
      return capacities_sql (query, beside);
    case SOURCIER_FACET_EXCLUSION:
      return exclusions_sql (query, beside);
    case SOURCIER_FACET_DATA:
      return plain_sql (SOURCIER_SUPPLIER_SQL_DATA, beside);
    case SOURCIER_N_SUPPLIER_FACETS:
    default:
      g_assert_not_reached ();
    }
}
