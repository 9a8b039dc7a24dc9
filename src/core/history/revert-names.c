/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history/revert-private.h"

#include "history/revert-store.h"

/* Who names whom: what was added stays while somebody names it, and nothing comes back that would name what is gone. */

/* What the action itself made name something does not keep that from going. */
static void
count_one (SourcierRevert *self,
           SourcierChange *change,
           guint           column)
{
  gint64 id = sourcier_change_get_kind (change) == SOURCIER_CHANGE_CAME ? sourcier_change_get_int (change, column)
                                                                       : sourcier_change_get_int_after (change, column);
  SourcierRow key = { g_intern_string (sourcier_change_get_table (change)), id };
  gint64 *n = g_hash_table_lookup (self->named, &key);

  if (n == NULL)
    {
      n = g_new0 (gint64, 1);
      _sourcier_row_add (self->named, key.table, id, n);
    }
  (*n)++;
}

/**
 * _sourcier_revert_count_named:
 * @self: what takes an action back
 * @change: what it did to a row
 *
 * Counts what the row came to name by it.
 */
void
_sourcier_revert_count_named (SourcierRevert *self,
                              SourcierChange *change)
{
  const char *table = sourcier_change_get_table (change);

  for (guint i = 0; sourcier_change_get_kind (change) != SOURCIER_CHANGE_WENT && i < sourcier_change_get_n_columns (change); i++)
    if (sourcier_owners_get_named (self->owners, table, i) != NULL)
      count_one (self, change, i);
}

/* Whether @table names the row more often than the action made it do. */
static gboolean
is_named_since (SourcierRevert *self,
                const char     *table,
                gint64          id,
                gint64          n)
{
  SourcierRow key = { g_intern_string (table), id };
  const gint64 *own = g_hash_table_lookup (self->named, &key);

  return own == NULL || *own < n;
}

typedef struct
{
  SourcierRevert *self;
  const char *to;         /* interned: the table of what is named */
} Naming;

static void
note_referrer (gint64      id,
               const char *table,
               gint64      n,
               gpointer    user_data)
{
  const Naming *naming = user_data;
  SourcierRow row = { naming->to, id };
  SourcierTouched *thing = g_hash_table_lookup (naming->self->things, &row);

  if (thing != NULL && thing->added && thing->referrer == NULL && is_named_since (naming->self, table, id, n))
    thing->referrer = g_intern_string (table);
}

/**
 * _sourcier_revert_find_referrers:
 * @self: what takes an action back
 * @error: where to put what went wrong
 *
 * Notes for each thing that the action added who came to name it.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
_sourcier_revert_find_referrers (SourcierRevert  *self,
                                 GError         **error)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->order->len; i++)
    {
      const SourcierTouched *thing = self->order->pdata[i];
      Naming naming = { self, thing->row.table };

      if (thing->added && g_hash_table_add (asked, (gpointer) thing->row.table)
          && !sourcier_revert_store_each_reference (self->store, self->owners, thing->row.table, FALSE, note_referrer, &naming,
                                                    error))
        return FALSE;
    }
  return TRUE;
}

/* Parts that the action added to something, and that have parts of their own by now which it did not add. */
typedef struct
{
  SourcierRevert *self;
  GHashTable *by_table;   /* (element-type utf8 GHashTable) rows that the action added to things, by their tables */
  GHashTable *rows;       /* (element-type gint64 SourcierTouched) those of one table */
} Growing;

static void
note_grown (gint64      id,
            const char *table,
            gint64      n,
            gpointer    user_data)
{
  const Growing *growing = user_data;
  SourcierTouched *thing = g_hash_table_lookup (growing->rows, &id);

  if (thing != NULL && is_named_since (growing->self, table, id, n))
    thing->grown = TRUE;
}

static GHashTable *
ensure_rows (Growing    *growing,
             const char *table)
{
  GHashTable *rows = g_hash_table_lookup (growing->by_table, table);

  if (rows != NULL)
    return rows;
  rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_insert (growing->by_table, (char *) table, rows);
  return rows;
}

static gboolean
collect_added (gint64          action,
               SourcierChange *change,
               gpointer        user_data)
{
  Growing *growing = user_data;
  SourcierRevert *self = growing->self;
  SourcierTouched *thing = _sourcier_revert_find_touched (self, change);
  gint64 id = sourcier_change_get_row (change);

  if (thing != NULL && id != 0 && !_sourcier_revert_is_whole (self, thing) && !_sourcier_revert_is_root (self, change)
      && sourcier_change_get_kind (change) == SOURCIER_CHANGE_CAME)
    g_hash_table_insert (ensure_rows (growing, g_intern_string (sourcier_change_get_table (change))),
                         g_memdup2 (&id, sizeof id), thing);
  return TRUE;
}

/**
 * _sourcier_revert_find_grown:
 * @self: what takes an action back
 * @error: where to put what went wrong
 *
 * Notes the things to whose parts something was added since.
 *
 * Returns: %FALSE with @error set if the history cannot be read
 */
