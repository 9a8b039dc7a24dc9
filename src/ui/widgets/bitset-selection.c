/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/bitset-selection.h"

struct _SourcierBitsetSelection
{
  GObject parent_instance;

  GListModel *model;
  GtkBitset  *selected;
  guint       n_items;
};

static void sourcier_bitset_selection_list_model_init      (GListModelInterface        *iface);
static void sourcier_bitset_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SourcierBitsetSelection, sourcier_bitset_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sourcier_bitset_selection_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      sourcier_bitset_selection_selection_model_init))

static GType
sourcier_bitset_selection_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
sourcier_bitset_selection_get_n_items (GListModel *model)
{
  return SOURCIER_BITSET_SELECTION (model)->n_items;
}

static gpointer
sourcier_bitset_selection_get_item (GListModel *model,
                                    guint       position)
{
  SourcierBitsetSelection *self = SOURCIER_BITSET_SELECTION (model);

  return self->model != NULL ? g_list_model_get_item (self->model, position) : NULL;
}

static void
sourcier_bitset_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sourcier_bitset_selection_get_item_type;
  iface->get_n_items = sourcier_bitset_selection_get_n_items;
  iface->get_item = sourcier_bitset_selection_get_item;
}

static gboolean
sourcier_bitset_selection_is_selected (GtkSelectionModel *model,
                                       guint              position)
{
  return gtk_bitset_contains (SOURCIER_BITSET_SELECTION (model)->selected, position);
}

static GtkBitset *
sourcier_bitset_selection_get_selection_in_range (GtkSelectionModel *model,
                                                  guint              position,
                                                  guint              n_items)
{
  return gtk_bitset_copy (SOURCIER_BITSET_SELECTION (model)->selected);
}

static gboolean
sourcier_bitset_selection_set_selection (GtkSelectionModel *model,
                                         GtkBitset         *selected,
                                         GtkBitset         *mask)
{
  SourcierBitsetSelection *self = SOURCIER_BITSET_SELECTION (model);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (self->selected);
  guint first, last;

  /* What differs inside the mask, on rows that exist. */
  gtk_bitset_difference (changed, selected);
  gtk_bitset_intersect (changed, mask);
  gtk_bitset_remove_range_closed (changed, self->n_items, G_MAXUINT);
  if (gtk_bitset_is_empty (changed))
    return TRUE;

  first = gtk_bitset_get_minimum (changed);
  last = gtk_bitset_get_maximum (changed);
  gtk_bitset_difference (self->selected, changed);
  gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static void
sourcier_bitset_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = sourcier_bitset_selection_is_selected;
  iface->get_selection_in_range = sourcier_bitset_selection_get_selection_in_range;
  iface->set_selection = sourcier_bitset_selection_set_selection;
}

static void
items_changed_cb (SourcierBitsetSelection *self,
                  guint                    position,
                  guint                    removed,
                  guint                    added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  self->n_items = self->n_items - removed + added;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
sourcier_bitset_selection_dispose (GObject *object)
{
  SourcierBitsetSelection *self = SOURCIER_BITSET_SELECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (sourcier_bitset_selection_parent_class)->dispose (object);
}

static void
sourcier_bitset_selection_finalize (GObject *object)
{
  SourcierBitsetSelection *self = SOURCIER_BITSET_SELECTION (object);

  g_clear_pointer (&self->selected, gtk_bitset_unref);

  G_OBJECT_CLASS (sourcier_bitset_selection_parent_class)->finalize (object);
}

static void
sourcier_bitset_selection_class_init (SourcierBitsetSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sourcier_bitset_selection_dispose;
  object_class->finalize = sourcier_bitset_selection_finalize;
}

static void
sourcier_bitset_selection_init (SourcierBitsetSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
}

/**
 * sourcier_bitset_selection_new:
 *
 * Returns: (transfer full): a selection of nothing
 */
SourcierBitsetSelection *
sourcier_bitset_selection_new (void)
{
  return g_object_new (SOURCIER_TYPE_BITSET_SELECTION, NULL);
}

/**
 * sourcier_bitset_selection_set_model:
 * @self: a selection
 * @model: (nullable): the list whose rows can be selected
 *
 * Changes the list. Nothing is selected in the new one.
 */
void
sourcier_bitset_selection_set_model (SourcierBitsetSelection *self,
                                     GListModel              *model)
{
  g_return_if_fail (SOURCIER_IS_BITSET_SELECTION (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  guint removed = self->n_items;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, NULL);
  gtk_bitset_remove_all (self->selected);
  self->n_items = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, 0);

  if (model == NULL)
    return;
  g_set_object (&self->model, model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  self->n_items = g_list_model_get_n_items (model);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, self->n_items);
}
