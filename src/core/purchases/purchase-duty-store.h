/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

gint64 sourcier_purchase_duties_count_open (SourcierStore  *store,
                                            SourcierDay     today,
                                            GCancellable   *cancellable,
                                            GError        **error);

G_END_DECLS
