/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The figures of the register of measure-test.h, worked out by hand: tests/data/measures-expected.csv. */

#include "measure-test.h"

#include "base/money.h"
#include "plans/figure.h"
#include "plans/plan-words.h"
#include "purchases/purchase-facets.h"

#include <math.h>
#include <string.h>

static SourcierMeasureResult
compute (MeasureTestRegister *reg,
         const char          *code,
         int                  year)
{
  const SourcierMeasure *measure = sourcier_measure_find (code);
  SourcierMeasureResult result;

  g_assert_nonnull (measure);
  sourcier_measure_compute (measure, reg->contracts, year, &result);
  return result;
}

static gint64
cents_of (const char *written)
{
  gint64 cents = 0;

  g_assert_true (sourcier_money_parse (written, &cents));
  return cents;
}

static void
check_figure (MeasureTestRegister  *reg,
              char                **cells)
{
  SourcierMeasureResult result = compute (reg, cells[0], atoi (cells[1]));

  g_test_message ("%s %s: %s", cells[0], cells[1], cells[6]);
  g_assert_cmpint (result.numerator.count, ==, atoi (cells[2]));
  g_assert_cmpint (result.numerator.value, ==, cents_of (cells[3]));
  g_assert_cmpint (result.denominator.count, ==, atoi (cells[4]));
  g_assert_cmpint (result.denominator.value, ==, cents_of (cells[5]));
}

static void
test_figures (CoreTestOffice *office,
              gconstpointer   data)
{
  MeasureTestRegister reg;

  measure_test_fill (&reg, office);
  measure_test_load (&reg, measure_test_everything);
  measure_test_read_list (&reg, "measures-expected.csv", check_figure);
  measure_test_clear (&reg);
}

/* 6 of 13, 235 000 of 755 000; of nothing there is no share. */
static void
test_shares (CoreTestOffice *office,
             gconstpointer   data)
{
  MeasureTestRegister reg;
  SourcierMeasureResult result;
  double in_number, in_value;

  measure_test_fill (&reg, office);
  measure_test_load (&reg, measure_test_everything);
  result = compute (&reg, "social", 2025);
  g_assert_true (sourcier_measure_result_get_shares (&result, &in_number, &in_value));
  g_assert_cmpfloat_with_epsilon (in_number, 0.461538, 1e-6);
  g_assert_cmpfloat_with_epsilon (in_value, 0.311258, 1e-6);

  result = compute (&reg, "social", 2023);
  g_assert_false (sourcier_measure_result_get_shares (&result, &in_number, &in_value));
  g_assert_true (isnan (in_number) && isnan (in_value));

  g_autoptr (JsonObject) json = sourcier_measure_result_to_json (&result, SOURCIER_FRENCH);
  g_assert_true (json_object_get_null_member (json, "share_in_number"));
  g_assert_cmpstr (json_object_get_string_member (json, "title"), ==, "Marchés avec une considération sociale");
  measure_test_clear (&reg);
}

static void
test_left_out (CoreTestOffice *office,
               gconstpointer   data)
{
  MeasureTestRegister reg;
  SourcierMeasureResult result;

  measure_test_fill (&reg, office);
  measure_test_load (&reg, measure_test_everything);
  result = compute (&reg, "social", 2025);
  for (guint i = SOURCIER_CONTRACT_NO_DAY; i < SOURCIER_N_CONTRACT_PLACES; i++)
    g_assert_cmpint (result.left_out[i], ==, 1);
  g_assert_cmpint (result.doubts[SOURCIER_CONTRACT_DOUBT_NO_AMOUNT], ==, 1);
  g_assert_cmpint (result.doubts[SOURCIER_CONTRACT_DOUBT_LOT_SHARE], ==, 2);
  g_assert_cmpint (result.doubtful, ==, 3);

  /* The four contracts of the SIAE stand on an agreement whose first day is not told; one grouping is shared equally. */
  result = compute (&reg, "siae", 2025);
  g_assert_cmpint (result.doubts[SOURCIER_CONTRACT_DOUBT_UNDATED], ==, 4);
  g_assert_cmpint (result.doubts[SOURCIER_CONTRACT_DOUBT_MEMBER_SHARE], ==, 1);
  g_assert_cmpint (result.doubts[SOURCIER_CONTRACT_DOUBT_STRANGER], ==, 1);
  g_assert_cmpint (compute (&reg, "esus", 2025).doubts[SOURCIER_CONTRACT_DOUBT_LAPSED], ==, 2);
  g_assert_cmpint (compute (&reg, "reserved", 2025).doubts[SOURCIER_CONTRACT_DOUBT_ARTICLE], ==, 1);
  g_assert_cmpint (compute (&reg, "sme", 2025).doubts[SOURCIER_CONTRACT_DOUBT_SIZE], ==, 3);
  measure_test_clear (&reg);
}

