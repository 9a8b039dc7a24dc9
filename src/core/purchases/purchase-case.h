/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "rules/rule-case.h"

G_BEGIN_DECLS

SourcierRuleCase *sourcier_purchase_to_case         (SourcierPurchase *purchase,
                                                     SourcierBuyer    *buyer,
                                                     SourcierDay       today);
SourcierDay       sourcier_purchase_get_launch_or   (SourcierPurchase *purchase,
                                                     SourcierDay       today);

G_END_DECLS
