/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the register of purchases tells of suppliers, against purchases worked out by hand. */

#include "core-test.h"

#include "base/money.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-contracts-store.h"
#include "suppliers/supplier-facets.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-store.h"

#define TODAY "2026-11-21"

static gint64
add_supplier (SourcierStore *store,
              const char    *name)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_store_save (store, supplier, &error);
  g_assert_no_error (error);
  return sourcier_supplier_get_id (supplier);
}

static void
add_holder (SourcierPurchase *purchase,
            gint64            supplier,
            const char       *role,
            const char       *lot,
            gint64            cents)
{
  g_autoptr (SourcierRecord) holder = sourcier_purchase_part_new (SOURCIER_PURCHASE_HOLDERS);

  sourcier_record_set_number (holder, SOURCIER_HOLDER_SUPPLIER, supplier);
  sourcier_record_set_text (holder, SOURCIER_HOLDER_ROLE, role);
  sourcier_record_set_text (holder, SOURCIER_HOLDER_LOT, lot);
  sourcier_record_set_number (holder, SOURCIER_HOLDER_AMOUNT, cents);
  sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_HOLDERS, holder);
}

static void
save (SourcierStore    *store,
      SourcierPurchase *purchase)
{
  g_autoptr (GError) error = NULL;

  sourcier_purchase_store_save (store, purchase, &error);
  g_assert_no_error (error);
}

static SourcierPurchase *
new_contract (const char            *subject,
              const char            *launch,
              SourcierPurchaseState  state,
              gint64                 awarded)
{
  SourcierPurchase *purchase = sourcier_purchase_new ();

  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, subject);
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_LAUNCH_DAY, sourcier_day_parse (launch));
  sourcier_purchase_set_state (purchase, state);
  sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_AWARDED_AMOUNT, awarded);
  return purchase;
}

static gint64
count_of (SourcierStore *store,
          const char    *day,
          const char    *value)
{
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_day (all, sourcier_day_parse (day));
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (store, query, &error);

  g_assert_no_error (error);
  return sourcier_supplier_facets_get_count (facets, SOURCIER_FACET_CONTRACTS, value);
}

/* Until the register names somebody, the facet has nothing to say. */
static void
test_nobody (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (office->store, "Test", &error);
  add_supplier (office->store, "Alpha");
  sourcier_store_commit (office->store, &error);

  g_autoptr (SourcierSupplierFacets) facets = sourcier_supplier_facets_count (office->store, query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sourcier_supplier_facets_get_counts (facets, SOURCIER_FACET_CONTRACTS)->len, ==, 0);
}

/* One contract and the days around which its standing changes, an empty cell being “not told”. A contract of 12 months
 * that is notified on 2026-01-15 runs until 2027-01-14; one of 1 month notified on 2026-10-21 until 2026-11-20. */
