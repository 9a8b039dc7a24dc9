/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/contracts.h"

G_BEGIN_DECLS

/* A purchase as the file has it, before it is divided into contracts. Strings and suppliers belong to the contracts. */

typedef struct
{
  SourcierLabelSet label;
  SourcierDay from;
  SourcierDay to;
} SourcierContractAward;

typedef struct
{
  const char *number;
  const char *reserved;
  gint64 estimate;
  gint64 awarded;
} SourcierContractLot;

typedef struct
{
  const char *lot;
  const SourcierContractSupplier *supplier;
  gint64 amount;
} SourcierContractHolder;

typedef struct
{
  SourcierContract common;     /* what all its lots have alike */
  gint64 awarded;
  gint64 modified;             /* by the last modification that counts; SOURCIER_MONEY_UNKNOWN where there is none */
  GArray *lots;                /* SourcierContractLot; NULL for none */
  GArray *holders;             /* SourcierContractHolder; NULL for none */
} SourcierContractSource;

void _sourcier_contracts_divide     (SourcierContracts            *self,
                                     const SourcierContractSource *source);
void _sourcier_share_out            (gint64                        amount,
                                     const gint64                 *weights,
                                     guint                         n_weights,
                                     gint64                       *shares);
SourcierContracts *_sourcier_contracts_new (const SourcierContractScope *scope);
void _sourcier_contracts_add        (SourcierContracts            *self,
                                     const SourcierContract       *contract,
                                     const SourcierContractMember *members);
const char *_sourcier_contracts_keep (SourcierContracts           *self,
                                      const char                  *text);
SourcierContractSupplier *_sourcier_contracts_find_supplier (SourcierContracts *self,
                                                             gint64             id);
SourcierContractSupplier *_sourcier_contracts_add_supplier  (SourcierContracts *self,
                                                             gint64             id);

G_END_DECLS
