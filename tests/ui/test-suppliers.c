/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "accessible-walker.h"
#include "base/money.h"
#include "compat/column-view.h"
#include "purchases/purchase-store.h"
#include "suppliers/day-filter.h"
#include "suppliers/list-comparison-window.h"
#include "suppliers/place-filter.h"
#include "suppliers/supplier-contracts-group.h"
#include "suppliers/supplier-pane.h"
#include "suppliers/supplier-saved-list.h"
#include "suppliers/supplier-store.h"
#include "suppliers/supplier-table.h"
#include "suppliers/suppliers-page.h"
#include "ui-test.h"
#include "widgets/day-row.h"
#include "widgets/picker-row.h"

#include <string.h>

static gint64
add_supplier (SourcierStore *store,
              const char    *name,
              const char    *city,
              const char    *label)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, city);
  sourcier_supplier_set_turnover (supplier, 30000000);
  if (label != NULL)
    {
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (label);
      sourcier_supplier_add_award (supplier, award);
    }

  sourcier_store_begin (store, "Add", &error);
  g_assert_no_error (error);
  sourcier_supplier_store_save (store, supplier, &error);
  g_assert_no_error (error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
  return sourcier_supplier_get_id (supplier);
}

static GtkWidget *
find_type (GtkWidget *root,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether a label that can be seen says so. */
static gboolean
shows (GtkWidget  *root,
       const char *text)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_badge (GtkWidget  *root,
            const char *text)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (root) && gtk_widget_has_css_class (root, "label-badge")
      && g_str_equal (gtk_label_get_text (GTK_LABEL (root)), text))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_badge (child, text);
  return found;
}

typedef struct
{
  SourcierStore         *store;
  GtkWidget             *page;
  GtkWidget             *window;
  GtkWidget             *pane;
  SourcierSupplierTable *table;
  gint64                 alpha, beta, gamma;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->store = ui_test_new_store ();
  fixture->page = sourcier_suppliers_page_new ();
  fixture->window = ui_test_present (fixture->page);
  fixture->table = SOURCIER_SUPPLIER_TABLE (find_type (fixture->page, SOURCIER_TYPE_SUPPLIER_TABLE));
  fixture->pane = find_type (fixture->page, SOURCIER_TYPE_SUPPLIER_PANE);
  fixture->alpha = add_supplier (fixture->store, "Alpha", "Cergy", "EI");
  fixture->beta = add_supplier (fixture->store, "Bêta", "Pontoise", "ESAT");
  fixture->gamma = add_supplier (fixture->store, "Gamma", "Cergy", NULL);
  sourcier_suppliers_page_set_store (SOURCIER_SUPPLIERS_PAGE (fixture->page), fixture->store);
  ui_test_wait_for (shows (fixture->page, "3 suppliers"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->store);
}

static gboolean
is_selected (Fixture *fixture,
             gint64   id)
{
  g_autoptr (SourcierSupplier) selected = sourcier_supplier_table_get_selected (fixture->table);

  return selected != NULL && sourcier_supplier_get_id (selected) == id;
}

static gboolean
has_label (Fixture    *fixture,
           gint64      id,
           const char *label)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (fixture->store, id, NULL);
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    if (g_str_equal (sourcier_label_award_get_label (g_ptr_array_index (awards, i)), label))
      return TRUE;
  return FALSE;
}

static void
search (Fixture    *fixture,
        const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY)), text);
}

static void
test_names (Fixture       *fixture,
            gconstpointer  data)
{
  accessible_walker_assert_all_named (fixture->window);
}

static void
test_select (Fixture       *fixture,
             gconstpointer  data)
{
  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (is_selected (fixture, fixture->beta));
  g_assert_true (shows (fixture->pane, "Bêta"));
  g_assert_true (shows (fixture->pane, "Contracts reserved under L2113-12"));
  g_assert_true (shows (fixture->page, "1 selected"));

  /* It stays selected in another answer that holds it, though it stands elsewhere there; not in one that does not. */
  search (fixture, "pontoise");
  ui_test_wait_for (shows (fixture->page, "1 supplier of 3"));
  g_assert_true (is_selected (fixture, fixture->beta));
  g_assert_true (shows (fixture->page, "pontoise"));
  search (fixture, "cergy");
  ui_test_wait_for (shows (fixture->page, "2 suppliers of 3"));
  ui_test_wait_for (sourcier_supplier_table_get_n_selected (fixture->table) == 0);
  g_assert_true (shows (fixture->pane, "No supplier selected"));
}

static void
test_new_is_selected (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 delta = add_supplier (fixture->store, "Delta", "Cergy", NULL);

  gtk_widget_activate_action (fixture->page, "page.select", "x", delta);
  ui_test_wait_for (is_selected (fixture, delta));
  g_assert_true (shows (fixture->page, "4 suppliers"));
}