static void
test_standing (CoreTestOffice *office,
               gconstpointer   data)
{
  static const struct
  {
    SourcierPurchaseState state;
    const char *notified, *end;
    int months, changed;
    const char *day, *standing;
  } cases[] = {
    { SOURCIER_PURCHASE_LAUNCHED, "", "", -1, -1, "2026-11-21", "" },
    { SOURCIER_PURCHASE_DROPPED, "", "", -1, -1, "2026-11-21", "" },
    { SOURCIER_PURCHASE_AWARDED, "", "", -1, -1, "2026-11-21", "active" },
    { SOURCIER_PURCHASE_ENDED, "", "", -1, -1, "2026-11-21", "past" },
    { SOURCIER_PURCHASE_ENDED, "2026-01-15", "2027-01-14", -1, -1, "2026-11-21", "past" },
    { SOURCIER_PURCHASE_AWARDED, "2026-11-22", "", -1, -1, "2026-11-21", "" },
    { SOURCIER_PURCHASE_AWARDED, "2026-11-21", "", -1, -1, "2026-11-21", "active" },
    { SOURCIER_PURCHASE_AWARDED, "2026-01-15", "2026-11-21", -1, -1, "2026-11-21", "active" },
    { SOURCIER_PURCHASE_AWARDED, "2026-01-15", "2026-11-20", -1, -1, "2026-11-21", "past" },
    { SOURCIER_PURCHASE_AWARDED, "2026-01-15", "", 12, -1, "2027-01-14", "active" },
    { SOURCIER_PURCHASE_AWARDED, "2026-01-15", "", 12, -1, "2027-01-15", "past" },
    { SOURCIER_PURCHASE_AWARDED, "2026-10-21", "", 1, -1, "2026-11-20", "active" },
    { SOURCIER_PURCHASE_AWARDED, "2026-10-21", "", 1, -1, "2026-11-21", "past" },
    { SOURCIER_PURCHASE_AWARDED, "2026-10-21", "", 1, 2, "2026-11-21", "active" },
    { SOURCIER_PURCHASE_AWARDED, "2026-01-15", "2026-11-20", 48, 60, "2026-11-21", "past" },
    { SOURCIER_PURCHASE_AWARDED, "2026-01-15", "", 0, -1, "2030-01-01", "active" },
    { SOURCIER_PURCHASE_AWARDED, "", "", 12, -1, "2030-01-01", "active" },
  };
  g_autoptr (GError) error = NULL;
  gint64 supplier;

  sourcier_store_begin (office->store, "Test", &error);
  supplier = add_supplier (office->store, "Alpha");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierPurchase) purchase = new_contract ("C", "2025-12-01", cases[i].state, 100);
      g_autoptr (SourcierRecord) change = sourcier_purchase_part_new (SOURCIER_PURCHASE_MODIFICATIONS);

      sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_NOTIFICATION_DAY, sourcier_day_parse (cases[i].notified));
      sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_END_DAY, sourcier_day_parse (cases[i].end));
      sourcier_purchase_set_number (purchase, SOURCIER_PURCHASE_DURATION, cases[i].months);
      sourcier_record_set_number (change, SOURCIER_MODIFICATION_DURATION, cases[i].changed);
      sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_MODIFICATIONS, change);
      add_holder (purchase, supplier, "holder", "", -1);
      save (office->store, purchase);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (count_of (office->store, cases[i].day, cases[i].standing), ==, 1);
      sourcier_purchase_store_delete (office->store, sourcier_purchase_get_id (purchase), &error);
      g_assert_no_error (error);
    }
  sourcier_store_commit (office->store, &error);
}

/* The register of the tests below, amounts in euros:
 *   Cleaning 2024, ended, 30 000: Alpha alone.
 *   Roads 2025, awarded, 90 000: Alpha holds it with Beta, the shares of 60 000 and (not told); Gamma subcontracts for 5 000.
 *   Meals 2026, awarded, lots A (12 000) and B (8 000): Alpha both, Gamma subcontracts lot B, not told for how much.
 *   Paper 2027, launched, 4 000: Beta is written down already.
 * Alpha: 3 contracts, 2 run, 30 000 + 60 000 + 12 000 + 8 000 = 110 000, all told. Beta: 1, its share not told.
 * Gamma: 2 that run, 5 000 told and 1 not. Delta: none. */
typedef struct { gint64 alpha, beta, gamma, delta; } Directory;

static void
add_lot (SourcierPurchase *purchase,
         const char       *number,
         gint64            awarded)
{
  g_autoptr (SourcierRecord) lot = sourcier_purchase_part_new (SOURCIER_PURCHASE_LOTS);

  sourcier_record_set_text (lot, SOURCIER_LOT_NUMBER, number);
  sourcier_record_set_number (lot, SOURCIER_LOT_AWARDED, awarded);
  sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_LOTS, lot);
}

