/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-import-merge.h"

G_BEGIN_DECLS

GArray *sourcier_import_missing_store_find (SourcierStore               *store,
                                            const char                  *label,
                                            const SourcierImportSource  *source,
                                            GError                     **error);

G_END_DECLS
