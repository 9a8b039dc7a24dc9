/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "base/money.h"
#include "office/buyer-store.h"
#include "purchases/purchase-facets.h"
#include "purchases/purchase-list.h"
#include "purchases/purchase-store.h"
#include "purchases/purchase-totals-export.h"

#include <string.h>

/* Six purchases, small enough to count and add up by hand. Amounts in euros; an amount awarded stands in for an estimate
 * that is not told. */
static const struct
{
  const char *name;
  const char *state;
  const char *nature;
  const char *launch;
  const char *service;
  const char *estimate;
  const char *awarded;
  const char *cpv;
  const char *considerations;
} purchases[] = {
  { "Écoles", "planned", "works", "2026-05-01", "Bâtiment", "5620000", "", "45214210", "social-clause environmental-clause" },
  { "Nettoyage", "awarded", "services", "2025-03-01", "Éducation", "70000", "65000", "90911200", "reserved" },
  { "Denrées", "awarded", "supplies", "2025-09-01", "Éducation", "", "214000", "15000000", "environmental-clause" },
  { "Papier", "idea", "supplies", "", "Moyens", "69999,99", "", "30197630", "" },
  { "Étude", "dropped", "services", "2026-01-15", "", "", "", "", "" },
  { "Tonte", "launched", "services", "2026-02-01", "Espaces verts", "216000", "", "77310000",
    "social-clause social-criterion" },
};

static void
tell (SourcierPurchase      *purchase,
      SourcierPurchaseField  field,
      const char            *written)
{
  g_assert_true (sourcier_record_read_field (SOURCIER_RECORD (purchase), field, written));
}

static void
fill (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Fill", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (purchases); i++)
    {
      g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
      g_auto (GStrv) considerations = g_strsplit (purchases[i].considerations, " ", -1);

      tell (purchase, SOURCIER_PURCHASE_SUBJECT, purchases[i].name);
      tell (purchase, SOURCIER_PURCHASE_STATE, purchases[i].state);
      tell (purchase, SOURCIER_PURCHASE_NATURE, purchases[i].nature);
      tell (purchase, SOURCIER_PURCHASE_LAUNCH_DAY, purchases[i].launch);
      tell (purchase, SOURCIER_PURCHASE_SERVICE, purchases[i].service);
      tell (purchase, SOURCIER_PURCHASE_ESTIMATE, purchases[i].estimate);
      tell (purchase, SOURCIER_PURCHASE_AWARDED_AMOUNT, purchases[i].awarded);
      tell (purchase, SOURCIER_PURCHASE_CPV, purchases[i].cpv);
      sourcier_purchase_set_considerations (purchase, (const char * const *) considerations);
      sourcier_purchase_store_save (store, purchase, &error);
      g_assert_no_error (error);
    }
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

/* The names of the answer in its order, a comma between them. */
static char *
ask (SourcierStore         *store,
     SourcierPurchaseQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_purchase_list_find_ids (store, query, &error);
  GString *names = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SourcierPurchase) purchase =
        sourcier_purchase_store_load (store, g_array_index (ids, gint64, i), &error);

      g_assert_no_error (error);
      g_string_append_printf (names, "%s%s", i > 0 ? "," : "",
                              sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT));
    }
  return g_string_free (names, FALSE);
}

static void
assert_answer (SourcierStore         *store,
               SourcierPurchaseQuery *query,
               const char            *expected)
{
  g_autoptr (SourcierPurchaseQuery) by_name =
    sourcier_purchase_query_with_sort (query, SOURCIER_PURCHASE_SORT_SUBJECT, FALSE);
  g_autofree char *names = ask (store, by_name);

  g_assert_cmpstr (names, ==, expected);
}

/* For a departement, 5 404 000 € for works and 216 000 € for supplies and services launched in 2026; 221 000 € in 2025. What
 * tells no day is of today, what tells no amount is of neither side. */
