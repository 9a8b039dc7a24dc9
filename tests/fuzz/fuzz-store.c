/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Opens office's files that were spoilt, lists, checks and undoes them, as fuzz-csv.c reads lists: the head of that file tells
 * how to run it, with fuzz-store and tests/fuzz/store instead. The file is made here and small. The first byte of the input
 * says what is done to it: after “p” come patches of five bytes (page, place in it, what stands there then), after “c” what
 * stands for the changeset of the last action, after “s” SQL that is run by SQLite without any of this program's defences.
 */
#include "office/buyer-store.h"
#include "store/history-change.h"
#include "store/history.h"
#include "suppliers/supplier-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define PAGE 1024
#define MOST_SQL 2000

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         size);

/* The file lies in memory where there is such a place. */
static const char *
office_path (void)
{
  static char *path;

  if (path == NULL)
    {
      const char *folder = g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR) ? "/dev/shm" : g_get_tmp_dir ();
      path = g_strdup_printf ("%s/fuzz-store-%d.sourcier", folder, (int) getpid ());
    }
  return path;
}

static void
remove_file (void)
{
  static const char * const ends[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (office_path (), ends[i], NULL);

      g_unlink (path);
    }
}

static void
tell_sqlite (const char *sql,
             GBytes     *blob)
{
  sqlite3 *db;
  sqlite3_stmt *statement = NULL;

  if (sqlite3_open (office_path (), &db) == SQLITE_OK)
    {
      sqlite3_limit (db, SQLITE_LIMIT_LENGTH, 1 << 20);
      if (blob == NULL)
        sqlite3_exec (db, sql, NULL, NULL, NULL);
      else if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK)
        {
          sqlite3_bind_blob64 (statement, 1, g_bytes_get_data (blob, NULL), g_bytes_get_size (blob), SQLITE_STATIC);
          sqlite3_step (statement);
        }
    }
  sqlite3_finalize (statement);
  sqlite3_close (db);
}

static void
save_supplier (SourcierStore *store,
               guint          i)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autofree char *name = g_strdup_printf ("Élan %u", i);

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  g_assert_true (sourcier_store_begin (store, "Add", NULL));
  g_assert_true (sourcier_supplier_store_save (store, supplier, NULL));
  g_assert_true (sourcier_store_commit (store, NULL));
}

/* An office with a few suppliers and as many actions, one of them undone; in small pages, so that a patch often meets
 * something. */
static GBytes *
get_template (void)
{
  static GBytes *template;
  char *contents;
  gsize size;

  if (template != NULL)
    return template;

  remove_file ();
  g_autoptr (SourcierStore) store = sourcier_store_create (office_path (), NULL);
  g_assert_nonnull (store);
  for (guint i = 0; i < 4; i++)
    save_supplier (store, i);
  g_assert_true (sourcier_store_undo (store, NULL, NULL));
  g_clear_object (&store);
  tell_sqlite ("PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM", NULL);
  g_assert_true (g_file_get_contents (office_path (), &contents, &size, NULL));
  template = g_bytes_new_take (contents, size);
  return template;
}

static void
patch (guint8       *file,
       gsize         file_size,
       const guint8 *bytes,
       gsize         size)
{
  for (; size >= 5; bytes += 5, size -= 5)
    file[((bytes[0] << 8 | bytes[1]) * PAGE + (bytes[2] << 8 | bytes[3]) % PAGE) % file_size] = bytes[4];
}

static void
write_file (const guint8 *bytes,
            gsize         size)
{
  gsize file_size;
  gconstpointer data = g_bytes_get_data (get_template (), &file_size);
  g_autofree guint8 *file = g_memdup2 (data, file_size);

  remove_file ();
  if (size > 0 && bytes[0] == 'p')
    patch (file, file_size, bytes + 1, size - 1);
  g_assert_true (g_file_set_contents_full (office_path (), (char *) file, (gssize) file_size, G_FILE_SET_CONTENTS_NONE, 0600,
                                           NULL));
  if (size > 0 && bytes[0] == 'c')
    {
      g_autoptr (GBytes) changeset = g_bytes_new (bytes + 1, size - 1);

      tell_sqlite ("UPDATE history SET changeset = ?1", changeset);
    }
  else if (size > 0 && bytes[0] == 's')
    {
      g_autofree char *sql = g_strndup ((const char *) bytes + 1, MIN (size - 1, MOST_SQL));

      /* What takes for ever without our doing, or leads elsewhere. */
      if (g_regex_match_simple ("recursive|attach|vacuum|zeroblob|randomblob|load_ext", sql, G_REGEX_CASELESS | G_REGEX_RAW, 0))
        return;
      tell_sqlite (sql, NULL);
    }
}

static gboolean
look_at_change (gint64          action,
                SourcierChange *change,
                gpointer        user_data)
{
  for (guint i = 0; i < sourcier_change_get_n_columns (change); i++)
    {
      const char *text = sourcier_change_get_text (change, i, FALSE);

      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      sourcier_change_get_int_after (change, i);
    }
  return TRUE;
}

static void
look_at_suppliers (SourcierStore *store)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "SELECT id FROM supplier LIMIT 9", NULL);
  g_autoptr (GArray) ids = statement != NULL ? sourcier_statement_read_ids (statement, NULL) : NULL;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (store, g_array_index (ids, gint64, i), NULL);

      g_assert_true (supplier == NULL
                     || g_utf8_validate (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_NAME), -1, NULL));
    }
}

/* All that may fail says why. */
static void
use (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = sourcier_history_load (store, 20, &error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (SourcierBuyer) buyer = NULL;

  g_assert_true ((actions == NULL) == (error != NULL));
  g_clear_error (&error);
  buyer = sourcier_buyer_store_load (store, NULL);
  look_at_suppliers (store);
  sourcier_history_each_change (store, look_at_change, NULL, NULL);
  problems = sourcier_store_check (store, &error);
  g_assert_true ((problems == NULL) == (error != NULL));
  g_clear_error (&error);

  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (sourcier_store_undo (store, NULL, &error) == (error == NULL));
      g_clear_error (&error);
    }
  g_assert_true (sourcier_store_redo (store, NULL, &error) == (error == NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;

  write_file (bytes, size);
  store = sourcier_store_open (office_path (), &error);
  g_assert_true ((store == NULL) == (error != NULL));
  if (store != NULL)
    use (store);
  g_clear_object (&store);
  remove_file ();
  return 0;
}
