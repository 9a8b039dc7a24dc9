/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an officer types and picks on the pages of a plan's parts is in the file. */
#include "accessible-walker.h"
#include "plan-page-test.h"
#include "plans/plan-outline.h"
#include "plans/plan-store.h"
#include "plans/plan-years.h"
#include "plans/plans-page.h"
#include "widgets/picker-row.h"

static gint64
id_of (SourcierPlanPart *part)
{
  return sourcier_record_get_id (SOURCIER_RECORD (part));
}

/* A plan of 2027–2029 with a chapter, an axis, an objective with two actions, and an indicator in contracts. */
static void
write_plan (Desk *desk)
{
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  SourcierPlanPart *section = sourcier_plan_part_add (plan, SOURCIER_PLAN_SECTION);
  SourcierPlanPart *axis = sourcier_plan_part_add (plan, SOURCIER_PLAN_AXIS);
  SourcierPlanPart *objective = sourcier_plan_part_add (axis, SOURCIER_PLAN_OBJECTIVE);
  SourcierPlanPart *indicator = sourcier_plan_part_add (plan, SOURCIER_PLAN_INDICATOR);

  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_TITLE, "SPASER");
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_BUYER, "Département");
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_STATE, "draft");
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, 2027);
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR, 2029);
  sourcier_plan_part_set_text (section, SOURCIER_PLAN_SECTION_KIND, "other");
  sourcier_plan_part_set_text (section, SOURCIER_PLAN_SECTION_TITLE, "Nos achats");
  sourcier_plan_part_set_text (objective, SOURCIER_PLAN_OBJECTIVE_TITLE, "Insérer");
  sourcier_plan_part_set_text (sourcier_plan_part_add (objective, SOURCIER_PLAN_ACTION), SOURCIER_PLAN_ACTION_TITLE, "Former");
  sourcier_plan_part_set_text (sourcier_plan_part_add (objective, SOURCIER_PLAN_ACTION), SOURCIER_PLAN_ACTION_TITLE, "Réserver");
  sourcier_plan_part_set_text (indicator, SOURCIER_PLAN_INDICATOR_TITLE, "Marchés réservés");
  sourcier_plan_part_set_text (indicator, SOURCIER_PLAN_INDICATOR_UNIT, "contracts");
  plan_page_test_open (desk, plan);
}

static void
set_up (Desk          *desk,
        gconstpointer  data)
{
  plan_page_test_set_up (desk, data);
  write_plan (desk);
}

/* The row with that title. */
static GtkWidget *
find_row (GtkWidget  *widget,
          GType       type,
          const char *title)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, type, title);
  return found;
}

static SourcierPlanPart *
child (SourcierPlanPart *part,
       SourcierPlanKind  kind,
       guint             place)
{
  GPtrArray *children = sourcier_plan_part_get_children (part, kind);

  g_assert_cmpuint (children->len, >, place);
  return children->pdata[place];
}

/* Goes to the first part of a kind that belongs to the plan itself. */
static void
go (Desk             *desk,
    SourcierPlanKind  kind)
{
  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);
  GtkWidget *outline = ui_test_find (desk->page, SOURCIER_TYPE_PLAN_OUTLINE);

  sourcier_plan_outline_choose (SOURCIER_PLAN_OUTLINE (outline), kind, id_of (child (plan, kind, 0)));
}

static void
pick (Desk       *desk,
      const char *title,
      gint64      id)
{
  GtkWidget *row = find_row (desk->page, SOURCIER_TYPE_PICKER_ROW, title);
  g_autofree char *code = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");

  g_assert_nonnull (row);
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (row), code);
}

static void
type (Desk       *desk,
      const char *title,
      const char *words)
{
  GtkWidget *row = find_row (desk->page, ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), words);
}

/* The reader leaves the indicator for the chapter, and what was typed is in the file. */
static SourcierPlanPart *
leave (Desk *desk)
{
  go (desk, SOURCIER_PLAN_SECTION);
  return plan_page_test_load (desk);
}

/* An indicator follows an objective and tells of an action: both are picked, cleared, and cleared when they are deleted. */
static void
test_links (Desk          *desk,
            gconstpointer  data)
{
  g_autoptr (SourcierPlanPart) before = plan_page_test_load (desk);
  SourcierPlanPart *objective = child (child (before, SOURCIER_PLAN_AXIS, 0), SOURCIER_PLAN_OBJECTIVE, 0);
  gint64 action = id_of (child (objective, SOURCIER_PLAN_ACTION, 1));

  go (desk, SOURCIER_PLAN_INDICATOR);
  accessible_walker_assert_all_named (desk->window);
  pick (desk, "Objective", id_of (objective));
  pick (desk, "Action", action);
  ui_test_wait_for (ui_test_shows (desk->page, "1.2 Réserver"));

  g_autoptr (SourcierPlanPart) linked = leave (desk);
  SourcierPlanPart *indicator = child (linked, SOURCIER_PLAN_INDICATOR, 0);

  g_assert_cmpint (sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_OBJECTIVE), ==, id_of (objective));
  g_assert_cmpint (sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_ACTION), ==, action);
  go (desk, SOURCIER_PLAN_INDICATOR);
  pick (desk, "Action", 0);

  g_autoptr (SourcierPlanPart) cleared = leave (desk);

  indicator = child (cleared, SOURCIER_PLAN_INDICATOR, 0);
  g_assert_cmpint (sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_OBJECTIVE), ==, id_of (objective));
  g_assert_cmpint (sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_ACTION), ==, 0);
}

