/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/history-page.h"
#include "shell/welcome-page.h"
#include "widgets/feedback.h"
#include "window-test.h"

static char *
page_of (SourcierWindow *window)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (window), "page");

  return g_variant_dup_string (state, NULL);
}

/* From the list of pages Tab goes on into the page, and does not change it on its way. */
static void
test_tab (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Office.sourcier", "Essonne");
  SourcierWindow *window = window_test_new ();

  window_test_reset_settings ();
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

static void
test_undo (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Office.sourcier", "Essonne");
  SourcierWindow *window = window_test_new ();

  window_test_reset_settings ();
  g_assert_true (ui_test_open (window, office));
  ui_test_name_office (sourcier_window_get_store (window), "Val-d’Oise");
  g_assert_cmpstr (window_test_get_title (window), ==, "Val-d’Oise — Sourcier");

  window_test_do (window, "undo");
  ui_test_wait_for (g_str_equal (window_test_get_title (window), "Essonne — Sourcier"));
  ui_test_wait_for (window_test_can (window, "redo"));
  g_assert_true (window_test_can (window, "undo"));

  window_test_do (window, "undo");
  ui_test_wait_for (!window_test_can (window, "undo"));
  g_assert_cmpstr (window_test_get_title (window), ==, "Office — Sourcier");

  window_test_do (window, "redo");
  ui_test_wait_for (g_str_equal (window_test_get_title (window), "Essonne — Sourcier"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Three quick presses are three steps, though the first is still under way; one too many does no harm. */
static void
test_quick_undo (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Office.sourcier", "Essonne");
  SourcierWindow *window = window_test_new ();

  window_test_reset_settings ();
  g_assert_true (ui_test_open (window, office));
  ui_test_name_office (sourcier_window_get_store (window), "Val-d’Oise");

  window_test_do (window, "undo");
  window_test_do (window, "undo");
  window_test_do (window, "undo");
  ui_test_wait_for (!window_test_can (window, "undo"));
  g_assert_cmpstr (window_test_get_title (window), ==, "Office — Sourcier");

  window_test_do (window, "redo");
  window_test_do (window, "redo");
  ui_test_wait_for (!window_test_can (window, "redo"));
  g_assert_cmpstr (window_test_get_title (window), ==, "Val-d’Oise — Sourcier");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whoever closes the window does not wait for what it began. */
static void
test_close_while_undoing (void)
{
  g_autoptr (GFile) file = window_test_new_office ("Closing.sourcier", "Closing");
  SourcierWindow *window = window_test_new ();

  g_assert_true (ui_test_open (window, file));
  g_autoptr (SourcierStore) store = g_object_ref (sourcier_window_get_store (window));
  g_assert_nonnull (sourcier_store_get_undo_name (store));

  g_action_group_activate_action (G_ACTION_GROUP (window), "undo", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_test_wait_for (sourcier_store_get_undo_name (store) == NULL);
}

/* The keys are told by a window that is built when it is asked for; its template is tested with the others. */
static void
test_shortcuts (void)
{
  SourcierWindow *window = window_test_new ();
  g_auto (GStrv) keys = gtk_application_get_accels_for_action (GTK_APPLICATION (window_test_application), "win.show-help-overlay");

  g_assert_cmpuint (g_strv_length (keys), ==, 1);
  g_assert_cmpstr (keys[0], ==, "<Control>question");
  g_assert_true (window_test_can (window, "show-help-overlay"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_pages (void)
{
  g_autoptr (GFile) office = window_test_new_office ("Office.sourcier", "Essonne");
  SourcierWindow *window = window_test_new ();

  window_test_reset_settings ();
  g_assert_true (ui_test_open (window, office));
  g_action_group_change_action_state (G_ACTION_GROUP (window), "page", g_variant_new_string ("history"));
  g_autoptr (GVariant) page = g_action_group_get_action_state (G_ACTION_GROUP (window), "page");
  g_assert_cmpstr (g_variant_get_string (page, NULL), ==, "history");

  window_test_do (window, "sidebar");
  g_autoptr (GVariant) hidden = g_action_group_get_action_state (G_ACTION_GROUP (window), "sidebar");
  g_assert_false (g_variant_get_boolean (hidden));
  window_test_do (window, "sidebar");
  g_autoptr (GVariant) shown = g_action_group_get_action_state (G_ACTION_GROUP (window), "sidebar");
  g_assert_true (g_variant_get_boolean (shown));
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
  SourcierWindow *window = window_test_new ();
  GtkWidget *welcome = g_object_ref_sink (sourcier_welcome_page_new ());
  GtkWidget *history = g_object_ref_sink (sourcier_history_page_new ());

  window_test_show_all_pages (window);
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
  SourcierWindow *window = window_test_new ();
  GtkWidget *table = ui_test_find (GTK_WIDGET (window), GTK_TYPE_COLUMN_VIEW);
  GtkWidget *leaflet = ui_test_find (GTK_WIDGET (window), g_type_from_name ("AdwLeaflet"));

  g_assert_true (gtk_widget_is_ancestor (table, leaflet));
  g_assert_true (stands_behind (gtk_widget_get_last_child (leaflet), "shadow"));
  for (GtkWidget *widget = table; widget != NULL; widget = gtk_widget_get_parent (widget))
    g_assert_false (stands_behind (widget, "dimming") || stands_behind (widget, "shadow"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Names are told as they are written: a toast would read them as markup, and show nothing. */
static void
test_toast (void)
{
  g_autoptr (GFile) file = window_test_new_office ("Toast.sourcier", "Toast");
  SourcierWindow *window = window_test_new ();

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
  g_autoptr (GFile) file = window_test_new_office ("Toasts.sourcier", "Toasts");
  SourcierWindow *window = window_test_new ();
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
  SourcierWindow *window = sourcier_window_new (window_test_application);
  g_assert_true (gtk_window_is_maximized (GTK_WINDOW (window)));
  g_assert_true (g_settings_get_boolean (settings, "window-maximized"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_settings_reset (settings, "window-maximized");
}

int
main (int   argc,
      char *argv[])
{
  window_test_init (&argc, &argv);
  g_test_add_func ("/window/tab", test_tab);
  g_test_add_func ("/window/undo", test_undo);
  g_test_add_func ("/window/quick-undo", test_quick_undo);
  g_test_add_func ("/window/close-while-undoing", test_close_while_undoing);
  g_test_add_func ("/window/shortcuts", test_shortcuts);
  g_test_add_func ("/window/pages", test_pages);
  g_test_add_func ("/window/narrow", test_narrow);
  g_test_add_func ("/window/shadows", test_shadows);
  g_test_add_func ("/window/toast", test_toast);
  g_test_add_func ("/window/quick-toasts", test_quick_toasts);
  g_test_add_func ("/window/maximized", test_maximized);

  return ui_test_run ();
}
