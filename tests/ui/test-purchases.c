/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-walker.h"
#include "purchases/holder-link.h"
#include "purchases/purchase-editor.h"
#include "purchases/purchase-facets.h"
#include "purchases/purchase-pane.h"
#include "purchases/purchase-part-dialog.h"
#include "purchases/purchase-store.h"
#include "purchases/purchases-page.h"
#include "purchases/totals-view.h"
#include "suppliers/supplier-store.h"
#include "ui-test.h"
#include "widgets/saved-questions.h"

static void
save (SourcierStore    *store,
      SourcierPurchase *purchase)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Save purchase", &error);
  g_assert_no_error (error);
  sourcier_purchase_store_save (store, purchase, &error);
  g_assert_no_error (error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

static gint64
add_purchase (SourcierStore *store,
              const char    *subject,
              const char    *estimate)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
  g_autoptr (SourcierRecord) lot = sourcier_purchase_part_new (SOURCIER_PURCHASE_LOTS);

  sourcier_record_read_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_SUBJECT, subject);
  sourcier_record_read_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_ESTIMATE, estimate);
  sourcier_record_read_field (lot, SOURCIER_LOT_SUBJECT, "Cergy");
  sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_LOTS, lot);
  save (store, purchase);
  return sourcier_purchase_get_id (purchase);
}

static GtkWidget *
find_view (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_COLUMN_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_view (child);
  return found;
}

static void
select_first (GtkWidget *page,
              guint      n_rows)
{
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (find_view (page)));
  g_autoptr (GtkBitset) first = gtk_bitset_new_range (0, n_rows);

  gtk_selection_model_set_selection (model, first, first);
}

/* The register tells what it is for, then how many purchases there are and what they add up to: 70,000 + 216,000. */
static void
test_page (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_purchases_page_new ();
  GtkWidget *window = ui_test_present (page);

  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), store);
  ui_test_wait_for (ui_test_shows (page, "No purchase yet"));
  add_purchase (store, "Nettoyage", "70000");
  add_purchase (store, "Tonte", "216000");
  ui_test_wait_for (ui_test_shows (page, "2 purchases"));
  g_assert_true (ui_test_shows (page, "286"));
  ui_test_wait_for (ui_test_shows (page, "0 duties to decide"));
  accessible_walker_assert_all_named (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* L2112-2 and L2152-7 ask of every contract from 22 August 2026 on for an environmental condition and an environmental
 * criterion. The column follows what is ticked. */
static void
test_duties (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
  GtkWidget *page = sourcier_purchases_page_new ();
  GtkWidget *window = ui_test_present (page);

  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, "Nettoyage");
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_NATURE, "services");
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_ESTIMATE, 5000000);
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_LAUNCH_DAY, sourcier_day_from_ymd (2099, 1, 18));
  save (store, purchase);
  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), store);
  ui_test_wait_for (ui_test_shows (page, "2 to decide"));
  g_assert_true (ui_test_shows (page, "2 duties to decide"));

  sourcier_purchase_set_considerations (purchase, (const char * const[]) { "environmental-clause", NULL });
  save (store, purchase);
  ui_test_wait_for (ui_test_shows (page, "1 to decide"));
  sourcier_purchase_set_considerations (purchase, (const char * const[]) { "environmental-clause",
                                                                            "environmental-criterion", NULL });
  save (store, purchase);
  ui_test_wait_for (ui_test_shows (page, "all decided"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
take_text_cb (GObject      *clipboard,
              GAsyncResult *result,
              gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("before");
}

/* What an action of a widget copies: (transfer full). */
static char *
copied_text (GtkWidget  *widget,
             const char *action)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  char *text = g_strdup ("before");

  gdk_clipboard_set_text (clipboard, "before");
  gtk_widget_activate_action (widget, action, NULL);
  while (g_str_equal (text, "before"))
    {
      g_clear_pointer (&text, g_free);
      gdk_clipboard_read_text_async (clipboard, NULL, take_text_cb, &text);
      ui_test_wait_for (text != NULL);
    }
  return text;
}

/* What is selected is copied as a table, the columns of the register in their order. */
static void
test_copy (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_purchases_page_new ();
  GtkWidget *window = ui_test_present (page);
  g_autofree char *text = NULL;

  add_purchase (store, "Nettoyage\tdes vitres", "70000");
  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), store);
  ui_test_wait_for (ui_test_shows (page, "1 purchase"));
  select_first (page, 1);
  ui_test_wait_for (ui_test_shows (page, "1 selected"));
  text = copied_text (page, "page.copy");
  g_assert_cmpstr (text, ==, "Subject\tAmount (HT)\tLaunch\tState\tDuties\tNature\tService\n"
                             "Nettoyage des vitres\t70000\t\tIdea\t\t\t\n");
  gtk_window_destroy (GTK_WINDOW (window));
}

