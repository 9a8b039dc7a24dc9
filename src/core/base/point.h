/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierPoint:
 * @latitude: degrees north of the equator, WGS 84
 * @longitude: degrees east of Greenwich, WGS 84
 *
 * A point of the globe.
 */
typedef struct
{
  double latitude;
  double longitude;
} SourcierPoint;

gboolean sourcier_point_parse        (const char          *latitude,
                                      const char          *longitude,
                                      SourcierPoint       *point);
double   sourcier_point_get_distance (const SourcierPoint *self,
                                      const SourcierPoint *other);
char    *sourcier_km_format          (double               km);

G_END_DECLS
