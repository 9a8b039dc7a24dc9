/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-figures.h"

G_BEGIN_DECLS

/* What a review says of figures, in the language of the plan. */

char *sourcier_plan_review_say_value     (const SourcierPlanValue *value,
                                          const SourcierPlanValue *like,
                                          SourcierLanguage         language);
char *sourcier_plan_review_say_gap       (const SourcierPlanValue *target,
                                          const SourcierPlanValue *reached,
                                          SourcierLanguage         language);
char *sourcier_plan_review_say_number    (const char              *key,
                                          gint64                   number,
                                          SourcierLanguage         language);

/**
 * SourcierPlanOutcome:
 * @SOURCIER_PLAN_UNMEASURED: the target and what was reached tell nothing in common
 * @SOURCIER_PLAN_BELOW: below the target in number or in value
 * @SOURCIER_PLAN_MET: at the target or above in all that both tell
 *
 * How what was reached stands to the target.
 */
typedef enum
{
  SOURCIER_PLAN_UNMEASURED,
  SOURCIER_PLAN_BELOW,
  SOURCIER_PLAN_MET,
} SourcierPlanOutcome;

SourcierPlanOutcome sourcier_plan_review_compare (const SourcierPlanValue *target,
                                                  const SourcierPlanValue *reached);

G_END_DECLS
