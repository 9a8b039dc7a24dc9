/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkBitset *sourcier_rows_find_again (GArray    *before,
                                     GtkBitset *selected,
                                     GArray    *now);
GArray    *sourcier_rows_get_ids    (GArray    *answer,
                                     GtkBitset *positions);

G_END_DECLS
