/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The review of 2025 of a small plan. The register is that of measure-test.h: the office's own contracts of 2025 are 12 of
 * 735 000 €, one of them of 100 000 € with an ESUS; until 30 June they are 8 of 560 000 €. */

#include "measure-test.h"

#include "plans/plan-review.h"
#include "plans/plan-store.h"

typedef struct
{
  MeasureTestRegister reg;
  SourcierPlanPart *plan;
  SourcierPlanPart *esus;
  SourcierPlanPart *hours;
  SourcierPlanPart *people;
  SourcierPlanPart *objective;
  SourcierPlanPart *other; /* objective of which nothing is told */
} Planned;

static SourcierPlanPart *
add_indicator (SourcierPlanPart *plan,
               const char       *measure)
{
  SourcierPlanPart *indicator = sourcier_plan_part_add (plan, SOURCIER_PLAN_INDICATOR);

  sourcier_plan_part_set_text (indicator, SOURCIER_PLAN_INDICATOR_MEASURE, measure);
  return indicator;
}

static void
add_value (SourcierPlanPart *indicator,
           SourcierPlanKind  kind,
           guint             field,
           gint64            number)
{
  SourcierPlanPart *value = sourcier_plan_part_add (indicator, kind);

  sourcier_plan_part_set_number (value, SOURCIER_PLAN_TARGET_YEAR, 2025);
  sourcier_plan_part_set_number (value, field, number);
}

static void
add_milestone (SourcierPlanPart *action,
               SourcierDay       day,
               SourcierDay       done)
{
  SourcierPlanPart *milestone = sourcier_plan_part_add (action, SOURCIER_PLAN_MILESTONE);

  sourcier_plan_part_set_number (milestone, SOURCIER_PLAN_MILESTONE_DAY, day);
  sourcier_plan_part_set_number (milestone, SOURCIER_PLAN_MILESTONE_DONE_ON, done);
}

