/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A file of each earlier version of the format, with rows in every table, is brought to today's: nothing of it changes but
 * what a migration is for. Stopped at any of its steps, a migration leaves the file as it was, and the next start ends it.
 *
 * The files are made by SQLite from the SQL of their version, which is never edited once it was released: its fingerprints
 * are kept in tests/data/schema-fingerprints. */

#include "core-test.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define PREFIX "/org/sourcier/Sourcier/schema/"
#define APPLICATION_ID "PRAGMA application_id = 1397900114;"

/* How many of the steps a migration is stopped at, of thousands; SOURCIER_TEST_STEPS=all takes each of them. */
#define SOME_STEPS 12

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static char **
schema_files (void)
{
  char **names = g_resources_enumerate_children (PREFIX, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert_nonnull (names);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  return db;
}

static void
run (sqlite3    *db,
     const char *sql)
{
  g_autofree char *problem = NULL;
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  problem = g_strdup (message);
  sqlite3_free (message);
  g_assert_cmpstr (problem, ==, NULL);
}

/* Rows of a query, a line each, every value with its type. */
static char *
ask (sqlite3    *db,
     const char *sql)
{
  GString *answer = g_string_new (NULL);
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      g_string_append_printf (answer, "%s%s", sqlite3_column_type (stmt, i) == SQLITE_NULL
                              ? "NULL" : (const char *) sqlite3_column_text (stmt, i),
                              i + 1 < sqlite3_column_count (stmt) ? "|" : "\n");
  sqlite3_finalize (stmt);
  return g_string_free (answer, FALSE);
}

static char **
list (sqlite3    *db,
      const char *sql)
{
  g_autofree char *lines = ask (db, sql);
  g_autofree char *text = g_strchomp (g_strdup (lines));

  return *text != '\0' ? g_strsplit (text, "\n", -1) : g_new0 (char *, 1);
}

/* The office's tables, without what lay under an index of words. */
#define TABLES "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%'" \
               " ESCAPE '\\' AND name <> 'meta' ORDER BY name"

static char *
column_values (sqlite3    *db,
               const char *table,
               int         row)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT group_concat (CASE WHEN type = 'INTEGER' THEN '%d' WHEN type = 'BLOB' THEN 'x''0a%02x'''"
                     " WHEN type = 'REAL' THEN '%d.5' ELSE '''%s.' || name || ' é%d''' END) FROM pragma_table_info ('%s')",
                     row, (guint) row, row, table, row, table);

  return g_strchomp (ask (db, sql));
}

/* Two rows in each table, every column with a value of its own; each number is that of the row, and thereby refers to a row
 * that there is. */
static void
fill (sqlite3 *db)
{
  g_auto (GStrv) tables = list (db, TABLES);

  for (guint i = 0; tables[i] != NULL; i++)
    for (int row = 1; row <= 2; row++)
      {
        g_autofree char *values = column_values (db, tables[i], row);
        g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO %s VALUES (%s)", tables[i], values);

        run (db, sql);
      }
  run (db, "UPDATE history SET changeset = x'', name = iif (id = 1, 'Importer une liste', name), state = 2;"
           "INSERT INTO meta VALUES ('replica', 7), ('next_id', 41)");
}

/* Makes a file of an earlier version. */
static char *
make_old (CoreTestOffice *office,
          int             version)
{
  g_auto (GStrv) names = schema_files ();
  char *path = g_strdup_printf ("%s/old-%d.sourcier", office->folder, version);
  g_autofree char *stamp = g_strdup_printf (APPLICATION_ID "PRAGMA user_version = %d", version);
  sqlite3 *db = open_raw (path);

  for (int i = 0; i < version; i++)
    {
      g_autofree char *resource = g_strconcat (PREFIX, names[i], NULL);
      g_autoptr (GBytes) sql = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      run (db, g_bytes_get_data (sql, NULL));
    }
  fill (db);
  if (version >= 3)
    run (db, "UPDATE label_award SET evidence = 'List “Atelier.csv”' WHERE id = 1");
  run (db, stamp);
  sqlite3_close (db);
  return path;
}

/* The columns of a table of the earlier file, in its order. */
static char *
select_columns (sqlite3    *db,
                const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT group_concat (name) FROM pragma_table_info ('%s')", table);
  g_autofree char *names = g_strchomp (ask (db, sql));

  return g_strdup_printf ("SELECT %s FROM %s ORDER BY %s", names, table, names);
}

/* Returns: (element-type utf8 utf8): for each table the question of all that it held, and the answer */
static GHashTable *
take_down (const char *path)
{
  GHashTable *contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3 *db = open_raw (path);
  g_auto (GStrv) tables = list (db, TABLES);

  for (guint i = 0; tables[i] != NULL; i++)
    {
      char *sql = select_columns (db, tables[i]);

      g_hash_table_insert (contents, sql, ask (db, sql));
    }
  sqlite3_close (db);
  g_assert_cmpuint (g_hash_table_size (contents), >, 0);
  return contents;
}

