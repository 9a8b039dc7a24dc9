/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An office's file from somebody who means harm: what SQLite would run on its own, a history that is none, numbers out of
 * bounds. Such a file is made here by SQLite itself, which is told to write what it otherwise guards. */

#include "office-test.h"

#include "office/buyer-store.h"
#include "store/history-change.h"
#include "store/history.h"

#include <string.h>

/* What is put into the file, and the word of it that the reader is told. */
typedef struct
{
  const char *name;
  const char *sql;
  const char *told;   /* NULL where nothing is strange */
} Schema;

#define WRITABLE "PRAGMA writable_schema = ON;"

static const Schema schemas[] = {
  { "trigger", "CREATE TRIGGER evil AFTER UPDATE ON buyer BEGIN DELETE FROM supplier; END", "trigger “evil”" },
  { "view", "CREATE VIEW loot AS SELECT * FROM contact", "view “loot”" },
  { "table", "CREATE TABLE loot (a)", "table “loot”" },
  { "virtual-table", "CREATE VIRTUAL TABLE loot USING fts5 (a)", "table “loot" },
  { "index", "CREATE INDEX slow ON supplier (abs (id))", "index “slow”" },
  { "no-index", "DROP INDEX supplier_by_name", "“supplier_by_name” is missing" },
  { "other-index", "DROP INDEX supplier_by_siret; CREATE INDEX supplier_by_siret ON supplier (name)", "index “supplier_by_siret”" },
  { "view-for-table", "DROP TABLE letter_template; CREATE VIEW letter_template AS SELECT 1 AS id", "view “letter_template”" },
  { "column", "ALTER TABLE buyer ADD COLUMN extra TEXT DEFAULT 'x'", "table “buyer”" },
  { "default", WRITABLE "UPDATE sqlite_schema SET sql = replace (sql, 'yearly_volume INTEGER',"
                        " 'yearly_volume INTEGER DEFAULT (random ())') WHERE name = 'buyer'", "table “buyer”" },
  { "long-name", "CREATE TABLE \"nom\nnom nom nom nom nom nom nom nom nom nom nom nom nom nom nom nom nom\" (a)", "table “nom nom" },
  { "comments", WRITABLE "UPDATE sqlite_schema SET sql = replace (sql, ',', ' /* , */,  ') || ' -- end'"
                         " WHERE name = 'supplier_tag_by_tag'", NULL },
  { "statistics", "ANALYZE", NULL },
};

static void
test_schema (CoreTestOffice *fixture,
             gconstpointer   data)
{
  const Schema *schema = data;
  g_autoptr (GError) error = NULL;

  office_test_save_buyer (fixture->store, "Edit", "A");
  g_clear_object (&fixture->store);
  office_test_tell_sqlite (fixture->path, schema->sql);

  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_no_error (error);
  office_test_assert_buyer (fixture->store, "A");
  if (schema->told == NULL)
    {
      g_assert_cmpstr (sourcier_store_get_read_only_reason (fixture->store), ==, NULL);
      office_test_save_buyer (fixture->store, "Edit", "B");
      office_test_assert_buyer (fixture->store, "B");
      return;
    }
  g_assert_true (sourcier_store_get_read_only (fixture->store));
  if (strstr (sourcier_store_get_read_only_reason (fixture->store), schema->told) == NULL)
    g_error ("not told: %s", sourcier_store_get_read_only_reason (fixture->store));
  g_assert_false (sourcier_store_begin (fixture->store, "Edit", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY);
}

/* An earlier file is not brought up to date where a migration would set something off. */
static void
test_old_schema (CoreTestOffice *fixture,
                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize size_before, size_after;

  g_autofree char *path = g_build_filename (fixture->folder, "old.sourcier", NULL);
  g_autoptr (GBytes) first =
    g_resources_lookup_data ("/org/sourcier/Sourcier/schema/0001-store.sql", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  office_test_tell_sqlite (path, g_bytes_get_data (first, NULL));
  office_test_tell_sqlite (path, "INSERT INTO meta VALUES ('replica', 7), ('next_id', 41);"
                                 "CREATE TRIGGER history_evil AFTER INSERT ON history BEGIN DELETE FROM meta; END;"
                                 "PRAGMA application_id = 1397900114; PRAGMA user_version = 1");
  g_assert_true (g_file_get_contents (path, &before, &size_before, NULL));
  store = sourcier_store_open (path, &error);
  g_assert_null (store);
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, "history_evil"));
  g_assert_true (g_file_get_contents (path, &after, &size_after, NULL));
  g_assert_cmpmem (before, size_before, after, size_after);
}

