/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "accessible-walker.h"
#include "base/money.h"
#include "compat/column-view.h"
#include "purchases/purchase-store.h"
#include "suppliers-page-test.h"
#include "suppliers/supplier-contracts-group.h"
#include "suppliers/supplier-pane.h"
#include "suppliers/supplier-store.h"
#include "suppliers/suppliers-page.h"

#include <string.h>

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
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, fixture->beta));
  g_assert_true (ui_test_shows (fixture->pane, "Bêta"));
  g_assert_true (ui_test_shows (fixture->pane, "Contracts reserved under L2113-12"));
  g_assert_true (ui_test_shows (fixture->page, "1 selected"));

  /* It stays selected in another answer that holds it, though it stands elsewhere there; not in one that does not. */
  suppliers_page_test_search (fixture, "pontoise");
  ui_test_wait_for (ui_test_shows (fixture->page, "1 supplier of 3"));
  g_assert_true (suppliers_page_test_is_selected (fixture, fixture->beta));
  g_assert_true (ui_test_shows (fixture->page, "pontoise"));
  suppliers_page_test_search (fixture, "cergy");
  ui_test_wait_for (ui_test_shows (fixture->page, "2 suppliers of 3"));
  ui_test_wait_for (sourcier_supplier_table_get_n_selected (fixture->table) == 0);
  g_assert_true (ui_test_shows (fixture->pane, "No supplier selected"));
}

/* Who goes on with Tab does not pass through all rows. */
static void
test_tab (Fixture       *fixture,
          gconstpointer  data)
{
  GtkWidget *table = GTK_WIDGET (fixture->table);

  g_assert_true (gtk_widget_grab_focus (table));
  ui_test_wait_for (gtk_widget_get_focus_child (table) != NULL);
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_null (gtk_widget_get_focus_child (table));
}

static void
test_new_is_selected (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 delta = suppliers_page_test_add (fixture->store, "Delta", "Cergy", NULL);

  gtk_widget_activate_action (fixture->page, "page.select", "x", delta);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, delta));
  g_assert_true (ui_test_shows (fixture->page, "4 suppliers"));
}

static void
test_edit_shows (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (fixture->store, fixture->alpha, NULL);
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->alpha);
  ui_test_wait_for (ui_test_shows (fixture->pane, "Alpha"));

  /* The name sorts alike: the answer is the same, the row is not. */
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Alpha et Cie");
  sourcier_store_begin (fixture->store, "Edit", &error);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  ui_test_wait_for (ui_test_shows (fixture->pane, "Alpha et Cie"));
  g_assert_true (suppliers_page_test_is_selected (fixture, fixture->alpha));
}

/* The longest text that a label below @widget shows. */
static glong
longest_label (GtkWidget *widget)
{
  glong longest = GTK_IS_LABEL (widget) ? g_utf8_strlen (gtk_label_get_text (GTK_LABEL (widget)), -1) : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    longest = MAX (longest, longest_label (child));
  return longest;
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *start)
{
  GtkWidget *found = NULL;

  if (GTK_IS_INSCRIPTION (widget) && gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL
      && g_str_has_prefix (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), start))
    return gtk_widget_get_parent (gtk_widget_get_parent (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, start);
  return found;
}

/* Of a name, a website and notes of a megabyte each, the pane shows as much as is read, a screen reader is told no more than the
 * cell shows. */
static void
test_long_texts (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (fixture->store, fixture->alpha, NULL);
  g_autofree char *words = g_strnfill (1000000, 'x');
  g_autofree char *name = g_strconcat ("Alpha ", words, NULL);
  g_autofree char *beginning = g_strnfill (600, 'x');
  g_autofree char *spoken = NULL;
  g_autoptr (GError) error = NULL;

  memcpy (beginning, "Alpha ", strlen ("Alpha "));
  spoken = g_strconcat (beginning, "…", NULL);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_PHONE, words);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NOTES, words);
  sourcier_store_begin (fixture->store, "Edit", &error);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->alpha);
  ui_test_wait_for (longest_label (fixture->pane) > 5000);
  g_assert_cmpint (longest_label (fixture->pane), <=, 20000);
  ui_test_wait_for (find_row (GTK_WIDGET (fixture->table), "Alpha x") != NULL);
  GtkWidget *row = find_row (GTK_WIDGET (fixture->table), "Alpha x");
  g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken));
}

static void
test_delete (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, fixture->beta));
  gtk_widget_activate_action (fixture->page, "page.delete", NULL);
  ui_test_wait_for (ui_test_shows (fixture->page, "2 suppliers"));

  /* What now stands in its place is selected, so that the keyboard goes on from there. */
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, fixture->gamma));
  sourcier_store_undo (fixture->store, &name, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "Delete supplier");
  ui_test_wait_for (ui_test_shows (fixture->page, "3 suppliers"));
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
  suppliers_page_test_select_all (fixture);

  g_autofree char *text = suppliers_page_test_copy (fixture);
  g_assert_cmpstr (text, ==, "Name\tCity\tLabels\tFamilies\tStaff\tContracts\n"
                             "Alpha\tCergy le Haut\tEI\t\t\t\nBêta\tPontoise\tESAT\t\t\t\nGamma\tCergy\t\t\t\t\n");
}

