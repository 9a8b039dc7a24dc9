/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include "store/code-store.h"
#include "store/history-owner.h"
#include "store/history-tend.h"

/* Which things an action was about, written down as it ends. */

/* An action that changed more things than this, or is longer, only tells of which kinds they are: whoever looks for one of them
 * reads what the action changed. A million lines more for an import would cost as much as its suppliers. */
#define MOST_TOLD 500
#define MOST_BYTES (1 << 20)

typedef struct
{
  SourcierOwners *owners;
  GHashTable *things;    /* (element-type Thing) */
  gboolean too_many;
} Telling;

typedef struct
{
  const char *about;     /* interned */
  gint64 id;
  gboolean named;
} Thing;

static guint
thing_hash (gconstpointer data)
{
  const Thing *thing = data;

  return g_int64_hash (&thing->id) ^ g_str_hash (thing->about);
}

static gboolean
thing_equal (gconstpointer a,
             gconstpointer b)
{
  const Thing *x = a, *y = b;

  return x->id == y->id && g_str_equal (x->about, y->about);
}

static void
telling_clear (Telling *telling)
{
  g_clear_pointer (&telling->things, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Telling, telling_clear)

/* Of a thing that changed and was named as well, it is told that it changed. */
static void
tell_thing (Telling    *telling,
            const char *about,
            gint64      id,
            gboolean    named)
{
  Thing asked = { g_intern_string (about), id, named };
  Thing *thing = g_hash_table_lookup (telling->things, &asked);

  if (thing == NULL)
    g_hash_table_add (telling->things, g_memdup2 (&asked, sizeof asked));
  else if (!named)
    thing->named = FALSE;
  telling->too_many = g_hash_table_size (telling->things) > MOST_TOLD;
}

static void
tell_named (const char *table,
            gint64      id,
            gpointer    user_data)
{
  tell_thing (user_data, table, id, TRUE);
}

static gboolean
note_gone (gint64          action,
           SourcierChange *change,
           gpointer        user_data)
{
  Telling *telling = user_data;

  sourcier_owners_note_gone (telling->owners, change);
  return TRUE;
}

static gboolean
tell_change (gint64          action,
             SourcierChange *change,
             gpointer        user_data)
{
  Telling *telling = user_data;
  gint64 after, id = sourcier_owners_find (telling->owners, change, &after);
  const char *about = sourcier_owners_get_root (telling->owners, sourcier_change_get_table (change));

  /* Rows of the official lists have words for keys: what they are is enough. */
  tell_thing (telling, about, id, FALSE);
  if (after != 0)
    tell_thing (telling, about, after, FALSE);
  sourcier_owners_each_named (telling->owners, change, tell_named, telling);
  return !telling->too_many;
}

static gboolean
insert_thing (SourcierStore  *self,
              gint64          action,
              const Thing    *thing,
              GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "INSERT OR REPLACE INTO history_about (about, object, action, named)"
                                  " VALUES (?1, ?2, ?3, ?4)", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, thing->about);
  sourcier_statement_bind_int (statement, 2, thing->id);
  sourcier_statement_bind_int (statement, 3, action);
  sourcier_statement_bind_int (statement, 4, thing->named);
  return sourcier_statement_run (statement, error);
}

static gboolean
insert_things (SourcierStore  *self,
               gint64          action,
               Telling        *telling,
               GError        **error)
{
  GHashTableIter iter;
  gpointer thing;

  g_hash_table_iter_init (&iter, telling->things);
  while (g_hash_table_iter_next (&iter, &thing, NULL))
    if (!insert_thing (self, action, thing, error))
      return FALSE;
  return TRUE;
}

static gboolean
tell_table (const char   *table,
            guint         n_columns,
            const guint8 *key,
            gpointer      user_data)
{
  Telling *telling = user_data;

  tell_thing (telling, sourcier_owners_get_root (telling->owners, table), 0, FALSE);
  return TRUE;
}

static gboolean
ensure_owners (SourcierStore  *self,
               GError        **error)
{
  if (self->owners == NULL)
    self->owners = sourcier_owners_new (self, error);
  return self->owners != NULL;
}

/**
 * _sourcier_store_tell_about_part:
 * @self: an office's file, within an action
 * @changeset: a part of what a long action changed
 * @size: its length in bytes
 *
 * Notes of which kinds the things are that it changed.
 */
void
_sourcier_store_tell_about_part (SourcierStore *self,
                                 gconstpointer  changeset,
                                 gsize          size)
{
  g_auto (Telling) telling = { NULL, g_hash_table_new_full (thing_hash, thing_equal, g_free, NULL), FALSE };
  GHashTableIter iter;
  gpointer thing;

  if (!ensure_owners (self, NULL))
    return;
  telling.owners = self->owners;
  _sourcier_changeset_count (changeset, size, tell_table, &telling);
  if (self->action_about == NULL)
    self->action_about = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_iter_init (&iter, telling.things);
  while (g_hash_table_iter_next (&iter, &thing, NULL))
    g_hash_table_add (self->action_about, (char *) ((Thing *) thing)->about);
}

