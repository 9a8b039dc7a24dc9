/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-totals-query.h"

#include "purchases/purchase-private.h"

#define SUMS "total(p.amount), total(p.estimate), total(p.awarded)"

struct _SourcierPurchaseTotalsTable
{
  GObject parent_instance;

  SourcierPurchaseFacet facet;
  GPtrArray *totals;
  SourcierPurchaseTotal *all;
};

G_DEFINE_FINAL_TYPE (SourcierPurchaseTotalsTable, sourcier_purchase_totals_table, G_TYPE_OBJECT)

static void
total_free (gpointer data)
{
  SourcierPurchaseTotal *total = data;

  g_free (total->counted.value);
  g_free (total);
}

static void
sourcier_purchase_totals_table_finalize (GObject *object)
{
  SourcierPurchaseTotalsTable *self = SOURCIER_PURCHASE_TOTALS_TABLE (object);

  g_ptr_array_unref (self->totals);
  g_clear_pointer (&self->all, total_free);

  G_OBJECT_CLASS (sourcier_purchase_totals_table_parent_class)->finalize (object);
}

static void
sourcier_purchase_totals_table_class_init (SourcierPurchaseTotalsTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_purchase_totals_table_finalize;
}

static void
sourcier_purchase_totals_table_init (SourcierPurchaseTotalsTable *self)
{
  self->totals = g_ptr_array_new_with_free_func (total_free);
}

/* Returns: (transfer full) (nullable) (element-type SourcierPurchaseTotal): a total for each row of the statement. */
static GPtrArray *
read_totals (SourcierSql    *sql,
             SourcierStore  *store,
             GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_sql_prepare (sql, store, error);
  g_autoptr (GPtrArray) totals = g_ptr_array_new_with_free_func (total_free);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (has_row)
    {
      SourcierPurchaseTotal *total;
      const char *value;

      if (!sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      total = g_new0 (SourcierPurchaseTotal, 1);
      value = sourcier_statement_get_text (statement, 0);
      total->counted.value = g_strdup (value != NULL ? value : "");
      total->counted.count = sourcier_statement_get_int (statement, 1);
      total->counted.sum = sourcier_statement_get_int (statement, 2);
      total->estimate = sourcier_statement_get_int (statement, 3);
      total->awarded = sourcier_statement_get_int (statement, 4);
      g_ptr_array_add (totals, total);
    }
  return g_steal_pointer (&totals);
}

/* A purchase may have several considerations: all of them are not what the values add up to. */
static gboolean
read_all (SourcierPurchaseTotalsTable  *self,
          SourcierStore                *store,
          SourcierPurchaseQuery        *query,
          GError                      **error)
{
  g_autoptr (SourcierSql) sql = _sourcier_purchase_sql_by_facet (query, SOURCIER_PURCHASE_FACET_STATE, SUMS);
  g_autoptr (GPtrArray) states = read_totals (sql, store, error);

  if (states == NULL)
    return FALSE;
  self->all = g_new0 (SourcierPurchaseTotal, 1);
  self->all->counted.value = g_strdup ("");
  for (guint i = 0; i < states->len; i++)
    {
      const SourcierPurchaseTotal *state = states->pdata[i];

      self->all->counted.count += state->counted.count;
      self->all->counted.sum += state->counted.sum;
      self->all->estimate += state->estimate;
      self->all->awarded += state->awarded;
    }
  return TRUE;
}

static int
compare_totals (gconstpointer a,
                gconstpointer b,
                gpointer      facet)
{
  const SourcierPurchaseTotal *one = *(const SourcierPurchaseTotal * const *) a;
  const SourcierPurchaseTotal *other = *(const SourcierPurchaseTotal * const *) b;

  return sourcier_facet_count_compare (&one->counted, &other->counted, GPOINTER_TO_UINT (facet),
                                       _sourcier_purchase_value_rank);
}

/**
 * sourcier_purchase_totals_table_new:
 * @store: an office's file
 * @query: a question
 * @facet: what the answer is parted by
 * @error: where to put what went wrong
 *
 * Long for a large register: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): the totals of the purchases that answer, or %NULL with @error set
 */
SourcierPurchaseTotalsTable *
sourcier_purchase_totals_table_new (SourcierStore          *store,
                                    SourcierPurchaseQuery  *query,
                                    SourcierPurchaseFacet   facet,
                                    GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_QUERY (query), NULL);
  g_return_val_if_fail (facet < SOURCIER_N_PURCHASE_FACETS, NULL);

  g_autoptr (SourcierPurchaseTotalsTable) self = g_object_new (SOURCIER_TYPE_PURCHASE_TOTALS_TABLE, NULL);
  g_autoptr (SourcierSql) sql = _sourcier_purchase_sql_by_facet (query, facet, SUMS);
  g_autoptr (GPtrArray) totals = read_totals (sql, store, error);

  if (totals == NULL || !read_all (self, store, query, error))
    return NULL;
  self->facet = facet;
  g_ptr_array_sort_with_data (totals, compare_totals, GUINT_TO_POINTER (facet));
  g_ptr_array_unref (self->totals);
  self->totals = g_steal_pointer (&totals);
  return g_steal_pointer (&self);
}

/**
 * sourcier_purchase_totals_table_get_facet:
 * @self: totals
 *
 * Returns: what they are parted by
 */
SourcierPurchaseFacet
sourcier_purchase_totals_table_get_facet (SourcierPurchaseTotalsTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_TOTALS_TABLE (self), SOURCIER_PURCHASE_FACET_STATE);

  return self->facet;
}

/**
 * sourcier_purchase_totals_table_get_n:
 * @self: totals
 *
 * Returns: how many values of the facet have purchases
 */
guint
sourcier_purchase_totals_table_get_n (SourcierPurchaseTotalsTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_TOTALS_TABLE (self), 0);

  return self->totals->len;
}

/**
 * sourcier_purchase_totals_table_get:
 * @self: totals
 * @at: which value
 *
 * Returns: (transfer none): its total; those of no value come last
 */
const SourcierPurchaseTotal *
sourcier_purchase_totals_table_get (SourcierPurchaseTotalsTable *self,
                                    guint                        at)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_TOTALS_TABLE (self), NULL);
  g_return_val_if_fail (at < self->totals->len, NULL);

  return self->totals->pdata[at];
}

/**
 * sourcier_purchase_totals_table_get_all:
 * @self: totals
 *
 * Returns: (transfer none): the total of the whole answer, in which each purchase counts once
 */
const SourcierPurchaseTotal *
sourcier_purchase_totals_table_get_all (SourcierPurchaseTotalsTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_TOTALS_TABLE (self), NULL);

  return self->all;
}

/**
 * sourcier_purchase_totals_table_get_share:
 * @self: totals
 * @total: one of them
 *
 * Returns: which part of all amounts it is, from 0 to 1; 0 where no amount is known
 */
double
sourcier_purchase_totals_table_get_share (SourcierPurchaseTotalsTable *self,
                                          const SourcierPurchaseTotal *total)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_TOTALS_TABLE (self), 0);
  g_return_val_if_fail (total != NULL, 0);

  return self->all->counted.sum > 0 ? (double) total->counted.sum / (double) self->all->counted.sum : 0;
}
