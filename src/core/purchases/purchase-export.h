/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "purchases/purchase-query.h"
#include "store/store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean sourcier_purchase_export_csv         (SourcierStore          *store,
                                               SourcierPurchaseQuery  *query,
                                               GFile                  *file,
                                               SourcierProgress       *progress,
                                               GCancellable           *cancellable,
                                               GError                **error);
gboolean sourcier_purchase_export_csv_stream  (SourcierStore          *store,
                                               SourcierPurchaseQuery  *query,
                                               GOutputStream          *stream,
                                               GError                **error);
gboolean sourcier_purchase_export_json_stream (SourcierStore          *store,
                                               SourcierPurchaseQuery  *query,
                                               GOutputStream          *stream,
                                               GError                **error);

G_END_DECLS
