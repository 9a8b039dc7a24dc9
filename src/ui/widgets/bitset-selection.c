/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/bitset-selection.h"

#include "widgets/row-slots.h"

/* A table makes the widgets of some two hundred rows, however many are in sight. So many are there at once, the others follow
 * so many at a time, and those of a long list that need no widgets come last. */
#define FIRST 48
#define STEP 12
#define MOST_WITH_WIDGETS 216

struct _SourcierBitsetSelection
{
  GObject parent_instance;

  GListModel       *model;
  SourcierRowSlots *slots;
  GtkBitset        *selected;
  guint             n_items;  /* that the list has */
  guint             n_shown;  /* that the table knows of */
  guint             grow_id;
  gboolean          settling;
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
  return SOURCIER_TYPE_ROW_SLOT;
}

static guint
sourcier_bitset_selection_get_n_items (GListModel *model)
{
  return SOURCIER_BITSET_SELECTION (model)->n_shown;
}

static gpointer
sourcier_bitset_selection_get_item (GListModel *model,
                                    guint       position)
{
  SourcierBitsetSelection *self = SOURCIER_BITSET_SELECTION (model);

  return position < self->n_shown ? sourcier_row_slots_get (self->slots, position) : NULL;
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

/* Those that the table does not know of yet will come with what was decided of them. */
static void
tell_selected (SourcierBitsetSelection *self,
               GtkBitset               *changed)
{
  if (gtk_bitset_is_empty (changed) || self->n_shown == 0)
    return;

  guint first = MIN (gtk_bitset_get_minimum (changed), self->n_shown - 1);
  guint last = MIN (gtk_bitset_get_maximum (changed), self->n_shown - 1);

  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, last - first + 1);
}

static gboolean
sourcier_bitset_selection_set_selection (GtkSelectionModel *model,
                                         GtkBitset         *selected,
                                         GtkBitset         *mask)
{
  SourcierBitsetSelection *self = SOURCIER_BITSET_SELECTION (model);
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (self->selected);

  /* What differs inside the mask, on rows that exist. */
  gtk_bitset_difference (changed, selected);
  gtk_bitset_intersect (changed, mask);
  gtk_bitset_remove_range_closed (changed, self->n_items, G_MAXUINT);
  if (gtk_bitset_is_empty (changed))
    return TRUE;

  gtk_bitset_difference (self->selected, changed);
  tell_selected (self, changed);
  return TRUE;
}

static gboolean
sourcier_bitset_selection_select_all (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, SOURCIER_BITSET_SELECTION (model)->n_items);

  return sourcier_bitset_selection_set_selection (model, all, all);
}

static gboolean
sourcier_bitset_selection_unselect_all (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, SOURCIER_BITSET_SELECTION (model)->n_items);
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();

  return sourcier_bitset_selection_set_selection (model, none, all);
}

static void
sourcier_bitset_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = sourcier_bitset_selection_is_selected;
  iface->get_selection_in_range = sourcier_bitset_selection_get_selection_in_range;
  iface->select_all = sourcier_bitset_selection_select_all;
  iface->unselect_all = sourcier_bitset_selection_unselect_all;
  iface->set_selection = sourcier_bitset_selection_set_selection;
}

static void
show_rows (SourcierBitsetSelection *self,
           guint                    n)
{
  guint before = self->n_shown;

  self->n_shown = n;
  if (n < before)
    g_list_model_items_changed (G_LIST_MODEL (self), n, before - n, 0);
  else if (n > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n - before);
}

static guint
count_next (SourcierBitsetSelection *self)
{
  guint next = MAX (self->n_shown + STEP, FIRST);

  return next < MOST_WITH_WIDGETS ? MIN (next, self->n_items) : self->n_items;
}

static gboolean
grow_cb (gpointer data)
{
  SourcierBitsetSelection *self = data;

  show_rows (self, count_next (self));
  if (self->n_shown < self->n_items)
    return G_SOURCE_CONTINUE;
  self->grow_id = 0;
  return G_SOURCE_REMOVE;
}

static void
grow (SourcierBitsetSelection *self)
{
  guint first = MAX (self->n_shown, FIRST);

  if (self->n_shown >= MOST_WITH_WIDGETS || self->n_items <= first)
    {
      g_clear_handle_id (&self->grow_id, g_source_remove);
      show_rows (self, self->n_items);
      return;
    }
  show_rows (self, first);
  if (self->grow_id == 0)
    self->grow_id = g_idle_add (grow_cb, self);
}

/* Whatever changes in the list, the table is told of rows that come or go at its end alone: the others are where they were, and
 * something else stands in them. GTK keeps their widgets. */
static void
items_changed_cb (SourcierBitsetSelection *self,
                  guint                    position,
                  guint                    removed,
                  guint                    added)
{
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (self->selected);

  gtk_bitset_splice (self->selected, position, removed, added);
  gtk_bitset_difference (changed, self->selected);
  self->n_items = self->n_items - removed + added;

  if (self->n_shown > self->n_items)
    show_rows (self, self->n_items);
  sourcier_row_slots_forget (self->slots, position, removed == added ? position + added : G_MAXUINT);
  self->settling = TRUE;
  tell_selected (self, changed);
  self->settling = FALSE;
  grow (self);
}

static void
sourcier_bitset_selection_dispose (GObject *object)
{
  SourcierBitsetSelection *self = SOURCIER_BITSET_SELECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_clear_pointer (&self->slots, sourcier_row_slots_free);
  g_clear_object (&self->model);
  self->n_items = self->n_shown = 0;

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

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_handle_id (&self->grow_id, g_source_remove);
  g_set_object (&self->model, NULL);
  gtk_bitset_remove_all (self->selected);
  self->n_items = 0;
  show_rows (self, 0);
  g_clear_pointer (&self->slots, sourcier_row_slots_free);

  if (model == NULL)
    return;
  g_set_object (&self->model, model);
  self->slots = sourcier_row_slots_new (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  self->n_items = g_list_model_get_n_items (model);
  grow (self);
}

/**
 * sourcier_bitset_selection_show_all:
 * @self: a selection
 *
 * Tells the table of all rows of the list at once: one of them is to be brought into sight.
 */
void
sourcier_bitset_selection_show_all (SourcierBitsetSelection *self)
{
  g_return_if_fail (SOURCIER_IS_BITSET_SELECTION (self));

  g_clear_handle_id (&self->grow_id, g_source_remove);
  show_rows (self, self->n_items);
}

/**
 * sourcier_bitset_selection_is_settling:
 * @self: a selection
 *
 * Returns: whether “selection-changed” is told because rows went with what was selected, not because somebody selects
 */
gboolean
sourcier_bitset_selection_is_settling (SourcierBitsetSelection *self)
{
  g_return_val_if_fail (SOURCIER_IS_BITSET_SELECTION (self), FALSE);

  return self->settling;
}
