/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sourcier_cli_hold          (const char *path,
                                     gboolean    force);
char    *sourcier_cli_find_occupant (const char *path);
void     sourcier_cli_let_go        (void);

G_END_DECLS