static void
test_edit_shows (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (fixture->store, fixture->alpha, NULL);
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->alpha);
  ui_test_wait_for (shows (fixture->pane, "Alpha"));

  /* The name sorts alike: the answer is the same, the row is not. */
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Alpha et Cie");
  sourcier_store_begin (fixture->store, "Edit", &error);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  ui_test_wait_for (shows (fixture->pane, "Alpha et Cie"));
  g_assert_true (is_selected (fixture, fixture->alpha));
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (is_selected (fixture, fixture->beta));
  gtk_widget_activate_action (fixture->page, "page.delete", NULL);
  ui_test_wait_for (shows (fixture->page, "2 suppliers"));

  /* What now stands in its place is selected, so that the keyboard goes on from there. */
  ui_test_wait_for (is_selected (fixture, fixture->gamma));
  sourcier_store_undo (fixture->store, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Delete supplier");
  ui_test_wait_for (shows (fixture->page, "3 suppliers"));
}

static void
select_all (Fixture *fixture)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_type (fixture->page, GTK_TYPE_COLUMN_VIEW));

  gtk_selection_model_select_all (gtk_column_view_get_model (view));
}

/* The label is given to those who lack it, by one action that one Undo takes back. */
static void
take_text_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

/* What a spreadsheet would paste once something new was copied. */
static char *
copied_text (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->page);
  char *text = NULL;

  gdk_clipboard_set_text (clipboard, "before");
  gtk_widget_activate_action (fixture->page, "page.copy", NULL);
  do
    {
      g_clear_pointer (&text, g_free);
      gdk_clipboard_read_text_async (clipboard, NULL, take_text_cb, &text);
      ui_test_wait_for (text != NULL);
    }
  while (g_str_equal (text, "before"));
  return text;
}

/* Three suppliers, the columns that are shown at first, in the order of the table. */
static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (SourcierSupplier) alpha = sourcier_supplier_store_load (fixture->store, fixture->alpha, NULL);

  sourcier_supplier_set_text (alpha, SOURCIER_SUPPLIER_CITY, "Cergy\tle\nHaut");
  sourcier_store_begin (fixture->store, "Edit", NULL);
  sourcier_supplier_store_save (fixture->store, alpha, NULL);
  sourcier_store_commit (fixture->store, NULL);
  select_all (fixture);

  g_autofree char *text = copied_text (fixture);
  g_assert_cmpstr (text, ==, "Name\tCity\tLabels\tFamilies\tStaff\tContracts\n"
                             "Alpha\tCergy le Haut\tEI\t\t\t\nBêta\tPontoise\tESAT\t\t\t\nGamma\tCergy\t\t\t\t\n");
}

static char *
first_column (SourcierStore *store)
{
  GtkWidget *page = g_object_ref_sink (sourcier_suppliers_page_new ());
  GtkColumnView *view = GTK_COLUMN_VIEW (find_type (page, GTK_TYPE_COLUMN_VIEW));

  sourcier_suppliers_page_set_store (SOURCIER_SUPPLIERS_PAGE (page), store);
  g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  char *title = g_strdup (gtk_column_view_column_get_title (first));

  sourcier_suppliers_page_set_store (SOURCIER_SUPPLIERS_PAGE (page), NULL);
  g_object_unref (page);
  return title;
}

/* A column that is moved is copied in its new place, and stands there in a table that is opened later, for the same
 * office only. */
static void
test_columns_keep_their_order (Fixture       *fixture,
                               gconstpointer  data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_type (fixture->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  g_autoptr (SourcierStore) other_office = ui_test_new_store ();

  g_assert_true (gtk_column_view_get_reorderable (view));
  gtk_column_view_insert_column (view, 1, name);
  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (is_selected (fixture, fixture->beta));
  g_autofree char *text = copied_text (fixture);
  g_assert_cmpstr (text, ==, "City\tName\tLabels\tFamilies\tStaff\tContracts\nPontoise\tBêta\tESAT\t\t\t\n");

  gtk_widget_set_visible (fixture->page, FALSE);
  g_autofree char *here = first_column (fixture->store);
  g_autofree char *elsewhere = first_column (other_office);
  g_assert_cmpstr (here, ==, "City");
  g_assert_cmpstr (elsewhere, ==, "Name");
}

static void
test_bulk_label (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  g_assert_false (shows (fixture->page, "selected:"));
  select_all (fixture);
  ui_test_wait_for (shows (fixture->page, "3 selected:"));
  g_assert_true (shows (fixture->pane, "3 suppliers selected"));

  gtk_widget_activate_action (fixture->page, "page.label-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_nonnull (ui_test_find_dialog (fixture->window));
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (find_type (dialog, SOURCIER_TYPE_PICKER_ROW)), "ESAT");
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);

  g_assert_true (has_label (fixture, fixture->alpha, "ESAT"));
  g_assert_true (has_label (fixture, fixture->gamma, "ESAT"));
  sourcier_store_undo (fixture->store, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Add label");
  g_assert_false (has_label (fixture, fixture->alpha, "ESAT"));
  g_assert_true (has_label (fixture, fixture->beta, "ESAT"));
}

static gboolean
has_tags (Fixture    *fixture,
          gint64      id,
          const char *tags)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (fixture->store, id, NULL);
  g_autofree char *own = g_strjoinv (", ", (char **) sourcier_supplier_get_tags (supplier));

  return g_str_equal (own, tags);
}

