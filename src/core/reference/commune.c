/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/commune.h"

#include "base/text.h"
#include "reference/commune-index.h"
#include "reference/departement.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

#define CODE_LENGTH 5
/* How many of the communes that a word may mean are named. */
#define MAX_NAMED 6

struct _SourcierCommune
{
  const char    *code;
  const char    *name;
  const char    *departement;
  const char    *epci;
  const char    *part_of;
  char          *key;         /* what its name is found by */
  char         **postcodes;
  gint64         population;
  SourcierPoint  point;
  gboolean       placed;
  gboolean       approximate;
  gboolean       has_parts;
};

static GPtrArray *communes;
static GHashTable *communes_by_code;
static GHashTable *communes_by_name;
static GHashTable *communes_by_postcode;

/* The columns of the list, in its order. */
enum
{
  COLUMN_CODE,
  COLUMN_NAME,
  COLUMN_DEPARTEMENT,
  COLUMN_EPCI,
  COLUMN_POSTCODES,
  COLUMN_POPULATION,
  COLUMN_LATITUDE,
  COLUMN_LONGITUDE,
  COLUMN_APPROXIMATE,
  COLUMN_PART_OF,
  N_COLUMNS,
};

static void
add_commune (char **cells)
{
  SourcierCommune *commune = g_new0 (SourcierCommune, 1);

  commune->code = cells[COLUMN_CODE];
  commune->name = cells[COLUMN_NAME];
  commune->departement = cells[COLUMN_DEPARTEMENT];
  commune->epci = cells[COLUMN_EPCI];
  commune->part_of = cells[COLUMN_PART_OF];
  commune->key = _sourcier_commune_key (commune->name);
  commune->postcodes = g_strsplit (cells[COLUMN_POSTCODES], "|", -1);
  commune->population = g_ascii_strtoll (cells[COLUMN_POPULATION], NULL, 10);
  commune->point.latitude = g_ascii_strtod (cells[COLUMN_LATITUDE], NULL);
  commune->point.longitude = g_ascii_strtod (cells[COLUMN_LONGITUDE], NULL);
  commune->placed = *cells[COLUMN_LATITUDE] != '\0';
  commune->approximate = *cells[COLUMN_APPROXIMATE] == '1';

  g_ptr_array_add (communes, commune);
  g_hash_table_insert (communes_by_code, (gpointer) commune->code, commune);
  _sourcier_commune_index (communes_by_name, commune->key, commune);
  for (char **postcode = commune->postcodes; *postcode != NULL; postcode++)
    _sourcier_commune_index (communes_by_postcode, *postcode, commune);
}

/* Parts @text in place at the next @mark: returns what stands after it, or NULL at the end. */
static char *
part (char *text,
      char  mark)
{
  char *end = strchr (text, mark);

  if (end == NULL)
    return NULL;
  *end = '\0';
  return end + 1;
}

/* The list is long and tools/make-communes quotes no cell: parted where it stands, it is read five times as fast as by
 * the reader of foreign lists. Its text lives as long as the program. */
static void
read_communes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (SOURCIER_RESOURCE_PREFIX "/reference/communes.csv",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);

  char *line = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  char *next = part (line, '\n');

  for (line = next; line != NULL && *line != '\0'; line = next)
    {
      char *cells[N_COLUMNS];

      next = part (line, '\n');
      for (guint i = 0; i < N_COLUMNS; i++)
        {
          cells[i] = line != NULL ? line : (char *) "";
          line = line != NULL ? part (line, ';') : NULL;
        }
      add_commune (cells);
    }
}

static void
mark_wholes (void)
{
  for (guint i = 0; i < communes->len; i++)
    {
      const SourcierCommune *part = g_ptr_array_index (communes, i);
      SourcierCommune *whole = g_hash_table_lookup (communes_by_code, part->part_of);

      if (whole != NULL)
        whole->has_parts = TRUE;
    }
}

/**
 * sourcier_communes_load:
 *
 * Reads the list of communes if nothing has yet. Everything that needs it does so by itself; it takes a moment (about a
 * tenth of a second), so a worker that will ask for places calls this before the window's thread has to wait for it.
 */
void
sourcier_communes_load (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      communes = g_ptr_array_new ();
      communes_by_code = g_hash_table_new (g_str_hash, g_str_equal);
      communes_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      communes_by_postcode = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      read_communes ();
      mark_wholes ();
      g_once_init_leave (&ready, 1);
    }
}

/**
 * sourcier_commune_find:
 * @code: (nullable): a code of Insee, "77284", "2A004" or "75112"
 *
 * Returns: (transfer none) (nullable): the commune of exactly this code
 */
const SourcierCommune *
sourcier_commune_find (const char *code)
{
  sourcier_communes_load ();
  return code != NULL ? g_hash_table_lookup (communes_by_code, code) : NULL;
}

