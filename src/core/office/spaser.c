/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office/spaser.h"

#include "base/money.h"

/**
 * sourcier_spaser_get_threshold:
 * @day: the day the question is asked for
 *
 * Article D2111-3 of the code de la commande publique: 50 M€ HT of purchases in a calendar year; décret 2022-767 lowered
 * it from 100 M€ on 1 January 2023.
 *
 * Returns: the yearly volume of purchases above which a buyer must adopt a SPASER, in cents HT
 */
gint64
sourcier_spaser_get_threshold (SourcierDay day)
{
  const gint64 million = G_GINT64_CONSTANT (100000000);

  return day < sourcier_day_from_ymd (2023, 1, 1) ? 100 * million : 50 * million;
}

/**
 * sourcier_spaser_is_compulsory:
 * @yearly_volume: what the buyer buys in a calendar year, in cents HT, or %SOURCIER_MONEY_UNKNOWN
 * @day: the day the question is asked for
 *
 * Returns: whether the buyer must adopt a SPASER; %FALSE when its volume is not known
 */
gboolean
sourcier_spaser_is_compulsory (gint64      yearly_volume,
                               SourcierDay day)
{
  return yearly_volume != SOURCIER_MONEY_UNKNOWN && yearly_volume > sourcier_spaser_get_threshold (day);
}