/* A tag is typed once; then the facet counts it, the pane tells it and the dialog offers it. */
static void
test_bulk_tag (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *dialog;

  select_all (fixture);
  ui_test_wait_for (shows (fixture->page, "3 selected:"));
  gtk_widget_activate_action (fixture->page, "page.tag-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  gtk_editable_set_text (GTK_EDITABLE (find_type (dialog, ADW_TYPE_ENTRY_ROW)), "à revoir");
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  g_assert_true (has_tags (fixture, fixture->alpha, "à revoir"));
  ui_test_wait_for (shows (fixture->page, "à revoir"));

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (is_selected (fixture, fixture->beta));
  ui_test_wait_for (shows (fixture->pane, "à revoir"));
  gtk_widget_activate_action (fixture->page, "page.tag-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (find_type (dialog, SOURCIER_TYPE_PICKER_ROW)), "à revoir");
  gtk_widget_activate_action (dialog, "bulk.remove", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  g_assert_true (has_tags (fixture, fixture->beta, ""));
  g_assert_true (has_tags (fixture, fixture->gamma, "à revoir"));
}

static gboolean
has_source (Fixture    *fixture,
            gint64      id,
            const char *source)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (fixture->store, id, NULL);

  return g_str_equal (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SOURCE), source);
}

/* The one entry of the dialog that shows is for the field that stands there at first, the source. */
static void
write_in_dialog (GtkWidget  *dialog,
                 const char *text)
{
  GtkWidget *rows = gtk_widget_get_parent (find_type (dialog, ADW_TYPE_ENTRY_ROW));

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (ADW_IS_ENTRY_ROW (row) && gtk_widget_get_visible (row))
      gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
}

/* What is told is written where nothing stands; with the switch off, everywhere, and one Undo takes it back. */
static void
test_bulk_field (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (is_selected (fixture, fixture->beta));
  gtk_widget_activate_action (fixture->page, "page.field-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  g_assert_nonnull (ui_test_find_dialog (fixture->window));
  write_in_dialog (dialog, "Salon 2025");
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  g_assert_true (has_source (fixture, fixture->beta, "Salon 2025"));

  select_all (fixture);
  ui_test_wait_for (shows (fixture->page, "3 selected:"));
  gtk_widget_activate_action (fixture->page, "page.field-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  write_in_dialog (dialog, "Salon 2026");
  g_assert_true (has_source (fixture, fixture->alpha, "Salon 2026"));
  g_assert_true (has_source (fixture, fixture->beta, "Salon 2025"));

  gtk_widget_activate_action (fixture->page, "page.field-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  gtk_switch_set_active (GTK_SWITCH (find_type (dialog, GTK_TYPE_SWITCH)), FALSE);
  write_in_dialog (dialog, "");
  g_assert_true (has_source (fixture, fixture->alpha, ""));
  g_assert_true (has_source (fixture, fixture->beta, ""));
  sourcier_store_undo (fixture->store, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Set a field");
  g_assert_true (has_source (fixture, fixture->beta, "Salon 2025"));
}

/* Before a mail merge file is written, who cannot be reached is told. */
static void
test_mailing (Fixture       *fixture,
              gconstpointer  data)
{
  GtkWidget *dialog;

  select_all (fixture);
  ui_test_wait_for (shows (fixture->page, "3 selected:"));
  gtk_widget_activate_action (fixture->page, "page.mailing-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  g_assert_true (shows (dialog, "3 rows: one for each contact"));
  g_assert_true (shows (dialog, "3 rows have no street or no town."));
  gtk_window_close (GTK_WINDOW (dialog));
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
}

/* A question saved under a name stands above the facets, and a click asks it again; a list made by hand is a facet. */
static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *dialog, *entry;

  search (fixture, "cergy");
  ui_test_wait_for (shows (fixture->page, "2 suppliers of 3"));
  gtk_widget_activate_action (fixture->page, "page.lists", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  entry = find_type (dialog, ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "De Cergy");
  g_signal_emit_by_name (entry, "apply");
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  ui_test_wait_for (shows (fixture->page, "De Cergy"));
  g_assert_cmpstr (sourcier_store_get_undo_name (fixture->store), ==, "Save question");

  gtk_widget_activate_action (fixture->page, "page.clear", NULL);
  ui_test_wait_for (shows (fixture->page, "3 suppliers"));
  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (is_selected (fixture, fixture->beta));
  gtk_widget_activate_action (fixture->page, "page.list-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_type (dialog, ADW_TYPE_ENTRY_ROW)), "Salon");
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  ui_test_wait_for (shows (fixture->page, "Salon"));
}

static void
put_on_list (Fixture    *fixture,
             gint64      id,
             const char *name)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (fixture->page, "page.select", "x", id);
  ui_test_wait_for (is_selected (fixture, id));
  gtk_widget_activate_action (fixture->page, "page.list-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_type (dialog, ADW_TYPE_ENTRY_ROW)), name);
  gtk_widget_activate_action (dialog, "form.apply", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
}

static GtkWidget *
compare_lists (Fixture *fixture)
{
  GtkWidget *dialog;

  gtk_widget_activate_action (fixture->page, "page.lists", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (fixture->window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  gtk_widget_activate_action (dialog, "lists.compare", NULL);
  ui_test_wait_for (SOURCIER_IS_LIST_COMPARISON_WINDOW (ui_test_find_dialog (fixture->window)));
  dialog = ui_test_find_dialog (fixture->window);
  ui_test_wait_for (shows (dialog, "On “Aval”, not “Bords”"));
  return dialog;
}

/* Two lists side by side: a part is shown in the directory, or put on a list of its own. */
static void
test_compare_lists (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkWidget *window;

  put_on_list (fixture, fixture->alpha, "Aval");
  put_on_list (fixture, fixture->beta, "Aval");
  put_on_list (fixture, fixture->beta, "Bords");
  ui_test_wait_for (shows (fixture->pane, "Aval\nBords"));
  window = compare_lists (fixture);
  accessible_walker_assert_all_named (window);
  ui_test_wait_for (shows (window, "Alpha"));
  gtk_widget_activate_action (window, "comparison.ask", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);
  ui_test_wait_for (shows (fixture->page, "1 supplier of 3"));
  g_assert_true (shows (fixture->page, "On “Aval”, not “Bords”"));
  gtk_widget_activate_action (fixture->page, "page.clear", NULL);

  window = compare_lists (fixture);
  GtkListBox *parts = GTK_LIST_BOX (find_type (window, GTK_TYPE_LIST_BOX));
  gtk_list_box_select_row (parts, gtk_list_box_get_row_at_index (parts, 1));
  gtk_widget_activate_action (window, "comparison.keep", NULL);
  g_assert_nonnull (ui_test_find_dialog (fixture->window));
  gtk_editable_set_text (GTK_EDITABLE (find_type (window, GTK_TYPE_ENTRY)), "Les deux");
  gtk_widget_activate_action (window, "comparison.keep", NULL);
  ui_test_wait_for (ui_test_find_dialog (fixture->window) == NULL);

  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSavedList) kept = sourcier_saved_list_store_find (fixture->store, &sourcier_supplier_lists, "Les deux", &error);
  g_assert_no_error (error);
  g_autoptr (GArray) ids = sourcier_saved_list_store_find_ids (fixture->store, kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, fixture->beta);
}

/* Many are deleted on a worker. */
static void
test_bulk_delete_many (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  for (int i = 0; i < 120; i++)
    add_supplier (fixture->store, "Delta", "Cergy", NULL);
  ui_test_wait_for (shows (fixture->page, "123 suppliers"));
  select_all (fixture);
  ui_test_wait_for (shows (fixture->page, "123 selected:"));
  gtk_widget_activate_action (fixture->page, "page.delete", NULL);
  ui_test_wait_for (shows (fixture->page, "No suppliers yet"));
  sourcier_store_undo (fixture->store, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Delete suppliers");
  ui_test_wait_for (shows (fixture->page, "123 suppliers"));
}

static void
test_none_and_empty (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (SourcierStore) empty = ui_test_new_store ();

  search (fixture, "nobody at all");
  ui_test_wait_for (shows (fixture->page, "No supplier answers"));
  gtk_widget_activate_action (fixture->page, "page.clear", NULL);
  ui_test_wait_for (!shows (fixture->page, "No supplier answers"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_type (fixture->page, GTK_TYPE_SEARCH_ENTRY))), ==, "");

  sourcier_suppliers_page_set_store (SOURCIER_SUPPLIERS_PAGE (fixture->page), empty);
  ui_test_wait_for (shows (fixture->page, "No suppliers yet"));
}

/* Lists come from anywhere: only what leads to the web, to a mailbox or to a telephone is ever opened. */
static void
test_addresses (void)
{
  static const struct { const char *website, *uri; } cases[] = {
    { "www.exemple.fr", "https://www.exemple.fr" },
    { " http://exemple.fr/a?b=c ", "http://exemple.fr/a?b=c" },
    { "file:///etc/passwd", NULL },
    { "javascript://exemple.fr/%0aalert(1)", NULL },
    { "", NULL },
  };
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_WEBSITE, cases[i].website);
      g_autofree char *uri = sourcier_supplier_get_web_uri (supplier);
      g_assert_cmpstr (uri, ==, cases[i].uri);
    }

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EMAIL, "a&b@exemple.fr");
  g_autofree char *mail = sourcier_supplier_get_mail_uri (supplier);
  g_assert_cmpstr (mail, ==, "mailto:a%26b@exemple.fr");

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_PHONE, "+33 1 34 25 00 00");
  g_autofree char *phone = sourcier_supplier_get_phone_uri (supplier);
  g_assert_cmpstr (phone, ==, "tel:+33134250000");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

static GtkWidget *
place_entry (Fixture *fixture)
{
  return find_type (find_type (fixture->page, SOURCIER_TYPE_PLACE_FILTER), GTK_TYPE_ENTRY);
}

static void
type_place (Fixture    *fixture,
            const char *place)
{
  gtk_editable_set_text (GTK_EDITABLE (place_entry (fixture)), place);
  g_signal_emit_by_name (place_entry (fixture), "activate");
}

/* The supplier at the top of the table, 0 for none. */
static gint64
first_id (Fixture *fixture)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_type (fixture->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (SourcierSupplier) first = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), 0);

  return first != NULL ? sourcier_supplier_get_id (first) : 0;
}

/* Cergy and Pontoise lie beside each other, Meaux some sixty kilometres away. */
static void
test_near (Fixture       *fixture,
           gconstpointer  data)
{
  type_place (fixture, "Pontoise (95)");
  ui_test_wait_for (shows (fixture->page, "3 suppliers of 3"));
  g_assert_true (shows (fixture->page, "within 50 km of Pontoise (95)"));
  sourcier_supplier_table_select (fixture->table, fixture->beta);
  ui_test_wait_for (shows (fixture->pane, "0.0 km from Pontoise (95)"));

  type_place (fixture, "Lille");
  ui_test_wait_for (shows (fixture->page, "0 suppliers of 3"));
  type_place (fixture, "");
  ui_test_wait_for (shows (fixture->page, "3 suppliers"));
}

static void
test_near_several (Fixture       *fixture,
                   gconstpointer  data)
{
  type_place (fixture, "Saint-Denis");
  g_assert_true (shows (fixture->page, "Several communes are called so"));
  g_assert_true (shows (fixture->page, "Saint-Denis (93)"));
  g_assert_true (shows (fixture->page, "Saint-Denis (974)"));
  type_place (fixture, "Nulle-Part-sur-Rien");
  g_assert_true (shows (fixture->page, "No commune is called so"));
  g_assert_false (shows (fixture->page, "Saint-Denis (93)"));
  type_place (fixture, "Cergy");
  g_assert_false (shows (fixture->page, "No commune is called so"));
  ui_test_wait_for (shows (fixture->page, "within 50 km of Cergy (95)"));
}

static void
test_works_in (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *picker = find_type (find_type (fixture->page, SOURCIER_TYPE_PLACE_FILTER), SOURCIER_TYPE_PICKER_ROW);

  sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (picker), "93");
  ui_test_wait_for (shows (fixture->page, "0 suppliers of 3"));
  g_assert_true (shows (fixture->page, "works in Seine-Saint-Denis (93)"));
  gtk_widget_activate_action (fixture->page, "page.clear", NULL);
  ui_test_wait_for (shows (fixture->page, "3 suppliers"));
  g_assert_cmpstr (sourcier_picker_row_get_code (SOURCIER_PICKER_ROW (picker)), ==, "");
}

/* Cergy lies 2.3 km from Pontoise (by Vincenty's formula from the coordinates of data/reference/communes.csv). */
static void
test_distance (Fixture       *fixture,
               gconstpointer  data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_type (fixture->page, GTK_TYPE_COLUMN_VIEW));
  GListModel *columns = gtk_column_view_get_columns (view);
  g_autoptr (GtkColumnViewColumn) distance = g_list_model_get_item (columns, 2);

  g_assert_cmpstr (gtk_column_view_column_get_title (distance), ==, "Distance");
  g_assert_false (gtk_column_view_column_get_visible (distance));

  type_place (fixture, "Pontoise (95)");
  ui_test_wait_for (gtk_column_view_column_get_visible (distance));
  gtk_column_view_sort_by_column (view, distance, GTK_SORT_ASCENDING);
  ui_test_wait_for (first_id (fixture) == fixture->beta);
  select_all (fixture);
  g_autofree char *text = copied_text (fixture);
  g_assert_nonnull (strstr (text, "Bêta\tPontoise\t0.0 km\t"));
  g_assert_nonnull (strstr (text, "Alpha\tCergy\t2.3 km\t"));

  type_place (fixture, "");
  ui_test_wait_for (!gtk_column_view_column_get_visible (distance));
  ui_test_wait_for (first_id (fixture) == fixture->alpha);
}

/* Six establishments of La Poste besides Alpha: four are named, and the others asked of the table. */
static void
test_firm (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (SourcierSupplier) alpha = sourcier_supplier_store_load (fixture->store, fixture->alpha, NULL);
  gint64 last = 0;

  sourcier_store_begin (fixture->store, "Add", NULL);
  sourcier_supplier_set_text (alpha, SOURCIER_SUPPLIER_SIRET, "35600000000048");
  sourcier_supplier_store_save (fixture->store, alpha, NULL);
  for (guint i = 1; i <= 6; i++)
    {
      g_autoptr (SourcierSupplier) other = sourcier_supplier_new ();
      g_autofree char *name = g_strdup_printf ("Office %u", i);
      g_autofree char *siret = g_strdup_printf ("3560000000%04u", i);

      sourcier_supplier_set_text (other, SOURCIER_SUPPLIER_NAME, name);
      sourcier_supplier_set_text (other, SOURCIER_SUPPLIER_SIRET, siret);
      sourcier_supplier_store_save (fixture->store, other, NULL);
      last = sourcier_supplier_get_id (other);
    }
  sourcier_store_commit (fixture->store, NULL);

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->alpha);
  ui_test_wait_for (shows (fixture->pane, "Office 4"));
  g_assert_true (shows (fixture->pane, "SIREN 356\u00a0000\u00a0000"));
  g_assert_false (shows (fixture->pane, "Office 5"));
  g_assert_true (shows (fixture->pane, "2 others"));

  gtk_widget_activate_action (fixture->page, "page.show-firm", "s", "356000000");
  ui_test_wait_for (shows (fixture->page, "7 suppliers of 9"));
  g_assert_true (shows (fixture->page, "SIREN 356\u00a0000\u00a0000"));

  /* One that does not answer the question is shown among those of its firm. */
  search (fixture, "alpha");
  ui_test_wait_for (shows (fixture->page, "1 supplier of 9"));
  gtk_widget_activate_action (fixture->page, "page.show-supplier", "x", last);
  ui_test_wait_for (is_selected (fixture, last));
  g_assert_true (shows (fixture->page, "7 suppliers of 9"));
}

/* Alpha was awarded seven contracts of 1,000 euros, one a year from 2020 on: five are shown, the others on demand. */
static void
test_contracts (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *sum = sourcier_money_format (700000);

  sourcier_store_begin (fixture->store, "Add", NULL);
  for (int year = 2020; year < 2027; year++)
    {
      g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
      g_autoptr (SourcierRecord) holder = sourcier_purchase_part_new (SOURCIER_PURCHASE_HOLDERS);
      g_autofree char *subject = g_strdup_printf ("Contract of %d", year);
      g_autofree char *launch = g_strdup_printf ("%d-03-01", year);

      sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, subject);
      sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_LAUNCH_DAY, sourcier_day_parse (launch));
      sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_AWARDED_AMOUNT, 100000);
      sourcier_purchase_set_state (purchase, SOURCIER_PURCHASE_AWARDED);
      sourcier_record_set_number (holder, SOURCIER_HOLDER_SUPPLIER, fixture->alpha);
      sourcier_record_set_text (holder, SOURCIER_HOLDER_ROLE, "holder");
      sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_HOLDERS, holder);
      g_assert_true (sourcier_purchase_store_save (fixture->store, purchase, NULL));
    }
  sourcier_store_commit (fixture->store, NULL);

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->alpha);
  ui_test_wait_for (shows (fixture->pane, "7 contracts · 7 running"));
  g_assert_true (shows (fixture->pane, sum));
  g_assert_true (shows (fixture->pane, "Contract of 2026"));
  g_assert_true (shows (fixture->pane, "Contract of 2022"));
  g_assert_false (shows (fixture->pane, "Contract of 2021"));
  g_assert_true (shows (fixture->pane, "2 other purchases"));
  g_assert_true (shows (fixture->page, "Contract running"));

  GtkWidget *group = find_type (fixture->pane, SOURCIER_TYPE_SUPPLIER_CONTRACTS_GROUP);
  gtk_widget_activate_action (group, "contracts.show-all", NULL);
  g_assert_true (shows (fixture->pane, "Contract of 2020"));
  g_assert_false (shows (fixture->pane, "other purchases"));

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (!shows (fixture->pane, "Contracts with us"));
}

