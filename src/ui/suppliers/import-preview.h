/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierImportPreview:
 *
 * What a list will do to the directory, before it does: how it was read, five figures, the rows behind each figure, what
 * each column is read as.
 *
 * The signal "columns-changed" comes when the reader has a column read as something else, so the import must be prepared
 * again; "choice-changed" when the reader leaves the doubtful rows out or takes them in.
 */
#define SOURCIER_TYPE_IMPORT_PREVIEW (sourcier_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportPreview, sourcier_import_preview, SOURCIER, IMPORT_PREVIEW, GtkWidget)

void   sourcier_import_preview_show        (SourcierImportPreview  *self,
                                            SourcierSupplierImport *import,
                                            const char             *file_name);
gint64 sourcier_import_preview_get_n_to_do (SourcierImportPreview  *self);

G_END_DECLS
