/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-import-reading.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

/**
 * SourcierImportKey:
 * @SOURCIER_IMPORT_BY_SIRET: the same SIRET, or SIREN where a list tells no more
 * @SOURCIER_IMPORT_BY_ADDRESS: the same SIREN at the same address, and no two postcodes
 * @SOURCIER_IMPORT_BY_NAME: the same folded name and the same postcode
 *
 * What a row and a supplier have in common, the surest first.
 */
typedef enum
{
  SOURCIER_IMPORT_BY_SIRET,
  SOURCIER_IMPORT_BY_ADDRESS,
  SOURCIER_IMPORT_BY_NAME,
} SourcierImportKey;

/**
 * SourcierStagedRow:
 * @seq: its place among the rows read, from 1
 * @line: the line of the file where it begins
 * @effect: what it does
 * @supplier: the supplier of the directory it speaks of, 0 for none
 * @other: the row of the list whose supplier it speaks of, 0 for none
 * @matched: what @supplier was before anybody decided
 * @decision: what was decided about it
 * @reason: why it is doubtful or rejected, or what it changes
 * @doubt: why it was doubtful before anybody decided, "" if it was not
 * @late: whether it is to be matched when all rows are read, whether a stray quotation mark stands in it, and whether it was cut
 *   by another delimiter than the others
 * @cells: the cells as written, each ended by a NUL
 *
 * A row of the list as it waits in the staging table, which only this connection sees.
 */
typedef struct
{
  gint64 seq;
  guint line;
  SourcierImportEffect effect;
  gint64 supplier;
  gint64 other;
  gint64 matched;
  SourcierImportDecision decision;
  char *reason;
  char *doubt;
  guint late;
  GBytes *cells;
} SourcierStagedRow;

#define SOURCIER_STAGED_LATE 1
#define SOURCIER_STAGED_STRAY_MARK 2
#define SOURCIER_STAGED_OTHER_DELIMITER 4

void      sourcier_staged_row_clear             (SourcierStagedRow      *row);

GBytes   *sourcier_import_store_join_cells      (const char * const     *cells,
                                                 guint                   n_cells);
GPtrArray *sourcier_import_store_split_cells    (GBytes                 *cells);

gboolean  sourcier_import_store_begin           (SourcierStore          *store,
                                                 GError                **error);
gboolean  sourcier_import_store_index_keys      (SourcierStore          *store,
                                                 GError                **error);
gboolean  sourcier_import_store_index_effects   (SourcierStore          *store,
                                                 GError                **error);
gboolean  sourcier_import_store_end             (SourcierStore          *store,
                                                 GError                **error);
void      sourcier_import_store_give_up         (SourcierStore          *store);
gboolean  sourcier_import_store_add             (SourcierStore          *store,
                                                 const SourcierStagedRow *row,
                                                 SourcierImportReading  *reading,
                                                 GError                **error);
gboolean  sourcier_import_store_update          (SourcierStore          *store,
                                                 const SourcierStagedRow *row,
                                                 GError                **error);
gboolean  sourcier_import_store_has_directory   (SourcierStore          *store,
                                                 gboolean               *has_directory,
                                                 GError                **error);
gboolean  sourcier_import_store_count_directory (SourcierStore          *store,
                                                 gint64                 *n,
                                                 GError                **error);
gboolean  sourcier_import_store_get             (SourcierStore          *store,
                                                 gint64                  seq,
                                                 SourcierStagedRow      *row,
                                                 GError                **error);
SourcierStatement *sourcier_import_store_select (SourcierStore          *store,
                                                 guint                   effects,
                                                 GError                **error);
gboolean  sourcier_import_store_next            (SourcierStatement      *statement,
                                                 SourcierStagedRow      *row,
                                                 gboolean               *has_row,
                                                 GError                **error);
GPtrArray *sourcier_import_store_load_rows      (SourcierStore          *store,
                                                 SourcierImportEffect    effect,
                                                 guint                   most,
                                                 GError                **error);
gboolean  sourcier_import_store_claim           (SourcierStore          *store,
                                                 gint64                  seq,
                                                 gint64                  supplier,
                                                 GError                **error);
gboolean  sourcier_import_store_find_claim      (SourcierStore          *store,
                                                 gint64                  supplier,
                                                 gint64                 *seq,
                                                 GError                **error);
gboolean  sourcier_import_store_find_same       (SourcierStore          *store,
                                                 GBytes                 *cells,
                                                 gint64                  before,
                                                 guint                  *line,
                                                 GError                **error);
gboolean  sourcier_import_store_find_repeated   (SourcierStore          *store,
                                                 SourcierImportReading  *reading,
                                                 gint64                  before,
                                                 SourcierStagedRow      *row,
                                                 GError                **error);
GArray   *sourcier_import_store_find_suppliers  (SourcierStore          *store,
                                                 SourcierImportReading  *reading,
                                                 SourcierImportPolicy    policy,
                                                 SourcierImportKey       key,
                                                 GError                **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SourcierStagedRow, sourcier_staged_row_clear)

G_END_DECLS