static const char *
title_at (GtkColumnView *view,
          guint          position)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), position);

  return gtk_column_view_column_get_title (column); /* the view holds the column too */
}

/* Without a mouse: the second row is moved up, then down again. */
static void
test_order_columns (Fixture       *fixture,
                    gconstpointer  data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_type (fixture->page, GTK_TYPE_COLUMN_VIEW));
  GtkListBox *rows;
  GtkWidget *dialog, *up;

  gtk_widget_activate_action (fixture->page, "columns.order", NULL);
  dialog = ui_test_find_dialog (fixture->window);
  accessible_walker_assert_all_named (dialog);
  rows = GTK_LIST_BOX (find_type (dialog, GTK_TYPE_LIST_BOX));
  up = find_type (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 0)), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_get_sensitive (up));
  up = find_type (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 1)), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (up, "clicked");
  g_assert_cmpstr (title_at (view, 0), ==, "City");
  g_assert_false (gtk_widget_get_sensitive (up));
  g_signal_emit_by_name (gtk_widget_get_next_sibling (up), "clicked");
  g_assert_cmpstr (title_at (view, 0), ==, "Name");

  /* “Distance” is not shown and stands between “City” and “Labels”: it does not count. */
  up = find_type (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 2)), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (up, "clicked");
  g_assert_cmpstr (title_at (view, 1), ==, "Labels");
  g_assert_cmpstr (title_at (view, 2), ==, "City");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A question that brings its own order moves the arrow of the headers there, and the reader's own is remembered. */
