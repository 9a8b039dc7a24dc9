/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "supplier-list-test.h"

/* What comes of an answer before all of it is there: the first rows, all the rows, and then the counts. */

/* A page holds 40 rows, six are shown first. */
#define N_FIRST 240

typedef struct
{
  guint n_begun, n_found, n_moved;
  gint64 first, last;       /* ids of the first and the last row when it began */
  guint n_items;            /* when they were found */
  gboolean counted_before;  /* the counts were there already */
} Finder;

static void
found_cb (SourcierSupplierList *list,
          gpointer              data)
{
  Finder *finder = data;

  finder->n_found++;
  finder->n_items = g_list_model_get_n_items (G_LIST_MODEL (list));
  finder->counted_before = sourcier_supplier_list_get_facets (list) != NULL;
  g_assert_true (sourcier_row_list_get_loading (SOURCIER_ROW_LIST (list)));
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, SUPPLIER_LIST_TEST_N);
}

static void
begun_cb (SourcierSupplierList *list,
          gpointer              data)
{
  Finder *finder = data;

  finder->n_begun++;
  g_assert_cmpuint (finder->n_found, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_FIRST);
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, N_FIRST);
  g_assert_true (sourcier_row_list_get_loading (SOURCIER_ROW_LIST (list)));
  supplier_list_test_assert_name (list, N_FIRST - 1, "Supplier 0239");
  finder->first = sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), 0);
  finder->last = sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), N_FIRST - 1);
}

static void
moved_cb (GListModel *model,
          guint       position,
          guint       removed,
          guint       added,
          gpointer    data)
{
  Finder *finder = data;

  if (removed > 0)
    finder->n_moved++;
}

/* The first rows are shown before the others are found; none of them moves, nor is read twice, when those come. */
static void
test_begins (CoreTestOffice *fixture,
             gconstpointer   data)
{
  g_autoptr (SourcierSupplierList) list = sourcier_supplier_list_new (fixture->store);
  g_autoptr (SourcierSupplier) held = NULL;
  g_autoptr (SourcierSupplier) then = NULL;
  Finder finder = { 0 };
  guint n_loads;

  g_signal_connect (list, "begun", G_CALLBACK (begun_cb), &finder);
  g_signal_connect (list, "items-changed", G_CALLBACK (moved_cb), &finder);
  while (finder.n_begun == 0)
    g_main_context_iteration (NULL, TRUE);
  held = g_list_model_get_item (G_LIST_MODEL (list), N_FIRST - 1);
  n_loads = _sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list));
  supplier_list_test_wait (list);
  g_assert_cmpuint (finder.n_begun, ==, 1);
  g_assert_cmpuint (finder.n_moved, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, SUPPLIER_LIST_TEST_N);
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, SUPPLIER_LIST_TEST_N);
  g_assert_cmpint (sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), 0), ==, finder.first);
  g_assert_cmpint (sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), N_FIRST - 1), ==, finder.last);
  then = g_list_model_get_item (G_LIST_MODEL (list), N_FIRST - 1);
  g_assert_true (then == held);
  g_assert_cmpuint (_sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list)), ==, n_loads);
  supplier_list_test_assert_name (list, N_FIRST, "Supplier 0240");
}

/* What is on its way is of no use to who asks something else meanwhile. */
static void
test_begins_in_vain (CoreTestOffice *fixture,
                     gconstpointer   data)
{
  g_autoptr (SourcierSupplierList) list = sourcier_supplier_list_new (fixture->store);
  Finder finder = { 0 };

  g_signal_connect (list, "begun", G_CALLBACK (begun_cb), &finder);
  g_usleep (50000);
  supplier_list_test_ask (list, "cergy");
  supplier_list_test_wait (list);
  g_assert_cmpuint (finder.n_begun, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, SUPPLIER_LIST_TEST_N / 3);
}

/* The rows are shown before they are counted, and do not move when they are. */
static void
test_found_first (CoreTestOffice *fixture,
                  gconstpointer   data)
{
  g_autoptr (SourcierSupplierList) list = sourcier_supplier_list_new (fixture->store);
  SupplierListRecorder recorder;
  Finder finder = { 0 };

  supplier_list_test_follow (list, &recorder);
  g_signal_connect (list, "found", G_CALLBACK (found_cb), &finder);
  supplier_list_test_wait (list);
  g_assert_cmpuint (finder.n_found, ==, 1);
  g_assert_cmpuint (finder.n_items, ==, SUPPLIER_LIST_TEST_N);
  g_assert_false (finder.counted_before);
  g_assert_cmpuint (recorder.n_signals, ==, 2);

  /* What was found for a question that is no longer asked is not shown. Where the index is built by now, rows and counts
   * come together. */
  supplier_list_test_ask (list, "cergy");
  g_usleep (50000);
  supplier_list_test_ask (list, "nobody");
  supplier_list_test_wait (list);
  g_assert_cmpuint (recorder.n_signals, ==, 3);
  g_assert_cmpuint (recorder.n_items, ==, 0);
  g_assert_cmpuint (finder.n_found, <=, 2);
  g_assert_true (finder.n_found == 1 || finder.n_items == 0);
}

#define ADD(name, test) \
  g_test_add ("/supplier-list/" name, CoreTestOffice, NULL, supplier_list_test_set_up, test, core_test_office_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("begins", test_begins);
  ADD ("begins-in-vain", test_begins_in_vain);
  ADD ("found-first", test_found_first);
  return g_test_run ();
}
