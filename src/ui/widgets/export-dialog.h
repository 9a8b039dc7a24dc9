/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/export-rows.h"
#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierExportDialog:
 *
 * Asks how rows shall leave the office: all that are shown or those selected, in which format, with which columns in which
 * order; or how they shall be printed. What was chosen last for a table is proposed again, and ways of exporting have names.
 */
#define SOURCIER_TYPE_EXPORT_DIALOG (sourcier_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierExportDialog, sourcier_export_dialog, SOURCIER, EXPORT_DIALOG, SourcierFormWindow)

SourcierExportDialog *sourcier_export_dialog_new            (GtkWidget            *from,
                                                             SourcierStore        *store,
                                                             gboolean              print);
void                  sourcier_export_dialog_offer          (SourcierExportDialog *self,
                                                             SourcierExportRows   *rows);
void                  sourcier_export_dialog_offer_selected (SourcierExportDialog *self,
                                                             SourcierExportRows   *rows,
                                                             gboolean              choose);
void                  sourcier_export_dialog_set_shown      (SourcierExportDialog *self,
                                                             const char * const   *columns);
void                  sourcier_export_dialog_present        (SourcierExportDialog *self);

G_END_DECLS
