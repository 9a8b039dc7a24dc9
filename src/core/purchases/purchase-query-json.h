/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-query.h"

G_BEGIN_DECLS

char                  *sourcier_purchase_query_to_json   (SourcierPurchaseQuery  *self);
SourcierPurchaseQuery *sourcier_purchase_query_from_json (const char             *json,
                                                          char                  **left_out,
                                                          GError                **error);

G_END_DECLS
