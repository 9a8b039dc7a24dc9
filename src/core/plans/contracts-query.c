/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/contract-private.h"

#include "office/buyer-store.h"
#include "purchases/decp-defect.h"
#include "purchases/purchase-facets.h"
#include "reference/label-kind.h"
#include "reference/zone-store.h"
#include "rules/duty-ground.h"
#include "rules/rule-table.h"
#include "store/code-store.h"
#include "suppliers/supplier-place.h"
#include "suppliers/supplier-query-zone.h"

#include <string.h>

/* Essential data told no considerations before this day (schema 1; schema 2 by the arrêté of 22 December 2022). */
#define DECP_TELLS_CONSIDERATIONS "2024-01-01"

typedef struct
{
  SourcierStore *store;
  SourcierContracts *contracts;
  SourcierContractScope scope;
  GArray *sources;             /* SourcierContractSource */
  GHashTable *by_id;           /* of a purchase to its place among the sources */
  GArray *ids;                 /* of the purchases, in order */
} Reading;

typedef gboolean (*RowFunc) (Reading           *reading,
                             SourcierStatement *row,
                             GError           **error);

static gboolean
read_rows (Reading            *reading,
           SourcierStatement  *row,
           RowFunc             func,
           GError            **error)
{
  gboolean has_row = row != NULL;

  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error) || (has_row && !func (reading, row, error)))
        return FALSE;
    }
  return row != NULL;
}

static gint64
read_cents (SourcierStatement *row,
            int                column)
{
  return sourcier_statement_is_null (row, column) ? SOURCIER_MONEY_UNKNOWN : sourcier_statement_get_int (row, column);
}

static SourcierContractSource *
find_source (Reading *reading,
             gint64   id)
{
  gpointer position;

  if (!g_hash_table_lookup_extended (reading->by_id, &id, NULL, &position))
    return NULL;
  return &g_array_index (reading->sources, SourcierContractSource, GPOINTER_TO_UINT (position));
}

/* ?1 to ?4: days and years of the scope; ?5: the buyer, NULL for all. */
#define PURCHASES_SQL \
  "SELECT p.id, p.state, p.notification_day, coalesce (p.launch_day, p.notification_day), p.year, p.awarded, p.kind," \
  " p.nature, p.family, p.reserved, p.source = 'DECP' AND p.notification_day < '" DECP_TELLS_CONSIDERATIONS "'," \
  " ifnull (d.defects, 0), p.kind = 'subsequent' AND ifnull (d.framework, '') <> '' AND EXISTS (SELECT 1 FROM purchase AS f" \
  " WHERE f.number = d.framework AND f.number <> '' AND f.kind = 'framework' AND f.state IN ('awarded', 'ended'))" \
  " FROM purchase AS p LEFT JOIN purchase_decp AS d ON d.purchase = p.id" \
  " WHERE (p.notification_day BETWEEN ?1 AND ?2 OR (p.notification_day IS NULL AND p.state IN ('awarded', 'ended')" \
  " AND (p.year IS NULL OR p.year BETWEEN ?3 AND ?4)))" \
  " AND (?5 IS NULL OR p.buyer = ?5 OR (?5 <> '' AND (d.buyer = ?5 OR d.buyer_name = ?5))) ORDER BY p.id"

static SourcierContractPlace
find_place (Reading           *reading,
            SourcierStatement *row)
{
  SourcierPurchaseState state = SOURCIER_PURCHASE_IDEA;

  sourcier_purchase_state_find (sourcier_statement_get_text (row, 1), &state);
  if (state == SOURCIER_PURCHASE_DROPPED)
    return SOURCIER_CONTRACT_DROPPED;
  if (state < SOURCIER_PURCHASE_AWARDED)
    return SOURCIER_CONTRACT_NOT_AWARDED;
  if (!reading->scope.concessions && g_str_equal (sourcier_statement_get_text (row, 6), SOURCIER_KIND_CONCESSION))
    return SOURCIER_CONTRACT_CONCESSION;
  if (sourcier_statement_get_int (row, 12))
    return SOURCIER_CONTRACT_IN_FRAMEWORK;
  return sourcier_statement_is_null (row, 2) ? SOURCIER_CONTRACT_NO_DAY : SOURCIER_CONTRACT_COUNTED;
}

static int
find_year (SourcierStatement *row)
{
  SourcierDay day = sourcier_statement_get_day (row, 2);

  return day != SOURCIER_DAY_NONE ? sourcier_day_get_year (day) : (int) sourcier_statement_get_int (row, 4);
}

