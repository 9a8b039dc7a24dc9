/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import-layout-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierImportLayouts:
 *
 * Chooses by its name how a list is read, and forgets what is kept under that name. It does not show where the office has
 * named none. "chosen" comes when somebody has chosen another one.
 */
#define SOURCIER_TYPE_IMPORT_LAYOUTS (sourcier_import_layouts_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportLayouts, sourcier_import_layouts, SOURCIER, IMPORT_LAYOUTS, GtkWidget)

void                  sourcier_import_layouts_show       (SourcierImportLayouts *self,
                                                          SourcierStore         *store);
SourcierImportLayout *sourcier_import_layouts_dup_chosen (SourcierImportLayouts *self);

G_END_DECLS
