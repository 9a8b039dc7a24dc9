/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who was written to about a purchase, and the office's own templates of letters. */

#include "core-test.h"

#include "purchases/letter-template-store.h"
#include "purchases/purchase-store.h"
#include "purchases/sending-store.h"
#include "purchases/shortlist-store.h"
#include "store/history.h"
#include "suppliers/supplier-sendings-store.h"
#include "suppliers/supplier-store.h"

#define FIRST_DAY sourcier_day_from_ymd (2026, 11, 12)
#define SECOND_DAY sourcier_day_from_ymd (2026, 11, 19)
#define THIRD_DAY sourcier_day_from_ymd (2026, 11, 20)

typedef struct
{
  gint64 purchase;
  gint64 alpha;
  gint64 beta;
} Case;

static gint64
add_supplier (SourcierStore *store,
              const char    *name)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  g_assert_true (sourcier_store_begin (store, "Add", NULL));
  g_assert_true (sourcier_supplier_store_save (store, supplier, NULL));
  g_assert_true (sourcier_store_commit (store, NULL));
  return sourcier_supplier_get_id (supplier);
}

/* Alpha is on the shortlist, Beta is not. */
static Case
set_up (SourcierStore *store)
{
  Case office = { 0, add_supplier (store, "Alpha"), add_supplier (store, "Beta") };
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SourcierShortlistAdded added;

  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, "Cleaning");
  g_assert_true (sourcier_store_begin (store, "Add", NULL));
  g_assert_true (sourcier_purchase_store_save (store, purchase, NULL));
  g_assert_true (sourcier_store_commit (store, NULL));
  office.purchase = sourcier_purchase_get_id (purchase);
  g_array_append_val (ids, office.alpha);
  g_assert_true (sourcier_shortlist_store_add (store, office.purchase, ids, &added, NULL));
  return office;
}

static void
write_to (SourcierStore *store,
          const Case    *office,
          gint64         first,
          gint64         second,
          SourcierDay    day,
          const char    *way,
          const char    *document)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  SourcierSendingAbout about = { day, way, document };
  guint n = 0;

  g_array_append_val (ids, first);
  if (second != 0)
    g_array_append_val (ids, second);
  g_assert_true (sourcier_sending_store_add (store, office->purchase, ids, &about, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, ids->len);
}

static SourcierPurchase *
load (SourcierStore *store,
      const Case    *office)
{
  g_autoptr (GError) error = NULL;
  SourcierPurchase *purchase = sourcier_purchase_store_load (store, office->purchase, &error);

  g_assert_no_error (error);
  return purchase;
}

/* What is told of the supplier at @place of the shortlist, and the day it was consulted. */
static void
assert_told (SourcierStore *store,
             const Case    *office,
             guint          place,
             const char    *name,
             SourcierDay    consulted,
             const char    *words)
{
  g_autoptr (SourcierPurchase) purchase = load (store, office);
  g_autoptr (GPtrArray) entries = sourcier_shortlist_store_load (store, purchase, NULL);
  SourcierShortlistEntry *entry = entries->pdata[place];
  g_autofree char *told = sourcier_sendings_to_words (purchase, entry->candidate);

  g_assert_cmpstr (sourcier_shortlist_entry_get_name (entry), ==, name);
  g_assert_cmpint (sourcier_shortlist_entry_get_day (entry), ==, consulted);
  g_assert_cmpstr (told, ==, words);
}

static void
assert_unequal (SourcierStore *store,
                const Case    *office,
                gboolean       expected)
{
  g_autoptr (SourcierPurchase) purchase = load (store, office);
  g_autofree char *words = sourcier_shortlist_unequal_to_words (purchase);

  g_assert_true ((words != NULL) == expected);
  if (expected)
    g_assert_nonnull (strstr (words, "R2111-2"));
}

