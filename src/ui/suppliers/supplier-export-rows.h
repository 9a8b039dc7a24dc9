/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-query.h"
#include "widgets/export-dialog.h"

G_BEGIN_DECLS

SourcierExportRows *sourcier_supplier_export_rows_new      (SourcierSupplierQuery *query,
                                                            gint64                 n_suppliers);
SourcierExportRows *sourcier_supplier_export_rows_new_some (GArray                *ids,
                                                            SourcierSupplierQuery *query);
void                sourcier_supplier_export_add_forms     (SourcierExportDialog  *dialog);

G_END_DECLS
