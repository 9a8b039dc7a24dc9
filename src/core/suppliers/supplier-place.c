/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-place.h"

#include "base/text.h"
#include "reference/departement.h"
#include "suppliers/supplier-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of how many addresses it is kept where they are. */
#define MAX_KEPT 50000

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

static const char *
common_epci (GPtrArray *communes)
{
  const char *epci = communes->len > 0 ? sourcier_commune_get_epci (g_ptr_array_index (communes, 0)) : "";

  for (guint i = 1; i < communes->len; i++)
    if (strcmp (sourcier_commune_get_epci (g_ptr_array_index (communes, i)), epci) != 0)
      return "";
  return epci;
}

/* Whether the commune is one of those that the address may mean, an arrondissement being of its commune. */
static gboolean
is_among (const SourcierCommune *commune,
          GPtrArray             *communes)
{
  for (guint i = 0; i < communes->len; i++)
    if (sourcier_commune_is_within (commune, g_ptr_array_index (communes, i))
        || sourcier_commune_is_within (g_ptr_array_index (communes, i), commune))
      return TRUE;
  return communes->len == 0;
}

/* A postcode alone is not doubtful, it only tells less. */
static SourcierPlaceDoubt
doubt_of (SourcierLocated  located,
          const char      *city)
{
  return located == SOURCIER_LOCATED_IN_SEVERAL && !sourcier_text_is_empty (city) ? SOURCIER_PLACE_IN_SEVERAL
         : located == SOURCIER_LOCATED_CONTRADICTING ? SOURCIER_PLACE_CONTRADICTS_ITSELF : SOURCIER_PLACE_SOUND;
}

static void
put_at (SourcierSupplierPlace *place,
        const SourcierCommune *commune,
        gboolean               sure)
{
  const SourcierPoint *point = sourcier_commune_get_point (commune);

  place->commune = commune;
  place->sure = sure;
  place->placed = point != NULL;
  if (point != NULL)
    place->point = *point;
  place->approximate = !sure || sourcier_commune_is_approximate (commune);
}

static void
find_place (const char            *code,
            const char            *postcode,
            const char            *city,
            const char            *departement,
            SourcierSupplierPlace *place)
{
  SourcierLocated located;
  const SourcierCommune *known = *code != '\0' ? sourcier_commune_find (code) : NULL;
  g_autoptr (GPtrArray) communes = sourcier_commune_locate (postcode, city, departement, &located);

  memset (place, 0, sizeof *place);
  place->epci = "";
  if (known != NULL)
    {
      put_at (place, known, TRUE);
      place->epci = sourcier_commune_get_epci (known);
      place->doubt = is_among (known, communes) ? SOURCIER_PLACE_SOUND : SOURCIER_PLACE_CODE_CONTRADICTS;
      return;
    }

  place->doubt = *code != '\0' ? SOURCIER_PLACE_CODE_UNKNOWN : doubt_of (located, city);
  place->epci = common_epci (communes);
  if (communes->len > 0 && are_near (communes))
    put_at (place, g_ptr_array_index (communes, 0), located == SOURCIER_LOCATED_CLEARLY);
}

/**
 * sourcier_supplier_place_of_address:
 * @code: the code of a commune, "" if not told
 * @postcode: as written
 * @city: as written
 * @departement: the code of a departement, "" if not told
 * @place: (out): where that is
 *
 * The commune's code tells; without one the postcode and the city do, else the city alone. Of several communes that an
 * address of one departement may mean the first stands for all, and the place is approximate. A name that is borne in several
 * departements gives no place. Whatever is not clear is a doubt.
 *
 * Suppliers of one town are many: what was found for an address is kept, for any thread.
 */
void
sourcier_supplier_place_of_address (const char            *code,
                                    const char            *postcode,
                                    const char            *city,
                                    const char            *departement,
                                    SourcierSupplierPlace *place)
{
  static GMutex mutex;
  static GHashTable *kept; /* address to SourcierSupplierPlace */

  g_return_if_fail (code != NULL && postcode != NULL && city != NULL && departement != NULL && place != NULL);

  g_autofree char *address = g_strjoin ("\n", code, postcode, city, departement, NULL);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const SourcierSupplierPlace *known = kept != NULL ? g_hash_table_lookup (kept, address) : NULL;

  if (known != NULL)
    {
      *place = *known;
      return;
    }
  if (kept == NULL)
    kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (g_hash_table_size (kept) >= MAX_KEPT)
    g_hash_table_remove_all (kept);
  find_place (code, postcode, city, departement, place);
  g_hash_table_insert (kept, g_steal_pointer (&address), g_memdup2 (place, sizeof *place));
}

/**
 * sourcier_supplier_commune_of_address:
 * @code: the code of a commune, "" if not told
 * @postcode: as written
 * @city: as written
 * @departement: the code of a departement, "" if not told
 *
 * As sourcier_supplier_place_of_address(), and quicker where the code tells it.
 *
 * Returns: (transfer none) (nullable): the commune that it surely is, %NULL if none is sure
 */
