/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierBusyBar:
 *
 * A line that moves while something goes on whose end is not known. It shows only when that takes longer than a moment.
 */
#define SOURCIER_TYPE_BUSY_BAR (sourcier_busy_bar_get_type ())
G_DECLARE_FINAL_TYPE (SourcierBusyBar, sourcier_busy_bar, SOURCIER, BUSY_BAR, GtkWidget)

void sourcier_busy_bar_set_busy (SourcierBusyBar *self,
                                 gboolean         busy);

G_END_DECLS
