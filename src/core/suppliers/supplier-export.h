/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"
#include "suppliers/supplier-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean sourcier_supplier_export_csv      (SourcierStore          *store,
                                            SourcierSupplierQuery  *query,
                                            GFile                  *file,
                                            SourcierProgress       *progress,
                                            GCancellable           *cancellable,
                                            GError                **error);
gboolean sourcier_supplier_export_csv_some (SourcierStore          *store,
                                            GArray                 *ids,
                                            GFile                  *file,
                                            SourcierProgress       *progress,
                                            GCancellable           *cancellable,
                                            GError                **error);
gboolean sourcier_supplier_export_csv_stream (SourcierStore          *store,
                                              SourcierSupplierQuery  *query,
                                              GOutputStream          *stream,
                                              GCancellable           *cancellable,
                                              GError                **error);
gboolean sourcier_supplier_export_json_stream (SourcierStore         *store,
                                              SourcierSupplierQuery  *query,
                                              GOutputStream          *stream,
                                              GCancellable           *cancellable,
                                              GError                **error);

G_END_DECLS