const SourcierCommune *
sourcier_supplier_commune_of_address (const char *code,
                                      const char *postcode,
                                      const char *city,
                                      const char *departement)
{
  g_return_val_if_fail (code != NULL && postcode != NULL && city != NULL && departement != NULL, NULL);

  const SourcierCommune *told = *code != '\0' ? sourcier_commune_find (code) : NULL;
  SourcierSupplierPlace place;

  if (told != NULL)
    return told;
  sourcier_supplier_place_of_address (code, postcode, city, departement, &place);
  return place.sure ? place.commune : NULL;
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

  if (self->has_place)
    {
      *place = self->place;
      return;
    }
  sourcier_supplier_place_of_address (sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_COMMUNE),
                                      sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_POSTCODE),
                                      sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_CITY),
                                      sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_DEPARTEMENT), place);
  if (sourcier_point_parse (sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_LATITUDE),
                            sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_LONGITUDE), &place->point))
    {
      place->placed = TRUE;
      place->approximate = FALSE;
    }
  self->place = *place;
  self->has_place = TRUE;
}

/**
 * sourcier_supplier_get_communes:
 * @self: a supplier
 *
 * Returns: (transfer container) (element-type SourcierCommune): the communes that its address may mean, the likelier ones
 *   first, whatever commune code is told
 */
GPtrArray *
sourcier_supplier_get_communes (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  SourcierLocated located;

  return sourcier_commune_locate (sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_POSTCODE),
                                  sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_CITY),
                                  sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_DEPARTEMENT), &located);
}

/**
 * sourcier_supplier_place_get_departement:
 * @place: the place of an address
 * @postcode: its postcode
 *
 * Returns: (transfer none): the code of the departement that the commune lies in, where that is sure, else of the postcode's;
 *   "" if neither tells
 */
const char *
sourcier_supplier_place_get_departement (const SourcierSupplierPlace *place,
                                         const char                  *postcode)
{
  g_return_val_if_fail (place != NULL, NULL);

  if (place->sure && place->doubt == SOURCIER_PLACE_SOUND)
    return sourcier_commune_get_departement (place->commune);

  const SourcierDepartement *of_postcode = sourcier_departement_from_postcode (postcode);

  return of_postcode != NULL ? sourcier_departement_get_code (of_postcode) : "";
}

/**
 * sourcier_supplier_get_address_departement:
 * @self: a supplier
 *
 * Returns: (transfer none): the code of the departement that its address tells, whatever departement is written; "" for none
 */
const char *
sourcier_supplier_get_address_departement (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  SourcierSupplierPlace place;

  sourcier_supplier_get_place (self, &place);
  return sourcier_supplier_place_get_departement (&place, sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_POSTCODE));
}

/* The city is none of the communes that the postcode or the departement tells. */
static char *
contradiction_to_words (SourcierSupplier *self)
{
  const char *city = sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_CITY);
  const char *postcode = sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_POSTCODE);
  g_autoptr (GPtrArray) of_city = sourcier_commune_at (NULL, city, NULL);
  g_autoptr (GPtrArray) of_postcode = sourcier_commune_at (postcode, NULL, NULL);
  g_autofree char *named = sourcier_communes_to_words (of_city);
  g_autofree char *served = sourcier_communes_to_words (of_postcode);
  g_autofree char *departement = sourcier_supplier_show_field (self, SOURCIER_SUPPLIER_DEPARTEMENT);

  if (of_postcode->len > 0)
    /* translators: a postcode and its communes by code and name, then a city and the communes of that name */
    return g_strdup_printf (_("The postcode %s is of %s, the city %s is %s"), postcode, served, city, named);
  /* translators: a city and the communes of that name, then a departement or a postcode */
  return g_strdup_printf (_("The city %s is %s, which is not in %s"), city, named,
                          *departement != '\0' ? departement : postcode);
}

/**
 * sourcier_supplier_place_doubt_to_words:
 * @self: a supplier
 *
 * Returns: (transfer full): what can be held against its place, for the reader, with the communes it may be in by code and
 *   name; "" if nothing can
 */
char *
sourcier_supplier_place_doubt_to_words (SourcierSupplier *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (self), NULL);

  SourcierSupplierPlace place;
  g_autoptr (GPtrArray) communes = sourcier_supplier_get_communes (self);
  g_autofree char *candidates = sourcier_communes_to_words (communes);
  const char *code = sourcier_supplier_get_text (self, SOURCIER_SUPPLIER_COMMUNE);
  g_autofree char *told = NULL;

  sourcier_supplier_get_place (self, &place);
  switch (place.doubt)
    {
    case SOURCIER_PLACE_IN_SEVERAL:
      /* translators: %s names communes by code and name */
      return g_strdup_printf (_("The address may be in several communes: %s"), candidates);
    case SOURCIER_PLACE_CONTRADICTS_ITSELF:
      return contradiction_to_words (self);
    case SOURCIER_PLACE_CODE_UNKNOWN:
      return g_strdup_printf (_("No commune has the code %s"), code);
    case SOURCIER_PLACE_CODE_CONTRADICTS:
      told = sourcier_commune_to_words (place.commune);
      /* translators: a code and its commune, then communes by code and name */
      return g_strdup_printf (_("The commune code %s is of %s, the address of %s"), code, told, candidates);
    case SOURCIER_PLACE_SOUND:
    default:
      return g_strdup ("");
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
