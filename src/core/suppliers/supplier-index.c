/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-private.h"

#include "suppliers/supplier-list.h"
#include "suppliers/supplier-query-territory.h"

/* How often a moment at which nobody writes is looked for. */
#define MOST_TRIES 8

/* What the threads share; the index itself goes with those who ask it. */
typedef struct
{
  GMutex lock;
  GMutex reading;               /* one order is read at a time; taken before the other */
  GCancellable *cancellable;    /* of what is done in the background */
  SourcierIndexBody *body;      /* NULL until it is built */
  guint serial;                 /* of the body */
  gboolean is_working;          /* in the background */
  gboolean is_closed;
  GQueue wanted;                /* questions whose orders are to be read */
} Shared;

struct _SourcierSupplierIndex
{
  GObject parent_instance;

  Shared *shared;
};

G_DEFINE_FINAL_TYPE (SourcierSupplierIndex, sourcier_supplier_index, G_TYPE_OBJECT)

static void
shared_clear (gpointer data)
{
  Shared *shared = data;

  g_queue_clear_full (&shared->wanted, g_object_unref);
  g_clear_pointer (&shared->body, _sourcier_index_body_free);
  g_object_unref (shared->cancellable);
  g_mutex_clear (&shared->lock);
  g_mutex_clear (&shared->reading);
}

static void
shared_unref (gpointer shared)
{
  g_atomic_rc_box_release_full (shared, shared_clear);
}

static void
sourcier_supplier_index_finalize (GObject *object)
{
  Shared *shared = SOURCIER_SUPPLIER_INDEX (object)->shared;

  g_cancellable_cancel (shared->cancellable);
  g_mutex_lock (&shared->lock);
  shared->is_closed = TRUE;
  g_clear_pointer (&shared->body, _sourcier_index_body_free);
  g_mutex_unlock (&shared->lock);
  shared_unref (shared);

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
  self->shared = g_atomic_rc_box_new0 (Shared);
  g_mutex_init (&self->shared->lock);
  g_mutex_init (&self->shared->reading);
  self->shared->cancellable = g_cancellable_new ();
  g_queue_init (&self->shared->wanted);
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

/* With the lock held. */
static void
drop_body (Shared *shared)
{
  g_clear_pointer (&shared->body, _sourcier_index_body_free);
  shared->serial++;
}

static SourcierSupplierQuery *
question_by (SourcierSupplierSort sort)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) sorted = sourcier_supplier_query_with_sort (query, sort, FALSE);

  return sourcier_supplier_query_with_day (sorted, sourcier_day_today ());
}

/* All that the first question needs is read at one moment. */
static gboolean
load (SourcierIndexBody  *body,
      GError            **error)
{
  g_autoptr (SourcierSupplierQuery) by_name = question_by (SOURCIER_SUPPLIER_SORT_NAME);
  SourcierIndexOrder *order;

  if (!_sourcier_index_store_load (body, error))
    return FALSE;
  order = _sourcier_index_order_load (body, by_name, error);
  if (order != NULL)
    _sourcier_index_order_keep (body, order);
  _sourcier_index_awards_tell (body, sourcier_day_today ());
  return order != NULL;
}

static SourcierIndexBody *
build_body (SourcierStore  *reader,
            GCancellable   *cancellable,
            GError        **error)
{
  SourcierIndexBody *body = _sourcier_index_body_new (g_object_ref (reader));
  gboolean loaded = FALSE;

  if (_sourcier_index_store_begin (body, error))
    {
      sourcier_store_set_cancellable (reader, cancellable);
      loaded = load (body, error);
      _sourcier_index_store_end (body);
    }
  if (!loaded)
    g_clear_pointer (&body, _sourcier_index_body_free);
  return body;
}

static void
install (Shared            *shared,
         SourcierIndexBody *body)
{
  g_mutex_lock (&shared->lock);
  drop_body (shared);
  if (shared->is_closed)
    _sourcier_index_body_free (body);
  else
    shared->body = body;
  g_mutex_unlock (&shared->lock);
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
  SourcierIndexBody *body = reader != NULL ? build_body (reader, self->shared->cancellable, error) : NULL;

  if (body != NULL)
    install (self->shared, body);
  return body != NULL;
}

/* With the lock held: brings the body to the state of the file. A body that cannot be brought there is no more. */
static gboolean
follow (Shared *shared)
{
  g_autoptr (GError) error = NULL;
  gboolean can_follow = FALSE;

  if (shared->body == NULL)
    return FALSE;
  if (!_sourcier_index_store_follow (shared->body, &can_follow, &error))
    g_debug ("%s", error->message);
  if (error == NULL && can_follow)
    return TRUE;
  g_debug ("The index is built anew");
  drop_body (shared);
  return FALSE;
}

