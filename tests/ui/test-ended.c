/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window tells of a run that did not end by itself, by the note that it left. */

#include "config.h"
#include "shell/window.h"
#include "ui-test.h"

#include <glib/gstdio.h>

/* As a run leaves it that had @path open. */
static void
leave_note (const char *path,
            const char *end)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "sourcier", NULL);
  g_autofree char *note = g_build_filename (folder, "session-1-0badcafe", NULL);
  g_autofree char *text = g_strdup_printf ("[Session]\nVersion=0.1.0\nFile=%s\n%s\n", path, end);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (note, text, -1, NULL));
}

static SourcierApplication *
start (void)
{
  SourcierApplication *application = sourcier_application_new ();
  g_autoptr (GError) error = NULL;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  sourcier_application_watch (application);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  return application;
}

/* It is no fault of the program's, and what was done is there all the same. */
static void
test_lost_display (void)
{
  g_autofree char *path = ui_test_new_path ("Lost.sourcier");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (SourcierStore) store = sourcier_store_create (path, NULL);
  g_autoptr (SourcierApplication) application = NULL;
  SourcierWindow *window;
  GtkWidget *dialog;

  ui_test_name_office (store, "Mairie");
  g_clear_object (&store);
  leave_note (path, "Display=lost");
  application = start ();
  window = sourcier_window_new (application);
  ui_test_present (GTK_WIDGET (window));
  g_assert_true (ui_test_open (window, file));
  ui_test_wait_for ((dialog = ui_test_find_before (window)) != NULL);
  ui_test_wait_for (ui_test_shows (dialog, "The display went away last time, and the program with it"));
  g_assert_true (ui_test_shows (dialog, "was checked from end to end and is sound"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/ended/lost-display", test_lost_display);

  return ui_test_run ();
}
