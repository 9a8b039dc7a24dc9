/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The index in memory against SQL, which test-supplier-query checks by reasoning: the same ids in the same order and the same
 * counts, for random questions to random directories, and after everything that changes a file. */

#include "index-answer.h"
#include "office-test.h"
#include "random-question.h"

#include "suppliers/supplier-index-shared-private.h"
#include "suppliers/supplier-index.h"
#include "suppliers/supplier-saved-list.h"
#include "suppliers/supplier-store.h"

#include <string.h>

#define N_SUPPLIERS 160
#define N_QUESTIONS 50
#define N_CHANGES 6

static void
choose (SourcierSupplierQuery **query,
        SourcierSupplierFacet   facet,
        const char             *value)
{
  REPLACE (*query, sourcier_supplier_query_with_choice (*query, facet, value,
                                                        g_test_rand_bit () ? SOURCIER_CHOICE_IN : SOURCIER_CHOICE_OUT));
}

/* What random questions do not ask: places, firms, some alone, trades, other days. */
static void
ask_more (Office                 *office,
          SourcierSupplierQuery **query)
{
  static const char * const departements[] = { "95", "2A", "971" };
  static const int days[] = { -401, -90, -1, 1, 90, 400 };

  if (g_test_rand_int_range (0, 6) == 0)
    REPLACE (*query, sourcier_supplier_query_with_works_in (*query, PICK (departements)));
  if (g_test_rand_int_range (0, 6) == 0)
    REPLACE (*query, sourcier_supplier_query_with_near (*query, "95500", (guint) g_test_rand_int_range (1, 60)));
  if (g_test_rand_int_range (0, 8) == 0)
    REPLACE (*query, sourcier_supplier_query_with_siren (*query, "411555130"));
  if (g_test_rand_int_range (0, 6) == 0)
    REPLACE (*query, sourcier_supplier_query_with_day (*query, office->day + PICK (days)));
  if (g_test_rand_int_range (0, 8) == 0)
    choose (query, SOURCIER_FACET_FAMILY, SOURCIER_FAMILY_OF_CPV "90911200");
  if (g_test_rand_int_range (0, 8) == 0)
    choose (query, SOURCIER_FACET_EXCLUSION, "excluded:2026-01-01");
  if (g_test_rand_int_range (0, 8) == 0)
    choose (query, SOURCIER_FACET_DEPARTEMENT, "nowhere");
  if (g_test_rand_int_range (0, 8) == 0)
    {
      g_autoptr (GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (guint i = 0; i < office->suppliers->len; i += (guint) g_test_rand_int_range (1, 4))
        {
          gint64 id = sourcier_supplier_get_id (g_ptr_array_index (office->suppliers, i));
          g_array_append_val (some, id);
        }
      REPLACE (*query, sourcier_supplier_query_with_some (*query, some, "some"));
    }
}

static SourcierSupplierQuery *
random_query (Office *office)
{
  Question question = random_question_new (office->day);
  SourcierSupplierQuery *query;

  /* Of everything at once, hardly anybody is left. */
  for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    if (g_test_rand_int_range (0, 3) > 0)
      memset (question.choices[facet], 0, sizeof question.choices[facet]);
  query = random_question_to_query (&question);
  ask_more (office, &query);
  return query;
}

static void
sort (SourcierSupplierIndex *index,
      SourcierSupplierQuery *query)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_supplier_index_sort (index, query, &error));
  g_assert_no_error (error);
}

static void
test_random (Office        *office,
             gconstpointer  data)
{
  guint n_questions = core_test_n_cases (N_QUESTIONS);

  random_directory_add (office, N_SUPPLIERS);
  random_directory_save (office);

  g_autoptr (SourcierSupplierIndex) index = index_answer_build (office->store);
  for (guint i = 0; i < n_questions; i++)
    {
      g_autoptr (SourcierSupplierQuery) query = random_query (office);

      /* An order that is not there is SQL's for once. */
      if (g_test_rand_int_range (0, 4) > 0)
        sort (index, query);
      g_assert_true (index_answer_check (office->store, index, query));
    }
}

static SourcierSupplier *
any_supplier (Office *office)
{
  return g_ptr_array_index (office->suppliers, (guint) g_test_rand_int_range (0, (int) office->suppliers->len));
}

