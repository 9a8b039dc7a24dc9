/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "office-test.h"

#include "office/buyer-store.h"
#include "store/history.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* How many files data/schema has: the newest is numbered after them. */
static guint
n_schema_files (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SOURCIER_TEST_DATA"), "..", "..", "data", "schema", NULL);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (files);
  while (g_dir_read_name (files) != NULL)
    n++;
  return n;
}

static void
test_identity (CoreTestOffice *fixture,
               gconstpointer   data)
{
  g_autofree char *answer =
    office_test_ask_sqlite (fixture->path, "SELECT application_id, user_version, journal_mode "
                                           "FROM pragma_application_id, pragma_user_version, pragma_journal_mode");
  g_autofree char *expected = g_strdup_printf ("1397900114|%u|wal\n", n_schema_files ());
  char *contents;
  gsize size;

  /* "SRCR", the newest of the files in data/schema, and the log that a local disk bears. */
  g_assert_cmpstr (answer, ==, expected);
  g_assert_false (sourcier_store_get_read_only (fixture->store));
  g_assert_null (sourcier_store_get_undo_name (fixture->store));
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  g_assert_cmpmem (contents + 68, 4, "SRCR", 4);
  g_free (contents);
}

static void
assert_private (const char *start,
                const char *end)
{
  g_autofree char *path = g_strconcat (start, end, NULL);
  GStatBuf about;

  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
}

/* What an office knows of people is for the owner of the file, though whoever works there lets everybody read new files. */
static void
test_owner_alone (CoreTestOffice *fixture,
                  gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  mode_t before = umask (022);
  g_autofree char *path = g_build_filename (fixture->folder, "own.sourcier", NULL);
  g_autoptr (SourcierStore) store = sourcier_store_create (path, &error);

  g_assert_no_error (error);
  office_test_save_buyer (store, "Edit", "A");
  assert_private (path, "");
  assert_private (path, "-wal");
  assert_private (path, "-shm");
  umask (before);
}

/* What is deleted leaves no bytes in the file, whatever SQLite was built with. */
static void
test_secure_delete (CoreTestOffice *fixture,
                    gconstpointer   data)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (fixture->store, "PRAGMA secure_delete", NULL);
  gint64 on;

  g_assert_true (sourcier_statement_read_int (statement, &on, NULL));
  g_assert_cmpint (on, ==, 1);
}

static void
test_name_taken (CoreTestOffice *fixture,
                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) other = NULL;

  office_test_save_buyer (fixture->store, "Edit", "Ours");
  other = sourcier_store_create (fixture->path, &error);
  g_assert_null (other);
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  office_test_assert_buyer (fixture->store, "Ours");
}

static void
test_reopen (CoreTestOffice *fixture,
             gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  office_test_save_buyer (fixture->store, "Edit office", "Ville d’Ermont");
  g_clear_object (&fixture->store);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));

  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_no_error (error);
  office_test_assert_buyer (fixture->store, "Ville d’Ermont");
  g_assert_cmpstr (sourcier_store_get_undo_name (fixture->store), ==, "Edit office");
}

static void
assert_refused (const char         *path,
                SourcierStoreError  code,
                const char         *named)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = sourcier_store_open (path, &error);

  g_assert_null (store);
  g_assert_error (error, SOURCIER_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, named));
}

static void
test_not_ours (CoreTestOffice *fixture,
               gconstpointer   data)
{
  g_autofree char *list = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.sourcier", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.sourcier", NULL);
  g_autofree char *folder_name = g_path_get_basename (fixture->folder);
  g_autofree char *before = NULL, *after = NULL;
  gsize size;

  g_file_set_contents (list, "SIRET;Nom\r\n1;A\r\n", -1, NULL);
  g_file_set_contents (empty, "", 0, NULL);
  office_test_tell_sqlite (other, "CREATE TABLE t (a); INSERT INTO t VALUES (1)");
  g_file_get_contents (other, &before, &size, NULL);

  assert_refused (list, SOURCIER_STORE_ERROR_BAD_INPUT, "list.csv");
  assert_refused (empty, SOURCIER_STORE_ERROR_BAD_INPUT, "empty.sourcier");
  assert_refused (other, SOURCIER_STORE_ERROR_BAD_INPUT, "other.db");
  assert_refused (missing, SOURCIER_STORE_ERROR_NOT_FOUND, "missing.sourcier");
  assert_refused (fixture->folder, SOURCIER_STORE_ERROR_READ_ONLY, folder_name);

  gsize size_after;
  g_file_get_contents (other, &after, &size_after, NULL);
  g_assert_cmpmem (before, size, after, size_after);
}

static void
test_damaged (CoreTestOffice *fixture,
              gconstpointer   data)
{
  char *contents;
  gsize size;

  office_test_save_buyer (fixture->store, "Edit", "A");
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &contents, &size, NULL));
  /* The first page's tree begins at byte 100: noise there is not a tree. */
  memset (contents + 100, 0xa5, 4096 - 100);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) size, NULL));
  g_free (contents);

  assert_refused (fixture->path, SOURCIER_STORE_ERROR_DAMAGED, "Mairie");
}

