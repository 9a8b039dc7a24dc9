/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The review of a year in the window: begun, filled in, taken back. */

#include "accessible-walker.h"
#include "plan-page-test.h"
#include "plans/plan-desk.h"
#include "plans/plan-export.h"
#include "plans/plan-finding-row.h"
#include "plans/plan-review-dialog.h"
#include "plans/plan-review.h"
#include "plans/plan-store.h"
#include "plans/plans-page.h"
#include "widgets/document-preview.h"

/* The year that is reviewed, which is over. */
#define YEAR 2025

static void
add_value (SourcierPlanPart *indicator,
           SourcierPlanKind  kind,
           gint64            count)
{
  SourcierPlanPart *value = sourcier_plan_part_add (indicator, kind);

  sourcier_plan_part_set_number (value, SOURCIER_PLAN_TARGET_YEAR, YEAR);
  sourcier_plan_part_set_number (value, SOURCIER_PLAN_TARGET_COUNT, count);
}

/* A plan with one indicator: 100 were aimed at, 80 reached. */
static void
set_up (Desk          *desk,
        gconstpointer  data)
{
  g_autoptr (SourcierPlanPart) plan = sourcier_plan_part_new (SOURCIER_PLAN_ROOT);
  SourcierPlanPart *indicator = sourcier_plan_part_add (plan, SOURCIER_PLAN_INDICATOR);

  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_TITLE, "SPASER");
  sourcier_plan_part_set_text (plan, SOURCIER_PLAN_ROOT_LANGUAGE, "fr");
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_FIRST_YEAR, YEAR);
  sourcier_plan_part_set_number (plan, SOURCIER_PLAN_ROOT_LAST_YEAR, YEAR + 2);
  sourcier_plan_part_set_text (indicator, SOURCIER_PLAN_INDICATOR_TITLE, "Hours");
  add_value (indicator, SOURCIER_PLAN_TARGET, 100);
  add_value (indicator, SOURCIER_PLAN_MEASURED, 80);
  plan_page_test_set_up (desk, data);
  plan_page_test_open (desk, plan);
}

/* The review as the file has it, in its plan. */
static SourcierPlanPart *
load_review (Desk              *desk,
             SourcierPlanPart **plan)
{
  *plan = plan_page_test_load (desk);
  return sourcier_plan_review_find (*plan, YEAR);
}

/* The only one the plan has. */
static gint64
id_of_indicator (SourcierPlanPart *plan)
{
  return sourcier_record_get_id (sourcier_plan_part_get_children (plan, SOURCIER_PLAN_INDICATOR)->pdata[0]);
}

/* What the file says of the indicator, "" where it was not reviewed. */
static char *
load_finding (Desk  *desk,
              guint  field)
{
  g_autoptr (SourcierPlanPart) plan = NULL;
  SourcierPlanPart *review = load_review (desk, &plan);

  if (review == NULL)
    return g_strdup ("");

  GPtrArray *findings = sourcier_plan_part_get_children (review, SOURCIER_PLAN_FINDING);

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (sourcier_plan_part_get_number (findings->pdata[0], SOURCIER_PLAN_FINDING_INDICATOR), ==,
                   id_of_indicator (plan));
  return g_strdup (sourcier_plan_part_get_text (findings->pdata[0], field));
}

#define assert_finding(desk, field, text) \
  G_STMT_START { \
    g_autofree char *said_ = load_finding (desk, field); \
    g_assert_cmpstr (said_, ==, text); \
  } G_STMT_END

static void
begin_review (Desk *desk)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (desk->page, "page.review", NULL);
  dialog = ui_test_find_dialog (desk->window);
  g_assert_true (SOURCIER_IS_PLAN_REVIEW_DIALOG (dialog));
  accessible_walker_assert_all_named (dialog);
  /* Ready for Return or another year, not at Cancel. */
  ui_test_wait_for (gtk_window_get_focus (GTK_WINDOW (dialog)) != NULL);
  g_assert_null (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), ADW_TYPE_HEADER_BAR));
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (g_strcmp0 (sourcier_store_get_undo_name (desk->store), "Begin the review of a year") == 0);
  ui_test_wait_for (ui_test_find (desk->page, SOURCIER_TYPE_PLAN_FINDING_ROW) != NULL);
}

static GtkTextBuffer *
find_why (Desk *desk)
{
  GtkWidget *row = ui_test_find (desk->page, SOURCIER_TYPE_PLAN_FINDING_ROW);

  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_test_find (row, GTK_TYPE_TEXT_VIEW)));
}

