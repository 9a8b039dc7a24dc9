/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-sample.h"

#include "office/buyer-store.h"
#include "plans/plan-figures.h"
#include "plans/plan-json.h"
#include "plans/plan-review.h"
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
tell_baselines (SourcierPlanFigures *figures,
                SourcierPlanPart    *plan)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);

  for (guint i = 0; i < indicators->len; i++)
    tell_baseline (figures, indicators->pdata[i]);
}

/* The review tells why and what is decided; the figures are those of the day it was held. */
static gboolean
tell_register (SourcierStore     *store,
               SourcierPlanPart  *plan,
               GError           **error)
{
  SourcierPlanPart *review = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_REVIEW)->pdata[0];
  SourcierDay day = (SourcierDay) sourcier_plan_part_get_number (review, SOURCIER_PLAN_REVIEW_DAY);
  g_autoptr (SourcierPlanFigures) figures = sourcier_plan_figures_load (store, plan, day, error);
  g_autoptr (SourcierPlanPart) fresh = NULL;

  if (figures == NULL)
    return FALSE;
  tell_baselines (figures, plan);
  fresh = sourcier_plan_review_new (plan, figures, (int) sourcier_plan_part_get_number (review, SOURCIER_PLAN_REVIEW_YEAR));
  sourcier_plan_review_take (plan, fresh);
  return TRUE;
}

/* The scheme was adopted: its state of play is that of the day. */
static gboolean
adopt (SourcierStore     *store,
       SourcierPlanPart  *plan,
       GError           **error)
{
  SourcierDay day = (SourcierDay) sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_ADOPTED_ON);
  g_autoptr (SourcierPlanFigures) then = sourcier_plan_figures_load (store, plan, day, error);

  if (then == NULL)
    return FALSE;
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_STATE, "adopted");
  sourcier_plan_figures_freeze (then, plan);
  return tell_register (store, plan, error);
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
