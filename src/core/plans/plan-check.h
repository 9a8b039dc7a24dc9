/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "plans/plan-part.h"

G_BEGIN_DECLS

/**
 * SourcierPlanDemand:
 *
 * Something that the law (code de la commande publique, L2111-3 and D2111-3) or good practice asks of a scheme for
 * responsible purchasing (data/reference/plan-demands.csv).
 */
typedef struct _SourcierPlanDemand SourcierPlanDemand;

typedef enum
{
  SOURCIER_PLAN_DEMAND_TITLE,
  SOURCIER_PLAN_DEMAND_ADVICE,
  SOURCIER_PLAN_DEMAND_SOURCE,
  SOURCIER_N_PLAN_DEMAND_TEXTS,
} SourcierPlanDemandText;

const char  *sourcier_plan_demand_get_code     (const SourcierPlanDemand *self);
const char  *sourcier_plan_demand_get_text     (const SourcierPlanDemand *self,
                                                SourcierPlanDemandText    text,
                                                SourcierLanguage          language);
SourcierDay  sourcier_plan_demand_get_verified (const SourcierPlanDemand *self);
gboolean     sourcier_plan_demand_is_legal     (const SourcierPlanDemand *self);

/**
 * SourcierPlanVerdict:
 * @SOURCIER_PLAN_FOUND: the plan has it
 * @SOURCIER_PLAN_MISSING: the plan lacks it
 * @SOURCIER_PLAN_NOT_CONCERNED: it is not asked of this plan, or not yet
 */
typedef enum
{
  SOURCIER_PLAN_FOUND,
  SOURCIER_PLAN_MISSING,
  SOURCIER_PLAN_NOT_CONCERNED,
} SourcierPlanVerdict;

/**
 * SourcierPlanCheckLine:
 * @demand: what is asked
 * @verdict: whether the plan has it
 * @place: (nullable): the part that has it, or where it is to be mended; %NULL where a part is to be added
 * @wanted: the kind of the part to be added; %SOURCIER_PLAN_ROOT for none
 * @word: (nullable): what that part is about: a kind of chapter, a theme of an objective, a measure of an indicator
 *
 * One line of the check of a plan. The part lives as long as the plan.
 */
typedef struct
{
  const SourcierPlanDemand *demand;
  SourcierPlanVerdict verdict;
  SourcierPlanPart *place;
  SourcierPlanKind wanted;
  const char *word;
} SourcierPlanCheckLine;

GArray      *sourcier_plan_check                (SourcierPlanPart *plan,
                                                 SourcierDay       today);
gboolean     sourcier_plan_check_is_complete    (GArray           *lines,
                                                 gboolean          legal_only);
guint        sourcier_plan_check_count          (GArray           *lines,
                                                 gboolean          legal,
                                                 guint            *n_asked);
SourcierDay  sourcier_plan_get_next_publication (SourcierPlanPart *plan);

G_END_DECLS
