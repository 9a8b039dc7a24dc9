/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule-override.h"

#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierRuleChangeEditor:
 *
 * The form by which the office changes an amount or a date of a row of the law, or adds the period that follows it. The
 * signal "applied" (SourcierRuleOverride *) comes with what was written, and the form goes.
 */
#define SOURCIER_TYPE_RULE_CHANGE_EDITOR (sourcier_rule_change_editor_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRuleChangeEditor, sourcier_rule_change_editor, SOURCIER, RULE_CHANGE_EDITOR, SourcierFormWindow)

SourcierRuleChangeEditor *sourcier_rule_change_editor_new (GtkWindow            *parent,
                                                           SourcierRuleOverride *override,
                                                           SourcierRule         *rule);

G_END_DECLS
