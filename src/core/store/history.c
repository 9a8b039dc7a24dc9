/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history.h"

/**
 * SourcierAction:
 *
 * One line of the history: something that somebody did to the office's file.
 */
struct _SourcierAction
{
  GObject parent_instance;

  gint64 id;
  GDateTime *at;
  char *user;
  char *name;
  char *detail;
  gint64 changes;
  SourcierActionState state;
};

G_DEFINE_FINAL_TYPE (SourcierAction, sourcier_action, G_TYPE_OBJECT)

static void
sourcier_action_finalize (GObject *object)
{
  SourcierAction *self = SOURCIER_ACTION (object);

  g_clear_pointer (&self->at, g_date_time_unref);
  g_free (self->user);
  g_free (self->name);
  g_free (self->detail);

  G_OBJECT_CLASS (sourcier_action_parent_class)->finalize (object);
}

static void
sourcier_action_class_init (SourcierActionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_action_finalize;
}

static void
sourcier_action_init (SourcierAction *self)
{
}

/**
 * sourcier_action_get_id:
 * @self: an action
 *
 * Returns: its number in the file; later actions have greater ones
 */
gint64
sourcier_action_get_id (SourcierAction *self)
{
  g_return_val_if_fail (SOURCIER_IS_ACTION (self), 0);

  return self->id;
}

/**
 * sourcier_action_get_at:
 * @self: an action
 *
 * Returns: (transfer none) (nullable): when it was done, in UTC
 */
GDateTime *
sourcier_action_get_at (SourcierAction *self)
{
  g_return_val_if_fail (SOURCIER_IS_ACTION (self), NULL);

  return self->at;
}

/**
 * sourcier_action_get_user:
 * @self: an action
 *
 * Returns: (transfer none): who did it
 */
const char *
sourcier_action_get_user (SourcierAction *self)
{
  g_return_val_if_fail (SOURCIER_IS_ACTION (self), NULL);

  return self->user;
}

/**
 * sourcier_action_get_name:
 * @self: an action
 *
 * Returns: (transfer none): what was done, in the words of whoever did it
 */
const char *
sourcier_action_get_name (SourcierAction *self)
{
  g_return_val_if_fail (SOURCIER_IS_ACTION (self), NULL);

  return self->name;
}

/**
 * sourcier_action_get_detail:
 * @self: an action
 *
 * Returns: (transfer none): what it was about, may be ""
 */
const char *
sourcier_action_get_detail (SourcierAction *self)
{
  g_return_val_if_fail (SOURCIER_IS_ACTION (self), NULL);

  return self->detail;
}

/**
 * sourcier_action_get_changes:
 * @self: an action
 *
 * Returns: how many rows of the file it touched
 */
gint64
sourcier_action_get_changes (SourcierAction *self)
{
  g_return_val_if_fail (SOURCIER_IS_ACTION (self), 0);

  return self->changes;
}

/**
 * sourcier_action_get_state:
 * @self: an action
 *
 * Returns: whether it holds
 */
SourcierActionState
sourcier_action_get_state (SourcierAction *self)
{
  g_return_val_if_fail (SOURCIER_IS_ACTION (self), SOURCIER_ACTION_DONE);

  return self->state;
}

static SourcierAction *
read_action (SourcierStatement *statement)
{
  SourcierAction *self = g_object_new (SOURCIER_TYPE_ACTION, NULL);

  self->id = sourcier_statement_get_int (statement, 0);
  self->at = g_date_time_new_from_iso8601 (sourcier_statement_get_text (statement, 1), NULL);
  self->user = g_strdup (sourcier_statement_get_text (statement, 2));
  self->name = g_strdup (sourcier_statement_get_text (statement, 3));
  self->detail = g_strdup (sourcier_statement_get_text (statement, 4));
  self->changes = sourcier_statement_get_int (statement, 5);
  self->state = (SourcierActionState) sourcier_statement_get_int (statement, 6);
  return self;
}

/**
 * sourcier_history_load:
 * @store: an office's file
 * @most: how many actions at most
 * @error: where to put what went wrong
 *
 * Reads the latest actions, newest first.
 *
 * Returns: (transfer full) (element-type SourcierAction) (nullable): the actions, or %NULL with @error set
 */
GPtrArray *
sourcier_history_load (SourcierStore  *store,
                       guint           most,
                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id, at, user, name, detail, changes, state FROM history "
                                   "ORDER BY id DESC LIMIT ?1", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, most);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    g_ptr_array_add (actions, read_action (statement));
  return has_row ? NULL : g_steal_pointer (&actions);
}
