/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What must not be done for each row of a large directory, without a clock. */

#include "config.h"
#include "suppliers-page-test.h"

#include "suppliers/supplier-list.h"
#include "suppliers/supplier-store.h"
#include "suppliers/supplier-table-private.h"
#include "suppliers/suppliers-page-private.h"
#include "widgets/row-cell.h"
#include "widgets/row-search.h"

#define N_SUPPLIERS 3000

/* "N 0000" to "N 2999", every third in Cergy; with Alpha, Bêta and Gamma there are three more. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  suppliers_page_test_set_up (fixture, data);
  sourcier_store_begin (fixture->store, "Fill", &error);
  for (guint i = 0; i < N_SUPPLIERS; i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
      g_autofree char *name = g_strdup_printf ("N %04u", i);

      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, i % 3 == 0 ? "Cergy" : "Persan");
      sourcier_supplier_store_save (fixture->store, supplier, &error);
      g_assert_no_error (error);
    }
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  ui_test_wait_for (ui_test_shows (fixture->page, "3,003 suppliers") || ui_test_shows (fixture->page, "3003 suppliers"));
  ui_test_wait_for (!sourcier_row_list_get_loading (SOURCIER_ROW_LIST (SOURCIER_SUPPLIERS_PAGE (fixture->page)->list)));
}

static guint
n_loads (Fixture *fixture)
{
  return _sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (SOURCIER_SUPPLIERS_PAGE (fixture->page)->list));
}

static void
count_frame_cb (guint *n_frames)
{
  ++*n_frames;
}

/* Until it was drawn twice more, so that what one frame asks for is there. */
static void
draw (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  guint n_frames = 0;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (count_frame_cb), &n_frames);

  while (n_frames < 2)
    {
      gtk_widget_queue_draw (fixture->window);
      ui_test_turn ();
    }
  g_signal_handler_disconnect (clock, handler);
}

/* Until the table knows of all rows, and those that have widgets were read. */
static void
come_to_rest (Fixture *fixture)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW));
  GListModel *model = G_LIST_MODEL (gtk_column_view_get_model (view));

  ui_test_wait_for (g_list_model_get_n_items (model) == N_SUPPLIERS + 3);
  draw (fixture);
  ui_test_wait_for (_sourcier_row_cells_are_told (view));
}

static void
select_all (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->page, "page.select-all", NULL);
}

/* Those in sight are read at one time, or two where the window is high, wherever the table is moved; the others of some 205 that
 * have widgets follow, 40 at a time before and behind them. */
static void
test_scrolling (Fixture       *fixture,
                gconstpointer  data)
{
  GtkWidget *view = ui_test_find (fixture->page, GTK_TYPE_COLUMN_VIEW);
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  static const double places[] = { 0.5, 0.9, 0.1, 0.7 };

  come_to_rest (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      guint before = n_loads (fixture);

      gtk_adjustment_set_value (place, gtk_adjustment_get_upper (place) * places[i]);
      g_assert_cmpuint (n_loads (fixture) - before, >, 0);
      g_assert_cmpuint (n_loads (fixture) - before, <=, 2);
      come_to_rest (fixture);
      g_assert_cmpuint (n_loads (fixture) - before, <=, 8);
    }
}

static void
test_select_all (Fixture       *fixture,
                 gconstpointer  data)
{
  come_to_rest (fixture);
  guint before = n_loads (fixture);

  select_all (fixture);
  g_assert_cmpuint (sourcier_supplier_table_get_n_selected (fixture->table), ==, N_SUPPLIERS + 3);
  draw (fixture);
  gtk_widget_activate_action (fixture->page, "page.invert-selection", NULL);
  g_assert_cmpuint (sourcier_supplier_table_get_n_selected (fixture->table), ==, 0);
  draw (fixture);
  g_assert_cmpuint (n_loads (fixture), ==, before);

  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->beta);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, fixture->beta));
  gtk_widget_activate_action (fixture->page, "page.invert-selection", NULL);
  g_assert_cmpuint (sourcier_supplier_table_get_n_selected (fixture->table), ==, N_SUPPLIERS + 2);
  g_autoptr (GArray) ids = sourcier_supplier_table_get_selected_ids (fixture->table);
  g_assert_cmpuint (ids->len, ==, N_SUPPLIERS + 2);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), !=, fixture->beta);
}

