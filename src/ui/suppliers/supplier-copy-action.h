/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  sourcier_supplier_copy_rows (GtkWidget              *from,
                                   SourcierStore          *store,
                                   GArray                 *ids,
                                   GPtrArray              *columns,
                                   SourcierSupplierQuery  *query);
char *sourcier_supplier_copy_text (SourcierStore          *store,
                                   GArray                 *ids,
                                   GPtrArray              *columns,
                                   SourcierSupplierQuery  *query,
                                   GError                **error);

G_END_DECLS