static void
check_purchases (MeasureTestRegister  *reg,
                 const char           *code,
                 SourcierMeasureGroup  group,
                 const char * const   *keys)
{
  g_autoptr (GArray) ids =
    sourcier_measure_list_purchases (sourcier_measure_find (code), reg->contracts, 2025, group);

  g_assert_cmpuint (ids->len, ==, g_strv_length ((char **) keys));
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, measure_test_id_of (reg->purchases, keys[i]));
}

#define CHECK_PURCHASES(reg, code, group, ...) \
  check_purchases (reg, code, group, (const char * const[]) { __VA_ARGS__, NULL })

static void
test_behind (CoreTestOffice *office,
             gconstpointer   data)
{
  MeasureTestRegister reg;

  measure_test_fill (&reg, office);
  measure_test_load (&reg, measure_test_everything);
  CHECK_PURCHASES (&reg, "siae", SOURCIER_MEASURE_IN_NUMERATOR, "three-lots", "the-rest", "no-amount", "shared-lots");
  CHECK_PURCHASES (&reg, "esus", SOURCIER_MEASURE_IN_NUMERATOR, "last-day");
  CHECK_PURCHASES (&reg, "environmental", SOURCIER_MEASURE_MISSING, "day-after", "equal-parts", "the-rest", "modified",
                   "no-amount", "F14", "stranger");
  CHECK_PURCHASES (&reg, "social", SOURCIER_MEASURE_DOUBTFUL, "no-amount", "shared-lots");
  CHECK_PURCHASES (&reg, "social", SOURCIER_MEASURE_LEFT_OUT, "three-lots", "given-up", "no-day", "not-yet", "under-F14",
                   "casino");
  measure_test_clear (&reg);
}

/* The register shows the contracts behind a figure as the answer to a question. */
static void
test_question (CoreTestOffice *office,
               gconstpointer   data)
{
  MeasureTestRegister reg;
  g_autoptr (SourcierPurchaseQuery) all = sourcier_purchase_query_new ();
  g_autoptr (GError) error = NULL;

  measure_test_fill (&reg, office);
  measure_test_load (&reg, measure_test_everything);

  g_autoptr (GArray) ids = sourcier_measure_list_purchases (sourcier_measure_find ("siae"), reg.contracts, 2025,
                                                            SOURCIER_MEASURE_IN_NUMERATOR);
  g_autoptr (SourcierPurchaseQuery) behind = sourcier_purchase_query_with_members (all, "SIAE, 2025", ids);
  g_autoptr (SourcierPurchaseQuery) works =
    sourcier_purchase_query_with_choice (behind, SOURCIER_PURCHASE_FACET_NATURE, "works", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierPurchaseFacets) facets = sourcier_purchase_facets_count (office->store, behind, &error);
  g_autoptr (GArray) found = sourcier_purchase_list_find_ids (office->store, works, &error);
  g_autoptr (GPtrArray) chips = sourcier_purchase_query_to_chips (behind);
  g_autoptr (SourcierPurchaseQuery) without =
    sourcier_purchase_query_without_chip (behind, SOURCIER_PURCHASE_CHIP_MEMBERS);

  g_assert_no_error (error);
  /* Three of the four are works: no-amount is of services. */
  g_assert_cmpint (sourcier_purchase_facets_get_totals (facets)->count, ==, 4);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpuint (chips->len, ==, 1);
  g_assert_cmpstr (((SourcierQueryChip *) chips->pdata[0])->words, ==, "SIAE, 2025");
  g_assert_false (sourcier_purchase_query_is_everything (behind));
  g_assert_false (sourcier_purchase_query_equal (behind, all));
  g_assert_true (sourcier_purchase_query_equal (without, all));
  measure_test_clear (&reg);
}

