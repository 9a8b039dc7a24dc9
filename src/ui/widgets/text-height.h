/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_text_height_keep (GtkTextView *view);

G_END_DECLS
