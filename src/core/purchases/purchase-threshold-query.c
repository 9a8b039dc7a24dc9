/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-threshold-query.h"

#include "office/buyer-store.h"
#include "purchases/purchase-case.h"
#include "rules/rule-table.h"
#include "store/kept.h"

#define EUROPEAN_RULE "eu-threshold"

/* Which purchases are on either side, as JSON arrays of ids. */
typedef struct
{
  GString *european;
  GString *below;
} Sides;

typedef struct
{
  SourcierStore *store;
  SourcierRuleTable *table;
  SourcierBuyer *buyer;
  GHashTable *thresholds; /* of what purchases are alike in for the rule: cents, or -1 where none is known */
} Finding;

static void
sides_free (gpointer data)
{
  Sides *sides = data;

  g_string_free (sides->european, TRUE);
  g_string_free (sides->below, TRUE);
  g_free (sides);
}

/* The columns after the id and the amount are all that the rule looks at. */
static SourcierPurchase *
read_purchase (SourcierStatement *row)
{
  static const SourcierPurchaseField told[] = {
    SOURCIER_PURCHASE_NATURE, SOURCIER_PURCHASE_KIND, SOURCIER_PURCHASE_CPV, SOURCIER_PURCHASE_RESERVED,
  };
  SourcierPurchase *purchase = sourcier_purchase_new ();

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    sourcier_purchase_set_text (purchase, told[i], sourcier_statement_get_text (row, (int) i + 3));
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_LAUNCH_DAY, sourcier_statement_get_day (row, 2));
  return purchase;
}

static gint64
find_threshold (Finding           *finding,
                SourcierStatement *row)
{
  g_autoptr (SourcierPurchase) purchase = read_purchase (row);
  g_autoptr (SourcierRuleCase) rule_case = sourcier_purchase_to_case (purchase, finding->buyer, sourcier_day_today ());
  SourcierRule *rule =
    rule_case != NULL ? sourcier_rule_table_find (finding->table, EUROPEAN_RULE, rule_case) : NULL;

  return rule != NULL ? sourcier_rule_get_from_amount (rule) : -1;
}

/* Purchases of one nature, kind, division and day have the same threshold. */
static gint64
get_threshold (Finding           *finding,
               SourcierStatement *row)
{
  g_autofree char *alike =
    g_strdup_printf ("%d %s %s %.2s %s", (int) sourcier_statement_get_day (row, 2), sourcier_statement_get_text (row, 3),
                     sourcier_statement_get_text (row, 4), sourcier_statement_get_text (row, 5),
                     sourcier_statement_get_text (row, 6));
  gint64 *known = g_hash_table_lookup (finding->thresholds, alike);

  if (known == NULL)
    {
      known = g_new (gint64, 1);
      *known = find_threshold (finding, row);
      g_hash_table_insert (finding->thresholds, g_steal_pointer (&alike), known);
    }
  return *known;
}

static void
add_id (GString *ids,
        gint64   id)
{
  g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 1 ? "," : "", id);
}

static gboolean
fill_sides (Finding  *finding,
            Sides    *sides,
            GError  **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (finding->store, "SELECT id, amount, coalesce (launch_day, notification_day), nature, kind, cpv,"
                                            " reserved FROM purchase WHERE amount IS NOT NULL", error);
  gboolean has_row = row != NULL;

  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return FALSE;

      gint64 threshold = has_row ? get_threshold (finding, row) : -1;

      if (threshold >= 0)
        add_id (sourcier_statement_get_int (row, 1) >= threshold ? sides->european : sides->below,
                sourcier_statement_get_int (row, 0));
    }
  g_string_append_c (sides->european, ']');
  g_string_append_c (sides->below, ']');
  return row != NULL;
}

static gpointer
find_sides (SourcierStore  *store,
            GError        **error)
{
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_load (store, error);
  g_autoptr (SourcierBuyer) buyer = table != NULL ? sourcier_buyer_store_load (store, error) : NULL;

  if (buyer == NULL)
    return NULL;

  g_autoptr (GHashTable) thresholds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Finding finding = { store, table, buyer, thresholds };
  Sides *sides = g_new (Sides, 1);

  *sides = (Sides) { g_string_new ("["), g_string_new ("[") };
  if (fill_sides (&finding, sides, error))
    return sides;
  sides_free (sides);
  return NULL;
}

static Sides *
get_sides (SourcierStore  *store,
           GError        **error)
{
  return sourcier_kept_get (store, "sourcier-purchase-thresholds", find_sides, sides_free, error);
}

static const char *
find_european (SourcierStore  *store,
               GObject        *data,
               GError        **error)
{
  Sides *sides = get_sides (store, error);

  return sides != NULL ? sides->european->str : NULL;
}

static const char *
find_below (SourcierStore  *store,
            GObject        *data,
            GError        **error)
{
  Sides *sides = get_sides (store, error);

  return sides != NULL ? sides->below->str : NULL;
}

/* The tables that %SOURCIER_PURCHASE_SQL_THRESHOLD looks at: which rule holds is found out when the statement meets the
 * file. */
void
_sourcier_purchase_sql_append_threshold (SourcierSql *self)
{
  sourcier_sql_append (self, "european (id) AS (SELECT value FROM json_each(");
  sourcier_sql_append_late (self, find_european, NULL);
  sourcier_sql_append (self, ")), below (id) AS (SELECT value FROM json_each(");
  sourcier_sql_append_late (self, find_below, NULL);
  sourcier_sql_append (self, "))");
}
