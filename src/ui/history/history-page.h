/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierHistoryPage:
 *
 * What was done to the office's file, newest first: when, by whom, and whether it still holds. Its Undo and Redo buttons
 * act by "win.undo" and "win.redo".
 */
#define SOURCIER_TYPE_HISTORY_PAGE (sourcier_history_page_get_type ())
G_DECLARE_FINAL_TYPE (SourcierHistoryPage, sourcier_history_page, SOURCIER, HISTORY_PAGE, AdwBin)

GtkWidget *sourcier_history_page_new       (void);
void       sourcier_history_page_set_store (SourcierHistoryPage *self,
                                            SourcierStore       *store);

G_END_DECLS
