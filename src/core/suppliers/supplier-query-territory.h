/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

gboolean    _sourcier_supplier_territory_asks (SourcierSupplierQuery  *query);
const char *_sourcier_supplier_territory_find (SourcierStore          *store,
                                               SourcierSupplierQuery  *query,
                                               GError                **error);
gboolean    _sourcier_supplier_territory_sort (SourcierStore          *store,
                                               SourcierSupplierQuery  *query,
                                               GArray                 *ids,
                                               GError                **error);
gboolean    _sourcier_supplier_territory_read_version (SourcierStore  *store,
                                                       gint64         *version,
                                                       gint64         *changes,
                                                       GError        **error);

G_END_DECLS
