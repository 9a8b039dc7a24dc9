/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who could answer a purchase, counted by hand, and what their number makes advisable. */

#include "core-test.h"

#include "base/money.h"
#include "purchases/candidate-match.h"
#include "suppliers/supplier-store.h"

#define TODAY sourcier_day_from_ymd (2026, 11, 21)

typedef struct
{
  const char *name;
  const char *family;
  const char *departement;
  const char *label;
  gint64 turnover;
  const char *headcount;
} Row;

/* A purchase of 100 000 € wants a turnover of 150 000 € at most (1.5 times): the third cannot carry it. */
static const Row directory[] = {
  { "Un", "cleaning", "95", "EI", 50000000, "12" },
  { "Deux", "cleaning", "95", "ACI", SOURCIER_MONEY_UNKNOWN, "" },
  { "Trois", "cleaning", "95", "EI", 10000000, "11" },
  { "Quatre", "cleaning", "59", "EI", 50000000, "12" },
  { "Cinq", "cleaning", "95", "ESAT", 90000000, "32" },
  { "Six", "cleaning", "95", "", 90000000, "21" },
  { "Sept", "green-spaces", "95", "EI", 90000000, "21" },
  { "Huit", "cleaning", "95", "EI", 70000000, "12" },
};

static void
add_row (SourcierStore *store,
         const Row     *row)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, row->name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, row->departement);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_HEADCOUNT, row->headcount);
  sourcier_supplier_set_turnover (supplier, row->turnover);
  sourcier_supplier_set_families (supplier, (const char * const[]) { row->family, NULL });
  if (*row->label != '\0')
    {
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (row->label);

      sourcier_supplier_add_award (supplier, award);
    }
  g_assert_true (sourcier_supplier_store_save (store, supplier, &error));
  g_assert_no_error (error);
}

static void
fill (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_store_begin (store, "Fill", &error));
  for (guint i = 0; i < G_N_ELEMENTS (directory); i++)
    add_row (store, &directory[i]);
  g_assert_true (sourcier_store_commit (store, &error));
}

static SourcierPurchase *
make_purchase (const char *nature)
{
  SourcierPurchase *purchase = sourcier_purchase_new ();

  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_NATURE, nature);
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_FAMILY, "cleaning");
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_ESTIMATE, 10000000);
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_LAUNCH_DAY, sourcier_day_from_ymd (2027, 1, 18));
  return purchase;
}

static SourcierCandidates *
count (SourcierStore    *store,
       SourcierPurchase *purchase)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (GError) error = NULL;

  sourcier_buyer_set_departement (buyer, "95");

  SourcierCandidates *candidates = sourcier_candidates_count (store, purchase, buyer, TODAY, &error);

  g_assert_no_error (error);
  return candidates;
}

/* One, Two (nothing told), Five, Six and Eight; of them One, Two and Eight are SIAE, Five an ESAT; small are One, Six, Eight. */
static void
test_count (CoreTestOffice *office,
            gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services");

  fill (office->store);

  g_autoptr (SourcierCandidates) found = count (office->store, purchase);

  g_assert_cmpint (sourcier_candidates_get_total (found), ==, 5);
  g_assert_cmpint (sourcier_candidates_get_small (found), ==, 3);
  g_assert_cmpint (sourcier_candidates_get_under (found, SOURCIER_ELIGIBILITY_L2113_13), ==, 3);
  g_assert_cmpint (sourcier_candidates_get_under (found, SOURCIER_ELIGIBILITY_L2113_12), ==, 1);
  g_assert_cmpint (sourcier_candidates_get_under (found, SOURCIER_ELIGIBILITY_L2113_13_1), ==, 0);
  g_assert_cmpint (sourcier_candidates_get_turnover_under (found, SOURCIER_ELIGIBILITY_L2113_13), ==, 50000000);
  g_assert_cmpint (sourcier_candidates_get_turnover_under (found, SOURCIER_ELIGIBILITY_L2113_13_1), ==,
                   SOURCIER_NUMBER_UNKNOWN);
  /* Six is under no article; 100 000 € are a fifth of 500 000 €. */
  g_assert_cmpint (sourcier_candidates_get_others (found), ==, 1);
  g_assert_cmpfloat (sourcier_candidates_get_share_under (found, SOURCIER_ELIGIBILITY_L2113_13), ==, 20);
  g_assert_cmpfloat (sourcier_candidates_get_share_under (found, SOURCIER_ELIGIBILITY_L2113_13_1), <, 0);
}

