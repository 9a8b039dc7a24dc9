/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"
#include "base/money.h"
#include "office/buyer.h"
#include "rules/rule-scope.h"

G_BEGIN_DECLS

/**
 * SourcierRuleCase:
 *
 * A purchase as the rules see it, which is asked about: its estimated value HT in cents, its nature, who buys, and the
 * day its consultation is launched. It never changes: each _with_ function gives another case.
 */
#define SOURCIER_TYPE_RULE_CASE (sourcier_rule_case_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRuleCase, sourcier_rule_case, SOURCIER, RULE_CASE, GObject)

SourcierRuleCase  *sourcier_rule_case_new               (gint64             amount,
                                                         SourcierRuleNature     nature,
                                                         SourcierBuyerKind  buyer,
                                                         SourcierDay        launch);
SourcierRuleCase  *sourcier_rule_case_with_launch       (SourcierRuleCase  *self,
                                                         SourcierDay        launch);
SourcierRuleCase  *sourcier_rule_case_with_lots         (SourcierRuleCase  *self,
                                                         const gint64      *lots,
                                                         guint              n_lots);
SourcierRuleCase  *sourcier_rule_case_with_months       (SourcierRuleCase  *self,
                                                         int                months);
SourcierRuleCase  *sourcier_rule_case_with_traits       (SourcierRuleCase  *self,
                                                         SourcierTraits     traits);
SourcierRuleCase  *sourcier_rule_case_with_volume       (SourcierRuleCase  *self,
                                                         gint64             cents);

gint64             sourcier_rule_case_get_amount        (SourcierRuleCase  *self);
SourcierRuleNature     sourcier_rule_case_get_nature        (SourcierRuleCase  *self);
SourcierBuyerKind  sourcier_rule_case_get_buyer         (SourcierRuleCase  *self);
SourcierDay        sourcier_rule_case_get_launch        (SourcierRuleCase  *self);
const gint64      *sourcier_rule_case_get_lots          (SourcierRuleCase  *self,
                                                         guint             *n_lots);
gint64             sourcier_rule_case_get_lots_total    (SourcierRuleCase  *self);
int                sourcier_rule_case_get_months        (SourcierRuleCase  *self);
SourcierTraits     sourcier_rule_case_get_traits        (SourcierRuleCase  *self);
gint64             sourcier_rule_case_get_volume        (SourcierRuleCase  *self);

G_END_DECLS
