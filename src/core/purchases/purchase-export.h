/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/export-list.h"
#include "purchases/purchase-query.h"

G_BEGIN_DECLS

/**
 * SourcierPurchaseExport:
 *
 * Purchases as a table that can leave the office: all fields in words, with the considerations, lots, criteria, holders and
 * shortlist in a cell each, and how many duties there are and how many are to be decided.
 */
#define SOURCIER_TYPE_PURCHASE_EXPORT (sourcier_purchase_export_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchaseExport, sourcier_purchase_export, SOURCIER, PURCHASE_EXPORT, SourcierExportList)

SourcierExportTable *sourcier_purchase_export_new      (SourcierStore         *store,
                                                        SourcierPurchaseQuery *query);
SourcierExportTable *sourcier_purchase_export_new_some (SourcierStore         *store,
                                                        GArray                *ids);

/* For the tables of this folder: the question in words. */
void _sourcier_purchase_query_describe (SourcierPurchaseQuery *query,
                                        SourcierExportAbout   *about);

G_END_DECLS
