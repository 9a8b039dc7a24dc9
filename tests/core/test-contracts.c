/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a purchase becomes contracts: its lots, the parts of those who hold it, the labels they held. By hand. */

#include "core-test.h"

#include "base/money.h"
#include "plans/contracts.h"
#include "purchases/decp-defect.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-store.h"

#define SIRET "21750001600019"

static void
begin (CoreTestOffice *office)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (office->store, "Test", &error);
  g_assert_no_error (error);
}

static void
run_sql (CoreTestOffice *office,
         const char     *sql)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_execute (office->store, sql, &error);
  g_assert_no_error (error);
}

static SourcierSupplier *
new_supplier (const char *name)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  return supplier;
}

static void
add_award (SourcierSupplier *supplier,
           const char       *label,
           const char       *from,
           const char       *to)
{
  g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (label);

  sourcier_label_award_set_valid_from (award, sourcier_day_parse (from));
  sourcier_label_award_set_valid_to (award, sourcier_day_parse (to));
  sourcier_supplier_add_award (supplier, award);
}

static gint64
save_supplier (CoreTestOffice   *office,
               SourcierSupplier *supplier)
{
  g_autoptr (GError) error = NULL;

  sourcier_supplier_store_save (office->store, supplier, &error);
  g_assert_no_error (error);
  return sourcier_supplier_get_id (supplier);
}

/* Notified on 1 June 2025. */
static SourcierPurchase *
new_purchase (const char *awarded)
{
  SourcierPurchase *purchase = sourcier_purchase_new ();
  SourcierRecord *record = SOURCIER_RECORD (purchase);

  sourcier_record_read_field (record, SOURCIER_PURCHASE_STATE, "awarded");
  sourcier_record_read_field (record, SOURCIER_PURCHASE_NOTIFICATION_DAY, "2025-06-01");
  sourcier_record_read_field (record, SOURCIER_PURCHASE_AWARDED_AMOUNT, awarded);
  return purchase;
}

static void
add_lot (SourcierPurchase *purchase,
         const char       *number,
         const char       *awarded)
{
  g_autoptr (SourcierRecord) lot = sourcier_purchase_part_new (SOURCIER_PURCHASE_LOTS);

  sourcier_record_read_field (lot, SOURCIER_LOT_NUMBER, number);
  sourcier_record_read_field (lot, SOURCIER_LOT_AWARDED, awarded);
  sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_LOTS, lot);
}

static void
add_holder (SourcierPurchase *purchase,
            const char       *lot,
            gint64            supplier,
            const char       *siret,
            const char       *amount)
{
  g_autoptr (SourcierRecord) holder = sourcier_purchase_part_new (SOURCIER_PURCHASE_HOLDERS);

  sourcier_record_read_field (holder, SOURCIER_HOLDER_LOT, lot);
  sourcier_record_read_field (holder, SOURCIER_HOLDER_IDENTIFIER, siret);
  sourcier_record_read_field (holder, SOURCIER_HOLDER_AMOUNT, amount);
  if (supplier != 0)
    sourcier_record_set_number (holder, SOURCIER_HOLDER_SUPPLIER, supplier);
  sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_HOLDERS, holder);
}

static void
add_modification (SourcierPurchase *purchase,
                  const char       *amount)
{
  g_autoptr (SourcierRecord) modification = sourcier_purchase_part_new (SOURCIER_PURCHASE_MODIFICATIONS);

  sourcier_record_read_field (modification, SOURCIER_MODIFICATION_DAY, "2025-09-01");
  sourcier_record_read_field (modification, SOURCIER_MODIFICATION_AMOUNT, amount);
  sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_MODIFICATIONS, modification);
}

static void
save_purchase (CoreTestOffice   *office,
               SourcierPurchase *purchase)
{
  g_autoptr (GError) error = NULL;

  sourcier_purchase_store_save (office->store, purchase, &error);
  g_assert_no_error (error);
}

/* Ends the action and reads what is in the file. */
static SourcierContracts *
load (CoreTestOffice          *office,
      SourcierContractAmounts  amounts)
{
  SourcierContractScope scope = { 2025, 2025, sourcier_day_from_ymd (2025, 12, 31), NULL, amounts, FALSE };
  g_autoptr (GError) error = NULL;

  if (sourcier_store_in_transaction (office->store))
    sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  SourcierContracts *contracts = sourcier_contracts_load (office->store, &scope, &error);
  g_assert_no_error (error);
  return contracts;
}

static gboolean
has_doubt (const SourcierContract *contract,
           SourcierContractDoubt   doubt)
{
  return (contract->doubts & SOURCIER_CONTRACT_DOUBT_BIT (doubt)) != 0;
}

