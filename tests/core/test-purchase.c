/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "base/money.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-store.h"

static SourcierRecord *
add (SourcierPurchase     *purchase,
     SourcierPurchasePart  part,
     const char * const   *written)
{
  g_autoptr (SourcierRecord) record = sourcier_purchase_part_new (part);

  for (guint i = 0; written[i] != NULL; i++)
    if (sourcier_record_get_field (record, i)->type != SOURCIER_FIELD_LINK)
      g_assert_true (sourcier_record_read_field (record, i, written[i]));
  sourcier_purchase_add_part (purchase, part, record);
  return record;
}

#define ADD(purchase, part, ...) add (purchase, part, (const char * const[]) { __VA_ARGS__, NULL })

static void
read_fields (SourcierPurchase *purchase)
{
  static const struct
  {
    SourcierPurchaseField field;
    const char *written;
  } told[] = {
    { SOURCIER_PURCHASE_NUMBER, "2027-014" },
    { SOURCIER_PURCHASE_SUBJECT, " Nettoyage des collèges,\nsecteur nord " },
    { SOURCIER_PURCHASE_KIND, "Accord cadre" },
    { SOURCIER_PURCHASE_NATURE, "Prestations de services" },
    { SOURCIER_PURCHASE_CPV, "90 911 200-8" },
    { SOURCIER_PURCHASE_STATE, "planifiée" },
    { SOURCIER_PURCHASE_SERVICE, "Direction de l’éducation" },
    { SOURCIER_PURCHASE_ESTIMATE, "312 000 €" },
    { SOURCIER_PURCHASE_LAUNCH_DAY, "18/01/2027" },
    { SOURCIER_PURCHASE_DURATION, "36" },
    { SOURCIER_PURCHASE_PROCEDURE, "Appel d'offres ouvert" },
    { SOURCIER_PURCHASE_NOTES, "Trois lots\nUn réservé" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    g_assert_true (sourcier_record_read_field (SOURCIER_RECORD (purchase), told[i].field, told[i].written));
}

static SourcierPurchase *
make_purchase (void)
{
  SourcierPurchase *purchase = sourcier_purchase_new ();

  read_fields (purchase);
  ADD (purchase, SOURCIER_PURCHASE_LOTS, "1", "Collèges de Cergy", "90911200", "110 000", "Insertion");
  ADD (purchase, SOURCIER_PURCHASE_LOTS, "2", "Collèges de Pontoise", "90911200", "102000,50");
  ADD (purchase, SOURCIER_PURCHASE_CRITERIA, "Prix", "40 %");
  ADD (purchase, SOURCIER_PURCHASE_CRITERIA, "Performance sociale", "12,5");
  ADD (purchase, SOURCIER_PURCHASE_CRITERIA, "Valeur technique", "47.50");
  ADD (purchase, SOURCIER_PURCHASE_HOLDERS, "1", "", "siret", "111 111 111 00006", "Élan propreté", "Titulaire",
       "98 000");
  ADD (purchase, SOURCIER_PURCHASE_MODIFICATIONS, "2027-09-01", "Deux collèges de plus", "120000", "40");
  sourcier_purchase_set_considerations (purchase, (const char * const[]) { "reserved", "social-clause", "reserved",
                                                                            NULL });
  return purchase;
}

static void
assert_text (gpointer    record,
             guint       field,
             const char *expected)
{
  g_assert_cmpstr (sourcier_record_get_text (record, field), ==, expected);
}

/* What people write is understood: terms, amounts, days, shares. */
static void
test_read (void)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ();
  GPtrArray *lots = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_LOTS);
  GPtrArray *criteria = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_CRITERIA);
  GPtrArray *holders = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_HOLDERS);
  const char * const *considerations = sourcier_purchase_get_considerations (purchase);

  assert_text (purchase, SOURCIER_PURCHASE_SUBJECT, "Nettoyage des collèges, secteur nord");
  assert_text (purchase, SOURCIER_PURCHASE_KIND, "framework");
  assert_text (purchase, SOURCIER_PURCHASE_NATURE, "services");
  assert_text (purchase, SOURCIER_PURCHASE_CPV, "90911200-8");
  assert_text (purchase, SOURCIER_PURCHASE_PROCEDURE, "open");
  assert_text (purchase, SOURCIER_PURCHASE_NOTES, "Trois lots\nUn réservé");
  g_assert_cmpint (sourcier_purchase_get_state (purchase), ==, SOURCIER_PURCHASE_PLANNED);
  g_assert_cmpint (sourcier_purchase_get_amount (purchase), ==, 31200000);
  g_assert_cmpint (sourcier_purchase_get_year (purchase), ==, 2027);
  assert_text (lots->pdata[0], SOURCIER_LOT_RESERVED, "L2113-13");
  g_assert_cmpint (sourcier_purchase_get_lots_estimate (purchase), ==, 21200050);
  g_assert_cmpint (sourcier_record_get_number (criteria->pdata[1], SOURCIER_CRITERION_WEIGHT), ==, 1250);
  g_assert_cmpint (sourcier_purchase_get_weights (purchase), ==, 10000);
  assert_text (holders->pdata[0], SOURCIER_HOLDER_IDENTIFIER, "11111111100006");
  assert_text (holders->pdata[0], SOURCIER_HOLDER_ROLE, "holder");
  g_assert_true (g_strv_equal (considerations, (const char * const[]) { "social-clause", "reserved", NULL }));
  g_assert_false (sourcier_record_read_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_ESTIMATE, "beaucoup"));
  g_assert_cmpint (sourcier_purchase_get_amount (purchase), ==, 31200000);
}

