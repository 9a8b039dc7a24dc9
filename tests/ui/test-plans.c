/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "base/money.h"
#include "plan-page-test.h"
#include "plans/plan-calendar.h"
#include "plans/plan-check-panel.h"
#include "plans/plan-link-list.h"
#include "plans/plan-new-dialog.h"
#include "plans/plan-outline.h"
#include "widgets/document-preview.h"
#include "plans/plan-store.h"
#include "plans/plan-years.h"
#include "plans/plans-page.h"
#include "widgets/codes-row.h"
#include "widgets/rich-text-editor.h"
#include "widgets/slices.h"

static GPtrArray *
children (SourcierPlanPart *part,
          SourcierPlanKind  kind)
{
  return sourcier_plan_part_get_children (part, kind);
}

/* The first of the first of … of that kind. */
static SourcierPlanPart *
first (SourcierPlanPart *part,
       SourcierPlanKind  kind)
{
  g_assert_cmpuint (children (part, kind)->len, >, 0);
  return children (part, kind)->pdata[0];
}

static void
begin_plan (Desk *desk)
{
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);

  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_TITLE, "SPASER");
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, 2027);
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR, 2029);
  plan_page_test_open (desk, plan);
  gtk_widget_activate_action (desk->page, "page.add-axis", NULL);
  gtk_widget_activate_action (desk->page, "page.add-objective", NULL);
  gtk_widget_activate_action (desk->page, "page.add-action", NULL);
  ui_test_wait_for (ui_test_shows (desk->page, "Action sheet 1.1"));
}

/* A plan is begun, an action is added below an objective below an axis, and each step can be undone. */
static void
test_added (Desk          *desk,
            gconstpointer  data)
{
  begin_plan (desk);

  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);
  SourcierPlanPart *axis = first (plan, SOURCIER_PLAN_AXIS);

  g_assert_cmpuint (children (first (axis, SOURCIER_PLAN_OBJECTIVE), SOURCIER_PLAN_ACTION)->len, ==, 1);
  g_assert_cmpstr (sourcier_store_get_undo_name (desk->store), ==, "Add action sheet");
  accessible_walker_assert_all_named (desk->window);
  g_assert_true (sourcier_store_undo (desk->store, NULL, NULL));
  ui_test_wait_for (ui_test_shows (desk->page, "0 actions"));
}

/* What is typed is in the file when the reader leaves, as one action of the history. */
static void
test_typed (Desk          *desk,
            gconstpointer  data)
{
  begin_plan (desk);

  GtkWidget *text = ui_test_find (desk->page, SOURCIER_TYPE_RICH_TEXT_EDITOR);
  GtkTextBuffer *buffer = sourcier_rich_text_editor_get_buffer (SOURCIER_RICH_TEXT_EDITOR (text));

  gtk_text_buffer_insert_at_cursor (buffer, "Une clause", -1);
  gtk_widget_activate_action (desk->page, "page.back", NULL);

  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);
  SourcierPlanPart *objective = first (first (plan, SOURCIER_PLAN_AXIS), SOURCIER_PLAN_OBJECTIVE);

  g_assert_cmpstr (sourcier_plan_part_get_text (first (objective, SOURCIER_PLAN_ACTION), SOURCIER_PLAN_ACTION_TEXT), ==,
                   "Une clause");
  g_assert_cmpstr (sourcier_store_get_undo_name (desk->store), ==, "Edit action sheet");
}

/* An action that is moved up beyond the first of its objective joins the objective before. */
static void
test_moved (Desk          *desk,
            gconstpointer  data)
{
  begin_plan (desk);
  gtk_widget_activate_action (desk->page, "page.add-objective", NULL);
  gtk_widget_activate_action (desk->page, "page.add-action", NULL);
  ui_test_wait_for (ui_test_shows (desk->page, "Action sheet 2.1"));

  GtkWidget *outline = ui_test_find (desk->page, SOURCIER_TYPE_PLAN_OUTLINE);

  g_signal_emit_by_name (outline, "moved", sourcier_plan_outline_get_chosen (SOURCIER_PLAN_OUTLINE (outline)), -1);

  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);
  GPtrArray *objectives = children (first (plan, SOURCIER_PLAN_AXIS), SOURCIER_PLAN_OBJECTIVE);

  g_assert_cmpuint (children (objectives->pdata[0], SOURCIER_PLAN_ACTION)->len, ==, 2);
  g_assert_cmpuint (children (objectives->pdata[1], SOURCIER_PLAN_ACTION)->len, ==, 0);
  g_assert_cmpstr (sourcier_store_get_undo_name (desk->store), ==, "Move in the plan");
}

