/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan-page-test.h"

#include "plans/plan-store.h"
#include "plans/plans-page.h"

/**
 * plan_page_test_set_up:
 *
 * Shows the page before a file without plans.
 */
void
plan_page_test_set_up (Desk          *desk,
                       gconstpointer  data)
{
  desk->store = ui_test_new_store ();
  desk->page = sourcier_plans_page_new ();
  desk->window = ui_test_present (desk->page);
  sourcier_plans_page_set_store (SOURCIER_PLANS_PAGE (desk->page), desk->store);
  ui_test_wait_for (ui_test_shows (desk->page, "No plan yet"));
}

/**
 * plan_page_test_tear_down:
 *
 * Ends what plan_page_test_set_up() began.
 */
void
plan_page_test_tear_down (Desk          *desk,
                          gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (desk->window));
  g_object_unref (desk->store);
}

/**
 * plan_page_test_open:
 * @plan: a plan that is not in the file yet
 *
 * Writes it, and opens it on the page.
 */
void
plan_page_test_open (Desk             *desk,
                     SourcierPlanPart *plan)
{
  g_assert_true (sourcier_store_begin (desk->store, "New plan", NULL));
  g_assert_true (sourcier_plan_store_save_all (desk->store, plan, NULL));
  g_assert_true (sourcier_store_commit (desk->store, NULL));
  desk->plan = sourcier_record_get_id (SOURCIER_RECORD (plan));
  g_assert_true (sourcier_plans_page_open (SOURCIER_PLANS_PAGE (desk->page), desk->plan));
  ui_test_wait_for (ui_test_shows (desk->page, "The plan"));
}

/**
 * plan_page_test_load:
 *
 * Returns: (transfer full): the open plan as the file has it now
 */
SourcierPlanPart *
plan_page_test_load (Desk *desk)
{
  SourcierPlanPart *plan = sourcier_plan_store_load (desk->store, desk->plan, NULL);

  g_assert_nonnull (plan);
  return plan;
}
