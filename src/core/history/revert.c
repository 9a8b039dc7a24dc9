/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/revert.h"

#include "base/money.h"
#include "history/revert-store.h"
#include "history/reverted-thing.h"
#include "history/told-store.h"
#include "history/told-table.h"
#include "purchases/purchase-store.h"
#include "store/history-change.h"
#include "suppliers/supplier-import-store.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

/* One thing that the action changed. */
typedef struct
{
  const char *about;      /* interned: its table */
  gint64 id;
  const char *referrer;   /* interned: the table whose row names it since */
  GPtrArray *kept;        /* (nullable) (element-type utf8) names of fields and parts that were changed since */
  gint64 n_back;          /* rows or fields that go back */
  gint64 n_gone;          /* parts that were changed and are gone since */
  gboolean added;         /* by the action */
  gboolean deleted;       /* by the action */
  gboolean edited;        /* something of it changed since */
  gboolean gone;          /* the file does not have it any more */
  gboolean grown;         /* something was added since below what the action added to it */
  gboolean refused;       /* it is not as the history says */
} Thing;

struct _SourcierRevert
{
  GObject parent_instance;

  SourcierStore *office;
  SourcierStore *store;      /* its own connection */
  gint64 action_id;
  SourcierAction *action;
  SourcierOwners *owners;
  GHashTable *things;        /* (element-type Thing) */
  GPtrArray *order;          /* the same, by id */
  GHashTable *edited;        /* (element-type Thing) what later actions changed */
  GHashTable *names;         /* (element-type gint64 utf8) of those that later actions deleted */
  GHashTable *named;         /* (element-type utf8 gint64) "table id": how often a row of the action names it */
  gboolean is_cut;
  gint64 version;
  gint64 n[SOURCIER_N_REVERT_OUTCOMES];
  gint64 n_removed;
  gboolean any_refused;
};

G_DEFINE_FINAL_TYPE (SourcierRevert, sourcier_revert, G_TYPE_OBJECT)

static guint
thing_hash (gconstpointer data)
{
  const Thing *thing = data;

  return g_int64_hash (&thing->id) ^ g_direct_hash (thing->about);
}

static gboolean
thing_equal (gconstpointer a,
             gconstpointer b)
{
  const Thing *x = a, *y = b;

  return x->id == y->id && x->about == y->about;
}

static void
thing_free (gpointer data)
{
  Thing *thing = data;

  g_clear_pointer (&thing->kept, g_ptr_array_unref);
  g_free (thing);
}

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
  self->things = g_hash_table_new (thing_hash, thing_equal);
  self->order = g_ptr_array_new_with_free_func (thing_free);
  self->edited = g_hash_table_new_full (thing_hash, thing_equal, thing_free, NULL);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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

static gboolean
find_action (SourcierRevert  *self,
             GError         **error)
{
  self->action = sourcier_history_find (self->store, self->action_id, error);
  if (self->action == NULL)
    return FALSE;
  if (sourcier_action_get_state (self->action) == SOURCIER_ACTION_DONE)
    return sourcier_revert_store_is_cut (self->store, self->action_id, &self->is_cut, error);
  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                       _("This action is undone already, or the history no longer keeps what it takes to undo it."));
  return FALSE;
}

static Thing *
find_thing (SourcierRevert *self,
            SourcierChange *change,
            gint64          id)
{
  Thing asked = { sourcier_owners_get_root (self->owners, sourcier_change_get_table (change)), id };

  return g_hash_table_lookup (self->things, &asked);
}

static void
note_edited (SourcierRevert *self,
             SourcierChange *change,
             gint64          id)
{
  Thing asked = { sourcier_owners_get_root (self->owners, sourcier_change_get_table (change)), id };

  if (!g_hash_table_contains (self->edited, &asked))
    g_hash_table_add (self->edited, g_memdup2 (&asked, sizeof asked));
}

