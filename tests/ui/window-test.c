/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-test.h"

#include "config.h"

SourcierApplication *window_test_application;

/* The program that the windows belong to; it is not the one that the session knows. */
void
window_test_init (int    *argc,
                  char ***argv)
{
  g_autoptr (GError) error = NULL;

  ui_test_init (argc, argv);
  window_test_application = sourcier_application_new ();
  g_application_set_flags (G_APPLICATION (window_test_application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_assert_true (g_application_register (G_APPLICATION (window_test_application), NULL, &error));
}

GFile *
window_test_new_office (const char *file_name,
                        const char *office_name)
{
  g_autofree char *path = ui_test_new_path (file_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = sourcier_store_create (path, &error);

  g_assert_no_error (error);
  ui_test_name_office (store, office_name);
  return g_file_new_for_path (path);
}

SourcierWindow *
window_test_new (void)
{
  SourcierWindow *window = sourcier_window_new (window_test_application);

  ui_test_present (GTK_WIDGET (window));
  return window;
}

const char *
window_test_get_title (SourcierWindow *window)
{
  return gtk_window_get_title (GTK_WINDOW (window));
}

gboolean
window_test_can (SourcierWindow *window,
                 const char     *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (window), action);
}

void
window_test_do (SourcierWindow *window,
                const char     *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), action, NULL);
}

GtkWindow *
window_test_find_dialog (SourcierWindow *window)
{
  return (GtkWindow *) ui_test_find_before (window);
}

void
window_test_reset_settings (void)
{
  g_autoptr (GSettings) settings = g_settings_new (SOURCIER_APP_ID);

  g_settings_reset (settings, "last-file");
  g_settings_reset (settings, "recent-files");
  g_settings_reset (settings, "page");
}

/* A page is built when it is shown first. */
void
window_test_show_all_pages (SourcierWindow *window)
{
  static const char * const pages[] = { "labels", "purchases", "plans", "rules", "history", "suppliers" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    g_action_group_change_action_state (G_ACTION_GROUP (window), "page", g_variant_new_string (pages[i]));
}

SourcierWindow *
window_test_find (void)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (window_test_application)); l != NULL; l = l->next)
    if (SOURCIER_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}
