/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierImportUndoWindow:
 *
 * Shows what becomes of the suppliers of an import that is taken back, before and after.
 */
#define SOURCIER_TYPE_IMPORT_UNDO_WINDOW (sourcier_import_undo_window_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportUndoWindow, sourcier_import_undo_window, SOURCIER, IMPORT_UNDO_WINDOW, AdwWindow)

GtkWidget *sourcier_import_undo_window_new (GtkWindow     *parent,
                                            SourcierStore *store,
                                            gint64         action);

G_END_DECLS
