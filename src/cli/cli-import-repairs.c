/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-import-repairs.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (const char  *kind,
        GError     **error)
{
  g_autoptr (GString) possible = g_string_new (NULL);

  for (int i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    g_string_append_printf (possible, "%s%s", i > 0 ? ", " : "", sourcier_import_repair_kind_get_code (i));
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is unknown to %s: choose one of %s"), kind,
               "--repair", possible->str);
  return FALSE;
}

static gboolean
leave_lines (SourcierSupplierImport  *import,
             const char              *lines,
             GError                 **error)
{
  g_auto (GStrv) parts = g_strsplit (lines != NULL ? lines : "", ",", -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      guint64 line;

      if (!g_ascii_string_to_unsigned (g_strstrip (parts[i]), 10, 1, G_MAXUINT, &line, NULL))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is unknown to %s"), parts[i], "--leave");
          return FALSE;
        }
      for (int kind = 0; kind < SOURCIER_N_IMPORT_REPAIRS; kind++)
        sourcier_supplier_import_set_repair_left (import, kind, (guint) line, TRUE);
    }
  return TRUE;
}

/**
 * sourcier_cli_import_set_repairs:
 * @import: an import
 * @kinds: (nullable): what is typed: kinds of repair, parted by commas, in the place of what a layout remembers
 * @lines: (nullable): the lines where nothing is put back, parted by commas
 * @error: where to put what is wrong with it
 *
 * Returns: %FALSE with @error set where a kind is unknown, or a line is none
 */
gboolean
sourcier_cli_import_set_repairs (SourcierSupplierImport  *import,
                                 const char              *kinds,
                                 const char              *lines,
                                 GError                 **error)
{
  g_auto (GStrv) parts = g_strsplit (kinds != NULL ? kinds : "", ",", -1);

  for (int i = 0; kinds != NULL && i < SOURCIER_N_IMPORT_REPAIRS; i++)
    sourcier_supplier_import_set_repair (import, i, FALSE);
  for (int i = 0; parts[i] != NULL; i++)
    {
      SourcierImportRepairKind kind;

      if (!sourcier_import_repair_kind_from_code (g_strstrip (parts[i]), &kind))
        return refuse (parts[i], error);
      sourcier_supplier_import_set_repair (import, kind, TRUE);
    }
  return leave_lines (import, lines, error);
}

/**
 * sourcier_cli_import_tell_repairs:
 * @import: an import that was prepared
 *
 * Says on the standard error what seems to be lost, and how to have it put back.
 *
 * Returns: %TRUE
 */
gboolean
sourcier_cli_import_tell_repairs (SourcierSupplierImport *import)
{
  for (int i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    {
      gint64 n = sourcier_supplier_import_get_n_repairs (import, i);
      g_autofree char *words = n > 0 ? sourcier_import_repair_kind_to_words (i, n) : NULL;
      g_autofree char *typed = g_strconcat ("--repair ", sourcier_import_repair_kind_get_code (i), NULL);

      if (n > 0 && sourcier_supplier_import_get_repair (import, i))
        /* translators: “127 postcodes seem to have lost their leading zero” */
        g_printerr (_("%s: put back\n"), words);
      else if (n > 0)
        /* translators: “127 postcodes seem to have lost their leading zero”, and what is typed: “--repair postcodes” */
        g_printerr (_("%s: %s puts it back\n"), words, typed);
    }
  return TRUE;
}

static JsonObject *
cell_to_json (SourcierImportRepair *repair)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "line", sourcier_import_repair_get_line (repair));
  json_object_set_string_member (object, "column", sourcier_import_repair_get_column (repair));
  json_object_set_string_member (object, "name", sourcier_import_repair_get_name (repair));
  json_object_set_string_member (object, "written", sourcier_import_repair_get_before (repair));
  json_object_set_string_member (object, "repaired", sourcier_import_repair_get_after (repair));
  return object;
}

/**
 * sourcier_cli_import_repaired_cells_to_json:
 * @import: an import that was prepared and is not yet applied
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): for each kind of repair, an array of the cells that are or may be mended so
 */
JsonArray *
sourcier_cli_import_repaired_cells_to_json (SourcierSupplierImport  *import,
                                            GError                 **error)
{
  g_autoptr (JsonArray) kinds = json_array_new ();

  for (int i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    {
      g_autoptr (GPtrArray) repairs = sourcier_supplier_import_get_repairs (import, i, G_MAXUINT, error);
      JsonArray *cells = NULL;

      if (repairs == NULL)
        return NULL;
      cells = json_array_new ();
      for (guint j = 0; j < repairs->len; j++)
        json_array_add_object_element (cells, cell_to_json (g_ptr_array_index (repairs, j)));
      json_array_add_array_element (kinds, cells);
    }
  return g_steal_pointer (&kinds);
}

/**
 * sourcier_cli_import_repairs_to_json:
 * @import: an import that was prepared
 * @cells: (nullable): from sourcier_cli_import_repaired_cells_to_json(), where they are told, too
 * @answer: where to tell
 *
 * Tells which repairs there are, of how many cells, and which are taken.
 */
void
sourcier_cli_import_repairs_to_json (SourcierSupplierImport *import,
                                     JsonArray              *cells,
                                     JsonObject             *answer)
{
  JsonArray *repairs = json_array_new ();

  for (int i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    {
      gint64 n = sourcier_supplier_import_get_n_repairs (import, i);
      JsonObject *repair = NULL;

      if (n == 0)
        continue;
      repair = json_object_new ();
      json_object_set_string_member (repair, "repair", sourcier_import_repair_kind_get_code (i));
      json_object_set_int_member (repair, "cells", n);
      json_object_set_boolean_member (repair, "taken", sourcier_supplier_import_get_repair (import, i));
      if (cells != NULL)
        json_object_set_array_member (repair, "rows", json_array_ref (json_array_get_array_element (cells, i)));
      json_array_add_object_element (repairs, repair);
    }
  json_object_set_array_member (answer, "repairs", repairs);
}
