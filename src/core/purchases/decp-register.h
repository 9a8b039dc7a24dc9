/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/decp-contract.h"
#include "purchases/purchase.h"

G_BEGIN_DECLS

void                  sourcier_decp_to_purchase   (const SourcierDecpContract *contract,
                                                   const char                 *office,
                                                   SourcierPurchase           *purchase,
                                                   SourcierDecpContract       *rest);
SourcierDecpContract *sourcier_decp_from_purchase (SourcierPurchase           *purchase,
                                                   const SourcierDecpContract *rest);
char                 *sourcier_decp_get_digest    (SourcierPurchase           *purchase,
                                                   const SourcierDecpContract *rest);
SourcierDecpContract *sourcier_decp_rest_copy     (const SourcierDecpContract *rest);

G_END_DECLS
