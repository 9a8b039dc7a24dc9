/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-node.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierPlanOutline:
 *
 * The lines of a plan, one of them chosen. "chosen" is emitted with the line that the reader goes to; "moved" with a line
 * and -1 or 1 when it is to change places with the one before or after (Alt+Up, Alt+Down); "dropped" with a line that was
 * let go on another.
 */
#define SOURCIER_TYPE_PLAN_OUTLINE (sourcier_plan_outline_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanOutline, sourcier_plan_outline, SOURCIER, PLAN_OUTLINE, GtkWidget)

void              sourcier_plan_outline_set_nodes  (SourcierPlanOutline  *self,
                                                    GPtrArray            *nodes);
SourcierPlanNode *sourcier_plan_outline_get_chosen (SourcierPlanOutline  *self);
gboolean          sourcier_plan_outline_choose     (SourcierPlanOutline  *self,
                                                    guint                 kind,
                                                    gint64                id);

G_END_DECLS