static void
tell_parts (SourcierStore *self,
            Telling       *telling)
{
  GHashTableIter iter;
  gpointer about;

  if (self->action_about == NULL)
    return;
  g_hash_table_iter_init (&iter, self->action_about);
  while (g_hash_table_iter_next (&iter, &about, NULL))
    tell_thing (telling, about, 0, FALSE);
}

/**
 * _sourcier_store_tell_about:
 * @self: an office's file, in a transaction
 * @action: number of an action
 * @changeset: what it changed, without the parts that _sourcier_store_tell_about_part() was told
 * @size: its length in bytes
 * @error: where to put what went wrong
 *
 * Writes down which things the action was about; of a long one, of which kinds.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
_sourcier_store_tell_about (SourcierStore  *self,
                            gint64          action,
                            gconstpointer   changeset,
                            gsize           size,
                            GError        **error)
{
  g_auto (Telling) telling = { NULL, g_hash_table_new_full (thing_hash, thing_equal, g_free, NULL), FALSE };
  int code = SQLITE_OK;

  if (!ensure_owners (self, error))
    return FALSE;
  telling.owners = self->owners;
  telling.too_many = size > MOST_BYTES || self->action_about != NULL;
  if (!telling.too_many)
    {
      code = _sourcier_changeset_each (self, action, changeset, size, note_gone, &telling);
      if (code == SQLITE_OK)
        code = _sourcier_changeset_each (self, action, changeset, size, tell_change, &telling);
    }
  if (code != SQLITE_OK && code != SQLITE_DONE)
    return _sourcier_store_fail (self, code, error);
  if (telling.too_many)
    {
      g_hash_table_remove_all (telling.things);
      _sourcier_changeset_count (changeset, size, tell_table, &telling);
      tell_parts (self, &telling);
    }
  return insert_things (self, action, &telling, error);
}

/* Actions of files that were made before this was written down. */

static gboolean
read_from (SourcierStore  *self,
           gint64         *from,
           GError        **error)
{
  return _sourcier_store_get_number (self, "SELECT ifnull ((SELECT value FROM meta WHERE key = 'about_from'), 0)", from, error);
}

static gboolean
write_from (SourcierStore  *self,
            gint64          from,
            GError        **error)
{
  return from > 0 ? sourcier_store_run_for (self, "UPDATE meta SET value = ?1 WHERE key = 'about_from'", from, NULL, error)
                  : sourcier_store_execute (self, "DELETE FROM meta WHERE key = 'about_from'", error);
}

/* One that is short is read whole; of a long one the first part tells of which kinds its things are, and the rest alike. */
static int
tell_old (SourcierStore *self,
          GBytes        *changeset,
          gpointer       user_data)
{
  gint64 action = *(gint64 *) user_data;
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);

  return _sourcier_store_tell_about (self, action, data, size, NULL) ? SQLITE_OK : SQLITE_ERROR;
}

static GArray *
list_old (SourcierStore  *self,
          gint64          from,
          guint           most,
          GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, "SELECT id FROM history WHERE id < ?1 ORDER BY id DESC LIMIT ?2", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, from);
  sourcier_statement_bind_int (statement, 2, most);
  return sourcier_statement_read_ids (statement, error);
}

static gboolean
fill (SourcierStore  *self,
      guint           most,
      gboolean       *more,
      GError        **error)
{
  g_autoptr (GArray) actions = NULL;
  gint64 from;

  if (!read_from (self, &from, error) || (actions = list_old (self, from, most, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < actions->len; i++)
    if (!_sourcier_store_each_changeset (self, g_array_index (actions, gint64, i), FALSE, tell_old,
                                         &g_array_index (actions, gint64, i), error))
      return FALSE;
  *more = actions->len == most;
  return write_from (self, *more ? g_array_index (actions, gint64, actions->len - 1) : 0, error);
}

/**
 * sourcier_history_tell_about:
 * @store: an office's file, without an action under way
 * @most: how many actions at most
 * @more: (out): whether there are more of them
 * @error: where to put what went wrong
 *
 * Writes down what earlier actions were about, in a file that was made before this was noted; the newest first. For quiet
 * moments, not for the window's thread.
 *
 * Returns: %FALSE with @error set, nothing being written
 */
gboolean
sourcier_history_tell_about (SourcierStore  *store,
                             guint           most,
                             gboolean       *more,
                             GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (more != NULL, FALSE);

  gint64 from;

  *more = FALSE;
  if (!read_from (store, &from, error))
    return FALSE;
  if (from == 0)
    return TRUE;
  if (!_sourcier_store_begin_to_tend (store, error))
    return FALSE;
  if (fill (store, most, more, error) && _sourcier_store_note_tended (store, error) && _sourcier_store_commit_raw (store, error))
    return TRUE;
  sourcier_store_rollback (store);
  return FALSE;
}
