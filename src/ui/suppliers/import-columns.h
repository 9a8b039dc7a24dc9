/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierImportColumn:
 *
 * A column of a list as somebody decides what it is read as.
 *
 * Property "selected" (uint): the place of its target among sourcier_import_targets().
 * Property "how" (string): how that is known.
 */
#define SOURCIER_TYPE_IMPORT_COLUMN (sourcier_import_column_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportColumn, sourcier_import_column, SOURCIER, IMPORT_COLUMN, GObject)

SourcierImportColumn *sourcier_import_column_new        (guint                 place,
                                                         const char           *header,
                                                         const char           *sample);
guint                 sourcier_import_column_get_place  (SourcierImportColumn *self);
const char           *sourcier_import_column_get_header (SourcierImportColumn *self);
const char           *sourcier_import_column_get_sample (SourcierImportColumn *self);
int                   sourcier_import_column_get_target (SourcierImportColumn *self);
void                  sourcier_import_column_set_target (SourcierImportColumn *self,
                                                         int                   target,
                                                         const char           *how);

void                  sourcier_import_columns_set_up    (GtkColumnView        *view);

G_END_DECLS
