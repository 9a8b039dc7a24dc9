/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "accessible-walker.h"
#include "suppliers-page-test.h"
#include "suppliers/list-comparison-window.h"
#include "suppliers/supplier-saved-list.h"
#include "suppliers/supplier-store.h"
#include "widgets/picker-row.h"

static gboolean
has_label (Fixture    *fixture,
           gint64      id,
           const char *label)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (fixture->store, id, NULL);
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    if (g_str_equal (sourcier_label_award_get_label (g_ptr_array_index (awards, i)), label))
      return TRUE;
  return FALSE;
}

static void
test_bulk_label (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  g_assert_false (ui_test_shows (fixture->page, "selected:"));
  suppliers_page_test_select_all (fixture);
  ui_test_wait_for (ui_test_shows (fixture->page, "3 selected:"));
  g_assert_true (ui_test_shows (fixture->pane, "3 suppliers selected"));

  gtk_widget_activate_action (fixture->page, "page.label-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_nonnull (ui_test_find_dialog (fixture->window));
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (ui_test_find (dialog, SOURCIER_TYPE_PICKER_ROW)), "ESAT");
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);

  g_assert_true (has_label (fixture, fixture->alpha, "ESAT"));
  g_assert_true (has_label (fixture, fixture->gamma, "ESAT"));
  sourcier_store_undo (fixture->store, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Add label");
  g_assert_false (has_label (fixture, fixture->alpha, "ESAT"));
  g_assert_true (has_label (fixture, fixture->beta, "ESAT"));
}

static gboolean
has_tags (Fixture    *fixture,
          gint64      id,
          const char *tags)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (fixture->store, id, NULL);
  g_autofree char *own = g_strjoinv (", ", (char **) sourcier_supplier_get_tags (supplier));

  return g_str_equal (own, tags);
}

/* A tag is typed once; then the facet counts it, the pane tells it and the dialog offers it. */
static void
test_bulk_tag (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *dialog;

  suppliers_page_test_select_all (fixture);
  ui_test_wait_for (ui_test_shows (fixture->page, "3 selected:"));
  gtk_widget_activate_action (fixture->page, "page.tag-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (dialog, ADW_TYPE_ENTRY_ROW)), "à revoir");
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  g_assert_true (has_tags (fixture, fixture->alpha, "à revoir"));
  ui_test_wait_for (ui_test_shows (fixture->page, "à revoir"));

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, fixture->beta));
  ui_test_wait_for (ui_test_shows (fixture->pane, "à revoir"));
  gtk_widget_activate_action (fixture->page, "page.tag-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (ui_test_find (dialog, SOURCIER_TYPE_PICKER_ROW)), "à revoir");
  gtk_widget_activate_action (dialog, "bulk.remove", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  g_assert_true (has_tags (fixture, fixture->beta, ""));
  g_assert_true (has_tags (fixture, fixture->gamma, "à revoir"));
}

static gboolean
has_source (Fixture    *fixture,
            gint64      id,
            const char *source)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (fixture->store, id, NULL);

  return g_str_equal (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SOURCE), source);
}

/* The one entry of the dialog that shows is for the field that stands there at first, the source. */
static void
write_in_dialog (GtkWidget  *dialog,
                 const char *text)
{
  GtkWidget *rows = gtk_widget_get_parent (ui_test_find (dialog, ADW_TYPE_ENTRY_ROW));

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ADW_IS_ENTRY_ROW (row) && gtk_widget_get_visible (row))
      gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
}

