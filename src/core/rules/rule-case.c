/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-case.h"

struct _SourcierRuleCase
{
  GObject parent_instance;

  gint64 amount;
  SourcierRuleNature nature;
  SourcierBuyerKind buyer;
  SourcierDay launch;
  GArray *lots;          /* gint64 */
  int months;
  SourcierTraits traits;
  gint64 volume;
};

G_DEFINE_FINAL_TYPE (SourcierRuleCase, sourcier_rule_case, G_TYPE_OBJECT)

static void
sourcier_rule_case_finalize (GObject *object)
{
  SourcierRuleCase *self = SOURCIER_RULE_CASE (object);

  g_array_unref (self->lots);

  G_OBJECT_CLASS (sourcier_rule_case_parent_class)->finalize (object);
}

static void
sourcier_rule_case_class_init (SourcierRuleCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_rule_case_finalize;
}

static void
sourcier_rule_case_init (SourcierRuleCase *self)
{
  self->lots = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->volume = SOURCIER_MONEY_UNKNOWN;
}

/**
 * sourcier_rule_case_new:
 * @amount: the estimated value HT of the whole purchase, in cents, or %SOURCIER_MONEY_UNKNOWN
 * @nature: what is bought
 * @buyer: who buys
 * @launch: the day the consultation is launched
 *
 * Returns: (transfer full): a purchase in one lot, of which no more is known
 */
SourcierRuleCase *
sourcier_rule_case_new (gint64             amount,
                        SourcierRuleNature nature,
                        SourcierBuyerKind  buyer,
                        SourcierDay        launch)
{
  g_return_val_if_fail (nature < SOURCIER_N_RULE_NATURES, NULL);
  g_return_val_if_fail (buyer < SOURCIER_N_BUYER_KINDS, NULL);

  SourcierRuleCase *self = g_object_new (SOURCIER_TYPE_RULE_CASE, NULL);

  self->amount = amount < 0 ? SOURCIER_MONEY_UNKNOWN : amount;
  self->nature = nature;
  self->buyer = buyer;
  self->launch = launch;
  return self;
}

static SourcierRuleCase *
copy (SourcierRuleCase *self)
{
  SourcierRuleCase *other = sourcier_rule_case_new (self->amount, self->nature, self->buyer, self->launch);

  g_array_append_vals (other->lots, self->lots->data, self->lots->len);
  other->months = self->months;
  other->traits = self->traits;
  other->volume = self->volume;
  return other;
}

/**
 * sourcier_rule_case_with_launch:
 * @self: a case
 * @launch: another day its consultation is launched
 *
 * Returns: (transfer full): the same purchase on that day
 */
SourcierRuleCase *
sourcier_rule_case_with_launch (SourcierRuleCase *self,
                                SourcierDay       launch)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), NULL);

  SourcierRuleCase *other = copy (self);

  other->launch = launch;
  return other;
}

/**
 * sourcier_rule_case_with_lots:
 * @self: a case
 * @lots: (array length=n_lots): the estimated values HT of the lots, in cents
 * @n_lots: how many lots
 *
 * Where the amount is not known, it becomes their sum.
 *
 * Returns: (transfer full): the same purchase in these lots
 */
SourcierRuleCase *
sourcier_rule_case_with_lots (SourcierRuleCase *self,
                              const gint64     *lots,
                              guint             n_lots)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), NULL);

  SourcierRuleCase *other = copy (self);

  g_array_set_size (other->lots, 0);
  g_array_append_vals (other->lots, lots, n_lots);
  if (other->amount == SOURCIER_MONEY_UNKNOWN && n_lots > 0)
    other->amount = sourcier_rule_case_get_lots_total (other);
  return other;
}

/**
 * sourcier_rule_case_with_months:
 * @self: a case
 * @months: how long the contract lasts, renewals included, in whole months; 0 if not told
 *
 * Returns: (transfer full): the same purchase of this length
 */
SourcierRuleCase *
sourcier_rule_case_with_months (SourcierRuleCase *self,
                                int               months)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), NULL);

  SourcierRuleCase *other = copy (self);

  other->months = MAX (months, 0);
  return other;
}