static int
compare_population (gconstpointer a,
                    gconstpointer b)
{
  const SourcierCommune *one = *(const SourcierCommune * const *) a;
  const SourcierCommune *other = *(const SourcierCommune * const *) b;

  if (one->population != other->population)
    return one->population < other->population ? 1 : -1;
  return strcmp (one->code, other->code);
}

static void
add_once (GPtrArray             *found,
          const SourcierCommune *commune)
{
  if (!g_ptr_array_find (found, commune, NULL))
    g_ptr_array_add (found, (gpointer) commune);
}

/* Those of @list (nullable) that lie in @departement, where it is told. */
static GPtrArray *
in_departement (GPtrArray  *list,
                const char *departement)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SourcierCommune *commune = g_ptr_array_index (list, i);

      if (departement == NULL || g_str_equal (commune->departement, departement))
        add_once (found, commune);
    }
  return found;
}

/* Of those that share a postcode: where Paris, Lyon or Marseille is one, its arrondissement stands for it. */
static GPtrArray *
without_wholes (GPtrArray *list)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SourcierCommune *commune = g_ptr_array_index (list, i);

      if (!commune->has_parts)
        add_once (found, commune);
    }
  return found;
}

static gboolean
is_named (const SourcierCommune *commune,
          const char            *key)
{
  if (g_str_equal (commune->key, key))
    return TRUE;
  return *commune->part_of != '\0' && g_str_equal (sourcier_commune_find (commune->part_of)->key, key);
}

static GPtrArray *
named (GPtrArray  *list,
       const char *key)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < list->len; i++)
    if (is_named (g_ptr_array_index (list, i), key))
      g_ptr_array_add (found, g_ptr_array_index (list, i));
  return found;
}

static GPtrArray *
at_postcode (const char *postcode,
             const char *key,
             const char *departement,
             gboolean    needs_name)
{
  g_autoptr (GPtrArray) served = without_wholes (g_hash_table_lookup (communes_by_postcode, postcode));
  g_autoptr (GPtrArray) found = named (served, key);
  const SourcierDepartement *of_postcode = sourcier_departement_from_postcode (postcode);

  if (found->len > 0)
    return g_steal_pointer (&found);

  /* The post office's own numbers (CEDEX) are of no commune: the name tells, in the departement of the number. */
  if (*key != '\0' && of_postcode != NULL)
    {
      g_ptr_array_unref (found);
      found = in_departement (g_hash_table_lookup (communes_by_name, key), sourcier_departement_get_code (of_postcode));
      if (found->len == 0 && departement != NULL)
        {
          g_ptr_array_unref (found);
          found = in_departement (g_hash_table_lookup (communes_by_name, key), departement);
        }
    }
  if (found->len > 0 || (needs_name && *key != '\0'))
    return g_steal_pointer (&found);
  return g_steal_pointer (&served);
}

/**
 * sourcier_commune_at:
 * @postcode: (nullable): a postcode; anything else than five digits is as if it was not told
 * @city: (nullable): a city as an address writes it: "ST DENIS CEDEX 2", "Paris 12e", "Havre (Le)"
 * @departement: (nullable): the code of a departement, asked when the postcode does not tell
 *
 * Several communes may share a postcode, and many a name: what an address cannot tell apart is all answered. A city that
 * no commune of the postcode has the name of (a locality, a commune merged since) is taken for one of those communes.
 *
 * Returns: (transfer container) (element-type SourcierCommune): the communes it may mean, the largest first; none if the
 *   address tells no place
 */
GPtrArray *
sourcier_commune_at (const char *postcode,
                     const char *city,
                     const char *departement)
{
  g_autofree char *key = _sourcier_commune_key (city);
  GPtrArray *found;

  sourcier_communes_load ();
  if (departement != NULL && *departement == '\0')
    departement = NULL;
  if (sourcier_departement_from_postcode (postcode) != NULL)
    found = at_postcode (postcode, key, departement, FALSE);
  else
    found = in_departement (g_hash_table_lookup (communes_by_name, key), departement);

  g_ptr_array_sort (found, compare_population);
  return found;
}

/* "77284" may be a commune's code and a postcode at once. */
static GPtrArray *
with_number (const char *number)
{
  g_autofree char *code = g_ascii_strup (number, -1);
  GPtrArray *found = without_wholes (g_hash_table_lookup (communes_by_postcode, number));
  const SourcierCommune *commune = sourcier_commune_find (code);

  if (commune != NULL)
    add_once (found, commune);
  return found;
}

/* "77100 Meaux", "Meaux 77100", "Meaux (77)": the number stands in the first or the last word. */
static GPtrArray *
with_name_and_number (const char *key)
{
  const char *first_end = strchr (key, ' ');
  const char *last = strrchr (key, ' ');
  g_autofree char *first = g_strndup (key, first_end - key);
  g_autofree char *before = g_strndup (key, last - key);
  g_autofree char *departement = g_ascii_strup (last + 1, -1);

  if (sourcier_departement_from_postcode (first) != NULL)
    return at_postcode (first, first_end + 1, NULL, TRUE);
  if (sourcier_departement_from_postcode (last + 1) != NULL)
    return at_postcode (last + 1, before, NULL, TRUE);
  if (sourcier_departement_find (departement) != NULL)
    return in_departement (g_hash_table_lookup (communes_by_name, before), departement);
  return g_ptr_array_new ();
}

