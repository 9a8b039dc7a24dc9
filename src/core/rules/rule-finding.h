/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule.h"

G_BEGIN_DECLS

/**
 * SourcierRuleVerdict:
 * @SOURCIER_RULE_APPLIES: the rule holds for the purchase
 * @SOURCIER_RULE_JUST_MISSED: it would hold at an amount close by: %SOURCIER_RULE_JUST_PERCENT of the rule's amount, or
 *   %SOURCIER_RULE_JUST_CENTS where that is more
 * @SOURCIER_RULE_UNDECIDED: something has to be known first: the amount, the kind of buyer, the threshold of that day
 */
typedef enum
{
  SOURCIER_RULE_APPLIES,
  SOURCIER_RULE_JUST_MISSED,
  SOURCIER_RULE_UNDECIDED,
} SourcierRuleVerdict;

/* What "just missed" means: within a tenth of the rule's amount, or 10 000 €. No text says so; it is what makes an officer
 * look twice at an estimate. */
#define SOURCIER_RULE_JUST_PERCENT 10
#define SOURCIER_RULE_JUST_CENTS G_GINT64_CONSTANT (1000000)

/**
 * SourcierRuleFinding:
 *
 * One rule against one purchase, with the comparison in words. It never changes.
 */
#define SOURCIER_TYPE_RULE_FINDING (sourcier_rule_finding_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRuleFinding, sourcier_rule_finding, SOURCIER, RULE_FINDING, GObject)

SourcierRule        *sourcier_rule_finding_get_rule    (SourcierRuleFinding *self);
SourcierRuleVerdict  sourcier_rule_finding_get_verdict (SourcierRuleFinding *self);
const char          *sourcier_rule_finding_get_words   (SourcierRuleFinding *self);
gint64               sourcier_rule_finding_get_bound   (SourcierRuleFinding *self);
gint64               sourcier_rule_finding_get_missing (SourcierRuleFinding *self);
const guint         *sourcier_rule_finding_get_lots    (SourcierRuleFinding *self,
                                                        guint               *n_lots);
SourcierRule        *sourcier_rule_finding_get_referred (SourcierRuleFinding *self);
SourcierRuleDoubt    sourcier_rule_finding_get_doubt   (SourcierRuleFinding *self);

G_END_DECLS