/* What the row is called in the change, where the change tells it. */
static char *
read_title (SourcierRevert *self,
            SourcierChange *change,
            gboolean        after)
{
  const SourcierToldTable *table = sourcier_told_table_find (sourcier_change_get_table (change));
  const char *title = table != NULL ? sourcier_told_table_get_title (table) : NULL;

  for (guint i = 0; title != NULL && i < sourcier_change_get_n_columns (change); i++)
    {
      g_autofree char *text = NULL;

      if (g_strcmp0 (sourcier_owners_get_column (self->owners, sourcier_change_get_table (change), i), title) == 0
          && sourcier_change_read (change, i, after, &text) && text != NULL)
        return sourcier_told_table_show (table, self->store, title, text);
    }
  return NULL;
}

static void
note_name (SourcierRevert *self,
           SourcierChange *change,
           gint64          id)
{
  char *title = read_title (self, change, FALSE);

  if (title != NULL)
    g_hash_table_insert (self->names, g_memdup2 (&id, sizeof id), title);
}

static gboolean
is_root (SourcierRevert *self,
         SourcierChange *change)
{
  return sourcier_owners_get_parent (self->owners, sourcier_change_get_table (change), NULL) == NULL;
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
  if (is_root (self, change) && sourcier_change_get_kind (change) == SOURCIER_CHANGE_WENT)
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

static Thing *
ensure_thing (SourcierRevert *self,
              SourcierChange *change,
              gint64          id)
{
  Thing *thing = find_thing (self, change, id);

  if (thing != NULL)
    return thing;
  thing = g_new0 (Thing, 1);
  thing->about = sourcier_owners_get_root (self->owners, sourcier_change_get_table (change));
  thing->id = id;
  thing->edited = g_hash_table_contains (self->edited, thing);
  g_hash_table_add (self->things, thing);
  g_ptr_array_add (self->order, thing);
  return thing;
}

static char *
name_reference (const char *table,
                gint64      id)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, table, id);
}

/* What the action itself made name something does not keep that from going. */
static void
count_named (SourcierRevert *self,
             SourcierChange *change,
             guint           column)
{
  gint64 id = sourcier_change_get_kind (change) == SOURCIER_CHANGE_CAME ? sourcier_change_get_int (change, column)
                                                                       : sourcier_change_get_int_after (change, column);
  char *key = name_reference (sourcier_change_get_table (change), id);
  gint64 *n = g_hash_table_lookup (self->named, key);

  if (n != NULL)
    {
      (*n)++;
      g_free (key);
      return;
    }
  n = g_new0 (gint64, 1);
  *n = 1;
  g_hash_table_insert (self->named, key, n);
}

static void
count_references (SourcierRevert *self,
                  SourcierChange *change)
{
  const char *table = sourcier_change_get_table (change);
  guint parent;

  if (sourcier_change_get_kind (change) == SOURCIER_CHANGE_WENT)
    return;
  if (sourcier_owners_get_parent (self->owners, table, &parent) != NULL)
    count_named (self, change, parent);
  for (guint i = 0; i < sourcier_change_get_n_columns (change); i++)
    if (sourcier_owners_is_link (self->owners, table, i))
      count_named (self, change, i);
}

static gboolean
note_own (gint64          action,
          SourcierChange *change,
          gpointer        user_data)
{
  SourcierRevert *self = user_data;
  gint64 after, id = sourcier_owners_find (self->owners, change, &after);
  Thing *thing = ensure_thing (self, change, id);

  if (is_root (self, change))
    {
      thing->added = sourcier_change_get_kind (change) == SOURCIER_CHANGE_CAME;
      thing->deleted = sourcier_change_get_kind (change) == SOURCIER_CHANGE_WENT;
      if (thing->deleted)
        note_name (self, change, id);
    }
  if (!sourcier_revert_is_import (self))
    count_references (self, change);
  return TRUE;
}

/* A thing that stays whole, or goes back whole. */
static gboolean
is_whole (SourcierRevert *self,
          const Thing    *thing)
{
  return thing->added || self->is_cut || sourcier_revert_is_import (self);
}

