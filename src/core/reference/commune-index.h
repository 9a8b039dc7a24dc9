/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *_sourcier_commune_key   (const char    *name);
void  _sourcier_commune_index (GHashTable    *index,
                               const char    *key,
                               gconstpointer  commune);

G_END_DECLS
