/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-shared-private.h"

#include "suppliers/supplier-list.h"
#include "suppliers/supplier-query-territory.h"

struct _SourcierSupplierIndex
{
  GObject parent_instance;

  SourcierIndexShared *shared;
};

G_DEFINE_FINAL_TYPE (SourcierSupplierIndex, sourcier_supplier_index, G_TYPE_OBJECT)

static void
sourcier_supplier_index_finalize (GObject *object)
{
  SourcierSupplierIndex *self = SOURCIER_SUPPLIER_INDEX (object);

  _sourcier_index_shared_close (self->shared);
  _sourcier_index_shared_unref (self->shared);

  G_OBJECT_CLASS (sourcier_supplier_index_parent_class)->finalize (object);
}

static void
sourcier_supplier_index_class_init (SourcierSupplierIndexClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_supplier_index_finalize;
}

static void
sourcier_supplier_index_init (SourcierSupplierIndex *self)
{
  self->shared = _sourcier_index_shared_new ();
}

/**
 * sourcier_supplier_index_new:
 *
 * Returns: (transfer full): an index that answers nothing until it is built
 */
SourcierSupplierIndex *
sourcier_supplier_index_new (void)
{
  return g_object_new (SOURCIER_TYPE_SUPPLIER_INDEX, NULL);
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/**
 * sourcier_supplier_index_of:
 * @store: an office's file
 *
 * For the thread that @store is at home on.
 *
 * Returns: (transfer full): the index that all lists of the suppliers of @store share; it goes with the last of them
 */
SourcierSupplierIndex *
sourcier_supplier_index_of (SourcierStore *store)
{
  static const char name[] = "sourcier-supplier-index";

  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  GWeakRef *ref = g_object_get_data (G_OBJECT (store), name);
  SourcierSupplierIndex *self = ref != NULL ? g_weak_ref_get (ref) : NULL;

  if (self != NULL)
    return self;
  self = sourcier_supplier_index_new ();
  if (ref == NULL)
    {
      ref = g_new0 (GWeakRef, 1);
      g_weak_ref_init (ref, NULL);
      g_object_set_data_full (G_OBJECT (store), name, ref, weak_ref_free);
    }
  g_weak_ref_set (ref, self);
  return self;
}

/**
 * sourcier_supplier_index_build:
 * @self: an index
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Reads the directory. Long for a large one: not for the window's thread.
 *
 * Returns: %FALSE with @error set if it cannot be read
 */
gboolean
sourcier_supplier_index_build (SourcierSupplierIndex  *self,
                               SourcierStore          *store,
                               GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_INDEX (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (store, error);

  return reader != NULL && _sourcier_index_shared_build (self->shared, reader, error);
}

/**
 * sourcier_supplier_index_sort:
 * @self: an index that is built
 * @query: a question
 * @error: where to put what went wrong
 *
 * Reads the order that @query asks for, so that it answers without SQL. Long for a large directory, and nobody else may do it
 * meanwhile: not for the window's thread.
 *
 * Returns: %FALSE with @error set if it cannot be read
 */
gboolean
sourcier_supplier_index_sort (SourcierSupplierIndex  *self,
                              SourcierSupplierQuery  *query,
                              GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_INDEX (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), FALSE);

  g_autoptr (SourcierSupplierQuery) dated =
    sourcier_supplier_query_with_day (query, sourcier_supplier_query_get_day (query));

  return _sourcier_index_shared_read_order (self->shared, dated, error);
}

/**
 * sourcier_supplier_index_start:
 * @self: an index
 * @store: an office's file, or a reader of it that nobody uses meanwhile
 *
 * Builds the index in the background, unless it is there or being built.
 */
void
sourcier_supplier_index_start (SourcierSupplierIndex *self,
                               SourcierStore         *store)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_INDEX (self));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  _sourcier_index_shared_begin (self->shared, store);
}

