/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/import-missing-store.h"

/* Whom no row of the list speaks of: neither for sure, nor perhaps, as long as nobody decided that it is another. Looked
 * up row by row in the indexes of the staging table. */
#define NOT_SPOKEN_OF \
  " AND NOT EXISTS (SELECT 1 FROM temp.import_row AS r WHERE r.supplier = a.supplier)" \
  " AND a.supplier NOT IN (SELECT c.supplier FROM temp.import_candidate AS c JOIN temp.import_row AS r ON r.seq = c.row" \
  "                        WHERE c.supplier IS NOT NULL AND r.decision IN (0, 3))" \
  " AND a.supplier NOT IN (SELECT r.matched FROM temp.import_row AS r WHERE r.decision <> 0 AND r.matched IS NOT NULL)"

#define OF_LABEL \
  "SELECT DISTINCT a.supplier FROM label_award AS a WHERE a.label = ?1 AND (a.valid_to IS NULL OR a.valid_to >= ?2)" \
  NOT_SPOKEN_OF " ORDER BY 1"
/* Before the name of the list was kept, its evidence told it. */
#define OF_LIST \
  "SELECT DISTINCT a.supplier FROM label_award AS a WHERE (a.list = ?1 OR (a.list = '' AND a.evidence IN (?1, ?3)))" \
  " AND (a.valid_to IS NULL OR a.valid_to >= ?2)" NOT_SPOKEN_OF " ORDER BY 1"

/**
 * sourcier_import_missing_store_find:
 * @store: the connection of an import that was prepared
 * @label: (nullable): the label whose holders the list tells, or
 * @source: what its labels are known from
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the suppliers that have an award of the label, or one known
 *   from there, which has not ended, and of which no row of the list speaks
 */
GArray *
sourcier_import_missing_store_find (SourcierStore               *store,
                                    const char                  *label,
                                    const SourcierImportSource  *source,
                                    GError                     **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, label != NULL ? OF_LABEL : OF_LIST, error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, label != NULL ? label : source->list);
  sourcier_statement_bind_day (statement, 2, sourcier_day_today ());
  if (label == NULL)
    sourcier_statement_bind_text (statement, 3, source->evidence);
  return sourcier_statement_read_ids (statement, error);
}