/* All that a random supplier is told to be instead of what it was. */
static void
edit (Office        *office,
      SourcierStore *store)
{
  static const char * const names[] = { "Élan", "zinc", "", "Atelier 95", "atelier vert" };
  static const char * const departements[] = { "", "95", "93", "2A", "new" };
  g_autoptr (GError) error = NULL;
  gint64 id = sourcier_supplier_get_id (any_supplier (office));
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (store, id, &error);

  if (supplier == NULL)
    return;
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, PICK (names));
  if (g_test_rand_bit ())
    sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_DEPARTEMENT, PICK (departements));
  if (g_test_rand_bit ())
    sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, g_test_rand_bit () ? "Pontoise" : "Évry");
  if (g_test_rand_bit ())
    sourcier_supplier_set_turnover (supplier, (gint64) g_test_rand_int_range (0, 20) * 1000000);
  if (g_test_rand_bit ())
    {
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (g_test_rand_bit () ? "EI" : "own");

      sourcier_label_award_set_valid_to (award, office->day + g_test_rand_int_range (-2, 100));
      sourcier_supplier_add_award (supplier, award);
    }
  if (g_test_rand_bit ())
    sourcier_supplier_add_tags (supplier, g_test_rand_bit () ? "LOCAL" : "nouveau");
  if (g_test_rand_bit ())
    sourcier_supplier_add_cpv (supplier, "45000000");
  sourcier_supplier_store_save (store, supplier, &error);
  g_assert_no_error (error);
}

/* An award of which one day alone changes tells no supplier in the changeset. */
static void
end_an_award (Office        *office,
              SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("UPDATE label_award SET valid_to = '2026-11-%02d' WHERE id ="
                                          " (SELECT max (id) FROM label_award WHERE id %% 7 = %d)",
                                          g_test_rand_int_range (1, 30), g_test_rand_int_range (0, 7));

  sourcier_store_execute (store, sql, &error);
  g_assert_no_error (error);
}

static void
add_one (Office        *office,
         SourcierStore *store)
{
  g_autoptr (GError) error = NULL;

  random_directory_add (office, 1);
  sourcier_supplier_store_save (store, g_ptr_array_index (office->suppliers, office->suppliers->len - 1), &error);
  g_assert_no_error (error);
}

static void
remove_one (Office        *office,
            SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 id = sourcier_supplier_get_id (any_supplier (office));
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (store, id, NULL);

  if (supplier == NULL)
    return;
  sourcier_supplier_store_delete (store, id, &error);
  g_assert_no_error (error);
}

static void
change_list (Office        *office,
             SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSavedList) list = sourcier_saved_list_store_open (store, &sourcier_supplier_lists, "salon 2026",
                                                                                TRUE, &error);
  gboolean changed;

  g_assert_no_error (error);
  sourcier_saved_list_set_name (list, g_test_rand_bit () ? "SALON 2026" : "Salon 2026");
  sourcier_saved_list_store_save (store, list, &error);
  g_assert_no_error (error);
  g_autoptr (SourcierSupplier) supplier =
    sourcier_supplier_store_load (store, sourcier_supplier_get_id (any_supplier (office)), NULL);
  if (supplier != NULL)
    sourcier_saved_list_store_add (store, list, sourcier_supplier_get_id (supplier), &changed, &error);
  g_assert_no_error (error);
}

static void
end_contracts (Office        *office,
               SourcierStore *store)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_execute (store, "UPDATE purchase SET state = CASE state WHEN 'awarded' THEN 'ended' ELSE 'awarded' END"
                                 " WHERE id % 3 = 0", &error);
  g_assert_no_error (error);
}

static void
do_something (Office        *office,
              SourcierStore *store)
{
  static void (* const things[]) (Office *, SourcierStore *) = {
    edit, edit, edit, end_an_award, add_one, remove_one, change_list, end_contracts };
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, "Test", &error);
  g_assert_no_error (error);
  /* Whatever else is done, there is something to undo. */
  sourcier_store_execute (store, "UPDATE supplier SET notes = notes || '.' WHERE id = (SELECT max (id) FROM supplier)", &error);
  g_assert_no_error (error);
  for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
    PICK (things) (office, store);
  sourcier_store_commit (store, &error);
  g_assert_no_error (error);
}

/* Returns: whether there was anything to do. */
static gboolean
take_step (SourcierStore *store,
           gboolean       undo)
{
  g_autoptr (GError) error = NULL;
  gboolean done = undo ? sourcier_store_undo (store, NULL, &error) : sourcier_store_redo (store, NULL, &error);

  /* What another program changed may stand in the way. */
  if (!done && !g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT))
    g_assert_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND);
  return done;
}

/* Does something, undoes it or does it again, through either of the program's connections; or another program writes. The
 * program looks again after what its workers did, and nobody tells it what another program does.
 * Returns: whether the program did something. */
