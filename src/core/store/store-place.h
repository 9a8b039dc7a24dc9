/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  sourcier_place_type_is_remote (const char *type);
gboolean  sourcier_place_is_remote      (const char *path);
char     *sourcier_place_find_sync      (const char *path);

G_END_DECLS
