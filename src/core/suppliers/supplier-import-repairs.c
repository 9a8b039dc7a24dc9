/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-import-private.h"

#include "suppliers/import-repair-store.h"
#include "suppliers/import-repair.h"
#include "suppliers/supplier-import-repair.h"

static gboolean
is_of_kind (gpointer key,
            gpointer value,
            gpointer kind)
{
  return (GPOINTER_TO_SIZE (key) - 1) % SOURCIER_N_IMPORT_REPAIRS == GPOINTER_TO_SIZE (kind);
}

/**
 * sourcier_supplier_import_set_repair:
 * @self: an import
 * @kind: a kind of repair
 * @taken: whether all of its repairs are made
 *
 * None is by default: the cells stay as written, and are flagged. Lines that sourcier_supplier_import_set_repair_left() told before
 * are like the others again. prepare() must be called again.
 */
void
sourcier_supplier_import_set_repair (SourcierSupplierImport   *self,
                                     SourcierImportRepairKind  kind,
                                     gboolean                  taken)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));
  g_return_if_fail (kind < SOURCIER_N_IMPORT_REPAIRS);

  g_hash_table_foreach_remove (self->context.left, is_of_kind, GSIZE_TO_POINTER ((gsize) kind));
  if (taken)
    self->context.repairs |= 1u << kind;
  else
    self->context.repairs &= ~(1u << kind);
}

/**
 * sourcier_supplier_import_get_repair:
 * @self: an import
 * @kind: a kind of repair
 *
 * Returns: whether all of its repairs are made
 */
gboolean
sourcier_supplier_import_get_repair (SourcierSupplierImport   *self,
                                     SourcierImportRepairKind  kind)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);
  g_return_val_if_fail (kind < SOURCIER_N_IMPORT_REPAIRS, FALSE);
  return (self->context.repairs & 1u << kind) != 0;
}

/**
 * sourcier_supplier_import_set_repair_left:
 * @self: an import
 * @kind: a kind of repair
 * @line: a line of the list
 * @left: whether its cells stay as written although repairs of that kind are made
 *
 * prepare() must be called again.
 */
void
sourcier_supplier_import_set_repair_left (SourcierSupplierImport   *self,
                                          SourcierImportRepairKind  kind,
                                          guint                     line,
                                          gboolean                  left)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self));
  g_return_if_fail (kind < SOURCIER_N_IMPORT_REPAIRS);

  if (left)
    g_hash_table_add (self->context.left, sourcier_import_repair_key (kind, line));
  else
    g_hash_table_remove (self->context.left, sourcier_import_repair_key (kind, line));
}

/**
 * sourcier_supplier_import_get_repair_left:
 * @self: an import
 * @kind: a kind of repair
 * @line: a line of the list
 *
 * Returns: whether the line's cells stay as written although repairs of that kind are made
 */
gboolean
sourcier_supplier_import_get_repair_left (SourcierSupplierImport   *self,
                                          SourcierImportRepairKind  kind,
                                          guint                     line)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), FALSE);
  return g_hash_table_contains (self->context.left, sourcier_import_repair_key (kind, line));
}

/* The repairs of a row that was staged. */
gboolean
_sourcier_supplier_import_note_repairs (SourcierSupplierImport  *self,
                                        SourcierImportReading   *reading,
                                        gint64                   seq,
                                        GError                 **error)
{
  for (guint i = 0; reading->repairs != NULL && i < reading->repairs->len; i++)
    self->n_repairs[((SourcierImportMended *) g_ptr_array_index (reading->repairs, i))->kind]++;
  return sourcier_import_repair_store_add (self->context.store, seq, reading, error);
}

/**
 * sourcier_supplier_import_get_n_repairs:
 * @self: an import that was prepared
 * @kind: a kind of repair
 *
 * Returns: how many cells of the list are mended so, or would be if somebody accepted it
 */
gint64
sourcier_supplier_import_get_n_repairs (SourcierSupplierImport   *self,
                                        SourcierImportRepairKind  kind)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), 0);
  g_return_val_if_fail (kind < SOURCIER_N_IMPORT_REPAIRS, 0);
  return self->n_repairs[kind];
}

/**
 * sourcier_supplier_import_get_repairs:
 * @self: an import that was prepared and is not yet applied
 * @kind: a kind of repair
 * @most: how many at most
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierImportRepair): the first repairs of that kind, proposed or
 *   made, in the order of the list; %NULL with @error set
 */
GPtrArray *
sourcier_supplier_import_get_repairs (SourcierSupplierImport    *self,
                                      SourcierImportRepairKind   kind,
                                      guint                      most,
                                      GError                   **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  g_return_val_if_fail (kind < SOURCIER_N_IMPORT_REPAIRS, NULL);

  if (self->n_repairs[kind] == 0)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return sourcier_import_repair_store_load (self->context.store, kind, most, error);
}

/**
 * sourcier_supplier_import_get_row_repairs:
 * @self: an import that was prepared and is not yet applied
 * @row: sourcier_import_row_get_id()
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierImportRepair): the repairs of the row, proposed or made; %NULL
 *   with @error set
 */
GPtrArray *
sourcier_supplier_import_get_row_repairs (SourcierSupplierImport  *self,
                                          gint64                   row,
                                          GError                 **error)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_IMPORT (self), NULL);
  g_return_val_if_fail (row > 0 && row <= self->n_read, NULL);

  g_auto (SourcierStagedRow) staged = { 0 };
  GPtrArray *repairs = NULL;

  if (!sourcier_import_store_get (self->context.store, row, &staged, error))
    return NULL;

  g_autoptr (SourcierImportReading) reading = sourcier_import_context_read (&self->context, staged.cells, staged.line);
  repairs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; reading->repairs != NULL && i < reading->repairs->len; i++)
    {
      const SourcierImportMended *mended = g_ptr_array_index (reading->repairs, i);
      g_autofree char *column = sourcier_import_reading_dup_column (reading, mended->target);

      g_ptr_array_add (repairs, sourcier_import_repair_new (mended->kind, staged.line,
                                                            sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_NAME),
                                                            column != NULL ? column : "", mended->before, mended->after));
    }
  return repairs;
}
