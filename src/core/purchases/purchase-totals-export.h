/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-totals-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOURCIER_N_PURCHASE_TOTALS_COLUMNS 5

char    **sourcier_purchase_totals_header     (SourcierPurchaseFacet         facet);
char    **sourcier_purchase_totals_to_cells   (SourcierPurchaseTotalsTable  *table,
                                               const SourcierPurchaseTotal  *total);
gboolean  sourcier_purchase_totals_export_csv (SourcierPurchaseTotalsTable  *table,
                                               GFile                        *file,
                                               GCancellable                 *cancellable,
                                               GError                      **error);

G_END_DECLS