static char *
first_column (SourcierStore *store)
{
  GtkWidget *page = g_object_ref_sink (sourcier_suppliers_page_new ());
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_test_find (page, GTK_TYPE_COLUMN_VIEW));

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
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  g_autoptr (SourcierStore) other_office = ui_test_new_store ();

  g_assert_true (gtk_column_view_get_reorderable (view));
  gtk_column_view_insert_column (view, 1, name);
  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, fixture->beta));
  g_autofree char *text = suppliers_page_test_copy (fixture);
  g_assert_cmpstr (text, ==, "City\tName\tLabels\tFamilies\tStaff\tContracts\nPontoise\tBêta\tESAT\t\t\t\n");

  gtk_widget_set_visible (fixture->page, FALSE);
  g_autofree char *here = first_column (fixture->store);
  g_autofree char *elsewhere = first_column (other_office);
  g_assert_cmpstr (here, ==, "City");
  g_assert_cmpstr (elsewhere, ==, "Name");
}

static void
test_none_and_empty (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (SourcierStore) empty = ui_test_new_store ();

  suppliers_page_test_search (fixture, "nobody at all");
  ui_test_wait_for (ui_test_shows (fixture->page, "No supplier answers"));
  gtk_widget_activate_action (fixture->page, "page.clear", NULL);
  ui_test_wait_for (!ui_test_shows (fixture->page, "No supplier answers"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY))), ==, "");

  sourcier_suppliers_page_set_store (SOURCIER_SUPPLIERS_PAGE (fixture->page), empty);
  ui_test_wait_for (ui_test_shows (fixture->page, "No suppliers yet"));
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
  ui_test_wait_for (ui_test_shows (fixture->pane, "Office 4"));
  g_assert_true (ui_test_shows (fixture->pane, "SIREN 356\u00a0000\u00a0000"));
  g_assert_false (ui_test_shows (fixture->pane, "Office 5"));
  g_assert_true (ui_test_shows (fixture->pane, "2 others"));

  gtk_widget_activate_action (fixture->page, "page.show-firm", "s", "356000000");
  ui_test_wait_for (ui_test_shows (fixture->page, "7 suppliers of 9"));
  g_assert_true (ui_test_shows (fixture->page, "SIREN 356\u00a0000\u00a0000"));

  /* One that does not answer the question is shown among those of its firm. */
  suppliers_page_test_search (fixture, "alpha");
  ui_test_wait_for (ui_test_shows (fixture->page, "1 supplier of 9"));
  gtk_widget_activate_action (fixture->page, "page.show-supplier", "x", last);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, last));
  g_assert_true (ui_test_shows (fixture->page, "7 suppliers of 9"));
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
  ui_test_wait_for (ui_test_shows (fixture->pane, "7 contracts · 7 running"));
  g_assert_true (ui_test_shows (fixture->pane, sum));
  g_assert_true (ui_test_shows (fixture->pane, "Contract of 2026"));
  g_assert_true (ui_test_shows (fixture->pane, "Contract of 2022"));
  g_assert_false (ui_test_shows (fixture->pane, "Contract of 2021"));
  g_assert_true (ui_test_shows (fixture->pane, "2 other purchases"));
  g_assert_true (ui_test_shows (fixture->page, "Contract running"));

  GtkWidget *group = ui_test_find (fixture->pane, SOURCIER_TYPE_SUPPLIER_CONTRACTS_GROUP);
  gtk_widget_activate_action (group, "contracts.show-all", NULL);
  g_assert_true (ui_test_shows (fixture->pane, "Contract of 2020"));
  g_assert_false (ui_test_shows (fixture->pane, "other purchases"));

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (!ui_test_shows (fixture->pane, "Contracts with us"));
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
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW));
  GtkListBox *rows;
  GtkWidget *dialog, *up;

  gtk_widget_activate_action (fixture->page, "columns.order", NULL);
  dialog = ui_test_find_dialog (fixture->window);
  accessible_walker_assert_all_named (dialog);
  rows = GTK_LIST_BOX (ui_test_find (dialog, GTK_TYPE_LIST_BOX));
  up = ui_test_find (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 0)), GTK_TYPE_BUTTON);
  g_assert_false (gtk_widget_get_sensitive (up));
  up = ui_test_find (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 1)), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (up, "clicked");
  g_assert_cmpstr (title_at (view, 0), ==, "City");
  g_assert_false (gtk_widget_get_sensitive (up));
  g_signal_emit_by_name (gtk_widget_get_next_sibling (up), "clicked");
  g_assert_cmpstr (title_at (view, 0), ==, "Name");

  /* “Distance” is not shown and stands between “City” and “Labels”: it does not count. */
  up = ui_test_find (GTK_WIDGET (gtk_list_box_get_row_at_index (rows, 2)), GTK_TYPE_BUTTON);
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
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW));
  g_autoptr (SourcierSupplierQuery) everybody = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) by_city =
    sourcier_supplier_query_with_sort (everybody, SOURCIER_SUPPLIER_SORT_CITY, TRUE);
  GtkSortType order = GTK_SORT_DESCENDING;

  g_assert_cmpstr (gtk_column_view_column_get_title (sourcier_column_view_get_sort (view, &order)), ==, "Name");
  g_assert_cmpint (order, ==, GTK_SORT_ASCENDING);
  sourcier_suppliers_page_ask (SOURCIER_SUPPLIERS_PAGE (fixture->page), by_city);
  g_assert_cmpstr (gtk_column_view_column_get_title (sourcier_column_view_get_sort (view, &order)), ==, "City");
  g_assert_cmpint (order, ==, GTK_SORT_DESCENDING);
  ui_test_wait_for (suppliers_page_test_get_first (fixture) == fixture->beta);

  sourcier_suppliers_page_set_store (SOURCIER_SUPPLIERS_PAGE (fixture->page), fixture->store);
  g_assert_cmpstr (gtk_column_view_column_get_title (sourcier_column_view_get_sort (view, &order)), ==, "Name");
}

