/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gboolean sourcier_store_hold_search     (SourcierStore  *self,
                                         const char     *table,
                                         GError        **error);
gboolean sourcier_store_catch_up_search (SourcierStore  *self,
                                         GError        **error);

G_END_DECLS
