/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/reserve-advice.h"

#include "base/money.h"

#include <glib/gi18n-lib.h>

/* The limits that the State's own directory of inclusive suppliers goes by. */
const SourcierAdviceLimits sourcier_advice_limits_default = { 30, 10, 1, 3000 };

/**
 * sourcier_reserve_advice_get_words:
 * @advice: an advice
 *
 * Returns: (transfer none): what is advised, in the reader's words
 */
const char *
sourcier_reserve_advice_get_words (SourcierReserveAdvice advice)
{
  switch (advice)
    {
    case SOURCIER_ADVICE_NOTHING:
      return _("too few to count on");
    case SOURCIER_ADVICE_CLAUSE:
      return _("enough to set a clause");
    case SOURCIER_ADVICE_LOT:
      return _("enough to reserve a lot");
    case SOURCIER_ADVICE_CONTRACT:
      return _("enough to reserve the contract");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * sourcier_reserve_advice_get_share:
 * @yearly_amount: what the purchase comes to in a year, in cents HT, or %SOURCIER_MONEY_UNKNOWN
 * @turnover: the yearly turnover of a supplier in cents, or %SOURCIER_MONEY_UNKNOWN
 *
 * Returns: how much of the turnover the purchase would make, in hundredths of a per cent rounded up, or
 *   %SOURCIER_MONEY_UNKNOWN
 */
gint64
sourcier_reserve_advice_get_share (gint64 yearly_amount,
                                   gint64 turnover)
{
  if (yearly_amount == SOURCIER_MONEY_UNKNOWN || turnover <= 0)
    return SOURCIER_MONEY_UNKNOWN;
  return (gint64) MIN ((double) G_MAXINT64 / 2, ((double) yearly_amount * 10000 + (double) turnover - 1) / (double) turnover);
}

/**
 * sourcier_reserve_advice_give:
 * @limits: from where on it is given
 * @n_suppliers: how many suppliers may answer a contract reserved under an article
 * @yearly_amount: what the purchase comes to in a year, in cents HT, or %SOURCIER_MONEY_UNKNOWN
 * @turnover: the median yearly turnover of those suppliers in cents, or %SOURCIER_MONEY_UNKNOWN
 *
 * The whole contract is advised for enough suppliers that would not come to depend on it; where their turnover is not known
 * it is not advised.
 *
 * Returns: what is advisable
 */
SourcierReserveAdvice
sourcier_reserve_advice_give (const SourcierAdviceLimits *limits,
                              gint64                      n_suppliers,
                              gint64                      yearly_amount,
                              gint64                      turnover)
{
  g_return_val_if_fail (limits != NULL, SOURCIER_ADVICE_NOTHING);

  gint64 share = sourcier_reserve_advice_get_share (yearly_amount, turnover);

  if (n_suppliers > limits->contract_above && share != SOURCIER_MONEY_UNKNOWN && share < limits->share_below)
    return SOURCIER_ADVICE_CONTRACT;
  if (n_suppliers > limits->lot_above)
    return SOURCIER_ADVICE_LOT;
  return n_suppliers > limits->clause_above ? SOURCIER_ADVICE_CLAUSE : SOURCIER_ADVICE_NOTHING;
}
