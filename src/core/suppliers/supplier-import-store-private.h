/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import-store.h"

G_BEGIN_DECLS

/* As _sourcier_import_store_read_row() reads them. */
#define SOURCIER_IMPORT_ROW_COLUMNS "seq, line, effect, supplier, reason, cells, other, matched, decision, doubt, late"

void _sourcier_import_store_bind_name  (SourcierStatement     *statement,
                                        SourcierImportReading *reading);
void _sourcier_import_store_bind_cells (SourcierStatement     *statement,
                                        int                    first,
                                        GBytes                *cells);
void _sourcier_import_store_read_row   (SourcierStatement     *statement,
                                        SourcierStagedRow     *row);

G_END_DECLS
