/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom the office thinks of consulting for a purchase, and what becomes of the list when the directory changes. */

#include "core-test.h"

#include "purchases/purchase-store.h"
#include "purchases/shortlist-export.h"
#include "purchases/shortlist-store.h"
#include "store/history.h"
#include "suppliers/duplicate-store.h"
#include "suppliers/supplier-store.h"

#define DAY sourcier_day_from_ymd (2026, 11, 12)

/* Fictitious numbers whose check digit is right (Luhn), counted by hand. */
#define SIRET_ALPHA "00010000000018"
#define SIRET_BETA "00010000000026"

static gint64
add_supplier (SourcierStore *store,
              const char    *name,
              const char    *siret)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (GError) error = NULL;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_SIRET, siret);
  g_assert_true (sourcier_store_begin (store, "Add", &error));
  g_assert_true (sourcier_supplier_store_save (store, supplier, &error));
  g_assert_true (sourcier_store_commit (store, &error));
  return sourcier_supplier_get_id (supplier);
}

static gint64
add_purchase (SourcierStore *store,
              const char    *subject)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
  g_autoptr (GError) error = NULL;

  sourcier_purchase_set_text (purchase, SOURCIER_PURCHASE_SUBJECT, subject);
  g_assert_true (sourcier_store_begin (store, "Add", &error));
  g_assert_true (sourcier_purchase_store_save (store, purchase, &error));
  g_assert_true (sourcier_store_commit (store, &error));
  return sourcier_purchase_get_id (purchase);
}

static GArray *
ids_new (guint n,
         ...)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  va_list list;

  va_start (list, n);
  for (guint i = 0; i < n; i++)
    {
      gint64 id = va_arg (list, gint64);
      g_array_append_val (ids, id);
    }
  va_end (list);
  return ids;
}

static SourcierShortlistAdded
put (SourcierStore *store,
     gint64         purchase,
     GArray        *suppliers)
{
  g_autoptr (GArray) ids = suppliers;
  g_autoptr (GError) error = NULL;
  SourcierShortlistAdded added;

  g_assert_true (sourcier_shortlist_store_add (store, purchase, ids, &added, &error));
  g_assert_no_error (error);
  return added;
}

static GPtrArray *
load (SourcierStore *store,
      gint64         id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (store, id, &error);
  GPtrArray *entries = sourcier_shortlist_store_load (store, purchase, &error);

  g_assert_no_error (error);
  return entries;
}

static guint
count (SourcierStore *store,
       gint64         id)
{
  g_autoptr (GPtrArray) entries = load (store, id);

  return entries->len;
}

static gint64
candidate_at (GPtrArray *entries,
              guint      i)
{
  return sourcier_record_get_id (((SourcierShortlistEntry *) entries->pdata[i])->candidate);
}

static guint
consult (SourcierStore *store,
         gint64         purchase,
         GArray        *candidates,
         SourcierDay    day)
{
  g_autoptr (GArray) ids = candidates;
  g_autoptr (GError) error = NULL;
  guint n = G_MAXUINT;

  g_assert_true (sourcier_shortlist_store_consult (store, purchase, ids, day, &n, &error));
  g_assert_no_error (error);
  return n;
}

static char *
dup_last_detail (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actions = sourcier_history_load (store, 1, &error);

  g_assert_no_error (error);
  return g_strdup (sourcier_action_get_detail (actions->pdata[0]));
}

/* Three are named, one of them twice and one known already: each stands once, in one action, by name whatever the case. */
static void
test_add (CoreTestOffice *office,
          gconstpointer   data)
{
  gint64 beta = add_supplier (office->store, "beta", SIRET_BETA);
  gint64 alpha = add_supplier (office->store, "Alpha", SIRET_ALPHA);
  gint64 purchase = add_purchase (office->store, "Cleaning");
  SourcierShortlistAdded added = put (office->store, purchase, ids_new (2, beta, beta));
  g_autofree char *once = NULL, *twice = NULL;

  g_assert_cmpuint (added.n_added, ==, 1);
  g_assert_cmpuint (added.n_already, ==, 1);

  added = put (office->store, purchase, ids_new (3, alpha, beta, G_GINT64_CONSTANT (12345)));
  once = sourcier_shortlist_added_to_words (added);
  g_assert_cmpstr (once, ==, "1 supplier added to the shortlist; 1 was there already");

  g_autoptr (GPtrArray) entries = load (office->store, purchase);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_cmpstr (sourcier_shortlist_entry_get_name (entries->pdata[0]), ==, "Alpha");
  g_assert_cmpstr (sourcier_shortlist_entry_get_name (entries->pdata[1]), ==, "beta");

  added = put (office->store, purchase, ids_new (2, alpha, beta));
  twice = sourcier_shortlist_added_to_words (added);
  g_assert_cmpstr (twice, ==, "2 suppliers are on the shortlist already");
  g_assert_cmpuint (count (office->store, purchase), ==, 2);

  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  g_assert_cmpuint (count (office->store, purchase), ==, 1);
  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  g_assert_cmpuint (count (office->store, purchase), ==, 0);
  g_assert_true (sourcier_store_redo (office->store, NULL, NULL));
  g_assert_cmpuint (count (office->store, purchase), ==, 1);
}

