/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core-test.h"

#include "purchases/purchase-facets.h"
#include "purchases/purchase-query-json.h"
#include "purchases/purchase-saved-list.h"
#include "purchases/purchase-store.h"
#include "suppliers/supplier-query.h"
#include "suppliers/supplier-saved-list.h"

/* Questions about purchases saved under a name, and lists of purchases made by hand. */

static gint64
add_purchase (SourcierStore *store,
              const char    *subject,
              const char    *state)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();

  sourcier_record_read_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_SUBJECT, subject);
  sourcier_record_read_field (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_STATE, state);
  g_assert_true (sourcier_purchase_store_save (store, purchase, NULL));
  return sourcier_purchase_get_id (purchase);
}

static SourcierPurchaseQuery *
ask (SourcierPurchaseFacet facet,
     const char           *value,
     SourcierChoice        choice)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();

  return sourcier_purchase_query_with_choice (everything, facet, value, choice);
}

static guint
count (SourcierStore         *store,
       SourcierPurchaseQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_purchase_list_find_ids (store, query, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
test_json (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *left_out = NULL;
  g_autoptr (SourcierPurchaseQuery) planned = ask (SOURCIER_PURCHASE_FACET_STATE, "planned", SOURCIER_CHOICE_OUT);
  g_autoptr (SourcierPurchaseQuery) found = sourcier_purchase_query_with_text (planned, "nettoyage");
  g_autoptr (SourcierPurchaseQuery) between = sourcier_purchase_query_with_amounts (found, 7000000, 21600000);
  g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 id = 7;
  g_autoptr (SourcierPurchaseQuery) kept = sourcier_purchase_query_with_members (between, "Un contrat", g_array_append_val (some, id));
  g_autoptr (SourcierPurchaseQuery) query =
    sourcier_purchase_query_with_sort (kept, SOURCIER_PURCHASE_SORT_AMOUNT, FALSE);
  g_autofree char *json = sourcier_purchase_query_to_json (query);
  g_autoptr (SourcierPurchaseQuery) read = sourcier_purchase_query_from_json (json, &left_out, &error);
  g_autoptr (SourcierPurchaseQuery) newer = NULL;

  g_assert_no_error (error);
  g_assert_null (left_out);
  g_assert_true (sourcier_purchase_query_equal (query, read));

  /* What a newer version wrote and this one does not know is not asked, and named. */
  newer = sourcier_purchase_query_from_json ("{\"below\": 700, \"moon\": 1, \"sort\": \"colour\","
                                             " \"facets\": {\"state\": {\"in\": [\"idea\", 3]}}}", &left_out, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (left_out, ==, "moon, sort, in");
  g_assert_cmpint (sourcier_purchase_query_get_below (newer), ==, 700);
  g_assert_cmpint (sourcier_purchase_query_get_sort (newer), ==, SOURCIER_PURCHASE_SORT_LAUNCH);
  g_assert_cmpint (sourcier_choices_get (sourcier_purchase_query_get_choices (newer), SOURCIER_PURCHASE_FACET_STATE, "idea"),
                   ==, SOURCIER_CHOICE_IN);
  g_assert_null (sourcier_purchase_query_from_json ("[]", NULL, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);
}

/* A saved question stays live, and lists of suppliers and of purchases may have one name. */
static void
test_question (CoreTestOffice *office,
               gconstpointer   data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierPurchaseQuery) planned = ask (SOURCIER_PURCHASE_FACET_STATE, "planned", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierSupplierQuery) suppliers = sourcier_supplier_query_new ();
  g_autoptr (SourcierSavedList) list = sourcier_saved_list_new (&sourcier_purchase_lists, "À lancer", planned);
  g_autoptr (SourcierSavedList) other = sourcier_saved_list_new (&sourcier_supplier_lists, "À lancer", suppliers);
  g_autoptr (SourcierSavedList) twin = sourcier_saved_list_new (&sourcier_purchase_lists, "A LANCER", NULL);
  g_autoptr (SourcierSavedList) read = NULL;
  g_autoptr (GPtrArray) lists = NULL;

  sourcier_store_begin (office->store, "Save", NULL);
  add_purchase (office->store, "Nettoyage", "planned");
  add_purchase (office->store, "Tonte", "idea");
  g_assert_true (sourcier_saved_list_store_save (office->store, list, &error));
  g_assert_true (sourcier_saved_list_store_save (office->store, other, &error));
  g_assert_false (sourcier_saved_list_store_save (office->store, twin, &error));
  g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (sourcier_store_commit (office->store, NULL));

  lists = sourcier_saved_list_store_load_all (office->store, &sourcier_purchase_lists, NULL);
  g_assert_cmpuint (lists->len, ==, 1);
  read = sourcier_saved_list_store_find (office->store, &sourcier_purchase_lists, "a lancer", NULL);
  g_assert_true (sourcier_purchase_query_equal (sourcier_saved_list_get_question (read), planned));
  g_assert_cmpint (sourcier_saved_list_store_count (office->store, read, NULL), ==, 1);
  sourcier_store_begin (office->store, "Add", NULL);
  add_purchase (office->store, "Repas", "planned");
  sourcier_store_commit (office->store, NULL);
  g_assert_cmpint (sourcier_saved_list_store_count (office->store, read, NULL), ==, 2);
}

/* Of three purchases two are put on a list: it counts them, keeps its name in questions, and loses who is deleted. */
static void
test_members (CoreTestOffice *office,
              gconstpointer   data)
{
  gint64 ids[3];
  gboolean added;
  g_autoptr (SourcierPurchaseQuery) on_list = ask (SOURCIER_PURCHASE_FACET_SAVED_LIST, "comite", SOURCIER_CHOICE_IN);
  g_autoptr (SourcierPurchaseQuery) off_list = ask (SOURCIER_PURCHASE_FACET_SAVED_LIST, "Comité", SOURCIER_CHOICE_OUT);
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierSavedList) list = NULL, question = NULL, again = NULL;
  g_autoptr (SourcierPurchaseFacets) facets = NULL;
  GPtrArray *counts;

  sourcier_store_begin (office->store, "Fill", NULL);
  ids[0] = add_purchase (office->store, "Nettoyage", "planned");
  ids[1] = add_purchase (office->store, "Tonte", "idea");
  ids[2] = add_purchase (office->store, "Repas", "idea");
  list = sourcier_saved_list_store_open (office->store, &sourcier_purchase_lists, "Comité", TRUE, NULL);
  for (guint i = 0; i < 2; i++)
    g_assert_true (sourcier_saved_list_store_add (office->store, list, ids[i], &added, NULL) && added);
  g_assert_true (sourcier_saved_list_store_add (office->store, list, ids[0], &added, NULL) && !added);
  question = sourcier_saved_list_new (&sourcier_purchase_lists, "Sans comité", off_list);
  sourcier_saved_list_store_save (office->store, question, NULL);
  sourcier_store_commit (office->store, NULL);

  g_assert_cmpuint (count (office->store, on_list), ==, 2);
  g_assert_cmpuint (count (office->store, off_list), ==, 1);
  facets = sourcier_purchase_facets_count (office->store, everything, NULL);
  counts = sourcier_purchase_facets_get_counts (facets, SOURCIER_PURCHASE_FACET_SAVED_LIST);
  g_assert_cmpuint (counts->len, ==, 2);
  g_assert_cmpstr (((SourcierFacetCount *) counts->pdata[0])->value, ==, "Comité");
  g_assert_cmpint (((SourcierFacetCount *) counts->pdata[0])->count, ==, 2);
  g_assert_cmpint (((SourcierFacetCount *) counts->pdata[1])->count, ==, 1);

  sourcier_store_begin (office->store, "Rename and delete", NULL);
  sourcier_saved_list_set_name (list, "Commission");
  g_assert_true (sourcier_saved_list_store_save (office->store, list, NULL));
  g_assert_true (sourcier_purchase_store_delete (office->store, ids[0], NULL));
  g_assert_true (sourcier_store_commit (office->store, NULL));
  again = sourcier_saved_list_store_find (office->store, &sourcier_purchase_lists, "Sans comité", NULL);
  g_assert_cmpint (sourcier_saved_list_store_count (office->store, again, NULL), ==, 1);
  g_assert_cmpint (sourcier_saved_list_store_count (office->store, list, NULL), ==, 1);

  /* Undone, the purchase stands on its list again. */
  g_assert_true (sourcier_store_undo (office->store, NULL, NULL));
  g_assert_cmpuint (count (office->store, on_list), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/purchase-list/json", test_json);
  core_test_add ("/purchase-list/question", NULL, test_question);
  core_test_add ("/purchase-list/members", NULL, test_members);
  return g_test_run ();
}
