/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-order.h"

#include "base/text.h"
#include "rules/rule-private.h"

static int
order_of_numbers (gint64 one,
                  gint64 other)
{
  return one < other ? -1 : one > other;
}

static int
order_of_words (const char *one,
                const char *other)
{
  g_autofree char *folded = sourcier_text_fold (one);
  g_autofree char *folded_other = sourcier_text_fold (other);

  return g_strcmp0 (folded, folded_other);
}

static gboolean
is_told (SourcierRule     *rule,
         SourcierRuleSort  sort)
{
  if (sort == SOURCIER_RULE_SORT_AMOUNT)
    return _sourcier_rule_get_own_amount (rule) != SOURCIER_MONEY_UNKNOWN;
  return sort != SOURCIER_RULE_SORT_FROM || rule->from != SOURCIER_DAY_NONE;
}

/* What the office changed of the law stands between the law and its own. */
static int
origin_rank (SourcierRule *rule)
{
  return rule->origin == SOURCIER_RULE_OFFICE ? 2 : rule->overridden;
}

static int
order_of_checks (SourcierRule *one,
                 SourcierRule *other)
{
  int order = order_of_numbers (one->doubt, other->doubt);

  return order != 0 ? order : order_of_numbers (one->verified, other->verified);
}

static int
order_of_told (SourcierRule     *one,
               SourcierRule     *other,
               SourcierRuleSort  sort)
{
  switch (sort)
    {
    case SOURCIER_RULE_SORT_CODE:
      return g_strcmp0 (one->code, other->code);
    case SOURCIER_RULE_SORT_TITLE:
      return order_of_words (sourcier_rule_get_title (one), sourcier_rule_get_title (other));
    case SOURCIER_RULE_SORT_EFFECT:
      return order_of_numbers (one->effect, other->effect);
    case SOURCIER_RULE_SORT_AMOUNT:
      return order_of_numbers (_sourcier_rule_get_own_amount (one), _sourcier_rule_get_own_amount (other));
    case SOURCIER_RULE_SORT_FROM:
      return order_of_numbers (one->from, other->from);
    case SOURCIER_RULE_SORT_ORIGIN:
      return order_of_numbers (origin_rank (one), origin_rank (other));
    case SOURCIER_RULE_SORT_VERIFIED:
      return order_of_checks (one, other);
    case SOURCIER_N_RULE_SORTS:
    default:
      g_return_val_if_reached (0);
    }
}

/**
 * sourcier_rule_order:
 * @one: a rule
 * @other: another
 * @sort: what they are sorted by
 * @descending: whether the greatest comes first
 *
 * Returns: below 0 if @one comes first, above 0 if @other does, 0 where they stay as they were. What tells no amount or no
 *   day comes last, whichever way they are sorted
 */
int
sourcier_rule_order (SourcierRule     *one,
                     SourcierRule     *other,
                     SourcierRuleSort  sort,
                     gboolean          descending)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (one) && SOURCIER_IS_RULE (other), 0);
  g_return_val_if_fail (sort < SOURCIER_N_RULE_SORTS, 0);

  gboolean told = is_told (one, sort), other_told = is_told (other, sort);

  if (!told || !other_told)
    return other_told - told;

  int order = order_of_told (one, other, sort);
  return descending ? -order : order;
}
