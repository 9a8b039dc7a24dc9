/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-query.h"
#include "store/facet-counts.h"

G_BEGIN_DECLS

/**
 * SourcierPurchaseTotal:
 * @counted: a value of the facet; how many purchases have it, and what their amounts add up to, cents HT
 * @estimate: what their estimates add up to, cents HT
 * @awarded: what was awarded for them, cents HT
 *
 * Of a purchase the amount is the estimate, or what was awarded where none is told; one of unknown amount adds nothing.
 */
typedef struct
{
  SourcierFacetCount counted;
  gint64 estimate;
  gint64 awarded;
} SourcierPurchaseTotal;

/**
 * SourcierPurchaseTotalsTable:
 *
 * What the answer to a question adds up to, for each value of a facet and in all.
 */
#define SOURCIER_TYPE_PURCHASE_TOTALS_TABLE (sourcier_purchase_totals_table_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchaseTotalsTable, sourcier_purchase_totals_table, SOURCIER, PURCHASE_TOTALS_TABLE, GObject)

SourcierPurchaseTotalsTable *sourcier_purchase_totals_table_new       (SourcierStore                *store,
                                                                       SourcierPurchaseQuery        *query,
                                                                       SourcierPurchaseFacet         facet,
                                                                       GError                      **error);
SourcierPurchaseFacet        sourcier_purchase_totals_table_get_facet (SourcierPurchaseTotalsTable  *self);
guint                        sourcier_purchase_totals_table_get_n     (SourcierPurchaseTotalsTable  *self);
const SourcierPurchaseTotal *sourcier_purchase_totals_table_get       (SourcierPurchaseTotalsTable  *self,
                                                                       guint                         at);
const SourcierPurchaseTotal *sourcier_purchase_totals_table_get_all   (SourcierPurchaseTotalsTable  *self);
double                       sourcier_purchase_totals_table_get_share (SourcierPurchaseTotalsTable  *self,
                                                                       const SourcierPurchaseTotal  *total);

G_END_DECLS
