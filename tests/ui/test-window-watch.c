/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"
#include "store/hold.h"
#include "widgets/saved-state.h"
#include "window-test.h"

#include <glib/gstdio.h>

/* What others do to the file that the window shows. */

/* @note: where another computer on the network tells that somebody works on the file there */
static void
open_held (SourcierWindow *window,
           GFile          *office,
           const char     *note)
{
  g_assert_true (g_file_set_contents (note, "[Sourcier]\nUser=Claire Martin\nMachine=PC-ACHATS\nMachineId=other\n"
                                            "Since=2026-11-22T08:12:00Z\n", -1, NULL));
  window_test_reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_assert_true (sourcier_store_get_read_only (sourcier_window_get_store (window)));
}

/* What another computer on the network left beside the file: it is opened to look at, and the note stays. */
static void
test_held (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Office.sourcier", "Essonne");
  g_autofree char *note = sourcier_hold_dup_note_path (g_file_peek_path (office));
  SourcierWindow *window = window_test_new ();

  open_held (window, office, note);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "Claire Martin"));
  g_assert_true (ui_test_shows (GTK_WIDGET (window), "PC-ACHATS"));
  g_assert_false (window_test_can (window, "import"));
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
  g_autoptr (GFile) office = window_test_new_office ("Freed.sourcier", "Essonne");
  g_autofree char *note = sourcier_hold_dup_note_path (g_file_peek_path (office));
  SourcierWindow *window = window_test_new ();

  open_held (window, office, note);
  g_assert_false (ui_test_shows (GTK_WIDGET (window), "Nobody else works"));
  g_assert_cmpint (g_unlink (note), ==, 0);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "Nobody else works on “Freed” any more."));
  window_test_do (window, "reopen");
  ui_test_wait_for (!sourcier_store_get_read_only (sourcier_window_get_store (window)));
  ui_test_wait_for (!ui_test_shows (GTK_WIDGET (window), "Nobody else works"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What another program does to the file is told at once, and what lies there then is left alone. */
static void
test_replaced (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Replaced.sourcier", "Essonne");
  g_autoptr (GFile) other = window_test_new_office ("Other.sourcier", "Yvelines");
  g_autofree char *aside = g_strconcat (g_file_peek_path (office), ".aside", NULL);
  g_autoptr (GError) error = NULL;
  SourcierWindow *window = window_test_new ();

  window_test_reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_assert_cmpint (g_rename (g_file_peek_path (office), aside), ==, 0);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "“Replaced” is no longer there"));
  g_assert_cmpint (g_rename (aside, g_file_peek_path (office)), ==, 0);
  ui_test_wait_for (!ui_test_shows (GTK_WIDGET (window), "“Replaced” is no longer there"));

  g_assert_cmpint (g_rename (g_file_peek_path (other), g_file_peek_path (office)), ==, 0);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "“Replaced” was replaced"));
  g_assert_false (sourcier_store_begin (sourcier_window_get_store (window), "Name the office", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  window_test_do (window, "reopen");
  ui_test_wait_for (g_str_equal (window_test_get_title (window), "Yvelines — Sourcier"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is open can be saved elsewhere when its file was deleted, and the window asks for it before it closes. */
static void
test_deleted (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Deleted.sourcier", "Essonne");
  g_autofree char *path = ui_test_new_path ("Kept.sourcier");
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  SourcierWindow *window = window_test_new ();
  GtkWindow *question;

  window_test_reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_assert_true (window_test_can (window, "save-copy"));
  g_assert_cmpint (g_unlink (g_file_peek_path (office)), ==, 0);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "“Deleted” is no longer there"));
  g_assert_true (ui_test_shows (GTK_WIDGET (window), "Save a copy…"));
  g_assert_cmpstr (sourcier_saved_state_get_words (sourcier_saved_state_get ()), ==, "File gone");
  gtk_window_close (GTK_WINDOW (window));
  ui_test_wait_for ((question = window_test_find_dialog (window)) != NULL);
  g_assert_true (ui_test_shows (GTK_WIDGET (question), "Save a copy first?"));
  gtk_window_close (question);

  _sourcier_window_save_copy (window, copy);
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (window), "A copy is saved as “Kept”"));
  g_assert_true (ui_test_open (window, copy));
  g_assert_cmpstr (window_test_get_title (window), ==, "Essonne — Sourcier");
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
  SourcierWindow *window = window_test_new ();

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_object_unref (sourcier_store_create (path, NULL));
  g_settings_reset (settings, "warned-files");
  g_assert_true (ui_test_open (window, office));
  ui_test_wait_for (window_test_find_dialog (window) != NULL);
  g_assert_true (ui_test_shows (GTK_WIDGET (window_test_find_dialog (window)), "lies in a folder of Nextcloud"));
  gtk_window_destroy (window_test_find_dialog (window));
  g_auto (GStrv) warned = g_settings_get_strv (settings, "warned-files");
  g_assert_cmpuint (g_strv_length (warned), ==, 1);
  g_assert_cmpstr (warned[0], ==, path);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/window/held", test_held);
  g_test_add_func ("/window/freed", test_freed);
  g_test_add_func ("/window/replaced", test_replaced);
  g_test_add_func ("/window/deleted", test_deleted);
  g_test_add_func ("/window/sync-folder", test_sync_folder);

  return ui_test_run ();
}
