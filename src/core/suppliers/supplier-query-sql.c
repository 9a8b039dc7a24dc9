/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query-sql.h"

#include "reference/capacity.h"
#include "reference/cpv.h"
#include "reference/departement.h"
#include "reference/headcount.h"
#include "suppliers/supplier-contracts-store.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-query-commune.h"
#include "suppliers/supplier-query-territory.h"
#include "suppliers/supplier-query-zone.h"

#include <json-glib/json-glib.h>
#include <string.h>

char *
_sourcier_supplier_sql_capacity (SourcierSupplierQuery *query)
{
  gint64 needed = sourcier_capacity_turnover_needed (sourcier_supplier_query_get_amount (query),
                                                     sourcier_supplier_query_get_day (query));

  return g_strdup_printf ("CASE WHEN s.turnover IS NULL THEN 'unknown' WHEN s.turnover >= %" G_GINT64_FORMAT
                          " THEN 'able' ELSE 'unable' END", needed);
}

/* What a supplier may have several of, each in a row of a table. */
static const struct
{
  SourcierSupplierFacet facet;
  SourcierSqlMany many;
} many_facets[] = {
  { SOURCIER_FACET_TAG, { "s.id", "supplier_tag AS m", "m.supplier", "m.folded", TRUE } },
  { SOURCIER_FACET_SAVED_LIST, { "s.id", "saved_list_member AS m JOIN saved_list AS l ON l.id = m.list", "m.supplier",
                                 "l.folded", TRUE } },
};

static void
append_contracts (SourcierSql           *self,
                  SourcierSupplierQuery *query)
{
  g_autofree char *rows = _sourcier_supplier_sql_standings (sourcier_supplier_query_get_day (query));
  const SourcierSqlMany many = { "s.id", rows, "m.supplier", "m.standing", FALSE };

  sourcier_sql_append_many (self, sourcier_supplier_query_get_choices (query), SOURCIER_FACET_CONTRACTS, &many);
}

static const char *
find_frr_plus (SourcierStore  *store,
               GObject        *data,
               GError        **error)
{
  return _sourcier_supplier_zone_find (store, SOURCIER_ZONE_FRR_PLUS, error);
}

static const char *
find_frr (SourcierStore  *store,
          GObject        *data,
          GError        **error)
{
  return _sourcier_supplier_zone_find (store, SOURCIER_ZONE_FRR, error);
}

static const char *
find_former_zrr (SourcierStore  *store,
                 GObject        *data,
                 GError        **error)
{
  return _sourcier_supplier_zone_find (store, SOURCIER_ZONE_FORMER_ZRR, error);
}

static void
append_in_zone (SourcierSql     *self,
                const char      *zone,
                SourcierSqlLate  find)
{
  sourcier_sql_append (self, "SELECT value AS supplier, '%s' AS zone FROM json_each(", zone);
  sourcier_sql_append_late (self, find, NULL);
  sourcier_sql_append (self, ") UNION ");
}

/* Who is in which zone, a table "m" with the columns supplier and zone: by its commune, or by a label held that says so. */
void
_sourcier_supplier_sql_append_zones (SourcierSql           *self,
                                     SourcierSupplierQuery *query)
{
  sourcier_sql_append (self, "(");
  append_in_zone (self, SOURCIER_ZONE_FRR_PLUS, find_frr_plus);
  append_in_zone (self, SOURCIER_ZONE_FRR, find_frr);
  append_in_zone (self, SOURCIER_ZONE_FORMER_ZRR, find_former_zrr);
  sourcier_sql_append (self, "SELECT z.supplier, z.label FROM label_award AS z WHERE z.label IN "
                             SOURCIER_SUPPLIER_SQL_ZONES " AND ");
  _sourcier_supplier_sql_append_held_on_day (self, "z", query);
  sourcier_sql_append (self, ") AS m");
}

