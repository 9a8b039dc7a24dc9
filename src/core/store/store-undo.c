/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store-private.h"

#include "store/history.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  char *name;
} Step;

static void
step_clear (Step *step)
{
  g_clear_pointer (&step->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

/* Undo takes the last action done, and stops at one whose undoing was erased or given up; redo takes the first one undone. Each
 * maximum is one look at the index by state. */
#define UNDO_STEP " FROM history WHERE id = max ((SELECT ifnull (max (id), 0) FROM history WHERE state = 0)," \
                  " (SELECT ifnull (max (id), 0) FROM history WHERE state = 3)," \
                  " (SELECT ifnull (max (id), 0) FROM history WHERE state = 4))"
#define REDO_STEP " FROM history WHERE state = 1 ORDER BY id LIMIT 1"

static gboolean
find_step (SourcierStore  *self,
           gboolean        undo,
           Step           *step,
           GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, undo ? "SELECT id, name, state" UNDO_STEP : "SELECT id, name, state" REDO_STEP, error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           undo ? _("There is nothing to undo.") : _("There is nothing to redo."));
      return FALSE;
    }
  if (sourcier_statement_get_int (statement, 2) == SOURCIER_ACTION_ERASED)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("A person was erased for good: what was done until then can no longer be undone. Correct "
                             "by hand what is wrong."));
      return FALSE;
    }

  if (sourcier_statement_get_int (statement, 2) == SOURCIER_ACTION_THINNED)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("What was done until then can no longer be undone: the history gave it up, as its limits want "
                             "it. Correct by hand what is wrong, or restore a backup."));
      return FALSE;
    }

  step->id = sourcier_statement_get_int (statement, 0);
  step->name = g_strdup (sourcier_statement_get_text (statement, 1));
  return TRUE;
}

static int
on_conflict (void                   *data,
             int                     kind,
             sqlite3_changeset_iter *iter)
{
  /* Undoing half an action, or over somebody else's later change, would be worse than not undoing it. */
  return SQLITE_CHANGESET_ABORT;
}

/* @user_data: whether the changeset is undone rather than done again */
static int
apply_changeset (SourcierStore *self,
                 GBytes        *changeset,
                 gpointer       user_data)
{
  gboolean invert = GPOINTER_TO_INT (user_data);
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);
  void *inverse = NULL;
  int inverse_size = 0;
  int code = SQLITE_OK;

  if (invert)
    code = sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse);
  if (code == SQLITE_OK)
    code = _sourcier_store_apply (self, invert ? inverse : data, invert ? inverse_size : (int) size, on_conflict, NULL);
  sqlite3_free (inverse);
  return code;
}

static gboolean
apply_step (SourcierStore  *self,
            const Step     *step,
            gboolean        undo,
            GError        **error)
{
  return _sourcier_store_hold_indexes_of (self, step->id, error)
         && _sourcier_store_each_changeset (self, step->id, undo, apply_changeset, GINT_TO_POINTER (undo), error)
         && _sourcier_store_release_indexes (self, error);
}

static gboolean
mark_step (SourcierStore        *self,
           gint64                id,
           SourcierActionState   state,
           GError              **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "UPDATE history SET state = ?1 WHERE id = ?2", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, state);
  sourcier_statement_bind_int (statement, 2, id);
  return sourcier_statement_run (statement, error);
}

static gboolean
take_step (SourcierStore  *self,
           gboolean        undo,
           char          **name,
           GError        **error)
{
  g_auto (Step) step = { 0 };

  if (self->read_only)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY, self->read_only_reason);
      return FALSE;
    }
  if (!_sourcier_store_begin_raw (self, error))
    return FALSE;
  if (!find_step (self, undo, &step, error))
    goto fail;

  if (!apply_step (self, &step, undo, error)
      || !mark_step (self, step.id, undo ? SOURCIER_ACTION_UNDONE : SOURCIER_ACTION_DONE, error)
      || !_sourcier_store_commit_raw (self, error))
    goto fail;

  if (name != NULL)
    *name = g_steal_pointer (&step.name);
  sourcier_store_refresh (self);
  return TRUE;

fail:
  sourcier_store_rollback (self);
  return FALSE;
}

