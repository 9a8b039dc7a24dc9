/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "supplier-list-test.h"

#include "suppliers/supplier-store.h"

static void
test_requery (CoreTestOffice *fixture,
              gconstpointer   data)
{
  SupplierListRecorder recorder;
  g_autoptr (SourcierSupplierList) list = supplier_list_test_open (fixture, &recorder);
  guint position = G_MAXUINT;

  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, SUPPLIER_LIST_TEST_N);
  supplier_list_test_assert_name (list, 0, "Supplier 0000");
  supplier_list_test_assert_name (list, SUPPLIER_LIST_TEST_N - 1, "Supplier 5999");
  gint64 first = sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), 0), second = sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), 1);

  supplier_list_test_ask (list, "cergy");
  g_assert_true (sourcier_row_list_get_loading (SOURCIER_ROW_LIST (list)));
  g_assert_cmpuint (recorder.n_items, ==, SUPPLIER_LIST_TEST_N);
  supplier_list_test_wait (list);
  g_assert_cmpuint (recorder.n_items, ==, SUPPLIER_LIST_TEST_N / 3);
  g_assert_cmpuint (recorder.n_signals, ==, 2);
  g_assert_cmpuint (recorder.n_answers, ==, 2);
  g_assert_cmpint (sourcier_supplier_facets_get_total (sourcier_supplier_list_get_facets (list)), ==, SUPPLIER_LIST_TEST_N / 3);
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, SUPPLIER_LIST_TEST_N);
  supplier_list_test_assert_name (list, 1, "Supplier 0003");
  g_assert_true (sourcier_row_list_find (SOURCIER_ROW_LIST (list), first, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_false (sourcier_row_list_find (SOURCIER_ROW_LIST (list), second, &position));

  /* The same question again, and another with the same answer: nothing moves. */
  supplier_list_test_ask (list, "cergy");
  g_assert_false (sourcier_row_list_get_loading (SOURCIER_ROW_LIST (list)));
  supplier_list_test_ask (list, "CERGY supplier");
  supplier_list_test_wait (list);
  g_assert_cmpuint (recorder.n_signals, ==, 2);
  g_assert_cmpuint (recorder.n_answers, ==, 3);

  supplier_list_test_ask (list, "nobody");
  supplier_list_test_wait (list);
  g_assert_cmpuint (recorder.n_items, ==, 0);
  g_assert_cmpuint (recorder.n_signals, ==, 3);
  g_assert_cmpuint (recorder.n_failures, ==, 0);
}

/* A view shows some forty rows of 205: they are read at one time, or around what was read before; and six times 40 are 205. */
static void
test_scrolling (CoreTestOffice *fixture,
                gconstpointer   data)
{
  SupplierListRecorder recorder;
  g_autoptr (SourcierSupplierList) list = supplier_list_test_open (fixture, &recorder);

  g_assert_cmpuint (_sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list)), ==, 0);
  for (guint jump = 0; jump < 40; jump++)
    {
      guint first = (guint) g_test_rand_int_range (0, SUPPLIER_LIST_TEST_N - 205);
      guint before = _sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list));

      for (guint i = first; i < first + 205; i++)
        {
          g_autofree char *expected = g_strdup_printf ("Supplier %04u", i);
          supplier_list_test_assert_name (list, i, expected);
          if (i == first + 39)
            g_assert_cmpuint (_sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list)) - before, <=, jump == 0 ? 1 : 3);
        }
      g_assert_cmpuint (_sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list)) - before, <=, jump == 0 ? 6 : 8);
    }
  /* 6000 rows are 150 times 40, and only some of them are kept. */
  g_assert_cmpuint (_sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list)), >, 76);
}

/* Whoever scrolls upwards comes to the rows one by one, each before those that were read: they are read together too. */
static void
test_scrolling_upwards (CoreTestOffice *fixture,
                        gconstpointer   data)
{
  SupplierListRecorder recorder;
  g_autoptr (SourcierSupplierList) list = supplier_list_test_open (fixture, &recorder);

  for (guint i = 400; i > 200; i--)
    {
      g_autofree char *expected = g_strdup_printf ("Supplier %04u", i);

      supplier_list_test_assert_name (list, i, expected);
    }
  g_assert_cmpuint (_sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list)), ==, 6);
}

