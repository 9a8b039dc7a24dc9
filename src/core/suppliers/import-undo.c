/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-undo.h"

#include "base/money.h"
#include "suppliers/import-undo-store.h"
#include "suppliers/supplier-import-store.h"
#include "suppliers/undone-supplier.h"

#include <glib/gi18n-lib.h>

/* One supplier that the import brought in or changed. */
typedef struct
{
  gint64 id;
  const char *referrer;  /* interned: the table whose row names it since */
  gboolean brought_in;
  gboolean edited;       /* something of it changed since */
  gboolean gone;         /* the directory does not have it any more */
  gboolean refused;      /* it is not as the history says */
} Taken;

struct _SourcierImportUndo
{
  GObject parent_instance;

  SourcierStore *office;
  SourcierStore *store;      /* its own connection */
  gint64 action_id;
  SourcierAction *action;
  SourcierSupplierParts *parts;
  GHashTable *taken;         /* (element-type gint64 Taken) by supplier */
  GPtrArray *order;          /* the same, as the import wrote them */
  GHashTable *edited;        /* (element-type gint64) suppliers that later actions changed */
  GHashTable *names;         /* (element-type gint64 utf8) of those that later actions deleted */
  gint64 version;
  gint64 n[SOURCIER_N_UNDO_OUTCOMES];
  gint64 n_removed;
  gboolean any_refused;
};

G_DEFINE_FINAL_TYPE (SourcierImportUndo, sourcier_import_undo, G_TYPE_OBJECT)

static void
forget (SourcierImportUndo *self)
{
  g_clear_object (&self->action);
  g_clear_pointer (&self->parts, sourcier_supplier_parts_free);
  g_ptr_array_set_size (self->order, 0);
  g_hash_table_remove_all (self->taken);
  g_hash_table_remove_all (self->edited);
  g_hash_table_remove_all (self->names);
  self->n_removed = 0;
  for (int i = 0; i < SOURCIER_N_UNDO_OUTCOMES; i++)
    self->n[i] = 0;
}

static void
sourcier_import_undo_finalize (GObject *object)
{
  SourcierImportUndo *self = SOURCIER_IMPORT_UNDO (object);

  forget (self);
  g_hash_table_unref (self->taken);
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->edited);
  g_hash_table_unref (self->names);
  g_clear_object (&self->store);
  g_object_unref (self->office);

  G_OBJECT_CLASS (sourcier_import_undo_parent_class)->finalize (object);
}

static void
sourcier_import_undo_class_init (SourcierImportUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_import_undo_finalize;
}

static void
sourcier_import_undo_init (SourcierImportUndo *self)
{
  self->taken = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->edited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * sourcier_import_undo_new:
 * @store: the office's file
 * @action: number of an import in the history
 *
 * Returns: (transfer full): what takes it back; it has looked at nothing yet
 */
SourcierImportUndo *
sourcier_import_undo_new (SourcierStore *store,
                          gint64         action)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  SourcierImportUndo *self = g_object_new (SOURCIER_TYPE_IMPORT_UNDO, NULL);

  self->office = g_object_ref (store);
  self->action_id = action;
  return self;
}

static gboolean
find_action (SourcierImportUndo  *self,
             GError             **error)
{
  self->action = sourcier_history_find (self->store, self->action_id, error);
  if (self->action == NULL)
    return FALSE;
  if (!g_str_equal (sourcier_action_get_kind (self->action), SOURCIER_ACTION_KIND_IMPORT))
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT,
                           _("This action is not the import of a list of suppliers."));
      return FALSE;
    }
  if (sourcier_action_get_state (self->action) != SOURCIER_ACTION_DONE)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("This import is undone already, or what undo needs was erased for good."));
      return FALSE;
    }
  return TRUE;
}

static void
note_edited (SourcierImportUndo *self,
             gint64              supplier)
{
  if (supplier != 0)
    g_hash_table_add (self->edited, g_memdup2 (&supplier, sizeof supplier));
}

/* The name stands in the column behind the id. */
#define NAME_COLUMN 1

