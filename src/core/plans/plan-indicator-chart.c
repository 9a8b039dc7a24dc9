/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an indicator aims at beside what it reached, for the window and for the plan's document. */
#include "plans/plan-indicator-chart.h"

#include <math.h>

/**
 * sourcier_plan_get_years:
 * @plan: a plan
 * @first: (out): its first year, 0 where it is not told
 * @last: (out): its last year, not before the first
 */
void
sourcier_plan_get_years (SourcierPlanPart *plan,
                         int              *first,
                         int              *last)
{
  g_return_if_fail (SOURCIER_IS_PLAN_PART (plan) && first != NULL && last != NULL);

  gint64 from = MAX (sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR), 0);
  gint64 to = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR);

  *first = (int) from;
  *last = (int) CLAMP (to, from, from + SOURCIER_PLAN_MOST_YEARS - 1);
}

/**
 * sourcier_plan_value_get:
 * @value: what an indicator says of a year
 * @field: which of its numbers, as %SOURCIER_PLAN_TARGET_IN_NUMBER
 *
 * Returns: a share from 0 to 1, a count or cents; NAN where it is not told
 */
double
sourcier_plan_value_get (const SourcierPlanValue *value,
                         guint                    field)
{
  g_return_val_if_fail (value != NULL, NAN);

  switch (field)
    {
    case SOURCIER_PLAN_TARGET_IN_NUMBER:
      return value->in_number;
    case SOURCIER_PLAN_TARGET_IN_VALUE:
      return value->in_value;
    case SOURCIER_PLAN_TARGET_COUNT:
      return value->count != SOURCIER_NUMBER_UNKNOWN ? (double) value->count : NAN;
    case SOURCIER_PLAN_TARGET_AMOUNT:
    default:
      return value->amount != SOURCIER_NUMBER_UNKNOWN ? (double) value->amount : NAN;
    }
}

/**
 * sourcier_plan_indicator_get_start:
 * @indicator: an indicator of a plan
 * @figures: (nullable): what the register tells, %NULL where it is not known yet
 * @value: (out): where the indicator began
 *
 * What was typed as its baseline counts, else what the register tells of the year of the baseline.
 *
 * Returns: whether either is known
 */
gboolean
sourcier_plan_indicator_get_start (SourcierPlanPart    *indicator,
                                   SourcierPlanFigures *figures,
                                   SourcierPlanValue   *value)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (indicator) && value != NULL, FALSE);

  gint64 year = sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_YEAR);

  if (sourcier_plan_indicator_get_baseline (indicator, value))
    return TRUE;
  return figures != NULL && year > 0 && sourcier_plan_figures_get_reached (figures, indicator, (int) year, value);
}

static SourcierChart *
new_chart (guint            field,
           SourcierLanguage language)
{
  gboolean share = field == SOURCIER_PLAN_TARGET_IN_NUMBER || field == SOURCIER_PLAN_TARGET_IN_VALUE;

  return sourcier_chart_new_years (language, share ? SOURCIER_CHART_PERCENT
                                             : field == SOURCIER_PLAN_TARGET_AMOUNT ? SOURCIER_CHART_MONEY
                                                                                    : SOURCIER_CHART_NUMBER);
}

static void
add_start (SourcierPlanPart    *indicator,
           SourcierPlanFigures *figures,
           SourcierChart      **charts)
{
  gint64 year = sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_YEAR);
  SourcierPlanValue start;

  if (!sourcier_plan_indicator_get_start (indicator, figures, &start))
    return;
  for (guint i = 0; i < SOURCIER_PLAN_N_VALUES; i++)
    {
      double value = sourcier_plan_value_get (&start, SOURCIER_PLAN_TARGET_IN_NUMBER + i);

      if (!isnan (value))
        sourcier_chart_add_start (charts[i], (int) MAX (year, 0), value);
    }
}

/* Marks in @told which of the charts say anything of the year. */
static void
add_year (SourcierPlanPart    *indicator,
          SourcierPlanFigures *figures,
          int                  year,
          SourcierChart      **charts,
          gboolean            *told)
{
  SourcierPlanValue target, reached;
  gboolean aimed = sourcier_plan_indicator_get_target (indicator, year, &target);
  gboolean known = figures != NULL && sourcier_plan_figures_get_reached (figures, indicator, year, &reached);

  for (guint i = 0; i < SOURCIER_PLAN_N_VALUES; i++)
    {
      double aim = aimed ? sourcier_plan_value_get (&target, SOURCIER_PLAN_TARGET_IN_NUMBER + i) : NAN;
      double measured = known ? sourcier_plan_value_get (&reached, SOURCIER_PLAN_TARGET_IN_NUMBER + i) : NAN;

      sourcier_chart_add_year (charts[i], year, aim, measured);
      told[i] |= !isnan (aim) || !isnan (measured);
    }
}

/**
 * sourcier_plan_indicator_new_charts:
 * @plan: a plan
 * @indicator: one of its indicators
 * @figures: (nullable): what the register tells, %NULL where it is not known yet
 * @language: what the words are written in
 * @charts: (out) (transfer full) (nullable): for each field of a target from %SOURCIER_PLAN_TARGET_IN_NUMBER on a chart of the
 *   baseline and of the years of the plan, or %NULL where no year says anything
 */
void
sourcier_plan_indicator_new_charts (SourcierPlanPart    *plan,
                                    SourcierPlanPart    *indicator,
                                    SourcierPlanFigures *figures,
                                    SourcierLanguage     language,
                                    SourcierChart       *charts[SOURCIER_PLAN_N_VALUES])
{
  g_return_if_fail (SOURCIER_IS_PLAN_PART (plan) && SOURCIER_IS_PLAN_PART (indicator) && charts != NULL);

  gboolean told[SOURCIER_PLAN_N_VALUES] = { FALSE };
  int first, last;

  sourcier_plan_get_years (plan, &first, &last);
  for (guint i = 0; i < SOURCIER_PLAN_N_VALUES; i++)
    charts[i] = new_chart (SOURCIER_PLAN_TARGET_IN_NUMBER + i, language);
  add_start (indicator, figures, charts);
  for (int year = first; first > 0 && year <= last; year++)
    add_year (indicator, figures, year, charts, told);
  for (guint i = 0; i < SOURCIER_PLAN_N_VALUES; i++)
    if (!told[i])
      g_clear_object (&charts[i]);
}