/* Lots: the smallest is 60 000 €, so that 90 000 € of turnover are enough and Three, with 100 000 €, comes in too. */
static void
test_lots (CoreTestOffice *office,
           gconstpointer   data)
{
  static const gint64 estimates[] = { 7000000, 6000000, 8000000 };
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services");

  for (guint i = 0; i < G_N_ELEMENTS (estimates); i++)
    {
      g_autoptr (SourcierRecord) lot = sourcier_purchase_part_new (SOURCIER_PURCHASE_LOTS);

      sourcier_record_set_number (lot, SOURCIER_LOT_ESTIMATE, estimates[i]);
      sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_LOTS, lot);
    }
  fill (office->store);
  g_assert_cmpint (sourcier_purchase_get_amount_to_carry (purchase), ==, 6000000);

  g_autoptr (SourcierCandidates) found = count (office->store, purchase);

  g_assert_cmpint (sourcier_candidates_get_total (found), ==, 6);
}

/* What suppliers declare beside 90911200 (building cleaning), which lies in 90911000 in 90910000 in 90900000 in division
 * 90 of regulation (EC) No 213/2008, and the place and the reason that it gives them. Windows (90911300) are beside it. */
static const struct
{
  const char *name;
  const char *family;
  const char *cpv[3];
  int place;                       /* -1: not asked for */
  const char *reason;
} declared[] = {
  { "Family", "cleaning", { NULL }, 5, "Same family: Hygiene and cleaning" },
  { "Division", "waste", { "90000000" }, 4, "Declares CPV 90000000, which contains it" },
  { "Class", "", { "90910000" }, 3, "Declares CPV 90910000, which contains it" },
  { "Below", "", { "90911220" }, 2, "Declares CPV 90911220, a part of it" },
  { "Two codes", "cleaning", { "90000000", "90911200" }, 1, "Declares CPV 90911200" },
  { "Same", "", { "90911200" }, 0, "Declares CPV 90911200" },
  { "Windows", "waste", { "90911300" }, -1, NULL },
  { "Windows too", "cleaning", { "90911300" }, 6, "Same family: Hygiene and cleaning" },
};

static void
declare_all (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_store_begin (store, "Declare", &error));
  for (guint i = 0; i < G_N_ELEMENTS (declared); i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, declared[i].name);
      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, "95");
      if (*declared[i].family != '\0')
        sourcier_supplier_set_families (supplier, (const char * const[]) { declared[i].family, NULL });
      sourcier_supplier_set_cpv (supplier, declared[i].cpv);
      g_assert_true (sourcier_supplier_store_save (store, supplier, &error));
    }
  g_assert_true (sourcier_store_commit (store, &error));
}

/* The check digit that the register was given with the code does not count. */
static void
test_closest (CoreTestOffice *office,
              gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services");
  g_autoptr (GError) error = NULL;

  declare_all (office->store);
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_CPV, "90911200-8");

  g_autoptr (SourcierCandidates) found = count (office->store, purchase);
  g_autoptr (GPtrArray) matches = sourcier_candidates_find_closest (found, office->store, purchase, 50, &error);

  g_assert_no_error (error);
  g_assert_cmpint (sourcier_candidates_get_total (found), ==, 7);
  g_assert_cmpuint (matches->len, ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (declared); i++)
    if (declared[i].place >= 0)
      {
        const SourcierCandidateMatch *match = matches->pdata[declared[i].place];
        g_autofree char *reason = sourcier_candidate_match_to_words (match, purchase);

        g_assert_cmpstr (sourcier_supplier_get_name (match->supplier), ==, declared[i].name);
        g_assert_cmpstr (reason, ==, declared[i].reason);
      }

  g_autoptr (GPtrArray) first = sourcier_candidates_find_closest (found, office->store, purchase, 2, &error);
  g_assert_cmpuint (first->len, ==, 2);
}

/* Without a code they are all equally near, by name; one that declares a code for nothing is not asked for. */
static void
test_closest_of_family (CoreTestOffice *office,
                        gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services");
  g_autoptr (GError) error = NULL;

  declare_all (office->store);

  g_autoptr (SourcierCandidates) found = count (office->store, purchase);
  g_autoptr (GPtrArray) matches = sourcier_candidates_find_closest (found, office->store, purchase, 50, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (matches->len, ==, 3);
  g_assert_cmpstr (sourcier_supplier_get_name (((SourcierCandidateMatch *) matches->pdata[1])->supplier), ==, "Two codes");
  g_assert_cmpint (((SourcierCandidateMatch *) matches->pdata[1])->closeness, ==, SOURCIER_CLOSENESS_FAMILY);
}

static void
exclude (SourcierStore *store,
         const char    *name,
         const char    *since,
         const char    *until)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, "95");
  sourcier_supplier_set_families (supplier, (const char * const[]) { "cleaning", NULL });
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EXCLUSION, "L2141-4");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EXCLUDED_SINCE, since);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EXCLUDED_UNTIL, until);
  g_assert_true (sourcier_store_begin (store, "Exclude", &error));
  g_assert_true (sourcier_supplier_store_save (store, supplier, &error));
  g_assert_true (sourcier_store_commit (store, &error));
}

