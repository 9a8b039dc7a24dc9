/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchase-list.h"

#include "purchases/purchase-private.h"
#include "purchases/purchase-store.h"

struct _SourcierPurchaseList
{
  SourcierRowList parent_instance;
};

G_DEFINE_FINAL_TYPE (SourcierPurchaseList, sourcier_purchase_list, SOURCIER_TYPE_ROW_LIST)

static GObject *
create_empty (gint64 id)
{
  SourcierPurchase *purchase = sourcier_purchase_new ();

  sourcier_purchase_set_id (purchase, id);
  return G_OBJECT (purchase);
}

static void
assign (GObject *held,
        GObject *read)
{
  _sourcier_purchase_assign (SOURCIER_PURCHASE (held), SOURCIER_PURCHASE (read));
}

static gboolean
same (GObject *question,
      GObject *other)
{
  return sourcier_purchase_query_equal (SOURCIER_PURCHASE_QUERY (question), SOURCIER_PURCHASE_QUERY (other));
}

static gboolean
answer (SourcierStore      *reader,
        GObject            *aid,
        GObject            *question,
        GCancellable       *cancellable,
        SourcierRowAnswer  *answer,
        GError            **error)
{
  SourcierPurchaseQuery *query = SOURCIER_PURCHASE_QUERY (question);

  answer->ids = sourcier_purchase_list_find_ids (reader, query, error);
  if (answer->ids == NULL)
    return FALSE;
  answer->counts = (GObject *) sourcier_purchase_facets_count (reader, query, error);
  if (answer->counts == NULL)
    return FALSE;
  answer->total = sourcier_purchase_store_count (reader, error);
  return answer->total >= 0;
}

static void
sourcier_purchase_list_class_init (SourcierPurchaseListClass *klass)
{
  static const SourcierRowKind kind = { sourcier_purchase_store_load_many, create_empty, assign,
                                        _sourcier_purchase_facets_tell };
  SourcierRowListClass *list_class = SOURCIER_ROW_LIST_CLASS (klass);

  list_class->item_type = sourcier_purchase_get_type;
  list_class->kind = &kind;
  list_class->same = same;
  list_class->answer = answer;
}

static void
sourcier_purchase_list_init (SourcierPurchaseList *self)
{
}

/**
 * sourcier_purchase_list_new:
 * @store: an office's file
 *
 * Returns: (transfer full): a list that is asking for every purchase; it asks again whenever the file changes
 */
SourcierPurchaseList *
sourcier_purchase_list_new (SourcierStore *store)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  SourcierPurchaseList *self = g_object_new (SOURCIER_TYPE_PURCHASE_LIST, NULL);
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();

  sourcier_row_list_begin (SOURCIER_ROW_LIST (self), store, G_OBJECT (everything));
  return self;
}

/**
 * sourcier_purchase_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): the last question asked
 */
SourcierPurchaseQuery *
sourcier_purchase_list_get_query (SourcierPurchaseList *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_LIST (self), NULL);

  return SOURCIER_PURCHASE_QUERY (sourcier_row_list_get_question (SOURCIER_ROW_LIST (self)));
}

/**
 * sourcier_purchase_list_get_facets:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the counts that go with the answer, %NULL before the first one
 */
SourcierPurchaseFacets *
sourcier_purchase_list_get_facets (SourcierPurchaseList *self)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE_LIST (self), NULL);

  return (SourcierPurchaseFacets *) sourcier_row_list_get_counts (SOURCIER_ROW_LIST (self));
}
