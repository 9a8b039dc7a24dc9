/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers-page-test.h"

#include "suppliers/supplier-pane.h"
#include "suppliers/supplier-store.h"
#include "suppliers/suppliers-page.h"
#include "widgets/row-slots.h"

/**
 * suppliers_page_test_add:
 *
 * Returns: the id of a supplier with a turnover of 300 000 €, which is in the file now
 */
gint64
suppliers_page_test_add (SourcierStore *store,
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

/**
 * suppliers_page_test_set_up:
 *
 * Shows the page with Alpha of Cergy (EI), Bêta of Pontoise (ESAT) and Gamma of Cergy (no label).
 */
void
suppliers_page_test_set_up (Fixture       *fixture,
                            gconstpointer  data)
{
  fixture->store = ui_test_new_store ();
  fixture->page = sourcier_suppliers_page_new ();
  fixture->window = ui_test_present (fixture->page);
  fixture->table = SOURCIER_SUPPLIER_TABLE (ui_test_find (fixture->page, SOURCIER_TYPE_SUPPLIER_TABLE));
  fixture->pane = ui_test_find (fixture->page, SOURCIER_TYPE_SUPPLIER_PANE);
  fixture->alpha = suppliers_page_test_add (fixture->store, "Alpha", "Cergy", "EI");
  fixture->beta = suppliers_page_test_add (fixture->store, "Bêta", "Pontoise", "ESAT");
  fixture->gamma = suppliers_page_test_add (fixture->store, "Gamma", "Cergy", NULL);
  sourcier_suppliers_page_set_store (SOURCIER_SUPPLIERS_PAGE (fixture->page), fixture->store);
  ui_test_wait_for (ui_test_shows (fixture->page, "3 suppliers"));
}

/**
 * suppliers_page_test_tear_down:
 *
 * Ends what suppliers_page_test_set_up() began.
 */
void
suppliers_page_test_tear_down (Fixture       *fixture,
                               gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->store);
}

/**
 * suppliers_page_test_is_selected:
 *
 * Returns: whether that supplier alone is selected
 */
gboolean
suppliers_page_test_is_selected (Fixture *fixture,
                                 gint64   id)
{
  g_autoptr (SourcierSupplier) selected = sourcier_supplier_table_get_selected (fixture->table);

  return selected != NULL && sourcier_supplier_get_id (selected) == id;
}

/**
 * suppliers_page_test_search:
 *
 * Types into the search entry.
 */
void
suppliers_page_test_search (Fixture    *fixture,
                            const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY)), text);
}

/**
 * suppliers_page_test_select_all:
 *
 * Selects all rows.
 */
void
suppliers_page_test_select_all (Fixture *fixture)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW));

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

/**
 * suppliers_page_test_copy:
 *
 * Returns: (transfer full): what copying the selection puts on the clipboard
 */
/* What a spreadsheet would paste once something new was copied. */
char *
suppliers_page_test_copy (Fixture *fixture)
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

/**
 * suppliers_page_test_get_first:
 *
 * Returns: the supplier at the top of the table, 0 for none
 */
gint64
suppliers_page_test_get_first (Fixture *fixture)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GObject) first = g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (view)), 0);

  return first != NULL ? sourcier_supplier_get_id (sourcier_row_of (first)) : 0;
}
