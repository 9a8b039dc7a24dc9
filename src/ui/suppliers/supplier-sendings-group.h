/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierSupplierSendingsGroup:
 *
 * When a supplier was written to, and about which purchases, the latest first: a row for each, which leads there. It hides where
 * nothing was sent.
 */
#define SOURCIER_TYPE_SUPPLIER_SENDINGS_GROUP (sourcier_supplier_sendings_group_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierSendingsGroup, sourcier_supplier_sendings_group, SOURCIER, SUPPLIER_SENDINGS_GROUP,
                      AdwPreferencesGroup)

void sourcier_supplier_sendings_group_set_store (SourcierSupplierSendingsGroup *self,
                                                 SourcierStore                 *store);
void sourcier_supplier_sendings_group_show      (SourcierSupplierSendingsGroup *self,
                                                 SourcierSupplier              *supplier);

G_END_DECLS