static gboolean
add_purchase (Reading            *reading,
              SourcierStatement  *row,
              GError            **error)
{
  SourcierContractSource source = { .awarded = read_cents (row, 5), .modified = SOURCIER_MONEY_UNKNOWN };
  SourcierContract *common = &source.common;

  common->purchase = sourcier_statement_get_int (row, 0);
  common->lot = "";
  common->place = find_place (reading, row);
  common->day = sourcier_statement_get_day (row, 2);
  common->year = find_year (row);
  common->amount = SOURCIER_MONEY_UNKNOWN;
  common->nature = _sourcier_contracts_keep (reading->contracts, sourcier_statement_get_text (row, 7));
  common->family = _sourcier_contracts_keep (reading->contracts, sourcier_statement_get_text (row, 8));
  common->reserved = _sourcier_contracts_keep (reading->contracts, sourcier_statement_get_text (row, 9));
  if (sourcier_statement_get_int (row, 10))
    common->doubts |= SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_UNTOLD);
  if (sourcier_statement_get_int (row, 11) & SOURCIER_DECP_DEFECT_BIT (SOURCIER_DECP_DEFECT_AMOUNT_ABSURD))
    common->doubts |= SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_ABSURD);
  g_array_append_val (reading->ids, common->purchase);
  g_array_append_val (reading->sources, source);
  return TRUE;
}

/* The register calls the office itself nothing. */
static gboolean
bind_buyer (Reading            *reading,
            SourcierStatement  *statement,
            GError            **error)
{
  const char *buyer = reading->scope.buyer;

  if (buyer == NULL || *buyer == '\0')
    {
      sourcier_statement_bind_text (statement, 5, buyer);
      return TRUE;
    }

  g_autoptr (SourcierBuyer) office = sourcier_buyer_store_load (reading->store, error);

  if (office == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 5, g_str_equal (sourcier_buyer_get_name (office), buyer) ? "" : buyer);
  return TRUE;
}

static gboolean
read_purchases (Reading  *reading,
                GError  **error)
{
  const SourcierContractScope *scope = &reading->scope;
  g_autoptr (SourcierStatement) row = sourcier_store_prepare (reading->store, PURCHASES_SQL, error);

  if (row == NULL)
    return FALSE;
  sourcier_statement_bind_day (row, 1, sourcier_day_from_ymd (scope->from_year, 1, 1));
  sourcier_statement_bind_day (row, 2, MIN (sourcier_day_from_ymd (scope->to_year, 12, 31), scope->day));
  sourcier_statement_bind_int (row, 3, scope->from_year);
  sourcier_statement_bind_int (row, 4, scope->to_year);
  if (!bind_buyer (reading, row, error) || !read_rows (reading, row, add_purchase, error))
    return FALSE;

  /* The ids stay where they are from here on. */
  for (guint i = 0; i < reading->ids->len; i++)
    g_hash_table_insert (reading->by_id, &g_array_index (reading->ids, gint64, i), GUINT_TO_POINTER (i));
  return TRUE;
}

static gboolean
add_consideration (Reading            *reading,
                   SourcierStatement  *row,
                   GError            **error)
{
  SourcierContractSource *source = find_source (reading, sourcier_statement_get_int (row, 0));

  if (source != NULL)
    {
      source->common.considerations |= sourcier_contract_consideration_bit (sourcier_statement_get_text (row, 1));
      source->common.doubts &= ~SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_UNTOLD);
    }
  return TRUE;
}

static gboolean
add_lot (Reading            *reading,
         SourcierStatement  *row,
         GError            **error)
{
  SourcierContractSource *source = find_source (reading, sourcier_statement_get_int (row, 0));

  if (source == NULL)
    return TRUE;
  if (source->lots == NULL)
    source->lots = g_array_new (FALSE, FALSE, sizeof (SourcierContractLot));

  SourcierContractLot lot = {
    _sourcier_contracts_keep (reading->contracts, sourcier_statement_get_text (row, 1)),
    _sourcier_contracts_keep (reading->contracts, sourcier_statement_get_text (row, 2)),
    read_cents (row, 3), read_cents (row, 4),
  };
  g_array_append_val (source->lots, lot);
  return TRUE;
}

static gboolean
add_modification (Reading            *reading,
                  SourcierStatement  *row,
                  GError            **error)
{
  SourcierContractSource *source = find_source (reading, sourcier_statement_get_int (row, 0));

  if (source != NULL)
    source->modified = sourcier_statement_get_int (row, 1);
  return TRUE;
}

static gboolean
add_exemption (Reading            *reading,
               SourcierStatement  *row,
               GError            **error)
{
  SourcierContractSource *source = find_source (reading, sourcier_statement_get_int (row, 0));

  if (source != NULL
      && sourcier_duty_ground_find (sourcier_statement_get_text (row, 1), sourcier_statement_get_text (row, 2)) != NULL)
    source->common.exempted = TRUE;
  return TRUE;
}

