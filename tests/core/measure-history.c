/* SPDX-License-Identifier: GPL-3.0-or-later */

/* measure-history OFFICE N: how long the history answers when so many actions were taken in an office's file. It makes the file
 * with as many, of the kinds that an office takes every day, unless it is there; questions come next, then undo, a revert of the
 * first and of a late action, and thinning, for which the file is best a copy. Each line tells seconds of the clock and of the
 * processor, a median where it is asked several times. tools/bench prints it for --history. */

#include "history/revert.h"
#include "history/told-action.h"
#include "purchases/purchase-store.h"
#include "stopwatch.h"
#include "store/history-query.h"
#include "store/history-tend.h"
#include "suppliers/supplier-store.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_TIMES 5

/* So many actions for each supplier, of which there is one purchase in ten. */
#define EDITS 20

static SourcierStore *store;

static double
get_worked (void)
{
  return (double) clock () / CLOCKS_PER_SEC;
}

static double
get_time (void)
{
  return g_get_monotonic_time () / (double) G_USEC_PER_SEC;
}

typedef void (*Asked) (gpointer data);

static void
measure (const char *what,
         int         n,
         Asked       asked,
         gpointer    data)
{
  double taken[N_TIMES], worked[N_TIMES];

  for (int i = 0; i < n; i++)
    {
      double at = get_time (), before = get_worked ();

      asked (data);
      taken[i] = get_time () - at;
      worked[i] = get_worked () - before;
    }
  qsort (taken, (size_t) n, sizeof *taken, stopwatch_compare);
  qsort (worked, (size_t) n, sizeof *worked, stopwatch_compare);
  printf ("%-46s %9.4f s %9.4f s\n", what, taken[n / 2], worked[n / 2]);
  fflush (stdout);
}

static void
save_supplier (SourcierSupplier *supplier,
               const char       *name)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_begin (store, name, &error);
  stopwatch_check (error);
  sourcier_store_set_detail (store, sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_NAME));
  if (sourcier_supplier_store_save (store, supplier, &error))
    sourcier_store_commit (store, &error);
  stopwatch_check (error);
}

static void
add_purchase (const char *subject)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_purchase_new ();
  g_autoptr (GError) error = NULL;

  sourcier_record_set_text (SOURCIER_RECORD (purchase), SOURCIER_PURCHASE_SUBJECT, subject);
  sourcier_store_begin (store, "Add purchase", &error);
  stopwatch_check (error);
  sourcier_store_set_detail (store, subject);
  if (sourcier_purchase_store_save (store, purchase, &error))
    sourcier_store_commit (store, &error);
  stopwatch_check (error);
}

/* A supplier is entered, then corrected again and again. */
static void
act (int i)
{
  static SourcierSupplier *supplier;
  g_autofree char *number = g_strdup_printf ("%010d", i);
  g_autofree char *name = g_strdup_printf ("Entreprise adaptée %d", i / EDITS);

  if (i % (10 * EDITS) == EDITS - 1)
    {
      add_purchase (name);
      return;
    }
  if (i % EDITS == 0)
    {
      g_set_object (&supplier, NULL);
      supplier = sourcier_supplier_new ();
      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
    }
  sourcier_supplier_set_text (supplier, i % 2 == 0 ? SOURCIER_SUPPLIER_PHONE : SOURCIER_SUPPLIER_NOTES, number);
  save_supplier (supplier, i % EDITS == 0 ? "Add supplier" : "Edit supplier");
}

/* Three people, since one computer knows only one. */
static void
make (int n)
{
  g_autoptr (GError) error = NULL;
  double at = get_time (), before = get_worked ();

  for (int i = 0; i < n; i++)
    act (i);
  printf ("%-46s %9.4f s %9.4f s\n", "an action, among all of them", (get_time () - at) / n, (get_worked () - before) / n);
  sourcier_store_execute (store, "UPDATE history SET user = CASE id % 3 WHEN 0 THEN 'Camille' WHEN 1 THEN 'Dominique'"
                                 " ELSE 'Claude' END", &error);
  stopwatch_check (error);
}

static void
ask (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = sourcier_history_query_find (data, store, &error);
  g_autoptr (GPtrArray) lines = NULL;

  stopwatch_check (error);
  lines = sourcier_history_load_many (store, (const gint64 *) (gpointer) ids->data, MIN (ids->len, 64), &error);
  stopwatch_check (error);
}

static void
list_choices (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = sourcier_history_list_users (store, &error);
  g_autoptr (GPtrArray) about = sourcier_history_list_about (store, &error);

  stopwatch_check (error);
}

static void
measure_size (gpointer data)
{
  g_autoptr (GError) error = NULL;

  sourcier_history_measure (store, data, &error);
  stopwatch_check (error);
}