static void
test_one_object (CoreTestOffice *fixture,
                 gconstpointer   data)
{
  SupplierListRecorder recorder;
  g_autoptr (SourcierSupplierList) list = supplier_list_test_open (fixture, &recorder);
  g_autoptr (SourcierSupplier) held = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (SourcierSupplier) again = g_list_model_get_item (G_LIST_MODEL (list), 0);

  g_assert_true (held == again);
  for (guint i = 0; i < SUPPLIER_LIST_TEST_N; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  g_autoptr (SourcierSupplier) after_scrolling = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (held == after_scrolling);

  supplier_list_test_ask (list, "cergy");
  supplier_list_test_wait (list);
  g_autoptr (SourcierSupplier) after_asking = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (held == after_asking);

  /* The list holds nothing that outlives it. */
  gpointer watched = list;
  g_object_add_weak_pointer (G_OBJECT (list), &watched);
  g_clear_object (&list);
  g_assert_null (watched);
}

static void
save (CoreTestOffice   *fixture,
      SourcierSupplier *supplier)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (fixture->store, "Test", &error);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

static void
count_cb (guint *n)
{
  ++*n;
}

static void
test_changes (CoreTestOffice *fixture,
              gconstpointer   data)
{
  SupplierListRecorder recorder;
  g_autoptr (SourcierSupplierList) list = supplier_list_test_open (fixture, &recorder);
  g_autoptr (SourcierSupplier) held = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_autoptr (SourcierSupplier) other = g_list_model_get_item (G_LIST_MODEL (list), 6);
  g_autoptr (SourcierSupplier) edited = sourcier_supplier_copy (held);
  g_autoptr (GError) error = NULL;
  guint n_changed = 0, n_others_changed = 0;

  g_signal_connect_swapped (held, "changed", G_CALLBACK (count_cb), &n_changed);
  g_signal_connect_swapped (other, "changed", G_CALLBACK (count_cb), &n_others_changed);

  /* A change that moves nobody: no items change, the object tells. */
  sourcier_supplier_set_text (edited, SOURCIER_SUPPLIER_CITY, "Marines");
  save (fixture, edited);
  supplier_list_test_wait (list);
  g_assert_cmpuint (recorder.n_answers, ==, 2);
  g_assert_cmpuint (recorder.n_signals, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_others_changed, ==, 0);
  g_assert_cmpstr (sourcier_supplier_get_text (held, SOURCIER_SUPPLIER_CITY), ==, "Marines");

  /* A change that moves the supplier to the end. */
  sourcier_supplier_set_text (edited, SOURCIER_SUPPLIER_NAME, "Z");
  save (fixture, edited);
  supplier_list_test_wait (list);
  g_assert_cmpuint (recorder.n_signals, ==, 2);
  g_assert_cmpuint (n_changed, ==, 2);
  g_autoptr (SourcierSupplier) last = g_list_model_get_item (G_LIST_MODEL (list), SUPPLIER_LIST_TEST_N - 1);
  g_assert_true (last == held);
  g_assert_cmpstr (sourcier_supplier_get_name (held), ==, "Z");

  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  supplier_list_test_wait (list);
  supplier_list_test_assert_name (list, 5, "Supplier 0005");
  g_assert_cmpstr (sourcier_supplier_get_name (held), ==, "Supplier 0005");

  /* A deletion. */
  sourcier_store_begin (fixture->store, "Delete", &error);
  sourcier_supplier_store_delete (fixture->store, sourcier_supplier_get_id (held), &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  supplier_list_test_wait (list);
  g_assert_cmpuint (recorder.n_items, ==, SUPPLIER_LIST_TEST_N - 1);
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, SUPPLIER_LIST_TEST_N - 1);
  g_assert_false (sourcier_row_list_find (SOURCIER_ROW_LIST (list), sourcier_supplier_get_id (held), NULL));
  supplier_list_test_assert_name (list, 5, "Supplier 0006");
}

/* A row that another connection deleted leaves an empty supplier in its place; the others do not shift. */
static void
test_gap (CoreTestOffice *fixture,
          gconstpointer   data)
{
  SupplierListRecorder recorder;
  g_autoptr (SourcierSupplierList) list = supplier_list_test_open (fixture, &recorder);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (fixture->store, &error);

  g_assert_no_error (error);
  sourcier_store_begin (writer, "Delete", &error);
  sourcier_supplier_store_delete (writer, sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), 2), &error);
  sourcier_store_commit (writer, &error);
  g_assert_no_error (error);

  supplier_list_test_assert_name (list, 1, "Supplier 0001");
  supplier_list_test_assert_name (list, 2, "");
  supplier_list_test_assert_name (list, 3, "Supplier 0003");
  sourcier_store_refresh (fixture->store);
  supplier_list_test_wait (list);
  supplier_list_test_assert_name (list, 2, "Supplier 0003");
}

