/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-query.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOURCIER_ENDING_ANY_DAY (-1)

gboolean sourcier_label_award_export_csv_stream  (SourcierStore          *store,
                                                  SourcierSupplierQuery  *query,
                                                  int                     ending_within,
                                                  GOutputStream          *stream,
                                                  GCancellable           *cancellable,
                                                  GError                **error);
gboolean sourcier_label_award_export_json_stream (SourcierStore          *store,
                                                  SourcierSupplierQuery  *query,
                                                  int                     ending_within,
                                                  GOutputStream          *stream,
                                                  GCancellable           *cancellable,
                                                  GError                **error);

G_END_DECLS
