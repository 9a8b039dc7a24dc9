/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierSupplierContractsGroup:
 *
 * The purchases of the register that a supplier has a part in: how many contracts these are and what its shares are worth,
 * then a row for each, which leads there. It hides where there are none.
 */
#define SOURCIER_TYPE_SUPPLIER_CONTRACTS_GROUP (sourcier_supplier_contracts_group_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierContractsGroup, sourcier_supplier_contracts_group, SOURCIER, SUPPLIER_CONTRACTS_GROUP,
                      AdwPreferencesGroup)

void sourcier_supplier_contracts_group_set_store (SourcierSupplierContractsGroup *self,
                                                  SourcierStore                  *store);
void sourcier_supplier_contracts_group_show      (SourcierSupplierContractsGroup *self,
                                                  SourcierSupplier               *supplier);

G_END_DECLS
