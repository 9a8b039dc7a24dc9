/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-figures.h"
#include "plans/plan-part.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierPlanIndicatorCharts:
 *
 * What an indicator aims at beside what it reached, year after year from its baseline: a chart for each number that tells
 * it, as the law asks for both the share in number and the share in value.
 */
#define SOURCIER_TYPE_PLAN_INDICATOR_CHARTS (sourcier_plan_indicator_charts_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanIndicatorCharts, sourcier_plan_indicator_charts, SOURCIER, PLAN_INDICATOR_CHARTS, GtkBox)

GtkWidget *sourcier_plan_indicator_charts_new  (void);
void       sourcier_plan_indicator_charts_show (SourcierPlanIndicatorCharts *self,
                                                SourcierPlanPart            *plan,
                                                SourcierPlanPart            *indicator,
                                                SourcierPlanFigures         *figures);

G_END_DECLS