/* What is kept is shown in words, and written out so that it can be read again. */
static void
test_show (void)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ();
  SourcierRecord *criterion =
    g_ptr_array_index (sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_CRITERIA), 1);
  g_autofree char *kind = sourcier_record_show_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_KIND);
  g_autofree char *state = sourcier_record_show_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_STATE);
  g_autofree char *weight = sourcier_record_show_field (criterion, SOURCIER_CRITERION_WEIGHT);
  g_autofree char *plain_weight = sourcier_record_field_to_text (criterion, SOURCIER_CRITERION_WEIGHT);
  g_autofree char *day = sourcier_record_field_to_text (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_LAUNCH_DAY);

  g_assert_cmpstr (kind, ==, "Framework agreement");
  g_assert_cmpstr (state, ==, "Planned");
  g_assert_cmpstr (weight, ==, "12.5%");
  g_assert_cmpstr (plain_weight, ==, "12.5");
  g_assert_cmpstr (day, ==, "2027-01-18");
}

static void
begin (SourcierStore *store,
       const char    *name)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, name, &error);
  g_assert_no_error (error);
}

static void
commit (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
save (SourcierStore    *store,
      SourcierPurchase *purchase)
{
  g_autoptr (GError) error = NULL;

  begin (store, "Save purchase");
  sourcier_purchase_store_save (store, purchase, &error);
  g_assert_no_error (error);
  commit (store);
}

static void
assert_stored (SourcierStore    *store,
               SourcierPurchase *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPurchase) stored =
    sourcier_purchase_store_load (store, sourcier_purchase_get_id (expected), &error);

  g_assert_no_error (error);
  g_assert_true (sourcier_purchase_equal (stored, expected));
}

