/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_help_overlay_show (GtkApplicationWindow *window,
                                 const char           *resource);

G_END_DECLS
