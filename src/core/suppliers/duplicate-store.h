/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/duplicate.h"

G_BEGIN_DECLS

GPtrArray *sourcier_duplicate_store_find  (SourcierStore  *store,
                                           GCancellable   *cancellable,
                                           GError        **error);
gboolean   sourcier_duplicate_store_merge (SourcierStore  *store,
                                           gint64          stays,
                                           gint64          goes,
                                           guint           taken,
                                           GError        **error);
gboolean   sourcier_duplicate_store_part  (SourcierStore  *store,
                                           gint64          first,
                                           gint64          second,
                                           GError        **error);

G_END_DECLS
