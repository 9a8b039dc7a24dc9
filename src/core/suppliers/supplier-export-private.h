/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-export.h"

G_BEGIN_DECLS

typedef gboolean (*SourcierExportSupplierFunc) (SourcierSupplier  *supplier,
                                                gpointer           user_data,
                                                GError           **error);

gboolean _sourcier_supplier_export_each (SourcierStore              *store,
                                         SourcierSupplierQuery      *query,
                                         SourcierExportSupplierFunc  func,
                                         gpointer                    user_data,
                                         SourcierProgress           *progress,
                                         GCancellable               *cancellable,
                                         GError                    **error);

G_END_DECLS
