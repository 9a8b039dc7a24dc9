/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-sample.h"

#include "office/buyer-store.h"
#include "plans/plan-figures.h"
#include "plans/plan-json.h"
#include "plans/plan-store.h"
#include "plans/plan-template.h"
#include "purchases/purchase-sample.h"
#include "suppliers/supplier-sample.h"

#include <math.h>

/* tools/make-sample-plan writes the scheme and says how it is made. */
#define PLAN SOURCIER_RESOURCE_PREFIX "/sample/plan.json"

/* The scheme began so long ago at least that its first year could be reviewed in October. */
#define MONTHS_BEFORE 10

#define N_YEARS 6

static int
get_first_year (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, sourcier_day_today ());
  g_date_subtract_months (&date, MONTHS_BEFORE);
  return g_date_get_year (&date);
}

static SourcierPlanPart *
make_plan (SourcierStore  *store,
           GError        **error)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (store, error);
  g_autoptr (GBytes) bytes = buyer != NULL ? g_resources_lookup_data (PLAN, G_RESOURCE_LOOKUP_FLAGS_NONE, error) : NULL;
  g_autoptr (JsonObject) object = bytes != NULL ? sourcier_plan_parse_text (bytes, error) : NULL;
  int year = get_first_year ();

  if (object == NULL)
    return NULL;

  const SourcierPlanWish wish = { NULL, sourcier_buyer_get_name (buyer), year, year + N_YEARS - 1, SOURCIER_FRENCH };

  return sourcier_plan_make (store, object, &wish);
}

static void
set_share (SourcierPlanPart *indicator,
           guint             field,
           double            share)
{
  if (!isnan (share))
    sourcier_plan_part_set_number (indicator, field, (gint64) llround (share * 10000));
}

/* Where an indicator began, as the register tells it. */
static void
tell_baseline (SourcierPlanFigures *figures,
               SourcierPlanPart    *indicator)
{
  gint64 year = sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_YEAR);
  SourcierPlanValue value;

  if (sourcier_plan_indicator_get_baseline (indicator, &value)
      || !sourcier_plan_figures_get_reached (figures, indicator, (int) year, &value))
    return;
  set_share (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_IN_NUMBER, value.in_number);
  set_share (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_IN_VALUE, value.in_value);
}

static void
append_share (GString    *words,
              double      share,
              const char *of)
{
  if (isnan (share))
    return;

  g_autofree char *percent = sourcier_language_format_percent (SOURCIER_FRENCH, share, 1);
  g_string_append_printf (words, "%s%s%s", words->len > 0 ? ", " : "", percent, of);
}

/* "93,8 % en nombre, 98,7 % en valeur", or a plain count. */
static char *
say_value (const SourcierPlanValue *value)
{
  GString *words = g_string_new (NULL);

  append_share (words, value->in_number, " en nombre");
  append_share (words, value->in_value, " en valeur");
  if (words->len == 0 && value->count != SOURCIER_NUMBER_UNKNOWN)
    {
      g_autofree char *count = sourcier_language_format_count (SOURCIER_FRENCH, value->count);
      g_string_append (words, count);
    }
  return g_string_free (words, FALSE);
}

/* Tenths of a per cent, as they are said. */
static double
round_share (double share)
{
  return round (share * 1000) / 10;
}

/* How far what was reached is from the target, in points of the share that both tell. */
static char *
say_gap (const SourcierPlanValue *target,
         const SourcierPlanValue *reached)
{
  double gap = round_share (reached->in_number) - round_share (target->in_number);

  if (isnan (gap))
    gap = round_share (reached->in_value) - round_share (target->in_value);
  if (isnan (gap))
    return g_strdup ("");

  g_autofree char *points = sourcier_language_format_number (SOURCIER_FRENCH, fabs (gap), 1);
  return g_strdup_printf ("%s%s\u00a0%s", gap < 0 ? "−" : "+", points, fabs (gap) < 2 ? "point" : "points");
}

/* A finding tells why and what is decided; the figures are those of today. */
static void
tell_finding (SourcierPlanFigures *figures,
              SourcierPlanPart    *plan,
              SourcierPlanPart    *finding,
              int                  year)
{
  SourcierPlanPart *indicator =
    sourcier_plan_find_part (plan, SOURCIER_PLAN_INDICATOR,
                             sourcier_plan_part_get_number (finding, SOURCIER_PLAN_FINDING_INDICATOR));
  SourcierPlanValue target, reached;

  g_assert (indicator != NULL);
  if (!sourcier_plan_indicator_get_target (indicator, year, &target)
      || !sourcier_plan_figures_get_reached (figures, indicator, year, &reached))
    return;

  g_autofree char *aimed_at = say_value (&target), *found = say_value (&reached), *gap = say_gap (&target, &reached);
  sourcier_plan_part_set_text (finding, SOURCIER_PLAN_FINDING_TARGET, aimed_at);
  sourcier_plan_part_set_text (finding, SOURCIER_PLAN_FINDING_REACHED, found);
  sourcier_plan_part_set_text (finding, SOURCIER_PLAN_FINDING_GAP, gap);
}

static void
tell_register (SourcierPlanFigures *figures,
               SourcierPlanPart    *plan)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);
  GPtrArray *reviews = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_REVIEW);

  for (guint i = 0; i < indicators->len; i++)
    tell_baseline (figures, indicators->pdata[i]);
  for (guint i = 0; i < reviews->len; i++)
    {
      GPtrArray *findings = sourcier_plan_part_get_children (reviews->pdata[i], SOURCIER_PLAN_FINDING);
      gint64 year = sourcier_plan_part_get_number (reviews->pdata[i], SOURCIER_PLAN_REVIEW_YEAR);

      for (guint j = 0; j < findings->len; j++)
        tell_finding (figures, plan, findings->pdata[j], (int) year);
    }
}

/* The scheme was adopted: its state of play is that of the day. */
static gboolean
adopt (SourcierStore     *store,
       SourcierPlanPart  *plan,
       GError           **error)
{
  SourcierDay day = (SourcierDay) sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_ADOPTED_ON);
  g_autoptr (SourcierPlanFigures) then = sourcier_plan_figures_load (store, plan, day, error);
  g_autoptr (SourcierPlanFigures) now = then != NULL ? sourcier_plan_figures_load (store, plan, sourcier_day_today (), error)
                                                     : NULL;

  if (now == NULL)
    return FALSE;
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_STATE, "adopted");
  sourcier_plan_figures_freeze (then, plan);
  tell_register (now, plan);
  return TRUE;
}

static gboolean
write_more (SourcierStore  *store,
            GHashTable     *suppliers,
            GError        **error)
{
  g_autoptr (SourcierPlanPart) plan = NULL;

  if (!sourcier_purchase_sample_write (store, suppliers, error))
    return FALSE;
  plan = make_plan (store, error);
  return plan != NULL && adopt (store, plan, error) && sourcier_plan_store_save_all (store, plan, error);
}

/**
 * sourcier_plan_sample_fill:
 * @store: an office's file that can be written
 * @error: why nothing was written
 *
 * Fills the file with the sample office in one action: what sourcier_purchase_sample_fill() writes, and an adopted scheme
 * for responsible purchasing of six years, whose first year was reviewed.
 *
 * Returns: %TRUE if the sample is in the file, %FALSE if the file is as before
 */
gboolean
sourcier_plan_sample_fill (SourcierStore  *store,
                           GError        **error)
{
  return sourcier_supplier_sample_fill (store, write_more, error);
}
