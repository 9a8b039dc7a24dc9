/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import.h"

#include "base/siret.h"
#include "exchange/csv-writer.h"

#include <glib/gi18n-lib.h>

#define N_CELLS 6

static gboolean
write_headers (SourcierCsvWriter  *writer,
               GError            **error)
{
  const char * const cells[N_CELLS] = {
    C_("header of a list", "Line"), C_("header of a list", "Effect"), C_("header of a list", "Name"),
    C_("header of a list", "Place"), C_("header of a list", "SIRET"), C_("header of a list", "What and why"),
  };

  return sourcier_csv_writer_write_row (writer, cells, N_CELLS, error);
}

static gboolean
write_row (SourcierCsvWriter     *writer,
           SourcierImportEffect   effect,
           SourcierImportRow     *row,
           GError               **error)
{
  g_autofree char *line = g_strdup_printf ("%u", sourcier_import_row_get_line (row));
  const char * const cells[N_CELLS] = {
    line, sourcier_import_effect_get_name (effect), sourcier_import_row_get_name (row),
    sourcier_import_row_get_place (row), sourcier_import_row_get_siret (row), sourcier_import_row_get_reason (row),
  };

  return sourcier_csv_writer_write_row (writer, cells, N_CELLS, error);
}

static gboolean
write_effect (SourcierSupplierImport  *self,
              SourcierCsvWriter       *writer,
              SourcierImportEffect     effect,
              GCancellable            *cancellable,
              GError                 **error)
{
  g_autoptr (GPtrArray) rows = sourcier_supplier_import_get_rows (self, effect, G_MAXUINT, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !write_row (writer, effect, g_ptr_array_index (rows, i), error))
      return FALSE;
  return rows != NULL;
}

/**
 * sourcier_supplier_import_write_report:
 * @self: an import that was prepared, applied or not
 * @file: where to write
 * @cancellable: (nullable): what stops it
 * @error: where to put what went wrong
 *
 * Writes what each row of the list does, effect by effect: its line, whom it speaks of, what it does and why.
 *
 * Returns: %FALSE with @error set if the file could not be written; whatever was there before is still there
 */
gboolean
sourcier_supplier_import_write_report (SourcierSupplierImport  *self,
                                       GFile                   *file,
                                       GCancellable            *cancellable,
                                       GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new (file, cancellable, error);

  if (writer == NULL || !write_headers (writer, error))
    return FALSE;
  for (int effect = 0; effect < SOURCIER_N_IMPORT_EFFECTS; effect++)
    if (!write_effect (self, writer, effect, cancellable, error))
      return FALSE;
  return sourcier_csv_writer_close (writer, cancellable, error);
}
