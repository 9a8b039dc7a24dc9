/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A departement, or an overseas collectivity that has a postcode of its own. */
typedef struct _SourcierDepartement SourcierDepartement;

const SourcierDepartement * const *sourcier_departements   (guint      *n_departements);
const SourcierDepartement *sourcier_departement_find       (const char *code);
const SourcierDepartement *sourcier_departement_recognise  (const char *text);
const SourcierDepartement *sourcier_departement_from_postcode (const char *postcode);
gboolean    sourcier_postcode_is_of_monaco  (const char *postcode);
const char *sourcier_departement_get_code   (const SourcierDepartement *self);
const char *sourcier_departement_get_name   (const SourcierDepartement *self);
const char *sourcier_departement_get_region (const SourcierDepartement *self);
gboolean    sourcier_departement_is_overseas (const SourcierDepartement *self);
GPtrArray  *sourcier_region_get_departements (const char                *region);
const char *sourcier_region_recognise        (const char                *text);

G_END_DECLS
