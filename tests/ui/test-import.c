/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/import-assistant.h"
#include "suppliers/supplier-store.h"
#include "accessible-walker.h"
#include "ui-test.h"

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static GFile *
new_list (const char *text)
{
  g_autofree char *path = ui_test_new_path ("list.csv");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
close_window (GtkWidget *window)
{
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_close (GTK_WINDOW (window));
  ui_test_wait_for (alive == NULL);
}

/* Two sound SIRET (La Poste's head office, and INSEE's own example), one that fails the check sum, one row with nothing. */
#define LIST \
  "SIRET;Raison sociale;Ville;Couleur\r\n" \
  "35600000000048;La Poste;Paris;jaune\r\n" \
  "73282932000074;Exemple;Lyon;bleu\r\n" \
  "73282932000075;Faute de frappe;Lyon;vert\r\n" \
  ";;Nantes;\r\n"

static void
test_import (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = new_list (LIST);
  g_autoptr (GError) error = NULL;
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_import_assistant_present (window, store, file);
  GtkWidget *assistant = ui_test_find_dialog (window);

  ui_test_wait_for (ui_test_shows (assistant, "4 rows read"));
  accessible_walker_assert_all_named (assistant);
  g_assert_true (ui_test_shows (assistant, "semicolons between cells"));
  g_assert_true (ui_test_shows (assistant, "headers on line 1"));
  g_assert_true (ui_test_shows (assistant, "3 rows will be brought in"));
  g_assert_cmpint (sourcier_supplier_store_count (store, &error), ==, 0);

  /* Without the doubtful row. */
  gtk_switch_set_active (GTK_SWITCH (find (assistant, GTK_TYPE_SWITCH)), FALSE);
  ui_test_wait_for (ui_test_shows (assistant, "2 rows will be brought in"));

  gtk_widget_activate_action (assistant, "import.apply", NULL);
  ui_test_wait_for (ui_test_shows (assistant, "2 rows brought in"));
  accessible_walker_assert_all_named (assistant);
  g_assert_true (ui_test_shows (assistant, "4 rows read"));
  g_assert_true (ui_test_shows (assistant, "1 doubtful row was left out"));
  g_assert_true (ui_test_shows (assistant, "Save the rejected rows"));
  g_assert_cmpint (sourcier_supplier_store_count (store, &error), ==, 2);
  g_assert_nonnull (sourcier_store_get_undo_name (store));
  close_window (assistant);

  /* The same list again has nothing new but what was left out. */
  sourcier_import_assistant_present (window, store, file);
  assistant = ui_test_find_dialog (window);
  ui_test_wait_for (ui_test_shows (assistant, "1 row will be brought in"));
  close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_columns (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = new_list (LIST);
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_import_assistant_present (window, store, file);
  GtkWidget *assistant = ui_test_find_dialog (window);

  ui_test_wait_for (ui_test_shows (assistant, "4 rows read"));
  gtk_stack_set_visible_child_name (GTK_STACK (gtk_widget_get_ancestor (find (assistant, ADW_TYPE_COMBO_ROW),
                                                                        GTK_TYPE_STACK)), "columns");
  ui_test_wait_for (ui_test_shows (assistant, "3 of 4 columns are read"));
  accessible_walker_assert_all_named (assistant);

  /* Without the SIRET no check sum fails: the first choice is not to import the column. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (find (assistant, ADW_TYPE_COMBO_ROW)), 0);
  ui_test_wait_for (ui_test_shows (assistant, "2 of 4 columns are read"));
  g_assert_true (ui_test_shows (assistant, "3 rows will be brought in"));
  close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
has_focus (GtkWidget  *window,
           const char *action)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && GTK_IS_ACTIONABLE (focus)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)), action) == 0;
}

/* Whoever presses Return too early loses nothing. */
static void
test_focus (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = new_list (LIST);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/list.csv");
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_import_assistant_present (window, store, file);
  GtkWidget *assistant = ui_test_find_dialog (window);

  g_assert_true (GTK_IS_PROGRESS_BAR (gtk_window_get_focus (GTK_WINDOW (assistant))));
  ui_test_wait_for (ui_test_shows (assistant, "4 rows read"));
  g_assert_true (has_focus (assistant, "import.apply"));

  /* A choice made in the preview keeps the focus. */
  GtkWidget *doubtful = find (assistant, GTK_TYPE_SWITCH);
  gtk_widget_grab_focus (doubtful);
  gtk_switch_set_active (GTK_SWITCH (doubtful), FALSE);
  ui_test_wait_for (ui_test_shows (assistant, "2 rows will be brought in"));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (assistant)) == doubtful);
  gtk_switch_set_active (GTK_SWITCH (doubtful), TRUE);

  gtk_widget_activate_action (assistant, "import.apply", NULL);
  g_assert_true (GTK_IS_PROGRESS_BAR (gtk_window_get_focus (GTK_WINDOW (assistant))));
  ui_test_wait_for (ui_test_shows (assistant, "3 rows brought in"));
  g_assert_true (has_focus (assistant, "import.cancel"));
  close_window (assistant);

  /* Nothing to bring in: Return closes nothing before it could be read. */
  sourcier_import_assistant_present (window, store, file);
  assistant = ui_test_find_dialog (window);
  ui_test_wait_for (ui_test_shows (assistant, "Nothing to change"));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (assistant)));
  g_assert_false (has_focus (assistant, "import.cancel"));
  close_window (assistant);

  sourcier_import_assistant_present (window, store, nowhere);
  assistant = ui_test_find_dialog (window);
  ui_test_wait_for (ui_test_shows (assistant, "could not be read"));
  g_assert_true (has_focus (assistant, "import.choose"));
  close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_nothing_to_do (void)
{
  static const struct { const char *list, *words; } cases[] = {
    { "SIRET;Nom;Ville\r\n", "no rows" },
    { "Truc;Machin\r\nun;deux\r\n", "which one holds the names" },
    { "SIRET;Nom;Ville\r\n;;Nantes\r\n", "None of the rows" },
  };
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GFile) file = new_list (cases[i].list);

      sourcier_import_assistant_present (window, store, file);
      GtkWidget *assistant = ui_test_find_dialog (window);
      ui_test_wait_for (ui_test_shows (assistant, cases[i].words));
      g_assert_false (ui_test_shows (assistant, "Nothing to change"));
      close_window (assistant);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_unreadable (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GFile) file = g_file_new_for_path ("/nowhere/list.csv");
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));

  sourcier_import_assistant_present (window, store, file);
  GtkWidget *assistant = ui_test_find_dialog (window);

  ui_test_wait_for (ui_test_shows (assistant, "could not be read"));
  g_assert_true (ui_test_shows (assistant, "list.csv"));
  g_assert_true (ui_test_shows (assistant, "Choose another file"));
  g_assert_false (ui_test_shows (assistant, "Back to the preview"));
  accessible_walker_assert_all_named (assistant);
  close_window (assistant);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/import/import", test_import);
  g_test_add_func ("/import/columns", test_columns);
  g_test_add_func ("/import/focus", test_focus);
  g_test_add_func ("/import/nothing-to-do", test_nothing_to_do);
  g_test_add_func ("/import/unreadable", test_unreadable);

  return ui_test_run ();
}
