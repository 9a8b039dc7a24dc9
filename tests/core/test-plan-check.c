/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plan that has all that article L2111-3 of the code de la commande publique asks for is complete; each case takes one
 * thing away, and just that is missing. */

#include "plans/plan-check.h"

#include <string.h>

#define TODAY "2026-11-22"

static SourcierPlanPart *
add (SourcierPlanPart *parent,
     SourcierPlanKind  kind,
     guint             field,
     const char       *text)
{
  SourcierPlanPart *part = sourcier_plan_part_add (parent, kind);

  sourcier_plan_part_set_text (part, field, text);
  return part;
}

static void
add_section (SourcierPlanPart *plan,
             const char       *kind)
{
  SourcierPlanPart *section = add (plan, SOURCIER_PLAN_SECTION, SOURCIER_PLAN_SECTION_KIND, kind);

  sourcier_plan_part_set_text (section, SOURCIER_PLAN_SECTION_TEXT, "Le texte du chapitre.");
}

static void
add_objective (SourcierPlanPart *axis,
               const char       *themes,
               const char       *themes_of_action)
{
  SourcierPlanPart *objective = add (axis, SOURCIER_PLAN_OBJECTIVE, SOURCIER_PLAN_OBJECTIVE_THEMES, themes);

  add (objective, SOURCIER_PLAN_ACTION, SOURCIER_PLAN_ACTION_THEMES, themes_of_action);
}

static void
add_indicator (SourcierPlanPart *plan,
               const char       *measure,
               const char       *buyer)
{
  SourcierPlanPart *indicator = add (plan, SOURCIER_PLAN_INDICATOR, SOURCIER_PLAN_INDICATOR_MEASURE, measure);
  SourcierPlanPart *target = sourcier_plan_part_add (indicator, SOURCIER_PLAN_TARGET);

  sourcier_plan_part_set_text (indicator, SOURCIER_PLAN_INDICATOR_BUYER, buyer);
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_YEAR, 2031);
  sourcier_plan_part_set_number (target, SOURCIER_PLAN_TARGET_IN_NUMBER, 3000);
}

static void
set_day (SourcierPlanPart *plan,
         guint             field,
         const char       *day)
{
  sourcier_plan_part_set_number (plan, field, sourcier_day_parse (day));
}

/* Adopted on 26 June 2026, and not published again yet: the indicators are due by 26 June 2028. */
static SourcierPlanPart *
make_complete_plan (void)
{
  static const char * const sections[] = { "state-of-play", "governance", "follow-up", "publication" };
  static const char * const measures[] = { "social", "environmental", "esus", "inclusive" };
  SourcierPlanPart *plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);

  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, 2026);
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR, 2031);
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_STATE, "adopted");
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_ADDRESS, "https://www.example.org/spaser");
  set_day (plan, SOURCIER_PLAN_ROOT_ADOPTED_ON, "2026-06-26");
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    add_section (plan, sections[i]);

  SourcierPlanPart *axis = sourcier_plan_part_add (plan, SOURCIER_PLAN_AXIS);
  add_objective (axis, "insertion equality", "");
  add_objective (axis, "climate circular", "digital-sobriety");
  add_objective (axis, "", "durability food");
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    add_indicator (plan, measures[i], "");
  return plan;
}

/* The codes of what is missing, parted by spaces. */
static char *
list_missing (SourcierPlanPart *plan)
{
  g_autoptr (GArray) lines = sourcier_plan_check (plan, sourcier_day_parse (TODAY));
  GString *missing = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const SourcierPlanCheckLine *line = &g_array_index (lines, SourcierPlanCheckLine, i);

      if (line->verdict == SOURCIER_PLAN_MISSING)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? " " : "", sourcier_plan_demand_get_code (line->demand));
    }
  g_assert_true (sourcier_plan_check_is_complete (lines, FALSE) == (missing->len == 0));
  return g_string_free (missing, FALSE);
}

static SourcierPlanPart *
child (SourcierPlanPart *part,
       SourcierPlanKind  kind,
       guint             i)
{
  return sourcier_plan_part_get_children (part, kind)->pdata[i];
}

