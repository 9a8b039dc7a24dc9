/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierRuleAnswerView:
 *
 * What applies to a purchase, and why: the rules by effect, those just missed, those that cannot be decided, and what
 * another day of launch would change. The signal "chosen" (SourcierRuleFinding *) comes when the reader looks at one.
 */
#define SOURCIER_TYPE_RULE_ANSWER_VIEW (sourcier_rule_answer_view_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRuleAnswerView, sourcier_rule_answer_view, SOURCIER, RULE_ANSWER_VIEW, GtkWidget)

GtkWidget *sourcier_rule_answer_view_new  (void);
void       sourcier_rule_answer_view_show (SourcierRuleAnswerView *self,
                                           SourcierRuleAnswer     *answer);

G_END_DECLS
