/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierMoneyEntry:
 *
 * An entry for an amount, typed as people type it: “70 000”, “70000,50”, “70k€”. When the reader leaves it, it shows
 * what was understood; what was not understood is marked as an error and left for the reader to mend.
 *
 * Property: "amount" (int64), in cents, %SOURCIER_MONEY_UNKNOWN when nothing is written or nothing is understood. It
 * follows the typing after a short rest.
 */
#define SOURCIER_TYPE_MONEY_ENTRY (sourcier_money_entry_get_type ())
G_DECLARE_FINAL_TYPE (SourcierMoneyEntry, sourcier_money_entry, SOURCIER, MONEY_ENTRY, GtkEntry)

GtkWidget *sourcier_money_entry_new         (void);
gint64     sourcier_money_entry_get_amount  (SourcierMoneyEntry *self);
void       sourcier_money_entry_set_amount  (SourcierMoneyEntry *self,
                                             gint64              cents);
gint64     sourcier_money_entry_read_amount (SourcierMoneyEntry *self);
gboolean   sourcier_money_entry_is_valid    (SourcierMoneyEntry *self);

G_END_DECLS