static void
append_zone_choice (SourcierSql           *self,
                    SourcierSupplierQuery *query,
                    SourcierChoice         choice)
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (query, SOURCIER_FACET_ZONE, choice);

  if (values->len == 0)
    return;

  sourcier_sql_append (self, " AND %s(s.id IN (SELECT m.supplier FROM ", choice == SOURCIER_CHOICE_OUT ? "NOT " : "");
  _sourcier_supplier_sql_append_zones (self, query);
  sourcier_sql_append (self, " WHERE ");
  sourcier_sql_append_in (self, "m.zone", values);
  sourcier_sql_append (self, ")");
  if (g_ptr_array_find_with_equal_func (values, "", g_str_equal, NULL))
    {
      sourcier_sql_append (self, " OR s.id NOT IN (SELECT m.supplier FROM ");
      _sourcier_supplier_sql_append_zones (self, query);
      sourcier_sql_append (self, ")");
    }
  sourcier_sql_append (self, ")");
}

/* Those whom sourcier_supplier_is_excluded() on the day of @value, else of the question; nobody where @value is none of
 * the facet's. date() with a modifier gives back what is a day of the calendar and nothing else; without one, SQLite 3.40
 * takes 30 February for a day. The first condition is that of an index. */
char *
_sourcier_supplier_sql_exclusion (SourcierSupplierQuery *query,
                                  const char            *value)
{
  gboolean excluded;
  SourcierDay day;

  if (!sourcier_exclusion_code_parse (value, &excluded, &day))
    return g_strdup ("0");

  g_autofree char *iso = sourcier_day_to_iso (day != SOURCIER_DAY_NONE ? day : sourcier_supplier_query_get_day (query));

  return g_strdup_printf ("s.id %s (SELECT id FROM supplier"
                          " WHERE (exclusion <> '' OR excluded_since <> '' OR excluded_until <> '')"
                          " AND NOT (excluded_since IS date (excluded_since, '+0 days') AND excluded_since > '%s')"
                          " AND NOT (excluded_until IS date (excluded_until, '+0 days') AND excluded_until < '%s'))",
                          excluded ? "IN" : "NOT IN", iso, iso);
}

static void
append_exclusion (SourcierSql           *self,
                  SourcierSupplierQuery *query,
                  SourcierChoice         choice)
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (query, SOURCIER_FACET_EXCLUSION, choice);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *condition = _sourcier_supplier_sql_exclusion (query, g_ptr_array_index (values, i));

      sourcier_sql_append (self, "%s%s", i > 0 ? " OR " : choice == SOURCIER_CHOICE_OUT ? " AND NOT (" : " AND (",
                           condition);
    }
  if (values->len > 0)
    sourcier_sql_append (self, ")");
}

static void
append_capacity (SourcierSql           *self,
                 SourcierSupplierQuery *query)
{
  if (sourcier_supplier_query_get_amount (query) <= 0)
    return;

  const SourcierChoices *choices = sourcier_supplier_query_get_choices (query);
  g_autofree char *capacity = _sourcier_supplier_sql_capacity (query);

  if (sourcier_choices_is_empty (choices, SOURCIER_FACET_CAPACITY))
    sourcier_sql_append (self, " AND %s = 'able'", capacity);
  else
    sourcier_sql_append_choice (self, choices, SOURCIER_FACET_CAPACITY, capacity);
}

/* The rows "m" of supplier_cpv that have the code @prefix or one below it. */
void
_sourcier_supplier_sql_append_cpv (SourcierSql *self,
                                   const char  *prefix)
{
  g_autofree char *end = g_strconcat (prefix, ":", NULL);       /* what follows "9" */

  sourcier_sql_append (self, SOURCIER_SUPPLIER_SQL_CPV " >= ");
  sourcier_sql_append_text (self, prefix);
  sourcier_sql_append (self, " AND " SOURCIER_SUPPLIER_SQL_CPV " < ");
  sourcier_sql_append_text (self, end);
}

static void
append_cpv_value (SourcierSql *self,
                  const char  *value)
{
  if (*value == '\0')
    {
      sourcier_sql_append (self, "s.id NOT IN (SELECT m.supplier FROM supplier_cpv AS m)");
      return;
    }
  sourcier_sql_append (self, "s.id IN (SELECT m.supplier FROM supplier_cpv AS m WHERE ");
  _sourcier_supplier_sql_append_cpv (self, value);
  sourcier_sql_append (self, ")");
}

