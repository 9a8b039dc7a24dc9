/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The review of a year: what was aimed at and what was reached, indicator by indicator and objective by objective. */
#include "plans/plan-review.h"

#include "plans/plan-review-words.h"
#include "plans/plan-words.h"

/* The texts that are worked out. */
#define FIRST_TOLD SOURCIER_PLAN_FINDING_TARGET
#define N_TOLD (SOURCIER_PLAN_FINDING_GAP - SOURCIER_PLAN_FINDING_TARGET + 1)

/* A review being made. */
typedef struct
{
  SourcierPlanPart *plan;
  SourcierPlanPart *review;
  SourcierPlanFigures *figures;
  SourcierLanguage language;
  int year;
} Reviewing;

static SourcierDay
get_last_day (int year)
{
  return sourcier_day_from_ymd (year, 12, 31);
}

/**
 * sourcier_plan_review_get_figures_day:
 * @year: the year that is reviewed
 *
 * Returns: the day that the figures of its review are told of: the last of the year, today where the year is not over
 */
SourcierDay
sourcier_plan_review_get_figures_day (int year)
{
  return MIN (get_last_day (year), sourcier_day_today ());
}

/**
 * sourcier_plan_review_find:
 * @plan: a plan with all that belongs to it
 * @year: a year
 *
 * Returns: (transfer none) (nullable): its review of that year
 */
SourcierPlanPart *
sourcier_plan_review_find (SourcierPlanPart *plan,
                           int               year)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan), NULL);

  GPtrArray *reviews = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_REVIEW);

  for (guint i = 0; i < reviews->len; i++)
    if (sourcier_plan_part_get_number (reviews->pdata[i], SOURCIER_PLAN_REVIEW_YEAR) == year)
      return reviews->pdata[i];
  return NULL;
}

static SourcierPlanPart *
add_finding (SourcierPlanPart *review,
             guint             link,
             SourcierPlanPart *about,
             const char       *target,
             const char       *reached,
             const char       *gap)
{
  SourcierPlanPart *finding = sourcier_plan_part_add (review, SOURCIER_PLAN_FINDING);
  g_autofree char *told = g_strjoin ("\n", target, reached, gap, NULL);

  sourcier_plan_part_set_number (finding, link, sourcier_record_get_id (SOURCIER_RECORD (about)));
  sourcier_plan_part_set_text (finding, SOURCIER_PLAN_FINDING_TARGET, target);
  sourcier_plan_part_set_text (finding, SOURCIER_PLAN_FINDING_REACHED, reached);
  sourcier_plan_part_set_text (finding, SOURCIER_PLAN_FINDING_GAP, gap);
  sourcier_plan_part_set_text (finding, SOURCIER_PLAN_FINDING_TOLD, told);
  return finding;
}

/* The register of a year that is not over tells of a day, which is said. */
static char *
say_reached (Reviewing               *reviewing,
             const SourcierPlanValue *reached,
             const SourcierPlanValue *target)
{
  SourcierDay day = sourcier_plan_figures_get_day (reviewing->figures);
  g_autofree char *words = sourcier_plan_review_say_value (reached, target, reviewing->language);

  if (!reached->computed || day >= get_last_day (reviewing->year) || *words == '\0')
    return g_steal_pointer (&words);

  g_autofree char *written = sourcier_language_format_day (reviewing->language, day);
  return sourcier_plan_say ("value:as-of", reviewing->language, "what", words, "day", written, NULL);
}

static void
review_indicator (Reviewing        *reviewing,
                  SourcierPlanPart *indicator)
{
  SourcierPlanValue target, reached;
  gboolean aimed = sourcier_plan_indicator_get_target (indicator, reviewing->year, &target);
  gboolean known = sourcier_plan_figures_get_reached (reviewing->figures, indicator, reviewing->year, &reached);
  g_autofree char *target_words = aimed ? sourcier_plan_review_say_value (&target, &target, reviewing->language) : NULL;
  g_autofree char *reached_words = known ? say_reached (reviewing, &reached, aimed ? &target : NULL) : NULL;
  g_autofree char *gap = aimed && known ? sourcier_plan_review_say_gap (&target, &reached, reviewing->language) : NULL;

  add_finding (reviewing->review, SOURCIER_PLAN_FINDING_INDICATOR, indicator, target_words != NULL ? target_words : "",
               reached_words != NULL ? reached_words : "", gap != NULL ? gap : "");
}

