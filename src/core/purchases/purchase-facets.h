/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-query.h"
#include "store/facet-counts.h"

G_BEGIN_DECLS

/**
 * SourcierPurchaseTotals:
 * @count: how many purchases
 * @amount: what they add up to, cents HT, as sourcier_purchase_get_amount() tells; those of unknown amount add nothing
 * @awarded: what was awarded for them, cents HT
 * @open_duties: how many duties of theirs nobody has answered
 */
typedef struct
{
  gint64 count;
  gint64 amount;
  gint64 awarded;
  gint64 open_duties;
} SourcierPurchaseTotals;

/**
 * SourcierPurchaseFacets:
 *
 * For one question, how many purchases each value of each facet would give and what they add up to, counted under all
 * the other facets of the question; and the totals of its answer.
 */
#define SOURCIER_TYPE_PURCHASE_FACETS (sourcier_purchase_facets_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchaseFacets, sourcier_purchase_facets, SOURCIER, PURCHASE_FACETS, GObject)

SourcierPurchaseFacets       *sourcier_purchase_facets_count      (SourcierStore           *store,
                                                                   SourcierPurchaseQuery   *query,
                                                                   GError                 **error);
GPtrArray                    *sourcier_purchase_facets_get_counts (SourcierPurchaseFacets  *self,
                                                                   SourcierPurchaseFacet    facet);
const SourcierPurchaseTotals *sourcier_purchase_facets_get_totals (SourcierPurchaseFacets  *self);
GArray                       *sourcier_purchase_list_find_ids     (SourcierStore           *store,
                                                                   SourcierPurchaseQuery   *query,
                                                                   GError                 **error);
void                          _sourcier_purchase_facets_tell      (GObject                 *purchase,
                                                                   GObject                 *facets);

G_END_DECLS
