/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-facets.h"
#include "store/row-list.h"

G_BEGIN_DECLS

/**
 * SourcierPurchaseList:
 *
 * The purchases that answer a #SourcierPurchaseQuery, a #SourcierRowList of #SourcierPurchase. Its counts are the
 * #SourcierPurchaseFacets of the same answer, its total tells the purchases in the register.
 */
#define SOURCIER_TYPE_PURCHASE_LIST (sourcier_purchase_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchaseList, sourcier_purchase_list, SOURCIER, PURCHASE_LIST, SourcierRowList)

SourcierPurchaseList   *sourcier_purchase_list_new        (SourcierStore        *store);
SourcierPurchaseQuery  *sourcier_purchase_list_get_query  (SourcierPurchaseList *self);
SourcierPurchaseFacets *sourcier_purchase_list_get_facets (SourcierPurchaseList *self);

G_END_DECLS