static void
test_deleted (Desk          *desk,
              gconstpointer  data)
{
  begin_plan (desk);
  gtk_widget_activate_action (desk->page, "page.delete", NULL);

  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);
  SourcierPlanPart *objective = first (first (plan, SOURCIER_PLAN_AXIS), SOURCIER_PLAN_OBJECTIVE);

  g_assert_cmpuint (children (objective, SOURCIER_PLAN_ACTION)->len, ==, 0);
  gtk_widget_activate_action (desk->page, "page.delete-plan", NULL);
  ui_test_wait_for (ui_test_shows (desk->page, "No plan yet"));
  g_assert_true (sourcier_store_undo (desk->store, NULL, NULL));
  ui_test_wait_for (!ui_test_shows (desk->page, "No plan yet"));
}

/* From a template: the first shipped one has axes, and the page opens what was made. */
static void
test_template (Desk          *desk,
               gconstpointer  data)
{
  gtk_widget_activate_action (desk->page, "page.new", NULL);

  GtkWidget *dialog = ui_test_find_dialog (desk->window);

  g_assert_true (SOURCIER_IS_PLAN_NEW_DIALOG (dialog));
  accessible_walker_assert_all_named (dialog);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (ui_test_shows (desk->page, "The plan"));

  g_autoptr (GPtrArray) plans = sourcier_plan_store_list (desk->store, FALSE, NULL);

  g_assert_cmpuint (plans->len, ==, 1);
  desk->plan = sourcier_record_get_id (plans->pdata[0]);

  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);

  g_assert_cmpuint (children (plan, SOURCIER_PLAN_AXIS)->len, >, 0);
  g_assert_cmpstr (sourcier_store_get_undo_name (desk->store), ==, "New plan");
  gtk_widget_activate_action (desk->page, "page.save-template", NULL);
  g_assert_cmpstr (sourcier_store_get_undo_name (desk->store), ==, "Save plan as template");
  g_autoptr (GPtrArray) templates = sourcier_plan_store_list (desk->store, TRUE, NULL);
  g_assert_cmpuint (templates->len, ==, 1);
}

/* The pages of a plan are laid out on a worker and told by their number. */
static void
test_preview (Desk          *desk,
              gconstpointer  data)
{
  begin_plan (desk);
  gtk_widget_activate_action (desk->page, "page.preview", NULL);

  GtkWidget *preview = ui_test_find_dialog (desk->window);

  g_assert_true (SOURCIER_IS_DOCUMENT_PREVIEW (preview));
  ui_test_wait_for (ui_test_shows (preview, "page"));
  gtk_window_destroy (GTK_WINDOW (preview));
}

/* Adopted, a plan is so from this day on, and its figures are kept: one action, which can be undone. */
static void
test_adopted (Desk          *desk,
              gconstpointer  data)
{
  begin_plan (desk);
  gtk_widget_activate_action (desk->page, "page.add-section", NULL);

  g_autoptr (SourcierPlanPart) before = plan_page_test_load (desk);

  g_assert_true (sourcier_store_begin (desk->store, "Edit", NULL));
  sourcier_plan_part_set_text (before, SOURCIER_PLAN_ROOT_STATE, "draft");
  sourcier_plan_part_set_text (first (before, SOURCIER_PLAN_SECTION), SOURCIER_PLAN_SECTION_FIGURES, "years");
  g_assert_true (sourcier_plan_store_save_all (desk->store, before, NULL));
  g_assert_true (sourcier_store_commit (desk->store, NULL));
  gtk_widget_activate_action (desk->page, "page.adopt", NULL);
  ui_test_wait_for (g_strcmp0 (sourcier_store_get_undo_name (desk->store), "Adopt plan") == 0);

  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);

  g_assert_cmpstr (sourcier_plan_part_get_text (plan, SOURCIER_PLAN_ROOT_STATE), ==, "adopted");
  g_assert_cmpint (sourcier_plan_part_get_number (plan, SOURCIER_PLAN_ROOT_ADOPTED_ON), ==, sourcier_day_today ());
  g_assert_cmpuint (children (plan, SOURCIER_PLAN_FIGURE)->len, >, 0);
}

/* A target that is typed is in the file when the reader leaves, for its year alone. */
static void
test_targets (Desk          *desk,
              gconstpointer  data)
{
  begin_plan (desk);
  gtk_widget_activate_action (desk->page, "page.add-indicator", NULL);
  ui_test_wait_for (ui_test_shows (desk->page, "Targets and what was reached"));

  g_autoptr (SourcierPlanPart) before = plan_page_test_load (desk);
  gint64 year = sourcier_plan_part_get_number (before, SOURCIER_PLAN_ROOT_FIRST_YEAR);

  GtkWidget *years = ui_test_find (desk->page, SOURCIER_TYPE_PLAN_YEARS);

  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (years, GTK_TYPE_ENTRY)), "120");
  gtk_widget_activate_action (desk->page, "page.back", NULL);

  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);
  SourcierPlanPart *target = first (first (plan, SOURCIER_PLAN_INDICATOR), SOURCIER_PLAN_TARGET);

  g_assert_cmpint (sourcier_plan_part_get_number (target, SOURCIER_PLAN_TARGET_YEAR), ==, year);
  g_assert_cmpint (sourcier_plan_part_get_number (target, SOURCIER_PLAN_TARGET_COUNT), ==, 120);
  g_assert_cmpuint (children (first (plan, SOURCIER_PLAN_INDICATOR), SOURCIER_PLAN_TARGET)->len, ==, 1);
  g_assert_cmpstr (sourcier_store_get_undo_name (desk->store), ==, "Edit targets");
}

