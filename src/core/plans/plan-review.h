/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-figures.h"

G_BEGIN_DECLS

SourcierDay       sourcier_plan_review_get_figures_day (int                  year);
SourcierPlanPart *sourcier_plan_review_find            (SourcierPlanPart    *plan,
                                                        int                  year);
SourcierPlanPart *sourcier_plan_review_new             (SourcierPlanPart    *plan,
                                                        SourcierPlanFigures *figures,
                                                        int                  year);
SourcierPlanPart *sourcier_plan_review_take            (SourcierPlanPart    *plan,
                                                        SourcierPlanPart    *fresh);
gboolean          sourcier_plan_finding_is_typed       (SourcierPlanPart    *finding,
                                                        guint                field);

G_END_DECLS
