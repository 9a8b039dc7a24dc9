/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "exchange/document.h"
#include "store/store.h"

G_BEGIN_DECLS

/* More sheets nobody reads, and they are laid out in memory. */
#define SOURCIER_SUPPLIER_SHEETS_MOST 1000

SourcierDocument *sourcier_supplier_sheets_new (SourcierStore     *store,
                                                GArray            *ids,
                                                SourcierLanguage   language,
                                                SourcierProgress  *progress,
                                                GCancellable      *cancellable,
                                                GError           **error);

G_END_DECLS
