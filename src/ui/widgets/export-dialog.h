/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document.h"
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

/**
 * SourcierExportForm:
 * @id: what settings and presets call it: "vcard"
 * @name: what the reader calls it: “Address book (vCard)”
 * @good_for: what it is good for, a sentence
 * @holds: what is written of each row, instead of columns, a sentence
 * @suffix: how the names of its files end: "vcf"
 * @most_rows: how many rows it can have
 * @write: writes it, in a thread of its own; @question is that of the rows
 * @make: (nullable): makes the document that is shown before, where it is one
 *
 * What rows can be written as that is no table. The texts are constants.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *good_for;
  const char *holds;
  const char *suffix;
  gint64 most_rows;
  gboolean           (*write) (SourcierStore     *reader,
                               gpointer           question,
                               SourcierLanguage   language,
                               GFile             *file,
                               SourcierProgress  *progress,
                               GCancellable      *cancellable,
                               GError           **error);
  SourcierDocument * (*make)  (SourcierStore     *reader,
                               gpointer           question,
                               SourcierLanguage   language,
                               SourcierProgress  *progress,
                               GCancellable      *cancellable,
                               GError           **error);
} SourcierExportForm;

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
void                  sourcier_export_dialog_add_form       (SourcierExportDialog *self,
                                                             const SourcierExportForm *form);
void                  sourcier_export_dialog_present        (SourcierExportDialog *self);

G_END_DECLS
