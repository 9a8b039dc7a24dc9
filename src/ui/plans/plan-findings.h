/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPlanFindings:
 *
 * What a review finds, objectives first, then indicators. "written" (SourcierPlanPart *) is emitted with a finding that was
 * typed.
 */
#define SOURCIER_TYPE_PLAN_FINDINGS (sourcier_plan_findings_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanFindings, sourcier_plan_findings, SOURCIER, PLAN_FINDINGS, GtkBox)

GtkWidget *sourcier_plan_findings_new   (gboolean              editable);
void       sourcier_plan_findings_show  (SourcierPlanFindings *self,
                                         SourcierPlanPart     *plan,
                                         SourcierPlanPart     *review);
void       sourcier_plan_findings_flush (SourcierPlanFindings *self);

G_END_DECLS
