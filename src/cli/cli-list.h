/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/saved-list-store.h"

G_BEGIN_DECLS

gpointer sourcier_cli_settle_lists (SourcierStore                *store,
                                    const SourcierSavedListKind  *kind,
                                    gpointer                      query,
                                    GError                      **error);

G_END_DECLS