/* How many indicators and milestones of the year an objective has, and how they stand. */
typedef struct
{
  gint64 targets, met, below, unmeasured;
  gint64 milestones, milestones_met, missed, coming;
} Tally;

/* An indicator follows an objective, or tells of one of its action sheets. */
static gboolean
follows (SourcierPlanPart *indicator,
         SourcierPlanPart *objective)
{
  gint64 action = sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_ACTION);

  return sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_OBJECTIVE)
           == sourcier_record_get_id (SOURCIER_RECORD (objective))
         || (action != 0 && sourcier_plan_find_part (objective, SOURCIER_PLAN_ACTION, action) != NULL);
}

static void
tally_indicators (Reviewing        *reviewing,
                  SourcierPlanPart *objective,
                  Tally            *tally)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (reviewing->plan, SOURCIER_PLAN_INDICATOR);

  for (guint i = 0; i < indicators->len; i++)
    {
      SourcierPlanValue target, reached;
      gboolean known;
      SourcierPlanOutcome outcome;

      if (!follows (indicators->pdata[i], objective)
          || !sourcier_plan_indicator_get_target (indicators->pdata[i], reviewing->year, &target))
        continue;
      known = sourcier_plan_figures_get_reached (reviewing->figures, indicators->pdata[i], reviewing->year, &reached);
      outcome = known ? sourcier_plan_review_compare (&target, &reached) : SOURCIER_PLAN_UNMEASURED;
      tally->targets++;
      tally->met += outcome == SOURCIER_PLAN_MET;
      tally->below += outcome == SOURCIER_PLAN_BELOW;
      tally->unmeasured += outcome == SOURCIER_PLAN_UNMEASURED;
    }
}

/* A milestone of the year that is still to come is not missed. */
static void
tally_milestone (Reviewing        *reviewing,
                 SourcierPlanPart *milestone,
                 Tally            *tally)
{
  gint64 day = sourcier_plan_part_get_number (milestone, SOURCIER_PLAN_MILESTONE_DAY);
  gint64 done = sourcier_plan_part_get_number (milestone, SOURCIER_PLAN_MILESTONE_DONE_ON);
  SourcierDay now = sourcier_plan_figures_get_day (reviewing->figures);
  gboolean met = done != SOURCIER_DAY_NONE && done <= now;

  if (day == SOURCIER_DAY_NONE || sourcier_day_get_year ((SourcierDay) day) != reviewing->year)
    return;
  tally->milestones++;
  tally->milestones_met += met;
  tally->missed += !met && day <= now;
  tally->coming += !met && day > now;
}

static void
tally_milestones (Reviewing        *reviewing,
                  SourcierPlanPart *objective,
                  Tally            *tally)
{
  GPtrArray *actions = sourcier_plan_part_get_children (objective, SOURCIER_PLAN_ACTION);

  for (guint i = 0; i < actions->len; i++)
    {
      GPtrArray *milestones = sourcier_plan_part_get_children (actions->pdata[i], SOURCIER_PLAN_MILESTONE);

      for (guint j = 0; j < milestones->len; j++)
        tally_milestone (reviewing, milestones->pdata[j], tally);
    }
}

static void
append_number (Reviewing  *reviewing,
               GString    *words,
               const char *key,
               gint64      number)
{
  g_autofree char *said = sourcier_plan_review_say_number (key, number, reviewing->language);

  g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", said);
}

static char *
say_gap (Reviewing   *reviewing,
         const Tally *tally)
{
  GString *words = g_string_new (NULL);

  if (tally->below > 0)
    append_number (reviewing, words, "objective:below", tally->below);
  if (tally->unmeasured > 0)
    append_number (reviewing, words, "objective:unmeasured", tally->unmeasured);
  if (tally->missed > 0)
    append_number (reviewing, words, "objective:milestones-missed", tally->missed);
  if (tally->coming > 0)
    append_number (reviewing, words, "objective:milestones-coming", tally->coming);
  if (words->len == 0 && tally->targets + tally->milestones > 0)
    g_string_append (words, sourcier_plan_word ("gap:none", reviewing->language));
  return g_string_free (words, FALSE);
}

