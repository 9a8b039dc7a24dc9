/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/point.h"

G_BEGIN_DECLS

/* A commune, or an arrondissement of Paris, Lyon or Marseille. */
typedef struct _SourcierCommune SourcierCommune;

/**
 * SourcierLocated:
 * @SOURCIER_LOCATED_NOWHERE: the address tells no commune
 * @SOURCIER_LOCATED_CLEARLY: it tells one
 * @SOURCIER_LOCATED_IN_SEVERAL: it may mean several
 * @SOURCIER_LOCATED_CONTRADICTING: its parts are of different communes
 *
 * How sure it is where an address is.
 */
typedef enum
{
  SOURCIER_LOCATED_NOWHERE,
  SOURCIER_LOCATED_CLEARLY,
  SOURCIER_LOCATED_IN_SEVERAL,
  SOURCIER_LOCATED_CONTRADICTING,
} SourcierLocated;

void                   sourcier_communes_load              (void);
GPtrArray             *sourcier_communes                   (void);
const SourcierCommune *sourcier_commune_find               (const char             *code);
GPtrArray             *sourcier_commune_search             (const char             *text);
GPtrArray             *sourcier_commune_at                 (const char             *postcode,
                                                            const char             *city,
                                                            const char             *departement);
GPtrArray             *sourcier_commune_locate             (const char             *postcode,
                                                            const char             *city,
                                                            const char             *departement,
                                                            SourcierLocated        *located);
guint                  sourcier_commune_match              (const SourcierCommune  *self,
                                                            char                  **keys);
char                 **sourcier_commune_match_keys         (const char             *words);
gboolean               sourcier_commune_is_within          (const SourcierCommune  *self,
                                                            const SourcierCommune  *other);
guint                  sourcier_commune_get_number         (const SourcierCommune  *self);
const char            *sourcier_commune_get_code           (const SourcierCommune  *self);
const char            *sourcier_commune_get_name           (const SourcierCommune  *self);
const char            *sourcier_commune_get_departement    (const SourcierCommune  *self);
const char            *sourcier_commune_get_epci           (const SourcierCommune  *self);
const char * const    *sourcier_commune_get_postcodes      (const SourcierCommune  *self);
gint64                 sourcier_commune_get_population     (const SourcierCommune  *self);
const SourcierPoint   *sourcier_commune_get_point          (const SourcierCommune  *self);
gboolean               sourcier_commune_is_approximate     (const SourcierCommune  *self);
char                  *sourcier_commune_to_words           (const SourcierCommune  *self);
char                  *sourcier_communes_to_words          (GPtrArray              *communes);
double                 sourcier_departement_get_distance   (const char             *departement,
                                                            const SourcierPoint    *point);

G_END_DECLS
