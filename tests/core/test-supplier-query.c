/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Random questions to random directories, and what they should give worked out by plain loops over the suppliers. */

#include "random-question.h"

#include "suppliers/supplier-commune-facets.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-query-json.h"

#include <string.h>

#define N_DIRECTORIES 3
#define N_SUPPLIERS 300
#define N_QUESTIONS 60

static guint
count_by_hand (Office         *office,
               const Question *question)
{
  guint n = 0;

  for (guint i = 0; i < office->suppliers->len; i++)
    n += random_question_passes (question, g_ptr_array_index (office->suppliers, i));
  return n;
}

static void
check_ids (Office                *office,
           const Question        *question,
           SourcierSupplierQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (office->store, query, &error);
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();

  g_assert_no_error (error);
  for (guint i = 0; i < office->suppliers->len; i++)
    if (random_question_passes (question, g_ptr_array_index (office->suppliers, i)))
      g_ptr_array_add (expected, g_ptr_array_index (office->suppliers, i));
  g_ptr_array_sort_with_data (expected, random_question_compare, (gpointer) question);

  g_assert_cmpuint (ids->len, ==, expected->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, sourcier_supplier_get_id (g_ptr_array_index (expected, i)));
}

/* Below the divisions, CPV codes are counted where they are chosen, as are regions and communes. */
static gboolean
is_counted (const Question        *question,
            SourcierSupplierFacet  facet,
            guint                  i)
{
  const char *value = random_question_get_value (facet, i);

  if (question->choices[facet][i] != SOURCIER_CHOICE_NONE)
    return TRUE;
  return !(facet == SOURCIER_FACET_CPV && strlen (value) > 2)
         && !(facet == SOURCIER_FACET_DEPARTEMENT && strchr (value, ':') != NULL);
}

/* A count is what ticking this value alone in its facet would give. */
static guint
check_facet (Office                 *office,
             const Question         *question,
             SourcierSupplierFacets *facets,
             SourcierSupplierFacet   facet)
{
  guint n_rows = 0;

  for (guint i = 0; i < random_directory_values[facet].n; i++)
    {
      Question alone = *question;

      if (!is_counted (question, facet, i))
        continue;
      memset (alone.choices[facet], 0, sizeof alone.choices[facet]);
      alone.choices[facet][i] = SOURCIER_CHOICE_IN;
      guint n = count_by_hand (office, &alone);
      g_assert_cmpint (sourcier_supplier_facets_get_count (facets, facet, random_question_get_value (facet, i)), ==, n);
      n_rows += n > 0 || question->choices[facet][i] != SOURCIER_CHOICE_NONE;
    }
  return n_rows;
}

static void
check_facets (Office                *office,
              const Question        *question,
              SourcierSupplierQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (office->store, query, &error);

  g_assert_no_error (error);
  g_assert_cmpint (sourcier_supplier_facets_get_total (facets), ==, count_by_hand (office, question));
  for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    {
      guint n_rows = 0;

      if (facet != SOURCIER_FACET_CAPACITY || question->amount > 0)
        n_rows = check_facet (office, question, facets, facet);
      g_assert_cmpuint (sourcier_supplier_facets_get_counts (facets, facet)->len, ==, n_rows);
    }
}

static gint64
count_of (GArray     *counts,
          const char *value)
{
  for (guint i = 0; i < counts->len; i++)
    {
      g_autofree char *own = sourcier_commune_count_to_value (&g_array_index (counts, SourcierCommuneCount, i));

      if (g_str_equal (own, value))
        return g_array_index (counts, SourcierCommuneCount, i).count;
    }
  return 0;
}