static void
test_too_new (CoreTestOffice *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  office_test_save_buyer (fixture->store, "Edit", "From tomorrow");
  g_clear_object (&fixture->store);
  office_test_tell_sqlite (fixture->path, "PRAGMA user_version = 99; ALTER TABLE buyer ADD COLUMN colour TEXT");

  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_true (sourcier_store_get_read_only (fixture->store));
  g_assert_nonnull (strstr (sourcier_store_get_read_only_reason (fixture->store), "newer version"));
  office_test_assert_buyer (fixture->store, "From tomorrow");
  g_assert_false (sourcier_store_begin (fixture->store, "Edit", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (sourcier_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY);
}

/* A file as the first version of the format left it: made by SQLite from that version's own SQL. */
static void
test_migration (CoreTestOffice *fixture,
                gconstpointer   data)
{
  g_autofree char *old = g_build_filename (fixture->folder, "old.sourcier", NULL);
  g_autofree char *backups = g_build_filename (fixture->folder, "old.backups", NULL);
  g_autoptr (GBytes) first =
    g_resources_lookup_data ("/org/sourcier/Sourcier/schema/0001-store.sql", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *sql = g_strconcat (g_bytes_get_data (first, NULL),
                                      "INSERT INTO meta VALUES ('replica', 7), ('next_id', 41);"
                                      "PRAGMA application_id = 1397900114; PRAGMA user_version = 1", NULL);
  g_autoptr (GError) error = NULL;

  office_test_tell_sqlite (old, sql);
  g_autoptr (SourcierStore) store = sourcier_store_open (old, &error);
  g_assert_no_error (error);

  static const char schema[] = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)";
  g_autofree char *migrated = office_test_ask_sqlite (old, schema);
  g_autofree char *fresh = office_test_ask_sqlite (fixture->path, schema);
  g_autoptr (GDir) dir = g_dir_open (backups, 0, &error);
  g_assert_no_error (error);
  const char *name = g_dir_read_name (dir);
  g_autofree char *kept = g_build_filename (backups, name, NULL);
  g_autofree char *version = office_test_ask_sqlite (kept, "PRAGMA user_version");
  g_assert_true (g_str_has_prefix (name, "old 20") && g_str_has_suffix (name, " format.sourcier"));
  g_assert_null (g_dir_read_name (dir));
  g_assert_cmpstr (migrated, ==, fresh);
  g_assert_nonnull (strstr (migrated, "CREATE TABLE supplier_tag"));
  g_assert_cmpstr (version, ==, "1\n");
  assert_private (kept, "");

  sourcier_store_begin (store, "Test", &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_store_next_id (store), ==, (G_GINT64_CONSTANT (7) << 39) + 41);
  g_assert_cmpint (sourcier_store_next_id (store), ==, (G_GINT64_CONSTANT (7) << 39) + 42);
  sourcier_store_rollback (store);
}

static void
test_ids (CoreTestOffice *fixture,
          gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *other_path = g_build_filename (fixture->folder, "other.sourcier", NULL);
  g_autoptr (SourcierStore) other = sourcier_store_create (other_path, &error);
  gint64 first, again;

  g_assert_no_error (error);
  sourcier_store_begin (fixture->store, "A", &error);
  first = sourcier_store_next_id (fixture->store);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);

  /* The number is used up even by an action that is undone or that another connection makes. */
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (fixture->store, &error);
  g_assert_no_error (error);
  sourcier_store_begin (writer, "B", &error);
  g_assert_cmpint (sourcier_store_next_id (writer), ==, first + 1);
  sourcier_store_commit (writer, &error);
  sourcier_store_begin (fixture->store, "C", &error);
  g_assert_cmpint (sourcier_store_next_id (fixture->store), ==, first + 2);
  sourcier_store_rollback (fixture->store);

  sourcier_store_begin (other, "A", &error);
  again = sourcier_store_next_id (other);
  sourcier_store_rollback (other);
  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (again, >, 0);
  /* Two files draw the same number of 24 bits once in sixteen million runs. */
  g_assert_cmpint (first >> 39, !=, again >> 39);
}

static void
test_undo_redo (CoreTestOffice *fixture,
                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  office_test_save_buyer (fixture->store, "First", "A");
  office_test_save_buyer (fixture->store, "Second", "B");
  g_assert_cmpstr (sourcier_store_get_undo_name (fixture->store), ==, "Second");

  g_assert_true (sourcier_store_undo (fixture->store, &name, &error));
  g_assert_cmpstr (name, ==, "Second");
  office_test_assert_buyer (fixture->store, "A");
  g_assert_cmpstr (sourcier_store_get_redo_name (fixture->store), ==, "Second");
  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  office_test_assert_buyer (fixture->store, "");
  g_assert_false (sourcier_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (sourcier_store_redo (fixture->store, NULL, &error));
  office_test_assert_buyer (fixture->store, "A");
  office_test_save_buyer (fixture->store, "Third", "C");
  g_assert_null (sourcier_store_get_redo_name (fixture->store));
  g_assert_false (sourcier_store_redo (fixture->store, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
}

static void
test_undo_conflict (CoreTestOffice *fixture,
                    gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  office_test_save_buyer (fixture->store, "First", "A");
  office_test_save_buyer (fixture->store, "Second", "B");
  office_test_tell_sqlite (fixture->path, "UPDATE buyer SET name = 'behind our back'");

  g_assert_false (sourcier_store_undo (fixture->store, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  office_test_assert_buyer (fixture->store, "behind our back");
  g_assert_cmpstr (sourcier_store_get_undo_name (fixture->store), ==, "Second");
}

static void
test_history (CoreTestOffice *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  office_test_save_buyer (fixture->store, "First", "A");
  office_test_save_buyer (fixture->store, "Second", "B");
  /* Nothing changes: no line. */
  office_test_save_buyer (fixture->store, "Nothing", "B");
  sourcier_store_undo (fixture->store, NULL, &error);
  office_test_save_buyer (fixture->store, "Third", "C");
  sourcier_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);

  g_autoptr (GPtrArray) actions = sourcier_history_load (fixture->store, 10, &error);
  static const struct { const char *name; SourcierActionState state; } expected[] = {
    { "Third", SOURCIER_ACTION_UNDONE },
    { "Second", SOURCIER_ACTION_ABANDONED },
    { "First", SOURCIER_ACTION_DONE },
  };

  g_assert_no_error (error);
  g_assert_cmpuint (actions->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < actions->len; i++)
    {
      SourcierAction *action = g_ptr_array_index (actions, i);

      g_assert_cmpstr (sourcier_action_get_name (action), ==, expected[i].name);
      g_assert_cmpint (sourcier_action_get_state (action), ==, expected[i].state);
      g_assert_cmpint (sourcier_action_get_changes (action), ==, 1);
      g_assert_nonnull (sourcier_action_get_at (action));
      g_assert_cmpstr (sourcier_action_get_user (action), !=, "");
    }
}

static void
count_cb (SourcierStore *store,
          int           *count)
{
  (*count)++;
}

static void
test_signals (CoreTestOffice *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  int changed = 0;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (count_cb), &changed);
  office_test_save_buyer (fixture->store, "First", "A");
  office_test_save_buyer (fixture->store, "Nothing", "A");
  g_assert_cmpint (changed, ==, 1);
  sourcier_store_undo (fixture->store, NULL, &error);
  sourcier_store_redo (fixture->store, NULL, &error);
  g_assert_cmpint (changed, ==, 3);

  sourcier_store_begin (fixture->store, "Given up", &error);
  sourcier_store_rollback (fixture->store);
  g_assert_cmpint (changed, ==, 3);
  g_assert_no_error (error);
}

/* A pragma that lets the file have no more pages than it has now stands for a disk without room. */
static void
test_full (CoreTestOffice *fixture,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *long_name = g_strnfill (1 << 20, 'x');
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();

  office_test_save_buyer (fixture->store, "First", "A");
  sourcier_store_execute (fixture->store, "PRAGMA max_page_count = 1", &error);
  g_assert_no_error (error);

  sourcier_buyer_set_name (buyer, long_name);
  g_assert_true (sourcier_store_begin (fixture->store, "Too big", &error));
  g_assert_false (sourcier_buyer_store_save (fixture->store, buyer, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_FULL);
  sourcier_store_rollback (fixture->store);
  office_test_assert_buyer (fixture->store, "A");
  g_assert_cmpstr (sourcier_store_get_undo_name (fixture->store), ==, "First");
}

static void
test_check (CoreTestOffice *fixture,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sound = NULL, problems = NULL;

  office_test_tell_sqlite (fixture->path, "INSERT INTO supplier (id, name, search) VALUES (1, 'Élan', 'elan')");
  sound = sourcier_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sound->len, ==, 0);

  office_test_tell_sqlite (fixture->path, "PRAGMA foreign_keys = OFF;"
                                          "INSERT INTO label_award (id, supplier, label) VALUES (9, 404, 'EI')");
  problems = sourcier_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "label_award"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) core_test_add ("/store/" path, NULL, func)
  ADD ("identity", test_identity);
  ADD ("owner-alone", test_owner_alone);
  ADD ("secure-delete", test_secure_delete);
  ADD ("name-taken", test_name_taken);
  ADD ("reopen", test_reopen);
  ADD ("not-ours", test_not_ours);
  ADD ("damaged", test_damaged);
  ADD ("too-new", test_too_new);
  ADD ("migration", test_migration);
  ADD ("ids", test_ids);
  ADD ("undo-redo", test_undo_redo);
  ADD ("undo-conflict", test_undo_conflict);
  ADD ("history", test_history);
  ADD ("signals", test_signals);
  ADD ("full", test_full);
  ADD ("check", test_check);
#undef ADD
  return g_test_run ();
}
