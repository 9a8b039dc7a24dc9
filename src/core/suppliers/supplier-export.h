/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/export-list.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierExport:
 *
 * Suppliers as a table that can leave the office. Its usual columns are those that the import reads back without a change:
 * all fields, the codes of the labels held or once held, the families, the CPV codes, the areas, the tags, the contacts, and
 * where a place is asked how far they are from it.
 */
#define SOURCIER_TYPE_SUPPLIER_EXPORT (sourcier_supplier_export_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierExport, sourcier_supplier_export, SOURCIER, SUPPLIER_EXPORT, SourcierExportList)

SourcierExportTable *sourcier_supplier_export_new      (SourcierStore         *store,
                                                        SourcierSupplierQuery *query);
SourcierExportTable *sourcier_supplier_export_new_some (SourcierStore         *store,
                                                        GArray                *ids,
                                                        SourcierSupplierQuery *query);

G_END_DECLS