/* The values of one facet that are chosen, any of them. */
static void
append_any (SourcierSql           *self,
            SourcierSupplierQuery *query,
            SourcierSupplierFacet  facet,
            SourcierChoice         choice,
            void                 (*append_value) (SourcierSql *, const char *))
{
  g_autoptr (GPtrArray) values = sourcier_supplier_query_get_values (query, facet, choice);

  if (values->len == 0)
    return;
  sourcier_sql_append (self, choice == SOURCIER_CHOICE_OUT ? " AND NOT (" : " AND (");
  for (guint i = 0; i < values->len; i++)
    {
      if (i > 0)
        sourcier_sql_append (self, " OR ");
      append_value (self, g_ptr_array_index (values, i));
    }
  sourcier_sql_append (self, ")");
}

/* The rows "m" of supplier_cpv that have @code, one below it or one above it. */
void
_sourcier_supplier_sql_append_trade (SourcierSql *self,
                                     const char  *code)
{
  g_autofree char *prefix = sourcier_cpv_prefix (code);
  g_auto (GStrv) wider = sourcier_cpv_wider (code);

  sourcier_sql_append (self, "(");
  _sourcier_supplier_sql_append_cpv (self, prefix);
  for (guint i = 0; wider[i] != NULL; i++)
    {
      sourcier_sql_append (self, " OR " SOURCIER_SUPPLIER_SQL_CPV " = ");
      sourcier_sql_append_text (self, wider[i]);
    }
  sourcier_sql_append (self, ")");
}

/* A family by its code, nobody's by "", or the trade of a CPV code. */
static void
append_family_value (SourcierSql *self,
                     const char  *value)
{
  if (*value == '\0')
    sourcier_sql_append (self, "s.id NOT IN (SELECT m.supplier FROM supplier_family AS m)");
  else if (g_str_has_prefix (value, SOURCIER_FAMILY_OF_CPV))
    {
      sourcier_sql_append (self, "s.id IN (SELECT m.supplier FROM supplier_cpv AS m WHERE ");
      _sourcier_supplier_sql_append_trade (self, value + strlen (SOURCIER_FAMILY_OF_CPV));
      sourcier_sql_append (self, ")");
    }
  else
    {
      sourcier_sql_append (self, "s.id IN (SELECT m.supplier FROM supplier_family AS m WHERE m.family = ");
      sourcier_sql_append_text (self, value);
      sourcier_sql_append (self, ")");
    }
}

static const char *
find_commune (SourcierStore  *store,
              GObject        *query,
              GError        **error)
{
  g_autoptr (GPtrArray) values =
    sourcier_supplier_query_get_values (SOURCIER_SUPPLIER_QUERY (query), SOURCIER_FACET_DEPARTEMENT, SOURCIER_CHOICE_IN);
  const char *value = g_ptr_array_index (values, 0);

  return _sourcier_supplier_commune_find (store, value + strlen (SOURCIER_TERRITORY_COMMUNE), error);
}

/* Who is in a commune is found out when the statement meets the directory. */
static void
append_commune (SourcierSql *self,
                const char  *value)
{
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_choice (all, SOURCIER_FACET_DEPARTEMENT, value, SOURCIER_CHOICE_IN);

  sourcier_sql_append (self, "s.id IN (SELECT value FROM json_each(");
  sourcier_sql_append_late (self, find_commune, G_OBJECT (query));
  sourcier_sql_append (self, "))");
}

/* A departement by its code, nobody's by "", a region or a commune. */
void
_sourcier_supplier_sql_append_territory (SourcierSql *self,
                                         const char  *value)
{
  if (g_str_has_prefix (value, SOURCIER_TERRITORY_REGION))
    {
      g_autoptr (GPtrArray) codes = sourcier_region_get_departements (value + strlen (SOURCIER_TERRITORY_REGION));

      sourcier_sql_append_in (self, "s.departement", codes);
    }
  else if (g_str_has_prefix (value, SOURCIER_TERRITORY_COMMUNE))
    append_commune (self, value);
  else
    {
      sourcier_sql_append (self, "s.departement = ");
      sourcier_sql_append_text (self, value);
    }
}

static const char *
find_territory (SourcierStore  *store,
                GObject        *query,
                GError        **error)
{
  return _sourcier_supplier_territory_find (store, SOURCIER_SUPPLIER_QUERY (query), error);
}