/* The row of a list whose name begins so. */
static GtkListBoxRow *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkListBoxRow *found = NULL;

  if (ADW_IS_ACTION_ROW (widget)
      && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return GTK_LIST_BOX_ROW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

/* What the law asks for and the plan has not is added from the panel, and counted once it is there. */
static void
test_law (Desk          *desk,
          gconstpointer  data)
{
  GtkWidget *panel = ui_test_find (desk->page, SOURCIER_TYPE_PLAN_CHECK_PANEL);

  /* Wide enough for the panel beside the plan. */
  gtk_window_set_default_size (GTK_WINDOW (desk->window), 1280, 760);
  begin_plan (desk);
  /* A draft owes no address, no publication yet and no joint indicators; its only objective has an action. */
  ui_test_wait_for (ui_test_shows (panel, "1 of 13 demands met"));
  g_assert_true (ui_test_shows (panel, "The office’s details do not tell how much it buys."));

  GtkListBoxRow *row = find_row (panel, "Product durability");

  g_signal_emit_by_name (gtk_widget_get_parent (GTK_WIDGET (row)), "row-activated", row);
  ui_test_wait_for (ui_test_shows (desk->page, "Objective 2"));
  ui_test_wait_for (ui_test_shows (panel, "1 of 13 demands met"));

  g_autoptr (SourcierPlanPart) plan = plan_page_test_load (desk);
  GPtrArray *objectives = children (first (plan, SOURCIER_PLAN_AXIS), SOURCIER_PLAN_OBJECTIVE);

  g_assert_cmpstr (sourcier_plan_part_get_text (objectives->pdata[1], SOURCIER_PLAN_OBJECTIVE_THEMES), ==, "durability");
  g_assert_cmpstr (sourcier_store_get_undo_name (desk->store), ==, "Add objective");
  /* The new objective has no action yet, so that this is missing now. */
  gtk_widget_activate_action (desk->page, "page.add-action", NULL);
  ui_test_wait_for (ui_test_shows (panel, "2 of 13 demands met"));
}

/* The panel is as narrow as its page wants it, however many demands there are. */
static void
test_law_width (void)
{
  GtkWidget *panel = g_object_ref_sink (g_object_new (SOURCIER_TYPE_PLAN_CHECK_PANEL, NULL));
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  int least;

  sourcier_plan_check_panel_show (SOURCIER_PLAN_CHECK_PANEL (panel), plan, SOURCIER_MONEY_UNKNOWN);
  gtk_widget_measure (panel, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 300);
  g_object_unref (panel);
}

static void
note_cb (gpointer owner,
         guint    i)
{
  g_array_append_val (owner, i);
}

/* A long job does some at once and all of it in the end, each once and in their order; one that is given up stops. */
static void
test_slices (void)
{
  g_autoptr (GArray) done = g_array_new (FALSE, FALSE, sizeof (guint));
  SourcierSlices *slices = sourcier_slices_begin (done, 500, note_cb);

  g_assert_cmpuint (done->len, >, 0);
  g_assert_cmpuint (done->len, <, 500);
  ui_test_wait_for (done->len == 500);
  for (guint i = 0; i < 500; i++)
    g_assert_cmpuint (g_array_index (done, guint, i), ==, i);
  sourcier_slices_free (slices);

  g_array_set_size (done, 0);
  sourcier_slices_free (sourcier_slices_begin (done, 500, note_cb));
  for (guint i = 0; i < 50; i++)
    ui_test_turn ();
  g_assert_cmpuint (done->len, <, 500);
}

static void
chosen_cb (gint64 *chosen,
           gint64  id)
{
  *chosen = id;
}

/* All actions of a long plan come to its calendar, numbered; the one that is clicked is gone to. */
static void
test_calendar (void)
{
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  SourcierPlanPart *axis = sourcier_plan_part_add (plan, SOURCIER_PLAN_AXIS);
  SourcierPlanPart *objective = sourcier_plan_part_add (axis, SOURCIER_PLAN_OBJECTIVE);
  GtkWidget *calendar = sourcier_plan_calendar_new (), *window = ui_test_present (calendar);
  gint64 chosen = 0;

  for (guint i = 0; i < 100; i++)
    {
      SourcierPlanPart *action = sourcier_plan_part_add (objective, SOURCIER_PLAN_ACTION);

      sourcier_record_set_id (SOURCIER_RECORD (action), 1000 + i);
      sourcier_plan_part_set_text (action, SOURCIER_PLAN_ACTION_TITLE, "Clause");
      if (i > 0)
        sourcier_plan_part_set_number (action, SOURCIER_PLAN_ACTION_START_DAY, sourcier_day_parse ("2027-03-01"));
    }
  g_signal_connect_swapped (calendar, "chosen", G_CALLBACK (chosen_cb), &chosen);
  sourcier_plan_calendar_show (SOURCIER_PLAN_CALENDAR (calendar), plan);

  GtkWidget *view = ui_test_find (calendar, GTK_TYPE_LIST_VIEW);
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view)));

  ui_test_wait_for (g_list_model_get_n_items (model) == 100);
  ui_test_wait_for (ui_test_shows (calendar, "1.1 Clause"));
  g_assert_true (ui_test_shows (calendar, "No day yet"));
  accessible_walker_assert_all_named (window);
  g_signal_emit_by_name (view, "activate", 99);
  g_assert_cmpint (chosen, ==, 1099);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Links come little by little; rows that say the same stay; a list of nothing but indicators does not say so of each. */
