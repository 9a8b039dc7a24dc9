/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierColumnOrder:
 *
 * A window that puts the columns of a table in order, for those who do not drag headers: a row for each column that is
 * shown, moved by its buttons, by Alt+Up and Alt+Down or by dragging it. The table follows at once.
 */
#define SOURCIER_TYPE_COLUMN_ORDER (sourcier_column_order_get_type ())
G_DECLARE_FINAL_TYPE (SourcierColumnOrder, sourcier_column_order, SOURCIER, COLUMN_ORDER, AdwWindow)

void sourcier_column_order_present (GtkColumnView *view);

G_END_DECLS
