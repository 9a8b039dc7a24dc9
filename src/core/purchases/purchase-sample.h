/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gboolean sourcier_purchase_sample_write (SourcierStore  *store,
                                         GHashTable     *suppliers,
                                         GError        **error);
gboolean sourcier_purchase_sample_fill  (SourcierStore  *store,
                                         GError        **error);

G_END_DECLS
