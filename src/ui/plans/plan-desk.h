/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-years.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPlanDesk:
 *
 * The thing of a plan that the reader is at: the form of a part with its small parts, or the calendar of the actions, or the
 * indicators. It is made when it is looked at. "written" is emitted with a record of what a part says; "child-written" and
 * "child-removed" with a small part of the one shown; "chosen" with the kind and the id of another thing to go to;
 * "years-changed" with the lines of an indicator; "contracts" with a year whose contracts are asked for.
 */
#define SOURCIER_TYPE_PLAN_DESK (sourcier_plan_desk_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanDesk, sourcier_plan_desk, SOURCIER, PLAN_DESK, AdwBin)

void sourcier_plan_desk_show  (SourcierPlanDesk *self,
                               SourcierPlanPart *plan,
                               guint             kind,
                               gint64            id,
                               gboolean          editable);
void sourcier_plan_desk_tell  (SourcierPlanDesk    *self,
                               SourcierPlanPart    *plan,
                               SourcierPlanFigures *figures);
void sourcier_plan_desk_clear (SourcierPlanDesk *self);
void sourcier_plan_desk_flush (SourcierPlanDesk *self);
void sourcier_plan_desk_focus (SourcierPlanDesk *self);

G_END_DECLS
