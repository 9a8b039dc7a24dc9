/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include "store/history-change.h"

#include <string.h>

/* Part of an action taken back while later ones hold. */

typedef struct
{
  SourcierChangeFunc takes;
  SourcierChangeFieldFunc takes_field;
  SourcierChangeFunc refused;
  gpointer user_data;
  gint64 action;
  GByteArray *kept;
  GHashTable *fields;   /* (element-type guint GByteArray) by the place of the change: what of it stays */
} TakingBack;

/* Which columns of a row that was changed stay as they are. */
static void
note_fields (SourcierChange *change,
             TakingBack     *taking)
{
  GByteArray *without = NULL;

  for (guint i = 0; i < (guint) change->n_columns; i++)
    {
      /* A column of the key is told before the change alone, and is not one that changed. */
      if (!sourcier_change_read (change, i, TRUE, NULL) || taking->takes_field (change, i, taking->user_data))
        continue;
      if (without == NULL)
        {
          without = g_byte_array_sized_new ((guint) change->n_columns);
          g_byte_array_set_size (without, (guint) change->n_columns);
          memset (without->data, 0, without->len);
        }
      without->data[i] = 1;
    }
  if (without != NULL)
    g_hash_table_insert (taking->fields, GUINT_TO_POINTER (taking->kept->len), without);
}

/* Asks about each change of a part of what the action did. */
static int
note_changes (GBytes     *changeset,
              TakingBack *taking)
{
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);
  SourcierChange change = { NULL };
  int code = sqlite3changeset_start (&change.iter, (int) size, (void *) data);

  g_byte_array_set_size (taking->kept, 0);
  g_hash_table_remove_all (taking->fields);
  while (code == SQLITE_OK && sqlite3changeset_next (change.iter) == SQLITE_ROW)
    {
      guint8 takes = 0;

      code = sqlite3changeset_op (change.iter, &change.table, &change.n_columns, &change.operation, NULL);
      if (code == SQLITE_OK)
        takes = taking->takes (taking->action, &change, taking->user_data) != FALSE;
      if (takes && taking->takes_field != NULL && change.operation == SQLITE_UPDATE)
        note_fields (&change, taking);
      g_clear_pointer (&change.repaired, g_ptr_array_unref);
      g_byte_array_append (taking->kept, &takes, 1);
    }

  int end = change.iter != NULL ? sqlite3changeset_finalize (change.iter) : code;
  return code != SQLITE_OK ? code : end;
}

static int
on_conflict (void                   *data,
             int                     kind,
             sqlite3_changeset_iter *iter)
{
  TakingBack *taking = data;
  SourcierChange change = { iter };

  if (kind == SQLITE_CHANGESET_FOREIGN_KEY
      || sqlite3changeset_op (iter, &change.table, &change.n_columns, &change.operation, NULL) != SQLITE_OK)
    return SQLITE_CHANGESET_ABORT;
  taking->refused (taking->action, &change, taking->user_data);
  g_clear_pointer (&change.repaired, g_ptr_array_unref);
  return SQLITE_CHANGESET_OMIT;
}

static int
apply_inverse (SourcierStore *self,
               GBytes        *changeset,
               TakingBack    *taking)
{
  gsize size;
  const void *data = g_bytes_get_data (changeset, &size);
  void *inverse = NULL;
  int inverse_size = 0;
  int code = sqlite3changeset_invert ((int) size, data, &inverse_size, &inverse);

  if (code == SQLITE_OK)
    code = _sourcier_store_apply (self, inverse, inverse_size, on_conflict, taking);
  sqlite3_free (inverse);
  return code;
}

static int
take_part_back (SourcierStore *self,
                GBytes        *changeset,
                gpointer       user_data)
{
  TakingBack *taking = user_data;
  g_autoptr (GBytes) part = NULL;
  int code = note_changes (changeset, taking);

  if (code != SQLITE_OK)
    return code;
  part = _sourcier_changeset_keep (changeset, taking->kept, taking->fields);
  if (part == NULL)
    return SQLITE_CORRUPT;

  /* What is asked about a conflict must not end the record of what changes meanwhile. */
  self->is_keeping = TRUE;
  code = apply_inverse (self, part, taking);
  self->is_keeping = FALSE;
  if (code == SQLITE_OK && !_sourcier_store_cut_action (self, NULL))
    code = sqlite3_errcode (self->db) != SQLITE_OK ? sqlite3_errcode (self->db) : SQLITE_ERROR;
  return code;
}

/**
 * sourcier_store_take_back:
 * @store: an office's file, within an action
 * @action: number of an earlier action that holds
 * @takes: (scope call): called for each row that it changed: whether that is taken back
 * @takes_field: (scope call) (nullable): called for each column that it changed of a row that is taken back: whether that goes
 *   back as well; %NULL if each does
 * @refused: (scope call): called for each of them that is not as the action left it, or that something else refers to;
 *   it stays as it is. What @refused returns is of no account
 * @user_data: for both
 * @error: where to put what went wrong
 *
 * Takes part of an action back though others followed, as a part of the action under way. Where a row was refused, the
 * caller rolls back, and tries again without whatever belongs together with it.
 *
 * Returns: %FALSE with @error set: CONFLICT if something refers to what would go; the caller rolls back
 */
gboolean
sourcier_store_take_back (SourcierStore       *store,
                          gint64               action,
                          SourcierChangeFunc   takes,
                          SourcierChangeFieldFunc takes_field,
                          SourcierChangeFunc   refused,
                          gpointer             user_data,
                          GError             **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (store->session != NULL, FALSE);
  g_return_val_if_fail (takes != NULL && refused != NULL, FALSE);

  g_autoptr (GByteArray) kept = g_byte_array_new ();
  g_autoptr (GHashTable) fields = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_byte_array_unref);
  TakingBack taking = { takes, takes_field, refused, user_data, action, kept, fields };

  return _sourcier_store_each_changeset (store, action, TRUE, take_part_back, &taking, error);
}
