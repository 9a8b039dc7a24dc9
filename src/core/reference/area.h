/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/commune.h"

G_BEGIN_DECLS

/* Where somebody works, as a code: "france", "mainland", "region:Île-de-France", "departement:93", "epci:247700057",
 * or "around:77288:80", which is 80 km around the commune 77288. */

#define SOURCIER_AREA_FRANCE "france"
#define SOURCIER_AREA_MAINLAND "mainland"
#define SOURCIER_AREA_MAX_KM 999

GPtrArray  *sourcier_regions                    (void);
const char *sourcier_area_of_departement        (const char          *departement);
const char *sourcier_area_of_region             (const char          *region);
const char *sourcier_area_of_epci               (const char          *siren);
const char *sourcier_area_around                (const char          *commune,
                                                 guint                km);
const char *sourcier_area_recognise             (const char          *text);
char       *sourcier_area_to_words              (const char          *area);
char       *sourcier_area_to_cell               (const char          *area);
gboolean    sourcier_area_covers_departement    (const char          *area,
                                                 const char          *departement);
gboolean    sourcier_area_covers_commune        (const char            *area,
                                                 const SourcierCommune *commune);
gboolean    sourcier_area_covers_epci           (const char          *area,
                                                 const char          *siren);

G_END_DECLS
