/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-check-private.h"

#include "base/text.h"

/* Indicators are published every two years (code de la commande publique, L2111-3). */
#define YEARS_BETWEEN_PUBLICATIONS 2

typedef struct
{
  SourcierPlanPart *plan;
  SourcierDay today;
  const char * const *words;
  /* set by the test */
  SourcierPlanPart *place;
  SourcierPlanKind wanted;
  const char *word;
} Look;

typedef SourcierPlanVerdict (*Test) (Look *look);

static SourcierPlanVerdict
verdict_of (gboolean found)
{
  return found ? SOURCIER_PLAN_FOUND : SOURCIER_PLAN_MISSING;
}

/* Nothing of the plan is near to what is missing: a part of that kind is to be added. */
static SourcierPlanVerdict
want (Look             *look,
      SourcierPlanKind  kind,
      const char       *word)
{
  look->wanted = kind;
  look->word = word;
  return SOURCIER_PLAN_MISSING;
}

/* An objective needs an axis to stand below. */
static SourcierPlanVerdict
want_objective (Look       *look,
                const char *theme)
{
  gboolean has_axis = sourcier_plan_part_get_children (look->plan, SOURCIER_PLAN_AXIS)->len > 0;

  return has_axis ? want (look, SOURCIER_PLAN_OBJECTIVE, theme) : want (look, SOURCIER_PLAN_AXIS, NULL);
}

static gboolean
is_told (SourcierPlanPart *part,
         guint             field)
{
  return sourcier_record_is_told (SOURCIER_RECORD (part), field);
}

static gboolean
has_theme (SourcierPlanPart   *part,
           guint               field,
           const char * const *themes)
{
  g_auto (GStrv) told = g_strsplit (sourcier_plan_part_get_text (part, field), " ", -1);

  for (guint i = 0; themes[i] != NULL; i++)
    if (g_strv_contains ((const char * const *) told, themes[i]))
      return TRUE;
  return FALSE;
}

/* An objective is about its own themes and about those of its action sheets. */
static SourcierPlanPart *
find_theme (SourcierPlanPart   *objective,
            const char * const *themes)
{
  GPtrArray *actions = sourcier_plan_part_get_children (objective, SOURCIER_PLAN_ACTION);

  if (has_theme (objective, SOURCIER_PLAN_OBJECTIVE_THEMES, themes))
    return objective;
  for (guint i = 0; i < actions->len; i++)
    if (has_theme (actions->pdata[i], SOURCIER_PLAN_ACTION_THEMES, themes))
      return actions->pdata[i];
  return NULL;
}

static GPtrArray *
list_objectives (SourcierPlanPart *plan)
{
  GPtrArray *axes = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_AXIS);
  GPtrArray *objectives = g_ptr_array_new ();

  for (guint i = 0; i < axes->len; i++)
    g_ptr_array_extend (objectives, sourcier_plan_part_get_children (axes->pdata[i], SOURCIER_PLAN_OBJECTIVE), NULL, NULL);
  return objectives;
}

static SourcierPlanVerdict
look_for_theme (Look *look)
{
  g_autoptr (GPtrArray) objectives = list_objectives (look->plan);

  for (guint i = 0; i < objectives->len && look->place == NULL; i++)
    look->place = find_theme (objectives->pdata[i], look->words);
  return look->place != NULL ? SOURCIER_PLAN_FOUND : want_objective (look, look->words[0]);
}

static SourcierPlanVerdict
look_for_actions (Look *look)
{
  g_autoptr (GPtrArray) objectives = list_objectives (look->plan);

  for (guint i = 0; i < objectives->len; i++)
    if (sourcier_plan_part_get_children (objectives->pdata[i], SOURCIER_PLAN_ACTION)->len == 0)
      {
        look->place = objectives->pdata[i];
        return SOURCIER_PLAN_MISSING;
      }
  return objectives->len > 0 ? SOURCIER_PLAN_FOUND : want_objective (look, NULL);
}

/* A chapter that is there but empty is where to write, the first of them. */
static SourcierPlanVerdict
look_for_section (Look *look)
{
  GPtrArray *sections = sourcier_plan_part_get_children (look->plan, SOURCIER_PLAN_SECTION);

  for (guint i = 0; i < sections->len; i++)
    if (g_strv_contains (look->words, sourcier_plan_part_get_text (sections->pdata[i], SOURCIER_PLAN_SECTION_KIND)))
      {
        gboolean written = !sourcier_text_is_empty (sourcier_plan_part_get_text (sections->pdata[i],
                                                                                 SOURCIER_PLAN_SECTION_TEXT));

        if (written || look->place == NULL)
          look->place = sections->pdata[i];
        if (written)
          return SOURCIER_PLAN_FOUND;
      }
  return look->place != NULL ? SOURCIER_PLAN_MISSING : want (look, SOURCIER_PLAN_SECTION, look->words[0]);
}

