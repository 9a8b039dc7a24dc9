/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/row-list-private.h"

#include <gio/gio.h>
#include <string.h>

enum { PROP_0, PROP_LOADING, PROP_COUNTS, PROP_TOTAL, N_PROPS };
enum { BEGUN, FOUND, ANSWERED, FAILED, N_SIGNALS };

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (SourcierRowList, sourcier_row_list, G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (SourcierRowList)
                                  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static SourcierRowListPrivate *
private_of (gpointer self)
{
  return sourcier_row_list_get_instance_private (self);
}

SourcierRowListPrivate *
_sourcier_row_list_get_private (SourcierRowList *self)
{
  return private_of (self);
}

static GType
get_item_type (GListModel *model)
{
  return SOURCIER_ROW_LIST_GET_CLASS (model)->item_type ();
}

static guint
get_n_items (GListModel *model)
{
  return private_of (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SourcierRowListPrivate *priv = private_of (model);
  g_autoptr (GError) error = NULL;

  if (position >= priv->ids->len)
    return NULL;

  GObject *row = _sourcier_row_pages_get (priv->pages, priv->ids, position, &error);

  if (error != NULL && !priv->told_failure)
    {
      priv->told_failure = TRUE;
      g_signal_emit (model, signals[FAILED], 0, error);
    }
  return row;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
sourcier_row_list_dispose (GObject *object)
{
  SourcierRowListPrivate *priv = private_of (object);

  g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->idle_reader);
  g_clear_object (&priv->counts);
  g_clear_object (&priv->question);
  /* What reads the file goes before the file. */
  g_clear_object (&priv->aid);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (sourcier_row_list_parent_class)->dispose (object);
}

static void
sourcier_row_list_finalize (GObject *object)
{
  SourcierRowListPrivate *priv = private_of (object);

  g_array_unref (priv->ids);
  g_clear_pointer (&priv->pages, _sourcier_row_pages_free);

  G_OBJECT_CLASS (sourcier_row_list_parent_class)->finalize (object);
}

static void
sourcier_row_list_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SourcierRowListPrivate *priv = private_of (object);

  switch (prop_id)
    {
    case PROP_LOADING:
      g_value_set_boolean (value, priv->loading);
      break;
    case PROP_COUNTS:
      g_value_set_object (value, priv->counts);
      break;
    case PROP_TOTAL:
      g_value_set_int64 (value, priv->total);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sourcier_row_list_class_init (SourcierRowListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sourcier_row_list_dispose;
  object_class->finalize = sourcier_row_list_finalize;
  object_class->get_property = sourcier_row_list_get_property;

  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_COUNTS] = g_param_spec_object ("counts", NULL, NULL, G_TYPE_OBJECT, flags);
  properties[PROP_TOTAL] = g_param_spec_int64 ("total", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SourcierRowList::begun:
   *
   * The first rows of the last question's answer are there, where there was none before; the others are being found, and
   * the total is no more than those that are there.
   */
  signals[BEGUN] = g_signal_new ("begun", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  /**
   * SourcierRowList::found:
   *
   * The list and the total are those of the last question; the counts are still being made.
   */
  signals[FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  /**
   * SourcierRowList::answered:
   *
   * The list, the counts and the total are those of the last question and of the file as it is.
   */
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
  /**
   * SourcierRowList::failed:
   * @error: what went wrong
   *
   * The last question has no answer, or some of its rows cannot be read. The answer before stays, save for what was found.
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
sourcier_row_list_init (SourcierRowList *self)
{
  private_of (self)->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
_sourcier_row_list_set_loading (SourcierRowList *self,
                                gboolean         loading)
{
  SourcierRowListPrivate *priv = private_of (self);

  if (priv->loading == loading)
    return;
  priv->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static gboolean
same_ids (GArray *some,
          GArray *others)
{
  return some->len == others->len
         && (some == others || some->len == 0 || memcmp (some->data, others->data, some->len * sizeof (gint64)) == 0);
}

static void
refresh_rows (SourcierRowList *self)
{
  SourcierRowListPrivate *priv = private_of (self);
  g_autoptr (GError) error = NULL;

  if (!priv->rows_changed)
    return;
  priv->rows_changed = FALSE;
  if (!_sourcier_row_pages_refresh (priv->pages, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* Whether @ids go on after those that are shown, which fill their pages. */
static gboolean
go_on (GArray *shown,
       GArray *ids)
{
  return shown->len > 0 && shown->len % SOURCIER_ROW_PAGE == 0 && shown->len < ids->len
         && memcmp (shown->data, ids->data, shown->len * sizeof (gint64)) == 0;
}

/* All rows are others: nobody could draw the moves of a million. Whoever shows the rows lets go of those before, so that few
 * are left to be read anew. Those that only begin the answer stay. */
static void
replace_ids (SourcierRowList *self,
             GArray          *ids)
{
  SourcierRowListPrivate *priv = private_of (self);
  guint before = priv->ids->len;
  guint kept = go_on (priv->ids, ids) ? before : 0;

  g_array_unref (priv->ids);
  priv->ids = g_array_ref (ids);
  if (kept == 0)
    _sourcier_row_pages_forget (priv->pages);
  g_list_model_items_changed (G_LIST_MODEL (self), kept, before - kept, ids->len - kept);
}

static void
show_rows (SourcierRowList *self,
           GArray          *ids,
           gint64           total)
{
  SourcierRowListPrivate *priv = private_of (self);

  priv->total = total;
  priv->told_failure = FALSE;
  if (priv->rows_changed)
    _sourcier_row_pages_grow_old (priv->pages);
  if (!same_ids (priv->ids, ids))
    replace_ids (self, ids);
  refresh_rows (self);
}

/* The first rows that answer the last question are there. */
void
_sourcier_row_list_take_first (SourcierRowList *self,
                               GArray          *ids)
{
  SourcierRowListPrivate *priv = private_of (self);

  if (priv->ids->len > 0)
    return;
  show_rows (self, ids, MAX (priv->total, ids->len));
  g_signal_emit (self, signals[BEGUN], 0);
}

/* The rows that answer the question of @generation are there, and are not counted yet. */
void
_sourcier_row_list_take_rows (SourcierRowList *self,
                              guint            generation,
                              GArray          *ids,
                              gint64           total)
{
  show_rows (self, ids, total);
  /* Whoever was told of the change may have asked something else. */
  if (generation == private_of (self)->generation)
    g_signal_emit (self, signals[FOUND], 0);
}

/* The answer to the question of @generation is there. */
void
_sourcier_row_list_take_answer (SourcierRowList         *self,
                                guint                    generation,
                                const SourcierRowAnswer *answer)
{
  SourcierRowListPrivate *priv = private_of (self);

  g_set_object (&priv->counts, answer->counts);
  _sourcier_row_pages_set_counts (priv->pages, answer->counts);
  show_rows (self, answer->ids, answer->total);

  /* Whoever was told of the change may have asked something else. */
  _sourcier_row_list_set_loading (self, generation != priv->generation);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTS]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  g_signal_emit (self, signals[ANSWERED], 0);
}

/* The last question has no answer. */
void
_sourcier_row_list_take_failure (SourcierRowList *self,
                                 const GError    *error)
{
  _sourcier_row_list_set_loading (self, FALSE);
  g_signal_emit (self, signals[FAILED], 0, error);
}

/**
 * sourcier_row_list_set_aid:
 * @self: a list that has not begun
 * @aid: what helps its kind to answer, and may be used on any thread
 *
 * For those who make a kind of list: answers are given with the help of @aid.
 */
void
sourcier_row_list_set_aid (SourcierRowList *self,
                           GObject         *aid)
{
  g_return_if_fail (SOURCIER_IS_ROW_LIST (self));
  g_return_if_fail (G_IS_OBJECT (aid));

  g_set_object (&private_of (self)->aid, aid);
}

/**
 * sourcier_row_list_begin:
 * @self: a list that was just made
 * @store: an office's file
 * @question: the first question
 *
 * Asks the first question, and the last one again whenever the file changes. For those who make a kind of list.
 */
void
sourcier_row_list_begin (SourcierRowList *self,
                         SourcierStore   *store,
                         GObject         *question)
{
  g_return_if_fail (SOURCIER_IS_ROW_LIST (self));
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (G_IS_OBJECT (question));

  SourcierRowListPrivate *priv = private_of (self);

  priv->store = g_object_ref (store);
  priv->question = g_object_ref (question);
  priv->pages = _sourcier_row_pages_new (store, SOURCIER_ROW_LIST_GET_CLASS (self)->kind);
  g_signal_connect_object (store, "changed", G_CALLBACK (sourcier_row_list_reload), self, G_CONNECT_SWAPPED);
  _sourcier_row_list_send (self);
}

/**
 * sourcier_row_list_ask:
 * @self: a list
 * @question: a question of the kind that the list answers
 *
 * Asks another question. The answer to the one before stays until the new one is there; an unfinished one is given up.
 * Asking the same again does nothing.
 */
void
sourcier_row_list_ask (SourcierRowList *self,
                       GObject         *question)
{
  g_return_if_fail (SOURCIER_IS_ROW_LIST (self));
  g_return_if_fail (G_IS_OBJECT (question));

  SourcierRowListPrivate *priv = private_of (self);

  if (SOURCIER_ROW_LIST_GET_CLASS (self)->same (priv->question, question))
    return;
  g_set_object (&priv->question, question);
  _sourcier_row_list_send (self);
}

/**
 * sourcier_row_list_get_question:
 * @self: a list
 *
 * Returns: (transfer none): the last question asked
 */
GObject *
sourcier_row_list_get_question (SourcierRowList *self)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_LIST (self), NULL);

  return private_of (self)->question;
}

/**
 * sourcier_row_list_reload:
 * @self: a list
 *
 * Asks the last question again, since the file may have changed. Where the answer is the same, no items change: the
 * objects that are held are brought up to date and tell so themselves.
 */
void
sourcier_row_list_reload (SourcierRowList *self)
{
  g_return_if_fail (SOURCIER_IS_ROW_LIST (self));

  private_of (self)->rows_changed = TRUE;
  _sourcier_row_list_send (self);
}

/**
 * sourcier_row_list_get_counts:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the counts that go with the answer, %NULL before the first one
 */
GObject *
sourcier_row_list_get_counts (SourcierRowList *self)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_LIST (self), NULL);

  return private_of (self)->counts;
}

/**
 * sourcier_row_list_get_total:
 * @self: a list
 *
 * Returns: how many rows there are to ask about
 */
gint64
sourcier_row_list_get_total (SourcierRowList *self)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_LIST (self), 0);

  return private_of (self)->total;
}

