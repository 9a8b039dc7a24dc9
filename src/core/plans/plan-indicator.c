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

/* Shares of contracts are told in number and in value, as the law has it (CCP, D2111-3); what is counted, by its count, and by
 * its share where the measure says of what. */
static gboolean
fits_unit (SourcierPlanPart *indicator,
           guint             field)
{
  const char *unit = sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_UNIT);
  const SourcierMeasure *measure =
    sourcier_measure_find (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE));

  if (g_str_equal (unit, "contracts"))
    return field == SOURCIER_PLAN_TARGET_IN_NUMBER || field == SOURCIER_PLAN_TARGET_IN_VALUE;
  if (g_str_equal (unit, "euros"))
    return field == SOURCIER_PLAN_TARGET_IN_VALUE || field == SOURCIER_PLAN_TARGET_AMOUNT;
  if (field == SOURCIER_PLAN_TARGET_IN_NUMBER)
    return measure != NULL && *sourcier_measure_get_text (measure, SOURCIER_MEASURE_DENOMINATOR, SOURCIER_FRENCH) != '\0';
  return field == SOURCIER_PLAN_TARGET_COUNT;
}

static gboolean
is_told_of (SourcierPlanPart *indicator,
            SourcierPlanKind  kind,
            guint             field)
{
  GPtrArray *parts = sourcier_plan_part_get_children (indicator, kind);

  for (guint i = 0; i < parts->len; i++)
    if (sourcier_record_is_told (parts->pdata[i], field))
      return TRUE;
  return FALSE;
}

/* What was told in another way than its unit asks for is not hidden. */
static gboolean
is_told (SourcierPlanPart *indicator,
         guint             field)
{
  guint baseline = field - SOURCIER_PLAN_TARGET_IN_NUMBER + SOURCIER_PLAN_INDICATOR_BASELINE_IN_NUMBER;

  return sourcier_record_is_told (SOURCIER_RECORD (indicator), baseline)
         || is_told_of (indicator, SOURCIER_PLAN_TARGET, field) || is_told_of (indicator, SOURCIER_PLAN_MEASURED, field);
}

/**
 * sourcier_plan_indicator_get_values:
 * @indicator: an indicator
 * @fields: (out): which of the fields of a target tell it, as %SOURCIER_PLAN_TARGET_IN_NUMBER
 *
 * Those that fit its unit, and those that are told of it all the same. The fields of what was measured and of the baseline
 * follow each other in the same order.
 *
 * Returns: how many
 */
guint
sourcier_plan_indicator_get_values (SourcierPlanPart *indicator,
                                    guint             fields[SOURCIER_PLAN_N_VALUES])
{
  guint n = 0;

  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (indicator) && fields != NULL, 0);

  for (guint field = SOURCIER_PLAN_TARGET_IN_NUMBER; field <= SOURCIER_PLAN_TARGET_AMOUNT; field++)
    if (fits_unit (indicator, field) || is_told (indicator, field))
      fields[n++] = field;
  return n;
}
