/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-figures.h"
#include "plans/plan-part.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierPlanYears:
 *
 * What an indicator aims at and what it reached, a line for each year of the plan: both are typed, but for what the
 * register tells. "changed" is emitted when something was typed, at a pause or when the reader leaves;
 * "contracts" with a year, when the contracts behind its figure are asked for.
 */
#define SOURCIER_TYPE_PLAN_YEARS (sourcier_plan_years_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanYears, sourcier_plan_years, SOURCIER, PLAN_YEARS, GtkWidget)

GtkWidget *sourcier_plan_years_new   (SourcierPlanPart    *plan,
                                      SourcierPlanPart    *indicator,
                                      gboolean             editable);
void       sourcier_plan_years_show  (SourcierPlanYears   *self,
                                      SourcierPlanPart    *indicator,
                                      SourcierPlanFigures *figures);
gboolean   sourcier_plan_years_suit  (SourcierPlanYears   *self,
                                      SourcierPlanPart    *plan,
                                      SourcierPlanPart    *indicator);
void       sourcier_plan_years_take  (SourcierPlanYears   *self,
                                      SourcierPlanPart    *indicator);
gint64     sourcier_plan_years_get_indicator (SourcierPlanYears *self);
void       sourcier_plan_years_flush (SourcierPlanYears   *self);

G_END_DECLS
