/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-list.h"

#include "suppliers/supplier-index.h"
#include "suppliers/supplier-private.h"
#include "suppliers/supplier-query-find.h"
#include "suppliers/supplier-store.h"

/* So many are found at once: what a window shows, and what its table looks ahead. */
#define N_FIRST (6 * SOURCIER_ROW_PAGE)

struct _SourcierSupplierList
{
  SourcierRowList parent_instance;
};

G_DEFINE_FINAL_TYPE (SourcierSupplierList, sourcier_supplier_list, SOURCIER_TYPE_ROW_LIST)

static GObject *
create_empty (gint64 id)
{
  SourcierSupplier *supplier = sourcier_supplier_new ();

  sourcier_supplier_set_id (supplier, id);
  return G_OBJECT (supplier);
}

static void
assign (GObject *held,
        GObject *read)
{
  _sourcier_supplier_assign (SOURCIER_SUPPLIER (held), SOURCIER_SUPPLIER (read));
}

static gboolean
same (GObject *question,
      GObject *other)
{
  return sourcier_supplier_query_equal (SOURCIER_SUPPLIER_QUERY (question), SOURCIER_SUPPLIER_QUERY (other));
}

/* Whether the first rows are found much sooner than all: they stand in the order of an index of the file. */
static gboolean
begins_soon (SourcierSupplierQuery *query)
{
  return sourcier_supplier_query_is_everything (query) && !sourcier_supplier_query_get_descending (query)
         && sourcier_supplier_query_get_sort (query) == SOURCIER_SUPPLIER_SORT_NAME;
}

/* Returns: (transfer full) (nullable): the ids in order; the first are shown before the others are found. */
static GArray *
find_ids (SourcierStore          *reader,
          SourcierSupplierQuery  *query,
          SourcierRowAnswer      *answer,
          GError                **error)
{
  g_autoptr (GArray) first = NULL;

  if (begins_soon (query))
    {
      first = _sourcier_supplier_list_find_first (reader, query, N_FIRST, error);
      if (first == NULL || first->len < N_FIRST)
        return g_steal_pointer (&first);
      sourcier_row_answer_show_first (answer, first);
    }
  return sourcier_supplier_list_find_ids (reader, query, error);
}

static gboolean
answer_by_sql (SourcierStore          *reader,
               SourcierSupplierQuery  *query,
               SourcierRowAnswer      *answer,
               GError                **error)
{
  SourcierSupplierFacets *facets;

  answer->ids = find_ids (reader, query, answer, error);
  if (answer->ids == NULL)
    return FALSE;
  answer->total = sourcier_supplier_query_is_everything (query) ? answer->ids->len
                                                                : sourcier_supplier_store_count (reader, error);
  if (answer->total < 0)
    return FALSE;

  sourcier_row_answer_show (answer);
  facets = sourcier_supplier_facets_count (reader, query, error);
  answer->counts = facets != NULL ? G_OBJECT (facets) : NULL;
  return facets != NULL;
}

/* The index answers once it is built, which begins after the first answer. */
static gboolean
answer (SourcierStore      *reader,
        GObject            *aid,
        GObject            *question,
        GCancellable       *cancellable,
        SourcierRowAnswer  *answer,
        GError            **error)
{
  SourcierSupplierIndex *index = SOURCIER_SUPPLIER_INDEX (aid);
  SourcierSupplierQuery *query = SOURCIER_SUPPLIER_QUERY (question);
  SourcierSupplierFacets *facets;

  if (sourcier_supplier_index_answer (index, query, cancellable, &answer->ids, &facets, &answer->total))
    {
      answer->counts = G_OBJECT (facets);
      return TRUE;
    }
  if (!answer_by_sql (reader, query, answer, error))
    return FALSE;
  sourcier_supplier_index_start (index, reader);
  return TRUE;
}

static void
sourcier_supplier_list_class_init (SourcierSupplierListClass *klass)
{
  static const SourcierRowKind kind = { sourcier_supplier_store_load_many, create_empty, assign, NULL };
  SourcierRowListClass *list_class = SOURCIER_ROW_LIST_CLASS (klass);

  list_class->item_type = sourcier_supplier_get_type;
  list_class->kind = &kind;
  list_class->same = same;
  list_class->answer = answer;
}

static void
sourcier_supplier_list_init (SourcierSupplierList *self)
{
}

/**
 * sourcier_supplier_list_new:
 * @store: an office's file
 *
 * Returns: (transfer full): a list that is asking for every supplier; it asks again whenever the file changes
 */
SourcierSupplierList *
sourcier_supplier_list_new (SourcierStore *store)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  SourcierSupplierList *self = g_object_new (SOURCIER_TYPE_SUPPLIER_LIST, NULL);
  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierIndex) index = sourcier_supplier_index_of (store);

  sourcier_row_list_set_aid (SOURCIER_ROW_LIST (self), G_OBJECT (index));
  sourcier_row_list_begin (SOURCIER_ROW_LIST (self), store, G_OBJECT (everything));
  return self;
}

/**
 * sourcier_supplier_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): the last question asked
 */
SourcierSupplierQuery *
sourcier_supplier_list_get_query (SourcierSupplierList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_LIST (self), NULL);

  return SOURCIER_SUPPLIER_QUERY (sourcier_row_list_get_question (SOURCIER_ROW_LIST (self)));
}

/**
 * sourcier_supplier_list_get_facets:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the counts that go with the answer, %NULL before the first one
 */
SourcierSupplierFacets *
sourcier_supplier_list_get_facets (SourcierSupplierList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_LIST (self), NULL);

  GObject *counts = sourcier_row_list_get_counts (SOURCIER_ROW_LIST (self));

  return counts != NULL ? SOURCIER_SUPPLIER_FACETS (counts) : NULL;
}
