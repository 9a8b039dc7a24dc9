/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "accessible-walker.h"
#include "base/money.h"
#include "suppliers-page-test.h"
#include "suppliers/day-filter.h"
#include "suppliers/place-filter.h"
#include "suppliers/supplier-store.h"
#include "widgets/day-row.h"
#include "widgets/facet-list.h"
#include "widgets/picker-row.h"

#include <string.h>

static GtkWidget *
find_badge (GtkWidget  *root,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_INSCRIPTION (root) && gtk_widget_has_css_class (root, "label-badge")
      && g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (root)), text) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_badge (child, text);
  return found;
}

static GtkWidget *
place_entry (Fixture *fixture)
{
  return ui_test_find (ui_test_find (fixture->page, SOURCIER_TYPE_PLACE_FILTER), GTK_TYPE_ENTRY);
}

static void
type_place (Fixture    *fixture,
            const char *place)
{
  gtk_editable_set_text (GTK_EDITABLE (place_entry (fixture)), place);
  g_signal_emit_by_name (place_entry (fixture), "activate");
}

/* Cergy and Pontoise lie beside each other, Meaux some sixty kilometres away. */
static void
test_near (Fixture       *fixture,
           gconstpointer  data)
{
  type_place (fixture, "Pontoise (95)");
  ui_test_wait_for (ui_test_shows (fixture->page, "3 suppliers of 3"));
  g_assert_true (ui_test_shows (fixture->page, "within 50 km of Pontoise (95)"));
  sourcier_supplier_table_select (fixture->table, fixture->beta);
  ui_test_wait_for (ui_test_shows (fixture->pane, "0.0 km from Pontoise (95)"));

  type_place (fixture, "Lille");
  ui_test_wait_for (ui_test_shows (fixture->page, "0 suppliers of 3"));
  type_place (fixture, "");
  ui_test_wait_for (ui_test_shows (fixture->page, "3 suppliers"));
}

static void
test_near_several (Fixture       *fixture,
                   gconstpointer  data)
{
  type_place (fixture, "Saint-Denis");
  g_assert_true (ui_test_shows (fixture->page, "Several communes are called so"));
  g_assert_true (ui_test_shows (fixture->page, "Saint-Denis (93)"));
  g_assert_true (ui_test_shows (fixture->page, "Saint-Denis (974)"));
  type_place (fixture, "Nulle-Part-sur-Rien");
  g_assert_true (ui_test_shows (fixture->page, "No commune is called so"));
  g_assert_false (ui_test_shows (fixture->page, "Saint-Denis (93)"));
  type_place (fixture, "Cergy");
  g_assert_false (ui_test_shows (fixture->page, "No commune is called so"));
  ui_test_wait_for (ui_test_shows (fixture->page, "within 50 km of Cergy (95)"));
}

static void
test_works_in (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *picker = ui_test_find (ui_test_find (fixture->page, SOURCIER_TYPE_PLACE_FILTER), SOURCIER_TYPE_PICKER_ROW);

  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (picker), "93");
  ui_test_wait_for (ui_test_shows (fixture->page, "0 suppliers of 3"));
  g_assert_true (ui_test_shows (fixture->page, "works in Seine-Saint-Denis (93)"));
  gtk_widget_activate_action (fixture->page, "page.clear", NULL);
  ui_test_wait_for (ui_test_shows (fixture->page, "3 suppliers"));
  g_assert_cmpstr (sourcier_picker_row_get_code (SOURCIER_PICKER_ROW (picker)), ==, "");
}

/* Cergy lies 2.3 km from Pontoise (by Vincenty's formula from the coordinates of data/reference/communes.csv). */
static void
test_distance (Fixture       *fixture,
               gconstpointer  data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) distance = g_list_model_get_item (columns, 2);

  g_assert_cmpstr (gtk_column_view_column_get_title (distance), ==, "Distance");
  g_assert_false (gtk_column_view_column_get_visible (distance));

  type_place (fixture, "Pontoise (95)");
  ui_test_wait_for (gtk_column_view_column_get_visible (distance));
  gtk_column_view_sort_by_column (view, distance, GTK_SORT_ASCENDING);
  ui_test_wait_for (suppliers_page_test_get_first (fixture) == fixture->beta);
  suppliers_page_test_select_all (fixture);
  g_autofree char *text = suppliers_page_test_copy (fixture);
  g_assert_nonnull (strstr (text, "Bêta\tPontoise\t0.0 km\t"));
  g_assert_nonnull (strstr (text, "Alpha\tCergy\t2.3 km\t"));

  type_place (fixture, "");
  ui_test_wait_for (!gtk_column_view_column_get_visible (distance));
  ui_test_wait_for (suppliers_page_test_get_first (fixture) == fixture->alpha);
}

