/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier.h"

G_BEGIN_DECLS

SourcierSupplier *sourcier_supplier_store_load      (SourcierStore     *store,
                                                     gint64             id,
                                                     GError           **error);
GPtrArray        *sourcier_supplier_store_load_many (SourcierStore     *store,
                                                     const gint64      *ids,
                                                     guint              n_ids,
                                                     GError           **error);
gboolean          sourcier_supplier_store_save      (SourcierStore     *store,
                                                     SourcierSupplier  *supplier,
                                                     GError           **error);
gboolean          sourcier_supplier_store_delete    (SourcierStore     *store,
                                                     gint64             id,
                                                     GError           **error);
GPtrArray        *sourcier_supplier_store_load_tags (SourcierStore     *store,
                                                     GError           **error);
gint64            sourcier_supplier_store_count     (SourcierStore     *store,
                                                     GError           **error);

G_END_DECLS