static gboolean
note_later (gint64          action,
            SourcierChange *change,
            gpointer        user_data)
{
  SourcierImportUndo *self = user_data;
  gint64 before, after;

  if (!sourcier_supplier_parts_find (self->parts, change, &before, &after))
    return TRUE;
  note_edited (self, before);
  note_edited (self, after);
  if (g_str_equal (sourcier_change_get_table (change), "supplier")
      && sourcier_change_get_kind (change) == SOURCIER_CHANGE_WENT)
    g_hash_table_insert (self->names, g_memdup2 (&before, sizeof before),
                         g_strdup (sourcier_change_get_text (change, NAME_COLUMN, FALSE)));
  return TRUE;
}

static Taken *
ensure_taken (SourcierImportUndo *self,
              gint64              supplier)
{
  Taken *taken = g_hash_table_lookup (self->taken, &supplier);

  if (taken != NULL)
    return taken;
  taken = g_new0 (Taken, 1);
  taken->id = supplier;
  taken->edited = g_hash_table_contains (self->edited, &supplier);
  g_hash_table_insert (self->taken, &taken->id, taken);
  g_ptr_array_add (self->order, taken);
  return taken;
}

static gboolean
note_own (gint64          action,
          SourcierChange *change,
          gpointer        user_data)
{
  SourcierImportUndo *self = user_data;
  gint64 before, after;

  if (!sourcier_supplier_parts_find (self->parts, change, &before, &after) || before == 0)
    return TRUE;

  Taken *taken = ensure_taken (self, before);
  if (g_str_equal (sourcier_change_get_table (change), "supplier")
      && sourcier_change_get_kind (change) == SOURCIER_CHANGE_CAME)
    taken->brought_in = TRUE;
  return TRUE;
}

static void
note_reference (gint64      supplier,
                const char *table,
                gpointer    user_data)
{
  SourcierImportUndo *self = user_data;
  Taken *taken = g_hash_table_lookup (self->taken, &supplier);

  if (taken != NULL && taken->brought_in && taken->referrer == NULL)
    taken->referrer = g_intern_string (table);
}

static gboolean
find_gone (SourcierImportUndo  *self,
           GError             **error)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      Taken *taken = g_ptr_array_index (self->order, i);
      g_autofree char *name = NULL;

      if (!sourcier_supplier_parts_read_name (self->store, taken->id, &name, error))
        return FALSE;
      taken->gone = name == NULL;
    }
  return TRUE;
}

static SourcierUndoOutcome
get_outcome (const Taken *taken)
{
  if (taken->gone || taken->refused)
    return SOURCIER_UNDO_FAILED;
  return taken->edited || taken->referrer != NULL ? SOURCIER_UNDO_KEPT : SOURCIER_UNDO_REVERSED;
}

static void
count (SourcierImportUndo *self)
{
  self->n_removed = 0;
  for (int i = 0; i < SOURCIER_N_UNDO_OUTCOMES; i++)
    self->n[i] = 0;
  for (guint i = 0; i < self->order->len; i++)
    {
      const Taken *taken = g_ptr_array_index (self->order, i);
      SourcierUndoOutcome outcome = get_outcome (taken);

      self->n[outcome]++;
      self->n_removed += outcome == SOURCIER_UNDO_REVERSED && taken->brought_in;
    }
}

/* As the import brought them in: later ones have greater ids. */
static int
compare_taken (gconstpointer a,
               gconstpointer b)
{
  const Taken *x = *(const Taken * const *) a, *y = *(const Taken * const *) b;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* The later actions come first: they tell whose the rows were that the import changed and that are gone. */
static gboolean
look (SourcierImportUndo  *self,
      GError             **error)
{
  forget (self);
  if (!find_action (self, error))
    return FALSE;
  self->parts = sourcier_supplier_parts_new (self->store, error);
  if (self->parts == NULL
      || !sourcier_import_store_get_version (self->store, &self->version, error)
      || !sourcier_history_each_change_since (self->store, self->action_id, note_later, self, error)
      || !sourcier_history_each_change_of (self->store, self->action_id, note_own, self, error)
      || !sourcier_supplier_parts_each_reference (self->store, note_reference, self, error)
      || !find_gone (self, error))
    return FALSE;
  if (self->order->len == 0)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                           _("The history no longer keeps what it takes to undo this import."));
      return FALSE;
    }
  g_ptr_array_sort (self->order, compare_taken);
  count (self);
  return TRUE;
}