static char *
first_column (SourcierStore *store)
{
  GtkWidget *page = g_object_ref_sink (sourcier_purchases_page_new ());
  GtkColumnView *view = GTK_COLUMN_VIEW (find_view (page));

  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), store);
  g_autoptr (GtkColumnViewColumn) first = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  char *title = g_strdup (gtk_column_view_column_get_title (first));

  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), NULL);
  g_object_unref (page);
  return title;
}

/* A column that is chosen and moved is copied in its place, and stands there in a register that is opened later, for the
 * same office only. */
static void
test_columns (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierStore) other_office = ui_test_new_store ();
  GtkWidget *page = sourcier_purchases_page_new ();
  GtkWidget *window = ui_test_present (page);
  GtkColumnView *view = GTK_COLUMN_VIEW (find_view (page));
  g_autoptr (GtkColumnViewColumn) subject = NULL;

  add_purchase (store, "Tonte", "216000");
  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), store);
  ui_test_wait_for (ui_test_shows (page, "1 purchase"));
  select_first (page, 1);
  ui_test_wait_for (ui_test_shows (page, "1 selected"));

  gtk_widget_activate_action (page, "columns.number", NULL);
  gtk_widget_activate_action (page, "columns.service", NULL);
  gtk_widget_activate_action (page, "columns.launch", NULL);
  subject = g_list_model_get_item (gtk_column_view_get_columns (view), 0);
  gtk_column_view_insert_column (view, 1, subject);
  g_autofree char *text = copied_text (page, "page.copy");
  g_assert_cmpstr (text, ==, "Amount (HT)\tSubject\tState\tDuties\tNature\tNumber\n216000\tTonte\tIdea\t\t\t\n");

  gtk_widget_set_visible (page, FALSE);
  g_autofree char *here = first_column (store);
  g_autofree char *elsewhere = first_column (other_office);
  g_assert_cmpstr (here, ==, "Amount (HT)");
  g_assert_cmpstr (elsewhere, ==, "Subject");
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkColumnViewColumn *
column_called (GtkWidget  *page,
               const char *title)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (find_view (page)));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column), title))
        return column;
    }
  g_assert_not_reached ();
}

/* Where there is no room for all columns those that tell least are put away, and come back where there is. They are copied
 * all the same, and one that the reader calls back stays. */
static void
test_narrow (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_purchases_page_new ();
  GtkWidget *window = ui_test_present (page);
  GtkColumnViewColumn *subject = column_called (page, "Subject"), *nature = column_called (page, "Nature");
  GtkColumnViewColumn *service = column_called (page, "Service");

  add_purchase (store, "Tonte", "70000");
  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), store);
  ui_test_wait_for (ui_test_shows (page, "1 purchase"));
  select_first (page, 1);
  ui_test_wait_for (ui_test_shows (page, "1 selected"));
  ui_test_wait_for (!gtk_column_view_column_get_visible (nature) && !gtk_column_view_column_get_visible (service));
  g_assert_true (gtk_column_view_column_get_visible (subject));

  g_autofree char *text = copied_text (page, "page.copy");
  g_assert_true (g_str_has_prefix (text, "Subject\tAmount (HT)\tLaunch\tState\tDuties\tNature\tService\n"));

  gtk_widget_activate_action (page, "columns.service", NULL);
  gtk_widget_activate_action (page, "columns.amount", NULL);
  gtk_widget_activate_action (page, "columns.state", NULL);
  for (guint i = 0; i < 50; i++)
    ui_test_turn ();
  g_assert_true (gtk_column_view_column_get_visible (service));
  gtk_widget_activate_action (page, "columns.service", NULL);
  gtk_widget_activate_action (page, "columns.launch", NULL);
  ui_test_wait_for (gtk_column_view_column_get_visible (nature));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* None of them tells a year: they are one line, which leads to the table of its purchases. */
