/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-query.h"
#include "store/store.h"

G_BEGIN_DECLS

gboolean _sourcier_candidates_read_median_turnover (SourcierStore          *store,
                                                    SourcierSupplierQuery  *query,
                                                    gint64                 *median,
                                                    GError                **error);

G_END_DECLS
