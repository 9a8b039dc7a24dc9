/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-import.h"

#include "exchange/export-write.h"
#include "suppliers/supplier-export.h"

#include <glib/gi18n-lib.h>

/* How many rows of an effect are told field by field; whoever needs more imports in parts. */
#define MOST_ROWS 10000

/**
 * sourcier_cli_import_decide:
 * @import: an import that was prepared
 * @decision: (nullable): what is typed: what doubtful rows are
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set
 */
gboolean
sourcier_cli_import_decide (SourcierSupplierImport  *import,
                            const char              *decision,
                            GError                 **error)
{
  SourcierImportDecision chosen;

  if (decision == NULL)
    return TRUE;
  if (sourcier_import_decision_from_code (decision, &chosen))
    return sourcier_supplier_import_decide_all (import, chosen, NULL, NULL, error);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is unknown to %s: choose one of %s"), decision,
               "--doubtful", "same, new, skip");
  return FALSE;
}

static JsonArray *
changes_to_json (GPtrArray *changes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      SourcierImportChange *change = g_ptr_array_index (changes, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "field", sourcier_import_change_get_code (change));
      json_object_set_string_member (object, "before", sourcier_import_change_get_before (change));
      json_object_set_string_member (object, "after", sourcier_import_change_get_after (change));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
candidates_to_json (GPtrArray *candidates)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < candidates->len; i++)
    {
      SourcierImportCandidate *candidate = g_ptr_array_index (candidates, i);
      JsonObject *object = json_object_new ();

      if (sourcier_import_candidate_get_line (candidate) != 0)
        json_object_set_int_member (object, "line", sourcier_import_candidate_get_line (candidate));
      else
        json_object_set_int_member (object, "supplier", sourcier_import_candidate_get_supplier (candidate));
      json_object_set_string_member (object, "name", sourcier_import_candidate_get_name (candidate));
      json_object_set_string_member (object, "place", sourcier_import_candidate_get_place (candidate));
      json_object_set_string_member (object, "siret", sourcier_import_candidate_get_siret (candidate));
      json_array_add_object_element (array, object);
    }
  return array;
}

static gboolean
add_row (SourcierSupplierImport  *import,
         SourcierImportRow       *row,
         SourcierImportEffect     effect,
         JsonArray               *rows,
         GError                 **error)
{
  gint64 id = sourcier_import_row_get_id (row);
  g_autoptr (GPtrArray) changes = sourcier_supplier_import_get_changes (import, id, error);
  g_autoptr (GPtrArray) candidates = NULL;
  JsonObject *object = NULL;

  if (changes != NULL && effect == SOURCIER_IMPORT_DOUBTFUL)
    candidates = sourcier_supplier_import_get_candidates (import, id, error);
  if (changes == NULL || (candidates == NULL && effect == SOURCIER_IMPORT_DOUBTFUL))
    return FALSE;

  object = json_object_new ();
  json_object_set_int_member (object, "line", sourcier_import_row_get_line (row));
  json_object_set_string_member (object, "effect", sourcier_import_effect_get_code (effect));
  json_object_set_string_member (object, "name", sourcier_import_row_get_name (row));
  json_object_set_string_member (object, "reason", sourcier_import_row_get_reason (row));
  json_object_set_array_member (object, "changes", changes_to_json (changes));
  if (candidates != NULL)
    json_object_set_array_member (object, "candidates", candidates_to_json (candidates));
  json_array_add_object_element (rows, object);
  return TRUE;
}

/**
 * sourcier_cli_import_rows_to_json:
 * @import: an import that was prepared and is not yet applied
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the changed, the doubtful and the rejected rows, field by field, or %NULL with @error set
 */
JsonArray *
sourcier_cli_import_rows_to_json (SourcierSupplierImport  *import,
                                  GError                 **error)
{
  static const SourcierImportEffect effects[] = {
    SOURCIER_IMPORT_CHANGED, SOURCIER_IMPORT_DOUBTFUL, SOURCIER_IMPORT_REJECTED,
  };
  g_autoptr (JsonArray) told = json_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (effects); i++)
    {
      g_autoptr (GPtrArray) rows = sourcier_supplier_import_get_rows (import, effects[i], MOST_ROWS, error);

      if (rows == NULL)
        return NULL;
      for (guint j = 0; j < rows->len; j++)
        if (!add_row (import, g_ptr_array_index (rows, j), effects[i], told, error))
          return NULL;
    }
  return g_steal_pointer (&told);
}

/**
 * sourcier_cli_import_write_missing:
 * @import: an import that was prepared and is not yet applied
 * @store: the office's file
 * @path: (nullable): what is typed: where to write, or %NULL for nowhere
 * @error: where to put what went wrong
 *
 * Writes the suppliers that are not in the list any more, as sourcier_supplier_import_get_missing() tells, as a list.
 *
 * Returns: %FALSE with @error set
 */
gboolean
sourcier_cli_import_write_missing (SourcierSupplierImport  *import,
                                   SourcierStore           *store,
                                   const char              *path,
                                   GError                 **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_commandline_arg (path) : NULL;
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (SOURCIER_EXPORT_CSV);
  g_autoptr (SourcierExportTable) table = NULL;

  if (path == NULL)
    return TRUE;
  ids = sourcier_supplier_import_get_missing (import, error);
  if (ids == NULL)
    return FALSE;
  g_printerr (ngettext ("%u supplier is not in the list any more\n", "%u suppliers are not in the list any more\n",
                        ids->len), ids->len);
  table = sourcier_supplier_export_new_some (store, ids, query);
  return sourcier_export_write (table, options, file, NULL, NULL, error);
}
