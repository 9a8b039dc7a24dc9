/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-paper.h"
#include "store/store.h"
#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierPlanExport:
 *
 * Asks what is written of a plan, in which form and language, then where, and writes it on a worker.
 */
#define SOURCIER_TYPE_PLAN_EXPORT (sourcier_plan_export_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanExport, sourcier_plan_export, SOURCIER, PLAN_EXPORT, SourcierFormWindow)

void sourcier_plan_export_present (GtkWidget               *from,
                                   SourcierStore           *store,
                                   SourcierPlanPart        *plan,
                                   const SourcierPlanPaper *paper);

G_END_DECLS
