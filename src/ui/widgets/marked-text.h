/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierMarkedText:
 *
 * A text in a cell of a table, and marks behind it that come and go as the rows do. Neither asks for a new layout: a widget that
 * shows or hides itself in a cell makes GTK measure every cell of the column, two hundred of them.
 */
#define SOURCIER_TYPE_MARKED_TEXT (sourcier_marked_text_get_type ())
G_DECLARE_FINAL_TYPE (SourcierMarkedText, sourcier_marked_text, SOURCIER, MARKED_TEXT, GtkWidget)

GtkWidget *sourcier_marked_text_new       (GtkWidget          *text);
GtkWidget *sourcier_marked_text_get_text  (SourcierMarkedText *self);
void       sourcier_marked_text_add_mark  (SourcierMarkedText *self,
                                           const char         *icon_name,
                                           const char         *css_class);
void       sourcier_marked_text_show_mark (SourcierMarkedText *self,
                                           guint               at,
                                           const char         *words);

G_END_DECLS