/* A place in the zone of today stands for its place on the day of notification: the list tells no days. */
static gboolean
add_zone (Reading                  *reading,
          SourcierContractSupplier *supplier,
          const SourcierCommune    *commune,
          GError                  **error)
{
  SourcierContractAward award = { 0, SOURCIER_DAY_NONE, SOURCIER_DAY_NONE };
  SourcierFrrClass class;

  if (!sourcier_zone_store_get_frr (reading->store, sourcier_commune_get_code (commune), &class, error))
    return FALSE;
  if (class == SOURCIER_FRR_PLUS)
    award.label = sourcier_label_set_of (SOURCIER_ZONE_FRR_PLUS);
  else if (class == SOURCIER_FRR_CLASSED || class == SOURCIER_FRR_PARTLY)
    award.label = sourcier_label_set_of (SOURCIER_ZONE_FRR);
  if (award.label != 0)
    g_array_append_val (supplier->awards, award);
  return TRUE;
}

/* Columns from 4 on tell the supplier. */
static gboolean
add_supplier (Reading                   *reading,
              SourcierStatement         *row,
              SourcierContractSupplier **supplier,
              GError                   **error)
{
  gint64 id = sourcier_statement_get_int (row, 4);
  SourcierSupplierPlace place;

  *supplier = id != 0 ? _sourcier_contracts_find_supplier (reading->contracts, id) : NULL;
  if (id == 0 || *supplier != NULL)
    return TRUE;

  *supplier = _sourcier_contracts_add_supplier (reading->contracts, id);
  (*supplier)->size = (SourcierSize) CLAMP (sourcier_statement_get_int (row, 5), 0, SOURCIER_N_SIZES - 1);
  sourcier_supplier_place_of_address (sourcier_statement_get_text (row, 6), sourcier_statement_get_text (row, 7),
                                      sourcier_statement_get_text (row, 8), sourcier_statement_get_text (row, 9), &place);
  (*supplier)->epci = _sourcier_contracts_keep (reading->contracts, place.epci);
  (*supplier)->departement =
    _sourcier_contracts_keep (reading->contracts,
                              sourcier_supplier_place_get_departement (&place, sourcier_statement_get_text (row, 7)));
  return !place.sure || add_zone (reading, *supplier, place.commune, error);
}

static gboolean
add_holder (Reading            *reading,
            SourcierStatement  *row,
            GError            **error)
{
  SourcierContractSource *source = find_source (reading, sourcier_statement_get_int (row, 0));
  SourcierContractSupplier *supplier;

  if (source == NULL)
    return TRUE;
  if (!add_supplier (reading, row, &supplier, error))
    return FALSE;
  if (source->holders == NULL)
    source->holders = g_array_new (FALSE, FALSE, sizeof (SourcierContractHolder));

  SourcierContractHolder holder = {
    _sourcier_contracts_keep (reading->contracts, sourcier_statement_get_text (row, 1)), supplier, read_cents (row, 3),
  };
  g_array_append_val (source->holders, holder);
  return TRUE;
}

static gboolean
add_award (Reading            *reading,
           SourcierStatement  *row,
           GError            **error)
{
  SourcierContractSupplier *supplier =
    _sourcier_contracts_find_supplier (reading->contracts, sourcier_statement_get_int (row, 0));

  if (supplier == NULL)
    return TRUE;

  SourcierContractAward award = {
    sourcier_label_set_of (sourcier_statement_get_text (row, 1)), sourcier_statement_get_day (row, 2),
    sourcier_statement_get_day (row, 3),
  };
  g_array_append_val (supplier->awards, award);
  return TRUE;
}

/* A holder that was never linked with the directory is looked up there by its SIRET. Subcontractors are left out. */
#define HOLDERS_SQL \
  "SELECT h.purchase, h.lot, h.role, h.amount, s.id, s.size, s.commune_code, s.postcode, s.city, s.departement" \
  " FROM purchase_holder AS h LEFT JOIN supplier AS s ON s.id = coalesce (h.supplier, (SELECT min (id) FROM supplier" \
  " WHERE siret = h.identifier AND siret <> '')) WHERE h.role <> 'subcontractor' ORDER BY h.purchase, h.id"

/* Told on the day of the figures, the last one last. */
#define MODIFICATIONS_SQL \
  "SELECT purchase, amount FROM purchase_modification WHERE amount IS NOT NULL AND (day IS NULL OR day <= ?1)" \
  " ORDER BY purchase, day, id"

