/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-import-reading.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

/**
 * SourcierStagedRow:
 * @seq: its place among the rows read, from 1
 * @line: the line of the file where it begins
 * @effect: what it does
 * @supplier: the supplier of the directory it speaks of, 0 for none
 * @reason: why it is doubtful or rejected, or what it changes
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
  char *reason;
  GBytes *cells;
} SourcierStagedRow;

void      sourcier_staged_row_clear             (SourcierStagedRow      *row);

GBytes   *sourcier_import_store_join_cells      (const char * const     *cells,
                                                 guint                   n_cells);
GPtrArray *sourcier_import_store_split_cells    (GBytes                 *cells);

gboolean  sourcier_import_store_begin           (SourcierStore          *store,
                                                 GError                **error);
gboolean  sourcier_import_store_end             (SourcierStore          *store,
                                                 GError                **error);
void      sourcier_import_store_give_up         (SourcierStore          *store);
gboolean  sourcier_import_store_get_version     (SourcierStore          *store,
                                                 gint64                 *version,
                                                 GError                **error);
gboolean  sourcier_import_store_add             (SourcierStore          *store,
                                                 const SourcierStagedRow *row,
                                                 SourcierImportReading  *reading,
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
                                                 guint                  *line,
                                                 GError                **error);
gboolean  sourcier_import_store_find_repeated   (SourcierStore          *store,
                                                 SourcierImportReading  *reading,
                                                 guint                  *line,
                                                 GError                **error);
GArray   *sourcier_import_store_find_suppliers  (SourcierStore          *store,
                                                 SourcierImportReading  *reading,
                                                 SourcierImportPolicy    policy,
                                                 gboolean               *by_siret,
                                                 GError                **error);

G_END_DECLS