static void
test_too_many (CoreTestOffice *office,
               gconstpointer   data)
{
  gint64 purchase = add_purchase (office->store, "Cleaning");
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  SourcierShortlistAdded added;

  g_array_set_size (ids, SOURCIER_SHORTLIST_MOST + 1);
  g_assert_false (sourcier_shortlist_store_add (office->store, purchase, ids, &added, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT);
  g_assert_false (sourcier_store_in_transaction (office->store));
}

/* The day of who was consulted before stays; it is corrected by itself, and the history tells who, when, and what it was. */
static void
test_consult (CoreTestOffice *office,
              gconstpointer   data)
{
  gint64 alpha = add_supplier (office->store, "Alpha", SIRET_ALPHA);
  gint64 beta = add_supplier (office->store, "Beta", SIRET_BETA);
  gint64 purchase = add_purchase (office->store, "Cleaning");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *marked = NULL, *corrected = NULL;

  put (office->store, purchase, ids_new (2, alpha, beta));
  entries = load (office->store, purchase);
  g_assert_cmpuint (consult (office->store, purchase, ids_new (1, candidate_at (entries, 0)), DAY), ==, 1);
  marked = dup_last_detail (office->store);
  g_assert_cmpstr (marked, ==, "Cleaning · 2026-11-12 · Alpha");
  g_assert_cmpuint (consult (office->store, purchase,
                             ids_new (2, candidate_at (entries, 0), candidate_at (entries, 1)), DAY + 3), ==, 1);
  g_clear_pointer (&entries, g_ptr_array_unref);

  entries = load (office->store, purchase);
  g_assert_cmpuint (sourcier_shortlist_entry_get_day (entries->pdata[0]), ==, DAY);
  g_assert_cmpuint (sourcier_shortlist_entry_get_day (entries->pdata[1]), ==, DAY + 3);

  g_autoptr (SourcierRecord) beta_then = sourcier_record_copy (((SourcierShortlistEntry *) entries->pdata[1])->candidate);
  sourcier_record_set_number (beta_then, SOURCIER_CANDIDATE_CONSULTED_ON, DAY + 1);
  g_assert_true (sourcier_shortlist_store_set (office->store, purchase, beta_then, &error));
  corrected = dup_last_detail (office->store);
  g_assert_cmpstr (corrected, ==, "Cleaning · 2026-11-15 → 2026-11-13 · Beta");
}

static void
test_remove (CoreTestOffice *office,
             gconstpointer   data)
{
  gint64 alpha = add_supplier (office->store, "Alpha", SIRET_ALPHA);
  gint64 purchase = add_purchase (office->store, "Cleaning");
  g_autoptr (GError) error = NULL;
  guint n_removed;

  put (office->store, purchase, ids_new (1, alpha));

  g_autoptr (GPtrArray) entries = load (office->store, purchase);
  g_autoptr (GArray) gone = ids_new (1, candidate_at (entries, 0));
  g_assert_true (sourcier_shortlist_store_remove (office->store, purchase, gone, &n_removed, &error));
  g_assert_cmpuint (n_removed, ==, 1);
  g_assert_cmpuint (count (office->store, purchase), ==, 0);
  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  g_assert_cmpuint (count (office->store, purchase), ==, 1);
}

static void
write_note (SourcierStore *store,
            gint64         purchase,
            gint64         supplier,
            const char    *note,
            SourcierDay    day)
{
  g_autoptr (GPtrArray) entries = load (store, purchase);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      SourcierShortlistEntry *entry = entries->pdata[i];
      g_autoptr (SourcierRecord) copy = sourcier_record_copy (entry->candidate);

      if (sourcier_record_get_number (copy, SOURCIER_CANDIDATE_SUPPLIER) != supplier)
        continue;
      sourcier_record_set_text (copy, SOURCIER_CANDIDATE_NOTE, note);
      sourcier_record_set_number (copy, SOURCIER_CANDIDATE_CONSULTED_ON, day);
      g_assert_true (sourcier_shortlist_store_set (store, purchase, copy, &error));
      g_assert_no_error (error);
    }
}

