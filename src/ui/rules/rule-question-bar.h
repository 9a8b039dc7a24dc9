/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule-case.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierRuleQuestionBar:
 *
 * “What if”: an amount, a nature, a kind of buyer and a day of launch. The signal "changed" comes when another purchase is
 * asked about, or none.
 */
#define SOURCIER_TYPE_RULE_QUESTION_BAR (sourcier_rule_question_bar_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRuleQuestionBar, sourcier_rule_question_bar, SOURCIER, RULE_QUESTION_BAR, GtkWidget)

GtkWidget        *sourcier_rule_question_bar_new        (void);
void              sourcier_rule_question_bar_set_office (SourcierRuleQuestionBar *self,
                                                         SourcierBuyer           *office);
void              sourcier_rule_question_bar_ask        (SourcierRuleQuestionBar *self,
                                                         gint64                   amount,
                                                         SourcierRuleNature       nature);
void              sourcier_rule_question_bar_clear      (SourcierRuleQuestionBar *self);
SourcierRuleCase *sourcier_rule_question_bar_get_case   (SourcierRuleQuestionBar *self);

G_END_DECLS