static void
test_question_sorts (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_type (fixture->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (SourcierSupplierQuery) everybody = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) by_city =
    sourcier_supplier_query_with_sort (everybody, SOURCIER_SUPPLIER_SORT_CITY, TRUE);
  GtkSortType order = GTK_SORT_DESCENDING;

  g_assert_cmpstr (gtk_column_view_column_get_title (sourcier_column_view_get_sort (view, &order)), ==, "Name");
  g_assert_cmpint (order, ==, GTK_SORT_ASCENDING);
  sourcier_suppliers_page_ask (SOURCIER_SUPPLIERS_PAGE (fixture->page), by_city);
  g_assert_cmpstr (gtk_column_view_column_get_title (sourcier_column_view_get_sort (view, &order)), ==, "City");
  g_assert_cmpint (order, ==, GTK_SORT_DESCENDING);
  ui_test_wait_for (first_id (fixture) == fixture->beta);

  sourcier_suppliers_page_set_store (SOURCIER_SUPPLIERS_PAGE (fixture->page), fixture->store);
  g_assert_cmpstr (gtk_column_view_column_get_title (sourcier_column_view_get_sort (view, &order)), ==, "Name");
}

/* While nobody is selected the pane tells what those in the table may answer: Alpha is an EI, Bêta an ESAT, and hours with
 * either count for a clause. */
