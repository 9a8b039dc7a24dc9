/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/candidates.h"

#include "purchases/candidates-query.h"
#include "purchases/purchase-case.h"
#include "reference/cpv.h"
#include "reference/headcount.h"
#include "suppliers/supplier-exclusion.h"
#include "suppliers/supplier-facets.h"
#include "suppliers/supplier-list.h"

struct _SourcierCandidates
{
  GObject parent_instance;

  SourcierSupplierQuery *query;
  SourcierSupplierFacets *facets;
  SourcierAdviceLimits limits;
  gint64 yearly_amount;
  gint64 others;
  gint64 turnover[SOURCIER_N_ELIGIBILITIES];
  gboolean is_social;
};

G_DEFINE_FINAL_TYPE (SourcierCandidates, sourcier_candidates, G_TYPE_OBJECT)

static void
sourcier_candidates_finalize (GObject *object)
{
  SourcierCandidates *self = SOURCIER_CANDIDATES (object);

  g_clear_object (&self->query);
  g_clear_object (&self->facets);

  G_OBJECT_CLASS (sourcier_candidates_parent_class)->finalize (object);
}

static void
sourcier_candidates_class_init (SourcierCandidatesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_candidates_finalize;
}

static void
sourcier_candidates_init (SourcierCandidates *self)
{
}

/**
 * sourcier_purchase_get_amount_to_carry:
 * @purchase: a purchase
 *
 * Returns: the least amount that a supplier has to carry to answer at all, in cents HT: of the smallest lot whose amount is
 *   told, else of the purchase; %SOURCIER_NUMBER_UNKNOWN where none is told
 */
gint64
sourcier_purchase_get_amount_to_carry (SourcierPurchase *purchase)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), SOURCIER_NUMBER_UNKNOWN);

  GPtrArray *lots = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_LOTS);
  gint64 least = SOURCIER_NUMBER_UNKNOWN;

  for (guint i = 0; i < lots->len; i++)
    {
      gint64 estimate = sourcier_record_get_number (lots->pdata[i], SOURCIER_LOT_ESTIMATE);

      if (estimate > 0 && (least == SOURCIER_NUMBER_UNKNOWN || estimate < least))
        least = estimate;
    }
  return least != SOURCIER_NUMBER_UNKNOWN ? least : sourcier_purchase_get_amount (purchase);
}

static void
take_query (SourcierSupplierQuery **query,
            SourcierSupplierQuery  *other)
{
  g_object_unref (*query);
  *query = other;
}

/* Suppliers who have not told their turnover may well be able: they are looked at too. */
static void
ask_for_capacity (SourcierSupplierQuery **query,
                  gint64                  amount)
{
  if (amount <= 0)
    return;
  take_query (query, sourcier_supplier_query_with_amount (*query, amount));
  take_query (query, sourcier_supplier_query_with_choice (*query, SOURCIER_FACET_CAPACITY, "able", SOURCIER_CHOICE_IN));
  take_query (query, sourcier_supplier_query_with_choice (*query, SOURCIER_FACET_CAPACITY, "unknown", SOURCIER_CHOICE_IN));
}

/* Who declares a code may have told no family, and the other way round: either is enough. */
static void
ask_for_trade (SourcierSupplierQuery **query,
               const char             *family,
               const char             *cpv)
{
  g_autofree char *code = sourcier_cpv_read_code (cpv, NULL, NULL);
  g_autofree char *trade = code != NULL ? g_strconcat (SOURCIER_FAMILY_OF_CPV, code, NULL) : NULL;

  take_query (query, sourcier_supplier_query_with_choice (*query, SOURCIER_FACET_FAMILY, family, SOURCIER_CHOICE_IN));
  if (trade != NULL)
    take_query (query, sourcier_supplier_query_with_choice (*query, SOURCIER_FACET_FAMILY, trade, SOURCIER_CHOICE_IN));
}

/* On the day of the question, where that is the day of launch. */
static void
ask_for_not_excluded (SourcierSupplierQuery **query,
                      SourcierDay             launch)
{
  gboolean another_day = launch != sourcier_supplier_query_get_day (*query);
  g_autofree char *code = sourcier_exclusion_code (FALSE, another_day ? launch : SOURCIER_DAY_NONE);

  take_query (query, sourcier_supplier_query_with_choice (*query, SOURCIER_FACET_EXCLUSION, code, SOURCIER_CHOICE_IN));
}

/**
 * sourcier_purchase_ask_candidates:
 * @purchase: a purchase
 * @buyer: the office
 * @today: the day of launch to suppose where none is told
 *
 * Asks for suppliers of the purchase's family, or who declare its CPV code, one below it or one above it, who work in the office's departement, can carry at least one lot and are not
 * excluded from public procurement (CCP L2141-1 to L2141-11), on the day of launch. What is not told is not asked for. Labels are those held today: who holds one on a day to come is not
 * known.
 *
 * Returns: (transfer full): the question to put to the directory
 */
