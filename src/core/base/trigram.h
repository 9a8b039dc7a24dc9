/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *sourcier_trigrams_new      (const char *text);
double  sourcier_trigrams_likeness (GArray     *one,
                                    GArray     *other);

G_END_DECLS
