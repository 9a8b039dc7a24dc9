/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  sourcier_link_is_allowed   (const char *uri);
char     *sourcier_link_from_website (const char *text);

G_END_DECLS
