/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history-list.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierHistoryRow:
 *
 * One line of the history: a day, or an action: what, when, who, how much, and whether it still holds.
 */
#define SOURCIER_TYPE_HISTORY_ROW (sourcier_history_row_get_type ())
G_DECLARE_FINAL_TYPE (SourcierHistoryRow, sourcier_history_row, SOURCIER, HISTORY_ROW, AdwBin)

GtkWidget *sourcier_history_row_new        (void);
void       sourcier_history_row_set_line (SourcierHistoryRow  *self,
                                          SourcierHistoryLine *line);

G_END_DECLS
