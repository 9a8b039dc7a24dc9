/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

G_BEGIN_DECLS

/* Lines that stand for no part of the plan; the others have the kind of their part. */
#define SOURCIER_PLAN_NODE_CALENDAR SOURCIER_N_PLAN_KINDS
#define SOURCIER_PLAN_NODE_INDICATORS (SOURCIER_N_PLAN_KINDS + 1)
#define SOURCIER_PLAN_NODE_REVIEWS (SOURCIER_N_PLAN_KINDS + 2)

/**
 * SourcierPlanNode:
 *
 * A line of a plan's outline. "changed" is emitted when it reads otherwise.
 */
#define SOURCIER_TYPE_PLAN_NODE (sourcier_plan_node_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanNode, sourcier_plan_node, SOURCIER, PLAN_NODE, GObject)

SourcierPlanNode     *sourcier_plan_node_new        (guint                 kind,
                                                     gint64                id,
                                                     guint                 depth,
                                                     const char           *title,
                                                     const char           *detail);
guint                 sourcier_plan_node_get_kind   (SourcierPlanNode     *self);
gint64                sourcier_plan_node_get_id     (SourcierPlanNode     *self);
guint                 sourcier_plan_node_get_depth  (SourcierPlanNode     *self);
const char           *sourcier_plan_node_get_title  (SourcierPlanNode     *self);
const char           *sourcier_plan_node_get_detail (SourcierPlanNode     *self);
gboolean              sourcier_plan_node_is         (SourcierPlanNode     *self,
                                                     guint                 kind,
                                                     gint64                id);
void                  sourcier_plan_node_take_words (SourcierPlanNode     *self,
                                                     SourcierPlanNode     *other);

G_END_DECLS
