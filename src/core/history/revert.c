/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/revert-private.h"

#include "history/reverted-thing.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierRevert, sourcier_revert, G_TYPE_OBJECT)

static void
forget (SourcierRevert *self)
{
  g_clear_object (&self->action);
  g_clear_pointer (&self->owners, sourcier_owners_free);
  g_hash_table_remove_all (self->things);
  g_ptr_array_set_size (self->order, 0);
  g_hash_table_remove_all (self->edited);
  g_hash_table_remove_all (self->names);
  g_hash_table_remove_all (self->named);
  g_hash_table_remove_all (self->returning);
  self->n_removed = 0;
  for (int i = 0; i < SOURCIER_N_REVERT_OUTCOMES; i++)
    self->n[i] = 0;
}

static void
sourcier_revert_finalize (GObject *object)
{
  SourcierRevert *self = SOURCIER_REVERT (object);

  forget (self);
  g_hash_table_unref (self->things);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->edited);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->named);
  g_hash_table_unref (self->returning);
  sourcier_history_look_free (self->look);
  g_clear_object (&self->store);
  g_object_unref (self->office);

  G_OBJECT_CLASS (sourcier_revert_parent_class)->finalize (object);
}

static void
sourcier_revert_class_init (SourcierRevertClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_revert_finalize;
}

static void
sourcier_revert_init (SourcierRevert *self)
{
  self->things = g_hash_table_new (_sourcier_row_hash, _sourcier_row_equal);
  self->order = g_ptr_array_new_with_free_func (_sourcier_touched_free);
  self->edited = g_hash_table_new_full (_sourcier_row_hash, _sourcier_row_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->named = g_hash_table_new_full (_sourcier_row_hash, _sourcier_row_equal, g_free, g_free);
  self->returning = g_hash_table_new_full (_sourcier_row_hash, _sourcier_row_equal, g_free, NULL);
  self->look = sourcier_history_look_new ();
}

/**
 * sourcier_revert_new:
 * @store: the office's file
 * @action: number of an action in the history
 *
 * Returns: (transfer full): what takes it back; it has looked at nothing yet
 */
SourcierRevert *
sourcier_revert_new (SourcierStore *store,
                     gint64         action)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  SourcierRevert *self = g_object_new (SOURCIER_TYPE_REVERT, NULL);

  self->office = g_object_ref (store);
  self->action_id = action;
  return self;
}

/**
 * sourcier_revert_is_import:
 * @self: an action that was prepared to be taken back
 *
 * Returns: whether it is the import of a list
 */
gboolean
sourcier_revert_is_import (SourcierRevert *self)
{
  g_return_val_if_fail (SOURCIER_IS_REVERT (self), FALSE);

  return self->action != NULL && g_str_equal (sourcier_action_get_kind (self->action), SOURCIER_ACTION_KIND_IMPORT);
}

/* Nobody is told that something is saved while it is only looked at. */
static gboolean
open_reader (SourcierRevert  *self,
             GError         **error)
{
  if (self->store == NULL)
    self->store = sourcier_store_open_reader (self->office, error);
  return self->store != NULL;
}

static void
use_connection (SourcierRevert *self,
                SourcierStore  *store)
{
  self->store = store;
  sourcier_owners_set_store (self->owners, store);
}

/**
 * sourcier_revert_prepare:
 * @self: an action to take back
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Finds out what would become of each thing that the action changed; nothing changes. It goes through what the history keeps
 * of the action and of all that followed: not for the window's thread.
 *
 * Returns: %FALSE with @error set: NOT_FOUND where there is no such action or what undo needs is gone
 */
gboolean
sourcier_revert_prepare (SourcierRevert  *self,
                         GCancellable    *cancellable,
                         GError         **error)
{
  g_return_val_if_fail (SOURCIER_IS_REVERT (self), FALSE);

  gboolean done;

  if (!open_reader (self, error))
    return FALSE;
  forget (self);
  sourcier_store_set_cancellable (self->store, cancellable);
  done = _sourcier_revert_look (self, error);
  sourcier_store_set_cancellable (self->store, NULL);
  return done;
}

/* What was shown is what is done. */
static gboolean
check_version (SourcierRevert  *self,
               GError         **error)
{
  gboolean is_unchanged;

  if (!sourcier_history_look_is_unchanged (self->look, self->store, &is_unchanged, error))
    return FALSE;
  if (is_unchanged)
    return TRUE;
  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
                       _("The file was changed meanwhile, nothing was taken back. Try again."));
  return FALSE;
}