static SourcierPlanPart *
objective (SourcierPlanPart *plan,
           guint             i)
{
  return child (child (plan, SOURCIER_PLAN_AXIS, 0), SOURCIER_PLAN_OBJECTIVE, i);
}

static void
drop_indicator (SourcierPlanPart *plan,
                guint             i)
{
  sourcier_plan_part_remove (plan, child (plan, SOURCIER_PLAN_INDICATOR, i));
}

/* What is taken away from a complete plan. */
typedef enum
{
  NOTHING,
  PERIOD,
  INTEGRATION,
  CLIMATE,
  ACTION,
  FOLLOW_UP_TEXT,
  PUBLICATION,
  DURABILITY,
  SOBRIETY,
  CIRCULAR,
  SOCIAL,
  ECOLOGICAL,
  ESUS_YEAR,
  INCLUSIVE,
  AMOUNT,
  ADDRESS,
  ADOPTION,
  LATE,
  PARTNER,
  STATE_OF_PLAY,
  GOVERNANCE,
} Lack;

/* Lacks of what the plan says. Returns: whether @lack is one */
static gboolean
take_text_away (SourcierPlanPart *plan,
                Lack              lack)
{
  switch ((int) lack)
    {
    case INTEGRATION:
      sourcier_plan_part_set_text (objective (plan, 0), SOURCIER_PLAN_OBJECTIVE_THEMES, "equality");
      return TRUE;
    case CLIMATE:
      sourcier_plan_part_set_text (objective (plan, 1), SOURCIER_PLAN_OBJECTIVE_THEMES, "circular biodiversity");
      return TRUE;
    case CIRCULAR:
      sourcier_plan_part_set_text (objective (plan, 1), SOURCIER_PLAN_OBJECTIVE_THEMES, "energy");
      return TRUE;
    case SOBRIETY:
      sourcier_plan_part_set_text (child (objective (plan, 1), SOURCIER_PLAN_ACTION, 0), SOURCIER_PLAN_ACTION_THEMES, "");
      return TRUE;
    case DURABILITY:
      sourcier_plan_part_set_text (child (objective (plan, 2), SOURCIER_PLAN_ACTION, 0), SOURCIER_PLAN_ACTION_THEMES,
                                   "food");
      return TRUE;
    case ACTION:
      sourcier_plan_part_remove (objective (plan, 0), child (objective (plan, 0), SOURCIER_PLAN_ACTION, 0));
      return TRUE;
    case STATE_OF_PLAY:
      sourcier_plan_part_remove (plan, child (plan, SOURCIER_PLAN_SECTION, 0));
      return TRUE;
    case GOVERNANCE:
      sourcier_plan_part_remove (plan, child (plan, SOURCIER_PLAN_SECTION, 1));
      return TRUE;
    case FOLLOW_UP_TEXT:
      sourcier_plan_part_set_text (child (plan, SOURCIER_PLAN_SECTION, 2), SOURCIER_PLAN_SECTION_TEXT, " \n");
      return TRUE;
    case PUBLICATION:
      sourcier_plan_part_remove (plan, child (plan, SOURCIER_PLAN_SECTION, 3));
      return TRUE;
    default:
      return FALSE;
    }
}

