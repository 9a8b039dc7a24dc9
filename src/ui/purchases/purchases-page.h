/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-query.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierPurchasesPage:
 *
 * The register of purchases: what answers a question in a table, facets with their counts and sums, and what is known of
 * the purchase selected.
 */
#define SOURCIER_TYPE_PURCHASES_PAGE (sourcier_purchases_page_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchasesPage, sourcier_purchases_page, SOURCIER, PURCHASES_PAGE, GtkWidget)

GtkWidget *sourcier_purchases_page_new       (void);
void       sourcier_purchases_page_set_store (SourcierPurchasesPage *self,
                                              SourcierStore         *store);
void       sourcier_purchases_page_show      (SourcierPurchasesPage *self,
                                              gint64                 id);
void       sourcier_purchases_page_ask       (SourcierPurchasesPage *self,
                                              SourcierPurchaseQuery *query);

G_END_DECLS