gboolean
_sourcier_revert_find_grown (SourcierRevert  *self,
                             GError         **error)
{
  g_autoptr (GHashTable) by_table = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  Growing growing = { self, by_table };
  GHashTableIter iter;
  gpointer table, rows;

  if (self->is_cut || sourcier_revert_is_import (self))
    return TRUE;
  if (!_sourcier_revert_each_own (self, collect_added, &growing, error))
    return FALSE;
  g_hash_table_iter_init (&iter, by_table);
  while (g_hash_table_iter_next (&iter, &table, &rows))
    {
      growing.rows = rows;
      if (!sourcier_revert_store_each_reference (self->store, self->owners, table, TRUE, note_grown, &growing, error)
          || !sourcier_revert_store_each_reference (self->store, self->owners, table, FALSE, note_grown, &growing, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether the row stands, or comes back with the action. */
static gboolean
will_stand (SourcierRevert    *self,
            const SourcierRow *row)
{
  const SourcierTouched *thing = g_hash_table_lookup (self->things, row);
  const SourcierTouched *owner = g_hash_table_lookup (self->returning, row);
  gboolean has = FALSE;

  if (owner != NULL && _sourcier_revert_may_go_back (self, owner))
    return TRUE;
  if (thing != NULL && !thing->deleted)
    return !thing->gone;
  return sourcier_revert_store_has (self->store, row->table, row->id, &has, NULL) && has;
}

static gboolean
read_named (SourcierRevert *self,
            SourcierChange *change,
            guint           column,
            SourcierRow    *row)
{
  row->table = sourcier_owners_get_named (self->owners, sourcier_change_get_table (change), column);
  row->id = row->table != NULL ? sourcier_change_get_int (change, column) : 0;
  return row->id != 0;
}

/**
 * _sourcier_revert_names_lost:
 * @self: what takes an action back, after _sourcier_revert_find_lost()
 * @change: what it did to a row that was there before
 * @column: a column
 *
 * Returns: whether the column would name a row again that is gone, and stays so
 */
gboolean
_sourcier_revert_names_lost (SourcierRevert *self,
                             SourcierChange *change,
                             guint           column)
{
  SourcierRow row;

  return read_named (self, change, column, &row) && !will_stand (self, &row);
}

typedef struct
{
  SourcierRevert *self;
  gboolean any;           /* something more was found out to be lost */
} Losing;

/* The row does not come back, and of a thing that stays whole nothing does. */
static void
lose (Losing            *losing,
      SourcierChange    *change,
      SourcierTouched   *thing,
      const SourcierRow *named)
{
  SourcierRevert *self = losing->self;
  SourcierRow row = { g_intern_string (sourcier_change_get_table (change)), sourcier_change_get_row (change) };
  gboolean is_first = thing->lost == NULL;
  g_autofree char *name = _sourcier_revert_name_row (self, named);

  _sourcier_touched_note (&thing->lost, name);
  if (sourcier_change_get_kind (change) == SOURCIER_CHANGE_WENT && g_hash_table_remove (self->returning, &row))
    losing->any = TRUE;
  losing->any = losing->any || (is_first && _sourcier_revert_is_whole (self, thing));
}

/* What was changed since, or is back already, is not written at all. */
static gboolean
would_be_written (SourcierRevert *self,
                  SourcierChange *change,
                  guint           column)
{
  g_auto (SourcierStandingRow) row = { FALSE };

  if (!sourcier_change_compare (change, self->store, &row))
    return FALSE;
  return sourcier_change_get_kind (change) == SOURCIER_CHANGE_WENT ? !row.is_there : row.is_there && row.as_after[column];
}

static void
look_at_name (Losing          *losing,
              SourcierChange  *change,
              SourcierTouched *thing,
              guint            column)
{
  SourcierRow row;

  if (read_named (losing->self, change, column, &row) && !will_stand (losing->self, &row)
      && (_sourcier_revert_is_whole (losing->self, thing) || would_be_written (losing->self, change, column)))
    lose (losing, change, thing, &row);
}

static gboolean
note_lost (gint64          action,
           SourcierChange *change,
           gpointer        user_data)
{
  Losing *losing = user_data;
  SourcierTouched *thing = _sourcier_revert_find_touched (losing->self, change);

  if (thing == NULL || sourcier_change_get_kind (change) == SOURCIER_CHANGE_CAME
      || !_sourcier_revert_may_go_back (losing->self, thing))
    return TRUE;
  for (guint i = 0; i < sourcier_change_get_n_columns (change); i++)
    look_at_name (losing, change, thing, i);
  return TRUE;
}

/**
 * _sourcier_revert_find_lost:
 * @self: what takes an action back
 * @error: where to put what went wrong
 *
 * Notes what would name again what was deleted since. What does not come back for that reason may be named in its turn: it is
 * looked at again until nothing more is lost.
 *
 * Returns: %FALSE with @error set if the history cannot be read
 */
gboolean
_sourcier_revert_find_lost (SourcierRevert  *self,
                            GError         **error)
{
  Losing losing = { self, TRUE };

  while (losing.any)
    {
      losing.any = FALSE;
      if (!_sourcier_revert_each_own (self, note_lost, &losing, error))
        return FALSE;
    }
  return TRUE;
}