static void
select_begun_cb (Fixture *fixture)
{
  select_all (fixture);
  g_assert_cmpuint (sourcier_supplier_table_get_n_selected (fixture->table), ==, 240);
}

/* Whoever selects all before all were found has selected all of them. */
static void
test_select_all_begun (Fixture       *fixture,
                       gconstpointer  data)
{
  SourcierSuppliersPage *page = SOURCIER_SUPPLIERS_PAGE (fixture->page);

  sourcier_suppliers_page_set_store (page, NULL);
  sourcier_suppliers_page_set_store (page, fixture->store);
  g_assert_cmpuint (sourcier_supplier_table_get_n_selected (fixture->table), ==, 0);
  g_signal_connect_swapped (page->list, "begun", G_CALLBACK (select_begun_cb), fixture);
  come_to_rest (fixture);
  ui_test_wait_for (sourcier_supplier_table_get_n_selected (fixture->table) == N_SUPPLIERS + 3);
}

/* Those who are selected and answer stay so, found again by a worker; 1000 of 3000 are of Cergy, with Alpha and Gamma. */
static void
test_restored (Fixture       *fixture,
               gconstpointer  data)
{
  _sourcier_row_keeper_set_most_at_once (fixture->table->keeper, 0);
  gtk_widget_activate_action (fixture->page, "page.select", "x", fixture->alpha);
  ui_test_wait_for (suppliers_page_test_is_selected (fixture, fixture->alpha));
  gtk_widget_activate_action (fixture->page, "page.invert-selection", NULL);
  suppliers_page_test_search (fixture, "cergy");
  ui_test_wait_for (sourcier_supplier_table_get_n_selected (fixture->table) == 1001);

  g_autoptr (GArray) ids = sourcier_supplier_table_get_selected_ids (fixture->table);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), !=, fixture->alpha);
}

static void
check_again (const gint64 *before,
             guint         n_before,
             guint         first,
             guint         n_selected,
             const gint64 *now,
             guint         n_now,
             guint64       expected)
{
  g_autoptr (GArray) old = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) new = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (first, n_selected);
  g_autoptr (GtkBitset) found = NULL;
  guint64 bits = 0;

  g_array_append_vals (old, before, n_before);
  g_array_append_vals (new, now, n_now);
  found = sourcier_rows_find_again (old, selected, new);
  for (guint i = 0; i < n_now; i++)
    bits |= gtk_bitset_contains (found, i) ? (guint64) 1 << i : 0;
  g_assert_cmpuint (bits, ==, expected);
  g_assert_cmpuint (gtk_bitset_get_size (found), ==, (guint64) __builtin_popcountll (bits));
}

/* Two copies of a file count from the same numbers: the upper bits tell them apart. */
static void
test_find_again (void)
{
  const gint64 copy = G_GINT64_CONSTANT (5) << 39, other = G_GINT64_CONSTANT (6) << 39;
  const gint64 before[] = { copy + 1, copy + 2, other + 1, copy + 3, other + 9, copy + 4 };
  const gint64 now[] = { other + 2, other + 1, copy + 4, copy + 1, other + 9, copy + 9, copy + 2 };

  check_again (before, 6, 0, 6, now, 7, 0x5e);       /* places 1, 2, 3, 4 and 6 */
  check_again (before, 6, 0, 5, now, 7, 0x5a);       /* copy + 4 was not selected */
  check_again (before, 6, 2, 1, now, 7, 0x02);
  check_again (before, 6, 0, 0, now, 7, 0);
  check_again (before, 6, 0, 6, now, 0, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, suppliers_page_test_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/suppliers-many/find-again", test_find_again);
  ADD ("/suppliers-many/scrolling", test_scrolling);
  ADD ("/suppliers-many/select-all", test_select_all);
  ADD ("/suppliers-many/select-all-begun", test_select_all_begun);
  ADD ("/suppliers-many/restored", test_restored);
  return ui_test_run ();
}
