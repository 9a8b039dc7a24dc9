/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "config.h"
#include "shell/window-private.h"
#include "store/store-private.h"
#include "suppliers/supplier-editor.h"
#include "widgets/saved-state.h"
#include "widgets/unsaved.h"
#include "window-test.h"

#include <glib/gstdio.h>

/* How the window comes to a file, and how it leaves it. */

static void
test_open (void)
{
  g_autoptr (GFile) first = window_test_new_office ("First.sourcier", "Val-d’Oise");
  g_autoptr (GFile) second = window_test_new_office ("Second.sourcier", "");
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/Missing.sourcier");
  SourcierWindow *window = window_test_new ();

  window_test_reset_settings ();
  g_assert_false (window_test_can (window, "import"));
  g_assert_true (ui_test_open (window, first));
  g_assert_cmpstr (window_test_get_title (window), ==, "Val-d’Oise — Sourcier");
  g_assert_true (window_test_can (window, "import"));
  g_assert_true (window_test_can (window, "undo"));
  g_assert_false (window_test_can (window, "redo"));
  window_test_show_all_pages (window);
  accessible_walker_assert_all_named (GTK_WIDGET (window));

  /* What cannot be opened leaves the old file where it is, and is said by name. */
  g_assert_false (ui_test_open (window, missing));
  g_assert_cmpstr (window_test_get_title (window), ==, "Val-d’Oise — Sourcier");
  GtkWindow *dialog = window_test_find_dialog (window);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "“Missing.sourcier” could not be opened");
  gtk_window_destroy (dialog);

  g_assert_true (ui_test_open (window, second));
  g_assert_cmpstr (window_test_get_title (window), ==, "Second — Sourcier");

  g_autoptr (GSettings) settings = g_settings_new (SOURCIER_APP_ID);
  g_auto (GStrv) recent = g_settings_get_strv (settings, "recent-files");
  g_autofree char *last = g_settings_get_string (settings, "last-file");
  g_autofree char *uri = g_file_get_uri (second);
  g_assert_cmpuint (g_strv_length (recent), ==, 2);
  g_assert_cmpstr (recent[0], ==, uri);
  g_assert_cmpstr (last, ==, uri);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_begin (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Office.sourcier", "Essonne");
  SourcierWindow *window = window_test_new ();

  window_test_reset_settings ();
  sourcier_window_begin (window);
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_null (sourcier_window_get_store (window));
  accessible_walker_assert_all_named (GTK_WIDGET (window));
  g_assert_true (ui_test_open (window, office));
  gtk_window_destroy (GTK_WINDOW (window));

  window = window_test_new ();
  sourcier_window_begin (window);
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_cmpstr (window_test_get_title (window), ==, "Essonne — Sourcier");
  gtk_window_destroy (GTK_WINDOW (window));

  g_assert_cmpint (g_remove (g_file_peek_path (office)), ==, 0);
  window = window_test_new ();
  sourcier_window_begin (window);
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_null (sourcier_window_get_store (window));
  g_assert_cmpstr (window_test_get_title (window), ==, "Sourcier");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A newer version's file, as SQLite's own user_version says it, can be looked at and not changed. */
static void
test_read_only (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Office.sourcier", "Essonne");
  g_autoptr (GError) error = NULL;
  SourcierWindow *window = window_test_new ();

  {
    g_autoptr (SourcierStore) store = sourcier_store_open (g_file_peek_path (office), &error);
    g_assert_true (sourcier_store_execute (store, "PRAGMA user_version = 9999", &error));
  }
  window_test_reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_assert_true (sourcier_store_get_read_only (sourcier_window_get_store (window)));
  g_assert_false (window_test_can (window, "undo"));
  g_assert_false (window_test_can (window, "import"));
  g_assert_true (window_test_can (window, "office-details"));
  window_test_do (window, "office-details");
  ui_test_wait_for (window_test_find_dialog (window) != NULL);
  accessible_walker_assert_all_named (GTK_WIDGET (window_test_find_dialog (window)));
  gtk_window_destroy (window_test_find_dialog (window));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A file of an earlier version, with more in it than can be brought up to date before anybody looks. */
static GFile *
new_old_office (int n_suppliers)
{
  g_autofree char *path = ui_test_new_path ("Old.sourcier");
  g_autofree char *sql =
    g_strdup_printf ("WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                     " INSERT INTO supplier (id, name) SELECT i, 'Atelier ' || i FROM n", n_suppliers);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = _sourcier_store_create_version (path, 20, &error);

  g_assert_no_error (error);
  g_assert_true (sourcier_store_execute (store, "INSERT INTO meta VALUES ('replica', 7), ('next_id', 41)", &error));
  g_assert_true (sourcier_store_execute (store, sql, &error));
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static gint64
ask_number (GFile      *file,
            const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = _sourcier_store_open_plain (g_file_peek_path (file), SQLITE_OPEN_READONLY, &error);
  gint64 number;

  g_assert_true (_sourcier_store_get_number (store, sql, &number, &error));
  return number;
}

/* It is brought up to date while the window goes on: what is done is said, and where the copy lies; whoever stops it finds the
 * file as it was. */
static void
test_old (void)
{
  g_autoptr (GFile) file = new_old_office (8000);
  SourcierWindow *window = window_test_new ();
  GtkWindow *shown;

  window_test_reset_settings ();
  sourcier_window_open_file (window, file, NULL);
  ui_test_wait_for (!sourcier_window_is_opening (window)
                    || ((shown = window_test_find_dialog (window)) != NULL && ui_test_shows (GTK_WIDGET (shown), "Old.backups")));
  shown = window_test_find_dialog (window);
  if (sourcier_window_is_opening (window) && shown != NULL)
    {
      accessible_walker_assert_all_named (GTK_WIDGET (shown));
      gtk_window_close (shown);
      ui_test_wait_for (!sourcier_window_is_opening (window));
      g_assert_null (sourcier_window_get_store (window));
      g_assert_cmpint (ask_number (file, "PRAGMA user_version"), ==, 20);
    }
  g_assert_true (sourcier_window_get_store (window) != NULL || ui_test_open (window, file));
  g_assert_cmpint (ask_number (file, "PRAGMA user_version"), >, 20);
  g_assert_cmpint (ask_number (file, "SELECT count (*) FROM supplier"), ==, 8000);
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWindow *
find_question (SourcierWindow *window)
{
  GtkWindow *form = window_test_find_dialog (window);

  return form != NULL ? (GtkWindow *) ui_test_find_before (form) : NULL;
}

static void
answer (SourcierWindow *window,
        const char     *response)
{
  ui_test_wait_for (find_question (window) != NULL);
  GtkWindow *question = find_question (window);

  g_assert_true (ui_test_shows (GTK_WIDGET (question), "Save what you typed?"));
  g_signal_emit_by_name (question, "response", response);
  gtk_window_destroy (question);
}

/* An editor before the window in which the reader began to tell of a supplier. */
static GtkWindow *
type_supplier (SourcierWindow *window,
               const char     *name)
{
  GtkWindow *form;

  sourcier_supplier_editor_present (GTK_WIDGET (window), sourcier_window_get_store (window), NULL);
  ui_test_wait_for (window_test_find_dialog (window) != NULL);
  form = window_test_find_dialog (window);
  g_assert_false (sourcier_unsaved_is_unsaved (SOURCIER_UNSAVED (form)));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (form), ADW_TYPE_ENTRY_ROW)), name);
  return form;
}

/* Whoever closes the window, or goes to another file, while an editor holds what he typed is asked what becomes of it. */
static void
test_leave (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Office.sourcier", "Essonne");
  g_autoptr (GFile) second = window_test_new_office ("Second.sourcier", "Yvelines");
  g_autofree char *uri = g_file_get_uri (second);
  SourcierWindow *window = window_test_new ();
  SourcierSavedState *state = sourcier_saved_state_get ();

  window_test_reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_assert_cmpstr (sourcier_saved_state_get_words (state), ==, "Saved");
  ui_test_name_office (sourcier_window_get_store (window), "Essonne");
  ui_test_name_office (sourcier_window_get_store (window), "Val-d’Oise");
  g_assert_true (g_str_has_prefix (sourcier_saved_state_get_words (state), "Saved at "));

  type_supplier (window, "Atelier de l’Oise");
  sourcier_saved_state_look (state);
  g_assert_cmpstr (sourcier_saved_state_get_words (state), ==, "Not saved yet");
  g_assert_true (ui_test_shows (GTK_WIDGET (window), "Not saved yet"));
  gtk_window_close (GTK_WINDOW (window));
  answer (window, "cancel");
  g_assert_nonnull (window_test_find_dialog (window));

  g_action_group_activate_action (G_ACTION_GROUP (window), "open-recent", g_variant_new_string (uri));
  answer (window, "save");
  ui_test_wait_for (g_str_equal (window_test_get_title (window), "Yvelines — Sourcier"));
  g_assert_cmpint (ask_number (office, "SELECT count (*) FROM supplier WHERE name = 'Atelier de l’Oise'"), ==, 1);

  type_supplier (window, "Nobody");
  gtk_window_close (GTK_WINDOW (window));
  answer (window, "discard");
  ui_test_wait_for (gtk_application_get_windows (GTK_APPLICATION (window_test_application)) == NULL);
  g_assert_cmpint (ask_number (second, "SELECT count (*) FROM supplier"), ==, 0);
}

/* A file that is given to the program while it runs is shown in the window that there is. */
static void
test_second_start (void)
{
  g_autoptr (GFile) first = window_test_new_office ("First.sourcier", "Essonne");
  g_autoptr (GFile) second = window_test_new_office ("Second.sourcier", "Yvelines");
  SourcierWindow *window;

  window_test_reset_settings ();
  g_application_open (G_APPLICATION (window_test_application), &first, 1, "");
  window = window_test_find ();
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_cmpstr (window_test_get_title (window), ==, "Essonne — Sourcier");
  g_application_open (G_APPLICATION (window_test_application), &second, 1, "");
  /* The second double click of an impatient reader is no second wish. */
  g_application_open (G_APPLICATION (window_test_application), &second, 1, "");
  ui_test_wait_for (!sourcier_window_is_opening (window));
  ui_test_wait_for (g_list_length (gtk_application_get_windows (GTK_APPLICATION (window_test_application))) == 1);
  g_assert_cmpstr (window_test_get_title (window), ==, "Yvelines — Sourcier");
  g_application_activate (G_APPLICATION (window_test_application));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (window_test_application))), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The window comes with the file that it shows first: the page, its name and the focus are there, nothing empty before it. */
static void
test_first_file (void)
{
  g_autoptr (GFile) file = window_test_new_office ("Begun.sourcier", "Essonne");
  SourcierWindow *window;

  window_test_reset_settings ();
  g_application_open (G_APPLICATION (window_test_application), &file, 1, "");
  window = window_test_find ();
  g_assert_true (sourcier_window_is_opening (window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  ui_test_wait_for (gtk_widget_get_visible (GTK_WIDGET (window)));
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_cmpstr (window_test_get_title (window), ==, "Essonne — Sourcier");
  ui_test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_window_destroy (GTK_WINDOW (window));

  /* The same file is the last one, which the program shows when it is given none. */
  g_application_activate (G_APPLICATION (window_test_application));
  window = window_test_find ();
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_cmpstr (window_test_get_title (window), ==, "Essonne — Sourcier");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Why the first file cannot be shown is told in a window; the one that was shown last is shown instead. */
static void
test_first_file_missing (void)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/Missing.sourcier");
  SourcierWindow *window;

  window_test_reset_settings ();
  g_application_open (G_APPLICATION (window_test_application), &missing, 1, "");
  window = window_test_find ();
  ui_test_wait_for (window_test_find_dialog (window) != NULL);
  g_assert_cmpstr (gtk_window_get_title (window_test_find_dialog (window)), ==, "“Missing.sourcier” could not be opened");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_true (ui_test_shows (GTK_WIDGET (window), "Who are you?"));
  gtk_window_destroy (window_test_find_dialog (window));
  gtk_window_destroy (GTK_WINDOW (window));

  /* Nobody waits for the file of a window that was closed before it came. */
  g_application_open (G_APPLICATION (window_test_application), &missing, 1, "");
  gtk_window_destroy (GTK_WINDOW (window_test_find ()));
  g_assert_null (window_test_find ());
}

/* A file dropped on the window: an office's file is opened, any other is a list to import. */
static void
test_take (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Office.sourcier", "Essonne");
  g_autofree char *path = ui_test_new_path ("list.csv");
  g_autoptr (GFile) list = g_file_new_for_path (path);
  SourcierWindow *window = window_test_new ();

  g_assert_true (g_file_set_contents (path, "Nom;Commune\nÉlan;Cergy\n", -1, NULL));
  window_test_reset_settings ();
  sourcier_window_take_file (window, office);
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_cmpstr (window_test_get_title (window), ==, "Essonne — Sourcier");
  g_assert_null (window_test_find_dialog (window));

  sourcier_window_take_file (window, list);
  ui_test_wait_for (window_test_find_dialog (window) != NULL);
  g_assert_cmpstr (gtk_window_get_title (window_test_find_dialog (window)), ==, "Import a list");
  gtk_window_close (window_test_find_dialog (window));
  ui_test_wait_for (window_test_find_dialog (window) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A list that the State publishes is recognised, and loaded once the reader agrees; that can be undone. */
static void
test_take_official (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Official.sourcier", "Essonne");
  g_autofree char *path = ui_test_new_path ("zone.csv");
  g_autoptr (GFile) list = g_file_new_for_path (path);
  SourcierWindow *window = window_test_new ();

  g_assert_true (g_file_set_contents (path, "Code_insee;Classement FRR au 10 juillet 2025\n91001;FRR+\n", -1, NULL));
  g_assert_true (ui_test_open (window, office));
  sourcier_window_take_file (window, list);
  ui_test_wait_for (window_test_find_dialog (window) != NULL
                    && g_str_equal (gtk_window_get_title (window_test_find_dialog (window)), "Official lists"));

  GtkWindow *dialog = window_test_find_dialog (window);
  ui_test_wait_for (ui_test_find_before (dialog) != NULL);
  GtkWindow *question = GTK_WINDOW (ui_test_find_before (dialog));
  g_signal_emit_by_name (question, "response", "accept");
  gtk_window_destroy (question);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (dialog), "1 row, edition 2025-07-10"));
  g_assert_true (ui_test_shows (GTK_WIDGET (window), "Rural revitalisation zone (FRR): 1 row, edition 2025-07-10"));

  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  ui_test_wait_for (!ui_test_shows (GTK_WIDGET (dialog), "1 row, edition 2025-07-10"));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/window/open", test_open);
  g_test_add_func ("/window/begin", test_begin);
  g_test_add_func ("/window/read-only", test_read_only);
  g_test_add_func ("/window/old", test_old);
  g_test_add_func ("/window/leave", test_leave);
  g_test_add_func ("/window/second-start", test_second_start);
  g_test_add_func ("/window/first-file", test_first_file);
  g_test_add_func ("/window/first-file-missing", test_first_file_missing);
  g_test_add_func ("/window/take", test_take);
  g_test_add_func ("/window/take-official", test_take_official);

  return ui_test_run ();
}
