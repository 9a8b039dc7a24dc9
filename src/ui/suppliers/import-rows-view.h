/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_import_rows_view_set_up       (GtkColumnView *view);
void sourcier_import_rows_view_show_reasons (GtkColumnView *view,
                                             GPtrArray     *rows);

G_END_DECLS