/* Questions faster than answers: the last one asked is the one answered, and each answer matches its question. */
static void
test_stale_answers (CoreTestOffice *fixture,
                    gconstpointer   data)
{
  /* "00": 100 as 00xx, 60 as x00x, 60 as xx00, less those counted twice. "399": 3990 to 3999 and x399; those in Cergy are
   * multiples of 3. */
  static const char * const texts[] = { "", "cergy", "persan", "supplier 00", "399 cergy", "nobody" };
  static const guint expected[] = { 6000, 2000, 4000, 204, 6, 0 };
  SupplierListRecorder recorder;
  g_autoptr (SourcierSupplierList) list = supplier_list_test_open (fixture, &recorder);

  for (guint round = 0; round < 60; round++)
    {
      guint asked = 0;

      for (int n = g_test_rand_int_range (1, 8); n > 0; n--)
        {
          asked = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (texts));
          supplier_list_test_ask (list, texts[asked]);
          if (g_test_rand_bit ())
            g_main_context_iteration (NULL, FALSE);
          if (g_test_rand_int_range (0, 4) == 0)
            g_usleep (500);
        }
      supplier_list_test_wait (list);
      g_assert_cmpuint (recorder.n_items, ==, expected[asked]);
      g_assert_cmpint (sourcier_supplier_facets_get_total (sourcier_supplier_list_get_facets (list)), ==,
                       expected[asked]);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (recorder.n_failures, ==, 0);

  /* A list dropped while it asks answers nobody. */
  supplier_list_test_ask (list, "supplier");
  g_clear_object (&list);
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
test_failure (CoreTestOffice *fixture,
              gconstpointer   data)
{
  SupplierListRecorder recorder;
  g_autoptr (SourcierSupplierList) list = supplier_list_test_open (fixture, &recorder);
  g_autoptr (GError) error = NULL;

  sourcier_store_execute (fixture->store, "ALTER TABLE label_award RENAME TO mislaid", &error);
  g_assert_no_error (error);
  supplier_list_test_ask (list, "cergy");
  supplier_list_test_wait (list);
  g_assert_cmpuint (recorder.n_failures, ==, 1);
  g_assert_cmpuint (recorder.n_answers, ==, 1);
  /* They were found, and could not be counted. */
  g_assert_cmpuint (recorder.n_items, ==, SUPPLIER_LIST_TEST_N / 3);

  /* Rows that cannot be read are empty, and the reader is told once, not once a row. */
  supplier_list_test_assert_name (list, 0, "");
  supplier_list_test_assert_name (list, 1, "");
  g_assert_cmpuint (recorder.n_failures, ==, 2);

  sourcier_store_execute (fixture->store, "ALTER TABLE mislaid RENAME TO label_award", &error);
  g_assert_no_error (error);
  sourcier_row_list_reload (SOURCIER_ROW_LIST (list));
  supplier_list_test_wait (list);
  g_assert_cmpuint (recorder.n_failures, ==, 2);
  g_assert_cmpuint (recorder.n_items, ==, SUPPLIER_LIST_TEST_N / 3);
  supplier_list_test_assert_name (list, 1, "Supplier 0003");
}

static void
test_cancelled (CoreTestOffice *fixture,
                gconstpointer   data)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  sourcier_store_set_cancellable (fixture->store, cancellable);
  g_assert_null (sourcier_supplier_list_find_ids (fixture->store, query, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  sourcier_store_set_cancellable (fixture->store, NULL);
}

#define ADD(name, test) \
  g_test_add ("/supplier-list/" name, CoreTestOffice, NULL, supplier_list_test_set_up, test, core_test_office_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("requery", test_requery);
  ADD ("scrolling", test_scrolling);
  ADD ("scrolling-upwards", test_scrolling_upwards);
  ADD ("one-object", test_one_object);
  ADD ("changes", test_changes);
  ADD ("gap", test_gap);
  ADD ("stale-answers", test_stale_answers);
  ADD ("failure", test_failure);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