static gboolean
open_connection (SourcierImportUndo  *self,
                 GError             **error)
{
  if (self->store == NULL)
    self->store = sourcier_store_get_read_only (self->office) ? sourcier_store_open_reader (self->office, error)
                                                              : sourcier_store_open_writer (self->office, error);
  return self->store != NULL;
}

/**
 * sourcier_import_undo_prepare:
 * @self: an import to take back
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Finds out what would become of each supplier that the import brought in or changed; nothing changes. It goes through
 * what the history keeps of the import and of all that followed: not for the window's thread.
 *
 * Returns: %FALSE with @error set: NOT_FOUND where there is no such import or what undo needs is gone, BAD_INPUT where the
 *   action is no import
 */
gboolean
sourcier_import_undo_prepare (SourcierImportUndo  *self,
                              GCancellable        *cancellable,
                              GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_UNDO (self), FALSE);

  gboolean done;

  if (!open_connection (self, error))
    return FALSE;
  sourcier_store_set_cancellable (self->store, cancellable);
  done = look (self, error);
  sourcier_store_set_cancellable (self->store, NULL);
  return done;
}

static Taken *
find_taken (SourcierImportUndo *self,
            SourcierChange     *change)
{
  gint64 before, after;

  return sourcier_supplier_parts_find (self->parts, change, &before, &after)
         ? g_hash_table_lookup (self->taken, &before) : NULL;
}

static gboolean
takes (gint64          action,
       SourcierChange *change,
       gpointer        user_data)
{
  const Taken *taken = find_taken (user_data, change);

  return taken != NULL && get_outcome (taken) == SOURCIER_UNDO_REVERSED;
}

static gboolean
note_refused (gint64          action,
              SourcierChange *change,
              gpointer        user_data)
{
  SourcierImportUndo *self = user_data;
  Taken *taken = find_taken (self, change);

  if (taken != NULL)
    taken->refused = TRUE;
  self->any_refused = TRUE;
  return TRUE;
}

/* "list.csv: 12 new: 12 taken back, 3 kept" */
static char *
describe (SourcierImportUndo *self)
{
  g_autofree char *reversed = sourcier_count_format (self->n[SOURCIER_UNDO_REVERSED]);
  g_autofree char *kept = sourcier_count_format (self->n[SOURCIER_UNDO_KEPT] + self->n[SOURCIER_UNDO_FAILED]);

  /* translators: what an import was about, how many suppliers were taken back and how many not */
  return g_strdup_printf (_("%s — %s taken back, %s kept"), sourcier_action_get_detail (self->action), reversed, kept);
}

/* Tries it once; where a supplier is not as the history says, nothing is done and @again is set. */
static gboolean
try_once (SourcierImportUndo  *self,
          gboolean            *again,
          GError             **error)
{
  g_autofree char *detail = describe (self);

  self->any_refused = FALSE;
  *again = FALSE;
  if (!sourcier_store_begin (self->store, _("Undo an import"), error))
    return FALSE;
  sourcier_store_set_detail (self->store, detail);
  if (!sourcier_store_take_back (self->store, self->action_id, takes, note_refused, self, error))
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
check_version (SourcierImportUndo  *self,
               GError             **error)
{
  gint64 version;

  if (!sourcier_import_store_get_version (self->store, &version, error))
    return FALSE;
  if (version == self->version)
    return TRUE;
  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
                       _("The directory was changed meanwhile, nothing was taken back. Try again."));
  return FALSE;
}

/**
 * sourcier_import_undo_apply:
 * @self: an import that was prepared to be taken back
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Takes back what prepare() said, in one action that can be undone. A supplier that turns out not to be as the history
 * says stays whole and is counted as %SOURCIER_UNDO_FAILED afterwards. Not for the window's thread; afterwards the
 * window's own store is to be told with sourcier_store_refresh().
 *
 * Returns: %FALSE with @error set, nothing being changed: CONFLICT where the directory changed since prepare()
 */