static void
test_versions (CoreTestOffice *fixture,
               gconstpointer   data)
{
  static const char * const bad[] = { "0", "-1", "-2147483648" };

  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *sql = g_strconcat ("PRAGMA user_version = ", bad[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SourcierStore) store = NULL;

      office_test_tell_sqlite (fixture->path, sql);
      store = sourcier_store_open (fixture->path, &error);
      g_assert_null (store);
      g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT);
    }
  office_test_tell_sqlite (fixture->path, "PRAGMA user_version = 2147483647");
  fixture->store = sourcier_store_open (fixture->path, NULL);
  g_assert_true (sourcier_store_get_read_only (fixture->store));
}

/* Whatever a view or a trigger calls, a file that was only opened runs none of it. */
static void
test_defences (CoreTestOffice *fixture,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  static const char * const barred[] = {
    "SELECT * FROM loot", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'x'",
    "CREATE VIRTUAL TABLE v USING fts5 (a); INSERT INTO v_data (id, block) VALUES (9, x'00')", "ATTACH ':memory:' AS a; ATTACH ':memory:' AS b",
    "SELECT load_extension ('libm.so.6')", "SELECT fts3_tokenizer ('simple', x'00')",
  };

  g_clear_object (&fixture->store);
  office_test_tell_sqlite (fixture->path, "CREATE VIEW loot AS SELECT fold (name) FROM buyer");
  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (barred); i++)
    {
      g_autoptr (GError) barred_error = NULL;

      if (sourcier_store_execute (fixture->store, barred[i], &barred_error))
        g_error ("done: %s", barred[i]);
    }
}

static gboolean
look_at_change (gint64          action,
                SourcierChange *change,
                gpointer        user_data)
{
  for (guint i = 0; i < sourcier_change_get_n_columns (change); i++)
    {
      const char *text = sourcier_change_get_text (change, i, TRUE);

      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
    }
  return TRUE;
}

/* What stands for a changeset: none, one cut short, and such as write where undo never does. “T”, two columns, the first of
 * them the key, the name of a table; then what is done: 18 is an insertion, of which undo is a deletion. */
static const struct { const char *name, *hex; } changesets[] = {
  { "noise", "a5a5a5a5a5a5" },
  { "no-columns", "5400" },
  { "many-columns", "54ffffffffffffffffff01" },
  { "no-name", "540201006d657461" },
  { "cut", "5402010062757965720012000100000000" },
  { "long-text", "540201006275796572001200010000000000000001038fffffffff61" },
  { "unknown-table", "54020100616263001200010000000000000001050501" },
  { "unknown-kind", "5402010062757965720063000100000000000000010501" },
  { "meta", "540201006d657461001200" "03077265706c696361" "010000000000000007" },
  { "history", "5402010068697374" "6f727900" "1200" "010000000000000001" "0500" },
  { "schema", "5405010000000073716c6974655f736368656d6100" "1200" "03057461626c65" "0301610301610100000000000000020301" "61" },
};

static void
test_changeset (CoreTestOffice *fixture,
                gconstpointer   data)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE history SET changeset = x'%s'", (const char *) data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  office_test_save_buyer (fixture->store, "Edit", "A");
  g_clear_object (&fixture->store);
  office_test_tell_sqlite (fixture->path, sql);

  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_false (sourcier_store_undo (fixture->store, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL) && strstr (error->message, ".sourcier") != NULL);
  g_clear_error (&error);
  sourcier_history_each_change (fixture->store, look_at_change, NULL, &error);
  g_clear_error (&error);

  /* Nothing was written, and work goes on. */
  office_test_assert_buyer (fixture->store, "A");
  problems = sourcier_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  office_test_save_buyer (fixture->store, "Edit", "B");
  office_test_assert_buyer (fixture->store, "B");
}

