/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "store/store.h"
#include "widgets/picker-row.h"

#include "widgets/form-window.h"

G_BEGIN_DECLS

/**
 * SourcierPurchasePartDialog:
 *
 * Asks for some fields of a purchase or of one of its parts. The signal "applied" (SourcierRecord *) comes when the reader
 * agrees, with the record that was given and now says what was typed.
 */
#define SOURCIER_TYPE_PURCHASE_PART_DIALOG (sourcier_purchase_part_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierPurchasePartDialog, sourcier_purchase_part_dialog, SOURCIER, PURCHASE_PART_DIALOG, SourcierFormWindow)

SourcierPurchasePartDialog *sourcier_purchase_part_dialog_new (GtkWidget      *from,
                                                               const char     *title,
                                                               SourcierRecord *record,
                                                               const guint    *fields,
                                                               guint           n_fields);
void     sourcier_purchase_part_dialog_search (SourcierPurchasePartDialog *self,
                                               SourcierStore              *store);
gboolean sourcier_purchase_choices (SourcierRecord    *record,
                                    guint              field,
                                    SourcierPickerRow *row);

G_END_DECLS
