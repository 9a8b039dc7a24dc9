/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-facets-private.h"

#include "suppliers/supplier-facet-rank.h"
#include "suppliers/supplier-query-facets.h"
#include "suppliers/supplier-query-sql.h"

struct _SourcierSupplierFacets
{
  GObject parent_instance;

  SourcierFacetCounts *counts;
  gint64 total;
};

G_DEFINE_FINAL_TYPE (SourcierSupplierFacets, sourcier_supplier_facets, G_TYPE_OBJECT)

static void
sourcier_supplier_facets_finalize (GObject *object)
{
  SourcierSupplierFacets *self = SOURCIER_SUPPLIER_FACETS (object);

  sourcier_facet_counts_free (self->counts);

  G_OBJECT_CLASS (sourcier_supplier_facets_parent_class)->finalize (object);
}

static void
sourcier_supplier_facets_class_init (SourcierSupplierFacetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_supplier_facets_finalize;
}

static void
sourcier_supplier_facets_init (SourcierSupplierFacets *self)
{
  self->counts = sourcier_facet_counts_new (SOURCIER_N_SUPPLIER_FACETS);
}

/* Nothing counted yet, for those who count by other means than SQL. */
SourcierSupplierFacets *
_sourcier_supplier_facets_new (gint64 total)
{
  SourcierSupplierFacets *self = g_object_new (SOURCIER_TYPE_SUPPLIER_FACETS, NULL);

  self->total = total;
  return self;
}

void
_sourcier_supplier_facets_add (SourcierSupplierFacets *self,
                               SourcierSupplierFacet   facet,
                               const char             *value,
                               gint64                  n)
{
  sourcier_facet_counts_add (self->counts, facet, value, n, 0);
}

/* All values of @facet that anybody has are there: what is ticked is added and they are put in order. */
void
_sourcier_supplier_facets_finish (SourcierSupplierFacets *self,
                                  SourcierSupplierFacet   facet,
                                  SourcierSupplierQuery  *query)
{
  sourcier_facet_counts_add_ticked (self->counts, facet, sourcier_supplier_query_get_choices (query));
  sourcier_facet_counts_sort (self->counts, facet, _sourcier_supplier_facet_rank);
}

static gboolean
count_facet (SourcierSupplierFacets  *self,
             SourcierStore           *store,
             SourcierSupplierQuery   *query,
             SourcierSupplierFacet    facet,
             GError                 **error)
{
  g_autoptr (SourcierSql) sql = _sourcier_supplier_sql_facet (query, facet);

  if (!sourcier_facet_counts_read (self->counts, facet, FALSE, sql, store, error))
    return FALSE;
  _sourcier_supplier_facets_finish (self, facet, query);
  return TRUE;
}

static gboolean
count_total (SourcierSupplierFacets  *self,
             SourcierStore           *store,
             SourcierSupplierQuery   *query,
             GError                 **error)
{
  g_autoptr (SourcierSql) sql = sourcier_sql_new ("SELECT count(*) FROM supplier AS s WHERE ");
  _sourcier_supplier_sql_append_where (sql, query);

  g_autoptr (SourcierStatement) statement = sourcier_sql_prepare (sql, store, error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  self->total = sourcier_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * sourcier_supplier_facets_count:
 * @store: an office's file
 * @query: a question
 * @error: where to put what went wrong
 *
 * A count is the number of suppliers that would answer if its value were the only one chosen in its facet. Long for a
 * large directory: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): the counts, or %NULL with @error set
 */
SourcierSupplierFacets *
sourcier_supplier_facets_count (SourcierStore          *store,
                                SourcierSupplierQuery  *query,
                                GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  g_autoptr (SourcierSupplierFacets) self = g_object_new (SOURCIER_TYPE_SUPPLIER_FACETS, NULL);

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FACETS; i++)
    if ((i != SOURCIER_FACET_CAPACITY || sourcier_supplier_query_get_amount (query) > 0)
        && !count_facet (self, store, query, i, error))
      return NULL;
  if (!count_total (self, store, query, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sourcier_supplier_facets_get_counts:
 * @self: counts
 * @facet: a facet
 *
 * Returns: (transfer none) (element-type SourcierFacetCount): the values of @facet with their counts: departements,
 *   families, tags and lists with the most suppliers first, the others in their own order, "none" and "unknown" last
 */
GPtrArray *
sourcier_supplier_facets_get_counts (SourcierSupplierFacets *self,
                                     SourcierSupplierFacet   facet)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_FACETS (self), NULL);
  g_return_val_if_fail (facet < SOURCIER_N_SUPPLIER_FACETS, NULL);

  return sourcier_facet_counts_get (self->counts, facet);
}

/**
 * sourcier_supplier_facets_get_count:
 * @self: counts
 * @facet: a facet
 * @value: one of its values
 *
 * Returns: how many suppliers choosing just @value in @facet would give
 */
gint64
sourcier_supplier_facets_get_count (SourcierSupplierFacets *self,
                                    SourcierSupplierFacet   facet,
                                    const char             *value)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_FACETS (self), 0);
  g_return_val_if_fail (facet < SOURCIER_N_SUPPLIER_FACETS, 0);
  g_return_val_if_fail (value != NULL, 0);

  const SourcierFacetCount *count = sourcier_facet_counts_find (self->counts, facet, value);

  return count != NULL ? count->count : 0;
}

/**
 * sourcier_supplier_facets_get_total:
 * @self: counts
 *
 * Returns: how many suppliers answer the question
 */
gint64
sourcier_supplier_facets_get_total (SourcierSupplierFacets *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_FACETS (self), 0);

  return self->total;
}