/* A commune that is ticked in alone gives its count; no other has one. */
static void
check_communes (Office                *office,
                const Question        *question,
                SourcierSupplierQuery *query)
{
  const RandomValues *territories = &random_directory_values[SOURCIER_FACET_DEPARTEMENT];
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = sourcier_supplier_communes_count (office->store, NULL, query, NULL, &error);
  guint n_communes = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < territories->n; i++)
    {
      Question alone = *question;

      if (!g_str_has_prefix (territories->values[i], SOURCIER_TERRITORY_COMMUNE))
        continue;
      memset (alone.choices[SOURCIER_FACET_DEPARTEMENT], 0, sizeof alone.choices[SOURCIER_FACET_DEPARTEMENT]);
      alone.choices[SOURCIER_FACET_DEPARTEMENT][i] = SOURCIER_CHOICE_IN;

      guint n = count_by_hand (office, &alone);

      g_assert_cmpint (count_of (counts, territories->values[i]), ==, n);
      n_communes += n > 0;
    }
  g_assert_cmpuint (counts->len, ==, n_communes);
}

/* What is written down is the same question when it is read. */
static void
check_json (SourcierSupplierQuery *asked)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_day (asked, SOURCIER_DAY_NONE);
  static const char * const departements[] = { "95", "2A", "971" };
  g_autoptr (GError) error = NULL;
  g_autofree char *left_out = NULL;

  if (g_test_rand_bit ())
    REPLACE (query, sourcier_supplier_query_with_works_in (query, PICK (departements)));
  if (g_test_rand_bit ())
    REPLACE (query, sourcier_supplier_query_with_siren (query, "356000000"));
  if (g_test_rand_bit ())
    REPLACE (query, sourcier_supplier_query_with_near (query, "77284", (guint) g_test_rand_int_range (0, 300)));
  g_autofree char *json = sourcier_supplier_query_to_json (query);
  g_autoptr (SourcierSupplierQuery) read = sourcier_supplier_query_from_json (json, &left_out, &error);

  g_assert_no_error (error);
  g_assert_null (left_out);
  g_assert_true (sourcier_supplier_query_equal (query, read));
}

/* What a newer version wrote and this one does not know is not asked, and named. */
static void
test_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *left_out = NULL;
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_from_json ("{\"text\": \"elan\", \"moon\": 1, \"amount\": 700,"
                                       " \"facets\": {\"label\": {\"in\": [\"EI\"]}, \"planet\": {\"in\": [\"Mars\"]}}}",
                                       &left_out, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (left_out, ==, "moon, planet");
  g_assert_cmpstr (sourcier_supplier_query_get_text (query), ==, "elan");
  g_assert_cmpint (sourcier_supplier_query_get_amount (query), ==, 700);
  g_assert_cmpint (sourcier_supplier_query_get_choice (query, SOURCIER_FACET_LABEL, "EI"), ==, SOURCIER_CHOICE_IN);

  g_assert_null (sourcier_supplier_query_from_json ("[1]", NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);
}

static void
test_random (Office        *office,
             gconstpointer  data)
{
  guint n_questions = core_test_n_cases (N_QUESTIONS);

  random_directory_add (office, N_SUPPLIERS);
  random_directory_save (office);

  for (guint i = 0; i < n_questions; i++)
    {
      Question question = random_question_new (office->day);
      g_autoptr (SourcierSupplierQuery) query = random_question_to_query (&question);

      check_ids (office, &question, query);
      check_facets (office, &question, query);
      check_communes (office, &question, query);
      check_json (query);
    }
}

static SourcierSupplier *
add_supplier (Office     *office,
              const char *name)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  g_ptr_array_add (office->suppliers, supplier);
  return supplier;
}