SourcierSupplierQuery *
sourcier_purchase_ask_candidates (SourcierPurchase *purchase,
                                  SourcierBuyer    *buyer,
                                  SourcierDay       today)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);
  g_return_val_if_fail (SOURCIER_IS_BUYER (buyer), NULL);

  SourcierSupplierQuery *query = sourcier_supplier_query_new ();
  const char *family = sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_FAMILY);
  SourcierDay launch = sourcier_purchase_get_launch_or (purchase, today);

  if (*family != '\0')
    ask_for_trade (&query, family, sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_CPV));
  if (*sourcier_buyer_get_departement (buyer) != '\0')
    take_query (&query, sourcier_supplier_query_with_works_in (query, sourcier_buyer_get_departement (buyer)));
  ask_for_capacity (&query, sourcier_purchase_get_amount_to_carry (purchase));
  if (launch < today)
    take_query (&query, sourcier_supplier_query_with_day (query, launch));
  ask_for_not_excluded (&query, launch);
  return query;
}

/* The share of a supplier's turnover is that of a year. */
static gint64
get_yearly_amount (SourcierPurchase *purchase)
{
  gint64 amount = sourcier_purchase_get_amount (purchase);
  gint64 months = sourcier_purchase_get_number (purchase, SOURCIER_PURCHASE_DURATION);

  return amount != SOURCIER_NUMBER_UNKNOWN && months > 12 ? amount / months * 12 : amount;
}

static gboolean
count_turnovers (SourcierCandidates  *self,
                 SourcierStore       *store,
                 GError             **error)
{
  for (guint article = 0; article < SOURCIER_N_ELIGIBILITIES; article++)
    {
      g_autoptr (SourcierSupplierQuery) query = sourcier_candidates_get_query_under (self, article);

      if (!_sourcier_candidates_read_median_turnover (store, query, &self->turnover[article], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count_others (SourcierCandidates  *self,
              SourcierStore       *store,
              GError             **error)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_candidates_get_query_of_others (self);
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, error);

  if (ids == NULL)
    return FALSE;
  self->others = ids->len;
  return TRUE;
}

/**
 * sourcier_candidates_count:
 * @store: a connection of the caller's thread
 * @purchase: a purchase
 * @buyer: the office
 * @today: the day of launch to suppose where none is told
 * @error: where to put what went wrong
 *
 * Counts who could answer. It reads much of the directory: on a worker, not on the window's thread.
 *
 * Returns: (transfer full) (nullable): the counts, or %NULL with @error set
 */
SourcierCandidates *
sourcier_candidates_count (SourcierStore     *store,
                           SourcierPurchase  *purchase,
                           SourcierBuyer     *buyer,
                           SourcierDay        today,
                           GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierCandidates) self = g_object_new (SOURCIER_TYPE_CANDIDATES, NULL);
  g_autoptr (SourcierRuleCase) rule_case = sourcier_purchase_to_case (purchase, buyer, today);

  self->is_social = rule_case != NULL && sourcier_rule_case_get_nature (rule_case) == SOURCIER_RULE_NATURE_SOCIAL;
  self->yearly_amount = get_yearly_amount (purchase);
  self->query = sourcier_purchase_ask_candidates (purchase, buyer, today);
  self->facets = sourcier_supplier_facets_count (store, self->query, error);
  if (self->facets == NULL
      || !sourcier_advice_limits_load (store, &self->limits, error)
      || !count_turnovers (self, store, error)
      || !count_others (self, store, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sourcier_candidates_get_query:
 * @self: who could answer
 *
 * Returns: (transfer none): the question that finds them in the directory
 */
SourcierSupplierQuery *
sourcier_candidates_get_query (SourcierCandidates *self)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), NULL);

  return self->query;
}

/**
 * sourcier_candidates_get_query_under:
 * @self: who could answer
 * @article: what a contract may be reserved under
 *
 * Returns: (transfer full): the question that finds those of them who may answer then
 */
SourcierSupplierQuery *
sourcier_candidates_get_query_under (SourcierCandidates  *self,
                                     SourcierEligibility  article)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), NULL);

  return sourcier_supplier_query_with_choice (self->query, SOURCIER_FACET_ELIGIBILITY,
                                              sourcier_eligibility_get_code (article), SOURCIER_CHOICE_IN);
}

/**
 * sourcier_candidates_get_total:
 * @self: who could answer
 *
 * Returns: how many suppliers could
 */
gint64
sourcier_candidates_get_total (SourcierCandidates *self)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), 0);

  return sourcier_supplier_facets_get_total (self->facets);
}

/**
 * sourcier_candidates_get_small:
 * @self: who could answer
 *
 * Returns: how many of them are known to have fewer than 250 people, as a small or medium-sized enterprise has
 */
