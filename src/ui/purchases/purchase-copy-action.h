/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_purchase_copy_rows (GtkWidget     *from,
                                  SourcierStore *store,
                                  GArray        *ids,
                                  GPtrArray     *columns);

G_END_DECLS