/* Lacks of the indicators and of their targets. Returns: whether @lack is one */
static gboolean
take_indicator_away (SourcierPlanPart *plan,
                     Lack              lack)
{
  switch ((int) lack)
    {
    case SOCIAL:
      drop_indicator (plan, 0);
      return TRUE;
    case ECOLOGICAL:
      drop_indicator (plan, 1);
      return TRUE;
    case ESUS_YEAR:
      sourcier_plan_part_set_number (child (child (plan, SOURCIER_PLAN_INDICATOR, 2), SOURCIER_PLAN_TARGET, 0),
                                     SOURCIER_PLAN_TARGET_YEAR, 2027);
      return TRUE;
    case INCLUSIVE:
      drop_indicator (plan, 3);
      return TRUE;
    case AMOUNT:
      sourcier_plan_part_set_number (sourcier_plan_part_add (child (plan, SOURCIER_PLAN_INDICATOR, 0), SOURCIER_PLAN_TARGET),
                                     SOURCIER_PLAN_TARGET_YEAR, 2028);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
take_away (SourcierPlanPart *plan,
           Lack              lack)
{
  if (take_text_away (plan, lack) || take_indicator_away (plan, lack))
    return;
  switch ((int) lack)
    {
    case PERIOD:
      sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, 2032);
      break;
    case ADDRESS:
      sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_ADDRESS, "");
      break;
    case ADOPTION:
      set_day (plan, SOURCIER_PLAN_ROOT_ADOPTED_ON, "");
      break;
    case LATE:
      set_day (plan, SOURCIER_PLAN_ROOT_PUBLISHED_ON, "2024-11-21");
      break;
    case PARTNER:
      g_assert_nonnull (add (plan, SOURCIER_PLAN_BUYER, SOURCIER_PLAN_BUYER_NAME, "SDIS"));
      break;
    case NOTHING:
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
test_each (void)
{
  static const struct
  {
    Lack lack;
    const char *missing;
  } cases[] = {
    { NOTHING, "" },
    { PERIOD, "period" },
    { INTEGRATION, "social-objective" },
    { CLIMATE, "ecological-objective" },
    { ACTION, "carried-out" },
    { FOLLOW_UP_TEXT, "follow-up" },
    { PUBLICATION, "publication-chapter" },
    { DURABILITY, "durability" },
    { SOBRIETY, "digital-sobriety" },
    { CIRCULAR, "circular-economy" },
    { SOCIAL, "social-target" },
    { ECOLOGICAL, "ecological-target" },
    { ESUS_YEAR, "esus-target" },
    { INCLUSIVE, "inclusive-target" },
    { AMOUNT, "number-or-value" },
    { ADDRESS, "online" },
    { ADOPTION, "adoption" },
    { LATE, "publication-due" },
    { PARTNER, "joint-indicators" },
    { STATE_OF_PLAY, "state-of-play" },
    { GOVERNANCE, "governance" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierPlanPart) plan = make_complete_plan ();

      take_away (plan, cases[i].lack);
      g_autofree char *missing = list_missing (plan);
      g_assert_cmpstr (missing, ==, cases[i].missing);
    }
}

/* What is found leads to where it is, what is missing to where it is to be mended. */
static void
test_places (void)
{
  g_autoptr (SourcierPlanPart) plan = make_complete_plan ();

  take_away (plan, FOLLOW_UP_TEXT);
  sourcier_plan_part_remove (child (plan, SOURCIER_PLAN_INDICATOR, 0),
                             child (child (plan, SOURCIER_PLAN_INDICATOR, 0), SOURCIER_PLAN_TARGET, 0));
  add (plan, SOURCIER_PLAN_INDICATOR, SOURCIER_PLAN_INDICATOR_MEASURE, "reserved");
  g_autoptr (GArray) lines = sourcier_plan_check (plan, sourcier_day_parse (TODAY));

  for (guint i = 0; i < lines->len; i++)
    {
      const SourcierPlanCheckLine *line = &g_array_index (lines, SourcierPlanCheckLine, i);
      const char *code = sourcier_plan_demand_get_code (line->demand);

      if (g_str_equal (code, "digital-sobriety"))
        g_assert_true (line->place == child (objective (plan, 1), SOURCIER_PLAN_ACTION, 0));
      else if (g_str_equal (code, "follow-up"))
        g_assert_true (line->place == child (plan, SOURCIER_PLAN_SECTION, 2));
      else if (g_str_equal (code, "social-target"))
        {
          g_assert_cmpint (line->verdict, ==, SOURCIER_PLAN_MISSING);
          g_assert_true (line->place == child (plan, SOURCIER_PLAN_INDICATOR, 0));
        }
      else if (g_str_equal (code, "joint-indicators"))
        g_assert_cmpint (line->verdict, ==, SOURCIER_PLAN_NOT_CONCERNED);
      g_assert_true (strlen (sourcier_plan_demand_get_text (line->demand, SOURCIER_PLAN_DEMAND_ADVICE,
                                                            SOURCIER_FRENCH)) > 0);
    }
}

static void
assert_wanted (SourcierPlanPart *plan,
               const char       *code,
               SourcierPlanKind  kind,
               const char       *word)
{
  g_autoptr (GArray) lines = sourcier_plan_check (plan, sourcier_day_parse (TODAY));

  for (guint i = 0; i < lines->len; i++)
    {
      const SourcierPlanCheckLine *line = &g_array_index (lines, SourcierPlanCheckLine, i);

      if (!g_str_equal (sourcier_plan_demand_get_code (line->demand), code))
        continue;
      g_assert_null (line->place);
      g_assert_cmpint (line->wanted, ==, kind);
      g_assert_cmpstr (line->word, ==, word);
      return;
    }
  g_assert_not_reached ();
}

/* What is missing and has no place yet is told by what is to be added. */
static void
test_wanted (void)
{
  g_autoptr (SourcierPlanPart) plan = make_complete_plan ();
  g_autoptr (SourcierPlanPart) empty = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);

  take_away (plan, PUBLICATION);
  take_away (plan, DURABILITY);
  take_away (plan, ECOLOGICAL);
  assert_wanted (plan, "publication-chapter", SOURCIER_PLAN_SECTION, "publication");
  assert_wanted (plan, "durability", SOURCIER_PLAN_OBJECTIVE, "durability");
  assert_wanted (plan, "ecological-target", SOURCIER_PLAN_INDICATOR, "environmental");
  assert_wanted (empty, "durability", SOURCIER_PLAN_AXIS, NULL);
  assert_wanted (empty, "carried-out", SOURCIER_PLAN_AXIS, NULL);
  assert_wanted (empty, "number-or-value", SOURCIER_PLAN_INDICATOR, NULL);
}

/* Of the sixteen demands of the law the one on joint plans is not asked of a buyer alone; four more are good practice. */
static void
test_counts (void)
{
  g_autoptr (SourcierPlanPart) plan = make_complete_plan ();
  guint n_asked;

  take_away (plan, ADDRESS);
  take_away (plan, GOVERNANCE);

  g_autoptr (GArray) lines = sourcier_plan_check (plan, sourcier_day_parse (TODAY));

  g_assert_cmpuint (sourcier_plan_check_count (lines, TRUE, &n_asked), ==, 14);
  g_assert_cmpuint (n_asked, ==, 15);
  g_assert_cmpuint (sourcier_plan_check_count (lines, FALSE, &n_asked), ==, 3);
  g_assert_cmpuint (n_asked, ==, 4);
}

/* A partner with an indicator of its own is served; a draft owes no address, day or publication. */
static void
test_joint_and_draft (void)
{
  g_autoptr (SourcierPlanPart) plan = make_complete_plan ();

  take_away (plan, PARTNER);
  add_indicator (plan, "social", "SDIS");
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_STATE, "draft");
  take_away (plan, ADDRESS);
  take_away (plan, ADOPTION);
  take_away (plan, LATE);
  g_autofree char *missing = list_missing (plan);
  g_assert_cmpstr (missing, ==, "");
}