static void
save (Planned *planned)
{
  SourcierStore *store = planned->reg.office->store;
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Edit", &error);
  sourcier_plan_store_save_all (store, planned->plan, &error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

/* Two objectives: the first has three indicators, one of them by its action sheet, and milestones. */
static void
set_up (Planned        *planned,
        CoreTestOffice *office)
{
  SourcierPlanPart *axis, *action;

  measure_test_fill (&planned->reg, office);
  planned->plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  sourcier_plan_part_set_number (planned->plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, 2025);
  sourcier_plan_part_set_number (planned->plan, SOURCIER_PLAN_ROOT_LAST_YEAR, 2027);
  axis = sourcier_plan_part_add (planned->plan, SOURCIER_PLAN_AXIS);
  planned->objective = sourcier_plan_part_add (axis, SOURCIER_PLAN_OBJECTIVE);
  planned->other = sourcier_plan_part_add (axis, SOURCIER_PLAN_OBJECTIVE);
  action = sourcier_plan_part_add (planned->objective, SOURCIER_PLAN_ACTION);
  add_milestone (action, sourcier_day_from_ymd (2025, 3, 1), sourcier_day_from_ymd (2025, 2, 20));
  add_milestone (action, sourcier_day_from_ymd (2025, 9, 1), SOURCIER_DAY_NONE);
  add_milestone (action, sourcier_day_from_ymd (2026, 3, 1), SOURCIER_DAY_NONE);
  planned->esus = add_indicator (planned->plan, "esus");
  add_value (planned->esus, SOURCIER_PLAN_TARGET, SOURCIER_PLAN_TARGET_IN_VALUE, 1250);
  planned->hours = add_indicator (planned->plan, "insertion-hours-done");
  add_value (planned->hours, SOURCIER_PLAN_TARGET, SOURCIER_PLAN_TARGET_COUNT, 1300);
  add_value (planned->hours, SOURCIER_PLAN_MEASURED, SOURCIER_PLAN_MEASURED_COUNT, 1200);
  planned->people = add_indicator (planned->plan, "insertion-people");
  add_value (planned->people, SOURCIER_PLAN_TARGET, SOURCIER_PLAN_TARGET_COUNT, 10);
  save (planned);
  sourcier_plan_part_set_number (planned->esus, SOURCIER_PLAN_INDICATOR_OBJECTIVE,
                                 sourcier_record_get_id (SOURCIER_RECORD (planned->objective)));
  sourcier_plan_part_set_number (planned->hours, SOURCIER_PLAN_INDICATOR_OBJECTIVE,
                                 sourcier_record_get_id (SOURCIER_RECORD (planned->objective)));
  sourcier_plan_part_set_number (planned->people, SOURCIER_PLAN_INDICATOR_ACTION,
                                 sourcier_record_get_id (SOURCIER_RECORD (action)));
  save (planned);
}

static void
tear_down (Planned *planned)
{
  g_clear_object (&planned->plan);
  measure_test_clear (&planned->reg);
}

/* Works out the review on @day and puts it into the plan, which is saved. */
static SourcierPlanPart *
review (Planned     *planned,
        SourcierDay  day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPlanFigures) figures =
    sourcier_plan_figures_load (planned->reg.office->store, planned->plan, day, &error);
  g_autoptr (SourcierPlanPart) fresh = NULL;
  SourcierPlanPart *taken;

  g_assert_no_error (error);
  fresh = sourcier_plan_review_new (planned->plan, figures, 2025);
  taken = sourcier_plan_review_take (planned->plan, fresh);
  save (planned);
  return taken;
}

static SourcierPlanPart *
finding_of (SourcierPlanPart *reviewed,
            guint             link,
            SourcierPlanPart *about)
{
  GPtrArray *findings = sourcier_plan_part_get_children (reviewed, SOURCIER_PLAN_FINDING);

  for (guint i = 0; i < findings->len; i++)
    if (sourcier_plan_part_get_number (findings->pdata[i], link) == sourcier_record_get_id (SOURCIER_RECORD (about)))
      return findings->pdata[i];
  g_assert_not_reached ();
}

static void
check (SourcierPlanPart *finding,
       const char       *target,
       const char       *reached,
       const char       *gap)
{
  g_assert_cmpstr (sourcier_plan_part_get_text (finding, SOURCIER_PLAN_FINDING_TARGET), ==, target);
  g_assert_cmpstr (sourcier_plan_part_get_text (finding, SOURCIER_PLAN_FINDING_REACHED), ==, reached);
  g_assert_cmpstr (sourcier_plan_part_get_text (finding, SOURCIER_PLAN_FINDING_GAP), ==, gap);
}

#define YEAR_END sourcier_day_from_ymd (2025, 12, 31)

static void
test_worked_out (CoreTestOffice *office,
                 gconstpointer   data)
{
  Planned planned = { 0 };
  SourcierPlanPart *reviewed;

  set_up (&planned, office);
  reviewed = review (&planned, YEAR_END);
  g_assert_cmpint (sourcier_plan_part_get_number (reviewed, SOURCIER_PLAN_REVIEW_YEAR), ==, 2025);
  g_assert_cmpint (sourcier_plan_part_get_number (reviewed, SOURCIER_PLAN_REVIEW_DAY), ==,
                   sourcier_day_from_ymd (2026, 2, 3));
  g_assert_cmpuint (sourcier_plan_part_get_children (reviewed, SOURCIER_PLAN_FINDING)->len, ==, 5);

  /* 1 of 12 and 100 of 735; 13.6 less 12.5 */
  check (finding_of (reviewed, SOURCIER_PLAN_FINDING_INDICATOR, planned.esus), "12,5\u00a0% en valeur",
         "8,3\u00a0% en nombre, 13,6\u00a0% en valeur", "1,1\u00a0point au-dessus de la cible en valeur");
  check (finding_of (reviewed, SOURCIER_PLAN_FINDING_INDICATOR, planned.hours), "1\u00a0300", "1\u00a0200",
         "100 au-dessous de la cible");
  check (finding_of (reviewed, SOURCIER_PLAN_FINDING_INDICATOR, planned.people), "10", "", "");
  check (finding_of (reviewed, SOURCIER_PLAN_FINDING_OBJECTIVE, planned.objective),
         "3\u00a0cibles d’indicateurs, 2\u00a0jalons",
         "1\u00a0indicateur à la cible ou au-dessus, 1\u00a0jalon atteint",
         "1\u00a0indicateur au-dessous de la cible, 1\u00a0indicateur non mesuré, 1\u00a0jalon non atteint");
  check (finding_of (reviewed, SOURCIER_PLAN_FINDING_OBJECTIVE, planned.other), "", "", "");
  tear_down (&planned);
}

/* Half a year: 1 of 8 and 100 of 560 until 30 June; a milestone of September is still to come. */
static void
test_year_running (CoreTestOffice *office,
                   gconstpointer   data)
{
  Planned planned = { 0 };
  SourcierPlanPart *reviewed;

  set_up (&planned, office);
  reviewed = review (&planned, sourcier_day_from_ymd (2025, 6, 30));
  check (finding_of (reviewed, SOURCIER_PLAN_FINDING_INDICATOR, planned.esus), "12,5\u00a0% en valeur",
         "12,5\u00a0% en nombre, 17,9\u00a0% en valeur au 30\u00a0juin\u00a02025",
         "5,4\u00a0points au-dessus de la cible en valeur");
  g_assert_cmpstr (sourcier_plan_part_get_text (finding_of (reviewed, SOURCIER_PLAN_FINDING_OBJECTIVE, planned.objective),
                                                SOURCIER_PLAN_FINDING_GAP), ==,
                   "1\u00a0indicateur au-dessous de la cible, 1\u00a0indicateur non mesuré, 1\u00a0jalon à venir");
  g_assert_cmpint (sourcier_plan_review_get_figures_day (2025), ==, YEAR_END);
  g_assert_cmpint (sourcier_plan_review_get_figures_day (2026), ==, sourcier_day_from_ymd (2026, 2, 3));
  tear_down (&planned);
}

static void
test_english (CoreTestOffice *office,
              gconstpointer   data)
{
  Planned planned = { 0 };
  SourcierPlanPart *reviewed;

  set_up (&planned, office);
  sourcier_plan_part_set_text (planned.plan, SOURCIER_PLAN_ROOT_LANGUAGE, "en");
  add_value (planned.esus, SOURCIER_PLAN_MEASURED, SOURCIER_PLAN_MEASURED_IN_VALUE, 1150);
  reviewed = review (&planned, YEAR_END);
  check (finding_of (reviewed, SOURCIER_PLAN_FINDING_INDICATOR, planned.esus), "12.5% in value", "11.5% in value",
         "1.0\u00a0point below the target in value");
  check (finding_of (reviewed, SOURCIER_PLAN_FINDING_OBJECTIVE, planned.objective),
         "Targets of 3\u00a0indicators, 2\u00a0milestones", "0\u00a0indicators at the target or above, 1\u00a0milestone reached",
         "2\u00a0indicators below the target, 1\u00a0indicator not measured, 1\u00a0milestone not reached");
  tear_down (&planned);
}

/* On one side in number and on the other in value, and at the target in tenths of a per cent. */
static void
test_both_sides (CoreTestOffice *office,
                 gconstpointer   data)
{
  Planned planned = { 0 };
  SourcierPlanPart *target;

  set_up (&planned, office);
  target = sourcier_plan_part_get_children (planned.esus, SOURCIER_PLAN_TARGET)->pdata[0];
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_IN_NUMBER, 1000);
  check (finding_of (review (&planned, YEAR_END), SOURCIER_PLAN_FINDING_INDICATOR, planned.esus),
         "10,0\u00a0% en nombre, 12,5\u00a0% en valeur", "8,3\u00a0% en nombre, 13,6\u00a0% en valeur",
         "1,7\u00a0point au-dessous de la cible en nombre, 1,1\u00a0point au-dessus de la cible en valeur");
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_IN_NUMBER, 600);
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_IN_VALUE, 1100);
  check (finding_of (review (&planned, YEAR_END), SOURCIER_PLAN_FINDING_INDICATOR, planned.esus),
         "6,0\u00a0% en nombre, 11,0\u00a0% en valeur", "8,3\u00a0% en nombre, 13,6\u00a0% en valeur",
         "2,3\u00a0points au-dessus de la cible en nombre, 2,6\u00a0points en valeur");
  /* 13.605 % is told as 13.6 % */
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_IN_NUMBER, SOURCIER_NUMBER_UNKNOWN);
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_IN_VALUE, 1360);
  check (finding_of (review (&planned, YEAR_END), SOURCIER_PLAN_FINDING_INDICATOR, planned.esus), "13,6\u00a0% en valeur",
         "8,3\u00a0% en nombre, 13,6\u00a0% en valeur", "à la cible en valeur");
  tear_down (&planned);
}