static void
test_threshold (CoreTestOffice *office,
                gconstpointer   data)
{
  static const struct { const char *side, *expected; } cases[] = {
    { "european", "Écoles,Tonte" }, { "below", "Denrées,Nettoyage,Papier" }, { "", "Étude" },
  };
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GError) error = NULL;

  fill (office->store);
  sourcier_buyer_set_kind (buyer, SOURCIER_BUYER_DEPARTEMENT);
  sourcier_buyer_store_change (office->store, "Office", buyer, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierPurchaseQuery) query =
        sourcier_purchase_query_with_choice (everything, SOURCIER_PURCHASE_FACET_THRESHOLD, cases[i].side, SOURCIER_CHOICE_IN);

      assert_answer (office->store, query, cases[i].expected);
    }

  g_autoptr (SourcierPurchaseFacets) facets = sourcier_purchase_facets_count (office->store, everything, &error);
  const SourcierFacetCount *most = sourcier_purchase_facets_get_counts (facets, SOURCIER_PURCHASE_FACET_THRESHOLD)->pdata[0];

  g_assert_cmpstr (most->value, ==, "below");
  g_assert_cmpint (most->count, ==, 3);
  g_assert_cmpint (most->sum, ==, 7000000 + 21400000 + 6999999);

  /* A central State authority has a threshold of 140 000 €: the supplies of 214 000 € are above it. */
  sourcier_buyer_set_kind (buyer, SOURCIER_BUYER_STATE);
  sourcier_buyer_store_change (office->store, "Office", buyer, &error);

  g_autoptr (SourcierPurchaseQuery) above =
    sourcier_purchase_query_with_choice (everything, SOURCIER_PURCHASE_FACET_THRESHOLD, "european", SOURCIER_CHOICE_IN);

  assert_answer (office->store, above, "Denrées,Écoles,Tonte");
}

static void
test_choices (CoreTestOffice *office,
              gconstpointer   data)
{
  static const struct
  {
    SourcierPurchaseFacet facet;
    const char *value;
    SourcierChoice choice;
    const char *expected;
  } cases[] = {
    { SOURCIER_PURCHASE_FACET_STATE, "awarded", SOURCIER_CHOICE_IN, "Denrées,Nettoyage" },
    { SOURCIER_PURCHASE_FACET_STATE, "awarded", SOURCIER_CHOICE_OUT, "Écoles,Étude,Papier,Tonte" },
    { SOURCIER_PURCHASE_FACET_YEAR, "2026", SOURCIER_CHOICE_IN, "Écoles,Étude,Tonte" },
    { SOURCIER_PURCHASE_FACET_YEAR, "", SOURCIER_CHOICE_IN, "Papier" },
    { SOURCIER_PURCHASE_FACET_NATURE, "services", SOURCIER_CHOICE_IN, "Étude,Nettoyage,Tonte" },
    { SOURCIER_PURCHASE_FACET_BAND, "40000-90000", SOURCIER_CHOICE_IN, "Nettoyage,Papier" },
    { SOURCIER_PURCHASE_FACET_BAND, "90000-250000", SOURCIER_CHOICE_IN, "Denrées,Tonte" },
    { SOURCIER_PURCHASE_FACET_BAND, "5000000+", SOURCIER_CHOICE_IN, "Écoles" },
    { SOURCIER_PURCHASE_FACET_BAND, "", SOURCIER_CHOICE_IN, "Étude" },
    { SOURCIER_PURCHASE_FACET_SERVICE, "Éducation", SOURCIER_CHOICE_IN, "Denrées,Nettoyage" },
    { SOURCIER_PURCHASE_FACET_CPV, "90", SOURCIER_CHOICE_IN, "Nettoyage" },
    { SOURCIER_PURCHASE_FACET_CONSIDERATION, "social-clause", SOURCIER_CHOICE_IN, "Écoles,Tonte" },
    { SOURCIER_PURCHASE_FACET_CONSIDERATION, "social-clause", SOURCIER_CHOICE_OUT, "Denrées,Étude,Nettoyage,Papier" },
    { SOURCIER_PURCHASE_FACET_CONSIDERATION, "", SOURCIER_CHOICE_IN, "Étude,Papier" },
  };
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();

  fill (office->store);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierPurchaseQuery) query =
        sourcier_purchase_query_with_choice (everything, cases[i].facet, cases[i].value, cases[i].choice);

      assert_answer (office->store, query, cases[i].expected);
    }
}

