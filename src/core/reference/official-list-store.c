/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/official-list-store.h"

#include "base/text.h"
#include "reference/cpv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static SourcierOfficialList *
read_list (SourcierStatement        *statement,
           SourcierOfficialListKind  kind)
{
  SourcierOfficialList *list = sourcier_official_list_new (kind);

  g_free (list->file);
  g_free (list->edition);
  list->file = g_strdup (sourcier_statement_get_text (statement, 1));
  list->loaded_on = sourcier_statement_get_day (statement, 2);
  list->edition = g_strdup (sourcier_statement_get_text (statement, 3));
  list->n_rows = sourcier_statement_get_int (statement, 4);
  list->n_doubtful = sourcier_statement_get_int (statement, 5);
  return list;
}

/**
 * sourcier_official_list_store_load_all:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierOfficialList): the official lists that were loaded, in the
 *   order of their kinds; %NULL with @error set if they cannot be read
 */
GPtrArray *
sourcier_official_list_store_load_all (SourcierStore  *store,
                                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_official_list_free);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT kind, file, loaded_on, edition, rows, doubtful FROM official_list "
                                   "ORDER BY CASE kind WHEN 'cpv' THEN 0 WHEN 'qpv' THEN 1 ELSE 2 END", error);
  SourcierOfficialListKind kind;
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    if (sourcier_official_list_kind_from_code (sourcier_statement_get_text (statement, 0), &kind))
      g_ptr_array_add (lists, read_list (statement, kind));
  return has_row ? NULL : g_steal_pointer (&lists);
}

/**
 * sourcier_official_list_store_has:
 * @store: an office's file
 * @kind: an official list
 *
 * Returns: whether the list was loaded; %FALSE also if the file cannot be read
 */
gboolean
sourcier_official_list_store_has (SourcierStore            *store,
                                  SourcierOfficialListKind  kind)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT 1 FROM official_list WHERE kind = ?1", NULL);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, sourcier_official_list_kind_get_code (kind));
  return sourcier_statement_step (statement, &has_row, NULL) && has_row;
}

/* The nearest wider code that the list has: 90911200 lies in 90911000, 90910000, 90900000 and 90000000. */
static char *
find_parent (GHashTable *codes,
             const char *code)
{
  g_autofree char *wider = g_strdup (code);
  g_autofree char *prefix = sourcier_cpv_prefix (code);

  for (gsize length = strlen (prefix) - 1; length >= 2; length--)
    {
      wider[length] = '0';
      if (g_hash_table_contains (codes, wider))
        return g_steal_pointer (&wider);
    }
  return g_strdup ("");
}

static gboolean
write_cpv (SourcierStatement          *statement,
           const SourcierOfficialRow  *row,
           GHashTable                 *codes,
           GError                    **error)
{
  g_autofree char *parent = find_parent (codes, row->code);
  g_autofree char *fr = sourcier_text_fold (row->text);
  g_autofree char *en = sourcier_text_fold (row->text_en);
  g_autofree char *search = g_strdup_printf (" %s %s", fr, en);

  sourcier_statement_bind_text (statement, 1, row->code);
  sourcier_statement_bind_text (statement, 2, row->check_digit);
  sourcier_statement_bind_text (statement, 3, parent);
  sourcier_statement_bind_text (statement, 4, row->text);
  sourcier_statement_bind_text (statement, 5, row->text_en);
  sourcier_statement_bind_text (statement, 6, search);
  return sourcier_statement_run (statement, error);
}

static gboolean
write_qpv (SourcierStatement          *statement,
           const SourcierOfficialRow  *row,
           GHashTable                 *codes,
           GError                    **error)
{
  sourcier_statement_bind_text (statement, 1, row->code);
  sourcier_statement_bind_text (statement, 2, row->commune);
  sourcier_statement_bind_text (statement, 3, row->text);
  return sourcier_statement_run (statement, error);
}

