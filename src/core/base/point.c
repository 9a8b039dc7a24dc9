/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/point.h"

#include "base/money.h"
#include "base/text.h"

#include <math.h>

/* The mean radius R1 of the GRS 80 ellipsoid (Moritz, Geodetic Reference System 1980, Journal of Geodesy 74, 2000). */
#define EARTH_RADIUS_KM 6371.0088

/* Degrees as people write them: "48.54", "48,54", with white space around. */
static gboolean
parse_degrees (const char *text,
               double      limit,
               double     *degrees)
{
  g_autofree char *tidy = sourcier_text_tidy (text);
  char *end;

  g_strdelimit (tidy, ",", '.');
  *degrees = g_ascii_strtod (tidy, &end);
  return end != tidy && *end == '\0' && fabs (*degrees) <= limit;
}

/**
 * sourcier_point_parse:
 * @latitude: (nullable): degrees north, with a dot or a comma
 * @longitude: (nullable): degrees east
 * @point: (out): the point they give
 *
 * Returns: whether they give a point of the globe. 0, 0 is none: it is what a list writes for a place not found.
 */
gboolean
sourcier_point_parse (const char    *latitude,
                      const char    *longitude,
                      SourcierPoint *point)
{
  g_return_val_if_fail (point != NULL, FALSE);

  SourcierPoint read = { 0, 0 };

  if (latitude == NULL || longitude == NULL || !parse_degrees (latitude, 90, &read.latitude)
      || !parse_degrees (longitude, 180, &read.longitude))
    return FALSE;
  if (read.latitude == 0 && read.longitude == 0)
    return FALSE;

  *point = read;
  return TRUE;
}

static double
to_radians (double degrees)
{
  return degrees * G_PI / 180;
}

/**
 * sourcier_point_get_distance:
 * @self: a point
 * @other: another
 *
 * The length of the great circle between both by the haversine formula (R. W. Sinnott, “Virtues of the Haversine”, Sky
 * and Telescope 68, 1984), which stays exact for near points. The earth is taken for a ball: it may be half a percent off.
 *
 * Returns: kilometres, as the crow flies
 */
double
sourcier_point_get_distance (const SourcierPoint *self,
                             const SourcierPoint *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, 0);

  double half_latitude = sin (to_radians (other->latitude - self->latitude) / 2);
  double half_longitude = sin (to_radians (other->longitude - self->longitude) / 2);
  double haversine = half_latitude * half_latitude
                     + cos (to_radians (self->latitude)) * cos (to_radians (other->latitude))
                       * half_longitude * half_longitude;

  return 2 * EARTH_RADIUS_KM * asin (MIN (1, sqrt (haversine)));
}

/**
 * sourcier_km_format:
 * @km: a distance in kilometres, not negative
 *
 * Returns: (transfer full): the number as the reader's locale writes it: with one decimal under ten, "3.4", else whole,
 *   "49"
 */
char *
sourcier_km_format (double km)
{
  return km < 9.95 ? g_strdup_printf ("%.1f", km) : sourcier_count_format ((gint64) (km + 0.5));
}