/* 100 € among three: the cent that does not divide goes to one of them. */
static void
test_equal_parts (CoreTestOffice *office,
                  gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = new_purchase ("100");
  gint64 sum = 0;

  begin (office);
  for (guint i = 0; i < 3; i++)
    add_holder (purchase, "", 0, "", "");
  save_purchase (office, purchase);

  g_autoptr (SourcierContracts) contracts = load (office, SOURCIER_AMOUNTS_NOTIFIED);
  const SourcierContract *contract = sourcier_contracts_get (contracts, 0);

  g_assert_cmpuint (contract->n_members, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (contract->members[i].amount, >=, 3333);
      g_assert_cmpint (contract->members[i].amount, <=, 3334);
      sum += contract->members[i].amount;
    }
  g_assert_cmpint (sum, ==, 10000);
  g_assert_true (has_doubt (contract, SOURCIER_CONTRACT_DOUBT_MEMBER_SHARE));
  g_assert_true (has_doubt (contract, SOURCIER_CONTRACT_DOUBT_STRANGER));
}

/* 80 and 60 are told of a contract of 70: in proportion, 40 and 30. */
static void
test_too_much (CoreTestOffice *office,
               gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = new_purchase ("70000");

  begin (office);
  add_holder (purchase, "", 0, "", "80000");
  add_holder (purchase, "", 0, "", "60000");
  save_purchase (office, purchase);

  g_autoptr (SourcierContracts) contracts = load (office, SOURCIER_AMOUNTS_NOTIFIED);
  const SourcierContract *contract = sourcier_contracts_get (contracts, 0);

  g_assert_cmpint (contract->members[0].amount, ==, 4000000);
  g_assert_cmpint (contract->members[1].amount, ==, 3000000);
  g_assert_true (has_doubt (contract, SOURCIER_CONTRACT_DOUBT_MEMBER_SUM));
  g_assert_false (has_doubt (contract, SOURCIER_CONTRACT_DOUBT_MEMBER_SHARE));
}

/* 75 and 25 of 100; modified to 120 they are 90 and 30, and nothing is odd about that. */
static void
test_modified_grouping (CoreTestOffice *office,
                        gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = new_purchase ("100000");

  begin (office);
  add_holder (purchase, "", 0, "", "75000");
  add_holder (purchase, "", 0, "", "25000");
  add_modification (purchase, "120000");
  save_purchase (office, purchase);

  g_autoptr (SourcierContracts) contracts = load (office, SOURCIER_AMOUNTS_MODIFIED);
  const SourcierContract *contract = sourcier_contracts_get (contracts, 0);

  g_assert_cmpint (contract->amount, ==, 12000000);
  g_assert_cmpint (contract->members[0].amount, ==, 9000000);
  g_assert_cmpint (contract->members[1].amount, ==, 3000000);
  g_assert_false (has_doubt (contract, SOURCIER_CONTRACT_DOUBT_MEMBER_SUM));
}

/* Lots of 30 and 60 in a contract of 100; modified to 180 they are 60 and 120. Who holds the whole holds both. */
static void
test_lots (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = new_purchase ("100000");

  begin (office);
  add_lot (purchase, "1", "30000");
  add_lot (purchase, "2", "60000");
  add_holder (purchase, "", 0, "", "100000");
  add_modification (purchase, "180000");
  save_purchase (office, purchase);

  g_autoptr (SourcierContracts) notified = load (office, SOURCIER_AMOUNTS_NOTIFIED);
  g_autoptr (SourcierContracts) modified = load (office, SOURCIER_AMOUNTS_MODIFIED);
  const SourcierContract *first = sourcier_contracts_get (notified, 0), *second = sourcier_contracts_get (notified, 1);

  g_assert_cmpuint (sourcier_contracts_get_n (notified), ==, 2);
  g_assert_cmpstr (first->lot, ==, "1");
  g_assert_cmpint (first->members[0].amount, ==, 3000000);
  g_assert_cmpint (second->members[0].amount, ==, 6000000);
  g_assert_true (has_doubt (first, SOURCIER_CONTRACT_DOUBT_LOT_SUM));
  g_assert_cmpint (sourcier_contracts_get (modified, 0)->amount, ==, 6000000);
  g_assert_cmpint (sourcier_contracts_get (modified, 1)->amount, ==, 12000000);
}

/* No amount of the contract is told: those of the lots count, and a lot of which nothing is told counts in number. */
static void
test_lot_without_amount (CoreTestOffice *office,
                         gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = new_purchase ("");

  begin (office);
  add_lot (purchase, "1", "30000");
  add_lot (purchase, "2", "");
  add_holder (purchase, "2", 0, "", "");
  save_purchase (office, purchase);

  g_autoptr (SourcierContracts) contracts = load (office, SOURCIER_AMOUNTS_NOTIFIED);

  g_assert_cmpint (sourcier_contracts_get (contracts, 0)->amount, ==, 3000000);
  g_assert_true (has_doubt (sourcier_contracts_get (contracts, 0), SOURCIER_CONTRACT_DOUBT_NO_HOLDER));
  g_assert_cmpint (sourcier_contracts_get (contracts, 1)->amount, ==, SOURCIER_MONEY_UNKNOWN);
  g_assert_true (has_doubt (sourcier_contracts_get (contracts, 1), SOURCIER_CONTRACT_DOUBT_NO_AMOUNT));
  g_assert_cmpint (sourcier_contracts_get (contracts, 1)->place, ==, SOURCIER_CONTRACT_COUNTED);
}

