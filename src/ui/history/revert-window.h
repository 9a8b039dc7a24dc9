/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierRevertWindow:
 *
 * Shows what becomes of the suppliers of an import that is taken back, before and after.
 */
#define SOURCIER_TYPE_REVERT_WINDOW (sourcier_revert_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRevertWindow, sourcier_revert_window, SOURCIER, REVERT_WINDOW, AdwWindow)

GtkWidget *sourcier_revert_window_new (GtkWindow     *parent,
                                            SourcierStore *store,
                                            gint64         action);

G_END_DECLS
