/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-list-private.h"

#include "suppliers/supplier-pages.h"

#include <gio/gio.h>
#include <string.h>

struct _SourcierSupplierList
{
  GObject parent_instance;

  SourcierStore *store;
  SourcierSupplierQuery *query;
  GArray *ids;
  SourcierSupplierPages *pages;
  SourcierSupplierFacets *facets;
  gint64 total;

  GCancellable *cancellable;
  SourcierStore *idle_reader;  /* of the last worker, for the next */
  guint generation;
  gboolean loading;
  gboolean rows_changed;       /* the objects may tell of rows as they were */
  gboolean told_failure;       /* that rows cannot be read, once an answer */
};

enum { PROP_0, PROP_LOADING, PROP_FACETS, PROP_TOTAL, N_PROPS };
enum { ANSWERED, FAILED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return SOURCIER_TYPE_SUPPLIER;
}

static guint
get_n_items (GListModel *model)
{
  return SOURCIER_SUPPLIER_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SourcierSupplierList *self = SOURCIER_SUPPLIER_LIST (model);
  g_autoptr (GError) error = NULL;

  if (position >= self->ids->len)
    return NULL;

  SourcierSupplier *supplier = _sourcier_supplier_pages_get (self->pages, self->ids, position, &error);

  if (error != NULL && !self->told_failure)
    {
      self->told_failure = TRUE;
      g_signal_emit (self, signals[FAILED], 0, error);
    }
  return supplier;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SourcierSupplierList, sourcier_supplier_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
sourcier_supplier_list_dispose (GObject *object)
{
  SourcierSupplierList *self = SOURCIER_SUPPLIER_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->idle_reader);
  g_clear_object (&self->facets);
  g_clear_object (&self->query);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sourcier_supplier_list_parent_class)->dispose (object);
}

static void
sourcier_supplier_list_finalize (GObject *object)
{
  SourcierSupplierList *self = SOURCIER_SUPPLIER_LIST (object);

  g_array_unref (self->ids);
  g_clear_pointer (&self->pages, _sourcier_supplier_pages_free);

  G_OBJECT_CLASS (sourcier_supplier_list_parent_class)->finalize (object);
}

