/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_decp_import_window_choose  (GtkWidget     *parent,
                                          SourcierStore *store);
void sourcier_decp_import_window_present (GtkWidget     *parent,
                                          SourcierStore *store,
                                          GFile         *file);

G_END_DECLS