/* "At or above 70,000" takes in 70,000 and leaves out a cent less. */
static void
test_amounts (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) from = sourcier_purchase_query_with_amounts (everything, 7000000, 0);
  g_autoptr (SourcierPurchaseQuery) below = sourcier_purchase_query_with_amounts (everything, 0, 7000000);
  g_autoptr (SourcierPurchaseQuery) between = sourcier_purchase_query_with_amounts (everything, 7000000, 21600000);
  g_autoptr (SourcierPurchaseQuery) found = sourcier_purchase_query_with_text (from, "ecol");

  fill (office->store);
  assert_answer (office->store, from, "Denrées,Écoles,Nettoyage,Tonte");
  assert_answer (office->store, below, "Papier");
  assert_answer (office->store, between, "Denrées,Nettoyage");
  assert_answer (office->store, found, "Écoles");
}

static void
test_order (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) dearest =
    sourcier_purchase_query_with_sort (everything, SOURCIER_PURCHASE_SORT_AMOUNT, TRUE);
  g_autoptr (SourcierPurchaseQuery) by_state =
    sourcier_purchase_query_with_sort (everything, SOURCIER_PURCHASE_SORT_STATE, FALSE);
  g_autofree char *latest = NULL, *amounts = NULL, *states = NULL;

  fill (office->store);
  latest = ask (office->store, everything);
  amounts = ask (office->store, dearest);
  states = ask (office->store, by_state);
  g_assert_cmpstr (latest, ==, "Écoles,Tonte,Étude,Denrées,Nettoyage,Papier");
  g_assert_cmpstr (amounts, ==, "Écoles,Tonte,Denrées,Nettoyage,Papier,Étude");
  g_assert_cmpstr (states, ==, "Papier,Écoles,Tonte,Denrées,Nettoyage,Étude");
}

static char *
counts_to_text (SourcierPurchaseFacets *facets,
                SourcierPurchaseFacet   facet)
{
  GPtrArray *counts = sourcier_purchase_facets_get_counts (facets, facet);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      const SourcierFacetCount *count = counts->pdata[i];
      g_autofree char *sum = sourcier_money_to_text (count->sum);

      g_string_append_printf (text, "%s:%d:%s ", count->value, (int) count->count, sum);
    }
  return g_string_free (text, FALSE);
}

/* Counts and sums by hand: services are 70,000 + 216,000 (the study has no amount), supplies 214,000 + 69,999.99. */
static void
test_sums (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) awarded =
    sourcier_purchase_query_with_choice (everything, SOURCIER_PURCHASE_FACET_STATE, "awarded", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierPurchaseFacets) all = NULL, some = NULL;
  g_autofree char *natures = NULL, *years = NULL, *considerations = NULL, *states = NULL;
  const SourcierPurchaseTotals *totals;

  fill (office->store);
  all = sourcier_purchase_facets_count (office->store, everything, NULL);
  natures = counts_to_text (all, SOURCIER_PURCHASE_FACET_NATURE);
  years = counts_to_text (all, SOURCIER_PURCHASE_FACET_YEAR);
  considerations = counts_to_text (all, SOURCIER_PURCHASE_FACET_CONSIDERATION);
  g_assert_cmpstr (natures, ==, "works:1:5620000 supplies:2:283999,99 services:3:286000 ");
  g_assert_cmpstr (years, ==, "2026:3:5836000 2025:2:284000 :1:69999,99 ");
  g_assert_cmpstr (considerations, ==, "social-clause:2:5836000 social-criterion:1:216000 reserved:1:70000 "
                                       "environmental-clause:2:5834000 :2:69999,99 ");
  totals = sourcier_purchase_facets_get_totals (all);
  g_assert_cmpint (totals->count, ==, 6);
  g_assert_cmpint (totals->amount, ==, 618999999);
  g_assert_cmpint (totals->awarded, ==, 27900000);

  /* The states are counted as if none were asked for, the natures among those awarded. */
  some = sourcier_purchase_facets_count (office->store, awarded, NULL);
  g_clear_pointer (&natures, g_free);
  natures = counts_to_text (some, SOURCIER_PURCHASE_FACET_NATURE);
  states = counts_to_text (some, SOURCIER_PURCHASE_FACET_STATE);
  g_assert_cmpstr (natures, ==, "supplies:1:214000 services:1:70000 ");
  g_assert_cmpstr (states, ==, "idea:1:69999,99 planned:1:5620000 launched:1:216000 awarded:2:284000 dropped:1:0 ");
  g_assert_cmpint (sourcier_purchase_facets_get_totals (some)->amount, ==, 28400000);
}