static void
test_summary (Fixture       *fixture,
              gconstpointer  data)
{
  ui_test_wait_for (shows (fixture->pane, "Those in the table may answer"));
  g_assert_true (shows (fixture->pane, "Insertion clause"));
  g_assert_true (shows (fixture->pane, "L2113-12"));
  search (fixture, "gamma");
  ui_test_wait_for (!shows (fixture->pane, "Those in the table may answer"));
  search (fixture, "alpha");
  ui_test_wait_for (shows (fixture->pane, "L2113-13") && !shows (fixture->pane, "L2113-12"));
}

/* Bêta's ESAT ended with June 2026: it was one at an award in 2025, and no longer is today. */
static void
end_label_of_beta (Fixture *fixture)
{
  g_autoptr (SourcierSupplier) beta = sourcier_supplier_store_load (fixture->store, fixture->beta, NULL);
  g_autoptr (GError) error = NULL;

  sourcier_label_award_set_valid_to (g_ptr_array_index (sourcier_supplier_get_awards (beta), 0),
                                     sourcier_day_parse ("2026-06-30"));
  sourcier_store_begin (fixture->store, "Edit", &error);
  sourcier_supplier_store_save (fixture->store, beta, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
type_day (Fixture    *fixture,
          const char *day)
{
  GtkWidget *filter = find_type (fixture->page, SOURCIER_TYPE_DAY_FILTER);
  GtkPopover *popover;

  gtk_widget_activate_action (fixture->page, "page.choose-day", NULL);
  popover = GTK_POPOVER (find_type (filter, GTK_TYPE_POPOVER));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (popover)));
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (popover), SOURCIER_TYPE_DAY_ROW)), day);
  gtk_widget_activate_default (find_type (GTK_WIDGET (popover), SOURCIER_TYPE_DAY_ROW));
}

