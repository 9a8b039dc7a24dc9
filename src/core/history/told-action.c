/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/told-action.h"

#include "history/told-store.h"
#include "history/told-table.h"
#include "store/history-owner.h"

#include <glib/gi18n-lib.h>

/* Of one thing, more parts than this are counted. */
#define MOST_ROWS 40

struct _SourcierToldAction
{
  GPtrArray *things;
  GPtrArray *more;
};

typedef struct
{
  SourcierStore *store;
  SourcierOwners *owners;
  SourcierToldAction *told;
  guint most_things;
  GHashTable *by_key;   /* (element-type utf8 SourcierToldThing) "supplier 12" */
  GHashTable *left;     /* (element-type utf8 gint64) rows by table of things, interned */
} Telling;

static void
field_free (gpointer data)
{
  SourcierToldField *field = data;

  g_free (field->name);
  g_free (field->before);
  g_free (field->after);
  g_free (field);
}

static void
row_free (gpointer data)
{
  SourcierToldRow *row = data;

  g_free (row->title);
  g_ptr_array_unref (row->fields);
  g_free (row);
}

static void
thing_free (gpointer data)
{
  SourcierToldThing *thing = data;

  g_free (thing->title);
  g_ptr_array_unref (thing->rows);
  g_free (thing);
}

static void
more_free (gpointer data)
{
  SourcierToldMore *more = data;

  g_free (more->name);
  g_free (more);
}

/**
 * sourcier_told_action_free:
 * @self: (transfer full): what an action did
 */
void
sourcier_told_action_free (SourcierToldAction *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->things);
  g_ptr_array_unref (self->more);
  g_free (self);
}

/**
 * sourcier_told_action_get_things:
 * @self: what an action did
 *
 * Returns: (transfer none) (element-type SourcierToldThing): the first things it was about
 */
GPtrArray *
sourcier_told_action_get_things (SourcierToldAction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->things;
}

/**
 * sourcier_told_action_get_more:
 * @self: what an action did
 *
 * Returns: (transfer none) (element-type SourcierToldMore): how much more it changed
 */
GPtrArray *
sourcier_told_action_get_more (SourcierToldAction *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->more;
}

static void
count_left (Telling    *telling,
            const char *about)
{
  gint64 *n = g_hash_table_lookup (telling->left, about);

  if (n == NULL)
    {
      n = g_new0 (gint64, 1);
      g_hash_table_insert (telling->left, (char *) about, n);
    }
  (*n)++;
}

/* What names the row in the change itself. */
static char *
find_title (Telling                 *telling,
            SourcierChange          *change,
            const SourcierToldTable *table)
{
  const char *column = sourcier_told_table_get_title (table);
  gboolean after = sourcier_change_get_kind (change) != SOURCIER_CHANGE_WENT;

  for (guint i = 0; column != NULL && i < sourcier_change_get_n_columns (change); i++)
    {
      const char *name = sourcier_owners_get_column (telling->owners, sourcier_change_get_table (change), i);
      g_autofree char *text = NULL;

      if (g_strcmp0 (name, column) == 0 && sourcier_change_read (change, i, after, &text))
        return g_steal_pointer (&text);
    }
  return NULL;
}

/* As it is called now; of what is gone, as it was called then. */
static char *
name_row (Telling        *telling,
          SourcierChange *change,
          const char     *table_name,
          gint64          id)
{
  const SourcierToldTable *table = sourcier_told_table_find (table_name);
  const char *column = table != NULL ? sourcier_told_table_get_title (table) : NULL;
  g_autofree char *stored = NULL;
  g_autofree char *shown = NULL;

  if (table == NULL)
    return g_strdup (table_name);
  if (column != NULL && g_str_equal (table_name, sourcier_change_get_table (change)))
    stored = find_title (telling, change, table);
  if (stored == NULL && column != NULL && id != 0)
    stored = sourcier_told_store_read_title (telling->store, table_name, column, id);
  shown = sourcier_told_table_show (table, telling->store, column != NULL ? column : "", stored);
  if (*shown == '\0')
    return g_strdup (sourcier_told_table_get_name (table));
  /* translators: what a thing is, and what it is called: "Supplier: Alpha" */
  return g_strdup_printf (C_("told thing", "%s: %s"), sourcier_told_table_get_name (table), shown);
}

static char *
make_key (const char *about,
          gint64      id)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, about, id);
}

/* Returns: (nullable): the thing, %NULL if there are enough of them */
static SourcierToldThing *
ensure_thing (Telling        *telling,
              SourcierChange *change,
              const char     *about,
              gint64          id)
{
  g_autofree char *key = make_key (about, id);
  SourcierToldThing *thing = g_hash_table_lookup (telling->by_key, key);

  if (thing != NULL || telling->told->things->len >= telling->most_things)
    return thing;
  thing = g_new0 (SourcierToldThing, 1);
  thing->about = about;
  thing->id = id;
  thing->title = name_row (telling, change, about, id);
  thing->kind = SOURCIER_CHANGE_CHANGED;
  thing->rows = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_add (telling->told->things, thing);
  g_hash_table_insert (telling->by_key, g_steal_pointer (&key), thing);
  return thing;
}

