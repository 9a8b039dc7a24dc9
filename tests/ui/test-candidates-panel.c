/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who could answer a purchase of cleaning of 90 000 €, counted by hand in a directory of four. */

#include "accessible-walker.h"
#include "purchases/candidates-panel.h"
#include "purchases/purchase-store.h"
#include "purchases/reserve-advice.h"
#include "suppliers/supplier-query-json.h"
#include "suppliers/supplier-store.h"
#include "suppliers/suppliers-page.h"
#include "ui-test.h"

static void
add_supplier (SourcierStore *store,
              const char    *name,
              const char    *family,
              const char    *label)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (label);

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_families (supplier, (const char * const[]) { family, NULL });
  sourcier_supplier_add_award (supplier, award);
  g_assert_true (sourcier_supplier_store_save (store, supplier, NULL));
}

/* Two work integration structures clean, and an ESAT; the fourth looks after parks. */
static SourcierPurchase *
fill (SourcierStore *store)
{
  SourcierPurchase *purchase = sourcier_purchase_new ();
  g_autoptr (GError) error = NULL;

  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, "Nettoyage");
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_NATURE, "services");
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_FAMILY, "cleaning");
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_ESTIMATE, 9000000);
  sourcier_store_begin (store, "Fill", &error);
  add_supplier (store, "Un", "cleaning", "EI");
  add_supplier (store, "Deux", "cleaning", "ACI");
  add_supplier (store, "Trois", "cleaning", "ESAT");
  add_supplier (store, "Quatre", "green-spaces", "EI");
  sourcier_purchase_store_save (store, purchase, &error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
  return purchase;
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget)
      && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static void
asked_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  char **asked = user_data;

  *asked = g_variant_dup_string (parameter, NULL);
}