static void
assert_contents (const char *path,
                 GHashTable *contents)
{
  sqlite3 *db = open_raw (path);
  GHashTableIter tables;
  gpointer sql, expected;

  g_hash_table_iter_init (&tables, contents);
  while (g_hash_table_iter_next (&tables, &sql, &expected))
    {
      g_autofree char *found = ask (db, sql);

      if (strcmp (found, expected) != 0)
        g_error ("%s: %s, not %s", (char *) sql, found, (char *) expected);
    }
  sqlite3_close (db);
}

static void
assert_answer (const char *path,
               const char *sql,
               const char *expected)
{
  sqlite3 *db = open_raw (path);
  g_autofree char *answer = ask (db, sql);

  g_assert_cmpstr (answer, ==, expected);
  sqlite3_close (db);
}

static void
open_and_check (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = sourcier_store_open (path, &error);
  g_autoptr (GPtrArray) problems = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (sourcier_store_get_read_only_reason (store), ==, NULL);
  problems = sourcier_store_check (store, &error);
  g_assert_no_error (error);
  if (problems->len > 0)
    g_error ("%s", (char *) problems->pdata[0]);
}

static void
test_every_version (CoreTestOffice *office,
                    gconstpointer   data)
{
  g_auto (GStrv) names = schema_files ();
  int latest = (int) g_strv_length (names);
  g_autofree char *version = g_strdup_printf ("%d\n", latest);

  for (int i = 1; i < latest; i++)
    {
      g_autofree char *path = make_old (office, i);
      g_autoptr (GHashTable) contents = take_down (path);

      open_and_check (path);
      assert_contents (path, contents);
      assert_answer (path, "PRAGMA user_version", version);
      if (i < 27)
        assert_answer (path, "SELECT action, kind FROM history_kind", "1|supplier-import\n");
      if (i >= 3 && i < 29)
        assert_answer (path, "SELECT id, list FROM label_award ORDER BY id", "1|Atelier.csv\n2|\n");
      g_unlink (path);
    }
}

/* Stands in the way of one of the steps that write: every connection that is opened asks it about each. */
static int steps_left = -1;
static gboolean was_stopped;
static int n_steps;

static gboolean
is_step (int action)
{
  return action != SQLITE_READ && action != SQLITE_SELECT && action != SQLITE_FUNCTION && action != SQLITE_PRAGMA;
}

static int
stop_cb (void       *data,
         int         action,
         const char *a,
         const char *b,
         const char *c,
         const char *d)
{
  if (!is_step (action))
    return SQLITE_OK;
  n_steps++;
  if (steps_left < 0 || --steps_left >= 0)
    return SQLITE_OK;
  was_stopped = TRUE;
  return SQLITE_DENY;
}

static int
watch_connection (sqlite3                           *db,
                  const char                       **message,
                  const struct sqlite3_api_routines *api)
{
  sqlite3_set_authorizer (db, stop_cb, NULL);
  return SQLITE_OK;
}

/* Opens a file while the given step, from 0, fails. */
static void
open_stopped (const char *path,
              int         step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;

  steps_left = step;
  was_stopped = FALSE;
  store = sourcier_store_open (path, &error);
  steps_left = -1;
  g_assert_true ((store == NULL) == (error != NULL));
  g_assert_true (store == NULL || sourcier_store_get_read_only_reason (store) == NULL);
}

static char *
copy (CoreTestOffice *office,
      const char     *old)
{
  char *path = g_strdup_printf ("%s/stopped.sourcier", office->folder);
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (old, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size, NULL));
  return path;
}

static void
stop_at (CoreTestOffice *office,
         const char     *old,
         GHashTable     *contents,
         int             step)
{
  g_autofree char *path = copy (office, old);

  open_stopped (path, step);
  g_assert_true (was_stopped);
  assert_contents (path, contents);
  open_and_check (path);
  assert_contents (path, contents);
  g_unlink (path);
}

static int
count_steps (CoreTestOffice *office,
             const char     *old)
{
  g_autofree char *path = copy (office, old);

  n_steps = 0;
  open_stopped (path, G_MAXINT);
  g_assert_false (was_stopped);
  g_unlink (path);
  return n_steps;
}

static void
test_stopped (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autofree char *old = make_old (office, GPOINTER_TO_INT (data));
  g_autoptr (GHashTable) contents = take_down (old);
  gboolean all = g_strcmp0 (g_getenv ("SOURCIER_TEST_STEPS"), "all") == 0;
  g_autoptr (GRand) chance = g_rand_new_with_seed (2026);

  sqlite3_auto_extension ((void (*) (void)) watch_connection);
  /* The first time, the program also makes what it compares the schema with. */
  count_steps (office, old);
  int n = count_steps (office, old);
  g_assert_cmpint (n, >, 20);
  for (int i = 0; i < (all ? n : SOME_STEPS); i++)
    stop_at (office, old, contents, all ? i : g_rand_int_range (chance, 0, n));
  sqlite3_cancel_auto_extension ((void (*) (void)) watch_connection);
  g_test_message ("%d steps", n);
  g_unlink (old);
}

