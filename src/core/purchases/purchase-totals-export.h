/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/export-table.h"
#include "purchases/purchase-totals-query.h"

G_BEGIN_DECLS

#define SOURCIER_N_PURCHASE_TOTALS_COLUMNS 5

/**
 * SourcierPurchaseTotalsExport:
 *
 * What purchases add up to, as a table that can leave the office.
 */
#define SOURCIER_TYPE_PURCHASE_TOTALS_EXPORT (sourcier_purchase_totals_export_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchaseTotalsExport, sourcier_purchase_totals_export, SOURCIER, PURCHASE_TOTALS_EXPORT,
                      SourcierExportTable)

SourcierExportTable *sourcier_purchase_totals_export_new (SourcierStore                *store,
                                                          SourcierPurchaseQuery        *query,
                                                          SourcierPurchaseFacet         facet);
char               **sourcier_purchase_totals_header     (SourcierPurchaseFacet         facet);
char               **sourcier_purchase_totals_to_cells   (SourcierPurchaseTotalsTable  *table,
                                                          const SourcierPurchaseTotal  *total);

G_END_DECLS