/* While nobody is selected the pane tells what those in the table may answer: Alpha is an EI, Bêta an ESAT, and hours with
 * either count for a clause. */
static void
test_summary (Fixture       *fixture,
              gconstpointer  data)
{
  ui_test_wait_for (ui_test_shows (fixture->pane, "Those in the table may answer"));
  g_assert_true (ui_test_shows (fixture->pane, "Insertion clause"));
  g_assert_true (ui_test_shows (fixture->pane, "L2113-12"));
  suppliers_page_test_search (fixture, "gamma");
  ui_test_wait_for (!ui_test_shows (fixture->pane, "Those in the table may answer"));
  suppliers_page_test_search (fixture, "alpha");
  ui_test_wait_for (ui_test_shows (fixture->pane, "L2113-13") && !ui_test_shows (fixture->pane, "L2113-12"));
}

static void
type (GtkEditable *entry,
      const char  *text)
{
  for (const char *letter = text; *letter != '\0'; letter++)
    {
      int position = -1;

      gtk_editable_set_position (entry, -1);
      position = gtk_editable_get_position (entry);
      gtk_editable_insert_text (entry, letter, 1, &position);
      if (g_test_rand_bit ())
        g_main_context_iteration (NULL, FALSE);
    }
}

static void
rub_out (GtkEditable *entry,
         guint        n)
{
  for (; n > 0; n--)
    {
      int length = (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);

      gtk_editable_delete_text (entry, length - 1, length);
      if (g_test_rand_bit ())
        g_main_context_iteration (NULL, FALSE);
    }
}

/* Faster than answers come: what stays is the answer to what stands in the entry, whatever was asked on the way; middles of
 * words are found. Escape takes all back. */
static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *search = ui_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY);
  GtkEditable *entry = GTK_EDITABLE (search);

  for (guint round = 0; round < 5; round++)
    {
      type (entry, "ntois");
      ui_test_wait_for (ui_test_shows (fixture->page, "1 supplier of 3"));
      type (entry, "x");
      rub_out (entry, 6);
      type (entry, "erg");
      ui_test_wait_for (ui_test_shows (fixture->page, "2 suppliers of 3"));
      type (entry, " alphabet");
      rub_out (entry, 6);
      ui_test_wait_for (ui_test_shows (fixture->page, "1 supplier of 3"));
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, "erg al");
      g_assert_cmpint (suppliers_page_test_get_first (fixture), ==, fixture->alpha);

      type (entry, "hab");
      g_signal_emit_by_name (search, "stop-search");
      ui_test_wait_for (ui_test_shows (fixture->page, "3 suppliers"));
      for (guint turn = 0; turn < 20; turn++)
        ui_test_turn ();
      g_assert_true (ui_test_shows (fixture->page, "3 suppliers"));
      g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, suppliers_page_test_set_up, func, suppliers_page_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_setenv ("SOURCIER_TODAY", "2026-11-21", TRUE);

  ADD ("/suppliers/names", test_names);
  ADD ("/suppliers/select", test_select);
  ADD ("/suppliers/tab", test_tab);
  ADD ("/suppliers/new", test_new_is_selected);
  ADD ("/suppliers/edit", test_edit_shows);
  ADD ("/suppliers/long-texts", test_long_texts);
  ADD ("/suppliers/delete", test_delete);
  ADD ("/suppliers/none-and-empty", test_none_and_empty);
  ADD ("/suppliers/copy", test_copy);
  ADD ("/suppliers/columns-keep-their-order", test_columns_keep_their_order);
  ADD ("/suppliers/contracts", test_contracts);
  ADD ("/suppliers/firm", test_firm);
  ADD ("/suppliers/order-columns", test_order_columns);
  ADD ("/suppliers/question-sorts", test_question_sorts);
  ADD ("/suppliers/summary", test_summary);
  ADD ("/suppliers/typing", test_typing);
  g_test_add_func ("/suppliers/addresses", test_addresses);
  return ui_test_run ();
}
