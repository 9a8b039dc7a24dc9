/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "rules/rule-answer.h"

#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierDutyEditor:
 *
 * Asks how a duty is answered: it is met, or the purchase does without it, on a ground of the law where the law names
 * grounds, and for a reason in writing. The signal "answered" (answer, ground, reason) comes when all that is needed has
 * been told; the answer is a code of #SourcierDutyField.
 */
#define SOURCIER_TYPE_DUTY_EDITOR (sourcier_duty_editor_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDutyEditor, sourcier_duty_editor, SOURCIER, DUTY_EDITOR, SourcierFormWindow)

GtkWidget *sourcier_duty_editor_new (GtkWindow           *parent,
                                     SourcierPurchase    *purchase,
                                     SourcierRuleFinding *finding,
                                     SourcierRuleCase    *rule_case);

G_END_DECLS
