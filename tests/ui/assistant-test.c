/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "assistant-test.h"

#include "suppliers/import-assistant.h"

/**
 * assistant_test_new_list:
 *
 * Returns: (transfer full): a file that holds @text
 */
GFile *
assistant_test_new_list (const char *text)
{
  g_autofree char *path = ui_test_new_path ("list.csv");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/**
 * assistant_test_close_window:
 *
 * Closes a window, and waits until nothing of it is left.
 */
void
assistant_test_close_window (GtkWidget *window)
{
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_close (GTK_WINDOW (window));
  ui_test_wait_for (alive == NULL);
}

/**
 * assistant_test_find_named:
 *
 * Returns: (nullable): something focusable that a screen reader calls so
 */
GtkWidget *
assistant_test_find_named (GtkWidget  *widget,
                           GType       type,
                           const char *name)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name) == NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = assistant_test_find_named (child, type, name);
  return found;
}

/**
 * assistant_test_find_choice:
 *
 * Returns: the choice that a screen reader calls so
 */
GtkDropDown *
assistant_test_find_choice (GtkWidget  *assistant,
                            const char *name)
{
  GtkWidget *found = assistant_test_find_named (assistant, GTK_TYPE_DROP_DOWN, name);

  g_assert_nonnull (found);
  return GTK_DROP_DOWN (found);
}

/**
 * assistant_test_find_window:
 *
 * Returns: (nullable): the window of a type that shows
 */
GtkWidget *
assistant_test_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

/**
 * assistant_test_go_on:
 *
 * Goes to the next step.
 */
void
assistant_test_go_on (GtkWidget *assistant)
{
  gtk_widget_activate_action (assistant, "import.next", NULL);
}

/**
 * assistant_test_open_list:
 *
 * Opens the assistant on a list, and waits until it is read.
 *
 * Returns: the assistant
 */
GtkWidget *
assistant_test_open_list (GtkWidget     *window,
                          SourcierStore *store,
                          GFile         *file)
{
  sourcier_import_assistant_present (window, store, file);
  GtkWidget *assistant = ui_test_find_dialog (window);

  ui_test_wait_for (ui_test_shows (assistant, "Names of columns"));
  return assistant;
}

/**
 * assistant_test_open_effect:
 *
 * Opens it and goes on to what the list would do.
 *
 * Returns: the assistant
 */
GtkWidget *
assistant_test_open_effect (GtkWidget     *window,
                            SourcierStore *store,
                            GFile         *file)
{
  GtkWidget *assistant = assistant_test_open_list (window, store, file);

  assistant_test_go_on (assistant);
  ui_test_wait_for (ui_test_shows (assistant, "Column of the list"));
  assistant_test_go_on (assistant);
  return assistant;
}

/**
 * assistant_test_assert_told:
 *
 * The file answers @question by the number @expected.
 */
void
assistant_test_assert_told (SourcierStore *store,
                            const char    *question,
                            gint64         expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, question, &error);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (sourcier_statement_read_int (statement, &n, &error));
  g_assert_cmpint (n, ==, expected);
}
