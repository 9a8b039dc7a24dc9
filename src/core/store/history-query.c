/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/history-query.h"

#include "base/text.h"
#include "store/history-owner.h"

#include <string.h>

struct _SourcierHistoryQuery
{
  GObject parent_instance;

  char *text;
  char *folded;
  char *user;
  char *about;
  gint64 object;
};

G_DEFINE_FINAL_TYPE (SourcierHistoryQuery, sourcier_history_query, G_TYPE_OBJECT)

static void
sourcier_history_query_finalize (GObject *object)
{
  SourcierHistoryQuery *self = SOURCIER_HISTORY_QUERY (object);

  g_free (self->text);
  g_free (self->folded);
  g_free (self->user);
  g_free (self->about);

  G_OBJECT_CLASS (sourcier_history_query_parent_class)->finalize (object);
}

static void
sourcier_history_query_class_init (SourcierHistoryQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_history_query_finalize;
}

static void
sourcier_history_query_init (SourcierHistoryQuery *self)
{
}

static SourcierHistoryQuery *
create (const char *text,
        const char *user,
        const char *about,
        gint64      object)
{
  SourcierHistoryQuery *self = g_object_new (SOURCIER_TYPE_HISTORY_QUERY, NULL);

  self->text = g_strdup (text);
  self->folded = sourcier_text_fold (text);
  self->user = g_strdup (user);
  self->about = g_strdup (about);
  self->object = object;
  return self;
}

/**
 * sourcier_history_query_new:
 *
 * Returns: (transfer full): the question that every action answers
 */
SourcierHistoryQuery *
sourcier_history_query_new (void)
{
  return create ("", "", "", 0);
}

/**
 * sourcier_history_query_with_text:
 * @self: a question
 * @text: words that are to stand in what was done or in what it was about, "" for any; accents and case do not matter
 *
 * Returns: (transfer full): the same question with other words
 */
SourcierHistoryQuery *
sourcier_history_query_with_text (SourcierHistoryQuery *self,
                                  const char           *text)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return create (text, self->user, self->about, self->object);
}

/**
 * sourcier_history_query_with_user:
 * @self: a question
 * @user: who did it, "" for whoever
 *
 * Returns: (transfer full): the same question about another person
 */
SourcierHistoryQuery *
sourcier_history_query_with_user (SourcierHistoryQuery *self,
                                  const char           *user)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (self), NULL);
  g_return_val_if_fail (user != NULL, NULL);

  return create (self->text, user, self->about, self->object);
}

/**
 * sourcier_history_query_with_about:
 * @self: a question
 * @about: the table of the things it was about: "supplier", "purchase", "plan"…; "" for anything
 * @object: the id of one of them; 0 for any
 *
 * Returns: (transfer full): the same question about something else
 */
SourcierHistoryQuery *
sourcier_history_query_with_about (SourcierHistoryQuery *self,
                                   const char           *about,
                                   gint64                object)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (self), NULL);
  g_return_val_if_fail (about != NULL && (object == 0 || *about != '\0'), NULL);

  return create (self->text, self->user, about, object);
}

/**
 * sourcier_history_query_get_text:
 * @self: a question
 *
 * Returns: (transfer none): the words asked for, may be ""
 */
const char *
sourcier_history_query_get_text (SourcierHistoryQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (self), NULL);

  return self->text;
}

/**
 * sourcier_history_query_get_user:
 * @self: a question
 *
 * Returns: (transfer none): the person asked for, may be ""
 */
const char *
sourcier_history_query_get_user (SourcierHistoryQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (self), NULL);

  return self->user;
}

/**
 * sourcier_history_query_get_about:
 * @self: a question
 *
 * Returns: (transfer none): the table of the things asked for, may be ""
 */
const char *
sourcier_history_query_get_about (SourcierHistoryQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (self), NULL);

  return self->about;
}

/**
 * sourcier_history_query_get_object:
 * @self: a question
 *
 * Returns: the id of the thing asked for, 0 for any
 */
gint64
sourcier_history_query_get_object (SourcierHistoryQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (self), 0);

  return self->object;
}

/**
 * sourcier_history_query_equal:
 * @self: a question
 * @other: another one
 *
 * Returns: whether they ask the same
 */
