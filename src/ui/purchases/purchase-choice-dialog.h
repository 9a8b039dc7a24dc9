/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "store/store.h"
#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierPurchaseChoiceDialog:
 *
 * Lets the reader choose a purchase that is not awarded yet: the one whose shortlist suppliers are put on, or any other.
 */
#define SOURCIER_TYPE_PURCHASE_CHOICE_DIALOG (sourcier_purchase_choice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchaseChoiceDialog, sourcier_purchase_choice_dialog, SOURCIER, PURCHASE_CHOICE_DIALOG,
                      SourcierFormWindow)

/**
 * SourcierPurchaseChoiceDialogFunc:
 * @from: the widget that asked
 * @purchase: the purchase that was chosen
 *
 * What to do with the answer.
 */
typedef void (*SourcierPurchaseChoiceDialogFunc) (GtkWidget        *from,
                                                  SourcierPurchase *purchase);

void sourcier_purchase_choice_dialog_present (GtkWidget     *from,
                                              SourcierStore *store,
                                              GArray        *suppliers);
void sourcier_purchase_choice_dialog_ask     (GtkWidget                      *from,
                                              SourcierStore                  *store,
                                              const char                     *heading,
                                              SourcierPurchaseChoiceDialogFunc chosen);

G_END_DECLS
