/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "store/store.h"

G_BEGIN_DECLS

SourcierPurchase *sourcier_purchase_store_load        (SourcierStore     *store,
                                                       gint64             id,
                                                       GError           **error);
GPtrArray        *sourcier_purchase_store_load_many   (SourcierStore     *store,
                                                       const gint64      *ids,
                                                       guint              n_ids,
                                                       GError           **error);
GPtrArray        *sourcier_purchase_store_load_for_rules (SourcierStore  *store,
                                                       const gint64      *ids,
                                                       guint              n_ids,
                                                       GError           **error);
gboolean          sourcier_purchase_store_save        (SourcierStore     *store,
                                                       SourcierPurchase  *purchase,
                                                       GError           **error);
gboolean          sourcier_purchase_store_delete      (SourcierStore     *store,
                                                       gint64             id,
                                                       GError           **error);
gint64            sourcier_purchase_store_count       (SourcierStore     *store,
                                                       GError           **error);
gint64            sourcier_purchase_store_find_uid    (SourcierStore     *store,
                                                       const char        *uid,
                                                       GError           **error);
GArray           *sourcier_purchase_store_find_number (SourcierStore     *store,
                                                       const char        *number,
                                                       GError           **error);
GArray           *sourcier_purchase_store_of_supplier (SourcierStore     *store,
                                                       gint64             supplier,
                                                       GError           **error);

G_END_DECLS
