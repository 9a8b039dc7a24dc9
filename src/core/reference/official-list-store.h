/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/official-list-reader.h"
#include "store/store.h"

G_BEGIN_DECLS

GPtrArray               *sourcier_official_list_store_load_all (SourcierStore             *store,
                                                                GError                   **error);
gboolean                 sourcier_official_list_store_has      (SourcierStore             *store,
                                                                SourcierOfficialListKind   kind);
gboolean                 sourcier_official_list_store_replace  (SourcierStore             *store,
                                                                SourcierOfficialReading   *reading,
                                                                GError                   **error);
SourcierOfficialReading *sourcier_official_list_store_take     (SourcierStore             *store,
                                                                GFile                     *file,
                                                                SourcierProgress          *progress,
                                                                GCancellable              *cancellable,
                                                                GError                   **error);

G_END_DECLS