/* Both stand on one list, the second alone on another. What is merged stands once on each, with the earlier of the two
 * days and both notes; undo parts them again. */
static void
test_merge (CoreTestOffice *office,
            gconstpointer   data)
{
  gint64 stays = add_supplier (office->store, "Alpha", SIRET_ALPHA);
  gint64 goes = add_supplier (office->store, "Alpha SARL", SIRET_BETA);
  gint64 both = add_purchase (office->store, "Both"), alone = add_purchase (office->store, "Alone");
  g_autoptr (GError) error = NULL;

  put (office->store, both, ids_new (2, stays, goes));
  put (office->store, alone, ids_new (1, goes));
  write_note (office->store, both, stays, "called", DAY + 2);
  write_note (office->store, both, goes, "met", DAY);
  write_note (office->store, alone, goes, "wrote", DAY + 1);
  g_assert_true (sourcier_duplicate_store_merge (office->store, stays, goes, 0, &error));
  g_assert_no_error (error);

  g_autoptr (GPtrArray) entries = load (office->store, both);
  g_assert_cmpuint (entries->len, ==, 1);
  SourcierShortlistEntry *entry = entries->pdata[0];
  g_assert_cmpint (sourcier_record_get_number (entry->candidate, SOURCIER_CANDIDATE_SUPPLIER), ==, stays);
  g_assert_cmpuint (sourcier_shortlist_entry_get_day (entry), ==, DAY);
  g_assert_cmpstr (sourcier_record_get_text (entry->candidate, SOURCIER_CANDIDATE_NOTE), ==, "called · met");

  g_autoptr (GPtrArray) others = load (office->store, alone);
  g_assert_cmpuint (others->len, ==, 1);
  entry = others->pdata[0];
  g_assert_cmpint (sourcier_record_get_number (entry->candidate, SOURCIER_CANDIDATE_SUPPLIER), ==, stays);
  g_assert_cmpuint (sourcier_shortlist_entry_get_day (entry), ==, DAY + 1);
  g_assert_cmpstr (sourcier_record_get_text (entry->candidate, SOURCIER_CANDIDATE_NOTE), ==, "wrote");

  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  g_assert_cmpuint (count (office->store, both), ==, 2);
}

/* Who leaves the directory is still told by name and number, and is known again when it comes back under that number. */
static void
test_gone (CoreTestOffice *office,
           gconstpointer   data)
{
  gint64 alpha = add_supplier (office->store, "Alpha", SIRET_ALPHA);
  gint64 purchase = add_purchase (office->store, "Cleaning");
  g_autoptr (GError) error = NULL;
  g_autofree char *doubt = NULL;

  put (office->store, purchase, ids_new (1, alpha));
  g_assert_true (sourcier_store_begin (office->store, "Delete", &error));
  g_assert_true (sourcier_supplier_store_delete (office->store, alpha, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));

  g_autoptr (GPtrArray) entries = load (office->store, purchase);
  SourcierShortlistEntry *entry = entries->pdata[0];
  g_assert_null (entry->supplier);
  g_assert_cmpstr (sourcier_shortlist_entry_get_name (entry), ==, "Alpha");
  g_assert_cmpstr (sourcier_record_get_text (entry->candidate, SOURCIER_CANDIDATE_IDENTIFIER), ==, SIRET_ALPHA);
  doubt = sourcier_shortlist_entry_doubt_to_words (entry, DAY);
  g_assert_cmpstr (doubt, ==, "No longer in the directory");

  gint64 again = add_supplier (office->store, "Alpha", SIRET_ALPHA);
  SourcierShortlistAdded added = put (office->store, purchase, ids_new (1, again));
  g_assert_cmpuint (added.n_added, ==, 0);
  g_assert_cmpuint (added.n_already, ==, 1);
  g_autoptr (GPtrArray) later = load (office->store, purchase);
  g_assert_cmpuint (later->len, ==, 1);
  g_assert_nonnull (((SourcierShortlistEntry *) later->pdata[0])->supplier);
}