/* Launched on 18 January 2027: excluded until the day before, they may answer; until the day itself, or from it, not. */
static void
test_excluded (CoreTestOffice *office,
               gconstpointer   data)
{
  static const struct { int year, month, day, total; } launches[] = {
    { 2027, 1, 17, 1 }, { 2027, 1, 18, 1 }, { 2027, 1, 19, 2 }, { 2026, 11, 21, 1 }, { 2025, 6, 1, 1 },
  };
  g_autoptr (SourcierPurchase) purchase = make_purchase ("services");

  exclude (office->store, "Until the day before", "", "2027-01-17");
  exclude (office->store, "Until the day", "", "2027-01-18");
  exclude (office->store, "From the day", "2027-01-18", "");
  for (guint i = 0; i < G_N_ELEMENTS (launches); i++)
    {
      sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_LAUNCH_DAY,
                                    sourcier_day_from_ymd (launches[i].year, launches[i].month, launches[i].day));
      g_autoptr (SourcierCandidates) found = count (office->store, purchase);

      g_assert_cmpint (sourcier_candidates_get_total (found), ==, launches[i].total);
    }
}

/* L2113-15 is for social and other specific services alone; a clause reserves nothing. */
static void
test_may_reserve (CoreTestOffice *office,
                  gconstpointer   data)
{
  g_autoptr (SourcierPurchase) cleaning = make_purchase ("services");
  g_autoptr (SourcierPurchase) care = make_purchase ("social");
  g_autoptr (SourcierCandidates) for_cleaning = count (office->store, cleaning);
  g_autoptr (SourcierCandidates) for_care = count (office->store, care);

  g_assert_true (sourcier_candidates_may_reserve (for_cleaning, SOURCIER_ELIGIBILITY_L2113_13));
  g_assert_false (sourcier_candidates_may_reserve (for_cleaning, SOURCIER_ELIGIBILITY_L2113_15));
  g_assert_true (sourcier_candidates_may_reserve (for_care, SOURCIER_ELIGIBILITY_L2113_15));
  g_assert_false (sourcier_candidates_may_reserve (for_care, SOURCIER_ELIGIBILITY_CLAUSE));
}

/* More than 30 of whom none would make 30 % of its turnover: the contract; more than 10: a lot; more than 1: a clause. */
static void
test_advice (void)
{
  static const struct
  {
    gint64 found;
    gint64 yearly;
    gint64 turnover;
    SourcierReserveAdvice advice;
  } cases[] = {
    { 31, 2999, 10000, SOURCIER_ADVICE_CONTRACT },
    { 31, 3000, 10000, SOURCIER_ADVICE_LOT },
    { 30, 2999, 10000, SOURCIER_ADVICE_LOT },
    { 31, SOURCIER_MONEY_UNKNOWN, 10000, SOURCIER_ADVICE_LOT },
    { 31, 2999, SOURCIER_MONEY_UNKNOWN, SOURCIER_ADVICE_LOT },
    { 11, 1, 10000, SOURCIER_ADVICE_LOT },
    { 10, 1, 10000, SOURCIER_ADVICE_CLAUSE },
    { 2, 1, 10000, SOURCIER_ADVICE_CLAUSE },
    { 1, 1, 10000, SOURCIER_ADVICE_NOTHING },
    { 0, 1, 10000, SOURCIER_ADVICE_NOTHING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sourcier_reserve_advice_give (&sourcier_advice_limits_default, cases[i].found, cases[i].yearly,
                                                   cases[i].turnover), ==, cases[i].advice);
}

static void
test_limits (CoreTestOffice *office,
             gconstpointer   data)
{
  SourcierAdviceLimits limits, own = { 12, 5, 2, 2500 };
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_advice_limits_load (office->store, &limits, &error));
  g_assert_cmpint (limits.contract_above, ==, 30);
  g_assert_true (sourcier_store_begin (office->store, "Advice", &error));
  g_assert_true (sourcier_advice_limits_save (office->store, &own, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
  g_assert_true (sourcier_advice_limits_load (office->store, &limits, &error));
  g_assert_cmpmem (&limits, sizeof limits, &own, sizeof own);
  g_assert_cmpint (sourcier_reserve_advice_give (&limits, 13, 24, 100), ==, SOURCIER_ADVICE_CONTRACT);
  g_assert_true (sourcier_store_undo (office->store, NULL, &error));
  g_assert_true (sourcier_advice_limits_load (office->store, &limits, &error));
  g_assert_cmpint (limits.share_below, ==, 3000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/candidates/count", NULL, test_count);
  core_test_add ("/candidates/lots", NULL, test_lots);
  core_test_add ("/candidates/closest", NULL, test_closest);
  core_test_add ("/candidates/closest-of-family", NULL, test_closest_of_family);
  core_test_add ("/candidates/excluded", NULL, test_excluded);
  core_test_add ("/candidates/may-reserve", NULL, test_may_reserve);
  g_test_add_func ("/candidates/advice", test_advice);
  core_test_add ("/candidates/limits", NULL, test_limits);
  return g_test_run ();
}
