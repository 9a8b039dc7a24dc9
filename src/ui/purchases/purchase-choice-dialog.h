/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierPurchaseChoiceDialog:
 *
 * Lets the reader choose the purchase whose shortlist suppliers are put on, and puts them there.
 */
#define SOURCIER_TYPE_PURCHASE_CHOICE_DIALOG (sourcier_purchase_choice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchaseChoiceDialog, sourcier_purchase_choice_dialog, SOURCIER, PURCHASE_CHOICE_DIALOG,
                      SourcierFormWindow)

void sourcier_purchase_choice_dialog_present (GtkWidget     *from,
                                              SourcierStore *store,
                                              GArray        *suppliers);

G_END_DECLS
