/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history asked by words, person and thing; by day; and how long it lasts. */

#include "office-test.h"

#include "store/erasure.h"
#include "store/history-change.h"
#include "store/history-list.h"
#include "store/history-tend.h"

/* One action of a few statements; ids of its own are written as they are. */
static void
act (SourcierStore *store,
     const char    *name,
     const char    *detail,
     const char    *sql)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, name, &error);
  g_assert_no_error (error);
  sourcier_store_set_detail (store, detail);
  sourcier_store_execute (store, sql, &error);
  g_assert_no_error (error);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
assert_found (SourcierStore        *store,
              SourcierHistoryQuery *query,
              const char           *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_history_query_find (query, store, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_about (SourcierStore *store,
              const char    *about,
              gint64         object,
              const char    *expected)
{
  g_autoptr (SourcierHistoryQuery) all = sourcier_history_query_new ();
  g_autoptr (SourcierHistoryQuery) query = sourcier_history_query_with_about (all, about, object);

  assert_found (store, query, expected);
}

static void
assert_words (SourcierStore *store,
              const char    *words,
              const char    *expected)
{
  g_autoptr (SourcierHistoryQuery) all = sourcier_history_query_new ();
  g_autoptr (SourcierHistoryQuery) query = sourcier_history_query_with_text (all, words);

  assert_found (store, query, expected);
}

/* Action 1 makes suppliers 11 and 12 and an award 21 of 11 with a file of evidence 31; 2 changes the award, 3 the file alone;
 * 4 makes purchase 41 held by 12; 5 takes the holder away; 6 deletes the award with its file; 7 adds a tag to 12. */
static void
work (SourcierStore *store)
{
  act (store, "Import", "liste.csv",
       "INSERT INTO supplier (id, name) VALUES (11, 'Alpha'), (12, 'Beta');"
       "INSERT INTO label_award (id, supplier, label) VALUES (21, 11, 'EI');"
       "INSERT INTO evidence_file (id, award, name, media_type, size, sha256, added_on, content)"
       " VALUES (31, 21, 'a.pdf', 'application/pdf', 1, '', '2027-01-01', x'00')");
  act (store, "Edit a label", "Alpha", "UPDATE label_award SET number = '7' WHERE id = 21");
  act (store, "Edit evidence", "Alpha", "UPDATE evidence_file SET name = 'b.pdf' WHERE id = 31");
  act (store, "Add a purchase", "Nettoyage des écoles",
       "INSERT INTO purchase (id, subject) VALUES (41, 'Nettoyage');"
       "INSERT INTO purchase_holder (id, purchase, supplier) VALUES (51, 41, 12)");
  act (store, "Edit a purchase", "Nettoyage des écoles", "UPDATE purchase_holder SET supplier = NULL WHERE id = 51");
  act (store, "Delete a label", "Alpha", "DELETE FROM evidence_file WHERE id = 31; DELETE FROM label_award WHERE id = 21");
  act (store, "Add a tag", "Beta", "INSERT INTO supplier_tag VALUES (12, 'local', 'Local')");
}

static void
assert_work (SourcierStore *store)
{
  assert_about (store, "supplier", 11, "6 3 2 1");
  assert_about (store, "supplier", 12, "7 5 4 1");
  assert_about (store, "purchase", 41, "5 4");
  /* Who is named by something else did not change. */
  assert_about (store, "supplier", 0, "7 6 3 2 1");
  assert_about (store, "purchase", 0, "5 4");
  assert_about (store, "plan", 0, "");
}

static void
test_about (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) about = NULL;

  work (office->store);
  assert_work (office->store);
  about = sourcier_history_list_about (office->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (about->len, ==, 2);
  g_assert_cmpstr (about->pdata[0], ==, "purchase");
  g_assert_cmpstr (about->pdata[1], ==, "supplier");
}

static void
test_words (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (SourcierHistoryQuery) all = sourcier_history_query_new ();
  g_autoptr (SourcierHistoryQuery) nobody = sourcier_history_query_with_user (all, "nobody");
  g_autoptr (SourcierHistoryQuery) user = NULL;
  g_autoptr (SourcierHistoryQuery) both = NULL;
  g_autoptr (GPtrArray) users = NULL;

  work (office->store);
  assert_words (office->store, "", "7 6 5 4 3 2 1");
  assert_words (office->store, "ECOLES nett", "5 4");
  assert_words (office->store, "edit alpha", "3 2");
  assert_words (office->store, "coles", "");
  assert_found (office->store, nobody, "");
  users = sourcier_history_list_users (office->store, NULL);
  g_assert_cmpuint (users->len, ==, 1);
  user = sourcier_history_query_with_user (all, users->pdata[0]);
  assert_found (office->store, user, "7 6 5 4 3 2 1");
  both = sourcier_history_query_with_about (user, "supplier", 11);
  g_set_object (&both, sourcier_history_query_with_text (both, "evidence"));
  assert_found (office->store, both, "3");
  g_object_unref (both);
}

/* A file of before this was noted is gone through, and answers alike while that goes on. */
static void
test_earlier (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;
  gboolean more = TRUE;

  work (office->store);
  told = office_test_ask_sqlite (office->path, "SELECT about, object, action, named FROM history_about");
  office_test_tell_sqlite (office->path, "DELETE FROM history_about; INSERT INTO meta VALUES ('about_from', 8)");
  assert_about (office->store, "supplier", 11, "6 3 2 1");
  assert_about (office->store, "purchase", 0, "5 4");

  sourcier_history_tell_about (office->store, 3, &more, &error);
  g_assert_no_error (error);
  g_assert_true (more);
  assert_about (office->store, "supplier", 12, "7 5 4 1");
  for (guint i = 0; i < 2; i++)
    sourcier_history_tell_about (office->store, 3, &more, &error);
  g_assert_no_error (error);
  g_assert_false (more);
  assert_work (office->store);
  g_autofree char *again = office_test_ask_sqlite (office->path, "SELECT about, object, action, named FROM history_about");
  g_assert_cmpstr (again, ==, told);
}

/* A long action does not write a line for each thing, and is found all the same. */
static void
test_long (CoreTestOffice *office,
           gconstpointer   data)
{
  act (office->store, "Import", "", "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                                    " INSERT INTO supplier (id, name) SELECT i, 'n' || i FROM n");
  act (office->store, "Edit", "", "UPDATE supplier SET notes = 'x' WHERE id = 1999");
  g_autofree char *lines = office_test_ask_sqlite (office->path, "SELECT * FROM history_about");
  g_assert_cmpstr (lines, ==, "supplier|0|1|0\nsupplier|1999|2|0\n");
  assert_about (office->store, "supplier", 1999, "2 1");
  assert_about (office->store, "supplier", 1, "1");
  assert_about (office->store, "supplier", 2001, "");
  assert_about (office->store, "supplier", 0, "2 1");
}

static void
answered_cb (gboolean *answered)
{
  *answered = TRUE;
}

/* By the reader's clock, which is an hour ahead of UTC in winter: 23:30 UTC is the next day. */
static void
test_days (CoreTestOffice *office,
           gconstpointer   data)
{
  static const char * const expected[] = { "2027-01-16", "#3", "#2", "2027-01-15", "#1" };
  g_autoptr (SourcierHistoryQuery) all = sourcier_history_query_new ();
  gboolean answered = FALSE;

  for (guint i = 0; i < 3; i++)
    office_test_save_buyer (office->store, "Name", i == 1 ? "a" : "b");
  office_test_tell_sqlite (office->path, "UPDATE history SET at = '2027-01-15T22:30:00Z' WHERE id = 1;"
                                         "UPDATE history SET at = '2027-01-15T23:30:00Z' WHERE id = 2;"
                                         "UPDATE history SET at = '2027-01-16T22:30:00Z' WHERE id = 3");
  g_autoptr (SourcierHistoryList) list = sourcier_history_list_new (office->store, all);
  g_signal_connect_swapped (list, "answered", G_CALLBACK (answered_cb), &answered);
  while (!answered)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SourcierHistoryLine) line = g_list_model_get_item (G_LIST_MODEL (list), i);
      SourcierAction *action = sourcier_history_line_get_action (line);
      g_autofree char *told = action != NULL ? g_strdup_printf ("#%d", (int) sourcier_action_get_id (action))
                                             : sourcier_day_to_iso (sourcier_history_line_get_day (line));

      g_assert_cmpstr (told, ==, expected[i]);
    }
  g_assert_cmpuint (sourcier_history_counts_get_n (SOURCIER_HISTORY_COUNTS (sourcier_row_list_get_counts (SOURCIER_ROW_LIST (list)))),
                    ==, 3);
}

static guint
thin (CoreTestOffice *office,
      gint64          most_bytes,
      guint           years)
{
  const SourcierHistoryLimits limits = { most_bytes, years };
  SourcierHistoryLimits read;
  g_autoptr (GError) error = NULL;
  gboolean wrote;
  guint n;

  sourcier_history_save_limits (office->store, &limits, &error);
  g_assert_no_error (error);
  sourcier_history_load_limits (office->store, &read, &error);
  g_assert_cmpint (read.most_bytes, ==, most_bytes);
  g_assert_cmpuint (read.years, ==, years);
  sourcier_history_tend (office->store, &n, &wrote, &error);
  g_assert_no_error (error);
  sourcier_store_refresh (office->store);
  return n;
}

static void
assert_states (CoreTestOffice *office,
               const char     *expected)
{
  g_autofree char *states = office_test_ask_sqlite (office->path, "SELECT group_concat (state || iif (length (changeset), 'k', ''),"
                                                                  " ' ') FROM (SELECT * FROM history ORDER BY id)");
  g_strchomp (states);
  g_assert_cmpstr (states, ==, expected);
}

/* Four actions of at least 1 000 bytes each, of 2020, 2025, 31 days ago and today (2027-01-31). */
static void
do_four (CoreTestOffice *office)
{
  static const char * const days[] = { "2020-01-01", "2025-06-01", "2026-12-31", "2027-01-31" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO supplier (id, name) VALUES (%u, printf ('%%01000d', %u))", i + 1, i);
      g_autofree char *date = g_strdup_printf ("UPDATE history SET at = '%sT10:00:00Z' WHERE id = %u", days[i], i + 1);

      act (office->store, "Add", "", sql);
      office_test_tell_sqlite (office->path, date);
    }
}

static void
test_thin (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  SourcierHistorySize size;

  do_four (office);
  g_assert_cmpuint (thin (office, SOURCIER_HISTORY_MOST_BYTES, 0), ==, 0);
  assert_states (office, "0k 0k 0k 0k");
  /* Six years and a bit are too many, one and a half are not. */
  g_assert_cmpuint (thin (office, 0, 5), ==, 1);
  assert_states (office, "4 0k 0k 0k");
  /* Of three of a good kilobyte each, two have room. */
  g_assert_cmpuint (thin (office, 3000, 0), ==, 1);
  assert_states (office, "4 4 0k 0k");
  /* What was done in the last 30 days stays, whatever it takes. */
  g_assert_cmpuint (thin (office, 1, 0), ==, 1);
  assert_states (office, "4 4 4 0k");
  sourcier_history_measure (office->store, &size, &error);
  g_assert_no_error (error);
  g_assert_cmpint (size.n_actions, ==, 4);
  g_assert_cmpint (size.n_thinned, ==, 3);
  g_assert_cmpint (size.bytes, >, 1000);
  g_assert_cmpint (size.bytes, <, 2000);

  /* Undo goes back to there, and says why it stops. */
  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_assert_true (sourcier_store_get_undo_thinned (office->store));
  g_assert_null (sourcier_store_get_undo_name (office->store));
  g_assert_false (sourcier_store_undo (office->store, NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_true (sourcier_store_redo (office->store, NULL, &error));
  g_assert_no_error (error);
  g_autofree char *n = office_test_ask_sqlite (office->path, "SELECT count(*) FROM supplier");
  g_assert_cmpstr (n, ==, "4\n");
}

#define PART_BYTES 9000000

/* As long an action as leaves three parts; their bytes are told by nothing but their number. */
static void
do_long (CoreTestOffice *office)
{
  do_four (office);
  office_test_tell_sqlite (office->path, "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 3)"
                                         " INSERT INTO history_part (action, changeset)"
                                         " SELECT 1, zeroblob (" G_STRINGIFY (PART_BYTES) ") FROM n");
}

static char *
ask_parts (CoreTestOffice *office)
{
  return g_strchomp (office_test_ask_sqlite (office->path, "SELECT count(*) FROM history_part"));
}

static gboolean
count_cb (gint64           action,
          SourcierChange  *change,
          gpointer         user_data)
{
  ++*(guint *) user_data;
  return TRUE;
}

/* A long action goes in portions, so that nobody waits for all of it: it is given up first, and what is left of it after a portion
 * is told to nobody. */
static void
test_thin_long (CoreTestOffice *office,
                gconstpointer   data)
{
  static const char * const left[] = { "3", "2", "1", "0" };
  const SourcierHistoryLimits limits = { PART_BYTES, 0 };
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;
  guint n = 0, i = 0;

  do_long (office);
  sourcier_history_save_limits (office->store, &limits, &error);
  g_assert_no_error (error);
  for (; more; i++)
    {
      g_autofree char *n_left = NULL;
      guint n_told = 0;

      sourcier_history_thin (office->store, &n, &more, &error);
      g_assert_no_error (error);
      n_left = ask_parts (office);
      g_assert_cmpstr (n_left, ==, left[MIN (i, 3)]);
      assert_states (office, "4 0k 0k 0k");
      sourcier_history_each_change_of (office->store, 1, count_cb, &n_told, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_told, ==, 0);
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpuint (i, >=, 4);
}

/* Whoever is erased is not in what is left of a long action, either. */
static void
test_erase_left (CoreTestOffice *office,
                 gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierErasure) erasure = sourcier_erasure_new ("contact");
  g_autofree char *n_left = NULL;

  do_long (office);
  office_test_tell_sqlite (office->path, "UPDATE history SET state = 4, changeset = x'' WHERE id = 1");
  sourcier_store_refresh (office->store);
  sourcier_erasure_add_text (erasure, "Claire Martin");
  sourcier_store_begin (office->store, "Erase", &error);
  g_assert_no_error (error);
  sourcier_store_commit_erasing (office->store, erasure, NULL, &error);
  g_assert_no_error (error);
  n_left = ask_parts (office);
  g_assert_cmpstr (n_left, ==, "0");
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "Europe/Paris", TRUE);
  g_setenv ("SOURCIER_TODAY", "2027-01-31", TRUE);
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/history/about", NULL, test_about);
  core_test_add ("/history/words", NULL, test_words);
  core_test_add ("/history/earlier", NULL, test_earlier);
  core_test_add ("/history/long", NULL, test_long);
  core_test_add ("/history/days", NULL, test_days);
  core_test_add ("/history/thin", NULL, test_thin);
  core_test_add ("/history/thin-long", NULL, test_thin_long);
  core_test_add ("/history/erase-left", NULL, test_erase_left);

  return g_test_run ();
}
