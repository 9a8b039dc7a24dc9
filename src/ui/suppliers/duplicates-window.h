/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/duplicate.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierDuplicatesWindow:
 *
 * Pairs of suppliers that may be one, with the reasons, and beside them what the two say, to be merged or told apart.
 * Its actions: “duplicates.merge”, “duplicates.part”, “duplicates.undo”, “duplicates.close”.
 */
#define SOURCIER_TYPE_DUPLICATES_WINDOW (sourcier_duplicates_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDuplicatesWindow, sourcier_duplicates_window, SOURCIER, DUPLICATES_WINDOW, AdwWindow)

void sourcier_duplicates_window_present (GtkWidget         *from,
                                         SourcierStore     *store,
                                         SourcierDuplicate *pair);

G_END_DECLS
