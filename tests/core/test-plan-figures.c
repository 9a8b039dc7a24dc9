/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the register of measure-test.h tells for a plan. The figures are those of measures-expected.csv. */

#include "measure-test.h"

#include "plans/plan-figures.h"
#include "plans/plan-store.h"

#include <math.h>

typedef struct
{
  MeasureTestRegister reg;
  SourcierPlanPart *plan;
  SourcierPlanPart *esus;
  SourcierPlanPart *hours;
  SourcierPlanFigures *figures;
} Planned;

static SourcierPlanPart *
add_indicator (SourcierPlanPart *plan,
               const char       *measure,
               int               baseline)
{
  SourcierPlanPart *indicator = sourcier_plan_part_add (plan, SOURCIER_PLAN_INDICATOR);

  sourcier_plan_part_set_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE, measure);
  if (baseline > 0)
    sourcier_plan_part_set_number (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_YEAR, baseline);
  return indicator;
}

/* A plan of 2025 to 2027 by the office alone, as seen at the end of 2026. */
static void
set_up (Planned        *planned,
        CoreTestOffice *office)
{
  SourcierPlanPart *section, *target, *typed;

  measure_test_fill (&planned->reg, office);
  planned->plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  sourcier_plan_part_set_number (planned->plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, 2025);
  sourcier_plan_part_set_number (planned->plan, SOURCIER_PLAN_ROOT_LAST_YEAR, 2027);
  section = sourcier_plan_part_add (planned->plan, SOURCIER_PLAN_SECTION);
  sourcier_plan_part_set_text (section, SOURCIER_PLAN_SECTION_FIGURES, "years unheard-of natures");
  planned->esus = add_indicator (planned->plan, "esus", 2024);
  target = sourcier_plan_part_add (planned->esus, SOURCIER_PLAN_TARGET);
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_YEAR, 2025);
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_IN_VALUE, 1250);
  planned->hours = add_indicator (planned->plan, "insertion-hours-done", 0);
  typed = sourcier_plan_part_add (planned->hours, SOURCIER_PLAN_MEASURED);
  sourcier_plan_part_set_number (typed, SOURCIER_PLAN_MEASURED_YEAR, 2025);
  sourcier_plan_part_set_number (typed, SOURCIER_PLAN_MEASURED_COUNT, 1200);
}

static void
load (Planned *planned)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&planned->figures, sourcier_plan_figures_free);
  planned->figures = sourcier_plan_figures_load (planned->reg.office->store, planned->plan,
                                                 sourcier_day_from_ymd (2026, 12, 31), &error);
  g_assert_no_error (error);
}

static void
tear_down (Planned *planned)
{
  g_clear_pointer (&planned->figures, sourcier_plan_figures_free);
  g_clear_object (&planned->plan);
  measure_test_clear (&planned->reg);
}