static void
review_objective (Reviewing        *reviewing,
                  SourcierPlanPart *objective)
{
  Tally tally = { 0 };
  g_autoptr (GString) target = g_string_new (NULL), reached = g_string_new (NULL);
  g_autofree char *gap = NULL;

  tally_indicators (reviewing, objective, &tally);
  tally_milestones (reviewing, objective, &tally);
  if (tally.targets > 0)
    {
      append_number (reviewing, target, "objective:targets", tally.targets);
      append_number (reviewing, reached, "objective:met", tally.met);
    }
  if (tally.milestones > 0)
    {
      append_number (reviewing, target, "objective:milestones", tally.milestones);
      append_number (reviewing, reached, "objective:milestones-met", tally.milestones_met);
    }
  gap = say_gap (reviewing, &tally);
  add_finding (reviewing->review, SOURCIER_PLAN_FINDING_OBJECTIVE, objective, target->str, reached->str, gap);
}

static void
review_objectives (Reviewing *reviewing)
{
  GPtrArray *axes = sourcier_plan_part_get_children (reviewing->plan, SOURCIER_PLAN_AXIS);

  for (guint i = 0; i < axes->len; i++)
    {
      GPtrArray *objectives = sourcier_plan_part_get_children (axes->pdata[i], SOURCIER_PLAN_OBJECTIVE);

      for (guint j = 0; j < objectives->len; j++)
        review_objective (reviewing, objectives->pdata[j]);
    }
}

/**
 * sourcier_plan_review_new:
 * @plan: a plan with all that belongs to it, as the file has it
 * @figures: what the register tells for it on sourcier_plan_review_get_figures_day()
 * @year: the year to review
 *
 * Works out a review: for each objective the targets of its indicators and the milestones of the year, for each indicator
 * its target, what was reached and the gap, in the language of the plan. What is not known stays empty.
 * Long for a large register: not for the window's thread.
 *
 * Returns: (transfer full): the review, which belongs to no plan yet: see sourcier_plan_review_take()
 */
SourcierPlanPart *
sourcier_plan_review_new (SourcierPlanPart    *plan,
                          SourcierPlanFigures *figures,
                          int                  year)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan) && figures != NULL, NULL);

  Reviewing reviewing = { plan, sourcier_plan_part_new (SOURCIER_PLAN_REVIEW), figures, SOURCIER_FRENCH, year };
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);

  sourcier_language_find (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_LANGUAGE), &reviewing.language);
  sourcier_plan_part_set_number (reviewing.review, SOURCIER_PLAN_REVIEW_YEAR, year);
  sourcier_plan_part_set_number (reviewing.review, SOURCIER_PLAN_REVIEW_DAY, sourcier_day_today ());
  review_objectives (&reviewing);
  for (guint i = 0; i < indicators->len; i++)
    review_indicator (&reviewing, indicators->pdata[i]);
  return reviewing.review;
}

/* The lines of what was worked out for a finding, as many as there are such texts. */
static char **
split_told (SourcierPlanPart *finding)
{
  g_auto (GStrv) lines = g_strsplit (sourcier_plan_part_get_text (finding, SOURCIER_PLAN_FINDING_TOLD), "\n", N_TOLD);
  guint n = g_strv_length (lines);
  char **told = g_new0 (char *, N_TOLD + 1);

  for (guint i = 0; i < N_TOLD; i++)
    told[i] = g_strdup (i < n ? lines[i] : "");
  return told;
}

/**
 * sourcier_plan_finding_is_typed:
 * @finding: what a review finds
 * @field: its target, what was reached, or the gap
 *
 * Returns: whether somebody typed it: it is not what was worked out. What is empty was not typed.
 */
gboolean
sourcier_plan_finding_is_typed (SourcierPlanPart *finding,
                                guint             field)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (finding), FALSE);
  g_return_val_if_fail (field >= FIRST_TOLD && field < FIRST_TOLD + N_TOLD, FALSE);

  const char *text = sourcier_plan_part_get_text (finding, field);
  g_auto (GStrv) told = split_told (finding);

  return *text != '\0' && !g_str_equal (text, told[field - FIRST_TOLD]);
}

static gboolean
is_about_same (SourcierPlanPart *finding,
               SourcierPlanPart *other)
{
  return sourcier_plan_part_get_number (finding, SOURCIER_PLAN_FINDING_INDICATOR)
           == sourcier_plan_part_get_number (other, SOURCIER_PLAN_FINDING_INDICATOR)
         && sourcier_plan_part_get_number (finding, SOURCIER_PLAN_FINDING_OBJECTIVE)
              == sourcier_plan_part_get_number (other, SOURCIER_PLAN_FINDING_OBJECTIVE);
}

