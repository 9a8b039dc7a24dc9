/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "suppliers/supplier-list.h"
#include "suppliers/supplier-store.h"

#define N_SUPPLIERS 6000

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

/* "Supplier 0000" to "Supplier 5999", one in three of Cergy, each saved in the order of its name. */
static void
fill (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Fill", &error);
  for (guint i = 0; i < N_SUPPLIERS; i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
      g_autofree char *name = g_strdup_printf ("Supplier %04u", i);

      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, i % 3 == 0 ? "Cergy" : "Persan");
      sourcier_supplier_store_save (store, supplier, &error);
      g_assert_no_error (error);
    }
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

/* The bytes of a filled file, made once for all the tests. */
static void
read_filled_file (const char  *path,
                  char       **bytes,
                  gsize       *size)
{
  static char *filled;
  static gsize filled_size;
  g_autoptr (GError) error = NULL;

  if (filled == NULL)
    {
      g_autoptr (SourcierStore) store = sourcier_store_create (path, &error);

      g_assert_no_error (error);
      fill (store);
      /* Closing brings everything into the one file. */
      g_clear_object (&store);
      g_file_get_contents (path, &filled, &filled_size, &error);
      g_assert_no_error (error);
    }
  *bytes = filled;
  *size = filled_size;
}

static void
set_up (CoreTestOffice *fixture,
        gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize size;

  fixture->folder = core_test_new_folder ();
  fixture->path = g_build_filename (fixture->folder, "office.sourcier", NULL);
  read_filled_file (fixture->path, &bytes, &size);
  g_file_set_contents (fixture->path, bytes, (gssize) size, &error);
  g_assert_no_error (error);
  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_no_error (error);
}

/* Follows a list by its signals alone, as a view does. */
typedef struct
{
  GListModel *model;
  guint n_items;
  guint n_signals;
  guint n_answers;
  guint n_failures;
} Recorder;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    data)
{
  Recorder *recorder = data;

  g_assert_cmpuint (position + removed, <=, recorder->n_items);
  recorder->n_items += added - removed;
  recorder->n_signals++;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, recorder->n_items);
  g_assert_null (g_list_model_get_item (model, recorder->n_items));
}

static void
answered_cb (SourcierSupplierList *list,
             gpointer              data)
{
  Recorder *recorder = data;

  recorder->n_answers++;
}

static void
failed_cb (SourcierSupplierList *list,
           const GError         *error,
           gpointer              data)
{
  Recorder *recorder = data;

  g_assert_nonnull (error);
  recorder->n_failures++;
}

static void
wait (SourcierSupplierList *list)
{
  while (sourcier_row_list_get_loading (SOURCIER_ROW_LIST (list)))
    g_main_context_iteration (NULL, TRUE);
}

/* A list that has its first answer, and who follows it from there. */
static SourcierSupplierList *
open_list (CoreTestOffice *fixture,
           Recorder       *recorder)
{
  SourcierSupplierList *list = sourcier_supplier_list_new (fixture->store);

  *recorder = (Recorder) { .model = G_LIST_MODEL (list) };
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), recorder);
  g_signal_connect (list, "answered", G_CALLBACK (answered_cb), recorder);
  g_signal_connect (list, "failed", G_CALLBACK (failed_cb), recorder);
  wait (list);
  g_assert_cmpuint (recorder->n_items, ==, N_SUPPLIERS);
  /* Its first rows, then the others: who follows it from here counts them as one. */
  g_assert_cmpuint (recorder->n_signals, ==, 2);
  recorder->n_signals = 1;
  g_assert_cmpuint (recorder->n_answers, ==, 1);
  return list;
}

static void
ask (SourcierSupplierList *list,
     const char           *text)
{
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_text (sourcier_supplier_list_get_query (list), text);

  sourcier_row_list_ask (SOURCIER_ROW_LIST (list), G_OBJECT (query));
}

