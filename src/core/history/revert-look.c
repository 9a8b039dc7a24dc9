/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/revert-private.h"

#include "history/revert-store.h"

#include <glib/gi18n-lib.h>

/* What the history keeps of an action and of what followed it. */

guint
_sourcier_row_hash (gconstpointer data)
{
  const SourcierRow *row = data;

  return g_int64_hash (&row->id) ^ g_direct_hash (row->table);
}

gboolean
_sourcier_row_equal (gconstpointer a,
                     gconstpointer b)
{
  const SourcierRow *x = a, *y = b;

  return x->id == y->id && x->table == y->table;
}

void
_sourcier_row_add (GHashTable *rows,
                   const char *table,
                   gint64      id,
                   gpointer    value)
{
  SourcierRow row = { g_intern_string (table), id };

  g_hash_table_insert (rows, g_memdup2 (&row, sizeof row), value);
}

void
_sourcier_touched_free (gpointer data)
{
  SourcierTouched *thing = data;

  g_clear_pointer (&thing->kept, g_ptr_array_unref);
  g_clear_pointer (&thing->lost, g_ptr_array_unref);
  g_free (thing);
}

/* Each name once. */
void
_sourcier_touched_note (GPtrArray  **names,
                        const char  *name)
{
  if (name == NULL)
    return;
  if (*names == NULL)
    *names = g_ptr_array_new_with_free_func (g_free);
  if (!g_ptr_array_find_with_equal_func (*names, name, g_str_equal, NULL))
    g_ptr_array_add (*names, g_strdup (name));
}

/* Whether there is what it takes to take it back. */
gboolean
_sourcier_revert_find_action (SourcierRevert  *self,
                              GError         **error)
{
  g_clear_object (&self->action);
  self->action = sourcier_history_find (self->store, self->action_id, error);
  if (self->action == NULL)
    return FALSE;
  if (sourcier_action_get_state (self->action) == SOURCIER_ACTION_DONE)
    return sourcier_revert_store_is_cut (self->store, self->action_id, &self->is_cut, error);
  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                       _("This action is undone already, or the history no longer keeps what it takes to undo it."));
  return FALSE;
}

/* The thing that a row belongs to. */
static SourcierRow
name_owner (SourcierRevert *self,
            SourcierChange *change,
            gint64          id)
{
  return (SourcierRow) { sourcier_owners_get_root (self->owners, sourcier_change_get_table (change)), id };
}

gboolean
_sourcier_revert_is_root (SourcierRevert *self,
                          SourcierChange *change)
{
  return sourcier_owners_get_parent (self->owners, sourcier_change_get_table (change), NULL) == NULL;
}

/* Returns: (transfer none) (nullable): the thing that the row of the change belonged to before it */
SourcierTouched *
_sourcier_revert_find_touched (SourcierRevert *self,
                               SourcierChange *change)
{
  SourcierRow owner = name_owner (self, change, sourcier_owners_find (self->owners, change, NULL));

  return g_hash_table_lookup (self->things, &owner);
}

gboolean
_sourcier_revert_each_own (SourcierRevert      *self,
                           SourcierChangeFunc   func,
                           gpointer             user_data,
                           GError             **error)
{
  return sourcier_history_each_change_of (self->store, self->action_id, func, user_data, error);
}

static void
note_name (SourcierRevert *self,
           SourcierChange *change,
           gint64          id)
{
  char *title = _sourcier_revert_read_title (self, change, FALSE);

  if (title != NULL)
    g_hash_table_insert (self->names, g_memdup2 (&id, sizeof id), title);
}

static void
note_edited (SourcierRevert *self,
             SourcierChange *change,
             gint64          id)
{
  SourcierRow owner = name_owner (self, change, id);

  if (!g_hash_table_contains (self->edited, &owner))
    _sourcier_row_add (self->edited, owner.table, id, NULL);
}

static gboolean
note_later (gint64          action,
            SourcierChange *change,
            gpointer        user_data)
{
  SourcierRevert *self = user_data;
  gint64 after, before = sourcier_owners_find (self->owners, change, &after);

  note_edited (self, change, before);
  if (after != 0)
    note_edited (self, change, after);
  if (_sourcier_revert_is_root (self, change) && sourcier_change_get_kind (change) == SOURCIER_CHANGE_WENT)
    note_name (self, change, before);
  sourcier_owners_note_gone (self->owners, change);
  return TRUE;
}