static void
test_totals (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_purchases_page_new ();
  GtkWidget *window = ui_test_present (page);
  GtkWidget *totals;

  add_purchase (store, "Nettoyage", "70000");
  add_purchase (store, "Tonte", "216000");
  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), store);
  ui_test_wait_for (ui_test_shows (page, "2 purchases"));
  gtk_widget_activate_action (page, "page.totals", NULL);
  totals = ui_test_find (page, SOURCIER_TYPE_TOTALS_VIEW);
  ui_test_wait_for (ui_test_shows (totals, "100.0%"));
  accessible_walker_assert_all_named (window);
  g_autofree char *text = copied_text (totals, "totals.copy");
  g_assert_cmpstr (text, ==, "Year\tPurchases\tEstimated (HT)\tAwarded (HT)\tShare (%)\n"
                             "(none)\t2\t286000\t0\t100.0\nTotal\t2\t286000\t0\t100.0\n");

  /* The totals follow the question. */
  gtk_editable_set_text (GTK_EDITABLE (ui_test_find (page, GTK_TYPE_SEARCH_ENTRY)), "nettoyage");
  ui_test_wait_for (ui_test_shows (page, "1 purchase of 2"));
  g_autofree char *found = copied_text (totals, "totals.copy");
  g_assert_nonnull (strstr (found, "Total\t1\t70000\t0\t100.0\n"));
  g_signal_emit_by_name (find_view (totals), "activate", 0);
  g_assert_false (gtk_widget_get_mapped (totals));
  ui_test_wait_for (ui_test_shows (page, "no year"));
  g_assert_true (gtk_widget_get_mapped (find_view (page)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
choose_entry (GtkWidget  *dialog,
              const char *words,
              const char *action)
{
  GtkWidget *entry = ui_test_find (dialog, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  if (action != NULL)
    gtk_widget_activate_action (dialog, action, NULL);
  else
    g_signal_emit_by_name (entry, "apply");
}

/* A question is saved under a name and asked again, in its own order; purchases are put on a list made by hand. */
static void
test_lists (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_purchases_page_new ();
  GtkWidget *window = ui_test_present (page);
  GtkWidget *search = ui_test_find (page, GTK_TYPE_SEARCH_ENTRY), *question, *dialog;

  add_purchase (store, "Nettoyage", "70000");
  add_purchase (store, "Tonte", "216000");
  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), store);
  ui_test_wait_for (ui_test_shows (page, "2 purchases"));
  gtk_editable_set_text (GTK_EDITABLE (search), "tonte");
  ui_test_wait_for (ui_test_shows (page, "1 purchase of 2"));
  gtk_widget_activate_action (page, "page.lists", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (window)) != NULL);
  accessible_walker_assert_all_named (dialog);
  choose_entry (dialog, "Espaces verts", NULL);
  ui_test_wait_for (ui_test_shows (page, "Espaces verts"));

  gtk_widget_activate_action (page, "page.clear", NULL);
  ui_test_wait_for (ui_test_shows (page, "2 purchases"));
  question = ui_test_find (ui_test_find (page, SOURCIER_TYPE_SAVED_QUESTIONS), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (question, "clicked");
  ui_test_wait_for (ui_test_shows (page, "1 purchase of 2"));

  select_first (page, 1);
  ui_test_wait_for (ui_test_shows (page, "1 selected"));
  gtk_widget_activate_action (page, "page.list-selected", NULL);
  ui_test_wait_for ((dialog = ui_test_find_dialog (window)) != NULL);
  choose_entry (dialog, "Commission", "form.apply");
  ui_test_wait_for (ui_test_shows (page, "Commission"));
  g_assert_cmpstr (sourcier_store_get_undo_name (store), ==, "Add to list");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* What is selected is deleted as one action. */
static void
test_delete (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_purchases_page_new ();
  GtkWidget *window = ui_test_present (page);

  add_purchase (store, "Nettoyage", "70000");
  add_purchase (store, "Tonte", "216000");
  add_purchase (store, "Repas", "90000");
  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), store);
  ui_test_wait_for (ui_test_shows (page, "3 purchases"));
  select_first (page, 2);
  ui_test_wait_for (ui_test_shows (page, "2 selected"));
  gtk_widget_activate_action (page, "page.delete", NULL);
  ui_test_wait_for (ui_test_shows (page, "1 purchase"));
  g_assert_cmpint (sourcier_purchase_store_count (store, NULL), ==, 1);
  g_assert_true (sourcier_store_undo (store, NULL, NULL));
  g_assert_cmpint (sourcier_purchase_store_count (store, NULL), ==, 3);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The form saves a new purchase as one action. */
static void
test_editor (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_purchases_page_new ();
  GtkWidget *window = ui_test_present (page);
  GtkWidget *editor;

  sourcier_purchases_page_set_store (SOURCIER_PURCHASES_PAGE (page), store);
  sourcier_purchase_editor_present (page, store, NULL);
  editor = ui_test_find_dialog (window);
  g_assert_true (SOURCIER_IS_PURCHASE_EDITOR (editor));
  accessible_walker_assert_all_named (editor);
  gtk_widget_activate_action (editor, "form.apply", NULL);
  g_assert_cmpint (sourcier_purchase_store_count (store, NULL), ==, 1);
  g_assert_cmpstr (sourcier_store_get_undo_name (store), ==, "Add purchase");
  /* What applies to it is shown at once. */
  ui_test_wait_for (ui_test_shows (page, "1 selected"));
  gtk_window_destroy (GTK_WINDOW (window));
}

static gint64
add_supplier (SourcierStore *store,
              const char    *name,
              const char    *siret,
              const char    *city)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_SIRET, siret);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, city);
  sourcier_store_begin (store, "Add", NULL);
  g_assert_true (sourcier_supplier_store_save (store, supplier, NULL));
  sourcier_store_commit (store, NULL);
  return sourcier_supplier_get_id (supplier);
}

