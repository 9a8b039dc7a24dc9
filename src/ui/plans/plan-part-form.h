/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierPlanPartForm:
 *
 * What a part of a plan says, edited in its place: its title, rows, ticks and texts. It saves itself: "written" is emitted
 * with a record of the part's kind that says what was typed, when the reader pauses or leaves.
 */
#define SOURCIER_TYPE_PLAN_PART_FORM (sourcier_plan_part_form_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPlanPartForm, sourcier_plan_part_form, SOURCIER, PLAN_PART_FORM, GtkBox)

GtkWidget *sourcier_plan_part_form_new   (SourcierPlanPart     *part,
                                          const char           *caption,
                                          gboolean              editable);
void       sourcier_plan_part_form_flush (SourcierPlanPartForm *self);
void       sourcier_plan_part_form_add   (SourcierPlanPartForm *self,
                                          GtkWidget            *widget);
gboolean   sourcier_plan_part_form_tells (SourcierPlanPartForm *self,
                                          SourcierPlanPart     *part);
void       sourcier_plan_part_form_focus (SourcierPlanPartForm *self);

G_END_DECLS