static gboolean
change_anything (Office        *office,
                 SourcierStore *worker,
                 SourcierStore *foreign)
{
  SourcierStore *store = g_test_rand_bit () ? office->store : worker;
  g_autoptr (GError) error = NULL;

  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
    case 1:
    case 2:
      return take_step (store, g_test_rand_int_range (0, 3) > 0);
    case 3:
      if (g_test_rand_bit ())
        return FALSE;
      sourcier_store_execute (foreign, "UPDATE supplier SET departement = CASE departement WHEN '95' THEN '' ELSE '95' END"
                                       " WHERE id % 5 = 0", &error);
      g_assert_no_error (error);
      return FALSE;
    default:
      do_something (office, store);
      return TRUE;
    }
}

static GPtrArray *
some_queries (Office *office)
{
  GPtrArray *queries = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (queries, sourcier_supplier_query_new ());
  for (guint i = 0; i < 6; i++)
    g_ptr_array_add (queries, random_query (office));
  return queries;
}

static SourcierStore *
open_another (Office *office)
{
  g_autoptr (GError) error = NULL;
  SourcierStore *store = sourcier_store_open (office->file.path, &error);

  g_assert_no_error (error);
  return store;
}

/* Whoever came before an order was asked for, and after the last answer, is in it. */
static void
test_sort_after_change (Office        *office,
                        gconstpointer  data)
{
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) dated = sourcier_supplier_query_with_day (all, office->day);
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_sort (dated, SOURCIER_SUPPLIER_SORT_SIRET, FALSE);
  g_autoptr (SourcierSupplierIndex) index = NULL;
  g_autoptr (SourcierStore) foreign = open_another (office);
  g_autoptr (GError) error = NULL;

  random_directory_add (office, 10);
  random_directory_save (office);
  sourcier_store_refresh (foreign);
  index = index_answer_build (office->store);
  sourcier_store_begin (foreign, "Test", &error);
  g_assert_no_error (error);
  add_one (office, foreign);
  sourcier_store_commit (foreign, &error);
  g_assert_no_error (error);
  sort (index, query);
  g_assert_true (index_answer_check (office->store, index, query));
}

/* Another program that knows nothing of the history writes right after the program did, before anybody looks. */
static void
test_unseen (Office        *office,
             gconstpointer  data)
{
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierIndex) index = NULL;

  random_directory_add (office, N_SUPPLIERS / 4);
  random_directory_save (office);
  index = index_answer_build (office->store);
  sort (index, all);
  for (guint i = 0; i < 3; i++)
    {
      do_something (office, office->store);
      g_assert_true (index_answer_check (office->store, index, all));
      do_something (office, office->store);
      office_test_tell_sqlite (office->file.path, "UPDATE supplier SET departement = CASE departement WHEN '95' THEN '' ELSE '95' END"
                                                  " WHERE id % 3 = 0");
      index_answer_check_or_build (office->store, index, all, FALSE);
    }
}

static void
test_changes (Office        *office,
              gconstpointer  data)
{
  guint n_changes = core_test_n_cases (N_CHANGES);
  g_autoptr (GPtrArray) queries = some_queries (office);
  g_autoptr (SourcierSupplierIndex) index = NULL;
  g_autoptr (SourcierStore) worker = open_another (office);
  g_autoptr (SourcierStore) foreign = open_another (office);

  random_directory_add (office, N_SUPPLIERS / 4);
  random_directory_save (office);
  sourcier_store_refresh (worker);
  index = index_answer_build (office->store);
  for (guint i = 0; i < queries->len; i++)
    sort (index, g_ptr_array_index (queries, i));
  for (guint i = 0; i < n_changes; i++)
    {
      /* A list asks again whenever the program has done something; before that, others may have written. */
      for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
        if (change_anything (office, worker, foreign))
          {
            sourcier_store_refresh (office->store);
            sourcier_store_refresh (worker);
            index_answer_check_or_build (office->store, index, g_ptr_array_index (queries, 0), FALSE);
          }
      for (guint j = 0; j < queries->len; j++)
        index_answer_check_or_build (office->store, index, g_ptr_array_index (queries, j), FALSE);
      g_ptr_array_remove_index (queries, 1);
      g_ptr_array_add (queries, random_query (office));
    }
}

/* Nobody else writes: what is done, undone and done again is followed, one or several actions at a time. */
static void
test_follows (Office        *office,
              gconstpointer  data)
{
  guint n_changes = core_test_n_cases (N_CHANGES);
  g_autoptr (GPtrArray) queries = some_queries (office);
  g_autoptr (SourcierSupplierIndex) index = NULL;

  random_directory_add (office, N_SUPPLIERS / 4);
  random_directory_save (office);
  index = index_answer_build (office->store);
  for (guint i = 0; i < queries->len; i++)
    sort (index, g_ptr_array_index (queries, i));
  for (guint i = 0; i < n_changes; i++)
    {
      guint n = (guint) g_test_rand_int_range (1, 4);

      for (guint j = 0; j < n; j++)
        do_something (office, office->store);
      for (guint j = 0; j < queries->len; j++)
        index_answer_check_or_build (office->store, index, g_ptr_array_index (queries, j), TRUE);
      for (guint j = 0; j < n; j++)
        take_step (office->store, TRUE);
      index_answer_check_or_build (office->store, index, g_ptr_array_index (queries, 0), TRUE);
      for (guint j = 0; j < n && g_test_rand_bit (); j++)
        take_step (office->store, FALSE);
      index_answer_check_or_build (office->store, index, g_ptr_array_index (queries, 0), TRUE);
    }
}

