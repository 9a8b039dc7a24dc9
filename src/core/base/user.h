/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who runs the program, and in which language. */

void      sourcier_user_set_language  (void);
gboolean  sourcier_user_reads_french  (void);
char     *sourcier_user_dup_name      (void);

G_END_DECLS
