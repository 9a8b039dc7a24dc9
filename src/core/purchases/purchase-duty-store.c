/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-duty-store.h"

#include "office/buyer-store.h"
#include "purchases/purchase-case.h"
#include "purchases/purchase-duty.h"
#include "purchases/purchase-store.h"

/* The first day on which a rule of the table asks for a decision: contracts for installations of renewable energy (loi
 * 2021-1104, art. 35). A purchase launched before has nothing to answer, and the office's own rules are of today. */
#define FIRST_DAY "2024-07-01"

/* How many purchases are held at a time. */
#define CHUNK 256

static GArray *
find_purchases (SourcierStore  *store,
                GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id FROM purchase WHERE state <> ?1"
                                   " AND coalesce (launch_day, notification_day, '" FIRST_DAY "') >= '" FIRST_DAY "'"
                                   " ORDER BY id", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, sourcier_purchase_state_get_code (SOURCIER_PURCHASE_DROPPED));
  return sourcier_statement_read_ids (statement, error);
}

static guint
count_of (SourcierPurchase  *purchase,
          SourcierRuleTable *table,
          SourcierBuyer     *buyer,
          SourcierDay        today)
{
  g_autoptr (SourcierRuleCase) rule_case = sourcier_purchase_to_case (purchase, buyer, today);

  if (rule_case == NULL)
    return 0;

  g_autoptr (SourcierRuleAnswer) answer = sourcier_rule_answer_new (table, rule_case);

  return sourcier_purchase_count_open_duties (purchase, answer);
}

static gint64
count_chunk (SourcierStore      *store,
             const gint64       *ids,
             guint               n_ids,
             SourcierRuleTable  *table,
             SourcierBuyer      *buyer,
             SourcierDay         today,
             GError            **error)
{
  g_autoptr (GPtrArray) purchases = sourcier_purchase_store_load_many (store, ids, n_ids, error);
  gint64 open = 0;

  if (purchases == NULL)
    return -1;
  for (guint i = 0; i < purchases->len; i++)
    if (purchases->pdata[i] != NULL)
      open += count_of (purchases->pdata[i], table, buyer, today);
  return open;
}

/**
 * sourcier_purchase_duties_count_open:
 * @store: a connection of the caller's thread
 * @today: the day of launch to suppose where a purchase tells none
 * @cancellable: (nullable): to stop it
 * @error: where to put what went wrong
 *
 * Puts each purchase of the register to the rules that can have something to decide: one that was not dropped and was
 * launched on 1 July 2024 or later, or has not been launched. It is computed and not kept, as it changes with the rules and
 * with the office: on a worker, not on the window's thread.
 *
 * Returns: how many duties nobody has answered, or -1 with @error set
 */
gint64
sourcier_purchase_duties_count_open (SourcierStore  *store,
                                     SourcierDay     today,
                                     GCancellable   *cancellable,
                                     GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), -1);

  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_load (store, error);
  g_autoptr (SourcierBuyer) buyer = table != NULL ? sourcier_buyer_store_load (store, error) : NULL;
  g_autoptr (GArray) ids = buyer != NULL ? find_purchases (store, error) : NULL;
  gint64 open = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i += CHUNK)
    {
      gint64 found;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      found = count_chunk (store, &g_array_index (ids, gint64, i), MIN (CHUNK, ids->len - i), table, buyer, today, error);
      if (found < 0)
        return -1;
      open += found;
    }
  return ids != NULL ? open : -1;
}
