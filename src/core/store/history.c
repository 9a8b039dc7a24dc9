/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/history.h"

#include "store/code-store.h"

#include <glib/gi18n-lib.h>

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
  char *kind;
};

#define SELECT_ACTION \
  "SELECT h.id, h.at, h.user, h.name, h.detail, h.changes, h.state, coalesce (k.kind, '') FROM history AS h" \
  " LEFT JOIN history_kind AS k ON k.action = h.id "

G_DEFINE_FINAL_TYPE (SourcierAction, sourcier_action, G_TYPE_OBJECT)

static void
sourcier_action_finalize (GObject *object)
{
  SourcierAction *self = SOURCIER_ACTION (object);

  g_clear_pointer (&self->at, g_date_time_unref);
  g_free (self->user);
  g_free (self->name);
  g_free (self->detail);
  g_free (self->kind);

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

/**
 * sourcier_action_get_kind:
 * @self: an action
 *
 * Returns: (transfer none): what programs know it by, %SOURCIER_ACTION_KIND_IMPORT; "" for most
 */
const char *
sourcier_action_get_kind (SourcierAction *self)
{
  g_return_val_if_fail (SOURCIER_IS_ACTION (self), "");

  return self->kind;
}

/**
 * sourcier_action_state_get_code:
 * @state: whether an action holds
 *
 * Returns: (transfer none): its code in JSON: "done"
 */
const char *
sourcier_action_state_get_code (SourcierActionState state)
{
  switch (state)
    {
    case SOURCIER_ACTION_UNDONE:
      return "undone";
    case SOURCIER_ACTION_ABANDONED:
      return "abandoned";
    case SOURCIER_ACTION_ERASED:
      return "erased";
    case SOURCIER_ACTION_RESTORED:
      return "restored";
    case SOURCIER_ACTION_THINNED:
      return "thinned";
    case SOURCIER_ACTION_DONE:
    default:
      return "done";
    }
}

/**
 * sourcier_action_state_get_name:
 * @state: whether an action holds
 *
 * Returns: (transfer none): the state in words, "" if the action holds
 */
const char *
sourcier_action_state_get_name (SourcierActionState state)
{
  switch (state)
    {
    case SOURCIER_ACTION_UNDONE:
      return _("Undone");
    case SOURCIER_ACTION_ABANDONED:
      return _("Undone for good");
    case SOURCIER_ACTION_ERASED:
    case SOURCIER_ACTION_THINNED:
      return _("Can no longer be undone");
    case SOURCIER_ACTION_RESTORED:
    case SOURCIER_ACTION_DONE:
    default:
      return "";
    }
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
  self->kind = g_strdup (sourcier_statement_get_text (statement, 7));
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
    sourcier_store_prepare (store, SELECT_ACTION "ORDER BY h.id DESC LIMIT ?1", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, most);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    g_ptr_array_add (actions, read_action (statement));
  return has_row ? NULL : g_steal_pointer (&actions);
}

static SourcierAction *
read_one (SourcierStatement  *statement,
          GError            **error)
{
  gboolean has_row;

  if (!sourcier_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_action (statement);
  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                       _("The history has no such action."));
  return NULL;
}

/**
 * sourcier_history_find:
 * @store: an office's file
 * @id: number of an action
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the action, or %NULL with @error set: NOT_FOUND if there is none
 */
SourcierAction *
sourcier_history_find (SourcierStore  *store,
                       gint64          id,
                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, SELECT_ACTION "WHERE h.id = ?1", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, id);
  return read_one (statement, error);
}

/**
 * sourcier_history_find_last:
 * @store: an office's file
 * @kind: a kind of action
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the last action of the kind that holds, or %NULL with @error set: NOT_FOUND if
 *   there is none
 */
SourcierAction *
sourcier_history_find_last (SourcierStore  *store,
                            const char     *kind,
                            GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, SELECT_ACTION "WHERE k.kind = ?1 AND h.state = 0 ORDER BY h.id DESC LIMIT 1", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, kind);
  return read_one (statement, error);
}

/**
 * sourcier_history_count:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: how many lines the history has, -1 with @error set
 */
gint64
sourcier_history_count (SourcierStore  *store,
                        GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), -1);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "SELECT count(*) FROM history", error);
  gint64 n;

  return statement != NULL && sourcier_statement_read_int (statement, &n, error) ? n : -1;
}

/**
 * sourcier_history_find_ids:
 * @store: an office's file
 * @most: how many actions at most
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the numbers of the latest actions, newest first, or %NULL with
 *   @error set
 */
GArray *
sourcier_history_find_ids (SourcierStore  *store,
                           guint           most,
                           GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id FROM history ORDER BY id DESC LIMIT ?1", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, most);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      gint64 id = sourcier_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return has_row ? NULL : g_steal_pointer (&ids);
}

/**
 * sourcier_history_load_many:
 * @store: an office's file
 * @ids: (array length=n_ids): numbers of actions
 * @n_ids: how many
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (element-type SourcierAction) (nullable): those of them that the history has, newest first, or %NULL
 *   with @error set
 */
GPtrArray *
sourcier_history_load_many (SourcierStore  *store,
                            const gint64   *ids,
                            guint           n_ids,
                            GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autofree char *json = sourcier_store_ids_to_json (ids, n_ids);
  g_autoptr (GPtrArray) actions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, SELECT_ACTION "WHERE h.id IN (SELECT value FROM json_each (?1)) ORDER BY h.id DESC", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, json);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    g_ptr_array_add (actions, read_action (statement));
  return has_row ? NULL : g_steal_pointer (&actions);
}
