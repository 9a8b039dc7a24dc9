/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

guint       sourcier_purchase_columns_count    (void);
const char *sourcier_purchase_columns_get_name (guint                 at);
char       *sourcier_purchase_columns_get_text (guint                 at,
                                                SourcierPurchase     *purchase);
void        sourcier_purchase_columns_add      (GtkColumnView        *view);
gboolean    sourcier_purchase_columns_get_sort (GtkColumnView        *view,
                                                SourcierPurchaseSort *sort,
                                                gboolean             *descending);

G_END_DECLS