static gboolean
write_frr (SourcierStatement          *statement,
           const SourcierOfficialRow  *row,
           GHashTable                 *codes,
           GError                    **error)
{
  sourcier_statement_bind_text (statement, 1, row->commune);
  sourcier_statement_bind_text (statement, 2, row->text);
  return sourcier_statement_run (statement, error);
}

static const struct
{
  const char *clear;
  const char *insert;
  gboolean (*write) (SourcierStatement *statement, const SourcierOfficialRow *row, GHashTable *codes, GError **error);
} tables[SOURCIER_N_OFFICIAL_LISTS] = {
  { "DELETE FROM cpv", "INSERT INTO cpv (code, check_digit, parent, label_fr, label_en, search) "
                       "VALUES (?1, ?2, ?3, ?4, ?5, ?6)", write_cpv },
  { "DELETE FROM qpv", "INSERT INTO qpv (code, commune, name) VALUES (?1, ?2, ?3)", write_qpv },
  { "DELETE FROM frr", "INSERT INTO frr (commune, class) VALUES (?1, ?2)", write_frr },
};

static gboolean
write_rows (SourcierStore            *store,
            SourcierOfficialListKind  kind,
            GPtrArray                *rows,
            GError                  **error)
{
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, tables[kind].insert, error);

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_add (codes, ((SourcierOfficialRow *) g_ptr_array_index (rows, i))->code);
  for (guint i = 0; i < rows->len; i++)
    if (!tables[kind].write (statement, g_ptr_array_index (rows, i), codes, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_list (SourcierStore               *store,
            const SourcierOfficialList  *list,
            GError                     **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO official_list (kind, file, loaded_on, edition, rows, doubtful) "
                                   "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (kind) DO UPDATE SET file = ?2, "
                                   "loaded_on = ?3, edition = ?4, rows = ?5, doubtful = ?6", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, sourcier_official_list_kind_get_code (list->kind));
  sourcier_statement_bind_text (statement, 2, list->file);
  sourcier_statement_bind_day (statement, 3, list->loaded_on);
  sourcier_statement_bind_text (statement, 4, list->edition);
  sourcier_statement_bind_int (statement, 5, list->n_rows);
  sourcier_statement_bind_int (statement, 6, list->n_doubtful);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_official_list_store_replace:
 * @store: an office's file, within an action
 * @reading: an official list as read
 * @error: where to put what went wrong
 *
 * Puts the list in the place of the one of its kind. Rows that stay the same are no change to the file.
 *
 * Returns: %FALSE with @error set if it cannot be written
 */
gboolean
sourcier_official_list_store_replace (SourcierStore            *store,
                                      SourcierOfficialReading  *reading,
                                      GError                  **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (reading != NULL, FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  return sourcier_store_execute (store, tables[reading->list->kind].clear, error)
         && write_rows (store, reading->list->kind, reading->rows, error)
         && write_list (store, reading->list, error);
}

/**
 * sourcier_official_list_store_take:
 * @store: an office's file
 * @file: an official list
 * @progress: (nullable): told of the bytes read
 * @cancellable: (nullable): stops the reading
 * @error: why nothing was loaded
 *
 * Reads an official list and puts it in the place of the one of its kind, as one action.
 *
 * Returns: (transfer full): what was read, or %NULL with @error set
 */
SourcierOfficialReading *
sourcier_official_list_store_take (SourcierStore     *store,
                                   GFile             *file,
                                   SourcierProgress  *progress,
                                   GCancellable      *cancellable,
                                   GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierOfficialReading) reading = sourcier_official_list_read (file, progress, cancellable, error);

  if (reading == NULL || !sourcier_store_begin (store, _("Load an official list"), error))
    return NULL;

  sourcier_store_set_detail (store, sourcier_official_list_kind_get_name (reading->list->kind));
  if (sourcier_official_list_store_replace (store, reading, error))
    return sourcier_store_commit (store, error) ? g_steal_pointer (&reading) : NULL;

  sourcier_store_rollback (store);
  return NULL;
}
