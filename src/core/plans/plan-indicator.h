/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "plans/plan-part.h"

G_BEGIN_DECLS

/* The shares in number and in value, the count and the amount. */
#define SOURCIER_PLAN_N_VALUES 4

void  sourcier_plan_indicator_tell_measure (SourcierPlanPart *indicator,
                                            SourcierLanguage  language);
guint sourcier_plan_indicator_get_values   (SourcierPlanPart *indicator,
                                            guint             fields[SOURCIER_PLAN_N_VALUES]);

G_END_DECLS
