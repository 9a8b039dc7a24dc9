/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What sorts a table, for who does not click its headers: the actions "sort" and "sort-descending", and their menu. */

void        sourcier_column_sort_add_actions (GActionMap    *actions,
                                              GtkColumnView *view);
void        sourcier_column_sort_update      (GActionMap    *actions,
                                              GtkColumnView *view);
GMenuModel *sourcier_column_sort_create_menu (GPtrArray     *columns);

G_END_DECLS