/* With the lock held. Returns: (transfer full) (nullable): another connection that sees what the body stands at. */
static SourcierIndexBody *
begin_twin (Shared  *shared,
            GError **error)
{
  SourcierStore *reader = shared->body != NULL ? sourcier_store_open_reader (shared->body->reader, error) : NULL;
  SourcierIndexBody *twin;
  gboolean is_same = FALSE;

  if (reader == NULL)
    return NULL;
  twin = _sourcier_index_body_new_twin (shared->body, reader);
  for (guint i = 0; i < MOST_TRIES && !is_same; i++)
    {
      gboolean is_there = _sourcier_index_store_begin (shared->body, NULL) && follow (shared);

      if (!is_there)
        break;
      _sourcier_index_store_end (shared->body);
      _sourcier_index_body_tell_twin (shared->body, twin);
      if (!_sourcier_index_store_begin_twin (shared->body, twin, &is_same, error))
        break;
    }
  if (!is_same)
    g_clear_pointer (&twin, _sourcier_index_body_free);
  return twin;
}

/* The order that was read is of what the body stood at then. */
static void
take_order (Shared             *shared,
            SourcierIndexOrder *order,
            guint               serial)
{
  SourcierIndexBody *body = shared->serial == serial ? shared->body : NULL;

  if (body == NULL || (body->contracts_meanwhile && order->sort == SOURCIER_SUPPLIER_SORT_CONTRACTS))
    {
      _sourcier_index_order_free (order);
      return;
    }
  roaring_bitmap_or_inplace (order->behind, body->meanwhile);
  _sourcier_index_order_keep (body, order);
}

/* Begins to note what changes in the body while an order is read. */
static SourcierIndexBody *
begin_reading (Shared                 *shared,
               SourcierSupplierQuery  *query,
               guint                  *serial,
               GError                **error)
{
  SourcierIndexBody *twin = NULL;

  g_mutex_lock (&shared->lock);
  if (shared->body != NULL && _sourcier_index_order_find (shared->body, query) == NULL)
    twin = begin_twin (shared, error);
  *serial = shared->serial;
  if (twin != NULL)
    {
      shared->body->meanwhile = roaring_bitmap_create ();
      shared->body->contracts_meanwhile = FALSE;
    }
  g_mutex_unlock (&shared->lock);
  return twin;
}

/* @order: (nullable): taken */
static void
end_reading (Shared             *shared,
             SourcierIndexOrder *order,
             guint               serial)
{
  g_mutex_lock (&shared->lock);
  if (order != NULL)
    take_order (shared, order, serial);
  if (shared->serial == serial && shared->body != NULL)
    g_clear_pointer (&shared->body->meanwhile, roaring_bitmap_free);
  g_mutex_unlock (&shared->lock);
}

/* The body answers meanwhile. */
static gboolean
read_order (Shared                 *shared,
            SourcierSupplierQuery  *query,
            GError                **error)
{
  SourcierIndexBody *twin;
  SourcierIndexOrder *order = NULL;
  guint serial;
  gboolean was_there;

  g_mutex_lock (&shared->reading);
  twin = begin_reading (shared, query, &serial, error);
  was_there = twin == NULL && (error == NULL || *error == NULL);
  if (twin != NULL)
    {
      sourcier_store_set_cancellable (twin->reader, shared->cancellable);
      order = _sourcier_index_order_load (twin, query, error);
      _sourcier_index_store_end (twin);
      _sourcier_index_body_free (twin);
      end_reading (shared, order, serial);
    }
  g_mutex_unlock (&shared->reading);
  return was_there || order != NULL;
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

  return read_order (self->shared, dated, error);
}

typedef struct
{
  Shared *shared;
  SourcierStore *reader;        /* NULL where the body is there */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->reader);
  shared_unref (work->shared);
  g_free (work);
}

static SourcierSupplierQuery *
next_wanted (Shared *shared)
{
  SourcierSupplierQuery *query;

  g_mutex_lock (&shared->lock);
  query = shared->is_closed || shared->body == NULL ? NULL : g_queue_pop_head (&shared->wanted);
  shared->is_working = query != NULL;
  g_mutex_unlock (&shared->lock);
  return query;
}

