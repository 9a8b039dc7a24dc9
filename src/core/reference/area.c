/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/area.h"

#include "base/text.h"
#include "reference/commune.h"
#include "reference/departement.h"
#include "reference/epci.h"
#include "reference/reference-table.h"

#include <string.h>

#define DEPARTEMENT "departement:"
#define REGION "region:"
#define AROUND "around:"
#define EPCI "epci:"

/* How the whole country is written, folded. */
static const struct
{
  const char *folded;
  const char *area;
} countries[] = {
  { "france entiere", SOURCIER_AREA_FRANCE },
  { "whole of france", SOURCIER_AREA_FRANCE },
  { "toute la france", SOURCIER_AREA_FRANCE },
  { "all of france", SOURCIER_AREA_FRANCE },
  { "all france", SOURCIER_AREA_FRANCE },
  { "france", SOURCIER_AREA_FRANCE },
  { "national", SOURCIER_AREA_FRANCE },
  { "nationale", SOURCIER_AREA_FRANCE },
  { "nationwide", SOURCIER_AREA_FRANCE },
  { "territoire national", SOURCIER_AREA_FRANCE },
  { "tout le territoire", SOURCIER_AREA_FRANCE },
  { "france metropolitaine", SOURCIER_AREA_MAINLAND },
  { "mainland france", SOURCIER_AREA_MAINLAND },
  { "metropolitan france", SOURCIER_AREA_MAINLAND },
  { "metropole", SOURCIER_AREA_MAINLAND },
};

static const SourcierReferenceText france = { "France entière", "Whole of France" };
static const SourcierReferenceText mainland = { "France métropolitaine", "Mainland France" };
static const SourcierReferenceText around = { "%u km autour de %s", "%u km around %s" };
static const SourcierReferenceText around_vowel = { "%u km autour d’%s", "%u km around %s" };

static guint
count_departements (const char *region)
{
  guint n, n_inside = 0;
  const SourcierDepartement * const *departements = sourcier_departements (&n);

  for (guint i = 0; i < n; i++)
    n_inside += strcmp (sourcier_departement_get_region (departements[i]), region) == 0;
  return n_inside;
}

static GPtrArray *
find_regions (void)
{
  guint n;
  const SourcierDepartement * const *departements = sourcier_departements (&n);
  GPtrArray *regions = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const char *region = sourcier_departement_get_region (departements[i]);

      if (!g_ptr_array_find_with_equal_func (regions, region, g_str_equal, NULL) && count_departements (region) > 1)
        g_ptr_array_add (regions, (gpointer) region);
    }
  return regions;
}

/**
 * sourcier_regions:
 *
 * Returns: (transfer none) (element-type utf8): the names of the regions, save those that are one departement and
 *   are told by it; in the order of their first departement
 */
GPtrArray *
sourcier_regions (void)
{
  static GPtrArray *regions;
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      regions = find_regions ();
      g_once_init_leave (&ready, 1);
    }
  return regions;
}

/* Kept for good, @code being taken. There may be many: GLib's quarks are never given back the room they outgrow. */
static const char *
intern (char *code)
{
  const char *interned = g_ref_string_new_intern (code);

  g_free (code);
  return interned;
}

/**
 * sourcier_area_of_departement:
 * @departement: the code of a departement
 *
 * Returns: (transfer none): the area that is this departement
 */
const char *
sourcier_area_of_departement (const char *departement)
{
  g_return_val_if_fail (departement != NULL, NULL);

  return intern (g_strconcat (DEPARTEMENT, departement, NULL));
}

/**
 * sourcier_area_of_region:
 * @region: the name of a region, of sourcier_regions()
 *
 * Returns: (transfer none): the area that is this region
 */
const char *
sourcier_area_of_region (const char *region)
{
  g_return_val_if_fail (region != NULL, NULL);

  return intern (g_strconcat (REGION, region, NULL));
}

/**
 * sourcier_area_of_epci:
 * @siren: the SIREN of an EPCI
 *
 * Returns: (transfer none): the area that is this EPCI
 */
