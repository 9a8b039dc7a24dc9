/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/shortlist.h"

G_BEGIN_DECLS

/* Who was written to about a purchase: its parts %SOURCIER_PURCHASE_SENDINGS. */

const char *sourcier_sending_way_get_name      (const char                   *way);
char       *sourcier_sending_to_words          (SourcierRecord               *sending);
GPtrArray  *sourcier_sendings_of               (SourcierPurchase             *purchase,
                                                SourcierRecord               *candidate);
char       *sourcier_sendings_to_words         (SourcierPurchase             *purchase,
                                                SourcierRecord               *candidate);
char       *sourcier_shortlist_unequal_to_words (SourcierPurchase            *purchase);

G_END_DECLS
