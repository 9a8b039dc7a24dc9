/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SOURCIER_CELL_TEXT_MOST:
 *
 * More characters than any line, title or tooltip shows. Pango lays out all of a text to find where to cut it, and a screen reader
 * would read all of it.
 */
#define SOURCIER_CELL_TEXT_MOST 600

GtkWidget *sourcier_cell_text_new      (guint       least,
                                        guint       wished);
void       sourcier_cell_text_show     (GtkWidget  *text,
                                        const char *words);
void       sourcier_cell_text_name_row (GtkWidget  *cell,
                                        const char *words);

G_END_DECLS