const char *
sourcier_area_of_epci (const char *siren)
{
  g_return_val_if_fail (siren != NULL, NULL);

  return intern (g_strconcat (EPCI, siren, NULL));
}

/**
 * sourcier_area_around:
 * @commune: the code of a commune
 * @km: kilometres as the crow flies, 1 to %SOURCIER_AREA_MAX_KM
 *
 * Returns: (transfer none): the area that lies so near the commune
 */
const char *
sourcier_area_around (const char *commune,
                      guint       km)
{
  g_return_val_if_fail (commune != NULL, NULL);

  return intern (g_strdup_printf (AROUND "%s:%u", commune, km));
}

/* What may stand between the distance and the place. "du Havre" is Le Havre, "des Ulis" Les Ulis. */
static const char *
skip_words (const char *text,
            const char **article)
{
  static const char * const words[] = { "autour", "around", "de", "d", "of", "from", "du", "des" };
  gboolean skipped = TRUE;

  *article = "";
  while (skipped)
    {
      skipped = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (words) && !skipped; i++)
        {
          gsize length = strlen (words[i]);

          skipped = strncmp (text, words[i], length) == 0 && text[length] == ' ';
          if (skipped && strcmp (words[i], "du") == 0)
            *article = "le ";
          else if (skipped && strcmp (words[i], "des") == 0)
            *article = "les ";
          if (skipped)
            text += length + 1;
        }
    }
  return text;
}

/* "80 km autour de Melun", "rayon de 80 km autour de Melun (77)", "within 80 km of Melun". */
static const char *
recognise_around (const char *text)
{
  g_autofree char *folded = sourcier_text_fold (text);
  const char *number = strpbrk (folded, "0123456789");
  char *after;
  const char *article;

  if (number == NULL || (number > folded && number[-1] != ' '))
    return NULL;

  guint64 km = g_ascii_strtoull (number, &after, 10);
  while (*after == ' ')
    after++;
  if (km == 0 || km > SOURCIER_AREA_MAX_KM || !g_str_has_prefix (after, "km"))
    return NULL;
  after += after[2] == 's' ? 3 : 2;
  if (*after != ' ')
    return NULL;

  const char *place = skip_words (after + 1, &article);
  g_autofree char *with_article = g_strconcat (article, place, NULL);
  g_autoptr (GPtrArray) found = sourcier_commune_search (with_article);
  g_autoptr (GPtrArray) bare = found->len == 0 ? sourcier_commune_search (place) : g_ptr_array_ref (found);

  return bare->len == 1 ? sourcier_area_around (sourcier_commune_get_code (g_ptr_array_index (bare, 0)), (guint) km)
                        : NULL;
}

static const char *
recognise_region (const char *folded)
{
  GPtrArray *regions = sourcier_regions ();

  for (guint i = 0; i < regions->len; i++)
    {
      g_autofree char *name = sourcier_text_fold (g_ptr_array_index (regions, i));

      if (strcmp (name, folded) == 0)
        return sourcier_area_of_region (g_ptr_array_index (regions, i));
    }
  return NULL;
}

static const char *
recognise_epci (const char *text)
{
  g_autoptr (GPtrArray) found = sourcier_epci_search (text);

  return found->len == 1 ? sourcier_area_of_epci (sourcier_epci_get_siren (g_ptr_array_index (found, 0))) : NULL;
}

/**
 * sourcier_area_recognise:
 * @text: (nullable): where somebody works, as a list writes it: "France entière", "93", "Seine-Saint-Denis",
 *   "Île-de-France", "80 km autour de Melun", "CA Melun Val de Seine", "247700057"
 *
 * A place that may be several communes is not recognised, nor a name of several EPCI.
 *
 * Returns: (transfer none) (nullable): the area, or %NULL
 */