/* What fails here is answered by SQL, and tried again with the next question. */
static void
work_in_background (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  Work *work = task_data;
  Shared *shared = work->shared;
  SourcierSupplierQuery *query;
  g_autoptr (GError) error = NULL;

  if (work->reader != NULL)
    {
      SourcierIndexBody *body = build_body (work->reader, shared->cancellable, &error);

      g_clear_object (&work->reader);
      if (body != NULL)
        install (shared, body);
      else
        g_debug ("%s", error->message);
    }
  while ((query = next_wanted (shared)) != NULL)
    {
      g_clear_error (&error);
      if (!read_order (shared, query, &error))
        g_debug ("%s", error->message);
      g_object_unref (query);
    }
  g_task_return_boolean (task, TRUE);
}

/* With the lock held. @reader: (nullable): taken */
static void
work (Shared        *shared,
      SourcierStore *reader)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Work *work = g_new0 (Work, 1);

  work->shared = g_atomic_rc_box_acquire (shared);
  work->reader = reader;
  shared->is_working = TRUE;
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_in_background);
}

/* What the table shows at first can be sorted by. */
static void
want_first_orders (Shared *shared)
{
  static const SourcierSupplierSort first[] = {
    SOURCIER_SUPPLIER_SORT_CITY, SOURCIER_SUPPLIER_SORT_LABELS, SOURCIER_SUPPLIER_SORT_FAMILIES,
    SOURCIER_SUPPLIER_SORT_SIZE, SOURCIER_SUPPLIER_SORT_CONTRACTS,
  };

  g_queue_clear_full (&shared->wanted, g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_queue_push_tail (&shared->wanted, question_by (first[i]));
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

  Shared *shared = self->shared;
  SourcierStore *reader;

  g_mutex_lock (&shared->lock);
  if (shared->body == NULL && !shared->is_working && !shared->is_closed)
    {
      reader = sourcier_store_open_reader (store, NULL);
      if (reader != NULL)
        {
          want_first_orders (shared);
          work (shared, reader);
        }
    }
  g_mutex_unlock (&shared->lock);
}

/* With the lock held: an order that is not there will be. */
static void
want_order (Shared                *shared,
            SourcierSupplierQuery *query)
{
  for (GList *wanted = shared->wanted.head; wanted != NULL; wanted = wanted->next)
    if (sourcier_supplier_query_get_sort (wanted->data) == sourcier_supplier_query_get_sort (query))
      {
        g_object_unref (wanted->data);
        g_queue_delete_link (&shared->wanted, wanted);
        break;
      }
  g_queue_push_head (&shared->wanted, g_object_ref (query));
  if (!shared->is_working)
    work (shared, NULL);
}

static GArray *
find_ids (Shared                 *shared,
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
      want_order (shared, query);
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

static gboolean
answer (Shared                  *shared,
        SourcierSupplierQuery   *query,
        GArray                 **ids,
        SourcierSupplierFacets **facets,
        gint64                  *total,
        GError                 **error)
{
  g_auto (SourcierIndexQuestion) question = { NULL };

  if (!_sourcier_index_question_set_up (&question, shared->body, query, error))
    return FALSE;
  *facets = _sourcier_index_count (&question, error);
  *ids = *facets != NULL ? find_ids (shared, &question, error) : NULL;
  *total = (gint64) roaring_bitmap_get_cardinality (shared->body->all);
  return *ids != NULL;
}

/* With the lock held: one look at the file, within which the body is brought to its state. */
static gboolean
look_and_answer (Shared                  *shared,
                 SourcierSupplierQuery   *query,
                 GCancellable            *cancellable,
                 GArray                 **ids,
                 SourcierSupplierFacets **facets,
                 gint64                  *total)
{
  g_autoptr (GError) error = NULL;
  gboolean answered;

  if (!_sourcier_index_store_begin (shared->body, &error))
    {
      g_debug ("%s", error->message);
      drop_body (shared);
      return FALSE;
    }
  if (!follow (shared))
    return FALSE;
  sourcier_store_set_cancellable (shared->body->reader, cancellable);
  answered = answer (shared, query, ids, facets, total, &error);
  if (!answered)
    g_debug ("%s", error->message);
  _sourcier_index_store_end (shared->body);
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

  g_autoptr (SourcierSupplierQuery) dated =
    sourcier_supplier_query_with_day (query, sourcier_supplier_query_get_day (query));
  gboolean answered = FALSE;

  *ids = NULL;
  *facets = NULL;
  g_mutex_lock (&self->shared->lock);
  if (self->shared->body != NULL && !g_cancellable_is_cancelled (cancellable))
    answered = look_and_answer (self->shared, dated, cancellable, ids, facets, total);
  g_mutex_unlock (&self->shared->lock);
  if (!answered)
    g_clear_object (facets);
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
