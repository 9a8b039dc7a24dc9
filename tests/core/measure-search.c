/* SPDX-License-Identifier: GPL-3.0-or-later */

/* measure-search FILE [N]: how long the list of the suppliers of an office's file waits for ids and counts after each letter
 * that is typed and rubbed out, N times beside SQL with the same question, whose answer must be the same. As JSON, in ms. */

#include "stopwatch.h"
#include "suppliers/supplier-index.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-store.h"

#include <stdlib.h>
#include <string.h>

#define N_WORDS 40
#define LONGEST 12

typedef struct
{
  SourcierStore *store;
  SourcierSupplierIndex *index;
  GArray *times;                /* double, of each letter */
  GArray *beside;               /* double, of those for which SQL was asked too */
  GArray *by_sql;               /* double, as many */
  guint n_left_out;             /* letters since SQL was asked */
  guint step;
} Measure;

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
fail (const char *words)
{
  g_printerr ("measure-search: %s\n", words);
  exit (1);
}

static void
ask_sql (Measure               *self,
         SourcierSupplierQuery *query,
         GArray                *ids)
{
  g_autoptr (GError) error = NULL;
  double start = now (), time;
  g_autoptr (GArray) expected = sourcier_supplier_list_find_ids (self->store, query, &error);
  g_autoptr (SourcierSupplierFacets) facets = NULL;

  stopwatch_check (error);
  facets = sourcier_supplier_facets_count (self->store, query, &error);
  stopwatch_check (error);
  time = now () - start;
  g_array_append_val (self->by_sql, time);
  if (expected->len != ids->len || memcmp (expected->data, ids->data, ids->len * sizeof (gint64)) != 0)
    fail (sourcier_supplier_query_get_text (query));
}

static void
ask (Measure    *self,
     const char *text)
{
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_text (everything, text);
  g_autoptr (SourcierSupplierFacets) facets = NULL;
  g_autoptr (GArray) ids = NULL;
  double start = now (), time;
  gint64 total;

  if (!sourcier_supplier_index_answer (self->index, query, NULL, &ids, &facets, &total))
    fail ("the index does not answer");
  time = now () - start;
  g_array_append_val (self->times, time);
  if (++self->n_left_out < self->step)
    return;
  self->n_left_out = 0;
  g_array_append_val (self->beside, time);
  ask_sql (self, query, ids);
}

/* Letter by letter, then back. */
static void
type (Measure    *self,
      const char *text)
{
  glong length = MIN (g_utf8_strlen (text, -1), LONGEST);

  for (glong n = 1; n < 2 * length; n++)
    {
      g_autofree char *typed = g_utf8_substring (text, 0, n <= length ? n : 2 * length - n);

      ask (self, typed);
    }
}

/* Words of suppliers from all over the directory, and numbers among them. */
static GPtrArray *
read_texts (SourcierStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, everything, &error);
  g_autoptr (GPtrArray) suppliers = NULL;
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  guint n;

  stopwatch_check (error);
  n = MIN (N_WORDS, ids->len);
  for (guint i = 0; i < n; i++)
    g_array_index (ids, gint64, i) = g_array_index (ids, gint64, (guint64) i * ids->len / n);
  suppliers = sourcier_supplier_store_load_many (store, (const gint64 *) (gpointer) ids->data, n, &error);
  stopwatch_check (error);
  for (guint i = 0; i < suppliers->len; i++)
    g_ptr_array_add (texts, sourcier_supplier_get_search_text (suppliers->pdata[i]));
  return texts;
}

/* A word, the same from its middle on, two words, and now and then the number. */
static void
play (Measure    *self,
      const char *text,
      guint       i)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);
  const char *word = words[i % MAX (n, 1)];

  if (n == 0)
    return;
  type (self, word);
  type (self, word + strlen (word) / 2);
  if (i % 4 == 0)
    type (self, words[n - 1]);
  if (i % 4 == 1 && n > 1)
    {
      g_autofree char *two = g_strdup_printf ("%s %s", words[0], words[1]);

      type (self, two);
    }
}

static void
print_times (const char *name,
             GArray     *times,
             const char *end)
{
  g_array_sort (times, stopwatch_compare);
  g_print ("\"%s\": {\"n\": %u, \"median\": %.3f, \"p95\": %.3f, \"most\": %.3f}%s", name, times->len,
           g_array_index (times, double, times->len / 2), g_array_index (times, double, times->len * 95 / 100),
           g_array_index (times, double, times->len - 1), end);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  guint n_sql = argc > 2 ? (guint) atoi (argv[2]) : 0;
  Measure self = { NULL };

  if (argc < 2)
    fail ("an office's file is needed");
  self.store = sourcier_store_open (argv[1], &error);
  stopwatch_check (error);
  self.index = sourcier_supplier_index_new ();
  double start = now ();
  sourcier_supplier_index_build (self.index, self.store, &error);
  stopwatch_check (error);
  double building = now () - start;

  g_autoptr (GPtrArray) texts = read_texts (self.store);
  self.times = g_array_new (FALSE, FALSE, sizeof (double));
  self.beside = g_array_new (FALSE, FALSE, sizeof (double));
  self.by_sql = g_array_new (FALSE, FALSE, sizeof (double));
  self.step = n_sql > 0 ? MAX (N_WORDS * 40 / n_sql, 1) : G_MAXUINT;
  for (guint i = 0; i < texts->len; i++)
    play (&self, texts->pdata[i], i);
  if (self.times->len == 0)
    fail ("there is nobody to be searched for");

  g_print ("{\"building\": %.0f, ", building);
  print_times ("index", self.times, self.beside->len > 0 ? ", " : "}\n");
  if (self.beside->len > 0)
    {
      print_times ("index_beside_sql", self.beside, ", ");
      print_times ("sql", self.by_sql, "}\n");
    }
  g_array_unref (self.times);
  g_array_unref (self.beside);
  g_array_unref (self.by_sql);
  g_object_unref (self.index);
  g_object_unref (self.store);
  return 0;
}
