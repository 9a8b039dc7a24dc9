/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierReserveAdvice:
 * @SOURCIER_ADVICE_NOTHING: too few to count on
 * @SOURCIER_ADVICE_CLAUSE: enough to carry out an insertion clause
 * @SOURCIER_ADVICE_LOT: enough to reserve a lot
 * @SOURCIER_ADVICE_CONTRACT: enough to reserve the whole contract
 *
 * What the number of suppliers that may answer a reserved contract makes advisable. It is advice, no rule of law.
 */
typedef enum
{
  SOURCIER_ADVICE_NOTHING,
  SOURCIER_ADVICE_CLAUSE,
  SOURCIER_ADVICE_LOT,
  SOURCIER_ADVICE_CONTRACT,
} SourcierReserveAdvice;

/**
 * SourcierAdviceLimits:
 * @contract_above: more suppliers than this, and the whole contract may be reserved
 * @lot_above: more than this, and a lot may be
 * @clause_above: more than this, and a clause is advisable
 * @share_below: how much of a supplier's turnover the purchase may make in a year, in hundredths of a per cent, for the
 *   whole contract to be reserved
 *
 * From where on the advice is given. An office sets them as it sees fit.
 */
typedef struct
{
  gint64 contract_above;
  gint64 lot_above;
  gint64 clause_above;
  gint64 share_below;
} SourcierAdviceLimits;

extern const SourcierAdviceLimits sourcier_advice_limits_default;

const char            *sourcier_reserve_advice_get_words (SourcierReserveAdvice        advice);
SourcierReserveAdvice  sourcier_reserve_advice_give      (const SourcierAdviceLimits  *limits,
                                                          gint64                       n_suppliers,
                                                          gint64                       yearly_amount,
                                                          gint64                       turnover);
gint64                 sourcier_reserve_advice_get_share (gint64                       yearly_amount,
                                                          gint64                       turnover);
gboolean               sourcier_advice_limits_load       (SourcierStore               *store,
                                                          SourcierAdviceLimits        *limits,
                                                          GError                     **error);
gboolean               sourcier_advice_limits_save       (SourcierStore               *store,
                                                          const SourcierAdviceLimits  *limits,
                                                          GError                     **error);

G_END_DECLS
