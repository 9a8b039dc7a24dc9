/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The reader has a column read as something else: the import must be prepared again. */
typedef void (*SourcierColumnsChanged) (gpointer owner);

void sourcier_import_columns_fill (GtkListBox             *list,
                                   SourcierSupplierImport *import,
                                   SourcierColumnsChanged  changed,
                                   gpointer                owner);

G_END_DECLS
