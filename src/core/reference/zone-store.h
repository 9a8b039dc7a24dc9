/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/frr.h"
#include "store/store.h"

G_BEGIN_DECLS

gboolean    sourcier_zone_store_get_frr  (SourcierStore     *store,
                                          const char        *commune,
                                          SourcierFrrClass  *frr,
                                          GError           **error);
GPtrArray  *sourcier_zone_store_load_qpv (SourcierStore     *store,
                                          const char        *commune,
                                          GError           **error);

G_END_DECLS
