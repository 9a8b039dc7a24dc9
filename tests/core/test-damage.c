/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "history/told-damage.h"
#include "store/damage.h"
#include "suppliers/supplier-store.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define N_SUPPLIERS 300

/* Long enough for a tree of three dozen pages, and a row that goes over its page. */
static void
fill (CoreTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *notes = g_strnfill (300, 'n');
  g_autofree char *long_notes = g_strnfill (20000, 'l');

  sourcier_store_begin (office->store, "Fill", &error);
  for (int i = 0; i < N_SUPPLIERS; i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("EI");
      g_autofree char *name = g_strdup_printf ("Atelier %d", i);

      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NOTES, i == 7 ? long_notes : notes);
      sourcier_supplier_add_award (supplier, award);
      sourcier_supplier_store_save (office->store, supplier, &error);
      g_assert_no_error (error);
    }
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  g_clear_object (&office->store);
}

/* Another program's answer: one number. */
static gint64
ask (const char *path,
     const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *stmt;
  gint64 n = -1;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW)
    n = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return n;
}

/* The page in the middle of a tree, as SQLite's own statistics tell it; 0 after the test was skipped where it has none. */
static gint64
find_page (const char *path,
           const char *tree,
           const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT pageno FROM dbstat WHERE name = '%s' AND pagetype = '%s'"
                                          " ORDER BY abs (pageno - (SELECT avg (pageno) FROM dbstat WHERE name = '%s'))"
                                          " LIMIT 1", tree, kind, tree);
  gint64 page = ask (path, sql);

  if (page <= 0)
    g_test_skip ("This SQLite does not tell which page is whose");
  return MAX (page, 0);
}

static gint64
count_cells (const char *path,
             gint64      page)
{
  g_autofree char *sql = g_strdup_printf ("SELECT ncell FROM dbstat WHERE pageno = %" G_GINT64_FORMAT, page);

  return ask (path, sql);
}

static void
zero (const char *path,
      gsize       from,
      gsize       size)
{
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (from + size, <=, length);
  memset (contents + from, 0, size);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
  g_free (contents);
}

static void
zero_page (const char *path,
           gint64      page)
{
  zero (path, (gsize) (page - 1) * 4096, 4096);
}

static char *
sum (const char *path)
{
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) contents, length);
  g_free (contents);
  return digest;
}

static void
assert_kind (const char         *path,
             SourcierDamageKind  kind)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = sum (path);
  g_autoptr (SourcierDamage) damage = sourcier_damage_find (path, NULL, &error);
  g_autofree char *after = sum (path);

  g_assert_no_error (error);
  for (guint i = 0; i < damage->problems->len; i++)
    g_test_message ("%d", ((SourcierProblem *) damage->problems->pdata[i])->kind);
  g_assert_cmpstr (sourcier_damage_kind_get_code (damage->kind), ==, sourcier_damage_kind_get_code (kind));
  g_assert_cmpint (damage->problems->len > 0, ==, kind != SOURCIER_DAMAGE_NONE);
  g_assert_cmpstr (after, ==, before);
}

/* Recovers into a new file, which must be sound and open as any other; the damaged one is as it was. */
static SourcierRecovery *
recover (CoreTestOffice *office,
         gboolean        by_repair,
         GError        **error)
{
  g_autofree char *to = g_build_filename (office->folder, "new.sourcier", NULL);
  g_autofree char *before = sum (office->path);
  g_autoptr (SourcierRecovery) recovery = (by_repair ? sourcier_damage_repair : sourcier_damage_recover) (office->path, to, NULL,
                                                                                                        NULL, error);
  g_autofree char *after = sum (office->path);

  g_assert_cmpstr (after, ==, before);
  if (recovery == NULL)
    {
      g_assert_false (g_file_test (to, G_FILE_TEST_EXISTS));
      return NULL;
    }
  assert_kind (to, SOURCIER_DAMAGE_NONE);
  g_autoptr (GError) cause = NULL;
  office->store = sourcier_store_open (to, &cause);
  g_assert_no_error (cause);
  return g_steal_pointer (&recovery);
}

