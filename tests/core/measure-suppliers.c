/* SPDX-License-Identifier: GPL-3.0-or-later */

/* measure-suppliers OFFICE: how long questions to a directory take, from memory and by SQL, on the same file in the same run.
 * It edits suppliers and undoes that; the file is best a copy. Each line tells the median and the 95th percentile until ids
 * and every count are there, and of the processor's work on them; below it SQL's for some of the same questions. tools/bench
 * prints it for --suppliers. Searches are measure-search's. */

#include "stopwatch.h"
#include "suppliers/supplier-commune-facets.h"
#include "suppliers/supplier-index.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-store.h"

#include <stdio.h>
#include <time.h>

/* SQL takes its time: so many of the questions are put to it too. */
#define N_BY_SQL 2
#define N_EDITS 40

static SourcierStore *store;
static SourcierSupplierIndex *index_in_memory;

static double
part_of (GArray *times,
         double  part)
{
  g_array_sort (times, stopwatch_compare);
  return times->len > 0 ? g_array_index (times, double, MIN ((guint) (part * times->len), times->len - 1)) : 0;
}

/* How long answers took, and how much of that the processor worked: other programs may have it meanwhile. */
typedef struct
{
  double taken;
  double worked;
} Moment;

typedef struct
{
  GArray *taken;
  GArray *worked;
} Times;

static Times
times_new (void)
{
  return (Times) { g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
times_clear (Times *times)
{
  g_array_unref (times->taken);
  g_array_unref (times->worked);
}

static void
times_add (Times  *times,
           Moment  moment)
{
  g_array_append_val (times->taken, moment.taken);
  g_array_append_val (times->worked, moment.worked);
}

static void
tell (const char *what,
      Times      *times)
{
  printf ("%-40s %8.1f %8.1f ms %8.1f %8.1f ms of work %6u times\n", what, part_of (times->taken, 0.5),
          part_of (times->taken, 0.95), part_of (times->worked, 0.5), part_of (times->worked, 0.95), times->taken->len);
}

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static Moment
read_clocks (void)
{
  struct timespec worked;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &worked);
  return (Moment) { now (), (double) worked.tv_sec * 1000 + (double) worked.tv_nsec / 1000000 };
}

static Moment
since (Moment start)
{
  Moment end = read_clocks ();

  return (Moment) { end.taken - start.taken, end.worked - start.worked };
}

static Moment
ask_index (SourcierSupplierQuery *query)
{
  g_autoptr (SourcierSupplierFacets) facets = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 total;
  Moment start = read_clocks ();

  if (!sourcier_supplier_index_answer (index_in_memory, query, NULL, &ids, &facets, &total))
    {
      g_printerr ("The index does not answer.\n");
      exit (1);
    }
  return since (start);
}

static Moment
ask_sql (SourcierSupplierQuery *query)
{
  g_autoptr (GError) error = NULL;
  Moment start = read_clocks ();
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, &error);
  g_autoptr (SourcierSupplierFacets) facets = ids != NULL ? sourcier_supplier_facets_count (store, query, &error) : NULL;

  stopwatch_check (error);
  return since (start);
}

static Moment
count_communes (SourcierSupplierIndex *index,
                SourcierSupplierQuery *query)
{
  g_autoptr (GError) error = NULL;
  Moment start = read_clocks ();
  g_autoptr (GArray) counts = sourcier_supplier_communes_count (store, index, query, NULL, &error);

  stopwatch_check (error);
  return since (start);
}

static Moment
ask_communes (SourcierSupplierQuery *query)
{
  return count_communes (index_in_memory, query);
}

static Moment
ask_communes_by_sql (SourcierSupplierQuery *query)
{
  return count_communes (NULL, query);
}

typedef Moment (*Ask) (SourcierSupplierQuery *query);

/* Every question once before it counts: what SQL tells once is kept, and pages are read. */
static void
measure (const char *what,
         GPtrArray  *queries,
         guint       n_rounds,
         Ask         ask,
         Ask         ask_beside)
{
  g_autofree char *beside = g_strdup_printf ("%s, SQL", what);
  Times times = times_new (), by_sql = times_new ();

  for (guint round = 0; round < n_rounds; round++)
    for (guint i = 0; i < queries->len; i++)
      times_add (&times, ask (g_ptr_array_index (queries, i)));
  for (guint i = 0; i < queries->len; i += 1 + queries->len / N_BY_SQL)
    times_add (&by_sql, ask_beside (g_ptr_array_index (queries, i)));
  tell (what, &times);
  tell (beside, &by_sql);
  times_clear (&times);
  times_clear (&by_sql);
}