const char *
sourcier_area_recognise (const char *text)
{
  g_autofree char *folded = sourcier_text_fold (text);
  const SourcierDepartement *departement = sourcier_departement_recognise (text);

  for (gsize i = 0; i < G_N_ELEMENTS (countries); i++)
    if (strcmp (countries[i].folded, folded) == 0)
      return countries[i].area;
  if (departement != NULL)
    return sourcier_area_of_departement (sourcier_departement_get_code (departement));

  const char *region = recognise_region (folded);
  const char *circle = region == NULL ? recognise_around (text) : NULL;

  return region != NULL ? region : circle != NULL ? circle : recognise_epci (text);
}

/* The commune and the distance of "around:77288:80"; %NULL for any other area. */
static const SourcierCommune *
centre_of (const char *area,
           guint      *km)
{
  if (!g_str_has_prefix (area, AROUND))
    return NULL;

  g_auto (GStrv) parts = g_strsplit (area + strlen (AROUND), ":", 2);

  if (g_strv_length (parts) != 2)
    return NULL;
  *km = (guint) MIN (g_ascii_strtoull (parts[1], NULL, 10), SOURCIER_AREA_MAX_KM);
  return sourcier_commune_find (parts[0]);
}

/* %NULL for any other area, and for an EPCI that is no more. */
static const SourcierEpci *
epci_of (const char *area)
{
  return g_str_has_prefix (area, EPCI) ? sourcier_epci_find (area + strlen (EPCI)) : NULL;
}

/* "Melun (77)", or the commune's code where its departement has two of that name. */
static char *
call_commune (const SourcierCommune *commune)
{
  g_autofree char *words = sourcier_commune_to_words (commune);
  g_autoptr (GPtrArray) found = sourcier_commune_search (words);

  if (found->len == 1 && g_ptr_array_index (found, 0) == commune)
    return g_steal_pointer (&words);
  return g_strdup (sourcier_commune_get_code (commune));
}

static char *
around_to_words (const SourcierCommune *commune,
                 guint                  km)
{
  g_autofree char *name = call_commune (commune);
  g_autofree char *folded = sourcier_text_fold (name);
  gboolean vowel = *folded != '\0' && strchr ("aeiouy", *folded) != NULL;
  const char *format = sourcier_reference_text_pick (vowel ? &around_vowel : &around);
  g_autofree char *number = g_strdup_printf ("%u", km);
  g_auto (GStrv) parts = g_strsplit (format, "%u", 2);
  g_auto (GStrv) ends = g_strsplit (parts[1], "%s", 2);

  return g_strconcat (parts[0], number, ends[0], name, ends[1], NULL);
}

static char *
to_text (const char *area,
         gboolean    in_a_cell)
{
  guint km = 0;
  const SourcierCommune *commune = centre_of (area, &km);
  const SourcierEpci *epci = epci_of (area);

  if (strcmp (area, SOURCIER_AREA_FRANCE) == 0)
    return g_strdup (sourcier_reference_text_pick (&france));
  if (strcmp (area, SOURCIER_AREA_MAINLAND) == 0)
    return g_strdup (sourcier_reference_text_pick (&mainland));
  if (commune != NULL)
    return around_to_words (commune, km);
  if (epci != NULL)
    return sourcier_epci_to_words (epci);
  if (g_str_has_prefix (area, REGION))
    return g_strdup (area + strlen (REGION));
  if (!g_str_has_prefix (area, DEPARTEMENT))
    return g_strdup (area);

  const char *code = area + strlen (DEPARTEMENT);
  const SourcierDepartement *departement = sourcier_departement_find (code);

  if (in_a_cell || departement == NULL)
    return g_strdup (code);
  return g_strdup_printf ("%s (%s)", sourcier_departement_get_name (departement), code);
}

/**
 * sourcier_area_to_words:
 * @area: an area
 *
 * Returns: (transfer full): it in the reader's language: "Whole of France", "Seine-Saint-Denis (93)", "80 km around
 *   Melun (77)"; the code itself where the program does not know it
 */
char *
sourcier_area_to_words (const char *area)
{
  g_return_val_if_fail (area != NULL, NULL);

  return to_text (area, FALSE);
}

