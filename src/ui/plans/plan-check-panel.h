/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierPlanCheckPanel:
 *
 * What the law asks of a plan, found or missing. "place-chosen" is emitted with the kind and the id of a part of the plan
 * when the reader goes to where it is, or where it is to be mended; "part-wanted" with a kind and what the part is about (a
 * kind of chapter, a theme, a measure, or %NULL) when the reader adds what is not there yet.
 */
#define SOURCIER_TYPE_PLAN_CHECK_PANEL (sourcier_plan_check_panel_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanCheckPanel, sourcier_plan_check_panel, SOURCIER, PLAN_CHECK_PANEL, GtkWidget)

void sourcier_plan_check_panel_show (SourcierPlanCheckPanel *self,
                                     SourcierPlanPart       *plan,
                                     gint64                  yearly_volume);

G_END_DECLS
