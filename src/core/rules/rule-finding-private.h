/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule-finding.h"
#include "rules/rule-table.h"

G_BEGIN_DECLS

/* How a finding is made. Only the files of this folder use it. */
struct _SourcierRuleFinding
{
  GObject parent_instance;

  SourcierRule *rule;
  SourcierRuleVerdict verdict;
  char *words;
  gint64 bound;            /* the amount that decided, or SOURCIER_MONEY_UNKNOWN */
  gint64 missing;          /* how far the purchase is from it */
  SourcierRule *referred;  /* (nullable): the rule whose amount that is, where it is another's */
  GArray *lots;            /* guint: the lots that it holds for */
};

SourcierRuleFinding *_sourcier_rule_finding_new  (SourcierRule         *rule,
                                                  SourcierRuleVerdict   verdict,
                                                  char                 *words);
SourcierRuleFinding *_sourcier_rule_compare      (SourcierRuleTable    *table,
                                                  SourcierRule         *rule,
                                                  SourcierRuleCase     *rule_case);
SourcierRuleFinding *_sourcier_rule_compare_lots (SourcierRule         *rule,
                                                  SourcierRuleCase     *rule_case,
                                                  gint64                whole,
                                                  gint64                ceiling);

G_END_DECLS