/* The reader stops the migration at the given step, from 0. */
static GCancellable *stops;

static int
cancel_cb (void       *data,
           int         action,
           const char *a,
           const char *b,
           const char *c,
           const char *d)
{
  if (is_step (action) && --steps_left == 0)
    g_cancellable_cancel (stops);
  return SQLITE_OK;
}

static int
watch_to_cancel (sqlite3                           *db,
                 const char                       **message,
                 const struct sqlite3_api_routines *api)
{
  sqlite3_set_authorizer (db, cancel_cb, NULL);
  return SQLITE_OK;
}

/* Returns: whether the file was opened all the same */
static gboolean
open_cancelled (const char *path,
                int         step)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;

  stops = cancellable;
  steps_left = step;
  store = sourcier_store_open_watched (path, NULL, NULL, cancellable, &error);
  if (store == NULL)
    g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED);
  return store != NULL;
}

/* Whenever the reader stops it, the file is as it was, and the copy made before stays; or it is too late, and the file is opened. */
static void
test_cancelled (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autofree char *old = make_old (office, 20);
  g_autoptr (GHashTable) contents = take_down (old);
  int n_stopped = 0;

  sqlite3_auto_extension ((void (*) (void)) watch_to_cancel);
  for (int step = 1; step < 1400; step += 100)
    {
      g_autofree char *path = copy (office, old);

      if (!open_cancelled (path, step))
        {
          assert_answer (path, "PRAGMA user_version", "20\n");
          n_stopped++;
        }
      assert_contents (path, contents);
      g_unlink (path);
    }
  sqlite3_cancel_auto_extension ((void (*) (void)) watch_to_cancel);
  g_assert_cmpint (n_stopped, >, 1);
  g_unlink (old);
}

/* What an opening tells: a copy is made, then the file is brought up to date; one that is up to date is only opened. */
static void
test_steps (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autofree char *old = make_old (office, 20);
  g_auto (GStrv) names = schema_files ();
  g_autoptr (SourcierProgress) progress = sourcier_progress_new ();
  g_autoptr (SourcierProgress) again = sourcier_progress_new ();
  g_autoptr (GError) error = NULL;
  SourcierStore *store;

  /* Not while somebody else works on it; nobody is sent to mend rights then. */
  g_assert_null (sourcier_store_open_to_look (old, "Claire works on it", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "somebody else works on it"));
  g_clear_error (&error);

  store = sourcier_store_open_watched (old, NULL, progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_progress_get_step (progress), ==, SOURCIER_STORE_STEP_MIGRATION);
  g_assert_cmpint (sourcier_progress_get_total (progress), ==, (gint64) g_strv_length (names) - 20);
  g_assert_cmpint (sourcier_progress_get_done (progress), ==, (gint64) g_strv_length (names) - 20);
  g_object_unref (store);

  store = sourcier_store_open_watched (old, NULL, again, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sourcier_progress_get_step (again), ==, SOURCIER_STORE_STEP_OPEN);

  /* Whoever still knows a file that somebody else has now writes nothing more into it. */
  sourcier_store_stop_writing (store, "Claire works on it");
  g_assert_true (sourcier_store_get_read_only (store));
  g_assert_false (sourcier_store_begin (store, "Add a supplier", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==, "Claire works on it");
  g_object_unref (store);
}

/* What was released stays as it is: a file that an earlier program made would not have what a later edit adds. */
static void
test_fingerprints (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCIER_TEST_DATA"), "schema-fingerprints", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 29);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      /* As sha256sum writes them: the sum, two spaces, the name. */
      g_autofree char *resource = g_strconcat (PREFIX, lines[i] + 66, NULL);
      g_autoptr (GBytes) sql = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *sum = sql != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, sql) : NULL;

      if (sum == NULL || strncmp (sum, lines[i], 64) != 0)
        g_error ("%s is no longer as it was released", resource);
    }
}

int
main (int   argc,
      char *argv[])
{
  /* Each file is written out to the disk many times over, and none has to outlive the test. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/migration/fingerprints", test_fingerprints);
  core_test_add ("/migration/every-version", NULL, test_every_version);
  core_test_add ("/migration/cancelled", NULL, test_cancelled);
  core_test_add ("/migration/steps", NULL, test_steps);
  core_test_add ("/migration/stopped/1", GINT_TO_POINTER (1), test_stopped);
  core_test_add ("/migration/stopped/20", GINT_TO_POINTER (20), test_stopped);
  core_test_add ("/migration/stopped/28", GINT_TO_POINTER (28), test_stopped);
  return g_test_run ();
}
