/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "office/buyer-store.h"
#include "rules/rules-page.h"
#include "rules/rule-store.h"
#include "ui-test.h"
#include "widgets/money-entry.h"

/* The widget of a type that stands first in another. */
static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set_buyer (SourcierStore     *store,
           SourcierBuyerKind  kind)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GError) error = NULL;

  sourcier_buyer_set_kind (buyer, kind);
  g_assert_true (sourcier_buyer_store_change (store, "Create the office", buyer, &error));
}

static void
ask (GtkWidget *page,
     gint64     cents)
{
  sourcier_money_entry_set_amount (SOURCIER_MONEY_ENTRY (find (page, SOURCIER_TYPE_MONEY_ENTRY)), cents);
}

/* Works of 5 404 000 € by the State on 21 November 2026 are at the European threshold of 2026-27; 5 400 000 € are 4 000 €
 * below it. */
static void
test_what_if (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_rules_page_new ();
  GtkWidget *window = ui_test_present (page);

  set_buyer (store, SOURCIER_BUYER_STATE);
  sourcier_rules_page_set_store (SOURCIER_RULES_PAGE (page), store);
  ask (page, G_GINT64_CONSTANT (540400000));
  ui_test_wait_for (ui_test_shows (page, "at or above the European threshold of 2026–27 for works and concessions"));
  accessible_walker_assert_all_named (window);

  ask (page, G_GINT64_CONSTANT (540000000));
  ui_test_wait_for (ui_test_shows (page, "€4000 below the European threshold of 2026–27 for works and concessions"));
  ask (page, SOURCIER_MONEY_UNKNOWN);
  ui_test_wait_for (!ui_test_shows (page, "€4000 below"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The first row of those to verify is verified; undone, it is to be verified again. */
static void
test_verify (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_rules_page_new ();
  GtkWidget *window = ui_test_present (page);
  g_autoptr (GError) error = NULL;

  sourcier_rules_page_set_store (SOURCIER_RULES_PAGE (page), store);
  g_assert_true (gtk_widget_activate_action (page, "page.show-doubtful", NULL));
  ui_test_wait_for (ui_test_shows (page, "Recalled, to verify"));
  accessible_walker_assert_all_named (window);
  g_assert_true (gtk_widget_activate_action (page, "page.verify", NULL));

  g_autoptr (GPtrArray) overrides = sourcier_rule_store_load_overrides (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (overrides->len, ==, 1);
  g_assert_cmpint (sourcier_rule_override_get_verified (g_ptr_array_index (overrides, 0)), ==, sourcier_day_today ());
  g_assert_true (sourcier_store_undo (store, NULL, &error));
  g_assert_no_error (error);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/rules-page/what-if", test_what_if);
  g_test_add_func ("/rules-page/verify", test_verify);

  return ui_test_run ();
}