typedef struct
{
  SourcierRevert *self;
  const char *to;         /* interned: the table of what is named */
} Naming;

static void
note_reference (gint64      id,
                const char *table,
                gint64      n,
                gpointer    user_data)
{
  const Naming *naming = user_data;
  Thing asked = { naming->to, id };
  Thing *thing = g_hash_table_lookup (naming->self->things, &asked);
  g_autofree char *key = NULL;
  gint64 *own;

  if (thing == NULL || !thing->added || thing->referrer != NULL)
    return;
  key = name_reference (table, id);
  own = g_hash_table_lookup (naming->self->named, key);
  if (own == NULL || *own < n)
    thing->referrer = g_intern_string (table);
}

static gboolean
find_references (SourcierRevert  *self,
                 GError         **error)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->order->len; i++)
    {
      const Thing *thing = self->order->pdata[i];
      Naming naming = { self, thing->about };

      if (thing->added && g_hash_table_add (asked, (gpointer) thing->about)
          && !sourcier_revert_store_each_reference (self->store, self->owners, thing->about, FALSE, note_reference, &naming, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_gone (SourcierRevert  *self,
           GError         **error)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      Thing *thing = self->order->pdata[i];
      gboolean has = TRUE;

      if (thing->id != 0 && !sourcier_revert_store_has (self->store, thing->about, thing->id, &has, error))
        return FALSE;
      /* What was deleted is to come back: it must not be there. */
      thing->gone = !thing->deleted && !has;
      thing->refused = thing->deleted && has;
    }
  return TRUE;
}

/* What becomes of a row, by what it says now. */
typedef enum
{
  GOES_BACK,
  WAS_CHANGED,
  IS_GONE,
  IS_BACK,
} Verdict;

static void
note_kept (Thing      *thing,
           const char *name)
{
  if (thing == NULL || name == NULL)
    return;
  if (thing->kept == NULL)
    thing->kept = g_ptr_array_new_with_free_func (g_free);
  if (!g_ptr_array_find_with_equal_func (thing->kept, name, g_str_equal, NULL))
    g_ptr_array_add (thing->kept, g_strdup (name));
}

static void
keep_row (SourcierRevert *self,
          Thing          *thing,
          SourcierChange *change)
{
  const SourcierToldTable *table = sourcier_told_table_find (sourcier_change_get_table (change));
  g_autofree char *title = read_title (self, change, sourcier_change_get_kind (change) != SOURCIER_CHANGE_WENT);
  g_autofree char *name = NULL;

  if (table == NULL)
    note_kept (thing, sourcier_change_get_table (change));
  else if (title == NULL)
    note_kept (thing, sourcier_told_table_get_name (table));
  else
    note_kept (thing, name = g_strdup_printf (C_("told thing", "%s: %s"), sourcier_told_table_get_name (table), title));
}

/* Of a row that was changed, each field that says what the action wrote goes back. */
static Verdict
judge_fields (SourcierRevert             *self,
              SourcierChange             *change,
              const SourcierStandingRow  *row,
              Thing                      *thing)
{
  const char *table = sourcier_change_get_table (change);
  const SourcierToldTable *told = sourcier_told_table_find (table);
  guint n_back = 0, n_changed = 0;

  for (guint i = 0; i < sourcier_change_get_n_columns (change); i++)
    {
      const char *column = sourcier_owners_get_column (self->owners, table, i);

      if (!sourcier_change_read (change, i, TRUE, NULL))
        continue;
      if (row->as_after[i])
        n_back++;
      else if (!row->as_before[i])
        {
          n_changed++;
          note_kept (thing, told != NULL && column != NULL ? sourcier_told_table_get_column (told, column) : column);
        }
    }
  return n_back > 0 ? GOES_BACK : n_changed > 0 ? WAS_CHANGED : IS_BACK;
}

/* @thing: (nullable): where what is kept is noted */
static Verdict
judge (SourcierRevert *self,
       SourcierChange *change,
       Thing          *thing)
{
  g_auto (SourcierStandingRow) row = { FALSE };
  gboolean is_same = TRUE;

  if (!sourcier_change_compare (change, self->store, &row))
    return IS_GONE;
  switch (sourcier_change_get_kind (change))
    {
    case SOURCIER_CHANGE_CAME:
      for (guint i = 0; row.is_there && i < sourcier_change_get_n_columns (change); i++)
        is_same = is_same && row.as_after[i];
      if (row.is_there && !is_same && thing != NULL)
        keep_row (self, thing, change);
      return !row.is_there ? IS_BACK : is_same ? GOES_BACK : WAS_CHANGED;
    case SOURCIER_CHANGE_WENT:
      return row.is_there ? IS_BACK : GOES_BACK;
    case SOURCIER_CHANGE_CHANGED:
    default:
      return row.is_there ? judge_fields (self, change, &row, thing) : IS_GONE;
    }
}

static gboolean
judge_own (gint64          action,
           SourcierChange *change,
           gpointer        user_data)
{
  SourcierRevert *self = user_data;
  Thing *thing = find_thing (self, change, sourcier_owners_find (self->owners, change, NULL));
  Verdict verdict;

  if (thing == NULL || thing->gone || thing->refused || is_whole (self, thing))
    return TRUE;
  verdict = judge (self, change, thing);
  thing->n_back += verdict == GOES_BACK;
  thing->n_gone += verdict == IS_GONE;
  if (verdict == IS_GONE)
    keep_row (self, thing, change);
  return TRUE;
}

/* Parts that the action added to something, and that have parts of their own by now which it did not add. */
typedef struct
{
  SourcierRevert *self;
  GHashTable *rows;       /* (element-type gint64 Thing) rows that the action added to things */
} Growing;

static void
note_grown (gint64      id,
            const char *table,
            gint64      n,
            gpointer    user_data)
{
  const Growing *growing = user_data;
  Thing *thing = g_hash_table_lookup (growing->rows, &id);
  g_autofree char *key = thing != NULL ? name_reference (table, id) : NULL;
  gint64 *own = key != NULL ? g_hash_table_lookup (growing->self->named, key) : NULL;

  if (thing != NULL && (own == NULL || *own < n))
    thing->grown = TRUE;
}

typedef struct
{
  SourcierRevert *self;
  GHashTable *by_table;   /* (element-type utf8 GHashTable) */
} Collecting;

static gboolean
collect_added (gint64          action,
               SourcierChange *change,
               gpointer        user_data)
{
  Collecting *collecting = user_data;
  SourcierRevert *self = collecting->self;
  Thing *thing = find_thing (self, change, sourcier_owners_find (self->owners, change, NULL));
  const char *table = g_intern_string (sourcier_change_get_table (change));
  gint64 id = sourcier_change_get_row (change);
  GHashTable *rows;

  if (thing == NULL || is_whole (self, thing) || is_root (self, change) || id == 0
      || sourcier_change_get_kind (change) != SOURCIER_CHANGE_CAME)
    return TRUE;
  rows = g_hash_table_lookup (collecting->by_table, table);
  if (rows == NULL)
    {
      rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (collecting->by_table, (char *) table, rows);
    }
  g_hash_table_insert (rows, g_memdup2 (&id, sizeof id), thing);
  return TRUE;
}

static gboolean
find_grown (SourcierRevert  *self,
            GError         **error)
{
  g_autoptr (GHashTable) by_table = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  Collecting collecting = { self, by_table };
  GHashTableIter iter;
  gpointer table, rows;

  if (!sourcier_history_each_change_of (self->store, self->action_id, collect_added, &collecting, error))
    return FALSE;
  g_hash_table_iter_init (&iter, by_table);
  while (g_hash_table_iter_next (&iter, &table, &rows))
    {
      Growing growing = { self, rows };

      if (!sourcier_revert_store_each_reference (self->store, self->owners, table, TRUE, note_grown, &growing, error)
          || !sourcier_revert_store_each_reference (self->store, self->owners, table, FALSE, note_grown, &growing, error))
        return FALSE;
    }
  return TRUE;
}

static SourcierRevertOutcome
get_outcome (SourcierRevert *self,
             const Thing    *thing)
{
  if (thing->gone || thing->refused)
    return SOURCIER_REVERT_FAILED;
  if (is_whole (self, thing))
    return thing->edited || thing->referrer != NULL ? SOURCIER_REVERT_KEPT : SOURCIER_REVERT_REVERSED;
  if (thing->n_back == 0 || thing->grown)
    return SOURCIER_REVERT_KEPT;
  return thing->kept != NULL ? SOURCIER_REVERT_PARTLY : SOURCIER_REVERT_REVERSED;
}

static gboolean
goes_back (SourcierRevert *self,
           const Thing    *thing)
{
  SourcierRevertOutcome outcome = get_outcome (self, thing);

  return outcome == SOURCIER_REVERT_REVERSED || outcome == SOURCIER_REVERT_PARTLY;
}

static void
count (SourcierRevert *self)
{
  self->n_removed = 0;
  for (int i = 0; i < SOURCIER_N_REVERT_OUTCOMES; i++)
    self->n[i] = 0;
  for (guint i = 0; i < self->order->len; i++)
    {
      const Thing *thing = self->order->pdata[i];
      SourcierRevertOutcome outcome = get_outcome (self, thing);

      self->n[outcome]++;
      self->n_removed += outcome == SOURCIER_REVERT_REVERSED && thing->added;
    }
}

/* As they came into the file: later ones have greater ids. */
static int
compare_things (gconstpointer a,
                gconstpointer b)
{
  const Thing *x = *(const Thing * const *) a, *y = *(const Thing * const *) b;

  return x->id != y->id ? (x->id < y->id ? -1 : 1) : g_strcmp0 (x->about, y->about);
}

/* The later actions come first: they tell whose the rows were that the action changed and that are gone. */
static gboolean
look (SourcierRevert  *self,
      GError         **error)
{
  forget (self);
  if (!find_action (self, error))
    return FALSE;
  self->owners = sourcier_owners_new (self->store, error);
  if (self->owners == NULL
      || !sourcier_import_store_get_version (self->store, &self->version, error)
      || !sourcier_history_each_change_since (self->store, self->action_id, note_later, self, error)
      || !sourcier_history_each_change_of (self->store, self->action_id, note_own_gone, self, error)
      || !sourcier_history_each_change_of (self->store, self->action_id, note_own, self, error)
      || !find_references (self, error)
      || !find_gone (self, error)
      || (!sourcier_revert_is_import (self) && !self->is_cut
          && (!sourcier_history_each_change_of (self->store, self->action_id, judge_own, self, error)
              || !find_grown (self, error))))
    return FALSE;
  if (self->order->len == 0)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("The history no longer keeps what it takes to undo this action."));
      return FALSE;
    }
  g_ptr_array_sort (self->order, compare_things);
  count (self);
  return TRUE;
}

