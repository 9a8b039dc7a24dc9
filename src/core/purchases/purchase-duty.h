/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "rules/rule-answer.h"

G_BEGIN_DECLS

/**
 * SourcierDutyState:
 * @SOURCIER_DUTY_OPEN: nobody has answered it yet, or the answer lacks its ground or its reason
 * @SOURCIER_DUTY_MET: the office does what it asks
 * @SOURCIER_DUTY_EXEMPT: the office does without, and says why
 *
 * Where a purchase stands with a duty that applies to it.
 */
typedef enum
{
  SOURCIER_DUTY_OPEN,
  SOURCIER_DUTY_MET,
  SOURCIER_DUTY_EXEMPT,
} SourcierDutyState;

const char        *sourcier_duty_state_get_name          (SourcierDutyState    state);
SourcierRecord    *sourcier_purchase_find_duty           (SourcierPurchase    *purchase,
                                                          const char          *rule);
SourcierDutyState  sourcier_purchase_get_duty_state      (SourcierPurchase    *purchase,
                                                          SourcierRule        *rule);
void               sourcier_purchase_meet_duty           (SourcierPurchase    *purchase,
                                                          SourcierRule        *rule,
                                                          const char          *reason,
                                                          SourcierDay          today);
void               sourcier_purchase_do_without_duty     (SourcierPurchase    *purchase,
                                                          SourcierRule        *rule,
                                                          const char          *ground,
                                                          const char          *reason,
                                                          SourcierDay          today);
void               sourcier_purchase_reopen_duty         (SourcierPurchase    *purchase,
                                                          SourcierRule        *rule);
gboolean           sourcier_rule_finding_is_duty         (SourcierRuleFinding *finding);
SourcierDutyCount  sourcier_purchase_count_duties        (SourcierPurchase    *purchase,
                                                          SourcierRuleAnswer  *answer,
                                                          SourcierDay          today);
char              *sourcier_duty_count_to_words          (const SourcierDutyCount *count);

G_END_DECLS
