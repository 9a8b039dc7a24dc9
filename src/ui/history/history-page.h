/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierHistoryPage:
 *
 * What was done to the office's file, newest first and by day: when, by whom, and whether it still holds; asked by words, person
 * and thing. Beside it what the chosen action changed, field by field. Its Undo and Redo buttons act by "win.undo" and
 * "win.redo".
 */
#define SOURCIER_TYPE_HISTORY_PAGE (sourcier_history_page_get_type ())
G_DECLARE_FINAL_TYPE (SourcierHistoryPage, sourcier_history_page, SOURCIER, HISTORY_PAGE, AdwBin)

GtkWidget *sourcier_history_page_new       (void);
void       sourcier_history_page_set_store (SourcierHistoryPage *self,
                                            SourcierStore       *store);
void       sourcier_history_page_show_thing (SourcierHistoryPage *self,
                                             const char          *about,
                                             gint64               id,
                                             const char          *name);

G_END_DECLS
