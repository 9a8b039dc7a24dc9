/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* What the programs that measure have in common: they end at the first error, and order what they took. */
void stopwatch_check   (GError        *error);
int  stopwatch_compare (gconstpointer  a,
                        gconstpointer  b);