static SourcierRecovery *
recover_all (CoreTestOffice *office,
             gboolean        by_repair)
{
  g_autoptr (GError) error = NULL;
  SourcierRecovery *recovery = recover (office, by_repair, &error);

  g_assert_no_error (error);
  g_assert_cmpint (sourcier_recovery_get_kept (recovery, "supplier"), ==, N_SUPPLIERS);
  g_assert_cmpint (sourcier_recovery_get_kept (recovery, "label_award"), ==, N_SUPPLIERS);
  return recovery;
}

static SourcierRecoveredTable *
told_of (SourcierRecovery *recovery,
         const char       *name)
{
  for (guint i = 0; i < recovery->tables->len; i++)
    if (g_str_equal (((SourcierRecoveredTable *) recovery->tables->pdata[i])->name, name))
      return recovery->tables->pdata[i];
  return NULL;
}

static void
test_sound (CoreTestOffice *office,
            gconstpointer   data)
{
  fill (office);
  assert_kind (office->path, SOURCIER_DAMAGE_NONE);
  g_autoptr (SourcierRecovery) recovery = recover_all (office, FALSE);
  g_assert_true (sourcier_recovery_is_whole (recovery));
}

static void
test_row_page (CoreTestOffice *office,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  gint64 page, n;

  fill (office);
  page = find_page (office->path, "supplier", "leaf");
  if (page == 0)
    return;
  n = count_cells (office->path, page);
  g_assert_cmpint (n, >, 0);
  zero_page (office->path, page);
  assert_kind (office->path, SOURCIER_DAMAGE_ROWS);
  g_assert_null (recover (office, TRUE, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  /* What stood on the page is lost and told, and so are the labels of those suppliers. */
  g_autoptr (SourcierRecovery) recovery = recover (office, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (told_of (recovery, "supplier")->kept, ==, N_SUPPLIERS - n);
  g_assert_cmpint (told_of (recovery, "supplier")->lost, ==, n);
  g_assert_cmpint (told_of (recovery, "label_award")->alone, ==, n);
  g_assert_cmpint (told_of (recovery, "label_award")->kept, ==, N_SUPPLIERS - n);
  g_assert_false (sourcier_recovery_is_whole (recovery));
  g_autofree char *words = sourcier_told_recovery_describe (recovery);
  g_autofree char *expected =
    g_strdup_printf ("Suppliers: %" G_GINT64_FORMAT " of %d are lost\n"
                     "Labels: %" G_GINT64_FORMAT " are left out, because what they belong to is lost", n, N_SUPPLIERS, n);
  g_assert_cmpstr (words, ==, expected);
}

/* No table is told by the name that it has in the file; only what is of no domain goes by one name. */
static void
test_words (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (office->store, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                                           " AND name <> 'meta'", &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (sourcier_statement_step (statement, &has_row, &error) && has_row)
    {
      SourcierProblem problem = { SOURCIER_PROBLEM_ROWS, (char *) sourcier_statement_get_text (statement, 0) };
      g_autoptr (GPtrArray) problems = g_ptr_array_new ();
      SourcierDamage damage = { SOURCIER_DAMAGE_ROWS, problems };

      g_ptr_array_add (problems, &problem);
      g_autoptr (GPtrArray) told = sourcier_told_damage_describe (&damage);
      g_assert_null (strstr (told->pdata[0], "_"));
      g_assert_null (strstr (told->pdata[0], "for itself"));
    }
  g_assert_no_error (error);
}

/* The way to the rows is lost, not the rows. */
static void
test_branch_page (CoreTestOffice *office,
                  gconstpointer   data)
{
  gint64 page;

  fill (office);
  page = find_page (office->path, "supplier", "internal");
  if (page == 0)
    return;
  zero_page (office->path, page);
  assert_kind (office->path, SOURCIER_DAMAGE_ROWS);
  g_autoptr (SourcierRecovery) recovery = recover_all (office, FALSE);
  g_assert_cmpint (told_of (recovery, "supplier")->lost, ==, 0);
}

static void
test_index_page (CoreTestOffice *office,
                 gconstpointer   data)
{
  gint64 page;

  fill (office);
  page = find_page (office->path, "supplier_by_name", "leaf");
  if (page == 0)
    return;
  zero_page (office->path, page);
  assert_kind (office->path, SOURCIER_DAMAGE_INDEX);
  g_autoptr (SourcierRecovery) recovery = recover_all (office, TRUE);
  g_assert_true (sourcier_recovery_is_whole (recovery));
}

static void
test_header_page (CoreTestOffice *office,
                  gconstpointer   data)
{
  fill (office);
  zero_page (office->path, 1);
  assert_kind (office->path, SOURCIER_DAMAGE_HEADER);
  g_autoptr (SourcierRecovery) recovery = recover_all (office, FALSE);
  g_assert_cmpint (sourcier_recovery_get_kept (recovery, "history"), ==, 1);
}

static void
test_header (CoreTestOffice *office,
             gconstpointer   data)
{
  fill (office);
  zero (office->path, 0, 100);
  assert_kind (office->path, SOURCIER_DAMAGE_HEADER);
  g_autoptr (SourcierRecovery) recovery = recover_all (office, FALSE);
  g_assert_true (sourcier_recovery_is_whole (recovery));
}

static void
copy (const char *from,
      const char *to)
{
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
  g_free (contents);
}

static void
put_bytes (const char *path,
           gsize       at,
           guint8      byte,
           gsize       n)
{
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  memset (contents + at, byte, n);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
  g_free (contents);
}

/* One field of the header that says something else (fileformat2, 1.3): whatever it is, all rows are got out of the file, and what keeps
 * it from being opened is told in words. */
static void
test_wrong_header (CoreTestOffice *office,
                   gconstpointer   data)
{
  static const struct { gsize at, n; } fields[] = {
    { 0, 16 }, { 16, 2 }, { 18, 1 }, { 19, 1 }, { 20, 1 }, { 21, 3 }, { 24, 4 }, { 28, 4 }, { 32, 8 }, { 40, 4 }, { 44, 4 },
    { 52, 4 }, { 56, 4 }, { 60, 4 }, { 68, 4 }, { 92, 8 },
  };
  static const guint8 bytes[] = { 0x03, 0xff };
  g_autofree char *whole = g_build_filename (office->folder, "whole.sourcier", NULL);
  g_autofree char *new = g_build_filename (office->folder, "new.sourcier", NULL);

  fill (office);
  copy (office->path, whole);
  for (guint i = 0; i < G_N_ELEMENTS (fields) * G_N_ELEMENTS (bytes); i++)
    {
      g_autoptr (GError) error = NULL;
      guint at = (guint) fields[i / G_N_ELEMENTS (bytes)].at;

      copy (whole, office->path);
      put_bytes (office->path, at, bytes[i % G_N_ELEMENTS (bytes)], fields[i / G_N_ELEMENTS (bytes)].n);
      g_test_message ("from byte %u on %u", at, bytes[i % G_N_ELEMENTS (bytes)]);
      g_autoptr (SourcierStore) store = sourcier_store_open (office->path, &error);
      g_assert_true (store != NULL || (error->domain == SOURCIER_STORE_ERROR && strstr (error->message, ".sourcier") != NULL));
      g_clear_object (&store);
      copy (whole, office->path);
      put_bytes (office->path, at, bytes[i % G_N_ELEMENTS (bytes)], fields[i / G_N_ELEMENTS (bytes)].n);
      g_autoptr (SourcierRecovery) recovery = recover_all (office, FALSE);
      g_clear_object (&office->store);
      g_unlink (new);
    }
}

static void
test_cut_short (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  fill (office);
  g_assert_true (g_file_get_contents (office->path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (office->path, contents, (gssize) (length * 2 / 3 + 100), NULL));
  g_free (contents);
  g_autoptr (SourcierDamage) damage = sourcier_damage_find (office->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (damage->kind, >=, SOURCIER_DAMAGE_ROWS);
  g_autoptr (GPtrArray) told = sourcier_told_damage_describe (damage);
  g_assert_nonnull (strstr (told->pdata[0], "cut short"));
  g_autoptr (SourcierRecovery) recovery = recover (office, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_recovery_get_kept (recovery, "supplier"), >, N_SUPPLIERS / 3);
  g_assert_false (sourcier_recovery_is_whole (recovery));
}

/* A file that was copied while it was open: with its log all is there, without it what was done last is missing. */
static void
test_log (CoreTestOffice *office,
          gconstpointer   data)
{
  g_autofree char *log = g_strconcat (office->path, "-wal", NULL);
  g_autofree char *taken = g_build_filename (office->folder, "taken.sourcier", NULL);
  g_autofree char *taken_log = g_strconcat (taken, "-wal", NULL);
  g_autofree char *to = g_build_filename (office->folder, "all.sourcier", NULL);
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  fill (office);
  office->store = sourcier_store_open (office->path, &error);
  sourcier_store_begin (office->store, "Add", &error);
  sourcier_supplier_store_save (office->store, supplier, &error);
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);

  copy (office->path, taken);
  assert_kind (taken, SOURCIER_DAMAGE_NONE);
  g_assert_cmpint (ask (taken, "SELECT count(*) FROM supplier"), ==, N_SUPPLIERS);
  copy (log, taken_log);
  g_autoptr (SourcierRecovery) recovery = sourcier_damage_recover (taken, to, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_recovery_get_kept (recovery, "supplier"), ==, N_SUPPLIERS + 1);
}

static void
copy_first_page (const char *path,
                 const char *to)
{
  char page[4096];
  int in = g_open (path, O_RDONLY | O_CLOEXEC, 0), out = g_open (to, O_WRONLY | O_CLOEXEC, 0);

  g_assert_cmpint (pread (in, page, sizeof page, 0), ==, sizeof page);
  g_assert_cmpint (pwrite (out, page, sizeof page, 0), ==, sizeof page);
  close (in);
  close (out);
}

/* The power goes while the log is brought into the file: the first page tells of pages that only the log has. */
static void
test_log_halfway (CoreTestOffice *office,
                  gconstpointer   data)
{
  g_autofree char *log = g_strconcat (office->path, "-wal", NULL);
  g_autofree char *taken = g_build_filename (office->folder, "taken.sourcier", NULL);
  g_autofree char *taken_log = g_strconcat (taken, "-wal", NULL);
  g_autoptr (GError) error = NULL;

  fill (office);
  office->store = sourcier_store_open (office->path, &error);
  sourcier_store_begin (office->store, "Add", &error);
  for (int i = 0; i < N_SUPPLIERS; i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

      sourcier_supplier_store_save (office->store, supplier, &error);
    }
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  copy (office->path, taken);
  copy (log, taken_log);
  g_clear_object (&office->store);
  copy_first_page (office->path, taken);

  assert_kind (taken, SOURCIER_DAMAGE_NONE);
  g_assert_cmpint (ask (taken, "SELECT count(*) FROM supplier"), ==, 2 * N_SUPPLIERS);
}

static void
test_ids (CoreTestOffice *office,
          gconstpointer   data)
{
  gint64 page, last;
  g_autoptr (GError) error = NULL;

  fill (office);
  last = ask (office->path, "SELECT max (id) FROM supplier");
  page = find_page (office->path, "meta", "leaf");
  if (page == 0)
    return;
  zero_page (office->path, page);
  assert_kind (office->path, SOURCIER_DAMAGE_ROWS);
  g_autoptr (SourcierRecovery) recovery = recover_all (office, FALSE);
  sourcier_store_begin (office->store, "Next", &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_store_next_id (office->store) >> 39, !=, last >> 39);
  sourcier_store_rollback (office->store);
}

static void
test_nothing (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&office->store);
  g_assert_true (g_file_set_contents (office->path, "Dear all", -1, NULL));
  assert_kind (office->path, SOURCIER_DAMAGE_HEADER);
  g_assert_null (recover (office, FALSE, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) core_test_add ("/damage/" path, NULL, func)
  ADD ("sound", test_sound);
  ADD ("row-page", test_row_page);
  ADD ("words", test_words);
  ADD ("branch-page", test_branch_page);
  ADD ("index-page", test_index_page);
  ADD ("header-page", test_header_page);
  ADD ("header", test_header);
  ADD ("wrong-header", test_wrong_header);
  ADD ("cut-short", test_cut_short);
  ADD ("log", test_log);
  ADD ("log-halfway", test_log_halfway);
  ADD ("ids", test_ids);
  ADD ("nothing", test_nothing);

  return g_test_run ();
}