/**
 * sourcier_area_to_cell:
 * @area: an area
 *
 * Returns: (transfer full): it as lists write it, a departement by its code; sourcier_area_recognise() reads it back
 */
char *
sourcier_area_to_cell (const char *area)
{
  g_return_val_if_fail (area != NULL, NULL);

  return to_text (area, TRUE);
}

static gboolean
lies_in (const char *area,
         const char *departement)
{
  const SourcierDepartement *known = sourcier_departement_find (departement);

  if (strcmp (area, SOURCIER_AREA_FRANCE) == 0)
    return TRUE;
  if (strcmp (area, SOURCIER_AREA_MAINLAND) == 0)
    return known != NULL && !sourcier_departement_is_overseas (known);
  if (g_str_has_prefix (area, DEPARTEMENT))
    return strcmp (area + strlen (DEPARTEMENT), departement) == 0;
  return g_str_has_prefix (area, REGION) && known != NULL
         && strcmp (area + strlen (REGION), sourcier_departement_get_region (known)) == 0;
}

/**
 * sourcier_area_covers_departement:
 * @area: an area
 * @departement: the code of a departement
 *
 * Returns: whether the area reaches the departement: a circle does if it reaches the nearest of its communes, an EPCI if
 *   one of its communes lies in it
 */
gboolean
sourcier_area_covers_departement (const char *area,
                                  const char *departement)
{
  g_return_val_if_fail (area != NULL && departement != NULL, FALSE);

  guint km = 0;
  const SourcierCommune *commune = centre_of (area, &km);
  const SourcierPoint *centre = commune != NULL ? sourcier_commune_get_point (commune) : NULL;
  const SourcierEpci *epci = epci_of (area);

  if (epci != NULL)
    return sourcier_epci_reaches (epci, departement);
  if (commune == NULL)
    return lies_in (area, departement);
  return strcmp (sourcier_commune_get_departement (commune), departement) == 0
         || (centre != NULL && sourcier_departement_get_distance (departement, centre) <= km);
}

/**
 * sourcier_area_covers_commune:
 * @area: an area
 * @commune: a commune
 *
 * Returns: whether the area covers the commune: a circle does if the commune's point lies in it
 */
gboolean
sourcier_area_covers_commune (const char            *area,
                              const SourcierCommune *commune)
{
  g_return_val_if_fail (area != NULL && commune != NULL, FALSE);

  guint km = 0;
  const SourcierCommune *middle = centre_of (area, &km);
  const SourcierPoint *centre = middle != NULL ? sourcier_commune_get_point (middle) : NULL;
  const SourcierPoint *point = sourcier_commune_get_point (commune);

  if (g_str_has_prefix (area, EPCI))
    return strcmp (area + strlen (EPCI), sourcier_commune_get_epci (commune)) == 0;
  if (middle == NULL)
    return lies_in (area, sourcier_commune_get_departement (commune));
  return middle == commune
         || (centre != NULL && point != NULL && sourcier_point_get_distance (centre, point) <= km);
}

/**
 * sourcier_area_covers_epci:
 * @area: an area
 * @siren: the SIREN of an EPCI
 *
 * Returns: whether the area reaches the EPCI: whether it covers one of its communes
 */
gboolean
sourcier_area_covers_epci (const char *area,
                           const char *siren)
{
  g_return_val_if_fail (area != NULL && siren != NULL, FALSE);

  const SourcierEpci *epci = sourcier_epci_find (siren);
  GPtrArray *communes = epci != NULL ? sourcier_epci_get_communes (epci) : NULL;

  if (g_str_has_prefix (area, EPCI))
    return strcmp (area + strlen (EPCI), siren) == 0;
  if (strcmp (area, SOURCIER_AREA_FRANCE) == 0)
    return TRUE;
  for (guint i = 0; communes != NULL && i < communes->len; i++)
    if (sourcier_area_covers_commune (area, g_ptr_array_index (communes, i)))
      return TRUE;
  return FALSE;
}
