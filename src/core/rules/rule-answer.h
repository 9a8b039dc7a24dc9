/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule-finding.h"
#include "rules/rule-table.h"

G_BEGIN_DECLS

/**
 * SourcierRuleAnswer:
 *
 * What applies to a purchase, and why: the findings of every rule that applies, was just missed or cannot be decided, in
 * the order of effects. It never changes.
 */
#define SOURCIER_TYPE_RULE_ANSWER (sourcier_rule_answer_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRuleAnswer, sourcier_rule_answer, SOURCIER, RULE_ANSWER, GObject)

/**
 * SourcierRuleChange:
 * @code: the rule
 * @before: (nullable): how it applies on the one day
 * @after: (nullable): how it applies on the other
 *
 * What another day of launch changes. A rule that applies on both days is a change if it does so by another row or another
 * amount.
 */
typedef struct
{
  const char          *code;
  SourcierRuleFinding *before;
  SourcierRuleFinding *after;
} SourcierRuleChange;

SourcierRuleAnswer  *sourcier_rule_answer_new          (SourcierRuleTable   *table,
                                                        SourcierRuleCase    *rule_case);
SourcierRuleAnswer  *sourcier_rule_answer_new_of_decisions (SourcierRuleTable *table,
                                                        SourcierRuleCase    *rule_case);
SourcierRuleCase    *sourcier_rule_answer_get_case     (SourcierRuleAnswer  *self);
GPtrArray           *sourcier_rule_answer_get_findings (SourcierRuleAnswer  *self);
SourcierRuleFinding *sourcier_rule_answer_find         (SourcierRuleAnswer  *self,
                                                        const char          *code);
SourcierRuleAnswer  *sourcier_rule_answer_on           (SourcierRuleAnswer  *self,
                                                        SourcierDay          launch);
GArray              *sourcier_rule_answer_compare      (SourcierRuleAnswer  *self,
                                                        SourcierRuleAnswer  *other);
SourcierDay          sourcier_rule_answer_find_turn    (SourcierRuleAnswer  *self,
                                                        gboolean             later);

const char          *sourcier_rule_change_get_title    (const SourcierRuleChange *change);
char                *sourcier_rule_change_describe     (const SourcierRuleChange *change);
char                *sourcier_rule_turn_describe       (SourcierDay          day,
                                                        gboolean             later);

G_END_DECLS