static void
test_round_trip (CoreTestOffice *office,
                 gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ();
  g_autoptr (SourcierPurchase) before = NULL;

  save (office->store, purchase);
  g_assert_cmpint (sourcier_purchase_get_id (purchase), !=, 0);
  /* 90911200 is of division 90, whose family is that of the cleaning of buildings. */
  assert_text (purchase, SOURCIER_PURCHASE_FAMILY, "cleaning");
  assert_stored (office->store, purchase);

  before = sourcier_purchase_copy (purchase);
  sourcier_purchase_remove_part (purchase, SOURCIER_PURCHASE_LOTS,
                                 g_ptr_array_index (sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_LOTS), 0));
  ADD (purchase, SOURCIER_PURCHASE_MODIFICATIONS, "2027-11-01", "Révision");
  sourcier_purchase_set_considerations (purchase, (const char * const[]) { "environmental-clause", NULL });
  sourcier_purchase_set_state (purchase, SOURCIER_PURCHASE_DROPPED);
  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_DROP_REASON, "Besoin disparu");
  save (office->store, purchase);
  assert_stored (office->store, purchase);

  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  assert_stored (office->store, before);
  g_assert_true (sourcier_store_redo (office->store, NULL, NULL));
  assert_stored (office->store, purchase);
}

/* Saving what is stored already changes nothing, and so is nothing to undo. */
static void
test_same (CoreTestOffice *office,
           gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ();

  save (office->store, purchase);
  begin (office->store, "Same again");
  g_assert_true (sourcier_purchase_store_save (office->store, purchase, NULL));
  commit (office->store);
  g_assert_cmpstr (sourcier_store_get_undo_name (office->store), ==, "Save purchase");
}

static void
test_delete (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (SourcierPurchase) purchase = make_purchase ();
  g_autoptr (GError) error = NULL;

  save (office->store, purchase);
  begin (office->store, "Delete purchase");
  g_assert_true (sourcier_purchase_store_delete (office->store, sourcier_purchase_get_id (purchase), NULL));
  commit (office->store);
  g_assert_cmpint (sourcier_purchase_store_count (office->store, NULL), ==, 0);
  g_assert_null (sourcier_purchase_store_load (office->store, sourcier_purchase_get_id (purchase), &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);

  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  assert_stored (office->store, purchase);
}

/* A purchase goes on telling who held it when the supplier leaves the directory, and knows it again after Undo. */
static void
test_supplier (CoreTestOffice *office,
               gconstpointer   data)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (SourcierPurchase) purchase = make_purchase ();
  SourcierRecord *holder = g_ptr_array_index (sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_HOLDERS), 0);
  g_autoptr (GArray) held = NULL;
  g_autoptr (SourcierPurchase) left = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Élan propreté");
  begin (office->store, "Add supplier");
  g_assert_true (sourcier_supplier_store_save (office->store, supplier, NULL));
  commit (office->store);
  sourcier_record_set_number (holder, SOURCIER_HOLDER_SUPPLIER, sourcier_supplier_get_id (supplier));
  save (office->store, purchase);
  held = sourcier_purchase_store_of_supplier (office->store, sourcier_supplier_get_id (supplier), NULL);
  g_assert_cmpint (held->len, ==, 1);
  g_assert_cmpint (g_array_index (held, gint64, 0), ==, sourcier_purchase_get_id (purchase));

  begin (office->store, "Delete supplier");
  g_assert_true (sourcier_supplier_store_delete (office->store, sourcier_supplier_get_id (supplier), NULL));
  commit (office->store);
  left = sourcier_purchase_store_load (office->store, sourcier_purchase_get_id (purchase), NULL);
  holder = g_ptr_array_index (sourcier_purchase_get_parts (left, SOURCIER_PURCHASE_HOLDERS), 0);
  g_assert_cmpint (sourcier_record_get_number (holder, SOURCIER_HOLDER_SUPPLIER), ==, 0);
  assert_text (holder, SOURCIER_HOLDER_NAME, "Élan propreté");

  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  assert_stored (office->store, purchase);
}