static gboolean
open_connection (SourcierRevert  *self,
                 GError         **error)
{
  if (self->store == NULL)
    self->store = sourcier_store_get_read_only (self->office) ? sourcier_store_open_reader (self->office, error)
                                                              : sourcier_store_open_writer (self->office, error);
  return self->store != NULL;
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

  if (!open_connection (self, error))
    return FALSE;
  sourcier_store_set_cancellable (self->store, cancellable);
  done = look (self, error);
  sourcier_store_set_cancellable (self->store, NULL);
  return done;
}

static Thing *
find_taken (SourcierRevert *self,
            SourcierChange *change)
{
  return find_thing (self, change, sourcier_owners_find (self->owners, change, NULL));
}

static gboolean
takes (gint64          action,
       SourcierChange *change,
       gpointer        user_data)
{
  SourcierRevert *self = user_data;
  const Thing *thing = find_taken (self, change);

  return thing != NULL && goes_back (self, thing) && (is_whole (self, thing) || judge (self, change, NULL) == GOES_BACK);
}

/* Fields that were changed since are left out; so is what is computed from them, which is written anew. */
static gboolean
takes_field (SourcierChange *change,
             guint           column,
             gpointer        user_data)
{
  SourcierRevert *self = user_data;
  const Thing *thing = find_taken (self, change);
  g_auto (SourcierStandingRow) row = { FALSE };

  if (thing == NULL || is_whole (self, thing) || sourcier_change_get_kind (change) != SOURCIER_CHANGE_CHANGED)
    return TRUE;
  return !sourcier_change_compare (change, self->store, &row) || !row.is_there || row.as_after[column];
}