static char *
cells_of (SourcierPurchaseTotalsTable *table,
          const SourcierPurchaseTotal *total)
{
  g_auto (GStrv) cells = sourcier_purchase_totals_to_cells (table, total);

  return g_strjoinv ("|", cells);
}

/* By hand: Éducation has estimated 70,000 and awarded 65,000 + 214,000; its amounts are 70,000 + 214,000, which is 4.588 % of
 * all 6,189,999.99. In all, 5,620,000 + 70,000 + 69,999.99 + 216,000 were estimated. */
static void
test_totals (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) awarded =
    sourcier_purchase_query_with_choice (everything, SOURCIER_PURCHASE_FACET_STATE, "awarded", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierPurchaseTotalsTable) services = NULL, states = NULL, considerations = NULL;
  g_autofree char *first = NULL, *last = NULL, *all = NULL;

  fill (office->store);
  services = sourcier_purchase_totals_table_new (office->store, everything, SOURCIER_PURCHASE_FACET_SERVICE, NULL);
  g_assert_cmpuint (sourcier_purchase_totals_table_get_n (services), ==, 5);
  first = cells_of (services, sourcier_purchase_totals_table_get (services, 0));
  last = cells_of (services, sourcier_purchase_totals_table_get (services, 4));
  all = cells_of (services, sourcier_purchase_totals_table_get_all (services));
  g_assert_cmpstr (first, ==, "Éducation|2|70000|279000|4.6");
  g_assert_true (g_str_has_suffix (last, "|1|0|0|0.0"));
  g_assert_cmpstr (all, ==, "Total|6|5975999.99|279000|100.0");

  /* Only what answers is parted, by what was asked for too. */
  states = sourcier_purchase_totals_table_new (office->store, awarded, SOURCIER_PURCHASE_FACET_STATE, NULL);
  g_assert_cmpuint (sourcier_purchase_totals_table_get_n (states), ==, 1);
  g_assert_cmpint (sourcier_purchase_totals_table_get (states, 0)->counted.count, ==, 2);

  /* Tonte has two considerations, Écoles too: they count once in all. */
  considerations =
    sourcier_purchase_totals_table_new (office->store, everything, SOURCIER_PURCHASE_FACET_CONSIDERATION, NULL);
  g_assert_cmpint (sourcier_purchase_totals_table_get_all (considerations)->counted.count, ==, 6);
}

static void
test_words (void)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) from = sourcier_purchase_query_with_amounts (everything, 7000000, 0);
  g_autoptr (SourcierPurchaseQuery) works =
    sourcier_purchase_query_with_choice (from, SOURCIER_PURCHASE_FACET_NATURE, "works", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierPurchaseQuery) query =
    sourcier_purchase_query_with_choice (works, SOURCIER_PURCHASE_FACET_STATE, "dropped", SOURCIER_CHOICE_OUT);
  g_autoptr (GPtrArray) chips = sourcier_purchase_query_to_chips (query);
  g_autoptr (SourcierPurchaseQuery) without =
    sourcier_purchase_query_without_chip (query, SOURCIER_PURCHASE_CHIP_AMOUNTS);

  g_assert_cmpuint (chips->len, ==, 3);
  g_assert_true (g_str_has_suffix (((SourcierQueryChip *) chips->pdata[0])->words, "or more"));
  g_assert_cmpstr (((SourcierQueryChip *) chips->pdata[1])->words, ==, "not Dropped");
  g_assert_cmpstr (((SourcierQueryChip *) chips->pdata[2])->words, ==, "Works");
  g_assert_cmpint (sourcier_purchase_query_get_at_least (without), ==, 0);
  g_assert_false (sourcier_purchase_query_equal (query, without));
  g_assert_true (sourcier_purchase_query_is_everything (everything));
  g_assert_false (sourcier_purchase_query_is_everything (from));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/purchase-query/words", test_words);
  core_test_add ("/purchase-query/choices", NULL, test_choices);
  core_test_add ("/purchase-query/threshold", NULL, test_threshold);
  core_test_add ("/purchase-query/amounts", NULL, test_amounts);
  core_test_add ("/purchase-query/order", NULL, test_order);
  core_test_add ("/purchase-query/sums", NULL, test_sums);
  core_test_add ("/purchase-query/totals", NULL, test_totals);
  return g_test_run ();
}