/**
 * sourcier_revert_does_anything:
 * @self: an action that was prepared to be taken back
 *
 * Returns: whether anything would go back
 */
gboolean
sourcier_revert_does_anything (SourcierRevert *self)
{
  g_return_val_if_fail (SOURCIER_IS_REVERT (self), FALSE);

  return self->n[SOURCIER_REVERT_REVERSED] + self->n[SOURCIER_REVERT_PARTLY] > 0;
}

/**
 * sourcier_revert_apply:
 * @self: an action that was prepared to be taken back
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Takes back what prepare() said, in one action that can be undone. A thing that turns out not to be as the history
 * says stays whole and is counted as %SOURCIER_REVERT_FAILED afterwards. Not for the window's thread; afterwards the
 * window's own store is to be told with sourcier_store_refresh().
 *
 * Returns: %FALSE with @error set, nothing being changed: CONFLICT where the file changed since prepare(), or where something
 *   refers to what would go
 */
gboolean
sourcier_revert_apply (SourcierRevert  *self,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_return_val_if_fail (SOURCIER_IS_REVERT (self), FALSE);
  g_return_val_if_fail (self->owners != NULL, FALSE);

  SourcierStore *reader = self->store;
  g_autoptr (SourcierStore) writer = check_version (self, error) ? sourcier_store_open_writer (self->office, error) : NULL;
  gboolean again = TRUE, done = writer != NULL;

  if (!done)
    return FALSE;
  use_connection (self, writer);
  sourcier_store_set_cancellable (writer, cancellable);
  while (done && again && sourcier_revert_does_anything (self))
    done = _sourcier_revert_try (self, &again, error);
  use_connection (self, reader);
  return done;
}

/**
 * sourcier_revert_get_action:
 * @self: an action that was prepared to be taken back
 *
 * Returns: (transfer none) (nullable): its line of the history
 */
SourcierAction *
sourcier_revert_get_action (SourcierRevert *self)
{
  g_return_val_if_fail (SOURCIER_IS_REVERT (self), NULL);

  return self->action;
}

/**
 * sourcier_revert_get_n:
 * @self: an action that was prepared to be taken back
 * @outcome: an outcome
 *
 * Returns: of how many things it is that of
 */
gint64
sourcier_revert_get_n (SourcierRevert         *self,
                       SourcierRevertOutcome   outcome)
{
  g_return_val_if_fail (SOURCIER_IS_REVERT (self), 0);
  g_return_val_if_fail (outcome < SOURCIER_N_REVERT_OUTCOMES, 0);

  return self->n[outcome];
}

/**
 * sourcier_revert_get_n_removed:
 * @self: an action that was prepared to be taken back
 *
 * Returns: how many of those that are taken back leave the file, since the action added them
 */
gint64
sourcier_revert_get_n_removed (SourcierRevert *self)
{
  g_return_val_if_fail (SOURCIER_IS_REVERT (self), 0);

  return self->n_removed;
}

static SourcierRevertedThing *
show (SourcierRevert  *self,
      const SourcierTouched *thing,
      GError         **error)
{
  g_autofree char *name = _sourcier_revert_name (self, thing);
  g_autofree char *reason = _sourcier_revert_explain (self, thing, error);

  return reason != NULL ? sourcier_reverted_thing_new (thing->row.id, thing->row.table, name, reason) : NULL;
}

/**
 * sourcier_revert_get_things:
 * @self: an action that was prepared to be taken back
 * @outcome: an outcome
 * @most: how many at most
 * @error: where to put what went wrong
 *
 * After sourcier_revert_apply() those that left the file have no name any more: ask before.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierRevertedThing): the things of that outcome, in the order in
 *   which they came into the file; %NULL with @error set
 */
GPtrArray *
sourcier_revert_get_things (SourcierRevert         *self,
                            SourcierRevertOutcome   outcome,
                            guint                   most,
                            GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_REVERT (self), NULL);
  g_return_val_if_fail (outcome < SOURCIER_N_REVERT_OUTCOMES, NULL);

  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->order->len && things->len < most; i++)
    {
      const SourcierTouched *thing = self->order->pdata[i];
      SourcierRevertedThing *shown = NULL;

      if (_sourcier_revert_get_outcome (self, thing) != outcome)
        continue;
      shown = show (self, thing, error);
      if (shown == NULL)
        return NULL;
      g_ptr_array_add (things, shown);
    }
  return g_steal_pointer (&things);
}
