/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-contracts.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierContract:
 * @purchase: id of the purchase
 * @year: of its launch, or of its notification; 0 if not told
 * @subject: what is bought
 * @state: code of its state in the register
 * @role: code of the role of the supplier, of the list %SOURCIER_TERMS_ROLE
 * @shared: whether others hold the same with it
 * @amount: what its share is worth, cents HT; %SOURCIER_MONEY_UNKNOWN if nobody told
 *
 * A purchase of the register that a supplier has a part in.
 */
typedef struct
{
  gint64    purchase;
  int       year;
  char     *subject;
  char     *state;
  char     *role;
  gboolean  shared;
  gint64    amount;
} SourcierSupplierContract;

void       sourcier_supplier_contract_free       (SourcierSupplierContract  *self);
GPtrArray *sourcier_supplier_contracts_store_load (SourcierStore             *store,
                                                  gint64                     supplier,
                                                  guint                      n_most,
                                                  guint                     *n_all,
                                                  GError                   **error);
char      *_sourcier_supplier_sql_standings      (SourcierDay                day);
char      *_sourcier_supplier_sql_n_contracts    (SourcierDay                day);
gboolean   _sourcier_supplier_contracts_store_tell (SourcierStore            *store,
                                                  const char                *ids,
                                                  GPtrArray                 *suppliers,
                                                  GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierSupplierContract, sourcier_supplier_contract_free)

G_END_DECLS
