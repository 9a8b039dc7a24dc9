/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gboolean sourcier_store_hold_indexes (SourcierStore       *self,
                                      const char * const  *tables,
                                      GError             **error);

G_END_DECLS