/* Two values more at each question, one that many have and one that few have, over what was ticked before. */
static GPtrArray *
ticks (void)
{
  static const SourcierSupplierFacet facets[] = {
    SOURCIER_FACET_LABEL, SOURCIER_FACET_STATE, SOURCIER_FACET_ELIGIBILITY, SOURCIER_FACET_DEPARTEMENT,
    SOURCIER_FACET_FAMILY, SOURCIER_FACET_CPV, SOURCIER_FACET_SIZE, SOURCIER_FACET_DATA };
  GPtrArray *queries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierFacets) counts = sourcier_supplier_facets_count (store, all, &error);

  stopwatch_check (error);
  g_ptr_array_add (queries, g_object_ref (all));
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    {
      GPtrArray *values = sourcier_supplier_facets_get_counts (counts, facets[i]);

      for (guint j = 0; j < values->len && j < 6; j++)
        {
          const SourcierFacetCount *one = g_ptr_array_index (values, j), *last = g_ptr_array_index (values, values->len - 1);
          g_autoptr (SourcierSupplierQuery) ticked =
            sourcier_supplier_query_with_choice (all, facets[i], one->value, j % 3 == 2 ? SOURCIER_CHOICE_OUT : SOURCIER_CHOICE_IN);

          g_ptr_array_add (queries, sourcier_supplier_query_with_choice (ticked, facets[i], last->value, SOURCIER_CHOICE_IN));
          for (guint k = 0; k < G_N_ELEMENTS (facets); k += 3)
            if (facets[k] != facets[i])
              {
                GPtrArray *others = sourcier_supplier_facets_get_counts (counts, facets[k]);
                const SourcierFacetCount *other = others->len > 0 ? g_ptr_array_index (others, j % others->len) : NULL;

                if (other != NULL)
                  g_ptr_array_add (queries, sourcier_supplier_query_with_choice (ticked, facets[k], other->value,
                                                                                 SOURCIER_CHOICE_IN));
              }
          g_ptr_array_add (queries, g_steal_pointer (&ticked));
        }
    }
  return queries;
}

/* The columns that the table shows at first. */
static GPtrArray *
sorts (void)
{
  static const SourcierSupplierSort columns[] = {
    SOURCIER_SUPPLIER_SORT_NAME, SOURCIER_SUPPLIER_SORT_CITY, SOURCIER_SUPPLIER_SORT_LABELS,
    SOURCIER_SUPPLIER_SORT_FAMILIES, SOURCIER_SUPPLIER_SORT_SIZE, SOURCIER_SUPPLIER_SORT_CONTRACTS };
  GPtrArray *queries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    for (gboolean descending = FALSE; descending <= TRUE; descending++)
      g_ptr_array_add (queries, sourcier_supplier_query_with_sort (all, columns[i], descending));
  return queries;
}

/* A supplier is given another name and a label; what a list that asks again waits for. */
static void
measure_edits (void)
{
  Times times = times_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, all, &error);

  stopwatch_check (error);
  for (guint i = 0; i < N_EDITS && ids->len > 0; i++)
    {
      gint64 id = g_array_index (ids, gint64, i * (ids->len / N_EDITS) % ids->len);
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (store, id, &error);
      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new ("EI");
      g_autofree char *name = g_strdup_printf ("Renommée %u", i);

      stopwatch_check (error);
      sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
      sourcier_supplier_add_award (supplier, award);
      sourcier_store_begin (store, "Measure", &error);
      sourcier_supplier_store_save (store, supplier, &error);
      sourcier_store_commit (store, &error);
      stopwatch_check (error);
      times_add (&times, ask_index (all));
    }
  tell ("after an edit", &times);
  for (guint i = 0; i < times.taken->len; i++)
    sourcier_store_undo (store, NULL, &error);
  stopwatch_check (error);
  times_clear (&times);
}

static double
resident (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  words = g_strsplit (text, " ", 3);
  return (double) g_ascii_strtoull (words[1], NULL, 10) * 4096 / 1048576;
}

static void
build (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) orders = sorts ();
  double before = resident (), start = now ();

  index_in_memory = sourcier_supplier_index_new ();
  sourcier_supplier_index_build (index_in_memory, store, &error);
  stopwatch_check (error);
  printf ("%-34s %8.1f ms  %8.1f MiB more in memory\n", "index built", now () - start, resident () - before);
  for (guint i = 0; i < orders->len; i++)
    sourcier_supplier_index_sort (index_in_memory, g_ptr_array_index (orders, i), &error);
  stopwatch_check (error);
  printf ("%-34s %8.1f ms  %8.1f MiB more in memory\n", "with the orders of six columns", now () - start,
          resident () - before);
}

/* What the first to unfold a departement waits for. */
static void
build_communes (void)
{
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  double before = resident ();

  printf ("%-34s %8.1f ms  ", "communes read", ask_communes (all).taken);
  printf ("%8.1f MiB more in memory\n", resident () - before);
}

/* A letter typed in the search of the territory, as the window's thread looks for it among the communes. */
static void
measure_letters (void)
{
  static const char * const words[] = { "s", "sa", "sain", "saint o", "e", "ville", "954", "z" };
  g_autoptr (SourcierSupplierQuery) all = sourcier_supplier_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) counts = sourcier_supplier_communes_count (store, index_in_memory, all, NULL, &error);
  Times times = times_new ();

  stopwatch_check (error);
  for (guint i = 0; i < 5 * G_N_ELEMENTS (words); i++)
    {
      Moment start = read_clocks ();
      guint n_found;
      g_autoptr (GArray) found =
        sourcier_supplier_communes_find (counts, words[i % G_N_ELEMENTS (words)], 50, &n_found);

      times_add (&times, since (start));
    }
  tell ("a letter among the communes", &times);
  times_clear (&times);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: measure-suppliers OFFICE\n");
      return 2;
    }
  setvbuf (stdout, NULL, _IOLBF, 0);
  store = sourcier_store_open (argv[1], &error);
  stopwatch_check (error);

  build ();
  g_autoptr (GPtrArray) ticked = ticks ();
  g_autoptr (GPtrArray) sorted = sorts ();
  measure ("a tick", ticked, 2, ask_index, ask_sql);
  measure ("another column or direction", sorted, 4, ask_index, ask_sql);
  measure_edits ();
  build_communes ();
  measure ("communes after a tick", ticked, 2, ask_communes, ask_communes_by_sql);
  measure_letters ();
  g_object_unref (index_in_memory);
  g_object_unref (store);
  return 0;
}