gint64
sourcier_candidates_get_small (SourcierCandidates *self)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), 0);

  gint64 small = 0;

  for (SourcierSize size = SOURCIER_SIZE_0; size < SOURCIER_SIZE_250; size++)
    small += sourcier_supplier_facets_get_count (self->facets, SOURCIER_FACET_SIZE, sourcier_size_get_code (size));
  return small;
}

/**
 * sourcier_candidates_get_under:
 * @self: who could answer
 * @article: what a contract may be reserved under
 *
 * Returns: how many of them could answer then
 */
gint64
sourcier_candidates_get_under (SourcierCandidates  *self,
                               SourcierEligibility  article)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), 0);

  return sourcier_supplier_facets_get_count (self->facets, SOURCIER_FACET_ELIGIBILITY,
                                             sourcier_eligibility_get_code (article));
}

/**
 * sourcier_candidates_get_turnover_under:
 * @self: who could answer
 * @article: what a contract may be reserved under
 *
 * Returns: the median yearly turnover of those of them who could answer then and tell it, in cents;
 *   %SOURCIER_NUMBER_UNKNOWN if none does
 */
gint64
sourcier_candidates_get_turnover_under (SourcierCandidates  *self,
                                        SourcierEligibility  article)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), SOURCIER_NUMBER_UNKNOWN);
  g_return_val_if_fail (article < SOURCIER_N_ELIGIBILITIES, SOURCIER_NUMBER_UNKNOWN);

  return self->turnover[article];
}

/**
 * sourcier_candidates_may_reserve:
 * @self: who could answer
 * @article: an article, or the insertion clause
 *
 * Returns: whether the purchase may be reserved under it at all: L2113-15 is for social services alone, and a clause
 *   reserves nothing
 */
gboolean
sourcier_candidates_may_reserve (SourcierCandidates  *self,
                                 SourcierEligibility  article)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), FALSE);

  return article != SOURCIER_ELIGIBILITY_CLAUSE && (article != SOURCIER_ELIGIBILITY_L2113_15 || self->is_social);
}

/**
 * sourcier_candidates_get_query_of_others:
 * @self: who could answer
 *
 * Returns: (transfer full): the question that finds those of them who may answer under no article that the purchase may be
 *   reserved under, nor count for an insertion clause
 */
SourcierSupplierQuery *
sourcier_candidates_get_query_of_others (SourcierCandidates *self)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), NULL);

  SourcierSupplierQuery *query = g_object_ref (self->query);

  for (guint article = 0; article < SOURCIER_N_ELIGIBILITIES; article++)
    if (article == SOURCIER_ELIGIBILITY_CLAUSE || sourcier_candidates_may_reserve (self, article))
      take_query (&query, sourcier_supplier_query_with_choice (query, SOURCIER_FACET_ELIGIBILITY,
                                                               sourcier_eligibility_get_code (article),
                                                               SOURCIER_CHOICE_OUT));
  return query;
}

/**
 * sourcier_candidates_get_others:
 * @self: who could answer
 *
 * Returns: how many sourcier_candidates_get_query_of_others() finds
 */
gint64
sourcier_candidates_get_others (SourcierCandidates *self)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), 0);

  return self->others;
}

/**
 * sourcier_candidates_get_share_under:
 * @self: who could answer
 * @article: what a contract may be reserved under
 *
 * Returns: how much of the median yearly turnover of those of them who could answer then a year of the purchase makes, in
 *   per cent; negative where one of the two is not told
 */
double
sourcier_candidates_get_share_under (SourcierCandidates  *self,
                                     SourcierEligibility  article)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), -1);

  gint64 turnover = sourcier_candidates_get_turnover_under (self, article);

  return self->yearly_amount > 0 && turnover > 0 ? 100.0 * (double) self->yearly_amount / (double) turnover : -1;
}

/**
 * sourcier_candidates_get_limits:
 * @self: who could answer
 *
 * Returns: (transfer none): the limits that the advice goes by
 */
const SourcierAdviceLimits *
sourcier_candidates_get_limits (SourcierCandidates *self)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), NULL);

  return &self->limits;
}

/**
 * sourcier_candidates_get_advice:
 * @self: who could answer
 * @article: an article, or the insertion clause
 *
 * Returns: what their number makes advisable, by the limits the office set; never more than a clause for what reserves
 *   nothing
 */
SourcierReserveAdvice
sourcier_candidates_get_advice (SourcierCandidates  *self,
                                SourcierEligibility  article)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATES (self), SOURCIER_ADVICE_NOTHING);

  SourcierReserveAdvice advice =
    sourcier_reserve_advice_give (&self->limits, sourcier_candidates_get_under (self, article), self->yearly_amount,
                                  sourcier_candidates_get_turnover_under (self, article));

  return sourcier_candidates_may_reserve (self, article) ? advice : MIN (advice, SOURCIER_ADVICE_CLAUSE);
}
