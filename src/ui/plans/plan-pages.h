/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-paper.h"
#include "widgets/document-maker.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

SourcierDocumentMaker *sourcier_plan_pages_new       (SourcierStore           *store,
                                                      SourcierPlanPart        *plan,
                                                      const SourcierPlanPaper *paper);
void                   sourcier_plan_preview_present (GtkWidget               *from,
                                                      SourcierStore           *store,
                                                      SourcierPlanPart        *plan,
                                                      const SourcierPlanPaper *paper);

G_END_DECLS
