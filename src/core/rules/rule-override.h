/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule.h"

G_BEGIN_DECLS

/**
 * SourcierRuleOverride:
 *
 * What the office says about a row of the law: another amount or other days, that it has verified it, or, where it
 * "continues" the row, the period that comes after it. The note says why. The row itself stays as shipped.
 */
#define SOURCIER_TYPE_RULE_OVERRIDE (sourcier_rule_override_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRuleOverride, sourcier_rule_override, SOURCIER, RULE_OVERRIDE, GObject)

SourcierRuleOverride *sourcier_rule_override_new           (const char            *rule,
                                                            gboolean               continues);
gint64                sourcier_rule_override_get_id        (SourcierRuleOverride  *self);
void                  sourcier_rule_override_set_id        (SourcierRuleOverride  *self,
                                                            gint64                 id);
const char           *sourcier_rule_override_get_rule      (SourcierRuleOverride  *self);
gboolean              sourcier_rule_override_get_continues (SourcierRuleOverride  *self);
gint64                sourcier_rule_override_get_amount    (SourcierRuleOverride  *self);
void                  sourcier_rule_override_set_amount    (SourcierRuleOverride  *self,
                                                            gint64                 cents);
SourcierDay           sourcier_rule_override_get_from      (SourcierRuleOverride  *self);
SourcierDay           sourcier_rule_override_get_to        (SourcierRuleOverride  *self);
void                  sourcier_rule_override_set_period    (SourcierRuleOverride  *self,
                                                            SourcierDay            from,
                                                            SourcierDay            to);
const char           *sourcier_rule_override_get_note      (SourcierRuleOverride  *self);
void                  sourcier_rule_override_set_note      (SourcierRuleOverride  *self,
                                                            const char            *note);
SourcierDay           sourcier_rule_override_get_verified  (SourcierRuleOverride  *self);
const char           *sourcier_rule_override_get_verified_by (SourcierRuleOverride *self);
void                  sourcier_rule_override_set_verified  (SourcierRuleOverride  *self,
                                                            SourcierDay            day,
                                                            const char            *by);
SourcierRule         *sourcier_rule_override_apply         (SourcierRuleOverride  *self,
                                                            SourcierRule          *rule);

G_END_DECLS
