/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-export.h"
#include "suppliers/supplier-store.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean _sourcier_supplier_export_each (SourcierStore              *store,
                                         SourcierSupplierQuery      *query,
                                         SourcierSupplierFunc        func,
                                         gpointer                    user_data,
                                         SourcierProgress           *progress,
                                         GCancellable               *cancellable,
                                         GError                    **error);
JsonObject *_sourcier_label_award_to_json (SourcierLabelAward *award,
                                           SourcierDay         day);

G_END_DECLS
