/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     sourcier_column_fit_want    (GtkColumnViewColumn *column,
                                      guint                chars,
                                      guint                lesser);
void     sourcier_column_fit_watch   (GtkColumnView       *view);
void     sourcier_column_fit_forget  (GtkColumnViewColumn *column);
gboolean sourcier_column_fit_is_away (GtkColumnViewColumn *column);

G_END_DECLS
