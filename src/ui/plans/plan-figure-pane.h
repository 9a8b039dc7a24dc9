/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-figures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierPlanFigurePane:
 *
 * What the blocks of figures of a chapter tell: as the register has it today, or as it was kept when the plan was adopted.
 */
#define SOURCIER_TYPE_PLAN_FIGURE_PANE (sourcier_plan_figure_pane_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanFigurePane, sourcier_plan_figure_pane, SOURCIER, PLAN_FIGURE_PANE, GtkBox)

GtkWidget *sourcier_plan_figure_pane_new  (void);
void       sourcier_plan_figure_pane_show (SourcierPlanFigurePane *self,
                                           SourcierPlanPart       *plan,
                                           SourcierPlanPart       *section,
                                           SourcierPlanFigures    *figures);

G_END_DECLS
