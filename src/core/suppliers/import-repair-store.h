/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-import-reading.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

/* What the cells of rows seem to have lost. It goes with the staging table. */
#define SOURCIER_IMPORT_REPAIR_TABLE \
  "DROP TABLE IF EXISTS temp.import_repair;" \
  "CREATE TEMP TABLE import_repair (" \
  "  kind    INTEGER NOT NULL," \
  "  row     INTEGER NOT NULL," \
  "  place   INTEGER NOT NULL," \
  "  written TEXT NOT NULL," \
  "  mended  TEXT NOT NULL," \
  "  header  TEXT NOT NULL," \
  "  PRIMARY KEY (kind, row, place)" \
  ") WITHOUT ROWID;"

gboolean   sourcier_import_repair_store_add  (SourcierStore             *store,
                                              gint64                     row,
                                              SourcierImportReading     *reading,
                                              GError                   **error);
GPtrArray *sourcier_import_repair_store_load (SourcierStore             *store,
                                              SourcierImportRepairKind   kind,
                                              guint                      most,
                                              GError                   **error);

G_END_DECLS
