/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-paper.h"
#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPlanPreview:
 *
 * The pages of a plan, or of what is reported of it, as they come out of a printer, with the figures of this day.
 */
#define SOURCIER_TYPE_PLAN_PREVIEW (sourcier_plan_preview_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanPreview, sourcier_plan_preview, SOURCIER, PLAN_PREVIEW, AdwWindow)

SourcierPlanPreview *sourcier_plan_preview_new (GtkWidget               *from,
                                                SourcierStore           *store,
                                                SourcierPlanPart        *plan,
                                                const SourcierPlanPaper *paper);

G_END_DECLS