/* An indicator whose objective was deleted goes on being edited. */
static void
test_link_deleted (Desk          *desk,
                   gconstpointer  data)
{
  g_autoptr (SourcierPlanPart) before = plan_page_test_load (desk);
  SourcierPlanPart *objective = child (child (before, SOURCIER_PLAN_AXIS, 0), SOURCIER_PLAN_OBJECTIVE, 0);
  GtkWidget *outline = ui_test_find (desk->page, SOURCIER_TYPE_PLAN_OUTLINE);

  go (desk, SOURCIER_PLAN_INDICATOR);
  pick (desk, "Objective", id_of (objective));
  sourcier_plan_outline_choose (SOURCIER_PLAN_OUTLINE (outline), SOURCIER_PLAN_OBJECTIVE, id_of (objective));
  gtk_widget_activate_action (desk->page, "page.delete", NULL);
  go (desk, SOURCIER_PLAN_INDICATOR);
  type (desk, "Owner", "Commande publique");

  g_autoptr (SourcierPlanPart) plan = leave (desk);
  SourcierPlanPart *indicator = child (plan, SOURCIER_PLAN_INDICATOR, 0);

  g_assert_cmpint (sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_OBJECTIVE), ==, 0);
  g_assert_cmpstr (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_OWNER), ==, "Commande publique");
}

/* Contracts are told in number and in value: 12.5 % is kept in hundredths. One undo takes it back. */
static void
test_baseline (Desk          *desk,
               gconstpointer  data)
{
  go (desk, SOURCIER_PLAN_INDICATOR);
  g_assert_null (find_row (desk->page, ADW_TYPE_ENTRY_ROW, "Baseline, amount"));
  g_assert_null (find_row (desk->page, ADW_TYPE_ENTRY_ROW, "Baseline, number"));
  type (desk, "Year of the baseline", "2025");
  type (desk, "Baseline, share in number", "12.5");
  type (desk, "Baseline, share in value", "8");

  g_autoptr (SourcierPlanPart) plan = leave (desk);
  SourcierPlanPart *indicator = child (plan, SOURCIER_PLAN_INDICATOR, 0);

  g_assert_cmpint (sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_YEAR), ==, 2025);
  g_assert_cmpint (sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_IN_NUMBER), ==, 1250);
  g_assert_cmpint (sourcier_plan_part_get_number (indicator, SOURCIER_PLAN_INDICATOR_BASELINE_IN_VALUE), ==, 800);
  g_assert_cmpstr (sourcier_store_get_undo_name (desk->store), ==, "Edit indicator");
  g_assert_true (sourcier_store_undo (desk->store, NULL, NULL));

  g_autoptr (SourcierPlanPart) undone = plan_page_test_load (desk);

  g_assert_false (sourcier_record_is_told (SOURCIER_RECORD (child (undone, SOURCIER_PLAN_INDICATOR, 0)),
                                           SOURCIER_PLAN_INDICATOR_BASELINE_IN_NUMBER));
}

/* A target that is typed just before the reader goes to another line is that of the indicator it was typed for. */
static void
test_target_left (Desk          *desk,
                  gconstpointer  data)
{
  go (desk, SOURCIER_PLAN_INDICATOR);
  type (desk, "Owner", "Commande publique");
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (ui_test_find (desk->page, SOURCIER_TYPE_PLAN_YEARS), GTK_TYPE_ENTRY)), "30");

  g_autoptr (SourcierPlanPart) plan = leave (desk);
  SourcierPlanPart *indicator = child (plan, SOURCIER_PLAN_INDICATOR, 0);

  g_assert_cmpstr (sourcier_plan_part_get_text (indicator, SOURCIER_PLAN_INDICATOR_OWNER), ==, "Commande publique");
  g_assert_cmpint (sourcier_plan_part_get_number (child (indicator, SOURCIER_PLAN_TARGET, 0), SOURCIER_PLAN_TARGET_IN_NUMBER),
                   ==, 3000);
}

