/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "store/history.h"
#include "suppliers/label-award-store.h"
#include "suppliers/label-work-export.h"
#include "suppliers/label-work-list.h"
#include "suppliers/supplier-sample.h"
#include "suppliers/supplier-store.h"

/* 90 days later it is 19 February 2027; 365 days earlier it was 21 November 2025. */
#define DAY "2026-11-21"

/* A label of a supplier, in the words of the test. */
typedef struct
{
  const char *supplier;
  const char *label;
  const char *from;
  const char *to;
  const char *checked_on;
  const char *checked_by;
} Given;

static void
add (CoreTestOffice *fixture,
     const Given    *given,
     guint           n_given)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, given->supplier);
  for (guint i = 0; i < n_given; i++)
    {
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (given[i].label);

      sourcier_label_award_set_valid_from (award, sourcier_day_parse (given[i].from));
      sourcier_label_award_set_valid_to (award, sourcier_day_parse (given[i].to));
      sourcier_label_award_set_checked_on (award, sourcier_day_parse (given[i].checked_on));
      sourcier_label_award_set_checked_by (award, given[i].checked_by);
      sourcier_supplier_add_award (supplier, award);
    }
  sourcier_store_begin (fixture->store, "Test", &error);
  sourcier_supplier_store_save (fixture->store, supplier, &error);
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
}

