/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/import-repair-store.h"

#include "suppliers/import-repair.h"
#include "suppliers/supplier-import-repair.h"

static gboolean
add_one (SourcierStore              *store,
         gint64                      row,
         guint                       place,
         const SourcierImportMended *mended,
         const char                 *header,
         GError                    **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO temp.import_repair (kind, row, place, written, mended, header)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, mended->kind);
  sourcier_statement_bind_int (statement, 2, row);
  sourcier_statement_bind_int (statement, 3, place);
  sourcier_statement_bind_text (statement, 4, mended->before);
  sourcier_statement_bind_text (statement, 5, mended->after);
  sourcier_statement_bind_text (statement, 6, header != NULL ? header : "");
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_import_repair_store_add:
 * @store: the import's own connection
 * @row: a row that is staged
 * @reading: what it says
 * @error: where to put what went wrong
 *
 * Keeps the repairs of the row, proposed or made.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_repair_store_add (SourcierStore          *store,
                                  gint64                  row,
                                  SourcierImportReading  *reading,
                                  GError                **error)
{
  for (guint i = 0; reading->repairs != NULL && i < reading->repairs->len; i++)
    {
      const SourcierImportMended *mended = g_ptr_array_index (reading->repairs, i);
      g_autofree char *header = sourcier_import_reading_dup_column (reading, mended->target);

      if (!add_one (store, row, i, mended, header, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_import_repair_store_load:
 * @store: the import's own connection
 * @kind: which repairs
 * @most: how many at most
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierImportRepair): the first of them, in the order of the list
 */
GPtrArray *
sourcier_import_repair_store_load (SourcierStore             *store,
                                   SourcierImportRepairKind   kind,
                                   guint                      most,
                                   GError                   **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT r.line, r.name, p.header, p.written, p.mended FROM temp.import_repair AS p"
                                   " JOIN temp.import_row AS r ON r.seq = p.row WHERE p.kind = ?1"
                                   " ORDER BY p.row, p.place LIMIT ?2", error);
  g_autoptr (GPtrArray) repairs = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, kind);
  sourcier_statement_bind_int (statement, 2, most);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    g_ptr_array_add (repairs, sourcier_import_repair_new (kind, sourcier_statement_get_int (statement, 0),
                                                          sourcier_statement_get_text (statement, 1),
                                                          sourcier_statement_get_text (statement, 2),
                                                          sourcier_statement_get_text (statement, 3),
                                                          sourcier_statement_get_text (statement, 4)));
  return has_row ? NULL : g_steal_pointer (&repairs);
}