static void
test_doubts (void)
{
  static const struct
  {
    SourcierPurchaseField field;
    const char *written;
    SourcierPurchaseDoubts doubt;
  } cases[] = {
    { SOURCIER_PURCHASE_SUBJECT, "", SOURCIER_PURCHASE_DOUBT_SUBJECT },
    { SOURCIER_PURCHASE_CPV, "90911200", 0 },
    { SOURCIER_PURCHASE_CPV, "9091120", SOURCIER_PURCHASE_DOUBT_CPV },
    { SOURCIER_PURCHASE_CPV, "99911200", SOURCIER_PURCHASE_DOUBT_CPV },
    { SOURCIER_PURCHASE_CPV, "90911200-x", SOURCIER_PURCHASE_DOUBT_CPV },
    { SOURCIER_PURCHASE_NATURE, "Nature inconnue", SOURCIER_PURCHASE_DOUBT_TERMS },
    { SOURCIER_PURCHASE_NOTIFICATION_DAY, "2027-01-18", 0 },
    { SOURCIER_PURCHASE_NOTIFICATION_DAY, "2027-01-17", SOURCIER_PURCHASE_DOUBT_DAYS },
    { SOURCIER_PURCHASE_END_DAY, "2026-12-31", SOURCIER_PURCHASE_DOUBT_DAYS },
    { SOURCIER_PURCHASE_ESTIMATE, "212 000,50", 0 },
    { SOURCIER_PURCHASE_ESTIMATE, "212 000,49", SOURCIER_PURCHASE_DOUBT_LOTS },
  };
  static const struct
  {
    SourcierPurchasePart part;
    guint field;
    const char *written;
    SourcierPurchaseDoubts doubt;
  } of_parts[] = {
    { SOURCIER_PURCHASE_CRITERIA, SOURCIER_CRITERION_WEIGHT, "40,01", SOURCIER_PURCHASE_DOUBT_WEIGHTS },
    { SOURCIER_PURCHASE_HOLDERS, SOURCIER_HOLDER_IDENTIFIER, "111 111 111 00007", SOURCIER_PURCHASE_DOUBT_HOLDER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SourcierPurchase) purchase = make_purchase ();

      g_assert_cmpint (sourcier_purchase_get_doubts (purchase), ==, SOURCIER_PURCHASE_SOUND);
      sourcier_record_read_field (SOURCIER_RECORD (purchase), cases[i].field, cases[i].written);
      g_assert_cmpint (sourcier_purchase_get_doubts (purchase), ==, cases[i].doubt);
    }
  for (guint i = 0; i < G_N_ELEMENTS (of_parts); i++)
    {
      g_autoptr (SourcierPurchase) purchase = make_purchase ();
      GPtrArray *parts = sourcier_purchase_get_parts (purchase, of_parts[i].part);

      sourcier_record_read_field (parts->pdata[0], of_parts[i].field, of_parts[i].written);
      g_assert_cmpint (sourcier_purchase_get_doubts (purchase), ==, of_parts[i].doubt);
    }
}

static void
test_states (void)
{
  static const struct
  {
    const char *written;
    int state;
  } cases[] = {
    { "Idée", SOURCIER_PURCHASE_IDEA }, { "planned", SOURCIER_PURCHASE_PLANNED },
    { "PLANIFIÉES", SOURCIER_PURCHASE_PLANNED }, { "lancée", SOURCIER_PURCHASE_LAUNCHED },
    { "attribué", SOURCIER_PURCHASE_AWARDED }, { "Notifié", SOURCIER_PURCHASE_AWARDED },
    { "terminé", SOURCIER_PURCHASE_ENDED }, { "Sans suite", SOURCIER_PURCHASE_DROPPED },
    { "lancement", -1 }, { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SourcierPurchaseState state = SOURCIER_N_PURCHASE_STATES;

      g_assert_cmpint (sourcier_purchase_state_recognise (cases[i].written, &state), ==, cases[i].state >= 0);
      if (cases[i].state >= 0)
        g_assert_cmpint (state, ==, cases[i].state);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/purchase/read", test_read);
  g_test_add_func ("/purchase/show", test_show);
  g_test_add_func ("/purchase/doubts", test_doubts);
  g_test_add_func ("/purchase/states", test_states);
  core_test_add ("/purchase/round-trip", NULL, test_round_trip);
  core_test_add ("/purchase/same", NULL, test_same);
  core_test_add ("/purchase/delete", NULL, test_delete);
  core_test_add ("/purchase/supplier", NULL, test_supplier);
  return g_test_run ();
}