/* "supplier:label supplier:label…" in the order of the answer. */
static char *
answer (CoreTestOffice         *fixture,
        SourcierLabelWorkQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_label_work_query_find_ids (query, fixture->store, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  g_autoptr (GPtrArray) rows =
    sourcier_label_work_load_many (fixture->store, (const gint64 *) (gpointer) ids->data, ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (words, "%s%s:%s", i > 0 ? " " : "",
                            sourcier_supplier_get_name (sourcier_label_work_get_supplier (rows->pdata[i])),
                            sourcier_label_award_get_label (sourcier_label_work_get_award (rows->pdata[i])));
  return g_string_free (words, FALSE);
}

static void
assert_answer (CoreTestOffice         *fixture,
               SourcierLabelWorkQuery *query,
               const char             *expected)
{
  g_autofree char *words = answer (fixture, query);

  g_assert_cmpstr (words, ==, expected);
}

/* Each case by hand, on the last day that counts and on the first that does not. */
static void
test_due (CoreTestOffice *fixture,
          gconstpointer   data)
{
  static const Given given[] = {
    { "a-ends-in-90", "EI", "", "2027-02-19", "2024-01-01", "X" },
    { "b-ends-in-91", "EI", "", "2027-02-20", "2024-01-01", "X" },
    { "c-ended-yesterday", "EI", "", "2026-11-20", "2024-01-01", "X" },
    { "d-ended-365-ago", "EI", "", "2025-11-21", "2024-01-01", "X" },
    { "e-ended-366-ago", "EI", "", "2025-11-20", "2024-01-01", "X" },
    { "f-looked-at-since", "EI", "", "2026-06-01", "2026-06-02", "X" },
    { "g-looked-at-on-its-last-day", "EI", "", "2026-06-01", "2026-06-01", "X" },
    { "h-looked-at-within-90", "EI", "", "2027-02-19", "2026-11-21", "X" },
    { "i-looked-at-before", "EI", "", "2027-02-19", "2026-11-20", "X" },
    { "j-never", "EI", "", "", "", "" },
    { "k-by-somebody", "EI", "", "", "", "X" },
    { "l-upcoming", "EI", "2027-01-01", "", "", "" },
    { "m-ends-today", "EI", "", "2026-11-21", "2024-01-01", "X" },
  };
  g_autoptr (SourcierLabelWorkQuery) query = sourcier_label_work_query_new (sourcier_day_parse (DAY));

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    add (fixture, &given[i], 1);
  assert_answer (fixture, query,
                 "d-ended-365-ago:EI g-looked-at-on-its-last-day:EI c-ended-yesterday:EI m-ends-today:EI"
                 " a-ends-in-90:EI i-looked-at-before:EI j-never:EI");
}

static void
test_renewed (CoreTestOffice *fixture,
              gconstpointer   data)
{
  static const Given renewed[] = {
    { "renewed", "ESUS", "2019-01-01", "2026-06-01", "2020-01-01", "X" },
    { "renewed", "ESUS", "2026-06-02", "2031-06-01", "2026-06-02", "X" },
  };
  static const Given other[] = {
    { "other", "ESUS", "2019-01-01", "2026-06-01", "2020-01-01", "X" },
    { "other", "EI", "2026-06-02", "2031-06-01", "2026-06-02", "X" },
  };
  g_autoptr (SourcierLabelWorkQuery) query = sourcier_label_work_query_new (sourcier_day_parse (DAY));

  add (fixture, renewed, 2);
  add (fixture, other, 2);
  assert_answer (fixture, query, "other:ESUS");
}

static void
test_question (CoreTestOffice *fixture,
               gconstpointer   data)
{
  static const Given given[] = {
    { "Zinc", "EI", "", "2026-12-01", "2024-01-01", "X" },
    { "Argile", "ESAT", "", "2026-10-01", "2024-01-01", "X" },
    { "Menuiserie", "ACI", "", "", "", "" },
  };
  g_autoptr (SourcierLabelWorkQuery) all = sourcier_label_work_query_new (sourcier_day_parse (DAY));
  g_autoptr (SourcierLabelWorkQuery) words = sourcier_label_work_query_with_text (all, "menuis");
  g_autoptr (SourcierLabelWorkQuery) in =
    sourcier_label_work_query_with_choice (all, SOURCIER_AWARD_ENDED, SOURCIER_CHOICE_IN);
  g_autoptr (SourcierLabelWorkQuery) out =
    sourcier_label_work_query_with_choice (all, SOURCIER_AWARD_ENDED, SOURCIER_CHOICE_OUT);
  g_autoptr (SourcierLabelWorkQuery) by_name =
    sourcier_label_work_query_with_sort (all, SOURCIER_LABEL_WORK_SORT_SUPPLIER, TRUE);
  g_autoptr (GError) error = NULL;
  gint64 counts[SOURCIER_N_AWARD_STATES];

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    add (fixture, &given[i], 1);
  assert_answer (fixture, all, "Argile:ESAT Zinc:EI Menuiserie:ACI");
  assert_answer (fixture, words, "Menuiserie:ACI");
  assert_answer (fixture, in, "Argile:ESAT");
  assert_answer (fixture, out, "Zinc:EI Menuiserie:ACI");
  assert_answer (fixture, by_name, "Zinc:EI Menuiserie:ACI Argile:ESAT");
  g_assert_false (sourcier_label_work_query_equal (all, in));
  g_assert_true (sourcier_label_work_query_is_everything (by_name));

  /* A count tells what ticking gives, whatever is ticked; words searched count. */
  g_assert_true (sourcier_label_work_query_count (in, fixture->store, counts, &error));
  g_assert_cmpint (counts[SOURCIER_AWARD_ENDED], ==, 1);
  g_assert_cmpint (counts[SOURCIER_AWARD_ENDING], ==, 1);
  g_assert_cmpint (counts[SOURCIER_AWARD_UNCHECKED], ==, 1);
  g_assert_true (sourcier_label_work_query_count (words, fixture->store, counts, &error));
  g_assert_cmpint (counts[SOURCIER_AWARD_ENDED], ==, 0);
  g_assert_cmpint (counts[SOURCIER_AWARD_UNCHECKED], ==, 1);
}

static gint64
ask_number (SourcierStore *store,
            const char    *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (sourcier_statement_step (statement, &has_row, &error));
  return sourcier_statement_get_int (statement, 0);
}

/* The sample office against the rule written once more, in plain SQL and from the end of the rule. */
static void
test_plain_sql (CoreTestOffice *fixture,
                gconstpointer   data)
{
#define GOES_ON "SELECT supplier || label || scope, max (ifnull (valid_to, '9999-12-31')) FROM label_award GROUP BY 1"
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierLabelWorkQuery) all = sourcier_label_work_query_new (sourcier_day_parse (DAY));
  gint64 counts[SOURCIER_N_AWARD_STATES];

  g_assert_true (sourcier_supplier_sample_fill (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (sourcier_label_work_query_count (all, fixture->store, counts, &error));
  g_assert_cmpint (counts[SOURCIER_AWARD_UNCHECKED], ==,
                   ask_number (fixture->store,
                               "SELECT count (*) FROM label_award WHERE checked_on IS NULL AND checked_by = ''"
                               " AND ifnull (valid_to, '9999') > '2027-02-19'"
                               " AND ifnull (valid_from, '') <= '2026-11-21'"));
  g_assert_cmpint (counts[SOURCIER_AWARD_ENDING], ==,
                   ask_number (fixture->store,
                               "SELECT count (*) FROM label_award WHERE valid_to BETWEEN '2026-11-21' AND '2027-02-19'"
                               " AND ifnull (valid_from, '') <= '2026-11-21'"
                               " AND (checked_on IS NULL OR julianday (valid_to) - julianday (checked_on) > 90)"
                               " AND (supplier || label || scope, valid_to) IN (" GOES_ON ")"));
  g_assert_cmpint (counts[SOURCIER_AWARD_ENDED], ==,
                   ask_number (fixture->store,
                               "SELECT count (*) FROM label_award WHERE valid_to BETWEEN '2025-11-21' AND '2026-11-20'"
                               " AND (checked_on IS NULL OR checked_on <= valid_to)"
                               " AND (supplier || label || scope, valid_to) IN (" GOES_ON ")"));
  g_assert_cmpint (counts[SOURCIER_AWARD_VALID] + counts[SOURCIER_AWARD_UPCOMING], ==, 0);
  g_assert_cmpint (counts[SOURCIER_AWARD_UNCHECKED], >, 0);
  g_assert_cmpint (counts[SOURCIER_AWARD_ENDING], >, 0);
}

/* Checking takes both out of the list, one Undo brings both back. */
static void
test_check (CoreTestOffice *fixture,
            gconstpointer   data)
{
  static const Given given[] = {
    { "Argile", "ESAT", "", "2026-12-01", "2024-01-01", "X" },
    { "Menuiserie", "ACI", "", "", "", "" },
    { "Zinc", "EI", "", "2026-10-01", "", "" },
  };
  g_autoptr (SourcierLabelWorkQuery) all = sourcier_label_work_query_new (sourcier_day_parse (DAY));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    add (fixture, &given[i], 1);
  g_autoptr (GArray) ids = sourcier_label_work_query_find_ids (all, fixture->store, &error);
  g_assert_cmpuint (ids->len, ==, 3);
  g_array_remove_index (ids, 0);

  sourcier_store_begin (fixture->store, "Check labels", &error);
  g_assert_true (sourcier_label_award_store_check (fixture->store, ids, sourcier_day_parse (DAY), "Ana", &error));
  sourcier_store_commit (fixture->store, &error);
  g_assert_no_error (error);
  assert_answer (fixture, all, "Zinc:EI");
  g_assert_cmpint (ask_number (fixture->store, "SELECT count (*) FROM label_award WHERE checked_by = 'Ana'"
                                               " AND checked_on = '2026-11-21'"), ==, 2);

  g_assert_true (sourcier_store_undo (fixture->store, NULL, &error));
  assert_answer (fixture, all, "Zinc:EI Argile:ESAT Menuiserie:ACI");
  g_assert_true (sourcier_store_redo (fixture->store, NULL, &error));
  assert_answer (fixture, all, "Zinc:EI");
}

static void
answered_cb (SourcierRowList *list,
             guint           *n_answers)
{
  (*n_answers)++;
}

static void
wait_for_answer (guint *n_answers)
{
  guint before = *n_answers;

  while (*n_answers == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_list (CoreTestOffice *fixture,
           gconstpointer   data)
{
  static const Given given = { "Argile", "ESAT", "", "2026-12-01", "2024-01-01", "X" };
  static const Given later = { "Zinc", "EI", "", "2026-10-01", "", "" };
  g_autoptr (SourcierLabelWorkQuery) all = sourcier_label_work_query_new (sourcier_day_parse (DAY));
  g_autoptr (SourcierLabelWorkQuery) ended =
    sourcier_label_work_query_with_choice (all, SOURCIER_AWARD_ENDED, SOURCIER_CHOICE_IN);
  guint n_answers = 0;

  add (fixture, &given, 1);
  g_autoptr (SourcierLabelWorkList) list = sourcier_label_work_list_new (fixture->store, all);
  g_signal_connect (list, "answered", G_CALLBACK (answered_cb), &n_answers);
  wait_for_answer (&n_answers);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpint (sourcier_label_work_list_get_count (list, SOURCIER_AWARD_ENDING), ==, 1);
  g_assert_cmpint (sourcier_label_work_list_get_count (list, SOURCIER_AWARD_ENDED), ==, 0);

  /* It asks again when the file changes. */
  add (fixture, &later, 1);
  wait_for_answer (&n_answers);
  g_autoptr (SourcierLabelWork) first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (sourcier_supplier_get_name (sourcier_label_work_get_supplier (first)), ==, "Zinc");
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, 2);

  sourcier_row_list_ask (SOURCIER_ROW_LIST (list), G_OBJECT (ended));
  wait_for_answer (&n_answers);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  g_assert_cmpint (sourcier_row_list_get_total (SOURCIER_ROW_LIST (list)), ==, 2);
}

static void
test_export (CoreTestOffice *fixture,
             gconstpointer   data)
{
  static const Given given = { "Argile; bois", "ESAT", "", "2026-12-01", "2024-01-01", "X" };
  g_autoptr (SourcierLabelWorkQuery) all = sourcier_label_work_query_new (sourcier_day_parse (DAY));
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "list.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  add (fixture, &given, 1);
  core_test_export (sourcier_label_work_export_new (fixture->store, all), SOURCIER_EXPORT_CSV, file);
  g_file_get_contents (g_file_peek_path (file), &bytes, NULL, &error);
  g_assert_nonnull (strstr (bytes, ";\"Argile; bois\";"));
  g_assert_nonnull (strstr (bytes, ";2026-12-01;Ends within 90 days;2024-01-01;X\r\n"));
}

/* The second of three is picked, and one that the file has not: the question says so instead of its filters. */
static void
test_export_some (CoreTestOffice *fixture,
                  gconstpointer   data)
{
  static const Given given[] = {
    { "Argile", "ESAT", "", "2026-12-01", "2024-01-01", "X" },
    { "Menuiserie", "ACI", "", "", "", "" },
    { "Zinc", "EI", "", "2026-10-01", "", "" },
  };
  g_autoptr (SourcierLabelWorkQuery) all = sourcier_label_work_query_new (sourcier_day_parse (DAY));
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->folder, "list.json", NULL);
  g_autoptr (SourcierExportTable) table = NULL;
  g_autoptr (SourcierExportAbout) about = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  const gint64 gone = 1;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    add (fixture, &given[i], 1);
  g_autoptr (GArray) ids = sourcier_label_work_query_find_ids (all, fixture->store, &error);
  g_assert_cmpuint (ids->len, ==, 3);
  g_array_remove_index (ids, 0);
  g_array_remove_index (ids, 0);
  g_array_append_val (ids, gone);

  table = sourcier_label_work_export_new_some (fixture->store, ids, all);
  about = sourcier_export_table_get_about (table);
  g_assert_cmpuint (about->question->len, ==, 1);
  g_assert_cmpstr (about->question->pdata[0], ==, "Labels picked one by one");
  core_test_export (g_steal_pointer (&table), SOURCIER_EXPORT_CSV, file);
  g_file_get_contents (g_file_peek_path (file), &bytes, NULL, &error);
  g_assert_nonnull (strstr (bytes, ";Menuiserie;"));
  g_assert_null (strstr (bytes, "Argile"));
  g_assert_null (strstr (bytes, "Zinc"));
}

#define add_test(path, function) core_test_add (path, NULL, function)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/label-work/due", test_due);
  add_test ("/label-work/renewed", test_renewed);
  add_test ("/label-work/question", test_question);
  add_test ("/label-work/plain-sql", test_plain_sql);
  add_test ("/label-work/check", test_check);
  add_test ("/label-work/list", test_list);
  add_test ("/label-work/export", test_export);
  add_test ("/label-work/export-some", test_export_some);

  return g_test_run ();
}