/**
 * sourcier_store_undo:
 * @self: an office's file
 * @name: (out) (optional) (transfer full): the name of the action that was undone
 * @error: where to put what went wrong
 *
 * Takes back the last action, whoever did it and whenever.
 *
 * Returns: %FALSE with @error set: NOT_FOUND if there is nothing to undo or if what undo needs was erased for good,
 *   CONFLICT if the rows it touched have changed since by other means; then nothing is changed
 */
gboolean
sourcier_store_undo (SourcierStore  *self,
                     char          **name,
                     GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  return take_step (self, TRUE, name, error);
}

/**
 * sourcier_store_redo:
 * @self: an office's file
 * @name: (out) (optional) (transfer full): the name of the action that was done again
 * @error: where to put what went wrong
 *
 * Does again what was undone last. Any new action ends what can be redone.
 *
 * Returns: %FALSE with @error set, as for sourcier_store_undo()
 */
gboolean
sourcier_store_redo (SourcierStore  *self,
                     char          **name,
                     GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (!self->in_transaction, FALSE);

  return take_step (self, FALSE, name, error);
}

/* The name alone: the changeset of a large import takes a while to read, and this is asked after every action. */
static gboolean
read_name (SourcierStore  *self,
           gboolean        undo,
           char          **name,
           gint64         *action,
           gint64         *state,
           GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, undo ? "SELECT name, state, id" UNDO_STEP : "SELECT name, state, id" REDO_STEP, error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  g_free (*name);
  *state = has_row ? sourcier_statement_get_int (statement, 1) : SOURCIER_ACTION_DONE;
  *name = has_row && *state < SOURCIER_ACTION_ERASED ? g_strdup (sourcier_statement_get_text (statement, 0)) : NULL;
  *action = *name != NULL ? sourcier_statement_get_int (statement, 2) : 0;
  return TRUE;
}

/* Reads what Undo and Redo would do. */
gboolean
_sourcier_store_read_names (SourcierStore  *self,
                            GError        **error)
{
  gint64 state, redo_state;

  if (!read_name (self, TRUE, &self->undo_name, &self->undo_action, &state, error)
      || !read_name (self, FALSE, &self->redo_name, &self->redo_action, &redo_state, error))
    return FALSE;
  self->undo_erased = state == SOURCIER_ACTION_ERASED;
  self->undo_thinned = state == SOURCIER_ACTION_THINNED;
  return TRUE;
}

/**
 * sourcier_store_get_undo_action:
 * @self: an office's file
 *
 * Returns: the number of the action that Undo would take back, 0 if there is none
 */
gint64
sourcier_store_get_undo_action (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), 0);

  return self->undo_action;
}

/**
 * sourcier_store_get_redo_action:
 * @self: an office's file
 *
 * Returns: the number of the action that Redo would do again, 0 if there is none
 */
gint64
sourcier_store_get_redo_action (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), 0);

  return self->redo_action;
}

/**
 * sourcier_store_get_undo_thinned:
 * @self: an office's file
 *
 * Returns: whether there is nothing that Undo would take back because the history gave up what it needs
 */
gboolean
sourcier_store_get_undo_thinned (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);

  return self->undo_thinned;
}

/**
 * sourcier_store_get_undo_erased:
 * @self: an office's file
 *
 * Returns: whether there is nothing that Undo would take back because what it needs was erased for good
 */
gboolean
sourcier_store_get_undo_erased (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), FALSE);

  return self->undo_erased;
}

/**
 * sourcier_store_get_undo_name:
 * @self: an office's file
 *
 * Returns: (transfer none) (nullable): the name of the action that Undo would take back, %NULL if there is none
 */
const char *
sourcier_store_get_undo_name (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);

  return self->undo_name;
}

/**
 * sourcier_store_get_redo_name:
 * @self: an office's file
 *
 * Returns: (transfer none) (nullable): the name of the action that Redo would do again, %NULL if there is none
 */
const char *
sourcier_store_get_redo_name (SourcierStore *self)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);

  return self->redo_name;
}

/**
 * sourcier_store_refresh:
 * @self: an office's file
 *
 * Looks again at the file after another connection wrote to it, and tells everybody who listens to "changed".
 */
void
sourcier_store_refresh (SourcierStore *self)
{
  g_return_if_fail (SOURCIER_IS_STORE (self));

  g_autoptr (GError) error = NULL;

  /* What Undo is called is a courtesy: an error here comes back with the next thing that really reads or writes. */
  if (!_sourcier_store_read_names (self, &error))
    g_debug ("%s", error->message);
  _sourcier_store_emit_changed (self);
}