/* Whoever is written to is on the list and consulted from the first day; undo takes all of it back, redo brings it again. */
static void
test_record (CoreTestOffice *office,
             gconstpointer   data)
{
  Case at = set_up (office->store);

  assert_unequal (office->store, &at, FALSE);
  write_to (office->store, &at, at.beta, 0, FIRST_DAY, SOURCIER_SENDING_LETTER, "Consultation");
  assert_told (office->store, &at, 0, "Alpha", SOURCIER_DAY_NONE, "");
  assert_told (office->store, &at, 1, "Beta", FIRST_DAY, "Letter on 2026-11-12 (Consultation)");
  assert_unequal (office->store, &at, TRUE);

  write_to (office->store, &at, at.alpha, at.beta, SECOND_DAY, SOURCIER_SENDING_MAIL, "");
  assert_told (office->store, &at, 0, "Alpha", SECOND_DAY, "E-mail on 2026-11-19");
  assert_told (office->store, &at, 1, "Beta", FIRST_DAY, "Letter on 2026-11-12 (Consultation) · E-mail on 2026-11-19");
  assert_unequal (office->store, &at, FALSE);

  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  assert_told (office->store, &at, 0, "Alpha", SOURCIER_DAY_NONE, "");
  g_assert_true (sourcier_store_redo (office->store, NULL, NULL));
  assert_told (office->store, &at, 0, "Alpha", SECOND_DAY, "E-mail on 2026-11-19");
}

static void
set_day (SourcierStore *store,
         const Case    *office,
         SourcierDay    from,
         SourcierDay    to)
{
  g_autoptr (SourcierPurchase) purchase = load (store, office);
  GPtrArray *sendings = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_SENDINGS);

  for (guint i = 0; i < sendings->len; i++)
    if (sourcier_record_get_number (sendings->pdata[i], SOURCIER_SENDING_DAY) == from)
      {
        g_autoptr (SourcierRecord) told = sourcier_record_copy (sendings->pdata[i]);
        g_autoptr (GError) error = NULL;

        sourcier_record_set_number (told, SOURCIER_SENDING_DAY, to);
        g_assert_true (sourcier_sending_store_set (store, office->purchase, told, &error));
        g_assert_no_error (error);
      }
}

