/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A column that the directory can show. */
typedef struct _SourcierSupplierColumn SourcierSupplierColumn;

const SourcierSupplierColumn *sourcier_supplier_column_get        (guint                         at);
const SourcierSupplierColumn *sourcier_supplier_column_of         (GtkColumnViewColumn          *column);
const char                   *sourcier_supplier_column_get_id     (const SourcierSupplierColumn *self);
const char                   *sourcier_supplier_column_get_name   (const SourcierSupplierColumn *self);
SourcierSupplierSort sourcier_supplier_column_get_sort   (const SourcierSupplierColumn *self);
GtkColumnViewColumn          *sourcier_supplier_column_create     (const SourcierSupplierColumn *self,
                                                                   SourcierSupplierLook         *look);
char                         *sourcier_supplier_column_get_text   (const SourcierSupplierColumn *self,
                                                                   SourcierSupplier             *supplier,
                                                                   SourcierSupplierQuery        *query);
char                         *sourcier_supplier_show_city         (SourcierSupplier             *supplier);
char                         *sourcier_supplier_show_families     (SourcierSupplier             *supplier);

G_END_DECLS
