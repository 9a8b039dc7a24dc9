/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/label-work-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     sourcier_label_work_columns_add      (GtkColumnView          *view);
gboolean sourcier_label_work_columns_get_sort (GtkColumnView          *view,
                                               SourcierLabelWorkSort  *sort,
                                               gboolean               *descending);

G_END_DECLS
