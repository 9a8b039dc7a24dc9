/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierPlanNewDialog:
 *
 * Asks what a new plan is made from, and of which years and language. "made" is emitted with the id of the plan when it is
 * in the file.
 */
#define SOURCIER_TYPE_PLAN_NEW_DIALOG (sourcier_plan_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanNewDialog, sourcier_plan_new_dialog, SOURCIER, PLAN_NEW_DIALOG, SourcierFormWindow)

SourcierPlanNewDialog *sourcier_plan_new_dialog_new (GtkWidget     *from,
                                                     SourcierStore *store);

G_END_DECLS