/* Bêta's ESAT ended with June 2026: it was one at an award in 2025, and no longer is today. */
static void
end_label_of_beta (Fixture *fixture)
{
  g_autoptr (SourcierSupplier) beta = sourcier_supplier_store_load (fixture->store, fixture->beta, NULL);
  g_autoptr (GError) error = NULL;

  sourcier_label_award_set_valid_to (g_ptr_array_index (sourcier_supplier_get_awards (beta), 0),
                                     sourcier_day_parse ("2026-06-30"));
  sourcier_store_begin (fixture->store, "Edit", &error);
  sourcier_supplier_store_save (fixture->store, beta, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
type_day (Fixture    *fixture,
          const char *day)
{
  GtkWidget *filter = ui_test_find (fixture->page, SOURCIER_TYPE_DAY_FILTER);
  GtkPopover *popover;

  gtk_widget_activate_action (fixture->page, "page.choose-day", NULL);
  popover = GTK_POPOVER (ui_test_find (filter, GTK_TYPE_POPOVER));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (popover), SOURCIER_TYPE_DAY_ROW)), day);
  gtk_widget_activate_default (ui_test_find (GTK_WIDGET (popover), SOURCIER_TYPE_DAY_ROW));
}

static void
test_state_on_a_day (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *badge;

  end_label_of_beta (fixture);
  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, fixture->beta));
  ui_test_wait_for (!ui_test_shows (fixture->pane, "Contracts reserved under L2113-12"));
  g_assert_false (ui_test_shows (fixture->pane, "State on"));

  type_day (fixture, "30/06/2025");
  ui_test_wait_for (ui_test_shows (fixture->pane, "State on 2025-06-30"));
  g_assert_true (ui_test_shows (fixture->pane, "Contracts reserved under L2113-12"));
  g_assert_true (ui_test_shows (fixture->page, "as of 2025-06-30"));
  g_assert_true (ui_test_shows (fixture->page, "3 suppliers"));
  badge = find_badge (ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW), "ESAT");
  g_assert_false (gtk_widget_has_css_class (badge, "ended"));

  gtk_widget_activate_action (fixture->page, "page.clear", NULL);
  ui_test_wait_for (!ui_test_shows (fixture->pane, "State on"));
  g_assert_false (ui_test_shows (fixture->pane, "Contracts reserved under L2113-12"));
  g_assert_true (gtk_widget_has_css_class (badge, "ended"));
}

static void
exclude_beta (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) beta = sourcier_supplier_store_load (fixture->store, fixture->beta, &error);

  g_assert_no_error (error);
  sourcier_supplier_set_text (beta, SOURCIER_SUPPLIER_EXCLUSION, "CCP L2141-4, judgment of 3 March");
  sourcier_supplier_set_text (beta, SOURCIER_SUPPLIER_EXCLUDED_SINCE, "2026-01-01");
  sourcier_supplier_set_text (beta, SOURCIER_SUPPLIER_EXCLUDED_UNTIL, "2026-12-31");
  sourcier_store_begin (fixture->store, "Exclude", &error);
  g_assert_no_error (error);
  sourcier_supplier_store_save (fixture->store, beta, &error);
  g_assert_no_error (error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_icon (GtkWidget  *root,
           const char *icon)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (GTK_IS_IMAGE (root) && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (root)), icon) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_icon (child, icon);
  return found;
}

/* On 21 November 2026 the exclusion stands first in the pane and the row has a mark; on 1 January 2027 it is over and told
 * among the rest. */
