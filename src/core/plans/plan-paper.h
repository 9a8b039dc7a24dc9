/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document.h"
#include "plans/plan-figures.h"

G_BEGIN_DECLS

/**
 * SourcierPlanPaperKind:
 * @SOURCIER_PLAN_PAPER_PLAN: the plan itself
 * @SOURCIER_PLAN_PAPER_REVIEW: the report on a year that was reviewed
 * @SOURCIER_PLAN_PAPER_PUBLICATION: the indicators of a year and the year before, as they are published every two years
 *
 * What is written of a plan.
 */
typedef enum
{
  SOURCIER_PLAN_PAPER_PLAN,
  SOURCIER_PLAN_PAPER_REVIEW,
  SOURCIER_PLAN_PAPER_PUBLICATION,
} SourcierPlanPaperKind;

typedef struct
{
  SourcierPlanPaperKind kind;
  int year; /* of no meaning for the plan itself */
} SourcierPlanPaper;

GArray           *sourcier_plan_paper_list      (SourcierPlanPart        *plan);
char             *sourcier_plan_paper_get_title (const SourcierPlanPaper *self,
                                                 SourcierPlanPart        *plan,
                                                 SourcierLanguage         language);
SourcierDocument *sourcier_plan_paper_write     (const SourcierPlanPaper *self,
                                                 SourcierStore           *store,
                                                 SourcierPlanPart        *plan,
                                                 SourcierLanguage         language,
                                                 GError                 **error);

G_END_DECLS
