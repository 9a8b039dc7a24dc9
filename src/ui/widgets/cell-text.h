/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *sourcier_cell_text_new  (guint       least,
                                    guint       wished);
void       sourcier_cell_text_show (GtkWidget  *text,
                                    const char *words);

G_END_DECLS
