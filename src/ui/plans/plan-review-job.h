/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierPlanReviewDone:
 * @owner: the object that asked, still alive
 * @fresh: (nullable): the review that was worked out, for sourcier_plan_review_take(); %NULL with @error set
 * @error: (nullable): why it could not be
 *
 * Called on the window's thread.
 */
typedef void (*SourcierPlanReviewDone) (gpointer          owner,
                                        SourcierPlanPart *fresh,
                                        const GError     *error);

void sourcier_plan_review_job_run (gpointer                owner,
                                   SourcierStore          *store,
                                   SourcierPlanPart       *plan,
                                   int                     year,
                                   SourcierPlanReviewDone  done,
                                   GCancellable           *cancellable);

G_END_DECLS
