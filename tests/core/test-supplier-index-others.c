/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The index in memory stays what SQL answers whatever becomes of the file: long changes and what takes them back, a backup
 * restored, a person erased; another process that writes, or is killed while it does; a file of an earlier version. */

#include "import-test.h"
#include "index-answer.h"
#include "office-test.h"
#include "random-question.h"

#include "store/backup.h"
#include "store/history.h"
#include "suppliers/contact-erase-store.h"
#include "history/revert.h"
#include "suppliers/supplier-bulk.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-store.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define N_SUPPLIERS 40
#define N_QUESTIONS 5

#define LIST "SIRET;Nom;Code postal;Labels;Contacts\n" \
             SIRET_A ";Lavoir du Quai;95000;ESAT;Zoé Quévaux, gérante, zoe@lavoir.example\n" \
             SIRET_B ";Menuiserie Iris;93100;EI;\n" \
             SIRET_C ";Ateliers Bruyère;20000;;\n"

/* The index of an office's file, and what it is asked after each change. */
typedef struct
{
  Office office;
  GPtrArray *queries;
  SourcierSupplierIndex *index;
} Follower;

static void
begin_to_follow (Follower *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->index);
  self->index = index_answer_build (self->office.store);
  for (guint i = 0; i < self->queries->len; i++)
    sourcier_supplier_index_sort (self->index, g_ptr_array_index (self->queries, i), &error);
  g_assert_no_error (error);
}

static void
check (Follower *self)
{
  for (guint i = 0; i < self->queries->len; i++)
    index_answer_check_or_build (self->office.store, self->index, g_ptr_array_index (self->queries, i), FALSE);
}

static void
set_up (Follower      *self,
        gconstpointer  data)
{
  random_directory_set_up (&self->office, data);
  random_directory_add (&self->office, N_SUPPLIERS);
  random_directory_save (&self->office);
  self->queries = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->queries, sourcier_supplier_query_new ());
  for (guint i = 1; i < N_QUESTIONS; i++)
    {
      Question question = random_question_new (self->office.day);

      /* One facet is asked about at a time, or hardly anybody is left. */
      for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
        if (facet % (N_QUESTIONS - 1) != i - 1)
          memset (question.choices[facet], 0, sizeof question.choices[facet]);
      g_ptr_array_add (self->queries, random_question_to_query (&question));
    }
  begin_to_follow (self);
  check (self);
}

static void
tear_down (Follower      *self,
           gconstpointer  data)
{
  g_clear_object (&self->index);
  g_ptr_array_unref (self->queries);
  random_directory_tear_down (&self->office, data);
}

static void
reopen (Follower *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->office.store);
  self->office.store = self->office.file.store = sourcier_store_open (self->office.file.path, &error);
  g_assert_no_error (error);
  begin_to_follow (self);
}

static void
import_list (Follower *self)
{
  g_autoptr (GFile) file = import_test_write_list (&self->office.file, "list.csv", LIST);
  g_autoptr (SourcierSupplierImport) import = sourcier_supplier_import_new (self->office.store, file);
  g_autoptr (GError) error = NULL;

  /* Some may be random suppliers. */
  sourcier_supplier_import_prepare (import, NULL, NULL, &error);
  g_assert_no_error (error);
  import_test_apply (import);
  sourcier_store_refresh (self->office.store);
}