static void
add_field (Telling                 *telling,
           SourcierToldRow         *row,
           SourcierChange          *change,
           const SourcierToldTable *table,
           guint                    column)
{
  const char *id = sourcier_owners_get_column (telling->owners, sourcier_change_get_table (change), column);
  const char *name = id != NULL ? sourcier_told_table_get_column (table, id) : NULL;
  gboolean is_silent = name != NULL && sourcier_told_table_is_silent (table, id);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean was, is;
  SourcierToldField *field;

  if (name == NULL)
    return;
  was = sourcier_change_read (change, column, FALSE, &before);
  is = sourcier_change_read (change, column, TRUE, &after);
  if (row->kind == SOURCIER_CHANGE_CHANGED ? !is : !is_silent && (before == NULL || *before == '\0')
                                                   && (after == NULL || *after == '\0'))
    return;
  field = g_new0 (SourcierToldField, 1);
  field->name = g_strdup (name);
  if (was && !is_silent)
    field->before = sourcier_told_table_show (table, telling->store, id, before);
  if (is && !is_silent)
    field->after = sourcier_told_table_show (table, telling->store, id, after);
  g_ptr_array_add (row->fields, field);
}

/* A row of which only what is computed changed is not told. */
static void
add_row (Telling           *telling,
         SourcierToldThing *thing,
         SourcierChange    *change,
         gboolean           is_part)
{
  const char *table_name = sourcier_change_get_table (change);
  const SourcierToldTable *table = sourcier_told_table_find (table_name);
  SourcierToldRow *row;

  if (thing->rows->len >= MOST_ROWS)
    {
      thing->n_more++;
      return;
    }
  row = g_new0 (SourcierToldRow, 1);
  row->kind = sourcier_change_get_kind (change);
  row->title = is_part ? name_row (telling, change, table_name, sourcier_change_get_row (change)) : NULL;
  row->fields = g_ptr_array_new_with_free_func (field_free);
  for (guint i = 0; table != NULL && i < sourcier_change_get_n_columns (change); i++)
    add_field (telling, row, change, table, i);
  if (row->kind == SOURCIER_CHANGE_CHANGED && row->fields->len == 0)
    row_free (row);
  else
    g_ptr_array_insert (thing->rows, is_part ? -1 : 0, row);
}

static gboolean
note_gone (gint64          action,
           SourcierChange *change,
           gpointer        user_data)
{
  sourcier_owners_note_gone (((Telling *) user_data)->owners, change);
  return TRUE;
}

static gboolean
tell_change (gint64          action,
             SourcierChange *change,
             gpointer        user_data)
{
  Telling *telling = user_data;
  const char *table = sourcier_change_get_table (change);
  const char *about = sourcier_owners_get_root (telling->owners, table);
  gboolean is_part = !g_str_equal (about, table);
  gboolean is_full = telling->told->things->len >= telling->most_things;
  SourcierToldThing *thing;

  /* Whose part the row of a long action is has to be looked up. Only parts of what is told are worth it, and they come soon. */
  if (is_full && g_hash_table_size (telling->left) > 0 && !is_part)
    {
      count_left (telling, about);
      return TRUE;
    }
  thing = ensure_thing (telling, change, about, sourcier_owners_find (telling->owners, change, NULL));
  if (thing == NULL)
    {
      count_left (telling, about);
      return TRUE;
    }
  if (!is_part)
    thing->kind = sourcier_change_get_kind (change);
  add_row (telling, thing, change, is_part);
  return TRUE;
}

static void
add_more (Telling *telling)
{
  GHashTableIter iter;
  gpointer about, n;

  g_hash_table_iter_init (&iter, telling->left);
  while (g_hash_table_iter_next (&iter, &about, &n))
    {
      SourcierToldMore *more = g_new0 (SourcierToldMore, 1);
      const SourcierToldTable *table = sourcier_told_table_find (about);

      more->name = g_strdup (table != NULL ? sourcier_told_table_get_many (table) : about);
      more->n_rows = *(gint64 *) n;
      g_ptr_array_add (telling->told->more, more);
    }
}

/* What is left of a thing once what is computed was left out. */
static void
drop_empty (SourcierToldAction *self)
{
  for (guint i = self->things->len; i > 0; i--)
    {
      const SourcierToldThing *thing = self->things->pdata[i - 1];

      if (thing->rows->len == 0 && thing->kind == SOURCIER_CHANGE_CHANGED)
        g_ptr_array_remove_index (self->things, i - 1);
    }
}

/**
 * sourcier_told_action_load:
 * @store: an office's file
 * @action: number of an action in the history
 * @most_things: how many things are told one by one
 * @error: where to put what went wrong
 *
 * Goes through all that the history keeps of the action: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): what it did; nothing where the history gave that up. %NULL with @error set
 */
SourcierToldAction *
sourcier_told_action_load (SourcierStore  *store,
                           gint64          action,
                           guint           most_things,
                           GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (action > 0, NULL);

  g_autoptr (SourcierOwners) owners = sourcier_owners_new (store, error);
  g_autoptr (SourcierToldAction) self = g_new0 (SourcierToldAction, 1);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  Telling telling = { store, owners, self, most_things, by_key, left };

  self->things = g_ptr_array_new_with_free_func (thing_free);
  self->more = g_ptr_array_new_with_free_func (more_free);
  if (owners == NULL
      || !sourcier_history_each_change_of (store, action, note_gone, &telling, error)
      || !sourcier_history_each_change_of (store, action, tell_change, &telling, error))
    return NULL;
  drop_empty (self);
  add_more (&telling);
  return g_steal_pointer (&self);
}
