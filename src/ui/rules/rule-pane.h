/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule-finding.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierRulePane:
 *
 * Everything about one rule: what it says, for whom, when, by which text, who verified it, and, where a purchase is asked
 * about, the comparison. Its buttons take actions of the page.
 */
#define SOURCIER_TYPE_RULE_PANE (sourcier_rule_pane_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRulePane, sourcier_rule_pane, SOURCIER, RULE_PANE, GtkWidget)

GtkWidget *sourcier_rule_pane_new  (void);
void       sourcier_rule_pane_show (SourcierRulePane    *self,
                                    SourcierRule        *rule,
                                    SourcierRuleFinding *finding);

G_END_DECLS
