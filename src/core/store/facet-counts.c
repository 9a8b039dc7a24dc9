/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/facet-counts.h"

#include <string.h>

struct _SourcierFacetCounts
{
  guint n_facets;
  GPtrArray **counts;
};

static void
count_free (gpointer data)
{
  SourcierFacetCount *count = data;

  g_free (count->value);
  g_free (count);
}

/**
 * sourcier_facet_counts_new:
 * @n_facets: how many facets there are
 *
 * Returns: (transfer full): nothing counted yet
 */
SourcierFacetCounts *
sourcier_facet_counts_new (guint n_facets)
{
  SourcierFacetCounts *self = g_new0 (SourcierFacetCounts, 1);

  self->n_facets = n_facets;
  self->counts = g_new0 (GPtrArray *, n_facets);
  for (guint i = 0; i < n_facets; i++)
    self->counts[i] = g_ptr_array_new_with_free_func (count_free);
  return self;
}

/**
 * sourcier_facet_counts_free:
 * @self: (transfer full): counts
 */
void
sourcier_facet_counts_free (SourcierFacetCounts *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_facets; i++)
    g_ptr_array_unref (self->counts[i]);
  g_free (self->counts);
  g_free (self);
}

/**
 * sourcier_facet_counts_add:
 * @self: counts
 * @facet: a facet
 * @value: (nullable): one of its values that was not added yet, %NULL as ""
 * @n: how many rows have it
 * @sum: cents that those rows add up to
 *
 * Tells the count of a value.
 */
void
sourcier_facet_counts_add (SourcierFacetCounts *self,
                           guint                facet,
                           const char          *value,
                           gint64               n,
                           gint64               sum)
{
  g_return_if_fail (self != NULL && facet < self->n_facets);

  SourcierFacetCount *count = g_new (SourcierFacetCount, 1);

  count->value = g_strdup (value != NULL ? value : "");
  count->count = n;
  count->sum = sum;
  g_ptr_array_add (self->counts[facet], count);
}

/**
 * sourcier_facet_counts_read:
 * @self: counts
 * @facet: a facet
 * @with_sums: whether the statement has a column of sums
 * @sql: a statement with a row for each value: the value, how many rows have it, and what they add up to
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if they could not be counted
 */
gboolean
sourcier_facet_counts_read (SourcierFacetCounts  *self,
                            guint                 facet,
                            gboolean              with_sums,
                            SourcierSql          *sql,
                            SourcierStore        *store,
                            GError              **error)
{
  g_return_val_if_fail (self != NULL && facet < self->n_facets, FALSE);

  g_autoptr (SourcierStatement) statement = sourcier_sql_prepare (sql, store, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        sourcier_facet_counts_add (self, facet, sourcier_statement_get_text (statement, 0),
                                   sourcier_statement_get_int (statement, 1),
                                   with_sums ? sourcier_statement_get_int (statement, 2) : 0);
    }
  return TRUE;
}

/**
 * sourcier_facet_counts_add_ticked:
 * @self: counts
 * @facet: a facet that was read
 * @choices: what is ticked
 *
 * Values that are ticked are shown even where nothing has them, so that they can be unticked.
 */
void
sourcier_facet_counts_add_ticked (SourcierFacetCounts   *self,
                                  guint                  facet,
                                  const SourcierChoices *choices)
{
  g_return_if_fail (self != NULL && facet < self->n_facets);

  for (SourcierChoice choice = SOURCIER_CHOICE_IN; choice <= SOURCIER_CHOICE_OUT; choice++)
    {
      g_autoptr (GPtrArray) values = sourcier_choices_get_values (choices, facet, choice);

      for (guint i = 0; i < values->len; i++)
        if (sourcier_facet_counts_find (self, facet, g_ptr_array_index (values, i)) == NULL)
          sourcier_facet_counts_add (self, facet, g_ptr_array_index (values, i), 0, 0);
    }
}

/**
 * sourcier_facet_count_compare:
 * @one: the count of a value of a facet
 * @other: that of another
 * @facet: which facet
 * @rank: (scope call): where its values stand
 *
 * Returns: less than, equal to or greater than zero as @one stands before @other, with it or after: by rank, then those that
 *   most rows have first, and what has no value last
 */
int
sourcier_facet_count_compare (const SourcierFacetCount *one,
                              const SourcierFacetCount *other,
                              guint                     facet,
                              SourcierFacetRank         rank)
{
  guint one_rank = *one->value != '\0' ? rank (facet, one->value) : G_MAXUINT;
  guint other_rank = *other->value != '\0' ? rank (facet, other->value) : G_MAXUINT;

  if (one_rank != other_rank)
    return one_rank < other_rank ? -1 : 1;
  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return strcmp (one->value, other->value);
}

typedef struct
{
  guint facet;
  SourcierFacetRank rank;
} Order;

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Order *order = data;

  return sourcier_facet_count_compare (*(const SourcierFacetCount * const *) a, *(const SourcierFacetCount * const *) b,
                                       order->facet, order->rank);
}

/**
 * sourcier_facet_counts_sort:
 * @self: counts
 * @facet: a facet that was read
 * @rank: (scope call): where its values stand
 *
 * Puts the values in order, as sourcier_facet_count_compare() has it.
 */
void
sourcier_facet_counts_sort (SourcierFacetCounts *self,
                            guint                facet,
                            SourcierFacetRank    rank)
{
  g_return_if_fail (self != NULL && facet < self->n_facets);

  Order order = { facet, rank };

  g_ptr_array_sort_with_data (self->counts[facet], compare_counts, &order);
}

/**
 * sourcier_facet_counts_get:
 * @self: counts
 * @facet: a facet
 *
 * Returns: (transfer none) (element-type SourcierFacetCount): its values with their counts
 */
GPtrArray *
sourcier_facet_counts_get (const SourcierFacetCounts *self,
                           guint                      facet)
{
  g_return_val_if_fail (self != NULL && facet < self->n_facets, NULL);

  return self->counts[facet];
}

/**
 * sourcier_facet_counts_find:
 * @self: counts
 * @facet: a facet
 * @value: one of its values
 *
 * Returns: (transfer none) (nullable): the count of the value, %NULL if no row has it
 */
const SourcierFacetCount *
sourcier_facet_counts_find (const SourcierFacetCounts *self,
                            guint                      facet,
                            const char                *value)
{
  g_return_val_if_fail (self != NULL && facet < self->n_facets && value != NULL, NULL);

  for (guint i = 0; i < self->counts[facet]->len; i++)
    {
      const SourcierFacetCount *count = g_ptr_array_index (self->counts[facet], i);

      if (g_str_equal (count->value, value))
        return count;
    }
  return NULL;
}