gboolean
sourcier_import_undo_apply (SourcierImportUndo  *self,
                            GCancellable        *cancellable,
                            GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_UNDO (self), FALSE);
  g_return_val_if_fail (self->parts != NULL, FALSE);

  gboolean again = TRUE, done = check_version (self, error);

  sourcier_store_set_cancellable (self->store, cancellable);
  while (done && again && self->n[SOURCIER_UNDO_REVERSED] > 0)
    done = try_once (self, &again, error);
  sourcier_store_set_cancellable (self->store, NULL);
  return done;
}

/**
 * sourcier_import_undo_get_action:
 * @self: an import that was prepared to be taken back
 *
 * Returns: (transfer none) (nullable): its line of the history
 */
SourcierAction *
sourcier_import_undo_get_action (SourcierImportUndo *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_UNDO (self), NULL);

  return self->action;
}

/**
 * sourcier_import_undo_get_n:
 * @self: an import that was prepared to be taken back
 * @outcome: an outcome
 *
 * Returns: of how many suppliers it is that of
 */
gint64
sourcier_import_undo_get_n (SourcierImportUndo  *self,
                            SourcierUndoOutcome  outcome)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_UNDO (self), 0);
  g_return_val_if_fail (outcome < SOURCIER_N_UNDO_OUTCOMES, 0);

  return self->n[outcome];
}

/**
 * sourcier_import_undo_get_n_removed:
 * @self: an import that was prepared to be taken back
 *
 * Returns: how many of those that are taken back leave the directory, since the import brought them in
 */
gint64
sourcier_import_undo_get_n_removed (SourcierImportUndo *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_UNDO (self), 0);

  return self->n_removed;
}

static char *
explain (SourcierImportUndo  *self,
         const Taken         *taken,
         GError             **error)
{
  if (taken->gone)
    return g_strdup (_("It left the directory since"));
  if (taken->refused)
    return g_strdup (_("It is not as the history says"));
  if (taken->edited)
    return g_strdup (_("It was edited since"));
  if (taken->referrer != NULL)
    return sourcier_supplier_parts_explain (self->store, taken->id, taken->referrer, error);
  return g_strdup (taken->brought_in ? _("The import brought it in: it leaves the directory")
                                     : _("It is again as it was before the import"));
}

static SourcierUndoneSupplier *
show (SourcierImportUndo  *self,
      const Taken         *taken,
      GError             **error)
{
  const char *gone = g_hash_table_lookup (self->names, &taken->id);
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;

  if (!sourcier_supplier_parts_read_name (self->store, taken->id, &name, error))
    return NULL;
  reason = explain (self, taken, error);
  if (reason == NULL)
    return NULL;
  return sourcier_undone_supplier_new (taken->id, name != NULL ? name : gone, reason);
}

/**
 * sourcier_import_undo_get_suppliers:
 * @self: an import that was prepared to be taken back
 * @outcome: an outcome
 * @most: how many at most
 * @error: where to put what went wrong
 *
 * After sourcier_import_undo_apply() those that left the directory have no name any more: ask before.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierUndoneSupplier): the suppliers of that outcome, in the order in
 *   which they came into the directory; %NULL with @error set
 */
GPtrArray *
sourcier_import_undo_get_suppliers (SourcierImportUndo  *self,
                                    SourcierUndoOutcome  outcome,
                                    guint                most,
                                    GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_UNDO (self), NULL);
  g_return_val_if_fail (outcome < SOURCIER_N_UNDO_OUTCOMES, NULL);

  g_autoptr (GPtrArray) suppliers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->order->len && suppliers->len < most; i++)
    {
      const Taken *taken = g_ptr_array_index (self->order, i);
      SourcierUndoneSupplier *shown = NULL;

      if (get_outcome (taken) != outcome)
        continue;
      shown = show (self, taken, error);
      if (shown == NULL)
        return NULL;
      g_ptr_array_add (suppliers, shown);
    }
  return g_steal_pointer (&suppliers);
}