static Directory
fill (SourcierStore *store)
{
  g_autoptr (SourcierPurchase) cleaning = new_contract ("Cleaning", "2024-02-01", SOURCIER_PURCHASE_ENDED, 3000000);
  g_autoptr (SourcierPurchase) roads = new_contract ("Roads", "2025-02-01", SOURCIER_PURCHASE_AWARDED, 9000000);
  g_autoptr (SourcierPurchase) meals = new_contract ("Meals", "2026-02-01", SOURCIER_PURCHASE_AWARDED, 2000000);
  g_autoptr (SourcierPurchase) paper = new_contract ("Paper", "2027-02-01", SOURCIER_PURCHASE_LAUNCHED, 400000);
  g_autoptr (GError) error = NULL;
  Directory directory;

  sourcier_store_begin (store, "Test", &error);
  directory.delta = add_supplier (store, "Delta");
  directory.gamma = add_supplier (store, "Gamma");
  directory.beta = add_supplier (store, "Beta");
  directory.alpha = add_supplier (store, "Alpha");
  add_holder (cleaning, directory.alpha, "holder", "", SOURCIER_NUMBER_UNKNOWN);
  add_holder (roads, directory.alpha, "holder", "", 6000000);
  add_holder (roads, directory.beta, "co-contractor", "", SOURCIER_NUMBER_UNKNOWN);
  add_holder (roads, directory.gamma, "subcontractor", "", 500000);
  add_lot (meals, "A", 1200000);
  add_lot (meals, "B", 800000);
  add_holder (meals, directory.alpha, "holder", "A", SOURCIER_NUMBER_UNKNOWN);
  add_holder (meals, directory.alpha, "holder", "B", SOURCIER_NUMBER_UNKNOWN);
  add_holder (meals, directory.gamma, "subcontractor", "B", SOURCIER_NUMBER_UNKNOWN);
  add_holder (paper, directory.beta, "holder", "", SOURCIER_NUMBER_UNKNOWN);
  save (store, cleaning);
  save (store, roads);
  save (store, meals);
  save (store, paper);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
  return directory;
}

static void
assert_told (SourcierStore *store,
             gint64         id,
             guint          n_contracts,
             guint          n_active,
             guint          n_untold,
             gint64         amount,
             const char    *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (store, id, &error);
  g_autofree char *told = NULL;

  g_assert_no_error (error);
  const SourcierSupplierContracts *contracts = sourcier_supplier_get_contracts (supplier);
  told = sourcier_supplier_contracts_to_words (contracts);
  g_assert_cmpuint (contracts->n_contracts, ==, n_contracts);
  g_assert_cmpuint (contracts->n_active, ==, n_active);
  g_assert_cmpuint (contracts->n_untold, ==, n_untold);
  g_assert_cmpint (contracts->amount, ==, amount);
  g_assert_cmpstr (told, ==, words);
}

static void
test_counts (CoreTestOffice *office,
             gconstpointer   data)
{
  Directory directory = fill (office->store);
  g_autofree char *alpha = sourcier_money_format (11000000);
  g_autofree char *gamma = sourcier_money_format (500000);
  g_autofree char *alpha_words = g_strdup_printf ("3 contracts · 2 running · %s HT", alpha);
  g_autofree char *gamma_words = g_strdup_printf ("2 contracts · 2 running · %s HT · share not told for 1", gamma);

  assert_told (office->store, directory.alpha, 3, 2, 0, 11000000, alpha_words);
  assert_told (office->store, directory.beta, 1, 1, 1, 0, "1 contract · 1 running · share not told for 1");
  assert_told (office->store, directory.gamma, 2, 2, 1, 500000, gamma_words);
  assert_told (office->store, directory.delta, 0, 0, 0, 0, "");
}

static void
assert_contract (GPtrArray  *contracts,
                 guint       at,
                 const char *subject,
                 int         year,
                 const char *role,
                 gboolean    shared,
                 gint64      amount)
{
  const SourcierSupplierContract *contract = contracts->pdata[at];

  g_assert_cmpstr (contract->subject, ==, subject);
  g_assert_cmpint (contract->year, ==, year);
  g_assert_cmpstr (contract->role, ==, role);
  g_assert_cmpint (contract->shared, ==, shared);
  g_assert_cmpint (contract->amount, ==, amount);
}