/* An empty directory, and those that grow and go. */
static void
test_empty (Office        *office,
            gconstpointer  data)
{
  g_autoptr (SourcierSupplierQuery) everybody = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierIndex) index = sourcier_supplier_index_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (index_answer_check (office->store, index, everybody));
  g_assert_true (sourcier_supplier_index_build (index, office->store, &error));
  g_assert_true (index_answer_check (office->store, index, everybody));
  random_directory_add (office, 3);
  random_directory_save (office);
  /* The commune that the directory classes is no small change. */
  if (!index_answer_check (office->store, index, everybody))
    g_assert_true (sourcier_supplier_index_build (index, office->store, &error));
  g_assert_true (index_answer_check (office->store, index, everybody));
  sourcier_store_undo (office->store, NULL, &error);
  g_assert_no_error (error);
  if (!index_answer_check (office->store, index, everybody))
    g_assert_true (sourcier_supplier_index_build (index, office->store, &error));
  g_assert_true (index_answer_check (office->store, index, everybody));
}

/* Waits until the body is there, or @in_the_end until nothing is left to do. */
static gboolean
has_body (SourcierIndexShared *shared,
          gboolean             in_the_end)
{
  gboolean working = TRUE, there = FALSE;

  while (working && (in_the_end || !there))
    {
      g_mutex_lock (&shared->lock);
      working = shared->is_working;
      there = shared->body != NULL;
      g_mutex_unlock (&shared->lock);
      g_usleep (1000);
    }
  return there;
}

/* Returns: an index that has its body, and waits before it reads its orders. */
static SourcierIndexShared *
begin_orders (Office *office)
{
  SourcierIndexShared *shared = _sourcier_index_shared_new ();

  random_directory_add (office, 3);
  random_directory_save (office);
  g_mutex_lock (&shared->reading);
  _sourcier_index_shared_begin (shared, office->store);
  g_assert_true (has_body (shared, FALSE));
  return shared;
}

/* Lets the orders be read: in the end there is a body. */
static void
end_orders (SourcierIndexShared *shared)
{
  g_mutex_unlock (&shared->reading);
  g_assert_true (has_body (shared, TRUE));
  _sourcier_index_shared_close (shared);
  _sourcier_index_shared_unref (shared);
}

/* Something is written that cannot be followed while the orders are read, and asked for before that has come to its end. */
static void
test_lost_meanwhile (Office        *office,
                     gconstpointer  data)
{
  SourcierIndexShared *shared = begin_orders (office);

  g_mutex_lock (&shared->lock);
  _sourcier_index_shared_drop (shared);
  g_mutex_unlock (&shared->lock);
  _sourcier_index_shared_begin (shared, office->store);
  end_orders (shared);
}

/* The same, but nobody asks: it is built anew all the same. */
static void
test_lost_unasked (Office        *office,
                   gconstpointer  data)
{
  SourcierIndexShared *shared = begin_orders (office);

  office_test_tell_sqlite (office->file.path, "UPDATE supplier SET departement = '95'");
  end_orders (shared);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("SOURCIER_TODAY", RANDOM_DIRECTORY_TODAY, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/supplier-index/random", Office, NULL, random_directory_set_up, test_random, random_directory_tear_down);
  g_test_add ("/supplier-index/changes", Office, NULL, random_directory_set_up, test_changes, random_directory_tear_down);
  g_test_add ("/supplier-index/sort-after-change", Office, NULL, random_directory_set_up, test_sort_after_change,
              random_directory_tear_down);
  g_test_add ("/supplier-index/unseen", Office, NULL, random_directory_set_up, test_unseen, random_directory_tear_down);
  g_test_add ("/supplier-index/follows", Office, NULL, random_directory_set_up, test_follows, random_directory_tear_down);
  g_test_add ("/supplier-index/lost-meanwhile", Office, NULL, random_directory_set_up, test_lost_meanwhile,
              random_directory_tear_down);
  g_test_add ("/supplier-index/lost-unasked", Office, NULL, random_directory_set_up, test_lost_unasked,
              random_directory_tear_down);
  g_test_add ("/supplier-index/empty", Office, NULL, random_directory_set_up, test_empty, random_directory_tear_down);

  return g_test_run ();
}