static gboolean
is_expressed (SourcierPlanPart *target)
{
  return is_told (target, SOURCIER_PLAN_TARGET_IN_NUMBER) || is_told (target, SOURCIER_PLAN_TARGET_IN_VALUE)
         || is_told (target, SOURCIER_PLAN_TARGET_COUNT) || is_told (target, SOURCIER_PLAN_TARGET_AMOUNT);
}

/* Whether the indicator aims at something in the last year of the plan. */
static gboolean
has_last_target (SourcierPlanPart *plan,
                 SourcierPlanPart *indicator)
{
  GPtrArray *targets = sourcier_plan_part_get_children (indicator, SOURCIER_PLAN_TARGET);
  gint64 last = sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR);

  for (guint i = 0; i < targets->len; i++)
    if (sourcier_plan_part_get_number (targets->pdata[i], SOURCIER_PLAN_TARGET_YEAR) == last
        && is_expressed (targets->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Of several indicators that could aim at it, the first is where to say so. */
static SourcierPlanVerdict
look_for_target (Look *look)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (look->plan, SOURCIER_PLAN_INDICATOR);

  for (guint i = 0; i < indicators->len; i++)
    if (g_strv_contains (look->words, sourcier_plan_part_get_text (indicators->pdata[i], SOURCIER_PLAN_INDICATOR_MEASURE)))
      {
        gboolean aims = has_last_target (look->plan, indicators->pdata[i]);

        if (aims || look->place == NULL)
          look->place = indicators->pdata[i];
        if (aims)
          return SOURCIER_PLAN_FOUND;
      }
  return look->place != NULL ? SOURCIER_PLAN_MISSING : want (look, SOURCIER_PLAN_INDICATOR, look->words[0]);
}

/* Every target says how much; a plan without targets has none that does: its first indicator is where to begin. */
static SourcierPlanVerdict
look_for_expression (Look *look)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (look->plan, SOURCIER_PLAN_INDICATOR);
  guint n = 0;

  for (guint i = 0; i < indicators->len; i++)
    {
      GPtrArray *targets = sourcier_plan_part_get_children (indicators->pdata[i], SOURCIER_PLAN_TARGET);

      for (guint j = 0; j < targets->len; j++, n++)
        if (!is_expressed (targets->pdata[j]))
          {
            look->place = indicators->pdata[i];
            return SOURCIER_PLAN_MISSING;
          }
    }
  if (n > 0)
    return SOURCIER_PLAN_FOUND;
  if (indicators->len == 0)
    return want (look, SOURCIER_PLAN_INDICATOR, NULL);
  look->place = indicators->pdata[0];
  return SOURCIER_PLAN_MISSING;
}

static SourcierPlanVerdict
look_at_period (Look *look)
{
  gint64 first = sourcier_plan_part_get_number (look->plan, SOURCIER_PLAN_ROOT_FIRST_YEAR);
  gint64 last = sourcier_plan_part_get_number (look->plan, SOURCIER_PLAN_ROOT_LAST_YEAR);

  look->place = look->plan;
  return verdict_of (first != SOURCIER_NUMBER_UNKNOWN && last >= first);
}

static gboolean
is_draft (SourcierPlanPart *plan)
{
  const char *state = sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_STATE);

  return *state == '\0' || g_str_equal (state, "draft");
}

/* A draft is published once it is adopted. */
static SourcierPlanVerdict
look_at_address (Look *look)
{
  look->place = look->plan;
  if (is_told (look->plan, SOURCIER_PLAN_ROOT_ADDRESS))
    return SOURCIER_PLAN_FOUND;
  return is_draft (look->plan) ? SOURCIER_PLAN_NOT_CONCERNED : SOURCIER_PLAN_MISSING;
}

static SourcierPlanVerdict
look_at_adoption (Look *look)
{
  look->place = look->plan;
  return is_draft (look->plan) ? SOURCIER_PLAN_NOT_CONCERNED
                               : verdict_of (is_told (look->plan, SOURCIER_PLAN_ROOT_ADOPTED_ON));
}

static SourcierPlanVerdict
look_at_publication (Look *look)
{
  SourcierDay next = sourcier_plan_get_next_publication (look->plan);

  look->place = look->plan;
  return next == SOURCIER_DAY_NONE ? SOURCIER_PLAN_NOT_CONCERNED : verdict_of (look->today <= next);
}

static gboolean
has_indicator_of (SourcierPlanPart *plan,
                  const char       *buyer)
{
  GPtrArray *indicators = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR);

  for (guint i = 0; i < indicators->len; i++)
    if (g_str_equal (sourcier_plan_part_get_text (indicators->pdata[i], SOURCIER_PLAN_INDICATOR_BUYER), buyer))
      return TRUE;
  return FALSE;
}

static SourcierPlanVerdict
look_at_buyers (Look *look)
{
  GPtrArray *buyers = sourcier_plan_part_get_children (look->plan, SOURCIER_PLAN_BUYER);

  for (guint i = 0; i < buyers->len; i++)
    if (!has_indicator_of (look->plan, sourcier_plan_part_get_text (buyers->pdata[i], SOURCIER_PLAN_BUYER_NAME)))
      {
        look->place = buyers->pdata[i];
        return SOURCIER_PLAN_MISSING;
      }
  return buyers->len > 0 ? SOURCIER_PLAN_FOUND : SOURCIER_PLAN_NOT_CONCERNED;
}

