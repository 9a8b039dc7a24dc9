/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "history/history-page.h"
#include "history/history-words.h"
#include "history/long-model.h"
#include "history/revert-window.h"
#include "store/erasure.h"
#include "suppliers/supplier-import.h"
#include "suppliers/supplier-store.h"
#include "ui-test.h"
#include "widgets/export-dialog.h"

#include <string.h>

/* Times are given in UTC; the tests run in Paris, an hour ahead in winter. */
static void
test_age (void)
{
  static const struct { const char *at, *now, *words; } cases[] = {
    { "2027-01-15T10:00:00Z", "2027-01-15T10:00:59Z", "just now" },
    { "2027-01-15T10:00:00Z", "2027-01-15T10:01:00Z", "1 minute ago" },
    { "2027-01-15T10:00:00Z", "2027-01-15T10:59:59Z", "59 minutes ago" },
    { "2027-01-15T10:00:00Z", "2027-01-15T12:30:00Z", "2 hours ago" },
    { "2027-01-15T22:30:00Z", "2027-01-15T23:30:00Z", "yesterday" },
    { "2027-01-15T23:30:00Z", "2027-01-16T22:30:00Z", "23 hours ago" },
    { "2027-01-13T10:00:00Z", "2027-01-15T09:00:00Z", "2 days ago" },
    { "2027-01-08T10:00:00Z", "2027-01-15T09:00:00Z", "7 days ago" },
    { "2027-01-07T10:00:00Z", "2027-01-15T09:00:00Z", "2027-01-07" },
    /* A clock that was set back in between. */
    { "2027-01-15T10:05:00Z", "2027-01-15T10:00:00Z", "just now" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (cases[i].at, NULL);
      g_autoptr (GDateTime) now = g_date_time_new_from_iso8601 (cases[i].now, NULL);
      g_autofree char *words = sourcier_history_describe_age (at, now);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_time (void)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 ("2027-07-31T22:05:00Z", NULL);
  g_autofree char *time = sourcier_history_describe_time (at);

  g_assert_cmpstr (time, ==, "2027-08-01 00:05");
}

/* The words of the first row of the list that is shown, from top to bottom. */
static void
collect_labels (GtkWidget *widget,
                GString   *words)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s|", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_labels (child, words);
}

static gboolean
shows (GtkWidget  *widget,
       const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  collect_labels (widget, words);
  return strstr (words->str, text) != NULL;
}

/* What takes the focus in a list, the first one down from @widget that has the words in it. */
static GtkWidget *
find_row_of (GtkWidget  *widget,
             const char *words)
{
  GtkWidget *found = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row_of (child, words);
  if (found == NULL && GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)) && shows (widget, words))
    return widget;
  return found;
}

/* Each row of the list is named by the day, who and what: a screen reader says nothing else of it. */
static void
test_row_names (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_history_page_new ();
  GtkWidget *window = ui_test_present (page);

  ui_test_name_office (store, "Val-d’Oise");
  sourcier_history_page_set_store (SOURCIER_HISTORY_PAGE (page), store);
  ui_test_wait_for (shows (page, "Name the office|just now|"));

  g_autoptr (SourcierAction) action = sourcier_history_find (store, 1, NULL);
  g_autofree char *time = sourcier_history_describe_time (sourcier_action_get_at (action));
  g_autofree char *words = g_strdup_printf ("%s, %s: Name the office: Val-d’Oise", time, sourcier_action_get_user (action));
  g_autofree char *undone = g_strconcat (words, ", Undone", NULL);

  gtk_test_accessible_assert_property (find_row_of (page, "Name the office"), GTK_ACCESSIBLE_PROPERTY_LABEL, words);
  g_assert_true (sourcier_store_undo (store, NULL, NULL));
  ui_test_wait_for (shows (page, "Name the office|Undone|"));
  gtk_test_accessible_assert_property (find_row_of (page, "Name the office"), GTK_ACCESSIBLE_PROPERTY_LABEL, undone);
  g_assert_nonnull (find_row_of (page, "Today, "));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
fill (GtkStringList *list,
      const char    *prefix,
      guint          n)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("%s %u", prefix, i);

      g_strv_builder_add (builder, word);
    }
  words = g_strv_builder_end (builder);
  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), (const char * const *) words);
}

static void
note_both (GListModel *model,
           guint       position,
           guint       removed,
           guint       added,
           gboolean   *both)
{
  *both = *both || (removed > 0 && added > 0);
}