static gboolean
note_own_gone (gint64          action,
               SourcierChange *change,
               gpointer        user_data)
{
  sourcier_owners_note_gone (((SourcierRevert *) user_data)->owners, change);
  return TRUE;
}

static SourcierTouched *
ensure_touched (SourcierRevert *self,
                SourcierChange *change,
                gint64          id)
{
  SourcierRow owner = name_owner (self, change, id);
  SourcierTouched *thing = g_hash_table_lookup (self->things, &owner);

  if (thing != NULL)
    return thing;
  thing = g_new0 (SourcierTouched, 1);
  thing->row = owner;
  thing->edited = g_hash_table_contains (self->edited, &owner);
  g_hash_table_add (self->things, thing);
  g_ptr_array_add (self->order, thing);
  return thing;
}

static void
note_root (SourcierRevert  *self,
           SourcierChange  *change,
           SourcierTouched *thing)
{
  thing->added = sourcier_change_get_kind (change) == SOURCIER_CHANGE_CAME;
  thing->deleted = sourcier_change_get_kind (change) == SOURCIER_CHANGE_WENT;
  if (thing->deleted)
    note_name (self, change, thing->row.id);
}

static gboolean
note_own (gint64          action,
          SourcierChange *change,
          gpointer        user_data)
{
  SourcierRevert *self = user_data;
  SourcierTouched *thing = ensure_touched (self, change, sourcier_owners_find (self->owners, change, NULL));

  if (_sourcier_revert_is_root (self, change))
    note_root (self, change, thing);
  if (sourcier_change_get_kind (change) == SOURCIER_CHANGE_WENT && sourcier_change_get_row (change) != 0)
    _sourcier_row_add (self->returning, sourcier_change_get_table (change), sourcier_change_get_row (change), thing);
  if (!sourcier_revert_is_import (self))
    _sourcier_revert_count_named (self, change);
  return TRUE;
}

static gboolean
find_gone (SourcierRevert  *self,
           GError         **error)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      SourcierTouched *thing = self->order->pdata[i];
      gboolean has = TRUE;

      if (thing->row.id != 0 && !sourcier_revert_store_has (self->store, thing->row.table, thing->row.id, &has, error))
        return FALSE;
      /* What was deleted is to come back: it must not be there. */
      thing->gone = !thing->deleted && !has;
      thing->refused = thing->deleted && has;
    }
  return TRUE;
}

/* As they came into the file: later ones have greater ids. */
static int
compare_touched (gconstpointer a,
                 gconstpointer b)
{
  const SourcierTouched *x = *(const SourcierTouched * const *) a, *y = *(const SourcierTouched * const *) b;

  return x->row.id != y->row.id ? (x->row.id < y->row.id ? -1 : 1) : g_strcmp0 (x->row.table, y->row.table);
}

/* The later actions come first: they tell whose the rows were that the action changed and that are gone. */
static gboolean
read_history (SourcierRevert  *self,
              GError         **error)
{
  self->owners = sourcier_owners_new (self->store, error);
  return self->owners != NULL
         && sourcier_history_look_begin (self->look, self->store, error)
         && sourcier_history_each_change_since (self->store, self->action_id, note_later, self, error)
         && _sourcier_revert_each_own (self, note_own_gone, self, error)
         && _sourcier_revert_each_own (self, note_own, self, error);
}

/**
 * _sourcier_revert_look:
 * @self: what takes an action back, with its connection
 * @error: where to put what went wrong
 *
 * Finds out which things the action changed, and what would become of each.
 *
 * Returns: %FALSE with @error set: NOT_FOUND where there is no such action or what undo needs is gone
 */
gboolean
_sourcier_revert_look (SourcierRevert  *self,
                       GError         **error)
{
  if (!_sourcier_revert_find_action (self, error)
      || !read_history (self, error)
      || !_sourcier_revert_find_referrers (self, error)
      || !find_gone (self, error)
      || !_sourcier_revert_find_grown (self, error)
      || !_sourcier_revert_find_lost (self, error)
      || !_sourcier_revert_judge_all (self, error))
    return FALSE;
  if (self->order->len == 0)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("The history no longer keeps what it takes to undo this action."));
      return FALSE;
    }
  g_ptr_array_sort (self->order, compare_touched);
  _sourcier_revert_count (self);
  return TRUE;
}