static gboolean
note_refused (gint64          action,
              SourcierChange *change,
              gpointer        user_data)
{
  SourcierRevert *self = user_data;
  Thing *thing = find_taken (self, change);

  if (thing != NULL)
    thing->refused = TRUE;
  self->any_refused = TRUE;
  return TRUE;
}

/* What is computed from fields of which some went back and some did not says what they say now. */
static gboolean
compute_again (SourcierRevert  *self,
               const Thing     *thing,
               GError         **error)
{
  if (g_str_equal (thing->about, "supplier"))
    {
      g_autoptr (SourcierSupplier) supplier = sourcier_supplier_store_load (self->store, thing->id, error);

      return supplier != NULL && sourcier_supplier_store_save (self->store, supplier, error);
    }
  if (g_str_equal (thing->about, "purchase"))
    {
      g_autoptr (SourcierPurchase) purchase = sourcier_purchase_store_load (self->store, thing->id, error);

      return purchase != NULL && sourcier_purchase_store_save (self->store, purchase, error);
    }
  return TRUE;
}

static gboolean
compute_all_again (SourcierRevert  *self,
                   GError         **error)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      const Thing *thing = self->order->pdata[i];

      if (!is_whole (self, thing) && !thing->deleted && goes_back (self, thing) && !compute_again (self, thing, error))
        return FALSE;
    }
  return TRUE;
}

