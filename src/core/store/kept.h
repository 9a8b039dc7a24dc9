/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierKeptFind:
 * @store: a connection
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): what is found out about the file, or %NULL with @error set
 */
typedef gpointer (*SourcierKeptFind) (SourcierStore  *store,
                                      GError        **error);

gpointer sourcier_kept_get (SourcierStore     *store,
                            const char        *key,
                            SourcierKeptFind   find,
                            GDestroyNotify     free_func,
                            GError           **error);

G_END_DECLS
