/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/export-list.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

#define SOURCIER_ENDING_ANY_DAY (-1)

/**
 * SourcierLabelAwardExport:
 *
 * The awards of suppliers as a table that can leave the office: a row for each, with the supplier that holds it, the day it
 * ends, its state in words and the day its evidence was checked. Labels are codes.
 */
#define SOURCIER_TYPE_LABEL_AWARD_EXPORT (sourcier_label_award_export_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLabelAwardExport, sourcier_label_award_export, SOURCIER, LABEL_AWARD_EXPORT,
                      SourcierExportList)

SourcierExportTable *sourcier_label_award_export_new (SourcierStore         *store,
                                                      SourcierSupplierQuery *query,
                                                      int                    ending_within);

G_END_DECLS