/**
 * sourcier_commune_search:
 * @text: (nullable): a place as a person types it: "Meaux", "77100 Meaux", "Meaux (77)", "77284", "Paris 12e"
 *
 * Returns: (transfer container) (element-type SourcierCommune): the communes it may mean, the largest first: one if it is
 *   clear, several if the reader must choose, none if no commune is called so
 */
GPtrArray *
sourcier_commune_search (const char *text)
{
  g_autofree char *key = _sourcier_commune_key (text);
  GPtrArray *found;

  sourcier_communes_load ();
  found = in_departement (g_hash_table_lookup (communes_by_name, key), NULL);
  if (found->len == 0 && *key != '\0')
    {
      g_ptr_array_unref (found);
      if (strchr (key, ' ') != NULL)
        found = with_name_and_number (key);
      else
        found = with_number (key);
    }

  g_ptr_array_sort (found, compare_population);
  return found;
}

/**
 * sourcier_commune_get_code:
 * @self: a commune
 *
 * Returns: (transfer none): its code of Insee
 */
const char *
sourcier_commune_get_code (const SourcierCommune *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * sourcier_commune_get_name:
 * @self: a commune
 *
 * Returns: (transfer none): its name
 */
const char *
sourcier_commune_get_name (const SourcierCommune *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * sourcier_commune_get_departement:
 * @self: a commune
 *
 * Returns: (transfer none): the code of its departement, or of its overseas collectivity
 */
const char *
sourcier_commune_get_departement (const SourcierCommune *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->departement;
}

/**
 * sourcier_commune_get_epci:
 * @self: a commune
 *
 * Returns: (transfer none): the SIREN of the group of communes (EPCI) it belongs to, "" for none
 */
const char *
sourcier_commune_get_epci (const SourcierCommune *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->epci;
}

/**
 * sourcier_commune_get_postcodes:
 * @self: a commune
 *
 * Returns: (transfer none) (array zero-terminated=1): its postcodes
 */
const char * const *
sourcier_commune_get_postcodes (const SourcierCommune *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char * const *) self->postcodes;
}

/**
 * sourcier_commune_get_population:
 * @self: a commune
 *
 * Returns: its inhabitants, 0 if not told
 */
gint64
sourcier_commune_get_population (const SourcierCommune *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->population;
}

/**
 * sourcier_commune_get_point:
 * @self: a commune
 *
 * Returns: (transfer none) (nullable): where it lies, %NULL if that is unknown (a few islands)
 */
const SourcierPoint *
sourcier_commune_get_point (const SourcierCommune *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->placed ? &self->point : NULL;
}

/**
 * sourcier_commune_is_approximate:
 * @self: a commune
 *
 * Returns: whether its point is only the mean of its neighbours’, some ten kilometres off on average
 */
gboolean
sourcier_commune_is_approximate (const SourcierCommune *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->approximate;
}

/**
 * sourcier_commune_to_words:
 * @self: a commune
 *
 * Returns: (transfer full): its name and its departement, "Meaux (77)"
 */
char *
sourcier_commune_to_words (const SourcierCommune *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s (%s)", self->name, self->departement);
}

/**
 * sourcier_communes_to_words:
 * @list: (element-type SourcierCommune): communes that a word may mean
 *
 * Returns: (transfer full): what to type for each of the first, "93066 Saint-Denis (93), 97411 Saint-Denis (974) …"
 */
char *
sourcier_communes_to_words (GPtrArray *list)
{
  g_return_val_if_fail (list != NULL, NULL);

  GString *words = g_string_new (NULL);

  for (guint i = 0; i < list->len && i < MAX_NAMED; i++)
    {
      const SourcierCommune *commune = g_ptr_array_index (list, i);

      g_string_append_printf (words, "%s%s %s (%s)", i > 0 ? ", " : "", commune->code, commune->name,
                              commune->departement);
    }
  if (list->len > MAX_NAMED)
    g_string_append (words, " …");
  return g_string_free (words, FALSE);
}

/**
 * sourcier_departement_get_distance:
 * @departement: the code of a departement
 * @point: a point
 *
 * Returns: kilometres from @point to the nearest commune of the departement, infinite if there is none
 */
double
sourcier_departement_get_distance (const char          *departement,
                                   const SourcierPoint *point)
{
  g_return_val_if_fail (departement != NULL && point != NULL, INFINITY);

  double nearest = INFINITY;

  sourcier_communes_load ();
  for (guint i = 0; i < communes->len; i++)
    {
      const SourcierCommune *commune = g_ptr_array_index (communes, i);

      if (commune->placed && g_str_equal (commune->departement, departement))
        nearest = MIN (nearest, sourcier_point_get_distance (&commune->point, point));
    }
  return nearest;
}
