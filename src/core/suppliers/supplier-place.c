/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-place.h"

#include "reference/departement.h"

#include <string.h>

/* Communes of one departement, which a postcode could not tell apart, are near each other; two of the same name in two
 * departements are not. */
static gboolean
are_near (GPtrArray *communes)
{
  const SourcierCommune *first = g_ptr_array_index (communes, 0);

  for (guint i = 1; i < communes->len; i++)
    if (strcmp (sourcier_commune_get_departement (g_ptr_array_index (communes, i)),
                sourcier_commune_get_departement (first)) != 0)
      return FALSE;
  return TRUE;
}

/**
 * sourcier_supplier_place_of_address:
 * @postcode: as written
 * @city: as written
 * @departement: the code of a departement, "" if not told
 * @place: (out): where that is
 *
 * Of several communes that share the postcode the largest stands for all, and the place is approximate. A name that is
 * borne in several departements gives no place.
 */
void
sourcier_supplier_place_of_address (const char            *postcode,
                                    const char            *city,
                                    const char            *departement,
                                    SourcierSupplierPlace *place)
{
  g_return_if_fail (place != NULL);

  g_autoptr (GPtrArray) communes = sourcier_commune_at (postcode, city, departement);

  memset (place, 0, sizeof *place);
  if (communes->len == 0 || !are_near (communes))
    return;

  const SourcierPoint *point = sourcier_commune_get_point (g_ptr_array_index (communes, 0));

  place->commune = g_ptr_array_index (communes, 0);
  place->placed = point != NULL;
  if (point != NULL)
    place->point = *point;
  place->approximate = communes->len > 1 || sourcier_commune_is_approximate (place->commune);
}

/**
 * sourcier_supplier_get_place:
 * @self: a supplier
 * @place: (out): where it is
 */
void
sourcier_supplier_get_place (SourcierSupplier      *self,
                             SourcierSupplierPlace *place)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER (self));
  g_return_if_fail (place != NULL);

  sourcier_supplier_place_of_address (sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_POSTCODE),
                                      sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_CITY),
                                      sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_DEPARTEMENT), place);
  if (sourcier_point_parse (sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_LATITUDE),
                            sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_LONGITUDE), &place->point))
    {
      place->placed = TRUE;
      place->approximate = FALSE;
    }
}

/**
 * sourcier_supplier_get_distance:
 * @self: a supplier
 * @point: a point
 * @approximate: (out) (optional): whether the supplier's place is only about right
 *
 * Returns: kilometres as the crow flies, or -1 if nobody knows where the supplier is
 */
double
sourcier_supplier_get_distance (SourcierSupplier    *self,
                                const SourcierPoint *point,
                                gboolean            *approximate)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), -1);
  g_return_val_if_fail (point != NULL, -1);

  SourcierSupplierPlace place;

  sourcier_supplier_get_place (self, &place);
  if (approximate != NULL)
    *approximate = place.approximate;
  return place.placed ? sourcier_point_get_distance (&place.point, point) : -1;
}

/**
 * sourcier_supplier_query_get_near_point:
 * @self: a question
 *
 * Returns: (transfer none) (nullable): the place suppliers must be near, %NULL if none is asked or nobody knows where it is
 */
const SourcierPoint *
sourcier_supplier_query_get_near_point (SourcierSupplierQuery *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (self), NULL);

  const char *code = sourcier_supplier_query_get_near (self);
  const SourcierCommune *commune = *code != '\0' ? sourcier_commune_find (code) : NULL;

  return commune != NULL ? sourcier_commune_get_point (commune) : NULL;
}