/* All rows of a long list are never told to go and to come at once; in the end all are there. */
static void
test_long_model (void)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (SourcierLongModel) model = NULL;
  gboolean both = FALSE;

  fill (list, "before", 3000);
  model = sourcier_long_model_new (G_LIST_MODEL (list));
  g_signal_connect (model, "items-changed", G_CALLBACK (note_both), &both);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <, 3000);
  ui_test_wait_for (g_list_model_get_n_items (G_LIST_MODEL (model)) == 3000);

  fill (list, "after", 5000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), <, 5000);
  sourcier_long_model_show (model, 4999);
  g_autoptr (GtkStringObject) last = g_list_model_get_item (G_LIST_MODEL (model), 4999);
  g_assert_cmpstr (gtk_string_object_get_string (last), ==, "after 4999");
  g_assert_false (both);

  fill (list, "few", 3);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 3);
  fill (list, "others", 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (model)), ==, 4);
}

static void
test_page (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_history_page_new ();
  GtkWidget *window = ui_test_present (page);
  g_autoptr (GError) error = NULL;

  sourcier_history_page_set_store (SOURCIER_HISTORY_PAGE (page), store);
  g_assert_true (shows (page, "Nothing has been done yet"));

  ui_test_name_office (store, "Val-d’Oise");
  ui_test_wait_for (shows (page, "Name the office|just now|Val-d’Oise|"));
  g_assert_true (shows (page, "1 row changed"));
  g_assert_false (shows (page, "Undone"));
  accessible_walker_assert_all_named (window);

  g_assert_true (sourcier_store_undo (store, NULL, &error));
  ui_test_wait_for (shows (page, "Name the office|Undone|just now|"));

  /* What comes after an undo ends what could be redone. */
  ui_test_name_office (store, "Essonne");
  ui_test_wait_for (shows (page, "Name the office|Undone for good|just now|Val-d’Oise|"));
  g_assert_true (shows (page, "Name the office|just now|Essonne|"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
export_stands (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SOURCIER_IS_EXPORT_DIALOG (window) && shows (window, "1 action"))
        {
          gtk_window_destroy (GTK_WINDOW (window));
          return TRUE;
        }
    }
  return FALSE;
}

/* What was done leaves like any table; what was not leaves nothing. */
static void
test_export (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_history_page_new ();
  GtkWidget *window = ui_test_present (page);

  sourcier_history_page_set_store (SOURCIER_HISTORY_PAGE (page), store);
  gtk_widget_activate_action (page, "page.export", NULL);
  g_assert_false (export_stands ());
  ui_test_name_office (store, "Val-d’Oise");
  ui_test_wait_for (shows (page, "Name the office|just now|Val-d’Oise|"));
  gtk_widget_activate_action (page, "page.export", NULL);
  g_assert_true (export_stands ());
  gtk_widget_activate_action (page, "page.print", NULL);
  g_assert_true (export_stands ());
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What was erased is told in words, as what was undone is. */
static void
test_states (void)
{
  g_assert_cmpstr (sourcier_action_state_get_name (SOURCIER_ACTION_DONE), ==, "");
  g_assert_cmpstr (sourcier_action_state_get_name (SOURCIER_ACTION_UNDONE), ==, "Undone");
  g_assert_cmpstr (sourcier_action_state_get_name (SOURCIER_ACTION_ERASED), ==, "Can no longer be undone");
}

/* After an erasure the button tells why it takes nothing back. */
static void
test_erased (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierErasure) erasure = sourcier_erasure_new ("supplier");
  g_autoptr (GError) error = NULL;

  ui_test_name_office (store, "Val-d’Oise");
  g_autofree char *before = sourcier_history_describe_undo (store);
  sourcier_store_begin (store, "Erase a person", &error);
  g_assert_no_error (error);
  g_assert_true (sourcier_store_commit_erasing (store, erasure, NULL, &error));
  g_autofree char *after = sourcier_history_describe_undo (store);

  g_assert_cmpstr (before, ==, "Undo: Name the office");
  g_assert_cmpstr (after, ==, "Undo ends here: data was erased for good");
}

static void
import_list (SourcierStore *store,
             const char    *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("sourcier-history-XXXXXX.csv", &stream, &error);
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (store, file);

  g_assert_no_error (error);
  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  sourcier_supplier_import_apply (import, NULL, NULL, &error);
  g_assert_no_error (error);
  sourcier_store_refresh (store);
  g_file_delete (file, NULL, NULL);
}

/* What is shown before is what is done: one that was edited since stays. */
static void
test_undo_import (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GError) error = NULL;

  import_list (store, "Nom;Code postal\nAlpha;33000\nBeta;33000\n");
  import_list (store, "Nom;Code postal;Notes\nBeta;33000;Vu en mai\n");

  GtkWidget *undo = sourcier_revert_window_new (NULL, store, 1);
  gtk_window_present (GTK_WINDOW (undo));
  ui_test_wait_for (shows (undo, "Taken back: 1"));
  g_assert_true (shows (undo, "Kept, edited since: 1"));
  g_assert_true (shows (undo, "It was edited since"));
  accessible_walker_assert_all_named (undo);
  gtk_widget_activate_action (undo, "revert.apply", NULL);
  ui_test_wait_for (shows (undo, "One undo brings it back"));
  g_assert_cmpint (sourcier_supplier_store_count (store, &error), ==, 1);
  g_assert_cmpstr (sourcier_store_get_undo_name (store), ==, "Undo an import");
  gtk_window_destroy (GTK_WINDOW (undo));

  GtkWidget *page = sourcier_history_page_new ();
  GtkWidget *window = ui_test_present (page);
  sourcier_history_page_set_store (SOURCIER_HISTORY_PAGE (page), store);
  ui_test_wait_for (shows (page, "Undo an import"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The list of the history, not those of the choices above it. */
static GtkWidget *
find_list (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "sourcier-history") ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_list (child);
  return found;
}

/* By day; asked for one thing; the one that is chosen told field by field, and reverted though another followed. */
static void
test_told (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (GError) error = NULL;
  GtkWidget *page = sourcier_history_page_new ();
  GtkWidget *window = ui_test_present (page);

  import_list (store, "Nom;Code postal\nAlpha;33000\n");
  import_list (store, "Nom;Code postal;Notes\nAlpha;33000;Vu en mai\n");
  ui_test_name_office (store, "Val-d’Oise");
  sourcier_history_page_set_store (SOURCIER_HISTORY_PAGE (page), store);
  ui_test_wait_for (shows (page, "Today, "));
  g_assert_true (shows (page, "3 actions"));
  g_assert_true (shows (page, "What did it change?"));

  GtkListView *view = GTK_LIST_VIEW (find_list (page));
  GtkSelectionModel *model = gtk_list_view_get_model (view);
  gtk_selection_model_select_item (model, 1, TRUE);
  ui_test_wait_for (shows (page, "The office — added|Name|Val-d’Oise|"));
  gtk_selection_model_select_item (model, 2, TRUE);
  ui_test_wait_for (shows (page, "Supplier: Alpha — changed|Notes|Vu en mai|"));
  accessible_walker_assert_all_named (window);

  g_autoptr (SourcierStatement) row = sourcier_store_prepare (store, "SELECT id FROM supplier", &error);
  gint64 id;
  g_assert_true (sourcier_statement_read_int (row, &id, &error));
  sourcier_history_page_show_thing (SOURCIER_HISTORY_PAGE (page), "supplier", id, "Alpha");
  ui_test_wait_for (shows (page, "2 of 3 actions"));
  g_assert_true (shows (page, "Supplier: Alpha|"));
  g_assert_false (shows (page, "Name the office"));
  gtk_widget_activate_action (page, "page.clear", NULL);
  ui_test_wait_for (shows (page, "Name the office"));
  gtk_window_destroy (GTK_WINDOW (window));

  GtkWidget *revert = sourcier_revert_window_new (NULL, store, 2);
  gtk_window_present (GTK_WINDOW (revert));
  ui_test_wait_for (shows (revert, "Taken back: 1"));
  gtk_widget_activate_action (revert, "revert.apply", NULL);
  ui_test_wait_for (shows (revert, "One undo brings it back"));
  gtk_window_destroy (GTK_WINDOW (revert));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/history/age", test_age);
  g_test_add_func ("/history/time", test_time);
  g_test_add_func ("/history/states", test_states);
  g_test_add_func ("/history/erased", test_erased);
  g_test_add_func ("/history/page", test_page);
  g_test_add_func ("/history/export", test_export);
  g_test_add_func ("/history/long-model", test_long_model);
  g_test_add_func ("/history/row-names", test_row_names);
  g_test_add_func ("/history/undo-import", test_undo_import);
  g_test_add_func ("/history/told", test_told);

  return ui_test_run ();
}
