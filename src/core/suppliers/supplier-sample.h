/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierSampleMore:
 * @store: the file, in the action that fills it
 * @suppliers: (element-type utf8 SourcierSupplier): the suppliers of the sample as they are stored, by their key there
 * @error: why it could not be written
 *
 * What else a sample office has.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
typedef gboolean (*SourcierSampleMore) (SourcierStore  *store,
                                        GHashTable     *suppliers,
                                        GError        **error);

gboolean sourcier_supplier_sample_fill (SourcierStore       *store,
                                        SourcierSampleMore   more,
                                        GError             **error);

G_END_DECLS
