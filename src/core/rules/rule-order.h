/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule.h"

G_BEGIN_DECLS

/**
 * SourcierRuleSort:
 * @SOURCIER_RULE_SORT_CODE: the rule that a row is a period of
 * @SOURCIER_RULE_SORT_TITLE: what it is called
 * @SOURCIER_RULE_SORT_EFFECT: what it brings about, in the order of answers
 * @SOURCIER_RULE_SORT_AMOUNT: its own amount: the one it begins at, else the one it ends below
 * @SOURCIER_RULE_SORT_FROM: the first day of launch
 * @SOURCIER_RULE_SORT_ORIGIN: the law as it is shipped, what the office changed of it, the office's own
 * @SOURCIER_RULE_SORT_VERIFIED: how sure it is, then the day it was last verified
 *
 * What the table of rules is sorted by.
 */
typedef enum
{
  SOURCIER_RULE_SORT_CODE,
  SOURCIER_RULE_SORT_TITLE,
  SOURCIER_RULE_SORT_EFFECT,
  SOURCIER_RULE_SORT_AMOUNT,
  SOURCIER_RULE_SORT_FROM,
  SOURCIER_RULE_SORT_ORIGIN,
  SOURCIER_RULE_SORT_VERIFIED,
  SOURCIER_N_RULE_SORTS,
} SourcierRuleSort;

int sourcier_rule_order (SourcierRule     *one,
                         SourcierRule     *other,
                         SourcierRuleSort  sort,
                         gboolean          descending);

G_END_DECLS
