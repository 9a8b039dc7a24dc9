/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office/buyer.h"
#include "store/store.h"

G_BEGIN_DECLS

SourcierBuyer *sourcier_buyer_store_load (SourcierStore  *store,
                                          GError        **error);
gboolean       sourcier_buyer_store_save (SourcierStore  *store,
                                          SourcierBuyer  *buyer,
                                          GError        **error);
gboolean       sourcier_buyer_store_change (SourcierStore  *store,
                                            const char     *action,
                                            SourcierBuyer  *buyer,
                                            GError        **error);

G_END_DECLS
