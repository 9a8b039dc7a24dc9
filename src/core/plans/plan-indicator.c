/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-indicator.h"

#include "plans/measure.h"

static void
set_if_untold (SourcierPlanPart *part,
               guint             field,
               const char       *text)
{
  if (!sourcier_record_is_told (SOURCIER_RECORD (part), field))
    sourcier_plan_part_set_text (part, field, text);
}

/**
 * sourcier_plan_indicator_tell_measure:
 * @indicator: an indicator
 * @language: what the plan is written in
 *
 * Has an indicator that names one of the measures say what the measure says, in the language of the plan: its title,
 * definition, parts, source, unit and frequency. What it says already stays.
 */
void
sourcier_plan_indicator_tell_measure (SourcierPlanPart *indicator,
                                      SourcierLanguage  language)
{
  g_return_if_fail (SOURCIER_IS_PLAN_PART (indicator));
  g_return_if_fail (sourcier_plan_part_get_kind (indicator) == SOURCIER_PLAN_INDICATOR);

  static const guint fields[SOURCIER_N_MEASURE_TEXTS] = {
    [SOURCIER_MEASURE_TITLE] = SOURCIER_PLAN_INDICATOR_TITLE,
    [SOURCIER_MEASURE_DEFINITION] = SOURCIER_PLAN_INDICATOR_DEFINITION,
    [SOURCIER_MEASURE_NUMERATOR] = SOURCIER_PLAN_INDICATOR_NUMERATOR,
    [SOURCIER_MEASURE_DENOMINATOR] = SOURCIER_PLAN_INDICATOR_DENOMINATOR,
    [SOURCIER_MEASURE_SOURCE] = SOURCIER_PLAN_INDICATOR_SOURCE,
  };
  const SourcierMeasure *measure =
    sourcier_measure_find (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE));

  if (measure == NULL)
    return;
  for (guint i = 0; i < SOURCIER_N_MEASURE_TEXTS; i++)
    set_if_untold (indicator, fields[i], sourcier_measure_get_text (measure, i, language));
  set_if_untold (indicator, SOURCIER_PLAN_INDICATOR_UNIT, sourcier_measure_get_unit (measure));
  set_if_untold (indicator, SOURCIER_PLAN_INDICATOR_FREQUENCY, sourcier_measure_get_frequency (measure));
}