/* Whose contracts an indicator counts is asked in a joint plan alone. */
static void
test_buyer (Desk          *desk,
            gconstpointer  data)
{
  go (desk, SOURCIER_PLAN_INDICATOR);
  g_assert_null (find_row (desk->page, SOURCIER_TYPE_PICKER_ROW, "Buyer"));
  go (desk, SOURCIER_PLAN_SECTION);

  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);

  sourcier_plan_part_set_text (sourcier_plan_part_add (plan, SOURCIER_PLAN_BUYER), SOURCIER_PLAN_BUYER_NAME, "Ville");
  g_assert_true (sourcier_store_begin (desk->store, "Edit", NULL));
  g_assert_true (sourcier_plan_store_save_all (desk->store, plan, NULL));
  g_assert_true (sourcier_store_commit (desk->store, NULL));
  go (desk, SOURCIER_PLAN_INDICATOR);

  GtkWidget *row = find_row (desk->page, SOURCIER_TYPE_PICKER_ROW, "Buyer");

  g_assert_nonnull (row);
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (row), "Ville");

  g_autoptr (SourcierPlanPart) after = leave (desk);

  g_assert_cmpstr (sourcier_plan_part_get_text (child (after, SOURCIER_PLAN_INDICATOR, 0), SOURCIER_PLAN_INDICATOR_BUYER), ==,
                   "Ville");
}

/* The baseline stands above the years of the plan while its fields are typed, and the form stays where it is meanwhile. */
static void
test_start (Desk          *desk,
            gconstpointer  data)
{
  GtkWidget *years, *share;

  go (desk, SOURCIER_PLAN_INDICATOR);
  years = ui_test_find (desk->page, SOURCIER_TYPE_PLAN_YEARS);
  share = find_row (desk->page, ADW_TYPE_ENTRY_ROW, "Baseline, share in value");
  g_assert_false (ui_test_shows (years, "Base 2025"));
  type (desk, "Year of the baseline", "2025");
  gtk_editable_set_text (GTK_EDITABLE (share), "12.5");
  ui_test_wait_for (ui_test_shows (years, "Base 2025"));
  g_assert_true (ui_test_shows (years, "12.5%"));
  g_assert_true (ui_test_find (desk->page, SOURCIER_TYPE_PLAN_YEARS) == years);
  g_assert_true (find_row (desk->page, ADW_TYPE_ENTRY_ROW, "Baseline, share in value") == share);
}

static GtkWidget *
find_entry (GtkWidget  *widget,
            const char *name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ENTRY (widget)
      && gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name) == NULL)
    return widget;
  for (GtkWidget *child_widget = gtk_widget_get_first_child (widget); child_widget != NULL && found == NULL;
       child_widget = gtk_widget_get_next_sibling (child_widget))
    found = find_entry (child_widget, name);
  return found;
}

/* What the office measured has its source and its day. */
static void
test_measured (Desk          *desk,
               gconstpointer  data)
{
  GtkWidget *years;

  go (desk, SOURCIER_PLAN_INDICATOR);
  years = ui_test_find (desk->page, SOURCIER_TYPE_PLAN_YEARS);
  gtk_editable_set_text (GTK_EDITABLE (find_entry (years, "Reached, % in value, 2028")), "7.25");
  gtk_editable_set_text (GTK_EDITABLE (find_entry (years, "Measured on, 2028")), "2029-01-15");

  g_autoptr (SourcierPlanPart) plan = leave (desk);
  SourcierPlanPart *indicator = child (plan, SOURCIER_PLAN_INDICATOR, 0);
  SourcierPlanPart *measured = child (indicator, SOURCIER_PLAN_MEASURED, 0);

  g_assert_cmpuint (sourcier_plan_part_get_children (indicator, SOURCIER_PLAN_MEASURED)->len, ==, 1);
  g_assert_cmpint (sourcier_plan_part_get_number (measured, SOURCIER_PLAN_MEASURED_YEAR), ==, 2028);
  g_assert_cmpint (sourcier_plan_part_get_number (measured, SOURCIER_PLAN_MEASURED_IN_VALUE), ==, 725);
  g_assert_cmpint (sourcier_plan_part_get_number (measured, SOURCIER_PLAN_MEASURED_ON), ==,
                   sourcier_day_from_ymd (2029, 1, 15));
}

/* A chapter says which one it is: the plan's document puts it where it belongs. */
static void
test_chapter (Desk          *desk,
              gconstpointer  data)
{
  go (desk, SOURCIER_PLAN_SECTION);

  GtkWidget *row = find_row (desk->page, SOURCIER_TYPE_PICKER_ROW, "Chapter");

  g_assert_nonnull (row);
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (row), "governance");
  gtk_widget_activate_action (desk->page, "page.back", NULL);

  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);

  g_assert_cmpstr (sourcier_plan_part_get_text (child (plan, SOURCIER_PLAN_SECTION, 0), SOURCIER_PLAN_SECTION_KIND), ==,
                   "governance");
}

#define add(name, func) g_test_add (name, Desk, NULL, set_up, func, plan_page_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  add ("/plan-fields/links", test_links);
  add ("/plan-fields/link-deleted", test_link_deleted);
  add ("/plan-fields/baseline", test_baseline);
  add ("/plan-fields/target-left", test_target_left);
  add ("/plan-fields/buyer", test_buyer);
  add ("/plan-fields/start", test_start);
  add ("/plan-fields/measured", test_measured);
  add ("/plan-fields/chapter", test_chapter);
  return ui_test_run ();
}