/* Excluded until 12 November: barred on that day, no longer on the next. */
static void
test_excluded (void)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  g_autoptr (SourcierRecord) candidate = sourcier_purchase_part_new (SOURCIER_PURCHASE_CANDIDATES);
  g_autoptr (SourcierShortlistEntry) entry = sourcier_shortlist_entry_new (candidate, supplier);

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EXCLUSION, "L2141-4");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_EXCLUDED_UNTIL, "2026-11-12");

  g_autofree char *then = sourcier_shortlist_entry_doubt_to_words (entry, DAY);
  g_autofree char *after = sourcier_shortlist_entry_doubt_to_words (entry, DAY + 1);
  g_assert_cmpstr (then, ==, "Excluded from public procurement until 2026-11-12 · L2141-4");
  g_assert_null (after);
}

static SourcierSupplier *
create_told (void)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();
  g_autoptr (SourcierContact) contact = sourcier_contact_new ();
  static const struct { const char *label; SourcierDay to; } awards[] = { { "EI", 0 }, { "EI", 1 }, { "RGE", 1 } };

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, "Alpha; Bêta");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_SIRET, SIRET_ALPHA);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_POSTCODE, "01000");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, "Bourg");
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_PHONE, "01 99 00 00 00");
  sourcier_contact_set_text (contact, SOURCIER_CONTACT_EMAIL, "ana@alpha.example");
  sourcier_supplier_add_contact (supplier, contact);
  for (guint i = 0; i < G_N_ELEMENTS (awards); i++)
    {
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (awards[i].label);

      if (awards[i].to != 0)
        sourcier_label_award_set_valid_to (award, DAY - awards[i].to);
      sourcier_supplier_add_award (supplier, award);
    }
  return supplier;
}

/* EI is held by the award without an end; RGE ended the day before. The address is that of the contact. */
static void
test_export (CoreTestOffice *office,
             gconstpointer   data)
{
  g_autoptr (SourcierSupplier) supplier = create_told ();
  gint64 purchase = add_purchase (office->store, "Cleaning");
  g_autoptr (GFile) file = g_file_new_build_filename (office->folder, "list.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_store_begin (office->store, "Add", &error));
  g_assert_true (sourcier_supplier_store_save (office->store, supplier, &error));
  g_assert_true (sourcier_store_commit (office->store, &error));
  put (office->store, purchase, ids_new (1, sourcier_supplier_get_id (supplier)));
  write_note (office->store, purchase, sourcier_supplier_get_id (supplier), "=called", DAY);

  g_setenv ("SOURCIER_TODAY", "2026-11-12", TRUE);
  core_test_export (sourcier_shortlist_export_new (office->store, purchase), SOURCIER_EXPORT_CSV, file);
  g_unsetenv ("SOURCIER_TODAY");

  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Identifier;Name;Place;E-mail;Phone;Labels;Note;Consulted on;Written to\r\n"));
  g_assert_nonnull (strstr (text, SIRET_ALPHA));
  g_assert_nonnull (strstr (text, "\"Alpha; Bêta\";01000 Bourg;ana@alpha.example;01 99 00 00 00;EI;'=called;2026-11-12;\r\n"));
}

static void
test_export_some (CoreTestOffice *office,
                  gconstpointer   data)
{
  gint64 alpha = add_supplier (office->store, "Alpha", SIRET_ALPHA), beta = add_supplier (office->store, "Beta", SIRET_BETA);
  gint64 purchase = add_purchase (office->store, "Cleaning");
  g_autoptr (GFile) file = g_file_new_build_filename (office->folder, "list.csv", NULL);
  g_autofree char *text = NULL;

  put (office->store, purchase, ids_new (2, alpha, beta));
  g_autoptr (GPtrArray) entries = load (office->store, purchase);
  g_autoptr (GArray) second = ids_new (1, candidate_at (entries, 1));
  core_test_export (sourcier_shortlist_export_new_some (office->store, purchase, second), SOURCIER_EXPORT_CSV, file);
  g_assert_true (g_file_get_contents (g_file_peek_path (file), &text, NULL, NULL));
  g_assert_nonnull (strstr (text, ";Beta;"));
  g_assert_null (strstr (text, "Alpha"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/shortlist/add", NULL, test_add);
  core_test_add ("/shortlist/too-many", NULL, test_too_many);
  core_test_add ("/shortlist/consult", NULL, test_consult);
  core_test_add ("/shortlist/remove", NULL, test_remove);
  core_test_add ("/shortlist/merge", NULL, test_merge);
  core_test_add ("/shortlist/gone", NULL, test_gone);
  g_test_add_func ("/shortlist/excluded", test_excluded);
  core_test_add ("/shortlist/export", NULL, test_export);
  core_test_add ("/shortlist/export-some", NULL, test_export_some);
  return g_test_run ();
}
