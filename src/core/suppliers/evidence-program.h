/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean  sourcier_evidence_may_run        (const char *name,
                                            GBytes     *content);
char     *sourcier_evidence_make_safe_name (const char *name);

G_END_DECLS
