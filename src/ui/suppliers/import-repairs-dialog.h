/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/import-session.h"
#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierImportRepairsDialog:
 *
 * Shows each cell of a list that seems to have lost something, what is written struck and what was probably meant beside
 * it, and puts back what is lost, or leaves it as written again.
 */
#define SOURCIER_TYPE_IMPORT_REPAIRS_DIALOG (sourcier_import_repairs_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportRepairsDialog, sourcier_import_repairs_dialog, SOURCIER, IMPORT_REPAIRS_DIALOG,
                      SourcierFormWindow)

void sourcier_import_repair_kind_take (SourcierImportSession    *session,
                                       SourcierImportRepairKind  kind,
                                       gboolean                  taken);

SourcierImportRepairsDialog *sourcier_import_repairs_dialog_new (GtkWindow                *parent,
                                                                 SourcierImportSession    *session,
                                                                 SourcierImportRepairKind  kind);

G_END_DECLS