gboolean
sourcier_history_query_equal (SourcierHistoryQuery *self,
                              SourcierHistoryQuery *other)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (self) && SOURCIER_IS_HISTORY_QUERY (other), FALSE);

  return g_str_equal (self->text, other->text) && g_str_equal (self->user, other->user)
         && g_str_equal (self->about, other->about) && self->object == other->object;
}

/**
 * sourcier_history_query_is_empty:
 * @self: a question
 *
 * Returns: whether every action answers it
 */
gboolean
sourcier_history_query_is_empty (SourcierHistoryQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (self), TRUE);

  return *self->folded == '\0' && *self->user == '\0' && *self->about == '\0';
}

/* Every word has to begin somewhere, as in the other searches. */
static gboolean
has_words (SourcierHistoryQuery *self,
           const char           *name,
           const char           *detail)
{
  g_autofree char *both = g_strconcat (" ", name, " ", detail, NULL);
  g_autofree char *plain = sourcier_text_fold (both);
  g_autofree char *folded = g_strconcat (" ", plain, NULL);
  g_auto (GStrv) words = g_strsplit (self->folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *start = g_strconcat (" ", words[i], NULL);

      if (*words[i] != '\0' && strstr (folded, start) == NULL)
        return FALSE;
    }
  return TRUE;
}

static GArray *
find_by_words (SourcierHistoryQuery  *self,
               SourcierStore         *store,
               GError               **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT id, name, detail FROM history WHERE ?1 = '' OR user = ?1 ORDER BY id DESC", error);
  gboolean has_row = TRUE;

  if (row == NULL)
    return NULL;
  sourcier_statement_bind_text (row, 1, self->user);
  while (sourcier_statement_step (row, &has_row, error) && has_row)
    {
      gint64 id = sourcier_statement_get_int (row, 0);

      if (*self->folded == '\0'
          || has_words (self, sourcier_statement_get_text (row, 1), sourcier_statement_get_text (row, 2)))
        g_array_append_val (ids, id);
    }
  return has_row ? NULL : g_steal_pointer (&ids);
}

static gboolean
add_all (SourcierStore  *store,
         const char     *sql,
         const char     *about,
         gint64          object,
         GHashTable     *found,
         GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, sql, error);
  g_autoptr (GArray) ids = NULL;

  if (statement == NULL)
    return FALSE;
  if (about != NULL)
    sourcier_statement_bind_text (statement, 1, about);
  if (object != 0)
    sourcier_statement_bind_int (statement, 2, object);
  ids = sourcier_statement_read_ids (statement, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (found, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return ids != NULL;
}

/* Long actions, and those that nobody has looked through yet, tell only what they changed row by row. */
typedef struct
{
  SourcierOwners *owners;
  const char *about;
  GHashTable *rows;    /* (nullable): of the thing asked for; NULL: any of its kind */
  gboolean touches;
  gboolean grew;
} Look;

static gboolean
look_at (gint64          action,
         SourcierChange *change,
         gpointer        user_data)
{
  Look *look = user_data;
  const char *table = sourcier_change_get_table (change);
  gint64 id;

  if (look->rows == NULL)
    {
      look->touches = g_str_equal (sourcier_owners_get_root (look->owners, table), look->about);
      return !look->touches;
    }
  if (!sourcier_owners_touches (look->owners, change, look->rows))
    return TRUE;
  look->touches = TRUE;
  /* A part that went was one of the thing before that, and may have been changed. */
  id = sourcier_owners_is_part (look->owners, change, look->rows) ? sourcier_change_get_row (change) : 0;
  look->grew = (id != 0 && g_hash_table_add (look->rows, g_memdup2 (&id, sizeof id))) || look->grew;
  return TRUE;
}

static gboolean
look_through_one (SourcierStore  *store,
                  gint64          action,
                  Look           *look,
                  GError        **error)
{
  look->touches = FALSE;
  do
    {
      look->grew = FALSE;
      if (!sourcier_history_each_change_of (store, action, look_at, look, error))
        return FALSE;
    }
  while (look->grew);
  return TRUE;
}

static int
compare_newest (gconstpointer a,
                gconstpointer b)
{
  gint64 x = **(gint64 * const *) a, y = **(gint64 * const *) b;

  return x > y ? -1 : x < y;
}

static void
add_keys (GPtrArray  *keys,
          GHashTable *table,
          GHashTable *without)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (without == NULL || !g_hash_table_contains (without, key))
      g_ptr_array_add (keys, key);
}

