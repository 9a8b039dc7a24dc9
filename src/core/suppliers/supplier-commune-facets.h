/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

GHashTable *sourcier_supplier_communes_count (SourcierStore          *store,
                                              SourcierSupplierQuery  *query,
                                              const char             *departement,
                                              GError                **error);

G_END_DECLS
