/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-node.h"
#include "plans/plan-part.h"

G_BEGIN_DECLS

GPtrArray        *sourcier_plan_nodes_new     (SourcierPlanPart *plan);
guint             sourcier_plan_find_place    (SourcierPlanPart *part);
char             *sourcier_plan_part_caption  (SourcierPlanPart *plan,
                                               SourcierPlanPart *part);
guint             sourcier_plan_number_objective (SourcierPlanPart *plan,
                                                  SourcierPlanPart *objective);
const char       *sourcier_plan_part_title    (SourcierPlanPart *part);

G_END_DECLS
