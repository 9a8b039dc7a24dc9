/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-document.h"

G_BEGIN_DECLS

/* What a plan's documents are put together from. */

typedef struct
{
  SourcierDocument *document;
  SourcierPlanPart *plan;
  SourcierPlanFigures *figures;
  SourcierLanguage language;
  guint n_objectives;          /* objectives are numbered through the whole plan */
} SourcierPlanWriting;

void        _sourcier_plan_write_action      (SourcierPlanWriting *writing,
                                              SourcierPlanPart    *action,
                                              const char          *number);
void        _sourcier_plan_write_indicators  (SourcierPlanWriting *writing);
char       *_sourcier_plan_describe_field    (SourcierPlanWriting *writing,
                                              SourcierPlanPart    *part,
                                              guint                field);
const char *_sourcier_plan_field_name        (SourcierPlanWriting *writing,
                                              SourcierPlanPart    *part,
                                              guint                field);
char       *_sourcier_plan_describe_value    (SourcierPlanWriting *writing,
                                              const SourcierPlanValue *value,
                                              gboolean             in_value);
const char *_sourcier_plan_indicator_title   (SourcierPlanWriting *writing,
                                              SourcierPlanPart    *indicator);

G_END_DECLS
