/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/candidates.h"
#include "suppliers/supplier.h"

G_BEGIN_DECLS

/**
 * SourcierCloseness:
 * @SOURCIER_CLOSENESS_SAME: declares the purchase's CPV code
 * @SOURCIER_CLOSENESS_NARROWER: declares a code below it
 * @SOURCIER_CLOSENESS_WIDER: declares a code above it
 * @SOURCIER_CLOSENESS_FAMILY: works in the purchase's family
 * @SOURCIER_CLOSENESS_NONE: nothing was asked about what it sells
 *
 * How near what a supplier declares comes to a purchase, the nearest first.
 */
typedef enum
{
  SOURCIER_CLOSENESS_SAME,
  SOURCIER_CLOSENESS_NARROWER,
  SOURCIER_CLOSENESS_WIDER,
  SOURCIER_CLOSENESS_FAMILY,
  SOURCIER_CLOSENESS_NONE,
} SourcierCloseness;

/**
 * SourcierCandidateMatch:
 * @supplier: who could answer
 * @closeness: how near it comes
 * @code: the CPV code it declares that makes it so; "" where none does
 *
 * A supplier that could answer a purchase, and why it is listed where it is.
 */
typedef struct
{
  SourcierSupplier *supplier;
  SourcierCloseness closeness;
  char *code;
} SourcierCandidateMatch;

void       sourcier_candidate_match_free     (SourcierCandidateMatch        *self);
char      *sourcier_candidate_match_to_words (const SourcierCandidateMatch  *self,
                                              SourcierPurchase              *purchase);
GPtrArray *sourcier_candidates_find_closest  (SourcierCandidates            *self,
                                              SourcierStore                 *store,
                                              SourcierPurchase              *purchase,
                                              guint                          most,
                                              GError                       **error);

G_END_DECLS
