/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-duty-store.h"

#include "office/buyer-store.h"
#include "purchases/purchase-case.h"
#include "purchases/purchase-duty.h"
#include "purchases/purchase-store.h"

/* How many purchases are held at a time. */
#define CHUNK 256

/* The first day of launch on which something may have to be decided; SOURCIER_DAY_NONE where any day may. */
static SourcierDay
find_first_day (SourcierRuleTable *table)
{
  GPtrArray *rules = sourcier_rule_table_get_rules (table);
  SourcierDay first = G_MAXINT;

  for (guint i = 0; i < rules->len; i++)
    if (sourcier_rule_wants_decision (rules->pdata[i]))
      first = MIN (first, sourcier_rule_get_from (rules->pdata[i]));
  return first < G_MAXINT ? first : SOURCIER_DAY_NONE;
}

/* Those that can have something to decide: not dropped, nor launched before there was anything. */
static GArray *
find_purchases (SourcierStore      *store,
                SourcierRuleTable  *table,
                GError            **error)
{
  SourcierDay first = find_first_day (table);
  g_autofree char *day = first != SOURCIER_DAY_NONE ? sourcier_day_to_iso (first) : g_strdup ("");
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id FROM purchase WHERE state <> ?1"
                                   " AND coalesce (launch_day, notification_day, ?2) >= ?2 ORDER BY id", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, sourcier_purchase_state_get_code (SOURCIER_PURCHASE_DROPPED));
  sourcier_statement_bind_text (statement, 2, day);
  return sourcier_statement_read_ids (statement, error);
}

static void
count_one (SourcierPurchase  *purchase,
           SourcierRuleTable *table,
           SourcierBuyer     *buyer,
           SourcierDay        today,
           GArray            *duties)
{
  g_autoptr (SourcierRuleCase) rule_case = sourcier_purchase_to_case (purchase, buyer, today);

  if (rule_case == NULL)
    return;

  g_autoptr (SourcierRuleAnswer) answer = sourcier_rule_answer_new_of_decisions (table, rule_case);
  SourcierPurchaseDuties found = {
    sourcier_purchase_get_id (purchase), sourcier_purchase_count_duties (purchase, answer, today),
  };

  if (found.count.all > 0)
    g_array_append_val (duties, found);
}

static gboolean
count_chunk (SourcierStore      *store,
             const gint64       *ids,
             guint               n_ids,
             SourcierRuleTable  *table,
             SourcierBuyer      *buyer,
             SourcierDay         today,
             GArray             *duties,
             GError            **error)
{
  g_autoptr (GPtrArray) purchases = sourcier_purchase_store_load_for_rules (store, ids, n_ids, error);

  if (purchases == NULL)
    return FALSE;
  for (guint i = 0; i < purchases->len; i++)
    if (purchases->pdata[i] != NULL)
      count_one (purchases->pdata[i], table, buyer, today, duties);
  return TRUE;
}

/**
 * sourcier_purchase_duty_store_count:
 * @store: a connection of the caller's thread
 * @today: the day of launch to suppose where a purchase tells none
 * @error: where to put what went wrong
 *
 * Puts the purchases of the register to the rules that ask for a decision. Long for a large register: not for the window's
 * thread. It is computed and not stored, as it changes with the rules, with the office and with the day.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierPurchaseDuties): those that have a duty, by id, or %NULL with
 *   @error set
 */
GArray *
sourcier_purchase_duty_store_count (SourcierStore  *store,
                                    SourcierDay     today,
                                    GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_load (store, error);
  g_autoptr (SourcierBuyer) buyer = table != NULL ? sourcier_buyer_store_load (store, error) : NULL;
  g_autoptr (GArray) ids = buyer != NULL ? find_purchases (store, table, error) : NULL;
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (SourcierPurchaseDuties));

  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i += CHUNK)
    if (!count_chunk (store, &g_array_index (ids, gint64, i), MIN (CHUNK, ids->len - i), table, buyer, today, duties, error))
      return NULL;
  return g_steal_pointer (&duties);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const SourcierPurchaseDuties *one = a, *other = b;

  return one->id < other->id ? -1 : one->id > other->id;
}

/**
 * sourcier_purchase_duties_find:
 * @duties: (element-type SourcierPurchaseDuties): what sourcier_purchase_duty_store_count() gave
 * @id: id of a purchase
 *
 * Returns: (transfer none) (nullable): its duties, %NULL where it has none
 */
const SourcierDutyCount *
sourcier_purchase_duties_find (GArray *duties,
                               gint64  id)
{
  SourcierPurchaseDuties wanted = { .id = id };
  guint at;

  g_return_val_if_fail (duties != NULL, NULL);

  return g_array_binary_search (duties, &wanted, compare_ids, &at) ? &g_array_index (duties, SourcierPurchaseDuties, at).count
                                                                   : NULL;
}