static char *
name_at (SourcierSupplierList *list,
         guint                 position)
{
  g_autoptr (SourcierSupplier) supplier = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_cmpint (sourcier_supplier_get_id (supplier), ==, sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), position));
  return g_strdup (sourcier_supplier_get_name (supplier));
}

static void
assert_name_at (SourcierSupplierList *list,
                guint                 position,
                const char           *expected)
{
  g_autofree char *name = name_at (list, position);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_requery (CoreTestOffice *fixture,
              gconstpointer   data)
{
  Recorder recorder;
  g_autoptr (SourcierSupplierList) list = open_list (fixture, &recorder);
  guint position = G_MAXUINT;

  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, N_SUPPLIERS);
  assert_name_at (list, 0, "Supplier 0000");
  assert_name_at (list, N_SUPPLIERS - 1, "Supplier 5999");
  gint64 first = sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), 0), second = sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), 1);

  ask (list, "cergy");
  g_assert_true (sourcier_row_list_get_loading (SOURCIER_ROW_LIST (list)));
  g_assert_cmpuint (recorder.n_items, ==, N_SUPPLIERS);
  wait (list);
  g_assert_cmpuint (recorder.n_items, ==, N_SUPPLIERS / 3);
  g_assert_cmpuint (recorder.n_signals, ==, 2);
  g_assert_cmpuint (recorder.n_answers, ==, 2);
  g_assert_cmpint (sourcier_supplier_facets_get_total (sourcier_supplier_list_get_facets (list)), ==, N_SUPPLIERS / 3);
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, N_SUPPLIERS);
  assert_name_at (list, 1, "Supplier 0003");
  g_assert_true (sourcier_row_list_find (SOURCIER_ROW_LIST (list), first, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_false (sourcier_row_list_find (SOURCIER_ROW_LIST (list), second, &position));

  /* The same question again, and another with the same answer: nothing moves. */
  ask (list, "cergy");
  g_assert_false (sourcier_row_list_get_loading (SOURCIER_ROW_LIST (list)));
  ask (list, "CERGY supplier");
  wait (list);
  g_assert_cmpuint (recorder.n_signals, ==, 2);
  g_assert_cmpuint (recorder.n_answers, ==, 3);

  ask (list, "nobody");
  wait (list);
  g_assert_cmpuint (recorder.n_items, ==, 0);
  g_assert_cmpuint (recorder.n_signals, ==, 3);
  g_assert_cmpuint (recorder.n_failures, ==, 0);
}

/* A view shows some forty rows of 205: they are read at one time, or around what was read before; and six times 40 are 205. */
static void
test_scrolling (CoreTestOffice *fixture,
                gconstpointer   data)
{
  Recorder recorder;
  g_autoptr (SourcierSupplierList) list = open_list (fixture, &recorder);

  g_assert_cmpuint (_sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list)), ==, 0);
  for (guint jump = 0; jump < 40; jump++)
    {
      guint first = (guint) g_test_rand_int_range (0, N_SUPPLIERS - 205);
      guint before = _sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list));

      for (guint i = first; i < first + 205; i++)
        {
          g_autofree char *expected = g_strdup_printf ("Supplier %04u", i);
          assert_name_at (list, i, expected);
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
  Recorder recorder;
  g_autoptr (SourcierSupplierList) list = open_list (fixture, &recorder);

  for (guint i = 400; i > 200; i--)
    {
      g_autofree char *expected = g_strdup_printf ("Supplier %04u", i);

      assert_name_at (list, i, expected);
    }
  g_assert_cmpuint (_sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list)), ==, 6);
}