static void
rename_somebody (SourcierStore *store,
                 const char    *name)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE supplier SET name = '%s', sort_name = '%s', departement = '2A'"
                                          " WHERE id = (SELECT max (id) FROM supplier)", name, name);
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Rename", &error);
  g_assert_no_error (error);
  sourcier_store_execute (store, sql, &error);
  g_assert_no_error (error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
undo (Follower *self)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_undo (self->office.store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_import (Follower      *self,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  import_list (self);
  check (self);
  undo (self);
  check (self);
  sourcier_store_redo (self->office.store, NULL, &error);
  g_assert_no_error (error);
  check (self);
}

/* An import is taken back though other work followed. */
static void
test_take_back (Follower      *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  import_list (self);
  check (self);
  rename_somebody (self->office.store, "zoé");
  check (self);

  g_autoptr (SourcierAction) action = sourcier_history_find_last (self->office.store, SOURCIER_ACTION_KIND_IMPORT, &error);
  g_assert_no_error (error);
  g_autoptr (SourcierRevert) taken_back = sourcier_revert_new (self->office.store, sourcier_action_get_id (action));
  sourcier_revert_prepare (taken_back, NULL, &error);
  g_assert_no_error (error);
  sourcier_revert_apply (taken_back, NULL, &error);
  g_assert_no_error (error);
  sourcier_store_refresh (self->office.store);
  check (self);
  undo (self);
  check (self);
}

static void
test_bulk (Follower      *self,
           gconstpointer  data)
{
  static const SourcierBulkChange changes[] = {
    { SOURCIER_BULK_ADD_LABEL, "EI", 0 }, { SOURCIER_BULK_ADD_FAMILY, "cleaning", 0 }, { SOURCIER_BULK_ADD_TAG, "nouveau", 0 },
    { SOURCIER_BULK_ADD_TO_LIST, "Salon 2026", 0 }, { SOURCIER_BULK_SET_FIELD, "93", SOURCIER_SUPPLIER_DEPARTEMENT },
    { SOURCIER_BULK_DELETE, NULL, 0 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (self->office.store, g_ptr_array_index (self->queries, 0), &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      sourcier_supplier_bulk_run (self->office.store, &changes[i], ids, NULL, NULL, &error);
      g_assert_no_error (error);
      sourcier_store_refresh (self->office.store);
      check (self);
    }
  undo (self);
  check (self);
}

static void
test_erasure (Follower      *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (SourcierErasureReport) report = NULL;

  import_list (self);
  check (self);
  found = sourcier_contact_store_find (self->office.store, SOURCIER_CONTACT_NAME, "Zoé Quévaux", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  rename_somebody (self->office.store, "avant");
  report = sourcier_contact_store_erase (self->office.store, found, NULL, &error);
  g_assert_no_error (error);
  check (self);
  rename_somebody (self->office.store, "après");
  check (self);
}

static SourcierBackup *
back_up (Follower *self)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_new ();
  g_autoptr (GError) error = NULL;
  SourcierBackup *made = NULL;

  g_free (policy->folder);
  policy->folder = g_build_filename (self->office.file.folder, "backups", NULL);
  g_assert_cmpint (g_mkdir_with_parents (policy->folder, 0700), ==, 0);
  sourcier_backup_make (self->office.store, policy, SOURCIER_BACKUP_BY_HAND, &made, NULL, NULL, &error);
  g_assert_no_error (error);
  return made;
}

static void
restore (Follower   *self,
         const char *from)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  sourcier_backup_restore (from, self->office.file.path, &kept, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_restore (Follower      *self,
              gconstpointer  data)
{
  g_autoptr (SourcierBackup) made = back_up (self);

  rename_somebody (self->office.store, "perdue");
  import_list (self);
  check (self);
  restore (self, sourcier_backup_get_path (made));
  check (self);
  rename_somebody (self->office.store, "après");
  restore (self, sourcier_backup_get_path (made));
  rename_somebody (self->office.store, "encore");
  check (self);
}

/* What is restored was worked on elsewhere meanwhile: its history tells as many actions, and others. */
static void
test_restore_of_another (Follower      *self,
                         gconstpointer  data)
{
  g_autoptr (SourcierBackup) made = back_up (self);
  g_autoptr (GError) error = NULL;

  for (guint n = 1; n < 6; n++)
    {
      g_autoptr (SourcierStore) elsewhere = sourcier_store_open (sourcier_backup_get_path (made), &error);

      g_assert_no_error (error);
      rename_somebody (self->office.store, "ici");
      check (self);
      for (guint i = 0; i < n; i++)
        rename_somebody (elsewhere, i % 2 == 0 ? "ailleurs" : "là");
      g_clear_object (&elsewhere);
      restore (self, sourcier_backup_get_path (made));
      check (self);
    }
}

/* Has the command line do something with the office's file. */
static void
run_cli (Follower   *self,
         const char *command,
         const char *word)
{
  const char *argv[] = { g_getenv ("SOURCIER_TEST_CLI"), command, self->office.file.path, word, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &said, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s", said);
}

static void
test_other_process (Follower      *self,
                    gconstpointer  data)
{
  g_autoptr (GFile) list = import_test_write_list (&self->office.file, "theirs.csv", LIST);
  g_autoptr (GError) error = NULL;

  if (g_getenv ("SOURCIER_TEST_CLI") == NULL)
    {
      g_test_skip ("SOURCIER_TEST_CLI does not tell where the command line is");
      return;
    }
  run_cli (self, "import", g_file_peek_path (list));
  check (self);
  run_cli (self, "undo", NULL);
  check (self);
  run_cli (self, "redo", NULL);
  sourcier_store_refresh (self->office.store);
  rename_somebody (self->office.store, "ici");
  check (self);
  run_cli (self, "undo", NULL);
  run_cli (self, "undo-import", NULL);
  check (self);

  /* The index is gone, and the file with the other process when it is opened again. */
  g_clear_object (&self->index);
  run_cli (self, "import", g_file_peek_path (list));
  g_clear_object (&self->office.store);
  run_cli (self, "undo", NULL);
  reopen (self);
  check (self);
}

/* The program under another name: it renames one supplier for good, begins to rename all, and waits to be killed. */
static int
write_and_wait (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = sourcier_store_open (path, &error);

  if (store == NULL)
    return 1;
  rename_somebody (store, "tuée");
  /* Pages that do not fit go to the log before they are committed. */
  if (!sourcier_store_begin (store, "Never", &error)
      || !sourcier_store_execute (store, "PRAGMA cache_size = 1; UPDATE supplier SET departement = '93', sort_name = 'x' || id",
                                  &error))
    return 1;
  puts ("ready");
  fflush (stdout);
  for (;;)
    pause ();
}

/* Ends that program amid its action. */
static void
kill_a_writer (Follower *self)
{
  const char *argv[] = { g_get_prgname (), "--write-and-wait", self->office.file.path, NULL };
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  char word[6] = "";
  GPid pid;
  int out;

  argv[0] = program;
  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  for (gsize n = 0; n < 5;)
    {
      gssize more = read (out, word + n, 5 - n);

      g_assert_cmpint (more, >, 0);
      n += (gsize) more;
    }
  g_assert_cmpstr (word, ==, "ready");
  kill (pid, SIGKILL);
  while (read (out, word, sizeof word) > 0)
    ;
  close (out);
  g_spawn_close_pid (pid);
}

static void
test_killed (Follower      *self,
             gconstpointer  data)
{
  g_autofree char *log = g_strconcat (self->office.file.path, "-wal", NULL);

  kill_a_writer (self);
  check (self);
  rename_somebody (self->office.store, "ici");
  check (self);
  g_clear_object (&self->index);
  g_clear_object (&self->office.store);
  kill_a_writer (self);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  reopen (self);
  check (self);
  rename_somebody (self->office.store, "après");
  check (self);
}

#define SCHEMA "/org/sourcier/Sourcier/schema/"

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  if (message != NULL)
    g_error ("%s: %s", sql, message);
}

static void
add_table (sqlite3    *db,
           const char *table)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT 'INSERT OR REPLACE INTO %s (' || c || ') SELECT ' || c || ' FROM now.%s' FROM (SELECT"
                     " group_concat (name) AS c FROM pragma_table_info ('%s', 'main') WHERE name IN"
                     " (SELECT name FROM pragma_table_info ('%s', 'now')))", table, table, table, table);
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  g_autofree char *copy = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  run_sql (db, copy);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The office's suppliers in a file of an earlier version of the format. */
static void
write_as_version (Follower   *self,
                  const char *path,
                  guint       version)
{
  static const char * const tables[] = { "meta", "supplier", "supplier_family", "supplier_cpv", "supplier_tag", "label_award" };
  g_auto (GStrv) names = g_resources_enumerate_children (SCHEMA, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = 1397900114; PRAGMA user_version = %u", version);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS now", self->office.file.path);
  sqlite3 *db;

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (sorted, names[i]);
  g_ptr_array_sort (sorted, compare_names);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < version; i++)
    {
      g_autofree char *resource = g_strconcat (SCHEMA, g_ptr_array_index (sorted, i), NULL);
      g_autoptr (GBytes) sql = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      run_sql (db, g_bytes_get_data (sql, NULL));
    }
  run_sql (db, attach);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    add_table (db, tables[i]);
  run_sql (db, "DETACH now");
  run_sql (db, stamp);
  sqlite3_close (db);
}

static void
test_migration (Follower      *self,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (self->office.file.folder, "old.sourcier", NULL);
  g_autoptr (GError) error = NULL;

  write_as_version (self, path, 20);
  g_autoptr (SourcierStore) store = sourcier_store_open (path, &error);
  g_assert_no_error (error);
  g_autoptr (SourcierSupplierIndex) index = index_answer_build (store);
  gint64 n = sourcier_supplier_store_count (store, &error);

  g_assert_cmpint (n, ==, N_SUPPLIERS);
  for (guint i = 0; i < self->queries->len; i++)
    g_assert_true (index_answer_check (store, index, g_ptr_array_index (self->queries, i)));
  rename_somebody (store, "après");
  for (guint i = 0; i < self->queries->len; i++)
    g_assert_true (index_answer_check (store, index, g_ptr_array_index (self->queries, i)));
}

#define ADD(path, func) g_test_add ("/supplier-index-others/" path, Follower, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", RANDOM_DIRECTORY_TODAY, TRUE);
  if (argc == 3 && g_str_equal (argv[1], "--write-and-wait"))
    return write_and_wait (argv[2]);
  g_test_init (&argc, &argv, NULL);

  ADD ("import", test_import);
  ADD ("take-back", test_take_back);
  ADD ("bulk", test_bulk);
  ADD ("erasure", test_erasure);
  ADD ("restore", test_restore);
  ADD ("restore-of-another", test_restore_of_another);
  ADD ("other-process", test_other_process);
  ADD ("killed", test_killed);
  ADD ("migration", test_migration);

  return g_test_run ();
}
