/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierImportRepairRow:
 *
 * Proposes to put back what one kind of cells of a list seems to have lost, and has it put back, or taken off again, by a
 * switch. "taken", with a boolean, comes when somebody has chosen; "shown" when somebody wants to see all the cells.
 */
#define SOURCIER_TYPE_IMPORT_REPAIR_ROW (sourcier_import_repair_row_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportRepairRow, sourcier_import_repair_row, SOURCIER, IMPORT_REPAIR_ROW, AdwActionRow)

GtkWidget               *sourcier_import_repair_row_new      (SourcierImportRepairKind  kind);
SourcierImportRepairKind sourcier_import_repair_row_get_kind (SourcierImportRepairRow  *self);
void                     sourcier_import_repair_row_show     (SourcierImportRepairRow  *self,
                                                              SourcierSupplierImport   *import);
char                    *sourcier_import_repair_to_markup    (SourcierImportRepair     *repair);

G_END_DECLS
