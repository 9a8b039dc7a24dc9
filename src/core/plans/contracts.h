/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/contract.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierContractAmounts:
 * @SOURCIER_AMOUNTS_NOTIFIED: as notified, which is what the law's indicators are told in
 * @SOURCIER_AMOUNTS_MODIFIED: as the last modification notified by the day of the figures has left it
 */
typedef enum
{
  SOURCIER_AMOUNTS_NOTIFIED,
  SOURCIER_AMOUNTS_MODIFIED,
} SourcierContractAmounts;

/**
 * SourcierContractScope:
 * @from_year: first calendar year
 * @to_year: last calendar year, included
 * @day: the day the figures are told of: what was notified later is not known yet
 * @buyer: (nullable): whose contracts, as the register names the buyer or by its SIRET in the essential data; "" for the
 *   office itself, %NULL for everybody's
 * @amounts: which amounts are added up
 * @concessions: whether concessions count
 *
 * Which contracts figures are about.
 */
typedef struct
{
  int from_year;
  int to_year;
  SourcierDay day;
  const char *buyer;
  SourcierContractAmounts amounts;
  gboolean concessions;
} SourcierContractScope;

/**
 * SourcierContracts:
 *
 * The contracts notified in some years, with who holds them and which labels each held on the day of notification. It
 * never changes and belongs to no connection, so that figures can be worked out of it on any thread.
 *
 * A lot counts as one contract (domain: one record of the essential data is one contract). A grouping counts once in
 * number; in value each member has its part: what the register tells, what remains in equal parts among the others.
 * Subcontractors hold nothing.
 */
typedef struct _SourcierContracts SourcierContracts;

SourcierContracts           *sourcier_contracts_load      (SourcierStore                *store,
                                                           const SourcierContractScope  *scope,
                                                           GError                      **error);
SourcierContracts           *sourcier_contracts_ref       (SourcierContracts            *self);
void                         sourcier_contracts_unref     (SourcierContracts            *self);
const SourcierContractScope *sourcier_contracts_get_scope (SourcierContracts            *self);
guint                        sourcier_contracts_get_n     (SourcierContracts            *self);
const SourcierContract      *sourcier_contracts_get       (SourcierContracts            *self,
                                                           guint                         position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierContracts, sourcier_contracts_unref)

G_END_DECLS