static guint
n_found (Office     *office,
         const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_text (all, text);
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (office->store, query, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
test_text (Office        *office,
           gconstpointer  data)
{
  SourcierSupplier *supplier = add_supplier (office, "L’Œuvre d’Élan");

  add_supplier (office, "Autre");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_SIRET, "411 555 139 00012");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_TRADE_NAME, "Brin d'herbe");
  sourcier_supplier_read_field (supplier, SOURCIER_SUPPLIER_CITY, "Saint-Étienne");
  random_directory_save (office);

  static const struct { const char *text; guint n; } cases[] = {
    { "", 2 }, { "  ", 2 }, { "!?", 2 }, { "elan", 1 }, { "ÉLAN oeuvre", 1 }, { "brin herb", 1 }, { "st etienne", 0 },
    { "saint etienne", 1 }, { "411 555 139", 1 }, { "411555139", 1 }, { "41155513900012", 1 }, { "411.555", 1 },
    { "555", 1 }, { "55 51", 1 }, { "1555 4", 1 }, { "555 411", 1 },
    { "55 50", 0 }, { "lan", 1 }, { "rb uvr", 1 }, { "Ouv", 0 }, { "d elan", 1 }, { "delan", 0 }, { "elan autre", 0 }, { "\"elan\" OR autre*", 0 }, { "NEAR(elan)", 0 }, { "-elan", 1 },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (n_found (office, cases[i].text), ==, cases[i].n);
    }

}

/* Whoever pastes a page finds who has all of it. */
static void
test_page (Office        *office,
           gconstpointer  data)
{
  g_autoptr (GString) page = g_string_new (NULL);

  for (guint i = 1000; i < 4000; i++)
    g_string_append_printf (page, "mot%u ", i);
  sourcier_supplier_set_text (add_supplier (office, "Élan"), SOURCIER_SUPPLIER_NOTES, page->str);
  random_directory_save (office);

  g_assert_cmpuint (n_found (office, page->str), ==, 1);
  g_string_append (page, "elan");
  g_assert_cmpuint (n_found (office, page->str), ==, 1);
  g_string_append (page, " absent");
  g_assert_cmpuint (n_found (office, page->str), ==, 0);
}

/* One award that ends on 30 June 2026; the state that the file's own SQL sees on the days around each limit. */
static void
test_states (Office        *office,
             gconstpointer  data)
{
  static const struct { const char *day, *state; } cases[] = {
    { "2026-01-31", "upcoming" }, { "2026-02-01", "valid" }, { "2026-02-02", "valid" }, { "2026-03-31", "valid" },
    { "2026-04-01", "ending" }, { "2026-04-02", "ending" }, { "2026-06-29", "ending" }, { "2026-06-30", "ending" },
    { "2026-07-01", "ended" },
  };
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("EI");
  g_autoptr (GError) error = NULL;

  sourcier_label_award_set_valid_from (award, sourcier_day_parse ("2026-02-01"));
  sourcier_label_award_set_valid_to (award, sourcier_day_parse ("2026-06-30"));
  sourcier_label_award_set_checked_on (award, sourcier_day_parse ("2026-02-01"));
  sourcier_supplier_add_award (add_supplier (office, "A"), award);
  random_directory_save (office);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
      g_autoptr (SourcierSupplierQuery) query =
        sourcier_supplier_query_with_day (all, sourcier_day_parse (cases[i].day));
      g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (office->store, query, &error);

      g_assert_no_error (error);
      g_test_message ("%s", cases[i].day);
      g_assert_cmpuint (sourcier_supplier_facets_get_counts (facets, SOURCIER_FACET_STATE)->len, ==, 1);
      g_assert_cmpint (sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_STATE, cases[i].state), ==, 1);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", RANDOM_DIRECTORY_TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/supplier-query/json", test_json);
  g_test_add ("/supplier-query/text", Office, NULL, random_directory_set_up, test_text, random_directory_tear_down);
  g_test_add ("/supplier-query/page", Office, NULL, random_directory_set_up, test_page, random_directory_tear_down);
  g_test_add ("/supplier-query/states", Office, NULL, random_directory_set_up, test_states, random_directory_tear_down);
  for (guint i = 0; i < N_DIRECTORIES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/supplier-query/random/%u", i);
      g_test_add (path, Office, NULL, random_directory_set_up, test_random, random_directory_tear_down);
    }
  return g_test_run ();
}