/**
 * sourcier_rule_case_with_traits:
 * @self: a case
 * @traits: what it is besides its nature
 *
 * Returns: (transfer full): the same purchase with these traits and no others
 */
SourcierRuleCase *
sourcier_rule_case_with_traits (SourcierRuleCase *self,
                                SourcierTraits    traits)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), NULL);

  SourcierRuleCase *other = copy (self);

  other->traits = traits;
  return other;
}

/**
 * sourcier_rule_case_with_volume:
 * @self: a case
 * @cents: what the office buys in a calendar year, in cents HT, or %SOURCIER_MONEY_UNKNOWN
 *
 * Returns: (transfer full): the same purchase by an office of this volume
 */
SourcierRuleCase *
sourcier_rule_case_with_volume (SourcierRuleCase *self,
                                gint64            cents)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), NULL);

  SourcierRuleCase *other = copy (self);

  other->volume = cents < 0 ? SOURCIER_MONEY_UNKNOWN : cents;
  return other;
}

/**
 * sourcier_rule_case_get_amount:
 * @self: a case
 *
 * Returns: the estimated value HT of the whole purchase in cents, or %SOURCIER_MONEY_UNKNOWN
 */
gint64
sourcier_rule_case_get_amount (SourcierRuleCase *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), SOURCIER_MONEY_UNKNOWN);

  return self->amount;
}

/**
 * sourcier_rule_case_get_nature:
 * @self: a case
 *
 * Returns: what is bought
 */
SourcierRuleNature
sourcier_rule_case_get_nature (SourcierRuleCase *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), SOURCIER_RULE_NATURE_WORKS);

  return self->nature;
}

/**
 * sourcier_rule_case_get_buyer:
 * @self: a case
 *
 * Returns: who buys
 */
SourcierBuyerKind
sourcier_rule_case_get_buyer (SourcierRuleCase *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), SOURCIER_BUYER_UNKNOWN);

  return self->buyer;
}

/**
 * sourcier_rule_case_get_launch:
 * @self: a case
 *
 * Returns: the day the consultation is launched
 */
SourcierDay
sourcier_rule_case_get_launch (SourcierRuleCase *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), SOURCIER_DAY_NONE);

  return self->launch;
}

/**
 * sourcier_rule_case_get_lots:
 * @self: a case
 * @n_lots: (out): how many lots
 *
 * Returns: (transfer none) (array length=n_lots): the estimated values HT of the lots, in cents
 */
const gint64 *
sourcier_rule_case_get_lots (SourcierRuleCase *self,
                             guint            *n_lots)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), NULL);

  *n_lots = self->lots->len;
  return (const gint64 *) (gpointer) self->lots->data;
}

/**
 * sourcier_rule_case_get_lots_total:
 * @self: a case
 *
 * Returns: what the lots come to together, in cents
 */
gint64
sourcier_rule_case_get_lots_total (SourcierRuleCase *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), 0);

  gint64 total = 0;

  for (guint i = 0; i < self->lots->len; i++)
    total += g_array_index (self->lots, gint64, i);
  return total;
}

/**
 * sourcier_rule_case_get_months:
 * @self: a case
 *
 * Returns: how long the contract lasts in months, 0 if not told
 */
int
sourcier_rule_case_get_months (SourcierRuleCase *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), 0);

  return self->months;
}

/**
 * sourcier_rule_case_get_traits:
 * @self: a case
 *
 * Returns: what the purchase is besides its nature
 */
SourcierTraits
sourcier_rule_case_get_traits (SourcierRuleCase *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), SOURCIER_TRAIT_NONE);

  return self->traits;
}

/**
 * sourcier_rule_case_get_volume:
 * @self: a case
 *
 * Returns: what the office buys in a calendar year in cents HT, or %SOURCIER_MONEY_UNKNOWN
 */
gint64
sourcier_rule_case_get_volume (SourcierRuleCase *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_CASE (self), SOURCIER_MONEY_UNKNOWN);

  return self->volume;
}
