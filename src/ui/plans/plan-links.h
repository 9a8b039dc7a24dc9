/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"
#include "widgets/picker-row.h"

G_BEGIN_DECLS

gboolean sourcier_plan_is_joint     (SourcierPlanPart  *part);
gboolean sourcier_plan_link_choices (SourcierPlanPart  *part,
                                     guint              field,
                                     SourcierPickerRow *row);

G_END_DECLS