static void
test_one_object (CoreTestOffice *fixture,
                 gconstpointer   data)
{
  Recorder recorder;
  g_autoptr (SourcierSupplierList) list = open_list (fixture, &recorder);
  g_autoptr (SourcierSupplier) held = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_autoptr (SourcierSupplier) again = g_list_model_get_item (G_LIST_MODEL (list), 0);

  g_assert_true (held == again);
  for (guint i = 0; i < N_SUPPLIERS; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
  g_autoptr (SourcierSupplier) after_scrolling = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (held == after_scrolling);

  ask (list, "cergy");
  wait (list);
  g_autoptr (SourcierSupplier) after_asking = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (held == after_asking);

  /* The list holds nothing that outlives it. */
  gpointer watched = list;
  g_object_add_weak_pointer (G_OBJECT (list), &watched);
  g_clear_object (&list);
  g_assert_null (watched);
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
  Recorder recorder;
  g_autoptr (SourcierSupplierList) list = open_list (fixture, &recorder);
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
  wait (list);
  g_assert_cmpuint (recorder.n_answers, ==, 2);
  g_assert_cmpuint (recorder.n_signals, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (n_others_changed, ==, 0);
  g_assert_cmpstr (sourcier_supplier_get_text (held, SOURCIER_SUPPLIER_CITY), ==, "Marines");

  /* A change that moves the supplier to the end. */
  sourcier_supplier_set_text (edited, SOURCIER_SUPPLIER_NAME, "Z");
  save (fixture, edited);
  wait (list);
  g_assert_cmpuint (recorder.n_signals, ==, 2);
  g_assert_cmpuint (n_changed, ==, 2);
  g_autoptr (SourcierSupplier) last = g_list_model_get_item (G_LIST_MODEL (list), N_SUPPLIERS - 1);
  g_assert_true (last == held);
  g_assert_cmpstr (sourcier_supplier_get_name (held), ==, "Z");

  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  wait (list);
  assert_name_at (list, 5, "Supplier 0005");
  g_assert_cmpstr (sourcier_supplier_get_name (held), ==, "Supplier 0005");

  /* A deletion. */
  sourcier_store_begin (fixture->store, "Delete", &error);
  sourcier_supplier_store_delete (fixture->store, sourcier_supplier_get_id (held), &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  wait (list);
  g_assert_cmpuint (recorder.n_items, ==, N_SUPPLIERS - 1);
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, N_SUPPLIERS - 1);
  g_assert_false (sourcier_row_list_find (SOURCIER_ROW_LIST (list), sourcier_supplier_get_id (held), NULL));
  assert_name_at (list, 5, "Supplier 0006");
}

/* A row that another connection deleted leaves an empty supplier in its place; the others do not shift. */
static void
test_gap (CoreTestOffice *fixture,
          gconstpointer   data)
{
  Recorder recorder;
  g_autoptr (SourcierSupplierList) list = open_list (fixture, &recorder);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (fixture->store, &error);

  g_assert_no_error (error);
  sourcier_store_begin (writer, "Delete", &error);
  sourcier_supplier_store_delete (writer, sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), 2), &error);
  sourcier_store_commit (writer, &error);
  g_assert_no_error (error);

  assert_name_at (list, 1, "Supplier 0001");
  assert_name_at (list, 2, "");
  assert_name_at (list, 3, "Supplier 0003");
  sourcier_store_refresh (fixture->store);
  wait (list);
  assert_name_at (list, 2, "Supplier 0003");
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
  Recorder recorder;
  g_autoptr (SourcierSupplierList) list = open_list (fixture, &recorder);

  for (guint round = 0; round < 60; round++)
    {
      guint asked = 0;

      for (int n = g_test_rand_int_range (1, 8); n > 0; n--)
        {
          asked = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (texts));
          ask (list, texts[asked]);
          if (g_test_rand_bit ())
            g_main_context_iteration (NULL, FALSE);
          if (g_test_rand_int_range (0, 4) == 0)
            g_usleep (500);
        }
      wait (list);
      g_assert_cmpuint (recorder.n_items, ==, expected[asked]);
      g_assert_cmpint (sourcier_supplier_facets_get_total (sourcier_supplier_list_get_facets (list)), ==,
                       expected[asked]);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (recorder.n_failures, ==, 0);

  /* A list dropped while it asks answers nobody. */
  ask (list, "supplier");
  g_clear_object (&list);
  for (guint i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

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
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, N_SUPPLIERS);
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
  assert_name_at (list, N_FIRST - 1, "Supplier 0239");
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
  wait (list);
  g_assert_cmpuint (finder.n_begun, ==, 1);
  g_assert_cmpuint (finder.n_moved, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_SUPPLIERS);
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, N_SUPPLIERS);
  g_assert_cmpint (sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), 0), ==, finder.first);
  g_assert_cmpint (sourcier_row_list_get_id (SOURCIER_ROW_LIST (list), N_FIRST - 1), ==, finder.last);
  then = g_list_model_get_item (G_LIST_MODEL (list), N_FIRST - 1);
  g_assert_true (then == held);
  g_assert_cmpuint (_sourcier_row_list_get_n_page_loads (SOURCIER_ROW_LIST (list)), ==, n_loads);
  assert_name_at (list, N_FIRST, "Supplier 0240");
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
  ask (list, "cergy");
  wait (list);
  g_assert_cmpuint (finder.n_begun, ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_SUPPLIERS / 3);
}

