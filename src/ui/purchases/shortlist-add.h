/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean sourcier_shortlist_add_suppliers (GtkWidget     *from,
                                           SourcierStore *store,
                                           gint64         purchase,
                                           GArray        *suppliers);

G_END_DECLS
