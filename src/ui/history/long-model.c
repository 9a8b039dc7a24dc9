/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history/long-model.h"

/* Fewer are read soon enough, and the list stays where it was scrolled to. */
#define MANY 2000

/* How many rows GTK is told of at first, and more each time that nothing else is to be done; for more than the last it makes no
 * widgets. */
#define FIRST 40
#define STEP 20
#define MOST_WITH_WIDGETS 240

struct _SourcierLongModel
{
  GObject parent_instance;

  GListModel *list;
  guint n_told;       /* how many rows whoever looks knows of */
  guint grow_id;
};

static GType
sourcier_long_model_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (SOURCIER_LONG_MODEL (model)->list);
}

static guint
sourcier_long_model_get_n_items (GListModel *model)
{
  return SOURCIER_LONG_MODEL (model)->n_told;
}

static gpointer
sourcier_long_model_get_item (GListModel *model,
                              guint       position)
{
  SourcierLongModel *self = SOURCIER_LONG_MODEL (model);

  return position < self->n_told ? g_list_model_get_item (self->list, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sourcier_long_model_get_item_type;
  iface->get_n_items = sourcier_long_model_get_n_items;
  iface->get_item = sourcier_long_model_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SourcierLongModel, sourcier_long_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
tell (SourcierLongModel *self,
      guint              position,
      guint              removed,
      guint              added)
{
  self->n_told += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
tell_of (SourcierLongModel *self,
         guint              n)
{
  tell (self, self->n_told, 0, n - self->n_told);
}

static gboolean
grow_cb (gpointer user_data)
{
  SourcierLongModel *self = user_data;
  guint n_items = g_list_model_get_n_items (self->list), next = self->n_told + STEP;

  tell_of (self, next < MOST_WITH_WIDGETS ? MIN (next, n_items) : n_items);
  if (self->n_told < n_items)
    return G_SOURCE_CONTINUE;
  self->grow_id = 0;
  return G_SOURCE_REMOVE;
}

/* Whoever looks knows of no row. */
static void
begin (SourcierLongModel *self)
{
  guint n_items = g_list_model_get_n_items (self->list);

  if (n_items > 0)
    tell_of (self, MIN (n_items, FIRST));
  if (self->n_told < n_items)
    self->grow_id = g_idle_add (grow_cb, self);
}

static void
changed_cb (SourcierLongModel *self,
            guint              position,
            guint              removed,
            guint              added)
{
  if (self->grow_id == 0 && removed > 0 && MAX (self->n_told, added) <= MANY)
    {
      tell (self, position, removed, added);
      return;
    }
  g_clear_handle_id (&self->grow_id, g_source_remove);
  if (self->n_told > 0)
    tell (self, 0, self->n_told, 0);
  begin (self);
}

static void
sourcier_long_model_finalize (GObject *object)
{
  SourcierLongModel *self = SOURCIER_LONG_MODEL (object);

  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_object_unref (self->list);

  G_OBJECT_CLASS (sourcier_long_model_parent_class)->finalize (object);
}

static void
sourcier_long_model_class_init (SourcierLongModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_long_model_finalize;
}

static void
sourcier_long_model_init (SourcierLongModel *self)
{
}

/**
 * sourcier_long_model_new:
 * @list: (transfer none): a list that may be long
 *
 * Returns: (transfer full): the same rows, told so that none is read which nobody sees
 */
SourcierLongModel *
sourcier_long_model_new (GListModel *list)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (list), NULL);

  SourcierLongModel *self = g_object_new (SOURCIER_TYPE_LONG_MODEL, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  begin (self);
  return self;
}

/**
 * sourcier_long_model_show:
 * @self: a list
 * @position: the place of one of its rows
 *
 * Tells of all rows at once where that one is not told of yet: it is to be chosen.
 */
void
sourcier_long_model_show (SourcierLongModel *self,
                          guint              position)
{
  g_return_if_fail (SOURCIER_IS_LONG_MODEL (self));

  if (position < self->n_told)
    return;
  g_clear_handle_id (&self->grow_id, g_source_remove);
  tell_of (self, g_list_model_get_n_items (self->list));
}
