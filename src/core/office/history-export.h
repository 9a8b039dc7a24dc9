/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/export-list.h"
#include "store/history-query.h"

G_BEGIN_DECLS

/**
 * SourcierHistoryExport:
 *
 * What was done in an office's file as a table that can leave the office, the last first.
 */
#define SOURCIER_TYPE_HISTORY_EXPORT (sourcier_history_export_get_type ())
G_DECLARE_FINAL_TYPE (SourcierHistoryExport, sourcier_history_export, SOURCIER, HISTORY_EXPORT, SourcierExportList)

SourcierExportTable *sourcier_history_export_new (SourcierStore        *store,
                                                  SourcierHistoryQuery *query,
                                                  guint                 most);

G_END_DECLS