static GtkWidget *
find_entry (GtkWidget  *root,
            const char *title)
{
  GtkWidget *found = ADW_IS_ENTRY_ROW (root)
                     && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_entry (child, title);
  return found;
}

/* A holder is found in the directory as its city is typed, Enter takes the first, and what was typed already stays. */
static void
test_holder (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *window = ui_test_present (gtk_label_new ("Parent"));
  g_autoptr (SourcierRecord) holder = sourcier_purchase_part_new (SOURCIER_PURCHASE_HOLDERS);
  static const guint fields[] = { SOURCIER_HOLDER_LOT, SOURCIER_HOLDER_IDENTIFIER, SOURCIER_HOLDER_NAME };
  SourcierPurchasePartDialog *dialog;
  GtkWidget *search;
  gint64 beta;

  add_supplier (store, "Alpha", "73282932000074", "Cergy");
  beta = add_supplier (store, "Bêta", "35600000000048", "Pontoise");
  dialog = sourcier_purchase_part_dialog_new (window, "Holder", holder, fields, G_N_ELEMENTS (fields));
  sourcier_purchase_part_dialog_search (dialog, store);
  gtk_window_present (GTK_WINDOW (dialog));
  accessible_walker_assert_all_named (GTK_WIDGET (dialog));
  search = find_entry (GTK_WIDGET (dialog), "Search the directory");
  ui_test_wait_for (gtk_window_get_focus (GTK_WINDOW (dialog)) != NULL
                    && gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), search));

  gtk_editable_set_text (GTK_EDITABLE (find_entry (GTK_WIDGET (dialog), "Lot")), "2");
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody");
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (dialog), "Nobody in the directory answers"));
  gtk_editable_set_text (GTK_EDITABLE (search), "ponto");
  ui_test_wait_for (ui_test_shows (GTK_WIDGET (dialog), "Bêta"));
  g_assert_false (ui_test_shows (GTK_WIDGET (dialog), "Alpha"));
  g_signal_emit_by_name (search, "entry-activated");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "form.apply", NULL);

  g_assert_cmpint (sourcier_record_get_number (holder, SOURCIER_HOLDER_SUPPLIER), ==, beta);
  g_assert_cmpstr (sourcier_record_get_text (holder, SOURCIER_HOLDER_IDENTIFIER), ==, "35600000000048");
  g_assert_cmpstr (sourcier_record_get_text (holder, SOURCIER_HOLDER_NAME), ==, "Bêta");
  g_assert_cmpstr (sourcier_record_get_text (holder, SOURCIER_HOLDER_LOT), ==, "2");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* One that was picked stays linked while it is the one told; another SIRET is another supplier, or nobody. */