static void
test_reached (CoreTestOffice *office,
              gconstpointer   data)
{
  Planned planned = { 0 };
  SourcierPlanValue value;

  set_up (&planned, office);
  load (&planned);

  /* The office's own contracts: without day-before, which is of the Régie des eaux: 100 000 of 735 000, 1 of 12. */
  g_assert_true (sourcier_plan_figures_get_reached (planned.figures, planned.esus, 2025, &value));
  g_assert_true (value.computed);
  g_assert_cmpint (value.count, ==, 1);
  g_assert_cmpint (value.amount, ==, 10000000);
  g_assert_cmpfloat_with_epsilon (value.in_number, 1 / 12.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (value.in_value, 100 / 735.0, 1e-9);
  /* The baseline is of a year before the plan. */
  g_assert_true (sourcier_plan_figures_get_reached (planned.figures, planned.esus, 2024, &value));
  g_assert_cmpint (value.amount, ==, 4000000);
  g_assert_false (sourcier_plan_figures_get_reached (planned.figures, planned.esus, 2027, &value));

  g_assert_true (sourcier_plan_indicator_get_target (planned.esus, 2025, &value));
  g_assert_cmpfloat (value.in_value, ==, 0.125);
  g_assert_true (isnan (value.in_number));
  g_assert_false (sourcier_plan_indicator_get_target (planned.esus, 2026, &value));
  g_assert_false (sourcier_plan_indicator_get_baseline (planned.esus, &value));

  g_assert_true (sourcier_plan_figures_get_reached (planned.figures, planned.hours, 2025, &value));
  g_assert_false (value.computed);
  g_assert_cmpint (value.count, ==, 1200);
  g_assert_false (sourcier_plan_figures_get_reached (planned.figures, planned.hours, 2026, &value));
  tear_down (&planned);
}

/* What was worked out beforehand says the same, and whose measure was exchanged since is not covered. */
static void
test_counted (CoreTestOffice *office,
              gconstpointer   data)
{
  Planned planned = { 0 };
  SourcierPlanValue value;

  set_up (&planned, office);
  load (&planned);
  g_assert_false (sourcier_plan_figures_tell (planned.figures, planned.esus));
  /* The hours are typed: there is nothing to work out. */
  g_assert_true (sourcier_plan_figures_tell (planned.figures, planned.hours));
  sourcier_plan_figures_count_indicators (planned.figures, planned.plan);
  g_assert_true (sourcier_plan_figures_tell (planned.figures, planned.esus));
  g_assert_true (sourcier_plan_figures_get_reached (planned.figures, planned.esus, 2025, &value));
  g_assert_cmpint (value.count, ==, 1);
  g_assert_cmpint (value.amount, ==, 10000000);
  g_assert_cmpfloat_with_epsilon (value.in_value, 100 / 735.0, 1e-9);
  g_assert_true (sourcier_plan_figures_get_reached (planned.figures, planned.esus, 2024, &value));
  g_assert_cmpint (value.amount, ==, 4000000);

  sourcier_plan_part_set_text (planned.esus, SOURCIER_PLAN_INDICATOR_MEASURE, "environmental");
  g_assert_false (sourcier_plan_figures_tell (planned.figures, planned.esus));
  tear_down (&planned);
}

/* What somebody typed for a year takes the place of what the register tells. */
static void
test_typed (CoreTestOffice *office,
            gconstpointer   data)
{
  Planned planned = { 0 };
  SourcierPlanValue value;
  SourcierPlanPart *typed;

  set_up (&planned, office);
  typed = sourcier_plan_part_add (planned.esus, SOURCIER_PLAN_MEASURED);
  sourcier_plan_part_set_number (typed, SOURCIER_PLAN_MEASURED_YEAR, 2025);
  sourcier_plan_part_set_number (typed, SOURCIER_PLAN_MEASURED_IN_VALUE, 1500);
  load (&planned);
  g_assert_true (sourcier_plan_figures_get_reached (planned.figures, planned.esus, 2025, &value));
  g_assert_false (value.computed);
  g_assert_cmpfloat (value.in_value, ==, 0.15);
  tear_down (&planned);
}

/* The register does not name the office: a buyer that it does not know is the office. */
static void
test_unknown_buyer (CoreTestOffice *office,
                    gconstpointer   data)
{
  Planned planned = { 0 };
  SourcierPlanValue value;

  set_up (&planned, office);
  sourcier_plan_part_set_text (planned.plan, SOURCIER_PLAN_ROOT_BUYER, "Conseil départemental de la Mauldre");
  load (&planned);
  g_assert_true (sourcier_plan_figures_get_reached (planned.figures, planned.esus, 2025, &value));
  g_assert_cmpfloat_with_epsilon (value.in_number, 1 / 12.0, 1e-9);
  tear_down (&planned);
}

/* A joint scheme counts everybody's contracts, an indicator of one buyer that buyer's. */
static void
test_joint (CoreTestOffice *office,
            gconstpointer   data)
{
  Planned planned = { 0 };
  SourcierPlanValue value;
  SourcierPlanPart *environmental;

  set_up (&planned, office);
  sourcier_plan_part_set_text (sourcier_plan_part_add (planned.plan, SOURCIER_PLAN_BUYER), SOURCIER_PLAN_BUYER_NAME,
                               "Régie des eaux");
  environmental = add_indicator (planned.plan, "environmental", 0);
  sourcier_plan_part_set_text (environmental, SOURCIER_PLAN_INDICATOR_BUYER, "Régie des eaux");
  load (&planned);
  g_assert_true (sourcier_plan_figures_get_reached (planned.figures, planned.esus, 2025, &value));
  g_assert_cmpfloat_with_epsilon (value.in_number, 1 / 13.0, 1e-9);
  g_assert_true (sourcier_plan_figures_get_reached (planned.figures, environmental, 2025, &value));
  g_assert_cmpint (value.amount, ==, 2000000);
  g_assert_cmpfloat (value.in_number, ==, 1);
  tear_down (&planned);
}

/* The state of play looks back on 2022 to 2024. Once it is kept, later contracts do not change it. */
static void
test_frozen (CoreTestOffice *office,
             gconstpointer   data)
{
  Planned planned = { 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *kept;

  set_up (&planned, office);
  load (&planned);
  sourcier_plan_figures_freeze (planned.figures, planned.plan);
  kept = sourcier_plan_part_get_children (planned.plan, SOURCIER_PLAN_FIGURE);
  g_assert_cmpuint (kept->len, ==, 2);
  g_assert_cmpstr (sourcier_plan_part_get_text (kept->pdata[0], SOURCIER_PLAN_FIGURE_BLOCK), ==, "years");

  sourcier_store_begin (office->store, "Delete", &error);
  sourcier_store_execute (office->store, "UPDATE purchase SET awarded = 1 WHERE notification_day = '2024-12-31'", &error);
  g_assert_no_error (error);
  sourcier_store_commit (office->store, &error);
  load (&planned);

  g_autoptr (SourcierFigure) years = sourcier_plan_figures_get_figure (planned.figures, planned.plan, SOURCIER_FIGURE_YEARS);
  g_autoptr (SourcierFigure) sizes = sourcier_plan_figures_get_figure (planned.figures, planned.plan, SOURCIER_FIGURE_SIZES);

  g_assert_cmpuint (sourcier_figure_get_n_rows (years), ==, 3);
  g_assert_cmpint (sourcier_figure_get_total (years)->value, ==, 4000000);
  g_assert_cmpint (sourcier_figure_get_total (sizes)->value, ==, 1);
  sourcier_plan_figures_freeze (planned.figures, planned.plan);
  g_assert_cmpuint (sourcier_plan_part_get_children (planned.plan, SOURCIER_PLAN_FIGURE)->len, ==, 2);
  tear_down (&planned);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/plan-figures/reached", NULL, test_reached);
  core_test_add ("/plan-figures/counted", NULL, test_counted);
  core_test_add ("/plan-figures/typed", NULL, test_typed);
  core_test_add ("/plan-figures/unknown-buyer", NULL, test_unknown_buyer);
  core_test_add ("/plan-figures/joint", NULL, test_joint);
  core_test_add ("/plan-figures/frozen", NULL, test_frozen);

  return g_test_run ();
}