static Test
find_test (const char *name)
{
  static const struct
  {
    const char *name;
    Test test;
  } tests[] = {
    { "theme", look_for_theme },
    { "actions", look_for_actions },
    { "section", look_for_section },
    { "target", look_for_target },
    { "expressed", look_for_expression },
    { "period", look_at_period },
    { "address", look_at_address },
    { "adoption", look_at_adoption },
    { "due", look_at_publication },
    { "buyers", look_at_buyers },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (g_str_equal (tests[i].name, name))
      return tests[i].test;
  g_error ("The demands of a plan have an unknown test “%s”", name);
}

/**
 * sourcier_plan_check:
 * @plan: a plan with all its parts
 * @today: the day it is looked at
 *
 * Looks for what the law and good practice ask of a scheme for responsible purchasing.
 *
 * Returns: (transfer full) (element-type SourcierPlanCheckLine): a line for each demand, good as long as @plan is left
 *   as it is
 */
GArray *
sourcier_plan_check (SourcierPlanPart *plan,
                     SourcierDay       today)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan), NULL);
  g_return_val_if_fail (sourcier_plan_part_get_kind (plan) == SOURCIER_PLAN_ROOT, NULL);

  GPtrArray *demands = _sourcier_plan_demands ();
  GArray *lines = g_array_sized_new (FALSE, FALSE, sizeof (SourcierPlanCheckLine), demands->len);

  for (guint i = 0; i < demands->len; i++)
    {
      Look look = { plan, today, _sourcier_plan_demand_get_words (demands->pdata[i]), NULL, SOURCIER_PLAN_ROOT, NULL };
      SourcierPlanVerdict verdict = find_test (_sourcier_plan_demand_get_test (demands->pdata[i])) (&look);
      const SourcierPlanCheckLine line = { demands->pdata[i], verdict, look.place, look.wanted, look.word };

      g_array_append_val (lines, line);
    }
  return lines;
}

/**
 * sourcier_plan_check_is_complete:
 * @lines: (element-type SourcierPlanCheckLine): what sourcier_plan_check() found
 * @legal_only: whether only what the law asks for counts
 *
 * Returns: whether nothing is missing
 */
gboolean
sourcier_plan_check_is_complete (GArray   *lines,
                                 gboolean  legal_only)
{
  g_return_val_if_fail (lines != NULL, FALSE);

  for (guint i = 0; i < lines->len; i++)
    {
      const SourcierPlanCheckLine *line = &g_array_index (lines, SourcierPlanCheckLine, i);

      if (line->verdict == SOURCIER_PLAN_MISSING && (!legal_only || sourcier_plan_demand_is_legal (line->demand)))
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_plan_check_count:
 * @lines: (element-type SourcierPlanCheckLine): what sourcier_plan_check() found
 * @legal: whether the demands of the law are counted; else those of good practice
 * @n_asked: (out): how many are asked of this plan by now
 *
 * Returns: how many of those it meets
 */
guint
sourcier_plan_check_count (GArray   *lines,
                           gboolean  legal,
                           guint    *n_asked)
{
  guint n_found = 0;

  g_return_val_if_fail (lines != NULL, 0);
  g_return_val_if_fail (n_asked != NULL, 0);

  *n_asked = 0;
  for (guint i = 0; i < lines->len; i++)
    {
      const SourcierPlanCheckLine *line = &g_array_index (lines, SourcierPlanCheckLine, i);

      if (sourcier_plan_demand_is_legal (line->demand) != legal || line->verdict == SOURCIER_PLAN_NOT_CONCERNED)
        continue;
      *n_asked += 1;
      n_found += line->verdict == SOURCIER_PLAN_FOUND ? 1 : 0;
    }
  return n_found;
}

/**
 * sourcier_plan_get_next_publication:
 * @plan: a plan
 *
 * Returns: the day until which its indicators are to be published: two years after they last were, or after it was
 *   adopted (code de la commande publique, L2111-3); %SOURCIER_DAY_NONE for a draft, and for one that is closed
 */
SourcierDay
sourcier_plan_get_next_publication (SourcierPlanPart *plan)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan), SOURCIER_DAY_NONE);

  SourcierDay published = (SourcierDay) sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_PUBLISHED_ON);
  SourcierDay adopted = (SourcierDay) sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_ADOPTED_ON);
  SourcierDay since = published != SOURCIER_DAY_NONE ? published : adopted;

  if (since == SOURCIER_DAY_NONE || is_draft (plan)
      || g_str_equal (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_STATE), "closed"))
    return SOURCIER_DAY_NONE;
  return sourcier_day_add_months (since, 12 * YEARS_BETWEEN_PUBLICATIONS);
}
