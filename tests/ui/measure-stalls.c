/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-nodes.h"
#include "plans/plan-outline.h"
#include "plans/plan-store.h"
#include "plans/plans-page.h"
#include "shell/window.h"
#include "turn-meter.h"
#include "ui-test.h"
#include "widgets/rich-text-editor.h"

/* measure-stalls FILE TITLE: how long the window does not answer while a plan is worked on, for tools/bench. Prints a line for
 * each step: its name, the longest turn of the main loop during it, and the most work of the window's thread in one turn, both in
 * milliseconds. The last one is the same typing in a bare GtkTextView, in the same run. */

#define KEYS 100
#define KEY_MS 15
#define AUTOSAVE_MS 2600
#define SETTLE_MS 900

static void
begin (void)
{
  turn_meter_go_on (SETTLE_MS);
  turn_meter_forget ();
}

static void
tell (const char *step,
      guint       milliseconds)
{
  turn_meter_go_on (milliseconds);
  turn_meter_tell (step);
}

static void
type_in (GtkWidget *view)
{
  gtk_widget_grab_focus (view);
  turn_meter_go_on (SETTLE_MS);
  turn_meter_forget ();
  for (guint i = 0; i < KEYS; i++)
    {
      g_signal_emit_by_name (view, "insert-at-cursor", i % 6 == 5 ? " " : "e");
      turn_meter_go_on (KEY_MS);
    }
}

static gint64
find_plan (SourcierStore *store,
           const char    *title)
{
  g_autoptr (GPtrArray) plans = sourcier_plan_store_list (store, FALSE, NULL);

  for (guint i = 0; i < plans->len; i++)
    if (g_str_has_prefix (sourcier_plan_part_title (plans->pdata[i]), title))
      return sourcier_record_get_id (plans->pdata[i]);
  g_error ("There is no plan “%s”", title);
}

static gint64
id_of_first (SourcierPlanPart *part,
             SourcierPlanKind  kind)
{
  return sourcier_record_get_id (sourcier_plan_part_get_children (part, kind)->pdata[0]);
}

/* Works on a plan as somebody does who drafts it. */
static void
work_on (GtkWidget *page,
         SourcierStore *store,
         gint64     id)
{
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_store_load (store, id, NULL);
  SourcierPlanPart *axis = sourcier_plan_part_get_children (plan, SOURCIER_PLAN_AXIS)->pdata[0];
  SourcierPlanPart *objective = sourcier_plan_part_get_children (axis, SOURCIER_PLAN_OBJECTIVE)->pdata[0];
  SourcierPlanOutline *outline = SOURCIER_PLAN_OUTLINE (ui_test_find (page, SOURCIER_TYPE_PLAN_OUTLINE));

  begin ();
  sourcier_plans_page_open (SOURCIER_PLANS_PAGE (page), id);
  tell ("open", SETTLE_MS);
  begin ();
  sourcier_plan_outline_choose (outline, SOURCIER_PLAN_ACTION, id_of_first (objective, SOURCIER_PLAN_ACTION));
  tell ("choose an action", SETTLE_MS);
  type_in (ui_test_find (ui_test_find (page, SOURCIER_TYPE_RICH_TEXT_EDITOR), GTK_TYPE_TEXT_VIEW));
  tell ("type", KEY_MS);
  turn_meter_forget ();
  tell ("save", AUTOSAVE_MS);
  begin ();
  sourcier_plan_outline_choose (outline, SOURCIER_PLAN_NODE_CALENDAR, 0);
  tell ("calendar", SETTLE_MS);
  begin ();
  sourcier_plan_outline_choose (outline, SOURCIER_PLAN_NODE_INDICATORS, 0);
  tell ("list of indicators", SETTLE_MS);
  begin ();
  sourcier_plan_outline_choose (outline, SOURCIER_PLAN_INDICATOR, id_of_first (plan, SOURCIER_PLAN_INDICATOR));
  tell ("choose an indicator", SETTLE_MS);
  begin ();
  gtk_widget_activate_action (page, "win.undo", NULL);
  tell ("undo", SETTLE_MS);
}

static void
type_in_bare_view (void)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *view = gtk_text_view_new ();
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_present (GTK_WINDOW (window));
  type_in (view);
  tell ("type in a bare GtkTextView", KEY_MS);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (SourcierApplication) application = NULL;
  g_autoptr (GFile) file = NULL;
  SourcierWindow *window;

  if (argc != 3)
    g_error ("measure-stalls FILE TITLE");
  file = g_file_new_for_path (argv[1]);
  adw_init ();
  application = sourcier_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  turn_meter_begin ();
  window = sourcier_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_present (GTK_WINDOW (window));
  if (!ui_test_open (window, file))
    return 1;
  g_action_group_activate_action (G_ACTION_GROUP (window), "page", g_variant_new_string ("plans"));
  turn_meter_go_on (SETTLE_MS);
  work_on (ui_test_find (GTK_WIDGET (window), SOURCIER_TYPE_PLANS_PAGE), sourcier_window_get_store (window),
           find_plan (sourcier_window_get_store (window), argv[2]));
  gtk_window_destroy (GTK_WINDOW (window));
  type_in_bare_view ();
  return 0;
}
