/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "store/store.h"

#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierPurchaseEditor:
 *
 * The form of a purchase: what it is, its days and amounts, how it is awarded, its considerations, lots, criteria, holders
 * and modifications. Saving is one action.
 */
#define SOURCIER_TYPE_PURCHASE_EDITOR (sourcier_purchase_editor_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchaseEditor, sourcier_purchase_editor, SOURCIER, PURCHASE_EDITOR, SourcierFormWindow)

void     sourcier_purchase_editor_present (GtkWidget         *from,
                                           SourcierStore     *store,
                                           SourcierPurchase  *purchase);
void     sourcier_purchase_editor_complete (GtkWidget        *from,
                                           SourcierStore     *store,
                                           SourcierPurchase  *purchase,
                                           const char        *member);
gboolean sourcier_purchase_write          (GtkWidget         *from,
                                           SourcierStore     *store,
                                           SourcierPurchase  *purchase,
                                           const char        *action,
                                           const char        *done);

G_END_DECLS