static void
test_list (CoreTestOffice *office,
           gconstpointer   data)
{
  Directory directory = fill (office->store);
  g_autoptr (GError) error = NULL;
  guint n_alpha, n_beta, n_delta;
  g_autoptr (GPtrArray) alpha = sourcier_supplier_contracts_store_load (office->store, directory.alpha, 2, &n_alpha, &error);
  g_autoptr (GPtrArray) beta = sourcier_supplier_contracts_store_load (office->store, directory.beta, 9, &n_beta, &error);
  g_autoptr (GPtrArray) delta = sourcier_supplier_contracts_store_load (office->store, directory.delta, 9, &n_delta, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n_alpha, ==, 3);
  g_assert_cmpuint (alpha->len, ==, 2);
  assert_contract (alpha, 0, "Meals", 2026, "holder", FALSE, 2000000);
  assert_contract (alpha, 1, "Roads", 2025, "holder", TRUE, 6000000);
  g_assert_cmpuint (n_beta, ==, 2);
  assert_contract (beta, 0, "Paper", 2027, "holder", FALSE, 400000);
  assert_contract (beta, 1, "Roads", 2025, "co-contractor", TRUE, SOURCIER_MONEY_UNKNOWN);
  g_assert_cmpstr (((SourcierSupplierContract *) beta->pdata[0])->state, ==,
                   sourcier_purchase_state_get_code (SOURCIER_PURCHASE_LAUNCHED));
  g_assert_cmpuint (n_delta, ==, 0);
}

static void
assert_order (SourcierStore *store,
              gboolean       descending,
              const char    *names)
{
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_sort (all, SOURCIER_SUPPLIER_SORT_CONTRACTS, descending);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (store, g_array_index (ids, gint64, i), &error);

      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", sourcier_supplier_get_name (supplier));
    }
  g_assert_cmpstr (found->str, ==, names);
}

/* Who has none stands last, whichever way it is sorted. */
static void
test_order (CoreTestOffice *office,
            gconstpointer   data)
{
  fill (office->store);
  assert_order (office->store, FALSE, "Beta Gamma Alpha Delta");
  assert_order (office->store, TRUE, "Alpha Gamma Beta Delta");
}

/* On 21/11/2026 Alpha, Beta and Gamma have contracts that run, Delta has none. */
static void
test_facet (CoreTestOffice *office,
            gconstpointer   data)
{
  fill (office->store);
  g_assert_cmpint (count_of (office->store, TODAY, SOURCIER_CONTRACT_ACTIVE), ==, 3);
  g_assert_cmpint (count_of (office->store, TODAY, SOURCIER_CONTRACT_PAST), ==, 0);
  g_assert_cmpint (count_of (office->store, TODAY, ""), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/supplier-contracts/nobody", CoreTestOffice, NULL, core_test_office_set_up, test_nobody,
              core_test_office_tear_down);
  g_test_add ("/supplier-contracts/standing", CoreTestOffice, NULL, core_test_office_set_up, test_standing,
              core_test_office_tear_down);
  g_test_add ("/supplier-contracts/counts", CoreTestOffice, NULL, core_test_office_set_up, test_counts,
              core_test_office_tear_down);
  g_test_add ("/supplier-contracts/list", CoreTestOffice, NULL, core_test_office_set_up, test_list,
              core_test_office_tear_down);
  g_test_add ("/supplier-contracts/order", CoreTestOffice, NULL, core_test_office_set_up, test_order,
              core_test_office_tear_down);
  g_test_add ("/supplier-contracts/facet", CoreTestOffice, NULL, core_test_office_set_up, test_facet,
              core_test_office_tear_down);
  return g_test_run ();
}