static void
test_excluded (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *view = ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW);

  g_assert_false (ui_test_shows (fixture->page, "Not excluded"));
  exclude_beta (fixture);
  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (ui_test_shows (fixture->pane, "Excluded from public procurement until 2026-12-31"));
  g_assert_true (ui_test_shows (fixture->pane, "CCP L2141-4, judgment of 3 March"));
  g_assert_nonnull (find_icon (fixture->pane, "action-unavailable-symbolic"));
  ui_test_wait_for (ui_test_shows (fixture->page, "Not excluded"));
  ui_test_wait_for (find_icon (view, "action-unavailable-symbolic") != NULL);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (find_icon (view, "action-unavailable-symbolic")), "L2141-4"));
  accessible_walker_assert_all_named (fixture->page);

  type_day (fixture, "01/01/2027");
  ui_test_wait_for (ui_test_shows (fixture->pane, "Was excluded from public procurement until 2026-12-31"));
  g_assert_null (find_icon (fixture->pane, "action-unavailable-symbolic"));
  ui_test_wait_for (find_icon (view, "action-unavailable-symbolic") == NULL);
  ui_test_wait_for (!ui_test_shows (fixture->page, "Not excluded"));
}

/* What is no day is said, and asks nothing; today is told as today. */
static void
test_state_on_no_day (Fixture       *fixture,
                      gconstpointer  data)
{
  type_day (fixture, "31/02/2026");
  ui_test_wait_for (ui_test_shows (ui_test_find (fixture->page, SOURCIER_TYPE_DAY_FILTER), "Not a day"));
  type_day (fixture, "");
  ui_test_wait_for (!gtk_widget_get_visible (ui_test_find (fixture->page, GTK_TYPE_POPOVER)));
  g_assert_true (ui_test_shows (ui_test_find (fixture->page, SOURCIER_TYPE_DAY_FILTER), "Today"));
  g_assert_false (ui_test_shows (fixture->page, "as of"));
}

static void
set_departement (Fixture *fixture,
                 gint64   id)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (fixture->store, id, NULL);
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, "95");
  sourcier_store_begin (fixture->store, "Edit", &error);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

/* Gamma is told no departement. */
static GtkWidget *
territory_with_two (Fixture *fixture)
{
  GtkWidget *facet;
  guint at = 0;

  set_departement (fixture, fixture->alpha);
  set_departement (fixture, fixture->beta);
  ui_test_wait_for (ui_test_shows (fixture->page, "Île-de-France"));
  do
    facet = ui_test_find_nth (fixture->page, SOURCIER_TYPE_FACET_LIST, at++);
  while (!ui_test_shows (facet, "Territory"));
  return facet;
}

static void
search_territory (GtkWidget  *facet,
                  const char *words)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_test_find (facet, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (facet, GTK_TYPE_SEARCH_ENTRY)), words);
}

/* A commune is found though its departement never was unfolded; it is counted after each answer, and ticked as any value. */
static void
test_commune_searched (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *facet = territory_with_two (fixture);

  g_assert_false (ui_test_shows (facet, "Pontoise"));
  search_territory (facet, "PONTO");
  ui_test_wait_for (ui_test_shows (facet, "Pontoise"));
  g_assert_false (ui_test_shows (facet, "Cergy"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (ui_test_find_nth (facet, GTK_TYPE_CHECK_BUTTON, 2)), TRUE);
  ui_test_wait_for (ui_test_shows (fixture->page, "1 supplier of 3"));
  g_assert_true (suppliers_page_test_get_first (fixture) == fixture->beta);

  search_territory (facet, "95000");
  ui_test_wait_for (ui_test_shows (facet, "Cergy"));
  set_departement (fixture, fixture->gamma);
  ui_test_wait_for (ui_test_shows (facet, "3"));
  search_territory (facet, "zzz");
  ui_test_wait_for (ui_test_shows (facet, "Nothing of that name"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, suppliers_page_test_set_up, func, suppliers_page_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);

  ADD ("/suppliers/distance", test_distance);
  ADD ("/suppliers/state-on-a-day", test_state_on_a_day);
  ADD ("/suppliers/state-on-no-day", test_state_on_no_day);
  ADD ("/suppliers/excluded", test_excluded);
  ADD ("/suppliers/near", test_near);
  ADD ("/suppliers/near/several", test_near_several);
  ADD ("/suppliers/works-in", test_works_in);
  ADD ("/suppliers/commune-searched", test_commune_searched);
  return ui_test_run ();
}