static void
tell (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierToldAction) told = sourcier_told_action_load (store, *(gint64 *) data, 100, &error);

  stopwatch_check (error);
}

static void
act_once (gpointer data)
{
  act ((*(int *) data)++);
}

static void
undo (gpointer data)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_undo (store, NULL, &error);
  stopwatch_check (error);
}

static void
redo (gpointer data)
{
  g_autoptr (GError) error = NULL;

  sourcier_store_redo (store, NULL, &error);
  stopwatch_check (error);
}

static void
look (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierRevert) revert = sourcier_revert_new (store, *(gint64 *) data);

  sourcier_revert_prepare (revert, NULL, &error);
  stopwatch_check (error);
}

static void
tend (gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean wrote;

  sourcier_history_tend (store, NULL, &wrote, &error);
  stopwatch_check (error);
}

/* Whoever works meanwhile waits for one portion at most. */
static void
measure_thinning (void)
{
  SourcierHistoryLimits limits = { SOURCIER_HISTORY_MEGABYTE, 0 };
  g_autoptr (GError) error = NULL;
  gboolean more = TRUE;
  guint n = 0;
  double longest = 0;

  g_setenv ("SOURCIER_TODAY", "2100-01-01", TRUE);
  measure ("nothing to thin", 1, tend, NULL);
  sourcier_history_save_limits (store, &limits, &error);
  stopwatch_check (error);
  while (more)
    {
      double at = get_time ();

      sourcier_history_thin (store, &n, &more, &error);
      stopwatch_check (error);
      longest = MAX (longest, get_time () - at);
    }
  printf ("%-46s %9.4f s\n", "thinned to 1 MB: the longest portion", longest);
  measure ("room given back", 1, tend, NULL);
}

static void
ask_questions (void)
{
  g_autoptr (SourcierHistoryQuery) all = sourcier_history_query_new ();
  g_autoptr (SourcierHistoryQuery) rare = sourcier_history_query_with_text (all, "adaptee 77");
  g_autoptr (SourcierHistoryQuery) none = sourcier_history_query_with_text (all, "nulle part");
  g_autoptr (SourcierHistoryQuery) person = sourcier_history_query_with_user (all, "Camille");
  g_autoptr (SourcierHistoryQuery) kind = sourcier_history_query_with_about (all, "purchase", 0);
  g_autoptr (SourcierHistoryQuery) suppliers = sourcier_history_query_with_about (all, "supplier", 0);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "SELECT min (id) FROM supplier", NULL);
  g_autoptr (SourcierHistoryQuery) one = NULL;
  gint64 id = 0;

  sourcier_statement_read_int (statement, &id, NULL);
  one = sourcier_history_query_with_about (all, "supplier", id);
  measure ("the page: every action, the first lines", N_TIMES, ask, all);
  measure ("the page: who and what there is to choose", N_TIMES, list_choices, NULL);
  measure ("words that some actions have", N_TIMES, ask, rare);
  measure ("words that none has", N_TIMES, ask, none);
  measure ("one person", N_TIMES, ask, person);
  measure ("purchases", N_TIMES, ask, kind);
  measure ("suppliers", N_TIMES, ask, suppliers);
  measure ("one supplier", N_TIMES, ask, one);
}

static void
measure_file (const char *path,
              gint64      n)
{
  SourcierHistorySize size;
  GStatBuf about;

  measure ("how much it takes", N_TIMES, measure_size, &size);
  sourcier_store_execute (store, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  g_stat (path, &about);
  printf ("%" G_GINT64_FORMAT " actions; the file has %.1f MB, %.0f bytes an action, of which %.0f are what undo needs\n",
          size.n_actions, about.st_size / 1e6, (double) about.st_size / n, (double) size.bytes / n);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  int n = argc == 3 ? atoi (argv[2]) : 0, next = n;
  gint64 first = 2, late = n - 10;

  if (n < 100)
    return 2;
  store = g_file_test (argv[1], G_FILE_TEST_EXISTS) ? sourcier_store_open (argv[1], &error)
                                                    : sourcier_store_create (argv[1], &error);
  stopwatch_check (error);
  printf ("%-46s %11s %11s\n", "", "clock", "processor");
  if (sourcier_store_get_undo_name (store) == NULL)
    make (n);
  ask_questions ();
  measure_file (argv[1], n);
  measure ("an action told field by field", N_TIMES, tell, &late);
  next = (n / EDITS + 1) * EDITS;
  measure ("one more action", N_TIMES, act_once, &next);
  measure ("undo", N_TIMES, undo, NULL);
  measure ("redo", N_TIMES, redo, NULL);
  measure ("what a revert of the first one would do", 1, look, &first);
  measure ("what a revert of a late one would do", N_TIMES, look, &late);
  measure_thinning ();
  g_object_unref (store);
  return 0;
}
