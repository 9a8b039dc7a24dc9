/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "suppliers/supplier.h"

G_BEGIN_DECLS

/* Whom the office thinks of consulting for a purchase: its parts %SOURCIER_PURCHASE_CANDIDATES. The code de la commande
 * publique lets a buyer ask suppliers before the procedure (R2111-1) as long as nobody is told more than the others
 * (R2111-2): the list says who was consulted, and on which day. */

/* More than this nobody consults one by one. */
#define SOURCIER_SHORTLIST_MOST 300

/**
 * SourcierShortlistOutcome:
 * @SOURCIER_SHORTLIST_ADDED: the supplier was put on the list
 * @SOURCIER_SHORTLIST_FOUND_AGAIN: it was there, though no longer in the directory, and is the directory's again
 * @SOURCIER_SHORTLIST_ALREADY: it was there
 */
typedef enum
{
  SOURCIER_SHORTLIST_ADDED,
  SOURCIER_SHORTLIST_FOUND_AGAIN,
  SOURCIER_SHORTLIST_ALREADY,
} SourcierShortlistOutcome;

/**
 * SourcierShortlistEntry:
 * @candidate: what the purchase keeps of it
 * @supplier: (nullable): the supplier, %NULL where the directory no longer has it
 *
 * One of those on the list, and what the directory says of it.
 */
typedef struct
{
  SourcierRecord *candidate;
  SourcierSupplier *supplier;
} SourcierShortlistEntry;

SourcierShortlistEntry *sourcier_shortlist_entry_new             (SourcierRecord               *candidate,
                                                                  SourcierSupplier             *supplier);
void                    sourcier_shortlist_entry_free            (SourcierShortlistEntry       *self);
const char             *sourcier_shortlist_entry_get_name        (const SourcierShortlistEntry *self);
SourcierDay             sourcier_shortlist_entry_get_day         (const SourcierShortlistEntry *self);
char                   *sourcier_shortlist_entry_get_email       (const SourcierShortlistEntry *self);
char                   *sourcier_shortlist_entry_get_place       (const SourcierShortlistEntry *self);
char                   *sourcier_shortlist_entry_get_labels      (const SourcierShortlistEntry *self,
                                                                  SourcierDay                   day);
char                   *sourcier_shortlist_entry_doubt_to_words  (const SourcierShortlistEntry *self,
                                                                  SourcierDay                   day);

gboolean                sourcier_shortlist_has                   (SourcierPurchase             *purchase,
                                                                  SourcierSupplier             *supplier);
SourcierShortlistOutcome sourcier_shortlist_add                  (SourcierPurchase             *purchase,
                                                                  SourcierSupplier             *supplier);
guint                   sourcier_shortlist_count_consulted       (SourcierPurchase             *purchase);
char                   *sourcier_shortlist_to_words              (SourcierPurchase             *purchase);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierShortlistEntry, sourcier_shortlist_entry_free)

G_END_DECLS
