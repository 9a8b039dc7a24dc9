/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierHistoryKeep:
 *
 * A button that says what the history takes; behind it, how much may be kept and for how long.
 */
#define SOURCIER_TYPE_HISTORY_KEEP (sourcier_history_keep_get_type ())
G_DECLARE_FINAL_TYPE (SourcierHistoryKeep, sourcier_history_keep, SOURCIER, HISTORY_KEEP, AdwBin)

void sourcier_history_keep_set_store (SourcierHistoryKeep *self,
                                      SourcierStore       *store);
void sourcier_history_keep_refresh   (SourcierHistoryKeep *self);

G_END_DECLS