static void
catch_questions (GtkWidget  *window,
                 char      **asked)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("ask-suppliers", G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", G_CALLBACK (asked_cb), asked);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

/* The row of work integration counts two; the directory, asked for them, answers with the same two. */
static void
test_counts (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierPurchase) purchase = fill (store);
  g_autofree char *asked = NULL;
  GtkWidget *panel = sourcier_candidates_panel_new ();
  GtkWidget *window = ui_test_present (panel);

  catch_questions (window, &asked);
  sourcier_candidates_panel_set_store (SOURCIER_CANDIDATES_PANEL (panel), store);
  sourcier_candidates_panel_show (SOURCIER_CANDIDATES_PANEL (panel), purchase);
  ui_test_wait_for (find_row (panel, "L2113-13 ") != NULL);
  g_assert_true (ui_test_shows (find_row (panel, "L2113-13 "), "2"));
  g_assert_true (ui_test_shows (find_row (panel, "L2113-13 "), "enough to set a clause"));
  g_assert_true (ui_test_shows (find_row (panel, "L2113-12"), "1"));
  g_assert_true (ui_test_shows (find_row (panel, "All who could answer"), "3"));
  g_assert_null (find_row (panel, "L2113-15"));
  accessible_walker_assert_all_named (window);

  gtk_widget_activate (find_row (panel, "L2113-13 "));
  ui_test_wait_for (asked != NULL);

  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_from_json (asked, NULL, NULL);
  GtkWidget *page = sourcier_suppliers_page_new ();
  GtkWidget *other = ui_test_present (page);
  sourcier_suppliers_page_set_store (SOURCIER_SUPPLIERS_PAGE (page), store);
  sourcier_suppliers_page_ask (SOURCIER_SUPPLIERS_PAGE (page), query);
  ui_test_wait_for (ui_test_shows (page, "2 suppliers of 4"));
  gtk_window_destroy (GTK_WINDOW (other));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* With "more than one" for a lot, two are enough for a lot; it is one action, and undone. */
static void
test_limits (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierPurchase) purchase = fill (store);
  GtkWidget *panel = sourcier_candidates_panel_new ();
  GtkWidget *window = ui_test_present (panel);
  GtkWidget *dialog;
  SourcierAdviceLimits limits;

  sourcier_candidates_panel_set_store (SOURCIER_CANDIDATES_PANEL (panel), store);
  sourcier_candidates_panel_show (SOURCIER_CANDIDATES_PANEL (panel), purchase);
  gtk_widget_activate_action (panel, "advice.limits", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (window)) != NULL && gtk_widget_get_mapped (dialog));
  accessible_walker_assert_all_named (dialog);
  GtkWidget *button = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (find_row (dialog, "Reserve a lot")));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (button), 1);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_true (sourcier_advice_limits_load (store, &limits, NULL));
  g_assert_cmpint (limits.lot_above, ==, 1);
  g_assert_cmpint (limits.share_below, ==, sourcier_advice_limits_default.share_below);
  ui_test_wait_for (find_row (panel, "L2113-13 ") != NULL
                    && ui_test_shows (find_row (panel, "L2113-13 "), "enough to reserve a lot"));
  g_assert_true (sourcier_store_undo (store, NULL, NULL));
  ui_test_wait_for (find_row (panel, "L2113-13 ") != NULL
                    && ui_test_shows (find_row (panel, "L2113-13 "), "enough to set a clause"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkCheckButton *
find_tick (GtkWidget *widget)
{
  GtkCheckButton *found = GTK_IS_CHECK_BUTTON (widget) ? GTK_CHECK_BUTTON (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_tick (child);
  return found;
}

static gboolean
is_listed (GtkWidget  *panel,
           const char *name)
{
  GtkWidget *row = find_row (panel, name);

  return row != NULL && find_tick (row) == NULL;
}

/* The purchase is of 90911200. Two declares it and comes first; the others share its family. Two of them are ticked and put
 * on the shortlist at once, and undone at once. */
static void
test_shortlist (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierPurchase) purchase = fill (store);
  g_autoptr (SourcierSupplier) closest = sourcier_supplier_new ();
  GtkWidget *panel = sourcier_candidates_panel_new ();
  GtkWidget *window = ui_test_present (panel);

  sourcier_supplier_set_text (closest, SOURCIER_SUPPLIER_NAME, "Vraiment proche");
  sourcier_supplier_set_cpv (closest, (const char * const[]) { "90911200", NULL });
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_CPV, "90911200");
  sourcier_store_begin (store, "Fill", NULL);
  g_assert_true (sourcier_supplier_store_save (store, closest, NULL));
  g_assert_true (sourcier_purchase_store_save (store, purchase, NULL));
  sourcier_store_commit (store, NULL);

  sourcier_candidates_panel_set_store (SOURCIER_CANDIDATES_PANEL (panel), store);
  sourcier_candidates_panel_show (SOURCIER_CANDIDATES_PANEL (panel), purchase);
  ui_test_wait_for (find_row (panel, "Vraiment proche") != NULL);
  g_assert_true (ui_test_shows (find_row (panel, "Vraiment proche"), "Declares CPV 90911200"));
  g_assert_true (ui_test_shows (find_row (panel, "Deux"), "Same family"));
  g_assert_null (find_row (panel, "Quatre"));
  accessible_walker_assert_all_named (window);

  gtk_check_button_set_active (find_tick (find_row (panel, "Vraiment proche")), TRUE);
  gtk_check_button_set_active (find_tick (find_row (panel, "Deux")), TRUE);
  gtk_widget_activate_action (gtk_widget_get_parent (find_row (panel, "Deux")), "candidates.shortlist", NULL);
  ui_test_wait_for (is_listed (panel, "Vraiment proche") && is_listed (panel, "Deux"));
  g_assert_false (is_listed (panel, "Un"));
  g_assert_true (sourcier_store_undo (store, NULL, NULL));
  ui_test_wait_for (find_row (panel, "Deux") != NULL && find_tick (find_row (panel, "Deux")) != NULL
                    && find_tick (find_row (panel, "Vraiment proche")) != NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/candidates-panel/counts", test_counts);
  g_test_add_func ("/candidates-panel/limits", test_limits);
  g_test_add_func ("/candidates-panel/shortlist", test_shortlist);

  return ui_test_run ();
}
