/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier.h"

G_BEGIN_DECLS

/* Values of %SOURCIER_FACET_CONTRACTS; "" for those who never held any. */
#define SOURCIER_CONTRACT_ACTIVE "active"
#define SOURCIER_CONTRACT_PAST   "past"

/**
 * SourcierSupplierContracts:
 * @n_contracts: how many contracts of the office the supplier holds or held, alone, with others or as a subcontractor
 * @n_active: how many of them run
 * @n_untold: for how many of them nobody told what the supplier's share is worth
 * @amount: what its shares in the others add up to, cents HT
 *
 * What the register of purchases tells of a supplier.
 */
typedef struct
{
  guint n_contracts;
  guint n_active;
  guint n_untold;
  gint64 amount;
} SourcierSupplierContracts;

const SourcierSupplierContracts *sourcier_supplier_get_contracts      (SourcierSupplier                *self);
void                             sourcier_supplier_set_contracts      (SourcierSupplier                *self,
                                                                       const SourcierSupplierContracts *contracts);
char                            *sourcier_supplier_contracts_to_words (const SourcierSupplierContracts *self);

G_END_DECLS
