/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierImportRowView:
 *
 * One row of a list, field by field: what it changes, the old struck and the new beside it. Where it is doubtful whom it
 * speaks of, those whom it may speak of stand beside it, and it can be decided: "decided" comes with the
 * #SourcierImportDecision and which of them it is, from 0.
 */
#define SOURCIER_TYPE_IMPORT_ROW_VIEW (sourcier_import_row_view_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportRowView, sourcier_import_row_view, SOURCIER, IMPORT_ROW_VIEW, GtkWidget)

void               sourcier_import_row_view_show    (SourcierImportRowView  *self,
                                                     SourcierSupplierImport *import,
                                                     SourcierImportRow      *row,
                                                     SourcierImportEffect    effect);
SourcierImportRow *sourcier_import_row_view_get_row (SourcierImportRowView  *self);

G_END_DECLS