/* "list.csv: 12 new: 12 taken back, 3 kept" */
static char *
describe (SourcierRevert *self)
{
  const char *detail = sourcier_action_get_detail (self->action), *name = sourcier_action_get_name (self->action);
  gint64 n_back = self->n[SOURCIER_REVERT_REVERSED] + self->n[SOURCIER_REVERT_PARTLY];
  g_autofree char *about = *detail == '\0' ? g_strdup (name) : g_strdup_printf (C_("told thing", "%s: %s"), name, detail);
  g_autofree char *reversed = sourcier_count_format (n_back);
  g_autofree char *kept = sourcier_count_format (self->n[SOURCIER_REVERT_KEPT] + self->n[SOURCIER_REVERT_FAILED]);

  if (self->order->len == 1 && n_back == 1)
    return g_steal_pointer (&about);
  /* translators: what an action was about, how many things were taken back and how many not */
  return g_strdup_printf (_("%s — %s taken back, %s kept"), sourcier_revert_is_import (self) ? detail : about, reversed, kept);
}

/* Tries it once; where a thing is not as the history says, nothing is done and @again is set. */
static gboolean
try_once (SourcierRevert  *self,
          gboolean        *again,
          GError         **error)
{
  g_autofree char *detail = describe (self);

  self->any_refused = FALSE;
  *again = FALSE;
  if (!sourcier_store_begin (self->store, sourcier_revert_is_import (self) ? _("Undo an import") : _("Revert a change"), error))
    return FALSE;
  sourcier_store_set_detail (self->store, detail);
  if (!sourcier_store_take_back (self->store, self->action_id, takes, takes_field, note_refused, self, error)
      || (!self->any_refused && !compute_all_again (self, error)))
    {
      sourcier_store_rollback (self->store);
      return FALSE;
    }
  if (!self->any_refused)
    return sourcier_store_commit (self->store, error);
  sourcier_store_rollback (self->store);
  count (self);
  *again = TRUE;
  return TRUE;
}

