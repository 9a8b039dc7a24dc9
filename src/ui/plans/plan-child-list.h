/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPlanChildList:
 *
 * The small parts of a part of a plan, a row each: milestones, comments of years, buyers, meetings. A row is edited in a
 * form before the window. "written" is emitted with a part that the reader told, a new one or one of the list; "removed"
 * with one that shall go.
 */
#define SOURCIER_TYPE_PLAN_CHILD_LIST (sourcier_plan_child_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanChildList, sourcier_plan_child_list, SOURCIER, PLAN_CHILD_LIST, AdwPreferencesGroup)

GtkWidget *sourcier_plan_child_list_new  (SourcierPlanKind       kind,
                                          gboolean               editable);
void       sourcier_plan_child_list_show (SourcierPlanChildList *self,
                                          GPtrArray             *parts);

G_END_DECLS
