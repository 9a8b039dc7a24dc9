/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierImportCounts:
 *
 * How many rows of a list have which effect, as five figures side by side that add up to the rows read. Where they can
 * be chosen, the property "effect" (int, a #SourcierImportEffect) says which one is.
 */
#define SOURCIER_TYPE_IMPORT_COUNTS (sourcier_import_counts_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportCounts, sourcier_import_counts, SOURCIER, IMPORT_COUNTS, GtkWidget)

void                 sourcier_import_counts_set_import (SourcierImportCounts   *self,
                                                        SourcierSupplierImport *import);
SourcierImportEffect sourcier_import_counts_get_effect (SourcierImportCounts   *self);
void                 sourcier_import_counts_set_effect (SourcierImportCounts   *self,
                                                        SourcierImportEffect    effect);

G_END_DECLS
