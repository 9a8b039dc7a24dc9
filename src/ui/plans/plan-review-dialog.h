/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"
#include "store/store.h"
#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierPlanReviewDialog:
 *
 * Asks which year of a plan is reviewed. "chosen" (int) comes for a year that was reviewed before; "made" (SourcierPlanPart
 * *) with the review that was worked out, for sourcier_plan_review_take(), for another one.
 */
#define SOURCIER_TYPE_PLAN_REVIEW_DIALOG (sourcier_plan_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanReviewDialog, sourcier_plan_review_dialog, SOURCIER, PLAN_REVIEW_DIALOG,
                      SourcierFormWindow)

SourcierPlanReviewDialog *sourcier_plan_review_dialog_new (GtkWidget        *from,
                                                           SourcierStore    *store,
                                                           SourcierPlanPart *plan);

G_END_DECLS