/**
 * sourcier_row_list_get_loading:
 * @self: a list
 *
 * Returns: whether a question is being answered
 */
gboolean
sourcier_row_list_get_loading (SourcierRowList *self)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_LIST (self), FALSE);

  return private_of (self)->loading;
}

/**
 * sourcier_row_list_get_ids:
 * @self: a list
 *
 * Returns: (transfer none) (element-type gint64): the ids of its rows in their order; the array never changes, each answer
 *   brings another
 */
GArray *
sourcier_row_list_get_ids (SourcierRowList *self)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_LIST (self), NULL);

  return private_of (self)->ids;
}

/**
 * sourcier_row_list_get_id:
 * @self: a list
 * @position: a position in it
 *
 * Tells what stands where without reading a row.
 *
 * Returns: the id of the row at @position, 0 past the end
 */
gint64
sourcier_row_list_get_id (SourcierRowList *self,
                          guint            position)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_LIST (self), 0);

  GArray *ids = private_of (self)->ids;

  return position < ids->len ? g_array_index (ids, gint64, position) : 0;
}

/**
 * sourcier_row_list_find:
 * @self: a list
 * @id: id of a row
 * @position: (out) (optional): where it stands; left alone if it does not answer
 *
 * Returns: whether the row is in the answer
 */
gboolean
sourcier_row_list_find (SourcierRowList *self,
                        gint64           id,
                        guint           *position)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_LIST (self), FALSE);

  GArray *ids = private_of (self)->ids;

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

/* How many times rows were read for the list, a page each time. */
guint
_sourcier_row_list_get_n_page_loads (SourcierRowList *self)
{
  g_return_val_if_fail (SOURCIER_IS_ROW_LIST (self), 0);

  return _sourcier_row_pages_get_n_loads (private_of (self)->pages);
}