/* Who fits is found out when the statement meets the directory. */
static void
append_territory (SourcierSql           *self,
                  SourcierSupplierQuery *query)
{
  if (!_sourcier_supplier_territory_asks (query))
    return;

  sourcier_sql_append (self, " AND s.id IN (SELECT value FROM json_each(");
  sourcier_sql_append_late (self, find_territory, G_OBJECT (query));
  sourcier_sql_append (self, "))");
}

static void
append_some (SourcierSql           *self,
             SourcierSupplierQuery *query)
{
  GArray *some = sourcier_supplier_query_get_some (query);

  if (some != NULL)
    sourcier_sql_append_ids (self, "s.id", some);
}

/* "CASE s.size WHEN 1 THEN '0' … ELSE '' END" */
char *
_sourcier_supplier_sql_size (void)
{
  GString *sql = g_string_new ("CASE s.size");

  for (guint i = SOURCIER_SIZE_NONE + 1; i < SOURCIER_N_SIZES; i++)
    g_string_append_printf (sql, " WHEN %u THEN '%s'", i, sourcier_size_get_code (i));
  g_string_append (sql, " ELSE '' END");
  return g_string_free (sql, FALSE);
}

/* The rule of sourcier_siret_get_siren(); a colon follows the digits. */
static void
append_firm (SourcierSql           *self,
             SourcierSupplierQuery *query)
{
  const char *siren = sourcier_supplier_query_get_siren (query);
  g_autofree char *end = g_strconcat (siren, ":", NULL);

  if (*siren == '\0')
    return;
  sourcier_sql_append (self, " AND s.siret <> '' AND s.siret >= ");
  sourcier_sql_append_text (self, siren);
  sourcier_sql_append (self, " AND s.siret < ");
  sourcier_sql_append_text (self, end);
  sourcier_sql_append (self, " AND length(s.siret) IN (9, 14)");
}

/* The condition on "s" that makes it answer @query. */
void
_sourcier_supplier_sql_append_where (SourcierSql           *self,
                                     SourcierSupplierQuery *query)
{
  const SourcierChoices *choices = sourcier_supplier_query_get_choices (query);
  g_autofree char *size = _sourcier_supplier_sql_size ();

  sourcier_sql_append (self, "1");
  sourcier_sql_append_search (self, "s.id", "supplier", sourcier_supplier_query_get_text (query));
  append_firm (self, query);
  _sourcier_supplier_sql_append_awards (self, query);
  _sourcier_supplier_sql_append_eligibility (self, query, SOURCIER_CHOICE_IN);
  _sourcier_supplier_sql_append_eligibility (self, query, SOURCIER_CHOICE_OUT);
  append_any (self, query, SOURCIER_FACET_DEPARTEMENT, SOURCIER_CHOICE_IN, _sourcier_supplier_sql_append_territory);
  append_any (self, query, SOURCIER_FACET_DEPARTEMENT, SOURCIER_CHOICE_OUT, _sourcier_supplier_sql_append_territory);
  for (guint i = 0; i < G_N_ELEMENTS (many_facets); i++)
    sourcier_sql_append_many (self, choices, many_facets[i].facet, &many_facets[i].many);
  append_zone_choice (self, query, SOURCIER_CHOICE_IN);
  append_zone_choice (self, query, SOURCIER_CHOICE_OUT);
  append_any (self, query, SOURCIER_FACET_FAMILY, SOURCIER_CHOICE_IN, append_family_value);
  append_any (self, query, SOURCIER_FACET_FAMILY, SOURCIER_CHOICE_OUT, append_family_value);
  append_any (self, query, SOURCIER_FACET_CPV, SOURCIER_CHOICE_IN, append_cpv_value);
  append_any (self, query, SOURCIER_FACET_CPV, SOURCIER_CHOICE_OUT, append_cpv_value);
  append_contracts (self, query);
  sourcier_sql_append_choice (self, choices, SOURCIER_FACET_SIZE, size);
  append_capacity (self, query);
  append_territory (self, query);
  append_some (self, query);
  append_exclusion (self, query, SOURCIER_CHOICE_IN);
  append_exclusion (self, query, SOURCIER_CHOICE_OUT);
  sourcier_sql_append_choice (self, choices, SOURCIER_FACET_DATA, SOURCIER_SUPPLIER_SQL_DATA);
}