static void
assert_next (const char *adopted,
             const char *published,
             const char *state,
             const char *next)
{
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);

  set_day (plan, SOURCIER_PLAN_ROOT_ADOPTED_ON, adopted);
  set_day (plan, SOURCIER_PLAN_ROOT_PUBLISHED_ON, published);
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_STATE, state);
  g_assert_cmpuint (sourcier_plan_get_next_publication (plan), ==, sourcier_day_parse (next));
}

/* Two years later, on the same day of the calendar. */
static void
test_next_publication (void)
{
  assert_next ("2026-06-26", "", "adopted", "2028-06-26");
  assert_next ("2026-06-26", "2026-09-01", "review", "2028-09-01");
  assert_next ("2024-02-29", "", "adopted", "2026-02-28");
  assert_next ("2026-06-26", "", "draft", "");
  assert_next ("2026-06-26", "", "closed", "");
  assert_next ("", "", "adopted", "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/plan-check/each", test_each);
  g_test_add_func ("/plan-check/places", test_places);
  g_test_add_func ("/plan-check/wanted", test_wanted);
  g_test_add_func ("/plan-check/counts", test_counts);
  g_test_add_func ("/plan-check/joint-and-draft", test_joint_and_draft);
  g_test_add_func ("/plan-check/next-publication", test_next_publication);
  return g_test_run ();
}