/* Of a thing, those found are gone through as well: they tell which parts it had. */
static gboolean
look_through (SourcierHistoryQuery  *self,
              SourcierStore         *store,
              GHashTable            *unsure,
              GHashTable            *found,
              GError               **error)
{
  g_autoptr (SourcierOwners) owners = sourcier_owners_new (store, error);
  g_autoptr (GHashTable) rows = NULL;
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  Look look = { owners, self->about, NULL, FALSE, FALSE };

  if (owners == NULL)
    return FALSE;
  if (self->object != 0 && (rows = sourcier_owners_collect (owners, self->about, self->object, error)) == NULL)
    return FALSE;
  look.rows = rows;
  add_keys (actions, unsure, NULL);
  if (self->object != 0)
    add_keys (actions, found, unsure);
  g_ptr_array_sort (actions, compare_newest);
  for (guint i = 0; i < actions->len; i++)
    {
      if (!look_through_one (store, *(gint64 *) actions->pdata[i], &look, error))
        return FALSE;
      if (look.touches && !g_hash_table_contains (found, actions->pdata[i]))
        g_hash_table_add (found, g_memdup2 (actions->pdata[i], sizeof (gint64)));
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type gint64): the actions that were about what is asked for */
static GHashTable *
find_about (SourcierHistoryQuery  *self,
            SourcierStore         *store,
            GError               **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) unsure = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean done =
    self->object != 0
    ? add_all (store, "SELECT action FROM history_about WHERE about = ?1 AND object = ?2", self->about, self->object, found, error)
      && add_all (store, "SELECT action FROM history_about WHERE about = ?1 AND object = 0", self->about, 0, unsure, error)
    : add_all (store, "SELECT DISTINCT action FROM history_about WHERE about = ?1 AND named = 0", self->about, 0, found, error);

  done = done && add_all (store, "SELECT id FROM history"
                                 " WHERE id < ifnull ((SELECT value FROM meta WHERE key = 'about_from'), 0)", NULL, 0, unsure,
                          error);
  if (!done || (g_hash_table_size (unsure) > 0 && !look_through (self, store, unsure, found, error)))
    return NULL;
  return g_steal_pointer (&found);
}

/**
 * sourcier_history_query_find:
 * @self: a question
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * What a long action changed is gone through where a thing is asked for: not for the window's thread.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers of the actions that answer, newest first; %NULL with
 *   @error set
 */
GArray *
sourcier_history_query_find (SourcierHistoryQuery  *self,
                             SourcierStore         *store,
                             GError               **error)
{
  g_return_val_if_fail (SOURCIER_IS_HISTORY_QUERY (self), NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (GHashTable) about = NULL;
  g_autoptr (GArray) ids = NULL;
  guint n = 0;

  if (*self->about != '\0' && (about = find_about (self, store, error)) == NULL)
    return NULL;
  ids = find_by_words (self, store, error);
  if (ids == NULL || about == NULL)
    return g_steal_pointer (&ids);
  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (about, &g_array_index (ids, gint64, i)))
      g_array_index (ids, gint64, n++) = g_array_index (ids, gint64, i);
  g_array_set_size (ids, n);
  return g_steal_pointer (&ids);
}

static GPtrArray *
list_words (SourcierStore  *store,
            const char     *sql,
            GError        **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SourcierStatement) row = sourcier_store_prepare (store, sql, error);
  gboolean has_row = TRUE;

  while (row != NULL && sourcier_statement_step (row, &has_row, error) && has_row)
    g_ptr_array_add (words, g_strdup (sourcier_statement_get_text (row, 0)));
  return row == NULL || has_row ? NULL : g_steal_pointer (&words);
}

/**
 * sourcier_history_list_users:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type utf8): who did something, in the order of the alphabet; %NULL with @error set
 */
GPtrArray *
sourcier_history_list_users (SourcierStore  *store,
                             GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  return list_words (store, "SELECT DISTINCT user FROM history WHERE user <> '' ORDER BY user", error);
}

/**
 * sourcier_history_list_about:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the tables of the things that actions were about; %NULL with @error
 *   set
 */
GPtrArray *
sourcier_history_list_about (SourcierStore  *store,
                             GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  return list_words (store, "SELECT DISTINCT about FROM history_about WHERE named = 0 ORDER BY about", error);
}
