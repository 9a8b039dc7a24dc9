/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gboolean _sourcier_duplicate_join (SourcierStore  *store,
                                   gint64          stays,
                                   gint64          goes,
                                   GError        **error);
gboolean _sourcier_duplicate_part (SourcierStore  *store,
                                   gint64          first,
                                   gint64          second,
                                   GError        **error);

G_END_DECLS
