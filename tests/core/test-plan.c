/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plans as they stand in the file: a small one, made by hand, is written, read, changed, moved and deleted. */

#include "core-test.h"

#include "plans/plan-store.h"
#include "store/history.h"

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

/* Two axes: the first has two objectives with an action each, the second none; an indicator with two targets. */
static SourcierPlanPart *
make_plan (void)
{
  SourcierPlanPart *plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  SourcierPlanPart *axis, *objective, *action, *indicator;

  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_TITLE, "Schéma 2026–2031");
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, 2026);
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR, 2031);
  add (plan, SOURCIER_PLAN_SECTION, SOURCIER_PLAN_SECTION_TITLE, "Avant-propos");
  axis = add (plan, SOURCIER_PLAN_AXIS, SOURCIER_PLAN_AXIS_TITLE, "Achat inclusif");
  objective = add (axis, SOURCIER_PLAN_OBJECTIVE, SOURCIER_PLAN_OBJECTIVE_TITLE, "Insertion");
  action = add (objective, SOURCIER_PLAN_ACTION, SOURCIER_PLAN_ACTION_TITLE, "Clause sociale dès 70 000 €");
  add (action, SOURCIER_PLAN_MILESTONE, SOURCIER_PLAN_MILESTONE_TITLE, "Délibération");
  objective = add (axis, SOURCIER_PLAN_OBJECTIVE, SOURCIER_PLAN_OBJECTIVE_TITLE, "Handicap");
  add (objective, SOURCIER_PLAN_ACTION, SOURCIER_PLAN_ACTION_TITLE, "Réserver des lots");
  add (plan, SOURCIER_PLAN_AXIS, SOURCIER_PLAN_AXIS_TITLE, "Achat écologique");
  indicator = add (plan, SOURCIER_PLAN_INDICATOR, SOURCIER_PLAN_INDICATOR_TITLE, "Part des marchés réservés");
  for (int year = 2026; year <= 2027; year++)
    sourcier_plan_part_set_number (sourcier_plan_part_add (indicator, SOURCIER_PLAN_TARGET), SOURCIER_PLAN_TARGET_YEAR,
                                   year);
  return plan;
}

static SourcierPlanPart *
get (SourcierPlanPart *parent,
     SourcierPlanKind  kind,
     guint             i)
{
  GPtrArray *children = sourcier_plan_part_get_children (parent, kind);

  g_assert_cmpuint (i, <, children->len);
  return children->pdata[i];
}

