/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "suppliers/duplicates-window.h"
#include "suppliers/supplier-store.h"
#include "ui-test.h"

static SourcierSupplier *
add (SourcierStore *store,
     const char    *name,
     const char    *city)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_POSTCODE, "93100");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, city);
  sourcier_store_begin (store, "Add", &error);
  sourcier_supplier_store_save (store, supplier, &error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
  return supplier;
}

static gint64
count (SourcierStore *store)
{
  return sourcier_supplier_store_count (store, NULL);
}

/* One pair of three suppliers: told apart, taken back, merged. */
static void
test_pairs (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierSupplier) first = add (store, "Adrea SARL", "Montreuil");
  g_autoptr (SourcierSupplier) second = add (store, "Association Adrea", "MONTREUIL");
  g_autoptr (SourcierSupplier) other = add (store, "Somebody else", "Montreuil");
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  g_autoptr (GError) error = NULL;

  sourcier_duplicates_window_present (window, store, NULL);
  GtkWidget *dialog = ui_test_find_dialog (window);

  ui_test_wait_for (ui_test_shows (dialog, "1 of 1"));
  g_assert_true (ui_test_shows (dialog, "Same name and postcode"));
  accessible_walker_assert_all_named (dialog);

  gtk_widget_activate_action (dialog, "duplicates.part", NULL);
  ui_test_wait_for (ui_test_shows (dialog, "No duplicates"));
  g_assert_cmpint (count (store), ==, 3);
  sourcier_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  ui_test_wait_for (ui_test_shows (dialog, "1 of 1"));

  gtk_widget_activate_action (dialog, "duplicates.merge", NULL);
  ui_test_wait_for (ui_test_shows (dialog, "No duplicates"));
  g_assert_cmpint (count (store), ==, 2);
  g_autoptr (SourcierSupplier) merged = sourcier_supplier_store_load (store, sourcier_supplier_get_id (first), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sourcier_supplier_get_name (merged), ==, "Adrea SARL");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Two that the reader chose: the window goes when they are merged. */
static void
test_chosen (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierSupplier) first = add (store, "Alpha", "Montreuil");
  g_autoptr (SourcierSupplier) second = add (store, "Beta", "Montreuil");
  g_autoptr (SourcierDuplicate) pair = sourcier_duplicate_new (first, second, 0);
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_duplicates_window_present (window, store, pair);
  gpointer dialog = ui_test_find_dialog (window);

  g_object_add_weak_pointer (dialog, &dialog);
  ui_test_wait_for (ui_test_shows (dialog, "Stays"));
  g_assert_true (gtk_widget_activate_action (dialog, "duplicates.merge", NULL));
  ui_test_wait_for (dialog == NULL);
  g_assert_cmpint (count (store), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/duplicates/pairs", test_pairs);
  g_test_add_func ("/duplicates/chosen", test_chosen);

  return ui_test_run ();
}
