/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void                 sourcier_column_make_sortable    (GtkColumnViewColumn *column);
GtkColumnViewColumn *sourcier_column_view_get_sort    (GtkColumnView       *view,
                                                       GtkSortType         *order);
gboolean             sourcier_column_view_scroll_to   (GtkColumnView       *view,
                                                       guint                position);

G_END_DECLS
