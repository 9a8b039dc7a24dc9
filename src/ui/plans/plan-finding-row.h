/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPlanFindingRow:
 *
 * What a review finds of an objective or an indicator: target, what was reached and the gap side by side, below them why
 * and what is decided, which are typed in their place and save themselves. "written" (SourcierPlanPart *) is emitted with
 * what is said now.
 */
#define SOURCIER_TYPE_PLAN_FINDING_ROW (sourcier_plan_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanFindingRow, sourcier_plan_finding_row, SOURCIER, PLAN_FINDING_ROW, GtkBox)

GtkWidget *sourcier_plan_finding_row_new   (const char             *title,
                                            SourcierPlanPart       *finding,
                                            gboolean                editable);
void       sourcier_plan_finding_row_show  (SourcierPlanFindingRow *self,
                                            const char             *title,
                                            SourcierPlanPart       *finding);
void       sourcier_plan_finding_row_flush (SourcierPlanFindingRow *self);

G_END_DECLS
