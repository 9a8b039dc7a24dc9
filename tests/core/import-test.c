/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-test.h"

#include "store/history.h"
#include "suppliers/supplier-store.h"

GFile *
import_test_write_list (CoreTestOffice *fixture,
                        const char     *name,
                        const char     *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* Prepares a list and checks what it would do: new, changed, unchanged, doubtful, rejected. */
SourcierSupplierImport *
import_test_prepare (CoreTestOffice *fixture,
                     const char     *text,
                     gint64          n_new,
                     gint64          n_changed,
                     gint64          n_unchanged,
                     gint64          n_doubtful,
                     gint64          n_rejected)
{
  g_autoptr (GFile) file = import_test_write_list (fixture, "list.csv", text);
  g_autoptr (GError) error = NULL;
  SourcierSupplierImport *import = sourcier_supplier_import_new (fixture->store, file);
  gint64 sum = 0;

  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_NEW), ==, n_new);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_CHANGED), ==, n_changed);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_UNCHANGED), ==, n_unchanged);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_DOUBTFUL), ==, n_doubtful);
  g_assert_cmpint (sourcier_supplier_import_get_n (import, SOURCIER_IMPORT_REJECTED), ==, n_rejected);
  for (int effect = 0; effect < SOURCIER_N_IMPORT_EFFECTS; effect++)
    sum += sourcier_supplier_import_get_n (import, effect);
  g_assert_cmpint (sum, ==, sourcier_supplier_import_get_n_read (import));
  /* Whoever only looks is not told to be saving. */
  g_assert_cmpint (sourcier_store_count_writers (), ==, 0);
  return import;
}

void
import_test_apply (SourcierSupplierImport *import)
{
  g_autoptr (GError) error = NULL;

  sourcier_supplier_import_apply (import, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_store_count_writers (), ==, 0);
}

guint
import_test_count_actions (CoreTestOffice *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = sourcier_history_load (fixture->store, 1000, &error);

  g_assert_no_error (error);
  return actions->len;
}

/* Imports a list, then again: the second time changes nothing and leaves no line in the history. */
void
import_test_import_twice (CoreTestOffice *fixture,
                          const char     *text,
                          gint64          n_new,
                          gint64          n_changed,
                          gint64          n_unchanged,
                          gint64          n_doubtful,
                          gint64          n_rejected)
{
  g_autoptr (SourcierSupplierImport) first =
    import_test_prepare (fixture, text, n_new, n_changed, n_unchanged, n_doubtful, n_rejected);

  import_test_apply (first);
  guint n_actions = import_test_count_actions (fixture);

  g_autoptr (SourcierSupplierImport) second =
    import_test_prepare (fixture, text, 0, 0, n_new + n_changed + n_unchanged + n_doubtful, 0, n_rejected);
  import_test_apply (second);
  g_assert_cmpint (import_test_count_actions (fixture), ==, n_actions);
}

gint64
import_test_count_suppliers (CoreTestOffice *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 n = sourcier_supplier_store_count (fixture->store, &error);

  g_assert_no_error (error);
  return n;
}

SourcierSupplier *
import_test_load_where (CoreTestOffice *fixture,
                        const char     *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM supplier WHERE %s", condition);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (fixture->store, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (sourcier_statement_step (statement, &has_row, &error));
  g_assert_true (has_row);
  SourcierSupplier *supplier =
    sourcier_supplier_store_load (fixture->store, sourcier_statement_get_int (statement, 0), &error);
  g_assert_no_error (error);
  return supplier;
}

void
import_test_assert_field (SourcierSupplier      *supplier,
              SourcierSupplierField  field,
              const char            *expected)
{
  g_assert_cmpstr (sourcier_supplier_get_text (supplier, field), ==, expected);
}

char *
import_test_reason_of (SourcierSupplierImport *import,
           SourcierImportEffect    effect,
           guint                   i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sourcier_supplier_import_get_rows (import, effect, 100, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (i, <, rows->len);
  return g_strdup (sourcier_import_row_get_reason (g_ptr_array_index (rows, i)));
}
