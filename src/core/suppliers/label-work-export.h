/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/export-list.h"
#include "suppliers/label-work-query.h"

G_BEGIN_DECLS

/**
 * SourcierLabelWorkExport:
 *
 * The awards that want a hand, as a table that can leave the office.
 */
#define SOURCIER_TYPE_LABEL_WORK_EXPORT (sourcier_label_work_export_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLabelWorkExport, sourcier_label_work_export, SOURCIER, LABEL_WORK_EXPORT, SourcierExportList)

SourcierExportTable *sourcier_label_work_export_new      (SourcierStore          *store,
                                                          SourcierLabelWorkQuery *query);
SourcierExportTable *sourcier_label_work_export_new_some (SourcierStore          *store,
                                                          GArray                 *ids,
                                                          SourcierLabelWorkQuery *query);

G_END_DECLS