/* The day of consultation that came from a letter follows it; one that was told otherwise stays. */
static void
test_correct (CoreTestOffice *office,
              gconstpointer   data)
{
  Case at = set_up (office->store);
  g_autoptr (SourcierPurchase) purchase = NULL;
  gint64 id;

  write_to (office->store, &at, at.alpha, 0, FIRST_DAY, SOURCIER_SENDING_LETTER, "");
  write_to (office->store, &at, at.alpha, 0, SECOND_DAY, SOURCIER_SENDING_OTHER, "");
  set_day (office->store, &at, FIRST_DAY, SOURCIER_DAY_NONE + FIRST_DAY - 2);
  assert_told (office->store, &at, 0, "Alpha", FIRST_DAY - 2, "Letter on 2026-11-10 · Other way on 2026-11-19");
  set_day (office->store, &at, SECOND_DAY, THIRD_DAY);
  assert_told (office->store, &at, 0, "Alpha", FIRST_DAY - 2, "Letter on 2026-11-10 · Other way on 2026-11-20");

  /* The first goes: it was consulted by the second. Both go: it was not consulted. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_clear_object (&purchase);
      purchase = load (office->store, &at);
      id = sourcier_record_get_id (sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_SENDINGS)->pdata[0]);
      g_assert_true (sourcier_sending_store_remove (office->store, at.purchase, id, &error));
      g_assert_no_error (error);
      assert_told (office->store, &at, 0, "Alpha", i == 0 ? THIRD_DAY : SOURCIER_DAY_NONE,
                   i == 0 ? "Other way on 2026-11-20" : "");
    }
  g_assert_false (sourcier_sending_store_remove (office->store, at.purchase, id, NULL));
}

/* What the supplier's own pane tells; and a supplier that leaves the directory stays told by name. */
static void
test_supplier (CoreTestOffice *office,
               gconstpointer   data)
{
  Case at = set_up (office->store);
  g_autoptr (GPtrArray) sendings = NULL;
  guint n_all = 0;

  write_to (office->store, &at, at.alpha, at.beta, FIRST_DAY, SOURCIER_SENDING_LETTER, "Consultation");
  write_to (office->store, &at, at.alpha, 0, SECOND_DAY, SOURCIER_SENDING_MAIL, "");
  sendings = sourcier_supplier_sendings_store_load (office->store, at.alpha, 1, &n_all, NULL);
  g_assert_cmpuint (n_all, ==, 2);
  g_assert_cmpuint (sendings->len, ==, 1);
  g_assert_cmpint (((SourcierSupplierSending *) sendings->pdata[0])->day, ==, SECOND_DAY);
  g_assert_cmpstr (((SourcierSupplierSending *) sendings->pdata[0])->subject, ==, "Cleaning");

  g_assert_true (sourcier_store_begin (office->store, "Delete", NULL));
  g_assert_true (sourcier_supplier_store_delete (office->store, at.alpha, NULL));
  g_assert_true (sourcier_store_commit (office->store, NULL));
  assert_told (office->store, &at, 0, "Alpha", FIRST_DAY, "Letter on 2026-11-12 (Consultation) · E-mail on 2026-11-19");

  /* A purchase goes with what was sent about it. */
  g_assert_true (sourcier_store_begin (office->store, "Delete", NULL));
  g_assert_true (sourcier_purchase_store_delete (office->store, at.purchase, NULL));
  g_assert_true (sourcier_store_commit (office->store, NULL));
  g_clear_pointer (&sendings, g_ptr_array_unref);
  sendings = sourcier_supplier_sendings_store_load (office->store, at.beta, 1, &n_all, NULL);
  g_assert_cmpuint (n_all, ==, 0);
}

static guint
count_templates (SourcierStore *store)
{
  g_autoptr (GPtrArray) templates = sourcier_letter_template_store_list (store, NULL);

  return templates->len;
}

/* A template is kept byte for byte; one of the same name takes its place; undo brings the earlier one back. */
static void
test_templates (CoreTestOffice *office,
                gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierOdtTemplate) own = sourcier_letter_template_default (SOURCIER_FRENCH, &error);
  g_autoptr (SourcierOdtTemplate) renamed =
    sourcier_odt_template_new (sourcier_odt_template_get_bytes (own), "Lettre type.ODT", &error);
  g_autoptr (GPtrArray) templates = NULL;
  g_autoptr (SourcierOdtTemplate) kept = NULL;
  const SourcierLetterTemplate *told;
  gint64 id = 0;

  g_assert_true (sourcier_letter_template_store_add (office->store, renamed, SOURCIER_FRENCH, &id, &error));
  templates = sourcier_letter_template_store_list (office->store, &error);
  g_assert_no_error (error);
  told = templates->pdata[0];
  g_assert_cmpstr (told->name, ==, "Lettre type");
  g_assert_cmpint (told->id, ==, id);
  g_assert_cmpint (told->language, ==, SOURCIER_FRENCH);
  kept = sourcier_letter_template_store_load (office->store, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (sourcier_odt_template_get_bytes (kept), sourcier_odt_template_get_bytes (own)));

  g_assert_true (sourcier_letter_template_store_add (office->store, renamed, SOURCIER_FRENCH, &id, &error));
  g_assert_cmpuint (count_templates (office->store), ==, 1);
  g_assert_true (sourcier_letter_template_store_add (office->store, renamed, SOURCIER_ENGLISH, &id, &error));
  g_assert_cmpuint (count_templates (office->store), ==, 2);
  g_assert_true (sourcier_letter_template_store_remove (office->store, id, &error));
  g_assert_cmpuint (count_templates (office->store), ==, 1);
  g_assert_false (sourcier_letter_template_store_remove (office->store, id, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  g_assert_cmpuint (count_templates (office->store), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/sending/record", NULL, test_record);
  core_test_add ("/sending/correct", NULL, test_correct);
  core_test_add ("/sending/supplier", NULL, test_supplier);
  core_test_add ("/sending/templates", NULL, test_templates);

  return g_test_run ();
}
