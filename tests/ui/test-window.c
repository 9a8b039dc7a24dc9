/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "config.h"
#include "history/history-page.h"
#include "shell/application.h"
#include "shell/welcome-page.h"
#include "shell/window-private.h"
#include "shell/window.h"
#include "store/hold.h"
#include "store/store-private.h"
#include "suppliers/supplier-editor.h"
#include "ui-test.h"
#include "widgets/feedback.h"
#include "widgets/saved-state.h"
#include "widgets/unsaved.h"

#include <glib/gstdio.h>

static SourcierApplication *application;

static GFile *
new_office (const char *file_name,
            const char *office_name)
{
  g_autofree char *path = ui_test_new_path (file_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = sourcier_store_create (path, &error);

  g_assert_no_error (error);
  ui_test_name_office (store, office_name);
  return g_file_new_for_path (path);
}

static SourcierWindow *
new_window (void)
{
  SourcierWindow *window = sourcier_window_new (application);

  ui_test_present (GTK_WIDGET (window));
  return window;
}

static const char *
title_of (SourcierWindow *window)
{
  return gtk_window_get_title (GTK_WINDOW (window));
}

static gboolean
enabled (SourcierWindow *window,
         const char     *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

static void
activate (SourcierWindow *window,
          const char     *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
}

/* The windows that stand before this one: alerts and dialogs. */
static GtkWindow *
find_before (GtkWindow *window)
{
  g_autoptr (GListModel) all = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (all, i);

      if (gtk_window_get_transient_for (other) == window && gtk_widget_get_visible (GTK_WIDGET (other)))
        return other;
    }
  return NULL;
}

static GtkWindow *
find_dialog (SourcierWindow *window)
{
  return find_before (GTK_WINDOW (window));
}

static void
reset_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new (SOURCIER_APP_ID);

  g_settings_reset (settings, "last-file");
  g_settings_reset (settings, "recent-files");
  g_settings_reset (settings, "page");
}

/* A page is built when it is shown first. */
static void
show_all_pages (SourcierWindow *window)
{
  static const char * const pages[] = { "labels", "purchases", "plans", "rules", "history", "suppliers" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_action_group_change_action_state (G_ACTION_GROUP (window), "page", g_variant_new_string (pages[i]));
}

static void
test_open (void)
{
  g_autoptr (GFile) first = new_office ("First.sourcier", "Val-d’Oise");
  g_autoptr (GFile) second = new_office ("Second.sourcier", "");
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/Missing.sourcier");
  SourcierWindow *window = new_window ();

  reset_settings ();
  g_assert_false (enabled (window, "import"));
  g_assert_true (ui_test_open (window, first));
  g_assert_cmpstr (title_of (window), ==, "Val-d’Oise — Sourcier");
  g_assert_true (enabled (window, "import"));
  g_assert_true (enabled (window, "undo"));
  g_assert_false (enabled (window, "redo"));
  show_all_pages (window);
  accessible_walker_assert_all_named (GTK_WIDGET (window));

  /* What cannot be opened leaves the old file where it is, and is said by name. */
  g_assert_false (ui_test_open (window, missing));
  g_assert_cmpstr (title_of (window), ==, "Val-d’Oise — Sourcier");
  GtkWindow *dialog = find_dialog (window);
  g_assert_nonnull (dialog);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "“Missing.sourcier” could not be opened");
  gtk_window_destroy (dialog);

  g_assert_true (ui_test_open (window, second));
  g_assert_cmpstr (title_of (window), ==, "Second — Sourcier");

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
  g_autoptr (GFile) office = new_office ("Office.sourcier", "Essonne");
  SourcierWindow *window = new_window ();

  reset_settings ();
  sourcier_window_begin (window);
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_null (sourcier_window_get_store (window));
  accessible_walker_assert_all_named (GTK_WIDGET (window));
  g_assert_true (ui_test_open (window, office));
  gtk_window_destroy (GTK_WINDOW (window));

  window = new_window ();
  sourcier_window_begin (window);
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_cmpstr (title_of (window), ==, "Essonne — Sourcier");
  gtk_window_destroy (GTK_WINDOW (window));

  g_assert_cmpint (g_remove (g_file_peek_path (office)), ==, 0);
  window = new_window ();
  sourcier_window_begin (window);
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_null (sourcier_window_get_store (window));
  g_assert_cmpstr (title_of (window), ==, "Sourcier");
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
page_of (SourcierWindow *window)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), "page");

  return g_variant_dup_string (state, NULL);
}