static void
save_all (CoreTestOffice   *office,
          const char       *action,
          SourcierPlanPart *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_store_begin (office->store, action, &error));
  g_assert_true (sourcier_plan_store_save_all (office->store, part, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
}

static void
assert_sound (CoreTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = sourcier_store_check (office->store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static SourcierPlanPart *
load (CoreTestOffice   *office,
      SourcierPlanPart *plan)
{
  g_autoptr (GError) error = NULL;
  SourcierPlanPart *loaded = sourcier_plan_store_load (office->store, sourcier_record_get_id (SOURCIER_RECORD (plan)),
                                                       &error);

  g_assert_no_error (error);
  return loaded;
}

/* The tree on one line: "plan(axis(objective(action)))", each part by its first word. */
static void
append_tree (GString          *tree,
             SourcierPlanPart *part)
{
  gboolean open = FALSE;

  g_string_append (tree, sourcier_plan_kind_get_code (sourcier_plan_part_get_kind (part)));
  for (guint kind = SOURCIER_PLAN_ROOT + 1; kind < SOURCIER_N_PLAN_KINDS; kind++)
    if (sourcier_plan_kind_get_parent (kind) == sourcier_plan_part_get_kind (part))
      {
        GPtrArray *children = sourcier_plan_part_get_children (part, kind);

        for (guint i = 0; i < children->len; i++)
          {
            g_string_append_c (tree, open ? ' ' : '(');
            open = TRUE;
            append_tree (tree, children->pdata[i]);
          }
      }
  if (open)
    g_string_append_c (tree, ')');
}

static char *
tree_of (SourcierPlanPart *part)
{
  GString *tree = g_string_new (NULL);

  append_tree (tree, part);
  return g_string_free (tree, FALSE);
}

#define TREE \
  "root(section axis(objective(action(milestone)) objective(action)) axis indicator(target target))"

static void
test_tree (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (SourcierPlanPart) plan = make_plan ();

  save_all (office, "New plan", plan);
  g_autoptr (SourcierPlanPart) loaded = load (office, plan);
  g_autofree char *tree = tree_of (loaded);
  g_autofree char *years = sourcier_record_show_field (SOURCIER_RECORD (loaded), SOURCIER_PLAN_ROOT_LAST_YEAR);

  g_assert_cmpstr (tree, ==, TREE);
  g_assert_cmpstr (years, ==, "2031");
  g_assert_cmpstr (sourcier_plan_part_get_text (get (get (loaded, SOURCIER_PLAN_AXIS, 0), SOURCIER_PLAN_OBJECTIVE, 1),
                                                SOURCIER_PLAN_OBJECTIVE_TITLE), ==, "Handicap");
  g_assert_cmpint (sourcier_plan_part_get_number (get (get (loaded, SOURCIER_PLAN_INDICATOR, 0), SOURCIER_PLAN_TARGET, 1),
                                                  SOURCIER_PLAN_TARGET_YEAR), ==, 2027);

  g_assert_true (sourcier_record_read_field (SOURCIER_RECORD (loaded), SOURCIER_PLAN_ROOT_STATE, "en révision"));
  g_assert_cmpstr (sourcier_plan_part_get_text (loaded, SOURCIER_PLAN_ROOT_STATE), ==, "review");
  g_assert_false (sourcier_record_read_field (SOURCIER_RECORD (loaded), SOURCIER_PLAN_ROOT_FIRST_YEAR, "26"));
}

/* What was written says the same again: nothing is recorded. */
static void
test_unchanged (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autoptr (SourcierPlanPart) plan = make_plan ();
  g_autoptr (GError) error = NULL;

  save_all (office, "New plan", plan);
  g_autoptr (SourcierPlanPart) loaded = load (office, plan);
  g_assert_true (sourcier_store_begin (office->store, "Nothing", &error));
  g_assert_true (sourcier_plan_store_save_all (office->store, loaded, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));

  g_autoptr (GPtrArray) actions = sourcier_history_load (office->store, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (actions->len, ==, 1);
}

/* An action goes to the other objective, with its milestone; Undo brings it back. */
static void
test_move (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (SourcierPlanPart) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  SourcierPlanPart *axis = get (plan, SOURCIER_PLAN_AXIS, 0);
  SourcierPlanPart *from = get (axis, SOURCIER_PLAN_OBJECTIVE, 0), *to = get (axis, SOURCIER_PLAN_OBJECTIVE, 1);

  save_all (office, "New plan", plan);
  g_autoptr (SourcierPlanPart) action = g_object_ref (get (from, SOURCIER_PLAN_ACTION, 0));
  sourcier_plan_part_remove (from, action);
  sourcier_plan_part_insert (to, action, 0);
  save_all (office, "Move action", plan);

  g_autoptr (SourcierPlanPart) moved = load (office, plan);
  g_autofree char *tree = tree_of (moved);
  g_assert_cmpstr (tree, ==, "root(section axis(objective objective(action(milestone) action)) axis"
                             " indicator(target target))");
  assert_sound (office);

  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_autoptr (SourcierPlanPart) back = load (office, plan);
  g_autofree char *tree_back = tree_of (back);
  g_assert_cmpstr (tree_back, ==, TREE);
}

/* An indicator follows an objective, until that is deleted; the objective takes its action and milestone along. */
static void
test_delete (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (SourcierPlanPart) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  SourcierPlanPart *objective = get (get (plan, SOURCIER_PLAN_AXIS, 0), SOURCIER_PLAN_OBJECTIVE, 0);
  gint64 id;

  save_all (office, "New plan", plan);
  id = sourcier_record_get_id (SOURCIER_RECORD (objective));
  sourcier_plan_part_set_number (get (plan, SOURCIER_PLAN_INDICATOR, 0), SOURCIER_PLAN_INDICATOR_OBJECTIVE, id);
  save_all (office, "Link", plan);

  g_assert_true (sourcier_store_begin (office->store, "Delete objective", &error));
  g_assert_true (sourcier_plan_store_delete (office->store, SOURCIER_PLAN_OBJECTIVE, id, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
  g_autoptr (SourcierPlanPart) loaded = load (office, plan);
  g_autofree char *tree = tree_of (loaded);
  g_assert_cmpstr (tree, ==, "root(section axis(objective(action)) axis indicator(target target))");
  g_assert_cmpint (sourcier_plan_part_get_number (get (loaded, SOURCIER_PLAN_INDICATOR, 0),
                                                  SOURCIER_PLAN_INDICATOR_OBJECTIVE), ==, 0);

  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_autoptr (SourcierPlanPart) back = load (office, plan);
  g_assert_cmpint (sourcier_plan_part_get_number (get (back, SOURCIER_PLAN_INDICATOR, 0),
                                                  SOURCIER_PLAN_INDICATOR_OBJECTIVE), ==, id);
}

/* A copy is another plan whose links stay within it; templates are listed apart. */
static void
test_copy (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (SourcierPlanPart) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  SourcierPlanPart *objective = get (get (plan, SOURCIER_PLAN_AXIS, 0), SOURCIER_PLAN_OBJECTIVE, 1);

  save_all (office, "New plan", plan);
  sourcier_plan_part_set_number (get (plan, SOURCIER_PLAN_INDICATOR, 0), SOURCIER_PLAN_INDICATOR_OBJECTIVE,
                                 sourcier_record_get_id (SOURCIER_RECORD (objective)));
  save_all (office, "Link", plan);

  g_autoptr (SourcierPlanPart) copy = sourcier_plan_part_copy (plan);
  sourcier_plan_part_set_number (copy, SOURCIER_PLAN_ROOT_TEMPLATE, 1);
  g_assert_true (sourcier_store_begin (office->store, "Save as template", &error));
  sourcier_plan_store_renew_ids (office->store, copy);
  g_assert_true (sourcier_plan_store_save_all (office->store, copy, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));

  g_autoptr (SourcierPlanPart) loaded = load (office, copy);
  g_autofree char *tree = tree_of (loaded);
  SourcierPlanPart *own = get (get (loaded, SOURCIER_PLAN_AXIS, 0), SOURCIER_PLAN_OBJECTIVE, 1);
  g_assert_cmpstr (tree, ==, TREE);
  g_assert_cmpint (sourcier_record_get_id (SOURCIER_RECORD (own)), !=, sourcier_record_get_id (SOURCIER_RECORD (objective)));
  g_assert_cmpint (sourcier_plan_part_get_number (get (loaded, SOURCIER_PLAN_INDICATOR, 0),
                                                  SOURCIER_PLAN_INDICATOR_OBJECTIVE), ==,
                   sourcier_record_get_id (SOURCIER_RECORD (own)));

  g_autoptr (GPtrArray) plans = sourcier_plan_store_list (office->store, FALSE, &error);
  g_autoptr (GPtrArray) templates = sourcier_plan_store_list (office->store, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plans->len, ==, 1);
  g_assert_cmpuint (templates->len, ==, 1);
  assert_sound (office);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/plan/tree", NULL, test_tree);
  core_test_add ("/plan/unchanged", NULL, test_unchanged);
  core_test_add ("/plan/move", NULL, test_move);
  core_test_add ("/plan/delete", NULL, test_delete);
  core_test_add ("/plan/copy", NULL, test_copy);
  return g_test_run ();
}