/* The rows are shown before they are counted, and do not move when they are. */
static void
test_found_first (CoreTestOffice *fixture,
                  gconstpointer   data)
{
  g_autoptr (SourcierSupplierList) list = sourcier_supplier_list_new (fixture->store);
  Recorder recorder = { .model = G_LIST_MODEL (list) };
  Finder finder = { 0 };

  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &recorder);
  g_signal_connect (list, "found", G_CALLBACK (found_cb), &finder);
  wait (list);
  g_assert_cmpuint (finder.n_found, ==, 1);
  g_assert_cmpuint (finder.n_items, ==, N_SUPPLIERS);
  g_assert_false (finder.counted_before);
  g_assert_cmpuint (recorder.n_signals, ==, 2);

  /* What was found for a question that is no longer asked is not shown. Where the index is built by now, rows and counts
   * come together. */
  ask (list, "cergy");
  g_usleep (50000);
  ask (list, "nobody");
  wait (list);
  g_assert_cmpuint (recorder.n_signals, ==, 3);
  g_assert_cmpuint (recorder.n_items, ==, 0);
  g_assert_cmpuint (finder.n_found, <=, 2);
  g_assert_true (finder.n_found == 1 || finder.n_items == 0);
}

static void
test_failure (CoreTestOffice *fixture,
              gconstpointer   data)
{
  Recorder recorder;
  g_autoptr (SourcierSupplierList) list = open_list (fixture, &recorder);
  g_autoptr (GError) error = NULL;

  sourcier_store_execute (fixture->store, "ALTER TABLE label_award RENAME TO mislaid", &error);
  g_assert_no_error (error);
  ask (list, "cergy");
  wait (list);
  g_assert_cmpuint (recorder.n_failures, ==, 1);
  g_assert_cmpuint (recorder.n_answers, ==, 1);
  /* They were found, and could not be counted. */
  g_assert_cmpuint (recorder.n_items, ==, N_SUPPLIERS / 3);

  /* Rows that cannot be read are empty, and the reader is told once, not once a row. */
  assert_name_at (list, 0, "");
  assert_name_at (list, 1, "");
  g_assert_cmpuint (recorder.n_failures, ==, 2);

  sourcier_store_execute (fixture->store, "ALTER TABLE mislaid RENAME TO label_award", &error);
  g_assert_no_error (error);
  sourcier_row_list_reload (SOURCIER_ROW_LIST (list));
  wait (list);
  g_assert_cmpuint (recorder.n_failures, ==, 2);
  g_assert_cmpuint (recorder.n_items, ==, N_SUPPLIERS / 3);
  assert_name_at (list, 1, "Supplier 0003");
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

#define ADD(name, test) g_test_add ("/supplier-list/" name, CoreTestOffice, NULL, set_up, test, core_test_office_tear_down)

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
  ADD ("begins", test_begins);
  ADD ("begins-in-vain", test_begins_in_vain);
  ADD ("found-first", test_found_first);
  ADD ("failure", test_failure);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
