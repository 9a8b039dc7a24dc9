/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What applies to a purchase: a contract of services of 312 000 € of a departement, launched after 22 August 2026, has an
 * environmental condition, a social condition and an environmental criterion (CCP, L2112-2, L2112-2-1, L2152-7). */

#include "accessible-walker.h"
#include "office/buyer-store.h"
#include "purchases/applies-panel.h"
#include "purchases/purchase-duty.h"
#include "purchases/purchase-store.h"
#include "ui-test.h"

typedef struct
{
  SourcierStore *store;
  gint64 purchase;
  GtkWidget *panel;
  GtkWidget *window;
} Stage;

static SourcierPurchase *
load (Stage *stage)
{
  g_autoptr (GError) error = NULL;
  SourcierPurchase *purchase = sourcier_purchase_store_load (stage->store, stage->purchase, &error);

  g_assert_no_error (error);
  return purchase;
}

static void
write_purchase (Stage      *stage,
                const char *nature,
                const char *estimate)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GError) error = NULL;

  sourcier_buyer_set_kind (buyer, SOURCIER_BUYER_DEPARTEMENT);
  sourcier_record_read_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_SUBJECT, "Nettoyage <des> collèges");
  sourcier_record_read_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_NATURE, nature);
  sourcier_record_read_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_ESTIMATE, estimate);
  sourcier_record_read_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_LAUNCH_DAY, "18/01/2027");
  sourcier_store_begin (stage->store, "New purchase", &error);
  sourcier_buyer_store_save (stage->store, buyer, &error);
  sourcier_purchase_store_save (stage->store, purchase, &error);
  sourcier_store_commit (stage->store, &error);
  g_assert_no_error (error);
  stage->purchase = sourcier_purchase_get_id (purchase);
}

static void
set_up (Stage      *stage,
        const char *nature,
        const char *estimate)
{
  stage->store = ui_test_new_store ();
  write_purchase (stage, nature, estimate);
  stage->panel = sourcier_applies_panel_new ();
  stage->window = ui_test_present (stage->panel);
  sourcier_applies_panel_set_store (SOURCIER_APPLIES_PANEL (stage->panel), stage->store);

  g_autoptr (SourcierPurchase) purchase = load (stage);
  sourcier_applies_panel_show (SOURCIER_APPLIES_PANEL (stage->panel), purchase);
}

static void
tear_down (Stage *stage)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_clear_object (&stage->store);
}

static SourcierDutyState
state_of (Stage      *stage,
          const char *rule)
{
  g_autoptr (SourcierPurchase) purchase = load (stage);
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_new ();
  GPtrArray *rules = sourcier_rule_table_get_rules (table);

  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (sourcier_rule_get_code (rules->pdata[i]), rule))
      return sourcier_purchase_get_duty_state (purchase, rules->pdata[i]);
  g_assert_not_reached ();
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static void
test_shows (void)
{
  Stage stage;

  set_up (&stage, "services", "312 000");
  g_assert_true (ui_test_shows (stage.panel, "launched on"));
  g_assert_true (ui_test_shows (stage.panel, "— to be decided"));
  g_assert_false (ui_test_shows (stage.panel, "— met"));
  g_assert_null (find_row (stage.panel, "Write first"));
  accessible_walker_assert_all_named (stage.window);
  tear_down (&stage);
}

