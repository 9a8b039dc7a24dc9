/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierPurchasePane:
 *
 * What is known of the purchase selected in the register, to be read: what it is, its lots, holders and criteria.
 */
#define SOURCIER_TYPE_PURCHASE_PANE (sourcier_purchase_pane_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchasePane, sourcier_purchase_pane, SOURCIER, PURCHASE_PANE, GtkWidget)

void       sourcier_purchase_pane_show        (SourcierPurchasePane *self,
                                               SourcierPurchase     *purchase);
void       sourcier_purchase_pane_set_store   (SourcierPurchasePane *self,
                                               SourcierStore        *store);

G_END_DECLS
