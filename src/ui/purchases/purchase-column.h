/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     sourcier_purchase_columns_add      (GtkColumnView        *view);
gboolean sourcier_purchase_columns_get_sort (GtkColumnView        *view,
                                             SourcierPurchaseSort *sort,
                                             gboolean             *descending);

G_END_DECLS
