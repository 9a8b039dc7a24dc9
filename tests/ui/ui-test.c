/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ui-test.h"

#include "office/buyer-store.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEMPLATES SOURCIER_RESOURCE_PREFIX "/ui"

static char *root_folder;

/**
 * ui_test_init:
 *
 * Gets a test program ready that uses the toolkit. Whatever it writes goes to a folder of its own. GLib's own isolation
 * would hide the icons and the file types of the system as well.
 */
void
ui_test_init (int    *argc,
              char ***argv)
{
  static const char * const homes[] = { "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME" };

  root_folder = g_dir_make_tmp ("sourcier-test-XXXXXX", NULL);
  g_assert_nonnull (root_folder);
  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    g_setenv (homes[i], root_folder, TRUE);

  g_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *name; folder != NULL && (name = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/**
 * ui_test_run:
 *
 * Runs the tests and takes their folder away.
 *
 * Returns: what main() returns
 */
int
ui_test_run (void)
{
  int status = g_test_run ();

  remove_tree (root_folder);
  return status;
}

/**
 * ui_test_turn:
 *
 * Lets the main loop go on for a moment.
 */
void
ui_test_turn (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

typedef struct
{
  char *class_name;
  UiTestTemplateFunc func;
} Template;

static void
template_free (Template *template)
{
  g_free (template->class_name);
  g_free (template);
}

static void
run_template (gconstpointer data)
{
  const Template *template = data;
  g_autoptr (GtkBuilder) builder = gtk_builder_new ();
  GType type = gtk_builder_get_type_from_name (builder, template->class_name);

  g_assert_cmpstr (g_type_name (type), ==, template->class_name);
  /* Those that others are made from show in them. */
  if (!G_TYPE_IS_ABSTRACT (type))
    template->func (type);
}

/* The class that a template is for, NULL if the file is none. */
static char *
find_class (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *mark = "<template class=\"";
  const char *name = strstr (text, mark);

  return name != NULL ? g_strndup (name + strlen (mark), strcspn (name + strlen (mark), "\"")) : NULL;
}

/**
 * ui_test_add_templates:
 * @prefix: "/templates"
 * @func: what to do with each
 *
 * Adds a test for each template among the program's resources, so that a new one is tested without being listed.
 */
void
ui_test_add_templates (const char         *prefix,
                       UiTestTemplateFunc  func)
{
  g_auto (GStrv) names = g_resources_enumerate_children (TEMPLATES, 0, NULL);

  g_assert_nonnull (names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *resource = g_strconcat (TEMPLATES "/", names[i], NULL);
      g_autofree char *path = g_strconcat (prefix, "/", names[i], NULL);
      g_autofree char *class_name = find_class (resource);

      if (class_name == NULL)
        continue;
      Template *template = g_new0 (Template, 1);
      template->class_name = g_steal_pointer (&class_name);
      template->func = func;
      g_test_add_data_func_full (path, template, run_template, (GDestroyNotify) template_free);
    }
}

/* A row takes the focus only in a list. */
static GtkWidget *
new_list_of (GtkWidget *row)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, "Test", -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return list;
}

/**
 * ui_test_present:
 * @widget: (transfer floating): a widget, or a window
 *
 * Shows a widget, in a window of its own if need be.
 *
 * Returns: (transfer none): the window, for gtk_window_destroy()
 */
GtkWidget *
ui_test_present (GtkWidget *widget)
{
  GtkWidget *window = widget;

  if (!GTK_IS_WINDOW (widget))
    {
      window = adw_window_new ();
      gtk_window_set_title (GTK_WINDOW (window), "Test");
      gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
      adw_window_set_content (ADW_WINDOW (window), GTK_IS_LIST_BOX_ROW (widget) ? new_list_of (widget) : widget);
    }
  gtk_window_present (GTK_WINDOW (window));
  ui_test_wait_for (gtk_widget_get_mapped (window));
  return window;
}

/**
 * ui_test_find:
 * @widget: a widget
 * @type: a type
 *
 * Returns: (transfer none) (nullable): the first widget of that type, @widget itself or one in it
 */
GtkWidget *
ui_test_find (GtkWidget *widget,
              GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = ui_test_find (child, type);
  return found;
}

/**
 * ui_test_find_dialog:
 * @parent: the only window there was
 *
 * Returns: (transfer none) (nullable): the window that has come before it
 */
GtkWidget *
ui_test_find_dialog (GtkWidget *parent)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != parent)
        return window;
    }
  return NULL;
}

/**
 * ui_test_find_before:
 * @window: a window
 *
 * Returns: (transfer none) (nullable): the one that stands before @window; there may be dialogs that are not shown yet, too
 */
GtkWidget *
ui_test_find_before (gpointer window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == window && gtk_widget_get_visible (GTK_WIDGET (other)))
        return GTK_WIDGET (other);
    }
  return NULL;
}

/**
 * ui_test_shows:
 * @widget: where to look
 * @words: a piece of what a label or a cell says
 *
 * Returns: whether somebody who looks at the widget reads @words
 */
gboolean
ui_test_shows (GtkWidget  *widget,
               const char *words)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL
      && strstr (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (ui_test_shows (child, words))
      return TRUE;
  return FALSE;
}

/**
 * ui_test_new_path:
 * @name: the name of a file
 *
 * Returns: (transfer full): a path in a new folder, which is taken away at the end
 */
char *
ui_test_new_path (const char *name)
{
  g_autofree char *folder = g_build_filename (root_folder, "test-XXXXXX", NULL);

  g_assert_nonnull (g_mkdtemp (folder));
  return g_build_filename (folder, name, NULL);
}

/**
 * ui_test_new_store:
 *
 * Returns: (transfer full): an empty office's file of its own
 */
SourcierStore *
ui_test_new_store (void)
{
  g_autofree char *path = ui_test_new_path ("Office.sourcier");
  g_autoptr (GError) error = NULL;
  SourcierStore *store = sourcier_store_create (path, &error);

  g_assert_no_error (error);
  return store;
}

/**
 * ui_test_open:
 * @window: the window
 * @file: an office's file
 *
 * Opens a file as the reader does, and waits until it is there, or is not.
 *
 * Returns: whether the window shows it
 */
gboolean
ui_test_open (SourcierWindow *window,
              GFile          *file)
{
  SourcierStore *before = sourcier_window_get_store (window);

  sourcier_window_open_file (window, file, NULL);
  ui_test_wait_for (!sourcier_window_is_opening (window));
  return sourcier_window_get_store (window) != before;
}

/**
 * ui_test_name_office:
 * @store: an office's file
 * @name: what the buyer shall be called
 *
 * Does one action that can be undone.
 */
void
ui_test_name_office (SourcierStore *store,
                     const char    *name)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GError) error = NULL;

  sourcier_buyer_set_name (buyer, name);
  g_assert_true (sourcier_store_begin (store, "Name the office", &error));
  sourcier_store_set_detail (store, name);
  g_assert_true (sourcier_buyer_store_save (store, buyer, &error));
  g_assert_true (sourcier_store_commit (store, &error));
  g_assert_no_error (error);
}

static GtkWidget *
find_visible (GtkWidget *root,
              GType      type,
              guint     *skip)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && (*skip)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_visible (child, type, skip);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * ui_test_find_nth:
 * @at: how many others come before it
 *
 * Returns: (nullable): the visible widget of a type that comes after as many others
 */
GtkWidget *
ui_test_find_nth (GtkWidget *root,
                  GType      type,
                  guint      at)
{
  return find_visible (root, type, &at);
}
