/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"
#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPlanPreview:
 *
 * The pages of a plan as they come out of a printer, with the figures of this day.
 */
#define SOURCIER_TYPE_PLAN_PREVIEW (sourcier_plan_preview_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanPreview, sourcier_plan_preview, SOURCIER, PLAN_PREVIEW, AdwWindow)

SourcierPlanPreview *sourcier_plan_preview_new (GtkWidget        *from,
                                                SourcierStore    *store,
                                                SourcierPlanPart *plan);

G_END_DECLS