/* What was typed stays, what was worked out is worked out again, a text that was emptied too. */
static void
test_again (CoreTestOffice *office,
            gconstpointer   data)
{
  Planned planned = { 0 };
  SourcierPlanPart *reviewed, *esus, *hours, *measured;

  set_up (&planned, office);
  reviewed = review (&planned, YEAR_END);
  esus = finding_of (reviewed, SOURCIER_PLAN_FINDING_INDICATOR, planned.esus);
  hours = finding_of (reviewed, SOURCIER_PLAN_FINDING_INDICATOR, planned.hours);
  sourcier_plan_part_set_text (esus, SOURCIER_PLAN_FINDING_REACHED, "14 % selon la comptabilité");
  sourcier_plan_part_set_text (esus, SOURCIER_PLAN_FINDING_WHY, "Un grand marché.");
  sourcier_plan_part_set_text (hours, SOURCIER_PLAN_FINDING_TARGET, NULL);
  sourcier_plan_part_set_text (hours, SOURCIER_PLAN_FINDING_DECISION, "Recruter.");
  sourcier_plan_part_set_number (reviewed, SOURCIER_PLAN_REVIEW_DAY, sourcier_day_from_ymd (2026, 1, 15));
  sourcier_plan_part_set_text (reviewed, SOURCIER_PLAN_REVIEW_TEXT, "Synthèse.");
  g_assert_true (sourcier_plan_finding_is_typed (esus, SOURCIER_PLAN_FINDING_REACHED));
  g_assert_false (sourcier_plan_finding_is_typed (esus, SOURCIER_PLAN_FINDING_GAP));
  g_assert_false (sourcier_plan_finding_is_typed (hours, SOURCIER_PLAN_FINDING_TARGET));
  measured = sourcier_plan_part_get_children (planned.hours, SOURCIER_PLAN_MEASURED)->pdata[0];
  sourcier_plan_part_set_number (measured, SOURCIER_PLAN_MEASURED_COUNT, 1450);
  sourcier_plan_part_set_number (sourcier_plan_part_get_children (planned.esus, SOURCIER_PLAN_TARGET)->pdata[0],
                                 SOURCIER_PLAN_TARGET_IN_VALUE, 2000);

  g_assert_true (review (&planned, YEAR_END) == reviewed);
  g_assert_cmpuint (sourcier_plan_part_get_children (planned.plan, SOURCIER_PLAN_REVIEW)->len, ==, 1);
  /* 13.6 less 20 */
  check (esus, "20,0\u00a0% en valeur", "14 % selon la comptabilité", "6,4\u00a0points au-dessous de la cible en valeur");
  check (hours, "1\u00a0300", "1\u00a0450", "150 au-dessus de la cible");
  g_assert_cmpstr (sourcier_plan_part_get_text (esus, SOURCIER_PLAN_FINDING_WHY), ==, "Un grand marché.");
  g_assert_cmpstr (sourcier_plan_part_get_text (hours, SOURCIER_PLAN_FINDING_DECISION), ==, "Recruter.");
  g_assert_cmpint (sourcier_plan_part_get_number (reviewed, SOURCIER_PLAN_REVIEW_DAY), ==,
                   sourcier_day_from_ymd (2026, 1, 15));
  g_assert_cmpstr (sourcier_plan_part_get_text (reviewed, SOURCIER_PLAN_REVIEW_TEXT), ==, "Synthèse.");
  tear_down (&planned);
}