static GArray *
find_ids (SourcierIndexShared    *shared,
          SourcierIndexQuestion  *question,
          GError                **error)
{
  SourcierSupplierQuery *query = question->query;
  SourcierIndexBody *body = shared->body;
  SourcierIndexOrder *order = _sourcier_index_order_find (body, query);
  gboolean by_distance = sourcier_supplier_query_get_sort (query) == SOURCIER_SUPPLIER_SORT_DISTANCE
                         && *sourcier_supplier_query_get_near (query) != '\0';

  if (order == NULL)
    {
      _sourcier_index_shared_want_order (shared, query);
      return sourcier_supplier_list_find_ids (body->reader, query, error);
    }
  if (!_sourcier_index_order_catch_up (body, query, order, error))
    return NULL;

  g_autoptr (GArray) ids =
    _sourcier_index_order_walk (body, order, question->answer,
                                sourcier_supplier_query_get_descending (query) && !by_distance);
  if (by_distance && !_sourcier_supplier_territory_sort (body->reader, query, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* What is answered to a question. */
typedef struct
{
  GArray *ids;
  SourcierSupplierFacets *facets;
  gint64 total;
  GArray *communes;
} Found;

typedef gboolean (*Answer) (SourcierIndexShared   *shared,
                            SourcierIndexQuestion *question,
                            Found                 *found,
                            GError               **error);

static gboolean
answer_with_all (SourcierIndexShared    *shared,
                 SourcierIndexQuestion  *question,
                 Found                  *found,
                 GError                **error)
{
  found->facets = _sourcier_index_count (question, error);
  found->ids = found->facets != NULL ? find_ids (shared, question, error) : NULL;
  found->total = (gint64) roaring_bitmap_get_cardinality (shared->body->all);
  return found->ids != NULL;
}

static gboolean
answer_with_communes (SourcierIndexShared    *shared,
                      SourcierIndexQuestion  *question,
                      Found                  *found,
                      GError                **error)
{
  SourcierIndexCommunes *communes = shared->body->communes;
  g_autoptr (SourcierRows) beside = NULL;

  if (communes == NULL || !_sourcier_index_communes_catch_up (communes, shared->body, error))
    return FALSE;
  beside = _sourcier_index_question_beside (question, SOURCIER_FACET_DEPARTEMENT);
  found->communes = _sourcier_index_communes_count (communes, beside);
  return TRUE;
}

static gboolean
answer (SourcierIndexShared    *shared,
        SourcierSupplierQuery  *query,
        Answer                  with,
        Found                  *found,
        GError                **error)
{
  g_auto (SourcierIndexQuestion) question = { NULL };

  return _sourcier_index_question_set_up (&question, shared->body, query, error) && with (shared, &question, found, error);
}

/* With the lock held: one look at the file, within which the body is brought to its state. */
static gboolean
look_and_answer (SourcierIndexShared   *shared,
                 SourcierSupplierQuery *query,
                 GCancellable          *cancellable,
                 Answer                 with,
                 Found                 *found)
{
  g_autoptr (GError) error = NULL;
  gboolean answered;

  if (!_sourcier_index_store_begin (shared->body, &error))
    {
      g_debug ("%s", error->message);
      _sourcier_index_shared_drop (shared);
      return FALSE;
    }
  if (!_sourcier_index_shared_follow (shared))
    return FALSE;
  sourcier_store_set_cancellable (shared->body->reader, cancellable);
  answered = answer (shared, query, with, found, &error);
  if (error != NULL)
    g_debug ("%s", error->message);
  _sourcier_index_store_end (shared->body);
  return answered;
}

static gboolean
ask (SourcierSupplierIndex *self,
     SourcierSupplierQuery *query,
     GCancellable          *cancellable,
     Answer                 with,
     Found                 *found)
{
  g_autoptr (SourcierSupplierQuery) dated =
    sourcier_supplier_query_with_day (query, sourcier_supplier_query_get_day (query));
  gboolean answered = FALSE;

  g_mutex_lock (&self->shared->lock);
  if (self->shared->body != NULL && !g_cancellable_is_cancelled (cancellable))
    answered = look_and_answer (self->shared, dated, cancellable, with, found);
  g_mutex_unlock (&self->shared->lock);
  return answered;
}

/**
 * sourcier_supplier_index_answer:
 * @self: an index
 * @query: a question
 * @cancellable: (nullable): what stops the answer
 * @ids: (out) (transfer full) (element-type gint64): who answers, as sourcier_supplier_list_find_ids() has them
 * @facets: (out) (transfer full): the counts, as sourcier_supplier_facets_count() has them
 * @total: (out): how many suppliers there are to ask about
 *
 * Answers with what the file holds now. What @ids and @facets are left at is %NULL where there is no answer.
 *
 * Returns: %FALSE if SQL must be asked: the index is not built, cannot tell what changed in the file, or was stopped
 */
gboolean
sourcier_supplier_index_answer (SourcierSupplierIndex   *self,
                                SourcierSupplierQuery   *query,
                                GCancellable            *cancellable,
                                GArray                 **ids,
                                SourcierSupplierFacets **facets,
                                gint64                  *total)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_INDEX (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), FALSE);
  g_return_val_if_fail (ids != NULL && facets != NULL && total != NULL, FALSE);

  Found found = { 0 };
  gboolean answered = ask (self, query, cancellable, answer_with_all, &found);

  if (!answered)
    g_clear_object (&found.facets);
  *ids = found.ids;
  *facets = found.facets;
  *total = found.total;
  return answered;
}

/**
 * sourcier_supplier_index_count_communes:
 * @self: an index
 * @query: a question
 * @cancellable: (nullable): what stops the answer
 * @counts: (out) (transfer full) (element-type gint64): for each of sourcier_communes(), how many suppliers are surely in it that
 *   answer @query but for its territories
 *
 * Counts what the file holds now. The first time, it reads in which communes the suppliers are; that is long for a large
 * directory, while the index answers other questions.
 *
 * Returns: %FALSE if SQL must be asked, as sourcier_supplier_index_answer()
 */
gboolean
sourcier_supplier_index_count_communes (SourcierSupplierIndex  *self,
                                        SourcierSupplierQuery  *query,
                                        GCancellable           *cancellable,
                                        GArray                **counts)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_INDEX (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), FALSE);
  g_return_val_if_fail (counts != NULL, FALSE);

  g_autoptr (GError) error = NULL;
  Found found = { 0 };
  gboolean answered = _sourcier_index_shared_read_communes (self->shared, &error)
                      && ask (self, query, cancellable, answer_with_communes, &found);

  if (error != NULL)
    g_debug ("%s", error->message);
  *counts = found.communes;
  return answered;
}

/* Whether the index is built, for those who wait for it. */
gboolean
_sourcier_supplier_index_is_ready (SourcierSupplierIndex *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_INDEX (self), FALSE);

  g_mutex_lock (&self->shared->lock);
  gboolean is_ready = self->shared->body != NULL && !self->shared->is_working;
  g_mutex_unlock (&self->shared->lock);
  return is_ready;
}
