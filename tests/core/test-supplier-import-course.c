/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an import tells while it goes on, and what stops it. */

#include "import-test.h"

#include "store/history-tend.h"
#include "suppliers/supplier-import.h"
#include "suppliers/supplier-store.h"

#include <string.h>

static void
cancel_cb (SourcierProgress *progress,
           GCancellable     *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static char *
make_long_list (int n)
{
  g_autoptr (GString) text = g_string_new ("Nom;Code postal\n");

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "Supplier %d;95000\n", i);
  return g_strdup (text->str);
}

static gpointer
cancel_when_moved (gpointer user_data)
{
  gpointer *both = user_data;

  while (sourcier_progress_get_done (both[0]) == 0)
    g_usleep (20);
  g_assert_cmpint (sourcier_store_count_writers (), ==, 1);
  cancel_cb (both[0], both[1]);
  return NULL;
}

/* Cancelled when some rows are written already: the directory is as it was, and the same import can be tried again. */
static void
test_cancel (CoreTestOffice *fixture,
             gconstpointer   user_data)
{
  g_autofree char *list = make_long_list (5000);
  g_autoptr (SourcierSupplierImport) import = import_test_prepare (fixture, list, 5000, 0, 0, 0, 0);
  g_autoptr (SourcierProgress) progress = sourcier_progress_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gpointer both[2] = { progress, cancellable };
  GThread *thread = g_thread_new ("cancel", cancel_when_moved, both);

  g_assert_false (sourcier_supplier_import_apply (import, progress, cancellable, &error));
  g_thread_join (thread);
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 0);
  g_assert_cmpint (import_test_count_actions (fixture), ==, 0);

  g_assert_false (sourcier_supplier_import_prepare (import, NULL, cancellable, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  import_test_apply (import);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 5000);
}

/* Reading tells the rows beside the bytes, writing the rows of all that are written. */
static void
test_progress (CoreTestOffice *fixture,
               gconstpointer   user_data)
{
  const char *list = "SIRET;Nom\n" SIRET_A ";\xc3\x89lan\n" SIRET_B ";Baluchon\n;;x\n";
  g_autoptr (GFile) file = import_test_write_list (fixture, "list.csv", list);
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (fixture->store, file);
  g_autoptr (SourcierProgress) reading = sourcier_progress_new ();
  g_autoptr (SourcierProgress) writing = sourcier_progress_new ();

  g_assert_true (sourcier_supplier_import_prepare (import, reading, NULL, NULL));
  g_assert_cmpint (sourcier_progress_get_n_rows (reading), ==, 3);
  g_assert_cmpint (sourcier_progress_get_done (reading), ==, strlen (list));
  g_assert_cmpint (sourcier_progress_get_total (reading), ==, strlen (list));
  g_assert_true (sourcier_supplier_import_apply (import, writing, NULL, NULL));
  g_assert_cmpint (sourcier_progress_get_n_rows (writing), ==, 2);
  g_assert_cmpint (sourcier_progress_get_total (writing), ==, 2);
}

static void
test_changed_meanwhile (CoreTestOffice *fixture,
                        gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import = import_test_prepare (fixture, "Nom\nÉlan\n", 1, 0, 0, 0, 0);
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Élan");
  sourcier_store_begin (fixture->store, "Add a supplier", &error);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);

  g_assert_false (sourcier_supplier_import_apply (import, NULL, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 1);

  g_object_unref (import_test_prepare (fixture, "Nom\nÉlan\n", 0, 0, 1, 0, 0));
}

static void
test_read_only (CoreTestOffice *fixture,
                gconstpointer   user_data)
{
  g_autofree char *path = g_strdup (sourcier_store_get_path (fixture->store));
  g_autoptr (GError) error = NULL;

  /* A file of a newer version is opened for reading only, whoever asks. */
  sourcier_store_execute (fixture->store, "PRAGMA user_version = 9999", &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->store);
  fixture->store = sourcier_store_open (path, &error);
  g_assert_no_error (error);

  g_autoptr (SourcierSupplierImport) import = import_test_prepare (fixture, "Nom\nÉlan\n", 1, 0, 0, 0, 0);
  g_assert_false (sourcier_supplier_import_apply (import, NULL, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==, sourcier_store_get_read_only_reason (fixture->store));
}

/* The day's look after the history falls between preview and import: nothing of the directory changed. */
static void
test_tended_meanwhile (CoreTestOffice *fixture,
                       gconstpointer   user_data)
{
  g_autoptr (SourcierSupplierImport) import = import_test_prepare (fixture, "Nom\nÉlan\n", 1, 0, 0, 0, 0);
  const SourcierHistoryLimits limits = { 1024 * 1024, 3 };
  g_autoptr (GError) error = NULL;

  sourcier_history_save_limits (fixture->store, &limits, &error);
  g_assert_no_error (error);
  import_test_apply (import);
  g_assert_cmpint (import_test_count_suppliers (fixture), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/import/course/progress", NULL, test_progress);
  core_test_add ("/import/course/cancel", NULL, test_cancel);
  core_test_add ("/import/course/changed-meanwhile", NULL, test_changed_meanwhile);
  core_test_add ("/import/course/tended-meanwhile", NULL, test_tended_meanwhile);
  core_test_add ("/import/course/read-only", NULL, test_read_only);

  return g_test_run ();
}