/* What is told is written where nothing stands; with the switch off, everywhere, and one Undo takes it back. */
static void
test_bulk_field (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, fixture->beta));
  gtk_widget_activate_action (fixture->page, "page.field-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_nonnull (ui_test_find_dialog (fixture->window));
  write_in_dialog (dialog, "Salon 2025");
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  g_assert_true (has_source (fixture, fixture->beta, "Salon 2025"));

  suppliers_page_test_select_all (fixture);
  ui_test_wait_for (ui_test_shows (fixture->page, "3 selected:"));
  gtk_widget_activate_action (fixture->page, "page.field-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  write_in_dialog (dialog, "Salon 2026");
  g_assert_true (has_source (fixture, fixture->alpha, "Salon 2026"));
  g_assert_true (has_source (fixture, fixture->beta, "Salon 2025"));

  gtk_widget_activate_action (fixture->page, "page.field-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  gtk_switch_set_active (GTK_SWITCH (ui_test_find (dialog, GTK_TYPE_SWITCH)), FALSE);
  write_in_dialog (dialog, "");
  g_assert_true (has_source (fixture, fixture->alpha, ""));
  g_assert_true (has_source (fixture, fixture->beta, ""));
  sourcier_store_undo (fixture->store, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Set a field");
  g_assert_true (has_source (fixture, fixture->beta, "Salon 2025"));
}

/* Before a mail merge file is written, who cannot be reached is told. */
static void
test_mailing (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog;

  suppliers_page_test_select_all (fixture);
  ui_test_wait_for (ui_test_shows (fixture->page, "3 selected:"));
  gtk_widget_activate_action (fixture->page, "page.mailing-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  g_assert_true (ui_test_shows (dialog, "3 rows: one for each contact"));
  g_assert_true (ui_test_shows (dialog, "3 rows have no street or no town."));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
}

/* A question saved under a name stands above the facets, and a click asks it again; a list made by hand is a facet. */
static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog, *entry;

  suppliers_page_test_search (fixture, "cergy");
  ui_test_wait_for (ui_test_shows (fixture->page, "2 suppliers of 3"));
  gtk_widget_activate_action (fixture->page, "page.lists", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  entry = ui_test_find (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "De Cergy");
  g_signal_emit_by_name (entry, "apply");
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  ui_test_wait_for (ui_test_shows (fixture->page, "De Cergy"));
  g_assert_cmpstr (sourcier_store_get_undo_name (fixture->store), ==, "Save question");

  gtk_widget_activate_action (fixture->page, "page.clear", NULL);
  ui_test_wait_for (ui_test_shows (fixture->page, "3 suppliers"));
  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, fixture->beta));
  gtk_widget_activate_action (fixture->page, "page.list-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (dialog, ADW_TYPE_ENTRY_ROW)), "Salon");
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  ui_test_wait_for (ui_test_shows (fixture->page, "Salon"));
}

static void
put_on_list (Fixture    *fixture,
             gint64      id,
             const char *name)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (fixture->page, "page.select", "x", id);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, id));
  gtk_widget_activate_action (fixture->page, "page.list-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (dialog, ADW_TYPE_ENTRY_ROW)), name);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
}

static GtkWidget *
compare_lists (Fixture *fixture)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (fixture->page, "page.lists", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  gtk_widget_activate_action (dialog, "lists.compare", NULL);
  ui_test_wait_for (SOURCIER_IS_LIST_COMPARISON_WINDOW (ui_test_find_dialog (fixture->window)));
  dialog = ui_test_find_dialog (fixture->window);
  ui_test_wait_for (ui_test_shows (dialog, "On “Aval”, not “Bords”"));
  return dialog;
}

/* Two lists side by side: a part is shown in the directory, or put on a list of its own. */
static void
test_compare_lists (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *window;

  put_on_list (fixture, fixture->alpha, "Aval");
  put_on_list (fixture, fixture->beta, "Aval");
  put_on_list (fixture, fixture->beta, "Bords");
  ui_test_wait_for (ui_test_shows (fixture->pane, "Aval\nBords"));
  window = compare_lists (fixture);
  accessible_walker_assert_all_named (window);
  ui_test_wait_for (ui_test_shows (window, "Alpha"));
  gtk_widget_activate_action (window, "comparison.ask", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  ui_test_wait_for (ui_test_shows (fixture->page, "1 supplier of 3"));
  g_assert_true (ui_test_shows (fixture->page, "On “Aval”, not “Bords”"));
  gtk_widget_activate_action (fixture->page, "page.clear", NULL);

  window = compare_lists (fixture);
  GtkListBox *parts = GTK_LIST_BOX (ui_test_find (window, GTK_TYPE_LIST_BOX));
  gtk_list_box_select_row (parts, gtk_list_box_get_row_at_index (parts, 1));
  gtk_widget_activate_action (window, "comparison.keep", NULL);
  g_assert_nonnull (ui_test_find_dialog (fixture->window));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (window, GTK_TYPE_ENTRY)), "Les deux");
  gtk_widget_activate_action (window, "comparison.keep", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);

  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSavedList) kept = sourcier_saved_list_store_find (fixture->store, &sourcier_supplier_lists, "Les deux", &error);
  g_assert_no_error (error);
  g_autoptr (GArray) ids = sourcier_saved_list_store_find_ids (fixture->store, kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, fixture->beta);
}

/* Many are deleted on a worker. */
static void
test_bulk_delete_many (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  for (int i = 0; i < 120; i++)
    suppliers_page_test_add (fixture->store, "Delta", "Cergy", NULL);
  ui_test_wait_for (ui_test_shows (fixture->page, "123 suppliers"));
  suppliers_page_test_select_all (fixture);
  ui_test_wait_for (ui_test_shows (fixture->page, "123 selected:"));
  gtk_widget_activate_action (fixture->page, "page.delete", NULL);
  ui_test_wait_for (ui_test_shows (fixture->page, "No suppliers yet"));
  sourcier_store_undo (fixture->store, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Delete suppliers");
  ui_test_wait_for (ui_test_shows (fixture->page, "123 suppliers"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, suppliers_page_test_set_up, func, suppliers_page_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);

  ADD ("/suppliers/bulk-label", test_bulk_label);
  ADD ("/suppliers/bulk-tag", test_bulk_tag);
  ADD ("/suppliers/bulk-field", test_bulk_field);
  ADD ("/suppliers/mailing", test_mailing);
  ADD ("/suppliers/compare-lists", test_compare_lists);
  ADD ("/suppliers/lists", test_lists);
  ADD ("/suppliers/bulk-delete-many", test_bulk_delete_many);
  return ui_test_run ();
}