static void
test_undo (void)
{
  g_autoptr (GFile) office = new_office ("Office.sourcier", "Essonne");
  SourcierWindow *window = new_window ();

  reset_settings ();
  g_assert_true (ui_test_open (window, office));
  ui_test_name_office (sourcier_window_get_store (window), "Val-d’Oise");
  g_assert_cmpstr (title_of (window), ==, "Val-d’Oise — Sourcier");

  activate (window, "undo");
  ui_test_wait_for (g_str_equal (title_of (window), "Essonne — Sourcier"));
  ui_test_wait_for (enabled (window, "redo"));
  g_assert_true (enabled (window, "undo"));

  activate (window, "undo");
  ui_test_wait_for (!enabled (window, "undo"));
  g_assert_cmpstr (title_of (window), ==, "Office — Sourcier");

  activate (window, "redo");
  ui_test_wait_for (g_str_equal (title_of (window), "Essonne — Sourcier"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* From the list of pages Tab goes on into the page, and does not change it on its way. */
static void
test_tab (void)
{
  g_autoptr (GFile) office = new_office ("Office.sourcier", "Essonne");
  SourcierWindow *window = new_window ();

  reset_settings ();
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (ui_test_open (window, office));
  /* Until the window is active, Tab only makes visible what has the focus. */
  ui_test_wait_for (gtk_window_is_active (GTK_WINDOW (window)));
  g_autofree char *shown = page_of (window);
  GtkWidget *row = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (row));

  g_assert_true (gtk_widget_child_focus (GTK_WIDGET (window), GTK_DIR_TAB_FORWARD));
  g_autofree char *then = page_of (window);
  GtkWidget *next = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_cmpstr (then, ==, shown);
  g_assert_false (gtk_widget_is_ancestor (next, gtk_widget_get_parent (row)));

  g_assert_true (gtk_widget_grab_focus (row));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "move-cursor", GTK_MOVEMENT_DISPLAY_LINES, 1, FALSE, FALSE);
  g_autofree char *below = page_of (window);
  g_assert_cmpstr (below, !=, shown);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != row);
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Three quick presses are three steps, though the first is still under way; one too many does no harm. */
static void
test_quick_undo (void)
{
  g_autoptr (GFile) office = new_office ("Office.sourcier", "Essonne");
  SourcierWindow *window = new_window ();

  reset_settings ();
  g_assert_true (ui_test_open (window, office));
  ui_test_name_office (sourcier_window_get_store (window), "Val-d’Oise");

  activate (window, "undo");
  activate (window, "undo");
  activate (window, "undo");
  ui_test_wait_for (!enabled (window, "undo"));
  g_assert_cmpstr (title_of (window), ==, "Office — Sourcier");

  activate (window, "redo");
  activate (window, "redo");
  ui_test_wait_for (!enabled (window, "redo"));
  g_assert_cmpstr (title_of (window), ==, "Val-d’Oise — Sourcier");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A newer version's file, as SQLite's own user_version says it, can be looked at and not changed. */
static void
test_read_only (void)
{
  g_autoptr (GFile) office = new_office ("Office.sourcier", "Essonne");
  g_autoptr (GError) error = NULL;
  SourcierWindow *window = new_window ();

  {
    g_autoptr (SourcierStore) store = sourcier_store_open (g_file_peek_path (office), &error);
    g_assert_true (sourcier_store_execute (store, "PRAGMA user_version = 9999", &error));
  }
  reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_assert_true (sourcier_store_get_read_only (sourcier_window_get_store (window)));
  g_assert_false (enabled (window, "undo"));
  g_assert_false (enabled (window, "import"));
  g_assert_true (enabled (window, "office-details"));
  activate (window, "office-details");
  ui_test_wait_for (find_dialog (window) != NULL);
  accessible_walker_assert_all_named (GTK_WIDGET (find_dialog (window)));
  gtk_window_destroy (find_dialog (window));
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
  SourcierWindow *window = new_window ();
  GtkWindow *shown;

  reset_settings ();
  sourcier_window_open_file (window, file, NULL);
  ui_test_wait_for (!sourcier_window_is_opening (window)
                    || ((shown = find_dialog (window)) != NULL && ui_test_shows (GTK_WIDGET (shown), "Old.backups")));
  shown = find_dialog (window);
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
  GtkWindow *form = find_dialog (window);

  return form != NULL ? find_before (form) : NULL;
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
  ui_test_wait_for (find_dialog (window) != NULL);
  form = find_dialog (window);
  g_assert_false (sourcier_unsaved_is_unsaved (SOURCIER_UNSAVED (form)));
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (GTK_WIDGET (form), ADW_TYPE_ENTRY_ROW)), name);
  return form;
}