/* The review is filled in; why is typed into it, saved by itself, and each of the two steps can be undone. */
static void
test_filled (Desk          *desk,
             gconstpointer  data)
{
  begin_review (desk);
  assert_finding (desk, SOURCIER_PLAN_FINDING_TARGET, "100");
  assert_finding (desk, SOURCIER_PLAN_FINDING_REACHED, "80");
  assert_finding (desk, SOURCIER_PLAN_FINDING_GAP, "20 au-dessous de la cible");
  ui_test_wait_for (ui_test_shows (desk->page, "20 au-dessous de la cible"));
  accessible_walker_assert_all_named (desk->window);

  gtk_text_buffer_insert_at_cursor (find_why (desk), "Chantier reporté", -1);
  sourcier_plan_desk_flush (SOURCIER_PLAN_DESK (ui_test_find (desk->page, SOURCIER_TYPE_PLAN_DESK)));
  assert_finding (desk, SOURCIER_PLAN_FINDING_WHY, "Chantier reporté");
  g_assert_cmpstr (sourcier_store_get_undo_name (desk->store), ==, "Edit review of a year");

  g_assert_true (sourcier_store_undo (desk->store, NULL, NULL));
  assert_finding (desk, SOURCIER_PLAN_FINDING_WHY, "");
  ui_test_wait_for (gtk_text_buffer_get_char_count (find_why (desk)) == 0);
  g_assert_true (sourcier_store_undo (desk->store, NULL, NULL));

  g_autoptr (SourcierPlanPart) plan = NULL;
  g_assert_null (load_review (desk, &plan));
  ui_test_wait_for (ui_test_find (desk->page, SOURCIER_TYPE_PLAN_FINDING_ROW) == NULL);
}

/* What was typed when the reader goes to another line belongs to the review that was left. */
static void
test_left (Desk          *desk,
           gconstpointer  data)
{
  begin_review (desk);
  gtk_text_buffer_insert_at_cursor (find_why (desk), "Chantier reporté", -1);
  gtk_widget_activate_action (desk->page, "page.back", NULL);
  assert_finding (desk, SOURCIER_PLAN_FINDING_WHY, "Chantier reporté");
}

/* A year that was reviewed is opened; what was worked out is worked out again, what was typed stays. */
static void
test_refreshed (Desk          *desk,
                gconstpointer  data)
{
  g_autoptr (SourcierPlanPart) plan = NULL;
  SourcierPlanPart *review;

  begin_review (desk);
  gtk_text_buffer_insert_at_cursor (find_why (desk), "Chantier reporté", -1);
  sourcier_plan_desk_flush (SOURCIER_PLAN_DESK (ui_test_find (desk->page, SOURCIER_TYPE_PLAN_DESK)));
  review = load_review (desk, &plan);
  g_assert_nonnull (review);
  g_assert_true (sourcier_store_begin (desk->store, "Measure", NULL));
  sourcier_plan_part_set_number (
    sourcier_plan_part_get_children (sourcier_plan_find_part (plan, SOURCIER_PLAN_INDICATOR, id_of_indicator (plan)),
                                     SOURCIER_PLAN_MEASURED)->pdata[0],
    SOURCIER_PLAN_MEASURED_COUNT, 130);
  g_assert_true (sourcier_plan_store_save_all (desk->store, plan, NULL));
  g_assert_true (sourcier_store_commit (desk->store, NULL));

  gtk_widget_activate_action (desk->page, "page.review-refresh", NULL);
  ui_test_wait_for (g_strcmp0 (sourcier_store_get_undo_name (desk->store), "Refresh the figures of a review") == 0);
  assert_finding (desk, SOURCIER_PLAN_FINDING_REACHED, "130");
  assert_finding (desk, SOURCIER_PLAN_FINDING_GAP, "30 au-dessus de la cible");
  assert_finding (desk, SOURCIER_PLAN_FINDING_WHY, "Chantier reporté");
}

/* The report and the publication are laid out, and offered for export. */
static void
test_papers (Desk          *desk,
             gconstpointer  data)
{
  static const struct { const char *action, *title; } papers[] = {
    { "page.review-report", "Yearly report 2025" },
    { "page.review-publication", "Two-yearly publication 2024–2025" },
  };

  begin_review (desk);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      GtkWidget *preview;

      gtk_widget_activate_action (desk->page, papers[i].action, NULL);
      preview = ui_test_find_dialog (desk->window);
      g_assert_true (SOURCIER_IS_DOCUMENT_PREVIEW (preview));
      g_assert_true (ui_test_shows (preview, papers[i].title));
      ui_test_wait_for (ui_test_shows (preview, "page"));
      accessible_walker_assert_all_named (preview);
      gtk_window_destroy (GTK_WINDOW (preview));
    }
  gtk_widget_activate_action (desk->page, "page.export", NULL);

  GtkWidget *export = ui_test_find_dialog (desk->window);
  GListModel *offered = adw_combo_row_get_model (ADW_COMBO_ROW (ui_test_find (export, ADW_TYPE_COMBO_ROW)));

  g_assert_true (SOURCIER_IS_PLAN_EXPORT (export));
  accessible_walker_assert_all_named (export);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (offered), 0), ==, "The plan");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (offered), 1), ==, "Yearly report 2025");
  gtk_window_destroy (GTK_WINDOW (export));
}

#define add(name, func) g_test_add (name, Desk, NULL, set_up, func, plan_page_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);
  ui_test_init (&argc, &argv);

  add ("/plan-review/filled", test_filled);
  add ("/plan-review/left", test_left);
  add ("/plan-review/refreshed", test_refreshed);
  add ("/plan-review/papers", test_papers);
  return ui_test_run ();
}
