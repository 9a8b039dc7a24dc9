/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "store/history.h"

static void
test_cancel (CoreTestOffice *fixture,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SourcierStatement) endless =
    sourcier_store_prepare (fixture->store, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                            "SELECT count(*) FROM n", &error);
  gboolean has_row;

  g_assert_no_error (error);
  sourcier_store_set_cancellable (fixture->store, cancellable);
  g_cancellable_cancel (cancellable);
  g_assert_false (sourcier_statement_step (endless, &has_row, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  sourcier_store_set_cancellable (fixture->store, NULL);
  sourcier_store_execute (fixture->store, "SELECT 1", &error);
  g_assert_no_error (error);
}

/* Half an answer is none: what fails on the way gives an error and no list. */
static void
test_cancel_half_way (CoreTestOffice *fixture,
                      gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  sourcier_store_execute (fixture->store,
                          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) "
                          "INSERT INTO history (at, user, name, changes, changeset) "
                          "SELECT '2026-11-21T08:00:00Z', 'somebody', 'something', 1, x'' FROM n", &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  sourcier_store_set_cancellable (fixture->store, cancellable);

  g_assert_null (sourcier_history_load (fixture->store, 5000, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (sourcier_store_check (fixture->store, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
}

static void
test_bindings (CoreTestOffice *fixture,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (fixture->store, "SELECT ?1, ?2, ?3, ?4, ?5, ?6, typeof(?5)", &error);
  gboolean has_row;

  g_assert_no_error (error);
  sourcier_statement_bind_int (statement, 1, G_MAXINT64);
  sourcier_statement_bind_text (statement, 2, "été");
  sourcier_statement_bind_day (statement, 3, sourcier_day_parse ("2026-11-21"));
  sourcier_statement_bind_blob (statement, 4, "\0\1", 2);
  sourcier_statement_bind_null (statement, 5);
  sourcier_statement_bind_text (statement, 6, "caf\xe9");
  g_assert_true (sourcier_statement_step (statement, &has_row, &error));
  g_assert_true (has_row);

  g_autoptr (GBytes) blob = sourcier_statement_get_blob (statement, 3);
  g_assert_cmpint (sourcier_statement_get_int (statement, 0), ==, G_MAXINT64);
  g_assert_cmpstr (sourcier_statement_get_text (statement, 1), ==, "été");
  g_assert_cmpstr (sourcier_statement_get_text (statement, 2), ==, "2026-11-21");
  g_assert_cmpuint (sourcier_statement_get_day (statement, 2), ==, sourcier_day_from_ymd (2026, 11, 21));
  g_assert_cmpmem (g_bytes_get_data (blob, NULL), g_bytes_get_size (blob), "\0\1", 2);
  g_assert_true (sourcier_statement_is_null (statement, 4));
  g_assert_cmpstr (sourcier_statement_get_text (statement, 5), ==, "caf\uFFFD");
  g_assert_cmpstr (sourcier_statement_get_text (statement, 6), ==, "null");
  g_assert_true (sourcier_statement_step (statement, &has_row, &error));
  g_assert_false (has_row);
}

/* Another program may write what it likes into the file. */
static void
test_foreign_bytes (CoreTestOffice *fixture,
                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (fixture->store, "SELECT CAST(x'636166e9' AS TEXT), CAST(x'ff' AS TEXT)", &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (sourcier_statement_step (statement, &has_row, &error));
  g_assert_cmpstr (sourcier_statement_get_text (statement, 0), ==, "caf\uFFFD");
  g_assert_cmpstr (sourcier_statement_get_text (statement, 1), ==, "\uFFFD");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  core_test_add ("/statement/cancel", NULL, test_cancel);
  core_test_add ("/statement/cancel-half-way", NULL, test_cancel_half_way);
  core_test_add ("/statement/bindings", NULL, test_bindings);
  core_test_add ("/statement/foreign-bytes", NULL, test_foreign_bytes);
  return g_test_run ();
}
