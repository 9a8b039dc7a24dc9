/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_supplier_export_present (GtkWidget             *parent,
                                       SourcierStore         *store,
                                       SourcierSupplierQuery *query,
                                       gint64                 n_suppliers);
void sourcier_supplier_export_present_some (GtkWidget        *parent,
                                       SourcierStore         *store,
                                       GArray                *ids);

G_END_DECLS
