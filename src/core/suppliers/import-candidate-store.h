/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/duplicate.h"

G_BEGIN_DECLS

/* What doubtful rows may be about, the likeliest first: a supplier, or an earlier row. It goes with the staging table. */
#define SOURCIER_IMPORT_CANDIDATE_TABLE \
  "DROP TABLE IF EXISTS temp.import_candidate;" \
  "CREATE TEMP TABLE import_candidate (" \
  "  row      INTEGER NOT NULL," \
  "  rank     INTEGER NOT NULL," \
  "  supplier INTEGER," \
  "  other    INTEGER," \
  "  PRIMARY KEY (row, rank)" \
  ") WITHOUT ROWID;"

/* More than anybody compares with one row. */
#define SOURCIER_IMPORT_MOST_LIKELY 8

/**
 * SourcierImportLikely:
 * @supplier: a supplier of the directory, or 0
 * @other: or an earlier row of the list, which tells a supplier that the directory has not
 *
 * What a row may be about.
 */
typedef struct
{
  gint64 supplier;
  gint64 other;
} SourcierImportLikely;

gboolean  sourcier_import_candidate_store_add        (SourcierStore                *store,
                                                      gint64                        row,
                                                      GArray                       *likely,
                                                      GError                      **error);
GArray   *sourcier_import_candidate_store_load       (SourcierStore                *store,
                                                      gint64                        row,
                                                      GError                      **error);
GArray   *sourcier_import_candidate_store_list_late  (SourcierStore                *store,
                                                      GError                      **error);
GArray   *sourcier_import_candidate_store_list_doubtful (SourcierStore             *store,
                                                      gboolean                      decided,
                                                      GError                      **error);
GArray   *sourcier_import_candidate_store_list_awaited (SourcierStore              *store,
                                                      GError                      **error);
GArray   *sourcier_import_candidate_store_list_dependent (SourcierStore            *store,
                                                      gint64                        row,
                                                      GError                      **error);
gboolean  sourcier_import_candidate_store_find_places (SourcierStore               *store,
                                                      gboolean                     *any,
                                                      GError                      **error);
SourcierStatement *sourcier_import_candidate_store_select_lone (SourcierStore      *store,
                                                      GError                      **error);
GPtrArray *sourcier_import_candidate_store_load_place (SourcierStore               *store,
                                                      const char                   *postcode,
                                                      GError                      **error);
SourcierDuplicateKey *sourcier_import_candidate_store_read_key (SourcierStatement  *row);

G_END_DECLS