static void
test_link_list (void)
{
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  GtkWidget *list = sourcier_plan_link_list_new ("Indicators"), *window = ui_test_present (list);
  GPtrArray *indicators = children (plan, SOURCIER_PLAN_INDICATOR);
  GtkListBoxRow *row;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *title = g_strdup_printf ("Share %u", i);
      sourcier_plan_part_set_text (sourcier_plan_part_add (plan, SOURCIER_PLAN_INDICATOR), SOURCIER_PLAN_INDICATOR_TITLE, title);
    }
  sourcier_plan_link_list_show (SOURCIER_PLAN_LINK_LIST (list), plan, indicators);
  ui_test_wait_for (find_row (list, "Share 39") != NULL);
  row = find_row (list, "Share 7");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "");
  sourcier_plan_link_list_show (SOURCIER_PLAN_LINK_LIST (list), plan, indicators);
  g_assert_true (find_row (list, "Share 7") == row);
  sourcier_plan_part_set_text (indicators->pdata[7], SOURCIER_PLAN_INDICATOR_TITLE, "Renamed");
  sourcier_plan_link_list_show (SOURCIER_PLAN_LINK_LIST (list), plan, indicators);
  g_assert_null (find_row (list, "Share 7"));
  ui_test_wait_for (find_row (list, "Renamed") != NULL && find_row (list, "Share 39") != NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Codes that the list does not know are kept, at the end. */
static void
test_codes (void)
{
  GtkWidget *row = sourcier_codes_row_new ("Themes");
  GtkWidget *window = ui_test_present (row);

  sourcier_codes_row_add (SOURCIER_CODES_ROW (row), "water", "Water");
  sourcier_codes_row_add (SOURCIER_CODES_ROW (row), "food", "Food");
  sourcier_codes_row_set_codes (SOURCIER_CODES_ROW (row), "food mars water");
  g_assert_cmpstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), ==, "Water · Food");

  g_autofree char *codes = sourcier_codes_row_get_codes (SOURCIER_CODES_ROW (row));

  g_assert_cmpstr (codes, ==, "water food mars");

  /* The ticks are there once the row is unfolded, and tell. */
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);

  GtkWidget *check = ui_test_find (row, GTK_TYPE_CHECK_BUTTON);

  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_autofree char *left = sourcier_codes_row_get_codes (SOURCIER_CODES_ROW (row));
  g_assert_cmpstr (left, ==, "food mars");
  gtk_window_destroy (GTK_WINDOW (window));
}

#define add(name, func) g_test_add (name, Desk, NULL, plan_page_test_set_up, func, plan_page_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  add ("/plans/added", test_added);
  add ("/plans/typed", test_typed);
  add ("/plans/moved", test_moved);
  add ("/plans/deleted", test_deleted);
  add ("/plans/template", test_template);
  add ("/plans/preview", test_preview);
  add ("/plans/adopted", test_adopted);
  add ("/plans/targets", test_targets);
  add ("/plans/law", test_law);
  g_test_add_func ("/plans/law-width", test_law_width);
  g_test_add_func ("/plans/slices", test_slices);
  g_test_add_func ("/plans/calendar", test_calendar);
  g_test_add_func ("/plans/link-list", test_link_list);
  g_test_add_func ("/plans/codes", test_codes);
  return ui_test_run ();
}
