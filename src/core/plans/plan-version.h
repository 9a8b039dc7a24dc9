/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"
#include "store/store.h"

G_BEGIN_DECLS

SourcierPlanPart *sourcier_plan_new_version  (SourcierStore     *store,
                                              SourcierPlanPart  *plan);
SourcierPlanPart *sourcier_plan_new_template (SourcierStore     *store,
                                              SourcierPlanPart  *plan,
                                              const char        *name);

G_END_DECLS
