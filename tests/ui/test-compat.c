/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat/column-view.h"
#include "compat/display.h"
#include "compat/links.h"
#include "ui-test.h"
#include "widgets/column-fit.h"
#include "widgets/job.h"

#define N_ROWS 2000

static void
setup_label (GtkListItemFactory *factory,
             GtkListItem        *item)
{
  gtk_list_item_set_child (item, gtk_label_new ("x"));
}

static GtkColumnViewColumn *
add_column (GtkColumnView *view,
            const char    *title)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_label), NULL);
  sourcier_column_make_sortable (column);
  gtk_column_view_append_column (view, column);
  g_object_unref (column);
  return column;
}

static GtkColumnView *
new_view (void)
{
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_append (rows, "row");
  return GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (
    gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&rows))))));
}

static void
test_sort (void)
{
  GtkColumnView *view = g_object_ref_sink (new_view ());
  GtkColumnViewColumn *first = add_column (view, "First");
  GtkColumnViewColumn *second = add_column (view, "Second");
  GtkSortType order = GTK_SORT_DESCENDING;

  g_assert_null (sourcier_column_view_get_sort (view, &order));

  gtk_column_view_sort_by_column (view, first, GTK_SORT_ASCENDING);
  g_assert_true (sourcier_column_view_get_sort (view, &order) == first);
  g_assert_cmpint (order, ==, GTK_SORT_ASCENDING);

  gtk_column_view_sort_by_column (view, second, GTK_SORT_DESCENDING);
  g_assert_true (sourcier_column_view_get_sort (view, &order) == second);
  g_assert_cmpint (order, ==, GTK_SORT_DESCENDING);

  gtk_column_view_sort_by_column (view, first, GTK_SORT_DESCENDING);
  g_assert_true (sourcier_column_view_get_sort (view, &order) == first);
  g_assert_cmpint (order, ==, GTK_SORT_DESCENDING);

  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  g_assert_null (sourcier_column_view_get_sort (view, &order));
  g_object_unref (view);
}

static void
gone_cb (gpointer gone)
{
  *(gboolean *) gone = TRUE;
}

/* Newer GTK complains of a view that it disposes of twice, which it does where its own going has somebody hold it. */
static void
test_gone (void)
{
  GtkColumnView *view = g_object_ref_sink (new_view ());
  GtkColumnViewColumn *column = add_column (view, "First");
  gboolean gone = FALSE;

  sourcier_column_fit_watch (view);
  gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_set_data_full (G_OBJECT (view), "gone", &gone, gone_cb);
  g_object_unref (view);
  g_assert_true (gone);
}

static void
test_scroll (void)
{
  GtkColumnView *view = new_view ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  add_column (view, "Only");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (view));
  GtkWidget *window = ui_test_present (scroller);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

  ui_test_wait_for (gtk_adjustment_get_page_size (adjustment) > 0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
  g_assert_true (sourcier_column_view_scroll_to (view, N_ROWS - 1));
  ui_test_wait_for (gtk_adjustment_get_value (adjustment) > 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

typedef struct
{
  GThread *worker;
  gboolean fail;
  gboolean freed;
  gboolean done;
  char *message;
} Probe;

static gboolean
probe_work (gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Probe *probe = data;

  probe->worker = g_thread_self ();
  if (!probe->fail)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "as asked");
  return FALSE;
}

static void
probe_done (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  Probe *probe = data;

  g_assert_true (G_IS_OBJECT (owner));
  g_assert_false (probe->freed);
  probe->message = g_strdup (error != NULL ? error->message : NULL);
  probe->done = TRUE;
}

static void
probe_free (gpointer data)
{
  ((Probe *) data)->freed = TRUE;
}

static void
test_job (void)
{
  Probe good = { 0 };
  Probe bad = { .fail = TRUE };
  GObject *owner = g_object_new (G_TYPE_OBJECT, NULL);
  gpointer alive = owner;

  g_object_add_weak_pointer (owner, &alive);
  sourcier_job_run (owner, probe_work, probe_done, &good, probe_free, NULL);
  sourcier_job_run (owner, probe_work, probe_done, &bad, probe_free, NULL);
  g_object_unref (owner);
  g_assert_nonnull (alive);
  ui_test_wait_for (good.freed && bad.freed);

  g_assert_true (good.done && bad.done);
  g_assert_true (good.worker != g_thread_self ());
  g_assert_null (good.message);
  g_assert_cmpstr (bad.message, ==, "as asked");
  g_assert_null (alive);
  g_free (bad.message);
}

/* What is no address of the web, the mail or the telephone is told, and nothing is started for it. */
static void
test_barred_link (void)
{
  GtkWidget *button = gtk_button_new_with_label ("Link");
  GtkWidget *window = ui_test_present (button);

  sourcier_link_open (button, "file:///usr/bin/xterm");
  GtkWidget *told = ui_test_find_dialog (window);
  g_assert_nonnull (told);
  g_assert_true (ui_test_shows (told, "The link was not opened"));
  gtk_window_destroy (GTK_WINDOW (told));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The words of GTK 4.8 to 4.18, before they end the program: gdk/wayland/gdkeventsource.c. */
static void
test_lost_words (void)
{
  g_assert_true (sourcier_display_is_lost ("Gdk", "Lost connection to Wayland compositor."));
  g_assert_true (sourcier_display_is_lost ("Gdk", "Error 32 (Broken pipe) dispatching to Wayland display."));
  g_assert_true (sourcier_display_is_lost ("Gdk", "Error 104 (Connection reset by peer) dispatching to Wayland display."));
  /* A mistake of the program's, not of the display. */
  g_assert_false (sourcier_display_is_lost ("Gdk", "Error 71 (Protocol error) dispatching to Wayland display."));
  g_assert_false (sourcier_display_is_lost ("Gtk", "Lost connection to Wayland compositor."));
  g_assert_false (sourcier_display_is_lost ("Gdk", "Vulkan: no device"));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/compat/sort", test_sort);
  g_test_add_func ("/compat/gone", test_gone);
  g_test_add_func ("/compat/scroll", test_scroll);
  g_test_add_func ("/compat/barred-link", test_barred_link);
  g_test_add_func ("/compat/lost-words", test_lost_words);
  g_test_add_func ("/widgets/job", test_job);

  return ui_test_run ();
}