/* An approval that was renewed is held; so is one of two that has no dates. A holder is found by its SIRET. */
static void
test_labels (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = new_purchase ("1000");
  g_autoptr (SourcierSupplier) supplier = new_supplier ("Atelier");
  SourcierLabelSet esus = sourcier_label_set_of ("ESUS"), esat = sourcier_label_set_of ("ESAT"),
                   scop = sourcier_label_set_of ("SCOP"), ei = sourcier_label_set_of ("EI");

  begin (office);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_SIRET, SIRET);
  add_award (supplier, "ESUS", "2018-01-01", "2022-12-31");
  add_award (supplier, "ESUS", "2023-01-01", "2027-12-31");
  add_award (supplier, "ESAT", "", "");
  add_award (supplier, "SCOP", "", "2025-05-31");
  add_award (supplier, "EI", "2025-06-01", "");
  save_supplier (office, supplier);
  add_holder (purchase, "", 0, SIRET, "");
  save_purchase (office, purchase);

  g_autoptr (SourcierContracts) contracts = load (office, SOURCIER_AMOUNTS_NOTIFIED);
  const SourcierContractMember *member = &sourcier_contracts_get (contracts, 0)->members[0];

  g_assert_true (esus != 0 && esat != 0 && scop != 0 && ei != 0);
  g_assert_nonnull (member->supplier);
  g_assert_cmpuint (member->held, ==, esus | esat | ei);
  g_assert_cmpuint (member->undated, ==, esat);
  g_assert_cmpuint (member->lapsed, ==, scop);
}

/* Essential data of 2023 tells no considerations; an amount of nines is not believed. */
static void
test_essential_data (CoreTestOffice *office,
                     gconstpointer   data)
{
  g_autoptr (SourcierPurchase) old = new_purchase ("1000");
  g_autoptr (SourcierPurchase) nines = new_purchase ("999999999");
  g_autofree char *sql = NULL;

  begin (office);
  sourcier_record_read_field (SOURCIER_RECORD (old), SOURCIER_PURCHASE_NOTIFICATION_DAY, "2023-12-31");
  sourcier_purchase_set_text (old, SOURCIER_PURCHASE_SOURCE, "DECP");
  save_purchase (office, old);
  save_purchase (office, nines);
  sql = g_strdup_printf ("INSERT INTO purchase_decp (purchase, defects) VALUES (%" G_GINT64_FORMAT ", %u)",
                         sourcier_purchase_get_id (nines),
                         SOURCIER_DECP_DEFECT_BIT (SOURCIER_DECP_DEFECT_AMOUNT_ABSURD));
  run_sql (office, sql);
  sourcier_store_commit (office->store, NULL);

  SourcierContractScope scope = { 2023, 2025, sourcier_day_from_ymd (2025, 12, 31), NULL, SOURCIER_AMOUNTS_NOTIFIED, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierContracts) contracts = sourcier_contracts_load (office->store, &scope, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (sourcier_contracts_get_n (contracts), ==, 2);
  g_assert_true (has_doubt (sourcier_contracts_get (contracts, 0), SOURCIER_CONTRACT_DOUBT_UNTOLD));
  g_assert_true (has_doubt (sourcier_contracts_get (contracts, 1), SOURCIER_CONTRACT_DOUBT_ABSURD));
  g_assert_cmpint (sourcier_contracts_get (contracts, 1)->amount, ==, SOURCIER_MONEY_UNKNOWN);
}

/* The list that was loaded says that Meaux is classed; nothing says since when. */
static void
test_zone (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = new_purchase ("1000");
  g_autoptr (SourcierSupplier) supplier = new_supplier ("Atelier");

  begin (office);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_POSTCODE, "77100");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, "Meaux");
  add_holder (purchase, "", save_supplier (office, supplier), "", "");
  save_purchase (office, purchase);
  run_sql (office, "INSERT INTO frr (commune, class) VALUES ('77284', 'frr')");

  g_autoptr (SourcierContracts) contracts = load (office, SOURCIER_AMOUNTS_NOTIFIED);
  const SourcierContractMember *member = &sourcier_contracts_get (contracts, 0)->members[0];

  g_assert_cmpuint (member->held, ==, sourcier_label_set_of ("FRR"));
  g_assert_cmpuint (member->undated, ==, member->held);
  g_assert_cmpstr (member->supplier->departement, ==, "77");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/contracts/equal-parts", NULL, test_equal_parts);
  core_test_add ("/contracts/too-much", NULL, test_too_much);
  core_test_add ("/contracts/modified-grouping", NULL, test_modified_grouping);
  core_test_add ("/contracts/lots", NULL, test_lots);
  core_test_add ("/contracts/lot-without-amount", NULL, test_lot_without_amount);
  core_test_add ("/contracts/labels", NULL, test_labels);
  core_test_add ("/contracts/essential-data", NULL, test_essential_data);
  core_test_add ("/contracts/zone", NULL, test_zone);

  return g_test_run ();
}
