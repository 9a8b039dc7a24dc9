/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/decp-export-window.h"
#include "purchases/decp-import-window.h"
#include "purchases/decp-form.h"
#include "purchases/decp-store.h"
#include "purchases/purchase-editor.h"
#include "purchases/purchase-store.h"
#include "accessible-walker.h"
#include "ui-test.h"

#define CONTRACT(id, cpv) \
  "{\"id\": \"" id "\", \"acheteur\": {\"id\": \"21950127100015\"}, \"objet\": \"École " id "\", \"codeCPV\": \"" cpv "\"," \
  "\"montant\": 12.5, \"dureeMois\": 3, \"dateNotification\": \"2025-01-02\"," \
  "\"titulaires\": [{\"typeIdentifiant\": \"SIRET\", \"id\": \"44306184100047\"}]}"

static GFile *
new_file (const char *text)
{
  g_autofree char *path = ui_test_new_path ("decp.json");

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

/* Types into the entry row that is called @title. */
static gboolean
type_in (GtkWidget  *root,
         const char *title,
         const char *text)
{
  if (ADW_IS_ENTRY_ROW (root) && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    {
      gtk_editable_set_text (GTK_EDITABLE (root), text);
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (type_in (child, title, text))
      return TRUE;
  return FALSE;
}

static void
test_import (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = new_file ("{\"marches\": [" CONTRACT ("A1", "45214200") "," CONTRACT ("A2", "9132100") "]}");
  g_autoptr (GError) error = NULL;
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_decp_import_window_present (window, store, file);
  GtkWidget *dialog = ui_test_find_dialog (window);
  gpointer alive = dialog;

  ui_test_wait_for (ui_test_shows (dialog, "2 contracts read"));
  accessible_walker_assert_all_named (dialog);
  g_assert_true (ui_test_shows (dialog, "1 doubtful contract"));
  g_assert_true (ui_test_shows (dialog, "The CPV code lost its zero"));
  g_assert_true (ui_test_shows (dialog, "Suppliers added to the directory"));
  g_assert_cmpint (sourcier_purchase_store_count (store, &error), ==, 0);

  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  gtk_widget_activate_action (dialog, "import.apply", NULL);
  ui_test_wait_for (ui_test_shows (dialog, "2 contracts imported"));
  g_assert_true (ui_test_shows (dialog, "1 supplier was added"));
  accessible_walker_assert_all_named (dialog);
  gtk_widget_activate_action (dialog, "import.cancel", NULL);
  ui_test_wait_for (alive == NULL);
  g_assert_cmpint (sourcier_purchase_store_count (store, &error), ==, 2);
  g_assert_nonnull (sourcier_store_get_undo_name (store));

  /* The same file again has nothing new. */
  sourcier_decp_import_window_present (window, store, file);
  dialog = ui_test_find_dialog (window);
  ui_test_wait_for (ui_test_shows (dialog, "2 contracts read"));
  gtk_widget_activate_action (dialog, "import.apply", NULL);
  g_assert_true (ui_test_shows (dialog, "2 contracts read"));
  gtk_widget_activate_action (dialog, "import.cancel", NULL);

  sourcier_decp_export_window_present (window, store);
  dialog = ui_test_find_dialog (window);
  ui_test_wait_for (ui_test_shows (dialog, "All years"));
  accessible_walker_assert_all_named (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What the form asks for is kept with the purchase, in one action; what is no percentage is told and not kept. */
static void
test_published (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
  g_autoptr (SourcierDecpContract) rest = NULL;
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, "École");
  sourcier_purchase_set_state (purchase, SOURCIER_PURCHASE_AWARDED);
  sourcier_store_begin (store, "Add", NULL);
  g_assert_true (sourcier_purchase_store_save (store, purchase, NULL));
  sourcier_store_commit (store, NULL);

  sourcier_purchase_editor_complete (window, store, purchase, "lieuExecution.code");
  GtkWidget *editor = ui_test_find_dialog (window);
  GtkWidget *form = ui_test_find (editor, SOURCIER_TYPE_DECP_FORM);

  accessible_walker_assert_all_named (editor);
  ui_test_wait_for (gtk_window_get_focus (GTK_WINDOW (editor)) != NULL
                    && gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (editor)), form));
  g_assert_true (type_in (form, "Code of the place of execution", "95127"));
  g_assert_true (type_in (form, "Rate of the advance (%)", "200"));
  gtk_widget_activate_action (editor, "form.apply", NULL);
  g_assert_true (ui_test_shows (form, "Not a percentage"));
  g_assert_true (type_in (form, "Rate of the advance (%)", "12,5"));
  gtk_widget_activate_action (editor, "form.apply", NULL);

  rest = sourcier_decp_store_load (store, sourcier_purchase_get_id (purchase), NULL);
  g_assert_cmpstr (sourcier_decp_contract_get (rest, SOURCIER_DECP_PLACE), ==, "95127");
  g_assert_cmpstr (sourcier_decp_contract_get (rest, SOURCIER_DECP_ADVANCE_RATE), ==, "0.125");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_problem (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = new_file ("{\"suppliers\": []}");
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_decp_import_window_present (window, store, file);
  GtkWidget *dialog = ui_test_find_dialog (window);

  ui_test_wait_for (ui_test_shows (dialog, "could not be read"));
  accessible_walker_assert_all_named (dialog);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/decp/import", test_import);
  g_test_add_func ("/decp/published", test_published);
  g_test_add_func ("/decp/problem", test_problem);
  return ui_test_run ();
}