static void
sourcier_supplier_list_get_property (GObject    *object,
                                     guint       prop_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  SourcierSupplierList *self = SOURCIER_SUPPLIER_LIST (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_FACETS:
      g_value_set_object (value, self->facets);
      break;
    case PROP_TOTAL:
      g_value_set_int64 (value, self->total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sourcier_supplier_list_class_init (SourcierSupplierListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sourcier_supplier_list_dispose;
  object_class->finalize = sourcier_supplier_list_finalize;
  object_class->get_property = sourcier_supplier_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_FACETS] = g_param_spec_object ("facets", NULL, NULL, SOURCIER_TYPE_SUPPLIER_FACETS, flags);
  properties[PROP_TOTAL] = g_param_spec_int64 ("total", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SourcierSupplierList::answered:
   *
   * The list, the facets and the total are those of the last question and of the file as it is.
   */
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  /**
   * SourcierSupplierList::failed:
   * @error: what went wrong
   *
   * The last question has no answer, or some of its rows cannot be read. The answer before stays.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
sourcier_supplier_list_init (SourcierSupplierList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->query = sourcier_supplier_query_new ();
}

/* A question on its way to a worker, then the answer on its way back. The worker never holds the list itself, which is
 * at home on the thread that made it. */
typedef struct
{
  GWeakRef list;
  guint generation;
  SourcierStore *store;
  SourcierStore *reader;
  SourcierSupplierQuery *query;

  GArray *ids;
  SourcierSupplierFacets *facets;
  gint64 total;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_weak_ref_clear (&job->list);
  g_clear_object (&job->store);
  g_clear_object (&job->reader);
  g_clear_object (&job->query);
  g_clear_pointer (&job->ids, g_array_unref);
  g_clear_object (&job->facets);
  g_free (job);
}

/* One look at the file, so that the list, the counts and the total agree. */
static gboolean
answer (Job     *job,
        GError **error)
{
  if (!sourcier_store_execute (job->reader, "SAVEPOINT answer", error))
    return FALSE;

  job->ids = sourcier_supplier_list_find_ids (job->reader, job->query, error);
  if (job->ids == NULL)
    return FALSE;
  job->facets = sourcier_supplier_facets_count (job->reader, job->query, error);
  if (job->facets == NULL)
    return FALSE;
  job->total = sourcier_supplier_store_count (job->reader, error);
  return job->total >= 0 && sourcier_store_execute (job->reader, "RELEASE answer", error);
}

static void
work (GTask        *task,
      gpointer      source,
      gpointer      task_data,
      GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->reader == NULL)
    job->reader = sourcier_store_open_reader (job->store, &error);
  if (job->reader == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  sourcier_store_set_cancellable (job->reader, cancellable);
  gboolean answered = answer (job, &error);
  sourcier_store_set_cancellable (job->reader, NULL);

  if (answered)
    g_task_return_boolean (task, TRUE);
  else
    {
      /* Closing the connection ends its look at the file, whatever state it is in. */
      g_clear_object (&job->reader);
      g_task_return_error (task, error);
    }
}

static void
set_loading (SourcierSupplierList *self,
             gboolean              loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gboolean
same_ids (GArray *some,
          GArray *others)
{
  return some->len == others->len
         && (some->len == 0 || memcmp (some->data, others->data, some->len * sizeof (gint64)) == 0);
}

static void
refresh_rows (SourcierSupplierList *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->rows_changed)
    return;
  self->rows_changed = FALSE;
  if (!_sourcier_supplier_pages_refresh (self->pages, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* Empties the list, then fills it: a list that is told of a million moves would draw each of them. */
static void
replace_ids (SourcierSupplierList *self,
             GArray               *ids)
{
  guint before = self->ids->len;

  g_array_unref (self->ids);
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  _sourcier_supplier_pages_forget (self->pages);
  if (before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);

  refresh_rows (self);
  g_array_unref (self->ids);
  self->ids = g_array_ref (ids);
  if (ids->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
}

static void
take_answer (SourcierSupplierList *self,
             Job                  *job)
{
  g_set_object (&self->facets, job->facets);
  self->total = job->total;
  self->told_failure = FALSE;
  if (same_ids (self->ids, job->ids))
    refresh_rows (self);
  else
    replace_ids (self, job->ids);

  /* Whoever was told of the change may have asked something else. */
  set_loading (self, job->generation != self->generation);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FACETS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (SourcierSupplierList) self = g_weak_ref_get (&job->list);
  g_autoptr (GError) error = NULL;

  if (self == NULL || self->store == NULL)
    return;
  if (self->idle_reader == NULL)
    self->idle_reader = g_steal_pointer (&job->reader);
  /* A question was asked since: this answer is nobody's. */
  if (job->generation != self->generation)
    return;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    take_answer (self, job);
  else
    {
      set_loading (self, FALSE);
      g_signal_emit (self, signals[FAILED], 0, error);
    }
}

static void
ask (SourcierSupplierList *self)
{
  Job *job = g_new0 (Job, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  g_weak_ref_init (&job->list, self);
  job->generation = ++self->generation;
  job->store = g_object_ref (self->store);
  job->reader = g_steal_pointer (&self->idle_reader);
  job->query = g_object_ref (self->query);

  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, job_done_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  /* The store stops at the cancellable by itself; the reader must come back even then. */
  g_task_set_check_cancellable (task, FALSE);
  set_loading (self, TRUE);
  g_task_run_in_thread (task, work);
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

  self->store = g_object_ref (store);
  self->pages = _sourcier_supplier_pages_new (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (sourcier_supplier_list_reload), self, G_CONNECT_SWAPPED);
  ask (self);
  return self;
}

/**
 * sourcier_supplier_list_set_query:
 * @self: a list
 * @query: a question
 *
 * Asks another question. The answer to the one before stays until the new one is there; an unfinished one is given up.
 * Asking the same again does nothing.
 */
void
sourcier_supplier_list_set_query (SourcierSupplierList  *self,
                                  SourcierSupplierQuery *query)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_LIST (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query));

  if (sourcier_supplier_query_equal (self->query, query))
    return;
  g_set_object (&self->query, query);
  ask (self);
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

  return self->query;
}

/**
 * sourcier_supplier_list_reload:
 * @self: a list
 *
 * Asks the last question again, since the file may have changed. Where the answer is the same, no items change: the
 * objects that are held are brought up to date and tell so by #SourcierSupplier::changed.
 */
void
sourcier_supplier_list_reload (SourcierSupplierList *self)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_LIST (self));

  self->rows_changed = TRUE;
  ask (self);
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

  return self->facets;
}

/**
 * sourcier_supplier_list_get_total:
 * @self: a list
 *
 * Returns: how many suppliers the directory has
 */
gint64
sourcier_supplier_list_get_total (SourcierSupplierList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_LIST (self), 0);

  return self->total;
}

/**
 * sourcier_supplier_list_get_loading:
 * @self: a list
 *
 * Returns: whether a question is being answered
 */
gboolean
sourcier_supplier_list_get_loading (SourcierSupplierList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_LIST (self), FALSE);

  return self->loading;
}

/**
 * sourcier_supplier_list_get_id:
 * @self: a list
 * @position: a position in it
 *
 * Tells who stands where without reading a row.
 *
 * Returns: the id of the supplier at @position, 0 past the end
 */
gint64
sourcier_supplier_list_get_id (SourcierSupplierList *self,
                               guint                 position)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}

/**
 * sourcier_supplier_list_find:
 * @self: a list
 * @id: id of a supplier
 * @position: (out) (optional): where it stands; left alone if it does not answer
 *
 * Returns: whether the supplier is in the answer
 */
gboolean
sourcier_supplier_list_find (SourcierSupplierList *self,
                             gint64                id,
                             guint                *position)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

/* How many times rows were read for the list, a page each time. */
guint
_sourcier_supplier_list_get_n_page_loads (SourcierSupplierList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_LIST (self), 0);

  return _sourcier_supplier_pages_get_n_loads (self->pages);
}