/* An indicator that came later is added in its place; one that was deleted while the figures were read is not. */
static void
test_plan_changed (CoreTestOffice *office,
                   gconstpointer   data)
{
  Planned planned = { 0 };
  g_autoptr (SourcierPlanPart) added = sourcier_plan_part_new (SOURCIER_PLAN_INDICATOR);
  g_autoptr (SourcierPlanFigures) figures = NULL;
  g_autoptr (SourcierPlanPart) fresh = NULL;
  SourcierPlanPart *reviewed;

  set_up (&planned, office);
  reviewed = review (&planned, YEAR_END);
  sourcier_plan_part_set_text (added, SOURCIER_PLAN_INDICATOR_TITLE, "Satisfaction");
  sourcier_plan_part_insert (planned.plan, added, 1);
  save (&planned);
  figures = sourcier_plan_figures_load (office->store, planned.plan, YEAR_END, NULL);
  fresh = sourcier_plan_review_new (planned.plan, figures, 2025);
  sourcier_plan_part_remove (reviewed, finding_of (reviewed, SOURCIER_PLAN_FINDING_INDICATOR, planned.people));
  sourcier_plan_part_remove (planned.plan, planned.people);
  sourcier_plan_review_take (planned.plan, fresh);
  save (&planned);

  GPtrArray *findings = sourcier_plan_part_get_children (reviewed, SOURCIER_PLAN_FINDING);

  g_assert_cmpuint (findings->len, ==, 5);
  g_assert_true (findings->pdata[3] == finding_of (reviewed, SOURCIER_PLAN_FINDING_INDICATOR, added));
  check (findings->pdata[3], "", "", "");
  tear_down (&planned);
}