static void
test_link (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  g_autoptr (SourcierRecord) holder = sourcier_purchase_part_new (SOURCIER_PURCHASE_HOLDERS);
  gint64 alpha = add_supplier (store, "Alpha", "73282932000074", "Cergy");
  gint64 none = add_supplier (store, "Gamma", "", "Cergy");

  sourcier_record_set_text (holder, SOURCIER_HOLDER_IDENTIFIER, "73282932000074");
  sourcier_holder_link (holder, store);
  g_assert_cmpint (sourcier_record_get_number (holder, SOURCIER_HOLDER_SUPPLIER), ==, alpha);
  g_assert_cmpstr (sourcier_record_get_text (holder, SOURCIER_HOLDER_NAME), ==, "Alpha");
  sourcier_record_set_text (holder, SOURCIER_HOLDER_IDENTIFIER, "35600000000048");
  sourcier_holder_link (holder, store);
  g_assert_cmpint (sourcier_record_get_number (holder, SOURCIER_HOLDER_SUPPLIER), ==, 0);

  sourcier_record_set_number (holder, SOURCIER_HOLDER_SUPPLIER, none);
  sourcier_record_set_text (holder, SOURCIER_HOLDER_IDENTIFIER, "");
  sourcier_record_set_text (holder, SOURCIER_HOLDER_NAME, "Gamma");
  sourcier_holder_link (holder, store);
  g_assert_cmpint (sourcier_record_get_number (holder, SOURCIER_HOLDER_SUPPLIER), ==, none);
  sourcier_record_set_text (holder, SOURCIER_HOLDER_NAME, "Delta");
  sourcier_holder_link (holder, store);
  g_assert_cmpint (sourcier_record_get_number (holder, SOURCIER_HOLDER_SUPPLIER), ==, 0);
}

/* A purchase is edited without losing what the form does not show. */
static void
test_edit (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *page = sourcier_purchases_page_new ();
  GtkWidget *window = ui_test_present (page);
  gint64 id = add_purchase (store, "Nettoyage", "70000,50");
  g_autoptr (SourcierPurchase) before = sourcier_purchase_store_load (store, id, NULL);
  g_autoptr (SourcierPurchase) after = NULL;

  sourcier_purchase_editor_present (page, store, before);
  gtk_widget_activate_action (ui_test_find_dialog (window), "form.apply", NULL);
  after = sourcier_purchase_store_load (store, id, NULL);
  g_assert_true (sourcier_purchase_equal (before, after));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The pane of a purchase tells what applies to it and who could answer it, and nothing of one that is gone. */
static void
test_pane (void)
{
  g_autoptr (SourcierStore) store = ui_test_new_store ();
  GtkWidget *pane = g_object_new (SOURCIER_TYPE_PURCHASE_PANE, NULL);
  GtkWidget *window = ui_test_present (pane);
  g_autoptr (SourcierPurchase) purchase =
    sourcier_purchase_store_load (store, add_purchase (store, "Nettoyage", "70000"), NULL);

  sourcier_purchase_pane_set_store (SOURCIER_PURCHASE_PANE (pane), store);
  sourcier_purchase_pane_show (SOURCIER_PURCHASE_PANE (pane), purchase);
  ui_test_wait_for (ui_test_shows (pane, "What applies"));
  g_assert_true (ui_test_shows (pane, "its nature, or its CPV code"));
  ui_test_wait_for (ui_test_shows (pane, "All who could answer"));
  accessible_walker_assert_all_named (window);
  sourcier_purchase_pane_show (SOURCIER_PURCHASE_PANE (pane), NULL);
  g_assert_false (ui_test_shows (pane, "What applies"));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);

  g_test_add_func ("/purchases/page", test_page);
  g_test_add_func ("/purchases/duties", test_duties);
  g_test_add_func ("/purchases/copy", test_copy);
  g_test_add_func ("/purchases/columns", test_columns);
  g_test_add_func ("/purchases/narrow", test_narrow);
  g_test_add_func ("/purchases/totals", test_totals);
  g_test_add_func ("/purchases/lists", test_lists);
  g_test_add_func ("/purchases/delete", test_delete);
  g_test_add_func ("/purchases/editor", test_editor);
  g_test_add_func ("/purchases/holder", test_holder);
  g_test_add_func ("/purchases/link", test_link);
  g_test_add_func ("/purchases/edit", test_edit);
  g_test_add_func ("/purchases/pane", test_pane);
  return ui_test_run ();
}
