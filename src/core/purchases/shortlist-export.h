/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/export-list.h"
#include "purchases/shortlist.h"

G_BEGIN_DECLS

/**
 * SourcierShortlistExport:
 *
 * The consultation list of a purchase as a table that can leave the office.
 */
#define SOURCIER_TYPE_SHORTLIST_EXPORT (sourcier_shortlist_export_get_type ())
G_DECLARE_FINAL_TYPE (SourcierShortlistExport, sourcier_shortlist_export, SOURCIER, SHORTLIST_EXPORT, SourcierExportList)

SourcierExportTable *sourcier_shortlist_export_new      (SourcierStore                *store,
                                                         gint64                        purchase);
SourcierExportTable *sourcier_shortlist_export_new_some (SourcierStore                *store,
                                                         gint64                        purchase,
                                                         GArray                       *candidates);
const char * const  *sourcier_shortlist_headers         (gboolean                      french);
char               **sourcier_shortlist_entry_to_cells  (SourcierPurchase             *purchase,
                                                         const SourcierShortlistEntry *entry,
                                                         SourcierDay                   day);

G_END_DECLS
