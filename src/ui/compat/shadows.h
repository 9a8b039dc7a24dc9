/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_shadows_put_last (GtkWidget *folder);

G_END_DECLS