/* Amounts as modified by the end of 2025: 755 000 + 2 000 + 30 000; a year later 3 000 more. */
static void
test_modified (CoreTestOffice *office,
               gconstpointer   data)
{
  SourcierContractScope scope = measure_test_everything;
  MeasureTestRegister reg;

  measure_test_fill (&reg, office);
  scope.amounts = SOURCIER_AMOUNTS_MODIFIED;
  scope.day = sourcier_day_from_ymd (2025, 12, 31);
  measure_test_load (&reg, scope);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.value, ==, 78700000);
  g_assert_cmpint (compute (&reg, "siae", 2025).numerator.value, ==, 15000000);
  /* What is notified later is not known on that day. */
  g_assert_cmpint (compute (&reg, "social", 2026).denominator.count, ==, 0);

  scope.day = sourcier_day_from_ymd (2026, 12, 31);
  measure_test_load (&reg, scope);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.value, ==, 79000000);
  measure_test_clear (&reg);
}

static void
test_scope (CoreTestOffice *office,
            gconstpointer   data)
{
  SourcierContractScope scope = measure_test_everything;
  MeasureTestRegister reg;

  measure_test_fill (&reg, office);
  scope.concessions = TRUE;
  measure_test_load (&reg, scope);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.count, ==, 14);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.value, ==, 175500000);

  scope = measure_test_everything;
  scope.buyer = "Régie des eaux";
  measure_test_load (&reg, scope);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.count, ==, 1);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.value, ==, 2000000);

  /* The register calls the office nothing. */
  scope.buyer = "Département de la Mauldre";
  measure_test_load (&reg, scope);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.count, ==, 12);
  g_assert_cmpint (compute (&reg, "social", 2025).denominator.value, ==, 73500000);
  measure_test_clear (&reg);
}

/* The law names these two categories (L2111-3, II); what is not in the register is typed. */
static void
test_core_set (void)
{
  guint n;
  const SourcierMeasure * const *measures = sourcier_measures (&n);

  g_assert_true (sourcier_measure_is_legal (sourcier_measure_find ("esus")));
  g_assert_true (sourcier_measure_is_legal (sourcier_measure_find ("inclusive")));
  g_assert_false (sourcier_measure_is_computed (sourcier_measure_find ("egalim-organic")));
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (sourcier_measure_find (sourcier_measure_get_code (measures[i])) == measures[i]);
      for (guint text = 0; text < SOURCIER_N_MEASURE_TEXTS; text++)
        for (guint language = 0; language < SOURCIER_N_LANGUAGES; language++)
          if (text != SOURCIER_MEASURE_DENOMINATOR || sourcier_measure_is_computed (measures[i]))
            g_assert_cmpstr (sourcier_measure_get_text (measures[i], text, language), !=, "");
    }
}

/* A missing word would end the program; what is in one language only would be missing in the other's documents. */
static void
test_words (void)
{
  for (guint language = 0; language < SOURCIER_N_LANGUAGES; language++)
    {
      for (guint i = 0; i < SOURCIER_N_CONTRACT_PLACES; i++)
        g_assert_cmpstr (sourcier_plan_place (i, language), !=, "");
      for (guint i = 0; i < SOURCIER_N_CONTRACT_DOUBTS; i++)
        g_assert_cmpstr (sourcier_plan_doubt (i, language), !=, "");
      for (guint i = 0; i < SOURCIER_N_FIGURE_KINDS; i++)
        g_assert_cmpstr (sourcier_figure_kind_get_name (i, language), !=, "");
    }
  g_assert_cmpstr (sourcier_plan_place (SOURCIER_CONTRACT_DROPPED, SOURCIER_FRENCH), ==, "Abandonné");
  g_assert_cmpstr (sourcier_plan_place (SOURCIER_CONTRACT_DROPPED, SOURCIER_ENGLISH), ==, "Dropped");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/measures/core-set", test_core_set);
  g_test_add_func ("/measures/words", test_words);
  core_test_add ("/measures/figures", NULL, test_figures);
  core_test_add ("/measures/shares", NULL, test_shares);
  core_test_add ("/measures/left-out", NULL, test_left_out);
  core_test_add ("/measures/behind", NULL, test_behind);
  core_test_add ("/measures/question", NULL, test_question);
  core_test_add ("/measures/modified", NULL, test_modified);
  core_test_add ("/measures/scope", NULL, test_scope);

  return g_test_run ();
}
