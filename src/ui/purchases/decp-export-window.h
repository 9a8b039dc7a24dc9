/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_decp_export_window_present (GtkWidget     *parent,
                                          SourcierStore *store);

G_END_DECLS
