/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/money.h"
#include "config.h"
#include "office/buyer-store.h"
#include "shell/buyer-form.h"
#include "shell/new-office.h"
#include "shell/recent-files.h"
#include "ui-test.h"

#include <glib/gstdio.h>

static void
assert_proposal (const char *name,
                 const char *file)
{
  g_autofree char *path = sourcier_new_office_propose_path (name);
  g_autofree char *base = g_path_get_basename (path);

  g_assert_cmpstr (base, ==, file);
}

static void
test_propose (void)
{
  assert_proposal ("Val-d’Oise", "Val-d’Oise.sourcier");
  assert_proposal ("", "My office.sourcier");
  assert_proposal ("..", "My office.sourcier");
  assert_proposal (".Mairie de L’Haÿ. ", "Mairie de L’Haÿ.sourcier");
  assert_proposal ("CHU / Achats: lot \"1\"", "CHU - Achats- lot -1-.sourcier");

  g_autofree char *path = sourcier_new_office_propose_path ("Taken");
  g_autofree char *folder = g_path_get_dirname (path);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "x", 1, NULL));
  assert_proposal ("Taken", "Taken 2.sourcier");
}

static gint64
count_suppliers (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = sourcier_store_open (path, &error);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "SELECT count(*) FROM supplier", &error);
  gboolean has_row;

  g_assert_true (sourcier_statement_step (statement, &has_row, &error));
  return sourcier_statement_get_int (statement, 0);
}

static void
test_make (void)
{
  g_autofree char *path = ui_test_new_path ("New.sourcier");
  g_autofree char *sample = ui_test_new_path ("Sample.sourcier");
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GError) error = NULL;

  sourcier_buyer_set_name (buyer, "Essonne");
  sourcier_buyer_set_departement (buyer, "91");
  g_assert_true (sourcier_new_office_make (path, buyer, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_suppliers (path), ==, 0);

  g_autoptr (SourcierStore) store = sourcier_store_open (path, &error);
  g_autoptr (SourcierBuyer) kept = sourcier_buyer_store_load (store, &error);
  g_assert_cmpstr (sourcier_buyer_get_name (kept), ==, "Essonne");
  g_assert_cmpstr (sourcier_buyer_get_departement (kept), ==, "91");

  g_assert_true (sourcier_new_office_make (sample, buyer, TRUE, NULL, &error));
  g_assert_cmpint (count_suppliers (sample), >, 100);
}

static void
test_make_fails (void)
{
  g_autofree char *taken = ui_test_new_path ("Taken.sourcier");
  g_autofree char *below_file = g_build_filename (taken, "folder", "Office.sourcier", NULL);
  g_autofree char *path = ui_test_new_path ("Cancelled.sourcier");
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (taken, "somebody’s work", -1, NULL));
  g_assert_false (sourcier_new_office_make (taken, buyer, FALSE, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (taken, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "somebody’s work");

  g_assert_false (sourcier_new_office_make (below_file, buyer, FALSE, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  g_cancellable_cancel (cancelled);
  g_assert_false (sourcier_new_office_make (path, buyer, TRUE, cancelled, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_recent (void)
{
  g_autoptr (GSettings) settings = g_settings_new (SOURCIER_APP_ID);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GFile) shown = g_file_new_for_path ("/office/9.sourcier");
  g_autoptr (GFile) again = g_file_new_for_path ("/office/5.sourcier");
  g_autofree char *label = NULL;

  g_settings_reset (settings, "recent-files");
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *path = g_strdup_printf ("/office/%d.sourcier", i);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      sourcier_recent_files_add (settings, file);
    }
  sourcier_recent_files_add (settings, again);

  g_auto (GStrv) uris = g_settings_get_strv (settings, "recent-files");
  g_assert_cmpuint (g_strv_length (uris), ==, 8);
  g_assert_cmpstr (uris[0], ==, "file:///office/5.sourcier");
  g_assert_cmpstr (uris[1], ==, "file:///office/9.sourcier");

  /* The file that is shown is not offered. */
  sourcier_recent_files_fill_menu (settings, menu, shown);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 7);
  g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (menu), 0, "label", "s", &label));
  g_assert_cmpstr (label, ==, "5 — /office");

  sourcier_recent_files_remove (settings, again);
  sourcier_recent_files_fill_menu (settings, menu, NULL);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, 7);
  g_settings_reset (settings, "recent-files");
}

/* The row of the form with this title. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = find_row (child, title);
      if (row != NULL)
        return row;
    }
  return NULL;
}

static void
write_row (GtkWidget  *form,
           const char *title,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (form, title)), text);
}

static void
test_form (void)
{
  GtkWidget *widget = sourcier_buyer_form_new ();
  SourcierBuyerForm *form = SOURCIER_BUYER_FORM (widget);
  GtkWidget *window = ui_test_present (widget);

  g_assert_true (sourcier_buyer_form_get_valid (form));
  write_row (widget, "Departement", "nowhere");
  g_assert_false (sourcier_buyer_form_get_valid (form));
  write_row (widget, "Departement", "Val d'Oise");
  g_assert_true (sourcier_buyer_form_get_valid (form));
  write_row (widget, "Purchases", "a lot");
  g_assert_false (sourcier_buyer_form_get_valid (form));
  write_row (widget, "Purchases", "61,2 M€");
  g_assert_true (sourcier_buyer_form_get_valid (form));
  write_row (widget, "Name", "  Conseil départemental ");
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (widget, "Kind")), SOURCIER_BUYER_DEPARTEMENT);

  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_form_dup_buyer (form);
  g_assert_cmpstr (sourcier_buyer_get_name (buyer), ==, "Conseil départemental");
  g_assert_cmpstr (sourcier_buyer_get_departement (buyer), ==, "95");
  g_assert_cmpint (sourcier_buyer_get_kind (buyer), ==, SOURCIER_BUYER_DEPARTEMENT);
  g_assert_cmpint (sourcier_buyer_get_yearly_volume (buyer), ==, G_GINT64_CONSTANT (6120000000));

  sourcier_buyer_set_yearly_volume (buyer, SOURCIER_MONEY_UNKNOWN);
  sourcier_buyer_form_set_buyer (form, buyer);
  g_autoptr (SourcierBuyer) again = sourcier_buyer_form_dup_buyer (form);
  g_assert_cmpint (sourcier_buyer_get_yearly_volume (again), ==, SOURCIER_MONEY_UNKNOWN);
  g_assert_cmpstr (sourcier_buyer_get_departement (again), ==, "95");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/shell/propose", test_propose);
  g_test_add_func ("/shell/make", test_make);
  g_test_add_func ("/shell/make-fails", test_make_fails);
  g_test_add_func ("/shell/recent", test_recent);
  g_test_add_func ("/shell/form", test_form);

  return ui_test_run ();
}
