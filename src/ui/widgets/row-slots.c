/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/row-slots.h"

struct _SourcierRowSlots
{
  GListModel *list;
  GHashTable *slots;       /* position → SourcierRowSlot, not ours */
};

typedef struct
{
  SourcierRowSlotFunc func;
  gpointer data;
} Watcher;

struct _SourcierRowSlot
{
  GObject parent_instance;

  SourcierRowSlots *home;  /* NULL once the list is gone */
  guint             position;
  GObject          *row;   /* NULL until somebody asks */
  gulong            changed_id;
  GArray           *watchers;
};

G_DEFINE_FINAL_TYPE (SourcierRowSlot, sourcier_row_slot, G_TYPE_OBJECT)

static void
let_row_go (SourcierRowSlot *self)
{
  if (self->row != NULL)
    g_clear_signal_handler (&self->changed_id, self->row);
  g_clear_object (&self->row);
}

static void
sourcier_row_slot_dispose (GObject *object)
{
  SourcierRowSlot *self = SOURCIER_ROW_SLOT (object);

  let_row_go (self);
  if (self->home != NULL)
    g_hash_table_remove (self->home->slots, GUINT_TO_POINTER (self->position));
  self->home = NULL;

  G_OBJECT_CLASS (sourcier_row_slot_parent_class)->dispose (object);
}

static void
sourcier_row_slot_finalize (GObject *object)
{
  g_array_unref (SOURCIER_ROW_SLOT (object)->watchers);
  G_OBJECT_CLASS (sourcier_row_slot_parent_class)->finalize (object);
}

static void
sourcier_row_slot_class_init (SourcierRowSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_row_slot_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_row_slot_finalize;
}

static void
sourcier_row_slot_init (SourcierRowSlot *self)
{
  self->watchers = g_array_new (FALSE, FALSE, sizeof (Watcher));
}

static void
tell_watchers (SourcierRowSlot *self)
{
  for (guint i = 0; i < self->watchers->len; i++)
    {
      Watcher watcher = g_array_index (self->watchers, Watcher, i);

      watcher.func (watcher.data);
    }
}

/**
 * sourcier_row_slot_watch:
 * @self: a place
 * @func: called whenever what stands there is another or tells something else
 * @data: given to @func
 *
 * Cheaper than a signal: hundreds of cells watch their places as a table jumps about.
 */
void
sourcier_row_slot_watch (SourcierRowSlot     *self,
                         SourcierRowSlotFunc  func,
                         gpointer             data)
{
  Watcher watcher = { func, data };

  g_return_if_fail (SOURCIER_IS_ROW_SLOT (self));
  g_return_if_fail (func != NULL);

  g_array_append_val (self->watchers, watcher);
}

/**
 * sourcier_row_slot_unwatch:
 * @self: a place
 * @data: what was given to sourcier_row_slot_watch(), once
 */
void
sourcier_row_slot_unwatch (SourcierRowSlot *self,
                           gpointer         data)
{
  g_return_if_fail (SOURCIER_IS_ROW_SLOT (self));

  for (guint i = 0; i < self->watchers->len; i++)
    if (g_array_index (self->watchers, Watcher, i).data == data)
      {
        g_array_remove_index_fast (self->watchers, i);
        return;
      }
}

static gpointer
get_row (SourcierRowSlot *self)
{
  if (self->row == NULL && self->home != NULL)
    {
      self->row = g_list_model_get_item (self->home->list, self->position);
      if (self->row != NULL && g_signal_lookup ("changed", G_OBJECT_TYPE (self->row)) != 0)
        self->changed_id = g_signal_connect_swapped (self->row, "changed", G_CALLBACK (tell_watchers), self);
    }
  return self->row;
}

/**
 * sourcier_row_of:
 * @item: (nullable) (type GObject): an item of a table's model
 *
 * Returns: (transfer none) (nullable) (type GObject): what stands there if @item is a place, %NULL past the end of the list;
 *   else @item itself
 */
gpointer
sourcier_row_of (gpointer item)
{
  return SOURCIER_IS_ROW_SLOT (item) ? get_row (item) : item;
}

/**
 * sourcier_row_slots_new:
 * @list: what stands in the places
 *
 * Returns: (transfer full): its places, none of which is held yet; for sourcier_row_slots_free()
 */
SourcierRowSlots *
sourcier_row_slots_new (GListModel *list)
{
  g_return_val_if_fail (G_IS_LIST_MODEL (list), NULL);

  SourcierRowSlots *self = g_new0 (SourcierRowSlots, 1);

  self->list = g_object_ref (list);
  self->slots = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * sourcier_row_slots_free:
 * @self: (transfer full) (nullable): places; those that are held are empty from then on
 */
void
sourcier_row_slots_free (SourcierRowSlots *self)
{
  GHashTableIter iter;
  gpointer slot;

  if (self == NULL)
    return;
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    {
      let_row_go (slot);
      ((SourcierRowSlot *) slot)->home = NULL;
    }
  g_hash_table_unref (self->slots);
  g_object_unref (self->list);
  g_free (self);
}

/**
 * sourcier_row_slots_get:
 * @self: places
 * @position: which one
 *
 * Reads nothing.
 *
 * Returns: (transfer full): the place, the same as long as somebody holds it
 */
SourcierRowSlot *
sourcier_row_slots_get (SourcierRowSlots *self,
                        guint             position)
{
  g_return_val_if_fail (self != NULL, NULL);

  SourcierRowSlot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));

  if (slot != NULL)
    return g_object_ref (slot);
  slot = g_object_new (SOURCIER_TYPE_ROW_SLOT, NULL);
  slot->home = self;
  slot->position = position;
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  return slot;
}

/**
 * sourcier_row_slots_forget:
 * @self: places
 * @from: the first that has something else in it now
 * @end: the one behind the last
 *
 * Tells whoever watches them. What stood there is let go of before anything else is read.
 */
void
sourcier_row_slots_forget (SourcierRowSlots *self,
                           guint             from,
                           guint             end)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer slot;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (((SourcierRowSlot *) slot)->position >= from && ((SourcierRowSlot *) slot)->position < end)
      g_ptr_array_add (changed, g_object_ref (slot));
  g_ptr_array_foreach (changed, (GFunc) (void (*) (void)) let_row_go, NULL);
  g_ptr_array_foreach (changed, (GFunc) (void (*) (void)) tell_watchers, NULL);
}