static void
test_state_on_a_day (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *badge;

  end_label_of_beta (fixture);
  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (is_selected (fixture, fixture->beta));
  ui_test_wait_for (!shows (fixture->pane, "Contracts reserved under L2113-12"));
  g_assert_false (shows (fixture->pane, "State on"));

  type_day (fixture, "30/06/2025");
  ui_test_wait_for (shows (fixture->pane, "State on 2025-06-30"));
  g_assert_true (shows (fixture->pane, "Contracts reserved under L2113-12"));
  g_assert_true (shows (fixture->page, "as of 2025-06-30"));
  g_assert_true (shows (fixture->page, "3 suppliers"));
  badge = find_badge (find_type (fixture->page, GTK_TYPE_COLUMN_VIEW), "ESAT");
  g_assert_false (gtk_widget_has_css_class (badge, "ended"));

  gtk_widget_activate_action (fixture->page, "page.clear", NULL);
  ui_test_wait_for (!shows (fixture->pane, "State on"));
  g_assert_false (shows (fixture->pane, "Contracts reserved under L2113-12"));
  g_assert_true (gtk_widget_has_css_class (badge, "ended"));
}

static void
exclude_beta (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) beta = sourcier_supplier_store_load (fixture->store, fixture->beta, &error);

  g_assert_no_error (error);
  sourcier_supplier_set_text (beta, SOURCIER_SUPPLIER_EXCLUSION, "CCP L2141-4, judgment of 3 March");
  sourcier_supplier_set_text (beta, SOURCIER_SUPPLIER_EXCLUDED_SINCE, "2026-01-01");
  sourcier_supplier_set_text (beta, SOURCIER_SUPPLIER_EXCLUDED_UNTIL, "2026-12-31");
  sourcier_store_begin (fixture->store, "Exclude", &error);
  g_assert_no_error (error);
  sourcier_supplier_store_save (fixture->store, beta, &error);
  g_assert_no_error (error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_icon (GtkWidget  *root,
           const char *icon)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_visible (root))
    return NULL;
  if (GTK_IS_IMAGE (root) && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (root)), icon) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_icon (child, icon);
  return found;
}

