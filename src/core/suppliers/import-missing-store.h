/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

GArray *sourcier_import_missing_store_find (SourcierStore  *store,
                                            const char     *label,
                                            const char     *evidence,
                                            GError        **error);

G_END_DECLS
