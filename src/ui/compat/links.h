/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_link_open   (GtkWidget  *from,
                           const char *uri);
void sourcier_file_open   (GtkWidget  *from,
                           const char *uri);
void sourcier_folder_show (GtkWidget  *from,
                           const char *uri);
void sourcier_about_show  (GtkWindow  *parent);

G_END_DECLS
