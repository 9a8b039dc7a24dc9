/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     sourcier_display_watch   (void);
gboolean sourcier_display_is_lost (const char *domain,
                                   const char *message);

G_END_DECLS