/* On 21 November 2026 the exclusion stands first in the pane and the row has a mark; on 1 January 2027 it is over and told
 * among the rest. */
static void
test_excluded (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *view = find_type (fixture->page, GTK_TYPE_COLUMN_VIEW);

  g_assert_false (shows (fixture->page, "Not excluded"));
  exclude_beta (fixture);
  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (shows (fixture->pane, "Excluded from public procurement until 2026-12-31"));
  g_assert_true (shows (fixture->pane, "CCP L2141-4, judgment of 3 March"));
  g_assert_nonnull (find_icon (fixture->pane, "action-unavailable-symbolic"));
  ui_test_wait_for (shows (fixture->page, "Not excluded"));
  ui_test_wait_for (find_icon (view, "action-unavailable-symbolic") != NULL);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (find_icon (view, "action-unavailable-symbolic")), "L2141-4"));
  accessible_walker_assert_all_named (fixture->page);

  type_day (fixture, "01/01/2027");
  ui_test_wait_for (shows (fixture->pane, "Was excluded from public procurement until 2026-12-31"));
  g_assert_null (find_icon (fixture->pane, "action-unavailable-symbolic"));
  ui_test_wait_for (find_icon (view, "action-unavailable-symbolic") == NULL);
  ui_test_wait_for (!shows (fixture->page, "Not excluded"));
}

/* What is no day is said, and asks nothing; today is told as today. */
static void
test_state_on_no_day (Fixture       *fixture,
                      gconstpointer  data)
{
  type_day (fixture, "31/02/2026");
  ui_test_wait_for (shows (find_type (fixture->page, SOURCIER_TYPE_DAY_FILTER), "Not a day"));
  type_day (fixture, "");
  ui_test_wait_for (!gtk_widget_get_visible (find_type (fixture->page, GTK_TYPE_POPOVER)));
  g_assert_true (shows (find_type (fixture->page, SOURCIER_TYPE_DAY_FILTER), "Today"));
  g_assert_false (shows (fixture->page, "as of"));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);

  ADD ("/suppliers/names", test_names);
  ADD ("/suppliers/select", test_select);
  ADD ("/suppliers/new", test_new_is_selected);
  ADD ("/suppliers/edit", test_edit_shows);
  ADD ("/suppliers/delete", test_delete);
  ADD ("/suppliers/bulk-label", test_bulk_label);
  ADD ("/suppliers/bulk-tag", test_bulk_tag);
  ADD ("/suppliers/bulk-field", test_bulk_field);
  ADD ("/suppliers/mailing", test_mailing);
  ADD ("/suppliers/compare-lists", test_compare_lists);
  ADD ("/suppliers/lists", test_lists);
  ADD ("/suppliers/bulk-delete-many", test_bulk_delete_many);
  ADD ("/suppliers/none-and-empty", test_none_and_empty);
  ADD ("/suppliers/copy", test_copy);
  ADD ("/suppliers/columns-keep-their-order", test_columns_keep_their_order);
  ADD ("/suppliers/distance", test_distance);
  ADD ("/suppliers/contracts", test_contracts);
  ADD ("/suppliers/firm", test_firm);
  ADD ("/suppliers/order-columns", test_order_columns);
  ADD ("/suppliers/question-sorts", test_question_sorts);
  ADD ("/suppliers/summary", test_summary);
  ADD ("/suppliers/state-on-a-day", test_state_on_a_day);
  ADD ("/suppliers/state-on-no-day", test_state_on_no_day);
  ADD ("/suppliers/excluded", test_excluded);
  g_test_add_func ("/suppliers/addresses", test_addresses);
  ADD ("/suppliers/near", test_near);
  ADD ("/suppliers/near/several", test_near_several);
  ADD ("/suppliers/works-in", test_works_in);
  return ui_test_run ();
}