/* Whoever closes the window, or goes to another file, while an editor holds what he typed is asked what becomes of it. */
static void
test_leave (void)
{
  g_autoptr (GFile) office = new_office ("Office.sourcier", "Essonne");
  g_autoptr (GFile) second = new_office ("Second.sourcier", "Yvelines");
  g_autofree char *uri = g_file_get_uri (second);
  SourcierWindow *window = new_window ();
  SourcierSavedState *state = sourcier_saved_state_get ();

  reset_settings ();
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
  g_assert_nonnull (find_dialog (window));

  g_action_group_activate_action (G_ACTION_GROUP (window), "open-recent", g_variant_new_string (uri));
  answer (window, "save");
  ui_test_wait_for (g_str_equal (title_of (window), "Yvelines — Sourcier"));
  g_assert_cmpint (ask_number (office, "SELECT count (*) FROM supplier WHERE name = 'Atelier de l’Oise'"), ==, 1);

  type_supplier (window, "Nobody");
  gtk_window_close (GTK_WINDOW (window));
  answer (window, "discard");
  ui_test_wait_for (gtk_application_get_windows (GTK_APPLICATION (application)) == NULL);
  g_assert_cmpint (ask_number (second, "SELECT count (*) FROM supplier"), ==, 0);
}

/* What another computer on the network left beside the file: it is opened to look at, and the note stays. */
static void
test_held (void)
{
  g_autoptr (GFile) office = new_office ("Office.sourcier", "Essonne");
  g_autofree char *note = sourcier_hold_dup_note_path (g_file_peek_path (office));
  SourcierWindow *window = new_window ();

  g_assert_true (g_file_set_contents (note, "[Sourcier]\nUser=Claire Martin\nMachine=PC-ACHATS\nMachineId=other\n"
                                            "Since=2026-11-22T08:12:00Z\n", -1, NULL));
  reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_assert_true (sourcier_store_get_read_only (sourcier_window_get_store (window)));
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "Claire Martin"));
  g_assert_true (ui_test_shows (GTK_WIDGET (window), "PC-ACHATS"));
  g_assert_false (enabled (window, "import"));
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));

  /* Once they have closed it, it can be worked on, and others are told so, until this window is closed. */
  g_assert_cmpint (g_unlink (note), ==, 0);
  g_assert_true (ui_test_open (window, office));
  g_assert_false (sourcier_store_get_read_only (sourcier_window_get_store (window)));
  g_assert_true (g_file_test (note, G_FILE_TEST_EXISTS));
  g_assert_true (ui_test_open (window, office));
  g_assert_false (sourcier_store_get_read_only (sourcier_window_get_store (window)));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_wait_for (!g_file_test (note, G_FILE_TEST_EXISTS));
}

