/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-shared-private.h"

/* The body, the orders of the columns and the communes are read on threads of their own; the body answers while one of the
 * latter is read. */

/* How often a moment at which nobody writes is looked for. */
#define MOST_TRIES 8

/* With the lock held. Returns: (transfer full) (nullable): another connection that sees what the body stands at. */
static SourcierIndexBody *
begin_twin (SourcierIndexShared  *shared,
            GError              **error)
{
  SourcierStore *reader = shared->body != NULL ? sourcier_store_open_reader (shared->body->reader, error) : NULL;
  SourcierIndexBody *twin;
  gboolean is_same = FALSE;

  if (reader == NULL)
    return NULL;
  twin = _sourcier_index_body_new_twin (shared->body, reader);
  for (guint i = 0; i < MOST_TRIES && !is_same; i++)
    {
      gboolean is_there = _sourcier_index_store_begin (shared->body, NULL) && _sourcier_index_shared_follow (shared);

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

/* What is read beside a body that answers: an order, or the communes. */
typedef struct
{
  SourcierSupplierQuery *query;    /* that asks for the order, NULL where the communes are read */
  SourcierIndexOrder *order;
  SourcierIndexCommunes *communes;
  guint serial;                    /* of the body */
} Reading;

static gboolean
is_there (SourcierIndexBody *body,
          const Reading     *reading)
{
  return reading->query != NULL ? _sourcier_index_order_find (body, reading->query) != NULL : body->communes != NULL;
}

static gboolean
was_read (const Reading *reading)
{
  return reading->order != NULL || reading->communes != NULL;
}

/* What was read is of what the body stood at then. */
static void
take (SourcierIndexBody *body,
      Reading           *reading)
{
  if (reading->communes != NULL)
    {
      _sourcier_index_communes_change (reading->communes, body->meanwhile);
      body->communes = g_steal_pointer (&reading->communes);
    }
  else if (!body->contracts_meanwhile || reading->order->sort != SOURCIER_SUPPLIER_SORT_CONTRACTS)
    {
      roaring_bitmap_or_inplace (reading->order->behind, body->meanwhile);
      _sourcier_index_order_keep (body, g_steal_pointer (&reading->order));
    }
}

/* Begins to note what changes in the body meanwhile. */
static SourcierIndexBody *
begin_reading (SourcierIndexShared  *shared,
               Reading              *reading,
               GError              **error)
{
  SourcierIndexBody *twin = NULL;

  g_mutex_lock (&shared->lock);
  if (shared->body != NULL && !is_there (shared->body, reading))
    twin = begin_twin (shared, error);
  reading->serial = shared->serial;
  if (twin != NULL)
    {
      shared->body->meanwhile = roaring_bitmap_create ();
      shared->body->contracts_meanwhile = FALSE;
    }
  g_mutex_unlock (&shared->lock);
  return twin;
}

static void
end_reading (SourcierIndexShared *shared,
             Reading             *reading)
{
  g_mutex_lock (&shared->lock);
  if (shared->serial == reading->serial && shared->body != NULL)
    {
      if (was_read (reading))
        take (shared->body, reading);
      g_clear_pointer (&shared->body->meanwhile, roaring_bitmap_free);
    }
  g_mutex_unlock (&shared->lock);
  g_clear_pointer (&reading->order, _sourcier_index_order_free);
  g_clear_pointer (&reading->communes, _sourcier_index_communes_free);
}

/* The body answers meanwhile. */
static gboolean
read_beside (SourcierIndexShared    *shared,
             SourcierSupplierQuery  *query,
             GError                **error)
{
  Reading reading = { query, NULL, NULL, 0 };
  SourcierIndexBody *twin;
  gboolean done;

  g_mutex_lock (&shared->reading);
  twin = begin_reading (shared, &reading, error);
  done = twin == NULL && (error == NULL || *error == NULL);
  if (twin != NULL)
    {
      sourcier_store_set_cancellable (twin->reader, shared->cancellable);
      if (query != NULL)
        reading.order = _sourcier_index_order_load (twin, query, error);
      else
        reading.communes = _sourcier_index_communes_load (twin, error);
      done = was_read (&reading);
      _sourcier_index_store_end (twin);
      _sourcier_index_body_free (twin);
      end_reading (shared, &reading);
    }
  g_mutex_unlock (&shared->reading);
  return done;
}

/* Reads the order that @query asks for, unless it is there. */
gboolean
_sourcier_index_shared_read_order (SourcierIndexShared    *shared,
                                   SourcierSupplierQuery  *query,
                                   GError                **error)
{
  return read_beside (shared, query, error);
}

/* Reads in which communes the suppliers are, unless it is known. */
gboolean
_sourcier_index_shared_read_communes (SourcierIndexShared  *shared,
                                      GError              **error)
{
  return read_beside (shared, NULL, error);
}

typedef struct
{
  SourcierIndexShared *shared;
  SourcierStore *reader;        /* NULL where the body is there */
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_object (&work->reader);
  _sourcier_index_shared_unref (work->shared);
  g_free (work);
}

/* What the table shows at first can be sorted by. */
static void
want_first_orders (SourcierIndexShared *shared)
{
  static const SourcierSupplierSort first[] = {
    SOURCIER_SUPPLIER_SORT_CITY, SOURCIER_SUPPLIER_SORT_LABELS, SOURCIER_SUPPLIER_SORT_FAMILIES,
    SOURCIER_SUPPLIER_SORT_SIZE, SOURCIER_SUPPLIER_SORT_CONTRACTS,
  };

  g_queue_clear_full (&shared->wanted, g_object_unref);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_queue_push_tail (&shared->wanted, _sourcier_index_question_by (first[i]));
}

static SourcierSupplierQuery *
next_wanted (SourcierIndexShared *shared)
{
  SourcierSupplierQuery *query;

  g_mutex_lock (&shared->lock);
  query = shared->is_closed || shared->body == NULL ? NULL : g_queue_pop_head (&shared->wanted);
  g_mutex_unlock (&shared->lock);
  return query;
}

/* Whoever asked for the body while there was work to do is not to ask again. Returns: whether it is to be built once more */
static gboolean
begins_again (Work *work)
{
  SourcierIndexShared *shared = work->shared;

  g_mutex_lock (&shared->lock);
  if (shared->body == NULL && !shared->is_closed)
    work->reader = g_steal_pointer (&shared->again);
  g_clear_object (&shared->again);
  if (work->reader != NULL)
    want_first_orders (shared);
  shared->is_working = work->reader != NULL || (shared->body != NULL && !shared->is_closed && shared->wanted.length > 0);
  g_mutex_unlock (&shared->lock);
  return shared->is_working;
}

/* What fails here is answered by SQL, and tried again with the next question. */
static void
work_once (Work *work)
{
  SourcierSupplierQuery *query;
  g_autoptr (GError) error = NULL;

  if (work->reader != NULL && !_sourcier_index_shared_build (work->shared, work->reader, &error))
    g_debug ("%s", error->message);
  g_clear_object (&work->reader);
  while ((query = next_wanted (work->shared)) != NULL)
    {
      g_clear_error (&error);
      if (!_sourcier_index_shared_read_order (work->shared, query, &error))
        g_debug ("%s", error->message);
      g_object_unref (query);
    }
}

static void
work_in_background (GTask        *task,
                    gpointer      source,
                    gpointer      task_data,
                    GCancellable *cancellable)
{
  do
    work_once (task_data);
  while (begins_again (task_data));
  g_task_return_boolean (task, TRUE);
}

/* With the lock held. @reader: (nullable): taken */
static void
work (SourcierIndexShared *shared,
      SourcierStore       *reader)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Work *work = g_new0 (Work, 1);

  work->shared = g_atomic_rc_box_acquire (shared);
  work->reader = reader;
  shared->is_working = TRUE;
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_in_background);
}

/* With the lock held: an order that is not there will be. */
void
_sourcier_index_shared_want_order (SourcierIndexShared   *shared,
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

/* Builds the body from what @store, or a reader of it that nobody uses meanwhile, holds, unless it is there. Where something is
 * done in the background that is the body, or it was lost meanwhile: that shows in the end. */
void
_sourcier_index_shared_begin (SourcierIndexShared *shared,
                              SourcierStore       *store)
{
  g_mutex_lock (&shared->lock);
  if (shared->body == NULL && shared->again == NULL && !shared->is_closed)
    {
      g_autoptr (SourcierStore) reader = sourcier_store_open_reader (store, NULL);

      if (shared->is_working)
        shared->again = g_steal_pointer (&reader);
      else if (reader != NULL)
        {
          want_first_orders (shared);
          work (shared, g_steal_pointer (&reader));
        }
    }
  g_mutex_unlock (&shared->lock);
}