static const struct
{
  const char *sql;
  RowFunc func;
} tables[] = {
  { "SELECT purchase, consideration FROM purchase_consideration", add_consideration },
  { "SELECT purchase, number, reserved, estimate, awarded FROM purchase_lot ORDER BY purchase, id", add_lot },
  { "SELECT purchase, rule, ground FROM purchase_duty WHERE answer = 'exempt' AND reason <> ''"
    " AND rule IN ('social-condition', 'concession-social-condition')", add_exemption },
  { HOLDERS_SQL, add_holder },
  { "SELECT supplier, label, valid_from, valid_to FROM label_award ORDER BY supplier, id", add_award },
};

static gboolean
read_tables (Reading  *reading,
             GError  **error)
{
  g_autoptr (SourcierStatement) modifications = sourcier_store_prepare (reading->store, MODIFICATIONS_SQL, error);

  if (modifications == NULL)
    return FALSE;
  sourcier_statement_bind_day (modifications, 1, reading->scope.day);
  if (!read_rows (reading, modifications, add_modification, error))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (SourcierStatement) row = sourcier_store_prepare (reading->store, tables[i].sql, error);

      if (!read_rows (reading, row, tables[i].func, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_compulsory (SourcierRuleTable *table,
               SourcierDay        launch)
{
  GPtrArray *rules = sourcier_rule_table_get_rules (table);

  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (sourcier_rule_get_code (rules->pdata[i]), "social-condition")
        && sourcier_rule_is_in_force (rules->pdata[i], launch))
      return TRUE;
  return FALSE;
}

/* At or above the European threshold, launched since a social condition is compulsory; defence has its own texts. */
#define DUTY_SQL \
  "SELECT p.id, coalesce (p.launch_day, p.notification_day) FROM purchase AS p WHERE p.kind <> 'defence'" \
  " AND p.id IN (SELECT value FROM json_each (?1))"

static gboolean
read_duties (Reading  *reading,
             GError  **error)
{
  g_autoptr (SourcierPurchaseQuery) all = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) european =
    sourcier_purchase_query_with_choice (all, SOURCIER_PURCHASE_FACET_THRESHOLD, "european", SOURCIER_CHOICE_IN);
  g_autoptr (GArray) ids = sourcier_purchase_list_find_ids (reading->store, european, error);
  g_autoptr (SourcierRuleTable) rules = ids != NULL ? sourcier_rule_table_load (reading->store, error) : NULL;
  g_autofree char *json = NULL;
  gboolean has_row = TRUE;

  if (rules == NULL)
    return FALSE;
  json = sourcier_store_ids_to_json ((const gint64 *) (gpointer) ids->data, ids->len);

  g_autoptr (SourcierStatement) row = sourcier_store_prepare (reading->store, DUTY_SQL, error);

  if (row == NULL)
    return FALSE;
  sourcier_statement_bind_text (row, 1, json);
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return FALSE;

      SourcierContractSource *source = has_row ? find_source (reading, sourcier_statement_get_int (row, 0)) : NULL;

      if (source != NULL)
        source->common.social_duty = is_compulsory (rules, sourcier_statement_get_day (row, 1));
    }
  return TRUE;
}

static void
divide (Reading *reading)
{
  for (guint i = 0; i < reading->sources->len; i++)
    _sourcier_contracts_divide (reading->contracts, &g_array_index (reading->sources, SourcierContractSource, i));
}

static void
clear_source (gpointer data)
{
  SourcierContractSource *source = data;

  g_clear_pointer (&source->lots, g_array_unref);
  g_clear_pointer (&source->holders, g_array_unref);
}

/**
 * sourcier_contracts_load:
 * @store: an office's file
 * @scope: which contracts
 * @error: where to put what went wrong
 *
 * Long for a large register: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): the contracts notified in the years of @scope, and those that should be and are left
 *   out, or %NULL with @error set
 */
SourcierContracts *
sourcier_contracts_load (SourcierStore                *store,
                         const SourcierContractScope  *scope,
                         GError                      **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (scope != NULL && scope->from_year <= scope->to_year, NULL);

  g_autoptr (SourcierContracts) contracts = _sourcier_contracts_new (scope);
  g_autoptr (GArray) sources = g_array_new (FALSE, TRUE, sizeof (SourcierContractSource));
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  Reading reading = { store, contracts, *scope, sources, by_id, ids };

  g_array_set_clear_func (sources, clear_source);
  if (!read_purchases (&reading, error) || !read_tables (&reading, error) || !read_duties (&reading, error))
    return NULL;
  divide (&reading);
  return g_steal_pointer (&contracts);
}