/* Once whoever worked on the file has closed it, the window that only looks offers to work on it. */
static void
test_freed (void)
{
  g_autoptr (GFile) office = new_office ("Freed.sourcier", "Essonne");
  g_autofree char *note = sourcier_hold_dup_note_path (g_file_peek_path (office));
  SourcierWindow *window = new_window ();

  g_assert_true (g_file_set_contents (note, "[Sourcier]\nUser=Claire Martin\nMachine=PC-ACHATS\nMachineId=other\n"
                                            "Since=2026-11-22T08:12:00Z\n", -1, NULL));
  reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_assert_true (sourcier_store_get_read_only (sourcier_window_get_store (window)));
  g_assert_false (ui_test_shows (GTK_WIDGET (window), "Nobody else works"));
  g_assert_cmpint (g_unlink (note), ==, 0);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "Nobody else works on “Freed” any more."));
  activate (window, "reopen");
  ui_test_wait_for (!sourcier_store_get_read_only (sourcier_window_get_store (window)));
  ui_test_wait_for (!ui_test_shows (GTK_WIDGET (window), "Nobody else works"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What another program does to the file is told at once, and what lies there then is left alone. */
static void
test_replaced (void)
{
  g_autoptr (GFile) office = new_office ("Replaced.sourcier", "Essonne");
  g_autoptr (GFile) other = new_office ("Other.sourcier", "Yvelines");
  g_autofree char *aside = g_strconcat (g_file_peek_path (office), ".aside", NULL);
  g_autoptr (GError) error = NULL;
  SourcierWindow *window = new_window ();

  reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_assert_cmpint (g_rename (g_file_peek_path (office), aside), ==, 0);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "“Replaced” is no longer there"));
  g_assert_cmpint (g_rename (aside, g_file_peek_path (office)), ==, 0);
  ui_test_wait_for (!ui_test_shows (GTK_WIDGET (window), "“Replaced” is no longer there"));

  g_assert_cmpint (g_rename (g_file_peek_path (other), g_file_peek_path (office)), ==, 0);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "“Replaced” was replaced"));
  g_assert_false (sourcier_store_begin (sourcier_window_get_store (window), "Name the office", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  activate (window, "reopen");
  ui_test_wait_for (g_str_equal (title_of (window), "Yvelines — Sourcier"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is open can be saved elsewhere when its file was deleted, and the window asks for it before it closes. */
static void
test_deleted (void)
{
  g_autoptr (GFile) office = new_office ("Deleted.sourcier", "Essonne");
  g_autofree char *path = ui_test_new_path ("Kept.sourcier");
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  SourcierWindow *window = new_window ();
  GtkWindow *question;

  reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_assert_true (enabled (window, "save-copy"));
  g_assert_cmpint (g_unlink (g_file_peek_path (office)), ==, 0);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "“Deleted” is no longer there"));
  g_assert_true (ui_test_shows (GTK_WIDGET (window), "Save a copy…"));
  g_assert_cmpstr (sourcier_saved_state_get_words (sourcier_saved_state_get ()), ==, "File gone");
  gtk_window_close (GTK_WINDOW (window));
  ui_test_wait_for ((question = find_dialog (window)) != NULL);
  g_assert_true (ui_test_shows (GTK_WIDGET (question), "Save a copy first?"));
  gtk_window_close (question);

  _sourcier_window_save_copy (window, copy);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "A copy is saved as “Kept”"));
  g_assert_true (ui_test_open (window, copy));
  g_assert_cmpstr (title_of (window), ==, "Essonne — Sourcier");
  g_assert_cmpstr (sourcier_saved_state_get_words (sourcier_saved_state_get ()), ==, "Saved");
  g_assert_false (sourcier_store_get_read_only (sourcier_window_get_store (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A folder that a program copies to other computers is told once. */
static void
test_sync_folder (void)
{
  g_autofree char *folder = ui_test_new_path ("Nextcloud");
  g_autofree char *path = g_build_filename (folder, "Office.sourcier", NULL);
  g_autoptr (GFile) office = g_file_new_for_path (path);
  g_autoptr (GSettings) settings = g_settings_new (SOURCIER_APP_ID);
  SourcierWindow *window = new_window ();

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_object_unref (sourcier_store_create (path, NULL));
  g_settings_reset (settings, "warned-files");
  g_assert_true (ui_test_open (window, office));
  ui_test_wait_for (find_dialog (window) != NULL);
  g_assert_true (ui_test_shows (GTK_WIDGET (find_dialog (window)), "lies in a folder of Nextcloud"));
  gtk_window_destroy (find_dialog (window));
  g_auto (GStrv) warned = g_settings_get_strv (settings, "warned-files");
  g_assert_cmpuint (g_strv_length (warned), ==, 1);
  g_assert_cmpstr (warned[0], ==, path);
  gtk_window_destroy (GTK_WINDOW (window));
}

static SourcierWindow *
find_window (void)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL; l = l->next)
    if (SOURCIER_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

/* A file that is given to the program while it runs is shown in the window that there is. */
static void
test_second_start (void)
{
  g_autoptr (GFile) first = new_office ("First.sourcier", "Essonne");
  g_autoptr (GFile) second = new_office ("Second.sourcier", "Yvelines");
  SourcierWindow *window;

  reset_settings ();
  g_application_open (G_APPLICATION (application), &first, 1, "");
  window = find_window ();
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_cmpstr (title_of (window), ==, "Essonne — Sourcier");
  g_application_open (G_APPLICATION (application), &second, 1, "");
  /* The second double click of an impatient reader is no second wish. */
  g_application_open (G_APPLICATION (application), &second, 1, "");
  ui_test_wait_for (!sourcier_window_is_opening (window));
  ui_test_wait_for (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))) == 1);
  g_assert_cmpstr (title_of (window), ==, "Yvelines — Sourcier");
  g_application_activate (G_APPLICATION (application));
  g_assert_cmpuint (g_list_length (gtk_application_get_windows (GTK_APPLICATION (application))), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The window comes with the file that it shows first: the page, its name and the focus are there, nothing empty before it. */
static void
test_first_file (void)
{
  g_autoptr (GFile) file = new_office ("Begun.sourcier", "Essonne");
  SourcierWindow *window;

  reset_settings ();
  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = find_window ();
  g_assert_true (sourcier_window_is_opening (window));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window)));
  ui_test_wait_for (gtk_widget_get_visible (GTK_WIDGET (window)));
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_cmpstr (title_of (window), ==, "Essonne — Sourcier");
  ui_test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (window)));
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (window))));
  gtk_window_destroy (GTK_WINDOW (window));

  /* The same file is the last one, which the program shows when it is given none. */
  g_application_activate (G_APPLICATION (application));
  window = find_window ();
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_cmpstr (title_of (window), ==, "Essonne — Sourcier");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Why the first file cannot be shown is told in a window; the one that was shown last is shown instead. */
static void
test_first_file_missing (void)
{
  g_autoptr (GFile) missing = g_file_new_for_path ("/nowhere/Missing.sourcier");
  SourcierWindow *window;

  reset_settings ();
  g_application_open (G_APPLICATION (application), &missing, 1, "");
  window = find_window ();
  ui_test_wait_for (find_dialog (window) != NULL);
  g_assert_cmpstr (gtk_window_get_title (find_dialog (window)), ==, "“Missing.sourcier” could not be opened");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window)));
  g_assert_true (ui_test_shows (GTK_WIDGET (window), "Who are you?"));
  gtk_window_destroy (find_dialog (window));
  gtk_window_destroy (GTK_WINDOW (window));

  /* Nobody waits for the file of a window that was closed before it came. */
  g_application_open (G_APPLICATION (application), &missing, 1, "");
  gtk_window_destroy (GTK_WINDOW (find_window ()));
  g_assert_null (find_window ());
}

