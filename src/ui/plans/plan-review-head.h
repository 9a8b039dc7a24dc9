/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-part.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands above a review, and above the list of them; their buttons are actions of the plans' page. */

GtkWidget *sourcier_plan_head_new         (const char       *title);
GtkWidget *sourcier_plan_review_head_new  (SourcierPlanPart *review);
GtkWidget *sourcier_plan_reviews_head_new (SourcierPlanPart *plan);

G_END_DECLS
