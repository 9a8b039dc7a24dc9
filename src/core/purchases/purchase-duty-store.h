/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierPurchaseDuties:
 * @id: id of a purchase
 * @count: its duties, one or more
 */
typedef struct
{
  gint64            id;
  SourcierDutyCount count;
} SourcierPurchaseDuties;

GArray                  *sourcier_purchase_duty_store_count (SourcierStore  *store,
                                                             SourcierDay     today,
                                                             GError        **error);
const SourcierDutyCount *sourcier_purchase_duties_find      (GArray         *duties,
                                                             gint64          id);

G_END_DECLS
