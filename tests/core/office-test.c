/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-test.h"

#include "office/buyer-store.h"

#include <sqlite3.h>

/* Returns: (transfer full): what another program reads in the file: the rows of a query, a line each. */
char *
office_test_ask_sqlite (const char *path,
                        const char *sql)
{
  GString *answer = g_string_new (NULL);
  sqlite3 *db;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      g_string_append_printf (answer, "%s%s", (const char *) sqlite3_column_text (stmt, i),
                              i + 1 < sqlite3_column_count (stmt) ? "|" : "\n");
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_string_free (answer, FALSE);
}

/* Has another program write into the file. */
void
office_test_tell_sqlite (const char *path,
                         const char *sql)
{
  char *message = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

/* Gives the buyer another name, as one action. */
void
office_test_save_buyer (SourcierStore *store,
                        const char    *action,
                        const char    *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (store, &error);

  g_assert_no_error (error);
  sourcier_buyer_set_name (buyer, name);
  sourcier_store_begin (store, action, &error);
  g_assert_no_error (error);
  sourcier_buyer_store_save (store, buyer, &error);
  g_assert_no_error (error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

/* The buyer that the file tells has this name. */
void
office_test_assert_buyer (SourcierStore *store,
                          const char    *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (store, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (sourcier_buyer_get_name (buyer), ==, expected);
}
