/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "supplier-list-test.h"

#include "suppliers/supplier-store.h"

/* "Supplier 0000" to "Supplier 5999", one in three of Cergy, each saved in the order of its name. */
static void
fill (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Fill", &error);
  for (guint i = 0; i < SUPPLIER_LIST_TEST_N; i++)
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

void
supplier_list_test_set_up (CoreTestOffice *fixture,
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

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  gpointer    data)
{
  SupplierListRecorder *recorder = data;

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
  SupplierListRecorder *recorder = data;

  recorder->n_answers++;
}

static void
failed_cb (SourcierSupplierList *list,
           const GError         *error,
           gpointer              data)
{
  SupplierListRecorder *recorder = data;

  g_assert_nonnull (error);
  recorder->n_failures++;
}

void
supplier_list_test_wait (SourcierSupplierList *list)
{
  while (sourcier_row_list_get_loading (SOURCIER_ROW_LIST (list)))
    g_main_context_iteration (NULL, TRUE);
}

void
supplier_list_test_follow (SourcierSupplierList *list,
                           SupplierListRecorder *recorder)
{
  *recorder = (SupplierListRecorder) { .model = G_LIST_MODEL (list) };
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), recorder);
  g_signal_connect (list, "answered", G_CALLBACK (answered_cb), recorder);
  g_signal_connect (list, "failed", G_CALLBACK (failed_cb), recorder);
}

/* A list that has its first answer, and who follows it from there. */
SourcierSupplierList *
supplier_list_test_open (CoreTestOffice       *fixture,
                         SupplierListRecorder *recorder)
{
  SourcierSupplierList *list = sourcier_supplier_list_new (fixture->store);

  supplier_list_test_follow (list, recorder);
  supplier_list_test_wait (list);
  g_assert_cmpuint (recorder->n_items, ==, SUPPLIER_LIST_TEST_N);
  /* Its first rows, then the others: who follows it from here counts them as one. */
  g_assert_cmpuint (recorder->n_signals, ==, 2);
  recorder->n_signals = 1;
  g_assert_cmpuint (recorder->n_answers, ==, 1);
  return list;
}

void
supplier_list_test_ask (SourcierSupplierList *list,
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

void
supplier_list_test_assert_name (SourcierSupplierList *list,
                                guint                 position,
                                const char           *expected)
{
  g_autofree char *name = name_at (list, position);

  g_assert_cmpstr (name, ==, expected);
}