/* The keys are told by a window that is built when it is asked for; its template is tested with the others. */
static void
test_shortcuts (void)
{
  SourcierWindow *window = new_window ();
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (application), "win.show-help-overlay");

  g_assert_cmpuint (g_strv_length (keys), ==, 1);
  g_assert_cmpstr (keys[0], ==, "<Control>question");
  g_assert_true (enabled (window, "show-help-overlay"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pages (void)
{
  g_autoptr (GFile) office = new_office ("Office.sourcier", "Essonne");
  SourcierWindow *window = new_window ();

  reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "page", g_variant_new_string ("history"));
  g_autoptr (GVariant) page = g_action_group_get_action_state (G_ACTION_GROUP (window), "page");
  g_assert_cmpstr (g_variant_get_string (page, NULL), ==, "history");

  activate (window, "sidebar");
  g_autoptr (GVariant) hidden = g_action_group_get_action_state (G_ACTION_GROUP (window), "sidebar");
  g_assert_false (g_variant_get_boolean (hidden));
  activate (window, "sidebar");
  g_autoptr (GVariant) shown = g_action_group_get_action_state (G_ACTION_GROUP (window), "sidebar");
  g_assert_true (g_variant_get_boolean (shown));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A file dropped on the window: an office's file is opened, any other is a list to import. */
static void
test_take (void)
{
  g_autoptr (GFile) office = new_office ("Office.sourcier", "Essonne");
  g_autofree char *path = ui_test_new_path ("list.csv");
  g_autoptr (GFile) list = g_file_new_for_path (path);
  SourcierWindow *window = new_window ();

  g_assert_true (g_file_set_contents (path, "Nom;Commune\nÉlan;Cergy\n", -1, NULL));
  reset_settings ();
  sourcier_window_take_file (window, office);
  ui_test_wait_for (!sourcier_window_is_opening (window));
  g_assert_cmpstr (title_of (window), ==, "Essonne — Sourcier");
  g_assert_null (find_dialog (window));

  sourcier_window_take_file (window, list);
  ui_test_wait_for (find_dialog (window) != NULL);
  g_assert_cmpstr (gtk_window_get_title (find_dialog (window)), ==, "Import a list");
  gtk_window_close (find_dialog (window));
  ui_test_wait_for (find_dialog (window) == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A list that the State publishes is recognised, and loaded once the reader agrees; that can be undone. */
static void
test_take_official (void)
{
  g_autoptr (GFile) office = new_office ("Official.sourcier", "Essonne");
  g_autofree char *path = ui_test_new_path ("zone.csv");
  g_autoptr (GFile) list = g_file_new_for_path (path);
  SourcierWindow *window = new_window ();

  g_assert_true (g_file_set_contents (path, "Code_insee;Classement FRR au 10 juillet 2025\n91001;FRR+\n", -1, NULL));
  g_assert_true (ui_test_open (window, office));
  sourcier_window_take_file (window, list);
  ui_test_wait_for (find_dialog (window) != NULL
                    && g_str_equal (gtk_window_get_title (find_dialog (window)), "Official lists"));

  GtkWindow *dialog = find_dialog (window);
  ui_test_wait_for (find_before (dialog) != NULL);
  GtkWindow *question = find_before (dialog);
  g_signal_emit_by_name (question, "response", "accept");
  gtk_window_destroy (question);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (dialog), "1 row, edition 2025-07-10"));
  g_assert_true (ui_test_shows (GTK_WIDGET (window), "Rural revitalisation zone (FRR): 1 row, edition 2025-07-10"));

  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  ui_test_wait_for (!ui_test_shows (GTK_WIDGET (dialog), "1 row, edition 2025-07-10"));
  gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* What the window and the simple pages fold down to: a small screen, and half of a large one. */
static void
test_narrow (void)
{
  SourcierWindow *window = new_window ();
  GtkWidget *welcome = g_object_ref_sink (sourcier_welcome_page_new ());
  GtkWidget *history = g_object_ref_sink (sourcier_history_page_new ());

  show_all_pages (window);
  g_assert_cmpint (least_width (GTK_WIDGET (window)), <=, 800);
  g_assert_cmpint (least_width (welcome), <=, 360);
  g_assert_cmpint (least_width (history), <=, 360);
  g_object_unref (history);
  g_object_unref (welcome);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
stands_behind (GtkWidget  *widget,
               const char *css_name)
{
  for (GtkWidget *before = gtk_widget_get_prev_sibling (widget); before != NULL; before = gtk_widget_get_prev_sibling (before))
    if (g_str_equal (gtk_widget_get_css_name (before), css_name))
      return TRUE;
  return FALSE;
}

/* The shadows of what folds are given their style anew with each layout, and so is all that stands behind them. */
static void
test_shadows (void)
{
  SourcierWindow *window = new_window ();
  GtkWidget *table = ui_test_find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *leaflet = ui_test_find (GTK_WIDGET (window), g_type_from_name ("AdwLeaflet"));

  g_assert_true (gtk_widget_is_ancestor (table, leaflet));
  g_assert_true (stands_behind (gtk_widget_get_last_child (leaflet), "shadow"));
  for (GtkWidget *widget = table; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_assert_false (stands_behind (widget, "dimming") || stands_behind (widget, "shadow"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whoever closes the window does not wait for what it began. */
static void
test_close_while_undoing (void)
{
  g_autoptr (GFile) file = new_office ("Closing.sourcier", "Closing");
  SourcierWindow *window = new_window ();

  g_assert_true (ui_test_open (window, file));
  g_autoptr (SourcierStore) store = g_object_ref (sourcier_window_get_store (window));
  g_assert_nonnull (sourcier_store_get_undo_name (store));

  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_wait_for (sourcier_store_get_undo_name (store) == NULL);
}

/* Names are told as they are written: a toast would read them as markup, and show nothing. */
static void
test_toast (void)
{
  g_autoptr (GFile) file = new_office ("Toast.sourcier", "Toast");
  SourcierWindow *window = new_window ();

  g_assert_true (ui_test_open (window, file));
  sourcier_feedback_tell (GTK_WIDGET (window), "“Travail & <Partage>” told");
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "“Travail & <Partage>” told"));
  sourcier_feedback_done (GTK_WIDGET (window), "“Travail & <Partage>” done");
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "“Travail & <Partage>” done"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
set_true (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* One thing done right after another, while the toast of the first still moves: libadwaita frees what it still uses. */
static void
test_quick_toasts (void)
{
  g_autoptr (GFile) file = new_office ("Toasts.sourcier", "Toasts");
  SourcierWindow *window = new_window ();
  gboolean over = FALSE;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_assert_true (ui_test_open (window, file));
  for (guint i = 0; i < 5; i++)
    {
      gboolean waited = FALSE;

      sourcier_feedback_done (GTK_WIDGET (window), i % 2 == 0 ? "One thing done" : "Another done");
      g_timeout_add (20, set_true, &waited);
      ui_test_wait_for (waited);
    }
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "One thing done"));
  g_timeout_add (1500, set_true, &over);
  ui_test_wait_for (over);
  g_assert_false (ui_test_shows (GTK_WIDGET (window), "Another done"));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A window that filled the screen when it was closed does so again. */
static void
test_maximized (void)
{
  g_autoptr (GSettings) settings = g_settings_new (SOURCIER_APP_ID);

  g_settings_set_boolean (settings, "window-maximized", TRUE);
  SourcierWindow *window = sourcier_window_new (application);
  g_assert_true (gtk_window_is_maximized (GTK_WINDOW (window)));
  g_assert_true (g_settings_get_boolean (settings, "window-maximized"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_settings_reset (settings, "window-maximized");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  ui_test_init (&argc, &argv);
  application = sourcier_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));

  g_test_add_func ("/window/open", test_open);
  g_test_add_func ("/window/begin", test_begin);
  g_test_add_func ("/window/tab", test_tab);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/quick-undo", test_quick_undo);
  g_test_add_func ("/window/close-while-undoing", test_close_while_undoing);
  g_test_add_func ("/window/read-only", test_read_only);
  g_test_add_func ("/window/old", test_old);
  g_test_add_func ("/window/leave", test_leave);
  g_test_add_func ("/window/held", test_held);
  g_test_add_func ("/window/freed", test_freed);
  g_test_add_func ("/window/replaced", test_replaced);
  g_test_add_func ("/window/deleted", test_deleted);
  g_test_add_func ("/window/sync-folder", test_sync_folder);
  g_test_add_func ("/window/second-start", test_second_start);
  g_test_add_func ("/window/first-file", test_first_file);
  g_test_add_func ("/window/first-file-missing", test_first_file_missing);
  g_test_add_func ("/window/shortcuts", test_shortcuts);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/take", test_take);
  g_test_add_func ("/window/take-official", test_take_official);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/shadows", test_shadows);
  g_test_add_func ("/window/toast", test_toast);
  g_test_add_func ("/window/quick-toasts", test_quick_toasts);
  g_test_add_func ("/window/maximized", test_maximized);

  return ui_test_run ();
}