/* The plan may have changed while the figures were read. */
static gboolean
is_in_plan (SourcierPlanPart *plan,
            SourcierPlanPart *finding)
{
  gint64 indicator = sourcier_plan_part_get_number (finding, SOURCIER_PLAN_FINDING_INDICATOR);
  gint64 objective = sourcier_plan_part_get_number (finding, SOURCIER_PLAN_FINDING_OBJECTIVE);

  return indicator != 0 ? sourcier_plan_find_part (plan, SOURCIER_PLAN_INDICATOR, indicator) != NULL
                        : sourcier_plan_find_part (plan, SOURCIER_PLAN_OBJECTIVE, objective) != NULL;
}

static void
refresh_finding (SourcierPlanPart *finding,
                 SourcierPlanPart *fresh)
{
  for (guint field = FIRST_TOLD; field < FIRST_TOLD + N_TOLD; field++)
    if (!sourcier_plan_finding_is_typed (finding, field))
      sourcier_plan_part_set_text (finding, field, sourcier_plan_part_get_text (fresh, field));
  sourcier_plan_part_set_text (finding, SOURCIER_PLAN_FINDING_TOLD,
                               sourcier_plan_part_get_text (fresh, SOURCIER_PLAN_FINDING_TOLD));
}

/* Returns: where the finding that is about the same stands; the number of findings where there is none. */
static guint
find_finding (GPtrArray        *findings,
              SourcierPlanPart *fresh)
{
  guint i = 0;

  while (i < findings->len && !is_about_same (findings->pdata[i], fresh))
    i++;
  return i;
}

static void
take_findings (SourcierPlanPart *plan,
               SourcierPlanPart *review,
               SourcierPlanPart *fresh)
{
  GPtrArray *findings = sourcier_plan_part_get_children (review, SOURCIER_PLAN_FINDING);
  GPtrArray *others = sourcier_plan_part_get_children (fresh, SOURCIER_PLAN_FINDING);
  guint next = 0;

  for (guint i = 0; i < others->len; i++)
    {
      guint place = find_finding (findings, others->pdata[i]);

      if (place < findings->len)
        refresh_finding (findings->pdata[place], others->pdata[i]);
      else if (is_in_plan (plan, others->pdata[i]))
        {
          g_autoptr (SourcierPlanPart) added = sourcier_plan_part_copy (others->pdata[i]);

          place = next;
          sourcier_plan_part_insert (review, added, place);
        }
      else
        continue;
      next = place + 1;
    }
}

/* Reviews stand in the order of their years. */
static SourcierPlanPart *
add_review (SourcierPlanPart *plan,
            SourcierPlanPart *fresh)
{
  GPtrArray *reviews = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_REVIEW);
  g_autoptr (SourcierPlanPart) review = sourcier_plan_part_new (SOURCIER_PLAN_REVIEW);
  guint place = 0;

  sourcier_record_assign (SOURCIER_RECORD (review), SOURCIER_RECORD (fresh));
  while (place < reviews->len
         && sourcier_plan_part_get_number (reviews->pdata[place], SOURCIER_PLAN_REVIEW_YEAR)
              <= sourcier_plan_part_get_number (fresh, SOURCIER_PLAN_REVIEW_YEAR))
    place++;
  sourcier_plan_part_insert (plan, review, place);
  return reviews->pdata[place];
}

/**
 * sourcier_plan_review_take:
 * @plan: a plan with all that belongs to it
 * @fresh: a review that was worked out for it; it is not changed
 *
 * Puts it into the plan. Where the year was reviewed already, what was worked out takes the place of what was worked out
 * before; what somebody typed stays, why and what was decided above all, and what is new in the plan is added.
 *
 * Returns: (transfer none): the review of the plan
 */
SourcierPlanPart *
sourcier_plan_review_take (SourcierPlanPart *plan,
                           SourcierPlanPart *fresh)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan) && SOURCIER_IS_PLAN_PART (fresh), NULL);

  SourcierPlanPart *review =
    sourcier_plan_review_find (plan, (int) sourcier_plan_part_get_number (fresh, SOURCIER_PLAN_REVIEW_YEAR));

  if (review == NULL)
    review = add_review (plan, fresh);
  take_findings (plan, review, fresh);
  return review;
}