/* 212 000 € are 4 000 € below the threshold of 216 000 €. */
static void
test_just_missed (void)
{
  Stage stage;

  set_up (&stage, "services", "212 000");
  GtkWidget *row = find_row (stage.panel, "Just missed");
  g_assert_true (ADW_IS_EXPANDER_ROW (row));
  g_assert_false (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  ui_test_wait_for (ui_test_shows (row, "4000"));
  tear_down (&stage);
}

static void
test_missing (void)
{
  Stage stage;

  set_up (&stage, "", "");
  g_assert_true (ui_test_shows (stage.panel, "its nature, or its CPV code"));
  g_assert_true (ui_test_shows (stage.panel, "its estimated value"));
  g_assert_false (ui_test_shows (stage.panel, "its day of launch"));
  tear_down (&stage);
}

static void
test_meet_and_undo (void)
{
  Stage stage;
  g_autoptr (GError) error = NULL;

  set_up (&stage, "services", "312 000");
  g_assert_true (gtk_widget_activate_action (stage.panel, "duty.meet", "s", "social-condition"));
  g_assert_cmpint (state_of (&stage, "social-condition"), ==, SOURCIER_DUTY_MET);
  g_assert_cmpstr (sourcier_store_get_undo_name (stage.store), ==, "Answer a duty");
  g_assert_true (ui_test_shows (stage.panel, "— met"));
  {
    g_autoptr (SourcierPurchase) purchase = load (&stage);

    g_assert_true (sourcier_purchase_has_consideration (purchase, "social-clause"));
  }
  g_assert_true (gtk_widget_activate_action (stage.panel, "duty.reopen", "s", "social-condition"));
  g_assert_cmpint (state_of (&stage, "social-condition"), ==, SOURCIER_DUTY_OPEN);
  sourcier_store_undo (stage.store, NULL, &error);
  sourcier_store_undo (stage.store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (state_of (&stage, "social-condition"), ==, SOURCIER_DUTY_OPEN);
  g_assert_false (ui_test_shows (stage.panel, "— met"));
  tear_down (&stage);
}

static GtkWidget *
ask (Stage      *stage,
     const char *rule)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (stage->panel, "duty.answer", "s", rule));
  ui_test_wait_for ((dialog = ui_test_find_dialog (stage->window)) != NULL && gtk_widget_get_mapped (dialog));
  return dialog;
}

static void
write_reason (GtkWidget  *dialog,
              const char *reason)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Reason, in writing")), reason);
}

/* L2112-2-1, II and III: neither the ground nor the reason may be left out. */
static void
test_do_without (void)
{
  Stage stage;

  set_up (&stage, "services", "312 000");
  GtkWidget *dialog = ask (&stage, "social-condition");
  accessible_walker_assert_all_named (dialog);

  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_true (ui_test_shows (dialog, "Choose the ground of the law"));
  g_assert_true (ui_test_shows (dialog, "Write the reason"));
  write_reason (dialog, "Logiciel sans main-d’œuvre");
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_true (ui_test_shows (dialog, "Choose the ground of the law"));
  g_assert_cmpint (state_of (&stage, "social-condition"), ==, SOURCIER_DUTY_OPEN);

  GtkWidget *ground = find_row (dialog, "No sufficient link");
  g_assert_nonnull (ground);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (ground))), TRUE);
  write_reason (dialog, " ");
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_true (ui_test_shows (dialog, "Write the reason"));
  write_reason (dialog, "Logiciel sans main-d’œuvre");
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_cmpint (state_of (&stage, "social-condition"), ==, SOURCIER_DUTY_EXEMPT);
  g_assert_true (ui_test_shows (stage.panel, "— done without"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_row (stage.panel, "Social")), TRUE);
  ui_test_wait_for (ui_test_shows (stage.panel, "Logiciel sans main-d’œuvre"));
  tear_down (&stage);
}

/* L2112-2 names no ground: a reason is all that can be asked for. */
static void
test_no_ground (void)
{
  Stage stage;

  set_up (&stage, "services", "312 000");
  GtkWidget *dialog = ask (&stage, "environment-condition");
  g_assert_true (ui_test_shows (dialog, "The law names no ground"));
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_cmpint (state_of (&stage, "environment-condition"), ==, SOURCIER_DUTY_OPEN);
  write_reason (dialog, "Rien n’est livré");
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_cmpint (state_of (&stage, "environment-condition"), ==, SOURCIER_DUTY_EXEMPT);
  tear_down (&stage);
}

/* A row that was opened stays open when its duty has been answered. */
static void
test_stays_open (void)
{
  Stage stage;

  set_up (&stage, "services", "312 000");
  g_autofree char *title = g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find_row (stage.panel, "Social"))));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (find_row (stage.panel, "Social")), TRUE);
  gtk_widget_activate_action (stage.panel, "duty.meet", "s", "social-condition");
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (find_row (stage.panel, "Social"))), !=, title);
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (find_row (stage.panel, "Social"))));
  tear_down (&stage);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/applies/shows", test_shows);
  g_test_add_func ("/applies/just-missed", test_just_missed);
  g_test_add_func ("/applies/missing", test_missing);
  g_test_add_func ("/applies/meet-and-undo", test_meet_and_undo);
  g_test_add_func ("/applies/do-without", test_do_without);
  g_test_add_func ("/applies/no-ground", test_no_ground);
  g_test_add_func ("/applies/stays-open", test_stays_open);

  return ui_test_run ();
}