/* Reviews stand in the order of their years. */
static void
test_order (void)
{
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  static const int years[] = { 2027, 2025, 2026 };

  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autoptr (SourcierPlanPart) fresh = sourcier_plan_part_new (SOURCIER_PLAN_REVIEW);

      sourcier_plan_part_set_number (fresh, SOURCIER_PLAN_REVIEW_YEAR, years[i]);
      sourcier_plan_review_take (plan, fresh);
    }
  for (int i = 0; i < 3; i++)
    g_assert_true (sourcier_plan_review_find (plan, 2025 + i)
                   == sourcier_plan_part_get_children (plan, SOURCIER_PLAN_REVIEW)->pdata[i]);
  g_assert_null (sourcier_plan_review_find (plan, 2024));
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-02-03", TRUE);
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/plan-review/worked-out", NULL, test_worked_out);
  core_test_add ("/plan-review/year-running", NULL, test_year_running);
  core_test_add ("/plan-review/english", NULL, test_english);
  core_test_add ("/plan-review/both-sides", NULL, test_both_sides);
  core_test_add ("/plan-review/again", NULL, test_again);
  core_test_add ("/plan-review/plan-changed", NULL, test_plan_changed);
  g_test_add_func ("/plan-review/order", test_order);
  return g_test_run ();
}
