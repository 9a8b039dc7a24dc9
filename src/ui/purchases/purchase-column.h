/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-query.h"
#include "widgets/column-keeper.h"
#include "widgets/table-column.h"

G_BEGIN_DECLS

void  sourcier_purchase_columns_add      (SourcierColumnKeeper      *keeper);
char *sourcier_purchase_column_copy_text (const SourcierTableColumn *column,
                                          SourcierPurchase          *purchase);

G_END_DECLS