/* Text that is none in what undo keeps: shown as such, and undone to the byte. */
static void
test_broken_text (CoreTestOffice *fixture,
                  gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  office_test_save_buyer (fixture->store, "Edit", "ABC");
  g_clear_object (&fixture->store);
  office_test_tell_sqlite (fixture->path,
                           "UPDATE history SET changeset = CAST (replace (CAST (hex (changeset) AS TEXT), '414243', 'C3FF43')"
                           " AS TEXT);"
                           "UPDATE buyer SET name = CAST (x'c3ff43' AS TEXT)");
  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_no_error (error);
  office_test_assert_buyer (fixture->store, "\uFFFD\uFFFDC");
  sourcier_history_each_change (fixture->store, look_at_change, NULL, &error);
}

/* Cells of a size that nobody writes: read or refused, in words, and never more memory than SQLite is allowed. By default they are
 * within that bound, SOURCIER_TEST_STEPS=all goes beyond it. */
static void
test_oversized (CoreTestOffice *fixture,
                gconstpointer   data)
{
  gboolean all = g_strcmp0 (g_getenv ("SOURCIER_TEST_STEPS"), "all") == 0;
  g_autofree char *sql = g_strdup_printf (data, all ? 600 << 20 : 6 << 20);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierBuyer) buyer = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  office_test_save_buyer (fixture->store, "Edit", "A");
  office_test_save_buyer (fixture->store, "Edit again", "B");
  g_clear_object (&fixture->store);
  office_test_tell_sqlite (fixture->path, sql);

  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_true ((fixture->store != NULL) == (error == NULL));
  if (fixture->store == NULL)
    return;
  buyer = sourcier_buyer_store_load (fixture->store, &error);
  g_assert_true ((buyer != NULL) == (error == NULL));
  g_assert_true (error == NULL || g_utf8_validate (error->message, -1, NULL));
  g_clear_error (&error);
  sourcier_history_each_change (fixture->store, look_at_change, NULL, &error);
  g_clear_error (&error);
  sourcier_store_undo (fixture->store, NULL, &error);
  g_clear_error (&error);
  problems = sourcier_store_check (fixture->store, &error);
  g_assert_true ((problems != NULL) == (error == NULL));
}

/* The numbers that ids are made of. */
static void
test_numbers (CoreTestOffice *fixture,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  office_test_tell_sqlite (fixture->path, data);
  fixture->store = sourcier_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_false (sourcier_store_begin (fixture->store, "Edit", &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);
}

int
main (int   argc,
      char *argv[])
{
  static const char * const numbers[] = {
    "UPDATE meta SET value = 0 WHERE key = 'replica'", "UPDATE meta SET value = -1 WHERE key = 'replica'",
    "UPDATE meta SET value = 16777216 WHERE key = 'replica'", "UPDATE meta SET value = 0 WHERE key = 'next_id'",
    "UPDATE meta SET value = 549755813888 WHERE key = 'next_id'", "UPDATE meta SET value = -5 WHERE key = 'next_id'",
    "UPDATE meta SET value = 'x' WHERE key = 'next_id'", "DELETE FROM meta WHERE key = 'replica'",
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (schemas); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/schema/", schemas[i].name, NULL);

      core_test_add (path, &schemas[i], test_schema);
    }
  core_test_add ("/hostile/old-schema", NULL, test_old_schema);
  core_test_add ("/hostile/versions", NULL, test_versions);
  core_test_add ("/hostile/defences", NULL, test_defences);
  for (guint i = 0; i < G_N_ELEMENTS (changesets); i++)
    {
      g_autofree char *path = g_strconcat ("/hostile/changeset/", changesets[i].name, NULL);

      core_test_add (path, changesets[i].hex, test_changeset);
    }
  core_test_add ("/hostile/broken-text", NULL, test_broken_text);
  core_test_add ("/hostile/oversized/changeset", "UPDATE history SET changeset = zeroblob (%d)", test_oversized);
  core_test_add ("/hostile/oversized/text", "UPDATE buyer SET name = printf ('%%.*c', %d, 'x')", test_oversized);
  core_test_add ("/hostile/oversized/action", "UPDATE history SET name = printf ('%%.*c', %d, 'x')", test_oversized);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hostile/numbers/%u", i);

      core_test_add (path, numbers[i], test_numbers);
    }
  return g_test_run ();
}
