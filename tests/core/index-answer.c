/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "index-answer.h"

#include "suppliers/supplier-commune-facets.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-store.h"

static void
check_ids (GArray *ids,
           GArray *expected)
{
  g_assert_cmpuint (ids->len, ==, expected->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, g_array_index (expected, gint64, i));
}

static void
check_facets (SourcierSupplierFacets *facets,
              SourcierSupplierFacets *expected)
{
  g_assert_cmpint (sourcier_supplier_facets_get_total (facets), ==, sourcier_supplier_facets_get_total (expected));
  for (guint facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    {
      GPtrArray *counts = sourcier_supplier_facets_get_counts (facets, facet);
      GPtrArray *others = sourcier_supplier_facets_get_counts (expected, facet);

      g_assert_cmpuint (counts->len, ==, others->len);
      for (guint i = 0; i < counts->len; i++)
        {
          const SourcierFacetCount *count = g_ptr_array_index (counts, i), *other = g_ptr_array_index (others, i);

          g_assert_cmpstr (count->value, ==, other->value);
          g_assert_cmpint (count->count, ==, other->count);
        }
    }
}

/* The index counts communes once it is built, whatever changes. */
static void
check_communes (SourcierStore         *store,
                SourcierSupplierIndex *index,
                SourcierSupplierQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) expected = sourcier_supplier_communes_count (store, NULL, query, NULL, &error);
  g_autoptr (GArray) numbers = NULL;

  g_assert_no_error (error);
  g_assert_true (sourcier_supplier_index_count_communes (index, query, NULL, &numbers));
  for (guint i = 0; i < expected->len; i++)
    {
      const SourcierCommuneCount *count = &g_array_index (expected, SourcierCommuneCount, i);
      gint64 *number = &g_array_index (numbers, gint64, sourcier_commune_get_number (count->commune));

      g_assert_cmpint (*number, ==, count->count);
      *number = 0;
    }
  for (guint i = 0; i < numbers->len; i++)
    g_assert_cmpint (g_array_index (numbers, gint64, i), ==, 0);
}

/* Returns: whether the index answered; what it answers is what SQL does. */
gboolean
index_answer_check (SourcierStore         *store,
                    SourcierSupplierIndex *index,
                    SourcierSupplierQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) expected = sourcier_supplier_list_find_ids (store, query, &error);
  g_autoptr (SourcierSupplierFacets) counts = sourcier_supplier_facets_count (store, query, &error);
  g_autoptr (SourcierSupplierFacets) facets = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 total;

  g_assert_no_error (error);
  if (!sourcier_supplier_index_answer (index, query, NULL, &ids, &facets, &total))
    return FALSE;
  check_ids (ids, expected);
  check_facets (facets, counts);
  check_communes (store, index, query);
  g_assert_cmpint (total, ==, sourcier_supplier_store_count (store, &error));
  g_assert_no_error (error);
  return TRUE;
}

/* Returns: (transfer full): an index that has read the file */
SourcierSupplierIndex *
index_answer_build (SourcierStore *store)
{
  SourcierSupplierIndex *index = sourcier_supplier_index_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (sourcier_supplier_index_build (index, store, &error));
  g_assert_no_error (error);
  return index;
}

/* Where the index cannot tell what was changed, it is built anew; @must_answer where it has to tell. */
void
index_answer_check_or_build (SourcierStore         *store,
                             SourcierSupplierIndex *index,
                             SourcierSupplierQuery *query,
                             gboolean               must_answer)
{
  g_autoptr (GError) error = NULL;

  if (index_answer_check (store, index, query))
    return;
  g_assert_false (must_answer);
  g_assert_true (sourcier_supplier_index_build (index, store, &error));
  g_assert_no_error (error);
  g_assert_true (index_answer_check (store, index, query));
}
