/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-query.h"
#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierTotalsView:
 *
 * What the answer to a question adds up to, by year, nature, service or state: a line for each, to be copied as a table or
 * exported.
 *
 * Signal: "narrowed" (SourcierPurchaseQuery question) when the reader chooses a line: the question for its purchases.
 */
#define SOURCIER_TYPE_TOTALS_VIEW (sourcier_totals_view_get_type ())
G_DECLARE_FINAL_TYPE (SourcierTotalsView, sourcier_totals_view, SOURCIER, TOTALS_VIEW, GtkWidget)

void sourcier_totals_view_show (SourcierTotalsView    *self,
                                SourcierStore         *store,
                                SourcierPurchaseQuery *query);

G_END_DECLS
