/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office/export-preset-store.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

#define COLUMNS "id, about, name, options"

/**
 * sourcier_export_preset_new:
 * @table: which tables it is for, as sourcier_export_table_get_id() calls them
 * @name: what the office calls it
 * @options: how the table is written
 *
 * Returns: (transfer full): a preset that is not in the file yet
 */
SourcierExportPreset *
sourcier_export_preset_new (const char                  *table,
                            const char                  *name,
                            const SourcierExportOptions *options)
{
  g_return_val_if_fail (table != NULL && name != NULL && options != NULL, NULL);

  SourcierExportPreset *self = g_new0 (SourcierExportPreset, 1);

  self->table = g_strdup (table);
  self->name = g_strstrip (g_strdup (name));
  self->options = sourcier_export_options_copy (options);
  return self;
}

/**
 * sourcier_export_preset_free:
 * @self: (transfer full): a preset
 */
void
sourcier_export_preset_free (SourcierExportPreset *self)
{
  g_free (self->table);
  g_free (self->name);
  sourcier_export_options_free (self->options);
  g_free (self);
}

/* One preset that cannot be read must not keep the reader from the others, nor from replacing it: it writes as usual. */
static SourcierExportPreset *
read_preset (SourcierStatement *row)
{
  g_autoptr (SourcierExportOptions) told = sourcier_export_options_from_json (sourcier_statement_get_text (row, 3), NULL);
  g_autoptr (SourcierExportOptions) usual = sourcier_export_options_new (SOURCIER_EXPORT_XLSX);
  SourcierExportPreset *preset = sourcier_export_preset_new (sourcier_statement_get_text (row, 1),
                                                             sourcier_statement_get_text (row, 2),
                                                             told != NULL ? told : usual);

  preset->id = sourcier_statement_get_int (row, 0);
  return preset;
}

/**
 * sourcier_export_preset_store_load:
 * @store: an office's file
 * @table: which tables they are for
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierExportPreset): the presets by name, or %NULL with @error set
 */
GPtrArray *
sourcier_export_preset_store_load (SourcierStore  *store,
                                   const char     *table,
                                   GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && table != NULL, NULL);

  g_autoptr (GPtrArray) presets = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_export_preset_free);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT " COLUMNS " FROM export_preset WHERE about = ?1 ORDER BY folded, id", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, table);
  while (has_row)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (presets, read_preset (statement));
    }
  return g_steal_pointer (&presets);
}

/**
 * sourcier_export_preset_store_find:
 * @store: an office's file
 * @table: which tables it is for
 * @name: what it is called; accents and case do not count
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the preset, or %NULL with @error set: NOT_FOUND if there is none of this name
 */
SourcierExportPreset *
sourcier_export_preset_store_find (SourcierStore  *store,
                                   const char     *table,
                                   const char     *name,
                                   GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && table != NULL && name != NULL, NULL);

  g_autofree char *folded = sourcier_text_fold (name);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT " COLUMNS " FROM export_preset WHERE about = ?1 AND folded = ?2", error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, table);
  sourcier_statement_bind_text (statement, 2, folded);
  if (!sourcier_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    return read_preset (statement);

  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
               _("This office’s file keeps no way of exporting called “%s”."), name);
  return NULL;
}

/* A name has letters or digits, and no other preset for the table has it. */
static gboolean
check_name (SourcierStore               *store,
            const SourcierExportPreset  *preset,
            GError                     **error)
{
  g_autofree char *folded = sourcier_text_fold (preset->name);
  g_autoptr (GError) none = NULL;
  g_autoptr (SourcierExportPreset) other = NULL;

  if (*folded == '\0')
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
                           _("A way of exporting needs a name."));
      return FALSE;
    }
  other = sourcier_export_preset_store_find (store, preset->table, preset->name, &none);
  if (other == NULL && !g_error_matches (none, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&none));
      return FALSE;
    }
  if (other == NULL || other->id == preset->id)
    return TRUE;
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
               _("There is a way of exporting called “%s” already: choose another name."), preset->name);
  return FALSE;
}

/**
 * sourcier_export_preset_store_save:
 * @store: an office's file, in a transaction
 * @preset: a preset
 * @error: where to put what went wrong
 *
 * Writes a preset; a new one (its id is 0) has its id afterwards. To replace the one of a name, save with the id of the one
 * that sourcier_export_preset_store_find() gives.
 *
 * Returns: %FALSE with @error set, CONFLICT if another preset for the table has the name; the caller rolls back
 */
gboolean
sourcier_export_preset_store_save (SourcierStore         *store,
                                   SourcierExportPreset  *preset,
                                   GError               **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && preset != NULL, FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  if (!check_name (store, preset, error))
    return FALSE;

  g_autofree char *folded = sourcier_text_fold (preset->name);
  g_autofree char *options = sourcier_export_options_to_json (preset->options);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO export_preset (id, about, name, folded, options) VALUES (?1, ?2, ?3, ?4, ?5)"
                                   " ON CONFLICT (id) DO UPDATE SET (name, folded, options) = (?3, ?4, ?5)", error);

  if (statement == NULL)
    return FALSE;
  if (preset->id == 0)
    preset->id = sourcier_store_next_id (store);
  sourcier_statement_bind_int (statement, 1, preset->id);
  sourcier_statement_bind_text (statement, 2, preset->table);
  sourcier_statement_bind_text (statement, 3, preset->name);
  sourcier_statement_bind_text (statement, 4, folded);
  sourcier_statement_bind_text (statement, 5, options);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_export_preset_store_delete:
 * @store: an office's file, in a transaction
 * @preset: a preset of the file
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set; the caller rolls back
 */
gboolean
sourcier_export_preset_store_delete (SourcierStore         *store,
                                     SourcierExportPreset  *preset,
                                     GError               **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store) && preset != NULL, FALSE);
  g_return_val_if_fail (sourcier_store_in_transaction (store), FALSE);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "DELETE FROM export_preset WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, preset->id);
  return sourcier_statement_run (statement, error);
}
