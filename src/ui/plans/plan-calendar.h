/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierPlanCalendar:
 *
 * The actions of a plan under its years, a line each, from start to end, with their milestones (a Gantt chart). "chosen"
 * is emitted with the id of an action that the reader goes to.
 */
#define SOURCIER_TYPE_PLAN_CALENDAR (sourcier_plan_calendar_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanCalendar, sourcier_plan_calendar, SOURCIER, PLAN_CALENDAR, GtkWidget)

GtkWidget *sourcier_plan_calendar_new  (void);
void       sourcier_plan_calendar_show (SourcierPlanCalendar *self,
                                        SourcierPlanPart     *plan);

G_END_DECLS
