/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule.h"

#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierRuleEditor:
 *
 * The form of a rule of the office's own. The signal "applied" (SourcierRule *) comes with the rule as it was written, and
 * the form goes.
 */
#define SOURCIER_TYPE_RULE_EDITOR (sourcier_rule_editor_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRuleEditor, sourcier_rule_editor, SOURCIER, RULE_EDITOR, SourcierFormWindow)

SourcierRuleEditor *sourcier_rule_editor_new (GtkWindow    *parent,
                                              SourcierRule *rule);

G_END_DECLS
