/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/chart.h"
#include "plans/plan-figures.h"
#include "plans/plan-indicator.h"

G_BEGIN_DECLS

/* The years that a plan is told of at most: more are a mistake of typing. */
#define SOURCIER_PLAN_MOST_YEARS 20

void   sourcier_plan_get_years            (SourcierPlanPart    *plan,
                                           int                 *first,
                                           int                 *last);
double sourcier_plan_value_get            (const SourcierPlanValue *value,
                                           guint                field);
gboolean sourcier_plan_indicator_get_start (SourcierPlanPart    *indicator,
                                            SourcierPlanFigures *figures,
                                            SourcierPlanValue   *value);
void   sourcier_plan_indicator_new_charts (SourcierPlanPart    *plan,
                                           SourcierPlanPart    *indicator,
                                           SourcierPlanFigures *figures,
                                           SourcierLanguage     language,
                                           SourcierChart       *charts[SOURCIER_PLAN_N_VALUES]);

G_END_DECLS