/* What was shown is what is done. */
static gboolean
check_version (SourcierRevert  *self,
               GError         **error)
{
  gint64 version;

  if (!sourcier_import_store_get_version (self->store, &version, error))
    return FALSE;
  if (version == self->version)
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

  gboolean again = TRUE, done = check_version (self, error);

  sourcier_store_set_cancellable (self->store, cancellable);
  while (done && again && sourcier_revert_does_anything (self))
    done = try_once (self, &again, error);
  sourcier_store_set_cancellable (self->store, NULL);
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

static char *
explain_kept (const Thing *thing)
{
  g_autofree char *names = NULL;

  if (thing->kept == NULL)
    return g_strdup (_("It was edited since"));
  g_ptr_array_add (thing->kept, NULL);
  names = g_strjoinv (_(", "), (char **) thing->kept->pdata);
  g_ptr_array_remove_index (thing->kept, thing->kept->len - 1);
  /* translators: names of fields: "Phone, City" */
  return g_strdup_printf (_("Changed since, and kept: %s"), names);
}

static char *
explain (SourcierRevert  *self,
         const Thing     *thing,
         GError         **error)
{
  gboolean is_import = sourcier_revert_is_import (self);

  if (thing->gone)
    return g_strdup (is_import ? _("It left the directory since") : _("It was deleted since"));
  if (thing->refused)
    return g_strdup (_("It is not as the history says"));
  if (!is_whole (self, thing) && thing->grown)
    return g_strdup (_("Something was added to it since"));
  if (!is_whole (self, thing) && thing->kept != NULL)
    return explain_kept (thing);
  if (!is_whole (self, thing) && thing->n_back == 0)
    return g_strdup (_("It is already as it was before"));
  if (is_whole (self, thing) && thing->edited)
    return g_strdup (_("It was edited since"));
  if (thing->referrer != NULL)
    return sourcier_revert_store_explain (self->store, thing->id, thing->referrer, error);
  if (thing->deleted)
    return g_strdup (_("The action deleted it: it comes back"));
  if (thing->added)
    return g_strdup (is_import ? _("The import brought it in: it leaves the directory") : _("The action added it: it is deleted"));
  return g_strdup (is_import ? _("It is again as it was before the import") : _("It is again as it was before the action"));
}

static char *
name_thing (SourcierRevert *self,
            const Thing    *thing)
{
  const SourcierToldTable *table = sourcier_told_table_find (thing->about);
  const char *title = table != NULL ? sourcier_told_table_get_title (table) : NULL;
  const char *gone = g_hash_table_lookup (self->names, &thing->id);
  g_autofree char *name = title != NULL && thing->id != 0
                          ? sourcier_told_store_read_title (self->store, thing->about, title, thing->id) : NULL;
  g_autofree char *shown = name != NULL ? sourcier_told_table_show (table, self->store, title, name) : g_strdup (gone);

  if (sourcier_revert_is_import (self) || table == NULL)
    return g_strdup (shown != NULL ? shown : "");
  if (shown == NULL || *shown == '\0')
    return g_strdup (sourcier_told_table_get_name (table));
  return g_strdup_printf (C_("told thing", "%s: %s"), sourcier_told_table_get_name (table), shown);
}

static SourcierRevertedThing *
show (SourcierRevert  *self,
      const Thing     *thing,
      GError         **error)
{
  g_autofree char *name = name_thing (self, thing);
  g_autofree char *reason = explain (self, thing, error);

  return reason != NULL ? sourcier_reverted_thing_new (thing->id, thing->about, name, reason) : NULL;
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
      const Thing *thing = self->order->pdata[i];
      SourcierRevertedThing *shown = NULL;

      if (get_outcome (self, thing) != outcome)
        continue;
      shown = show (self, thing, error);
      if (shown == NULL)
        return NULL;
      g_ptr_array_add (things, shown);
    }
  return g_steal_pointer (&things);
}
