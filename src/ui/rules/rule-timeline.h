/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The years that the line shows, the last one not included. */
#define SOURCIER_RULE_TIMELINE_FIRST_YEAR 2019
#define SOURCIER_RULE_TIMELINE_LAST_YEAR 2029

/**
 * SourcierRuleTimeline:
 *
 * A line of the years 2019 to 2028 with the period of a rule on it, and today. It says nothing that the period in words
 * does not say.
 */
#define SOURCIER_TYPE_RULE_TIMELINE (sourcier_rule_timeline_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRuleTimeline, sourcier_rule_timeline, SOURCIER, RULE_TIMELINE, GtkWidget)

GtkWidget *sourcier_rule_timeline_new        (void);
void       sourcier_rule_timeline_set_period (SourcierRuleTimeline *self,
                                              SourcierDay           from,
                                              SourcierDay           to);

G_END_DECLS
