/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/commune-private.h"

#include "reference/commune-index.h"
#include "reference/reference-table.h"

#include <gio/gio.h>
#include <math.h>
#include <string.h>

/* How many of the communes that a word may mean are named. */
#define MAX_NAMED 6

static GPtrArray *communes;
static GHashTable *communes_by_code;
static GHashTable *communes_by_name;
static GHashTable *communes_by_postcode;
static GHashTable *communes_by_former_code;
static GHashTable *communes_by_former_name;

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

  commune->number = communes->len;
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

/* Parts @text, which goes as far as @end, in place at the next @mark: returns what stands after it, or NULL if there is none. */
static char *
part (char       *text,
      const char *end,
      char        mark)
{
  char *found = memchr (text, mark, (gsize) (end - text));

  if (found == NULL)
    return NULL;
  *found = '\0';
  return found + 1;
}

static void
add_former (const SourcierReferenceRow *row,
            gpointer                    user_data)
{
  const char *code = sourcier_reference_row_get (row, "code");
  const SourcierCommune *now = g_hash_table_lookup (communes_by_code, sourcier_reference_row_get (row, "commune"));
  g_autofree char *key = _sourcier_commune_key (sourcier_reference_row_get (row, "name"));

  if (now == NULL)
    return;
  _sourcier_commune_index (communes_by_former_name, key, now);
  if (!g_hash_table_contains (communes_by_code, code))
    g_hash_table_insert (communes_by_former_code, (gpointer) code, (gpointer) now);
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
  const char *end = line + g_bytes_get_size (bytes);
  char *next = part (line, end, '\n');

  for (line = next; line != NULL && *line != '\0'; line = next)
    {
      char *cells[N_COLUMNS];

      next = part (line, end, '\n');
      for (guint i = 0; i < N_COLUMNS; i++)
        {
          cells[i] = line != NULL ? line : (char *) "";
          line = line != NULL ? part (line, next != NULL ? next : end, ';') : NULL;
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
      communes_by_former_code = g_hash_table_new (g_str_hash, g_str_equal);
      communes_by_former_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      read_communes ();
      mark_wholes ();
      sourcier_reference_read ("former-communes", add_former, NULL);
      g_once_init_leave (&ready, 1);
    }
}

/**
 * sourcier_commune_find:
 * @code: (nullable): a code of Insee, "77284", "2A004" or "75112"
 *
 * Returns: (transfer none) (nullable): the commune of exactly this code; for the code of one that was joined to another, that
 *   one
 */
const SourcierCommune *
sourcier_commune_find (const char *code)
{
  sourcier_communes_load ();
  if (code == NULL)
    return NULL;

  const SourcierCommune *commune = g_hash_table_lookup (communes_by_code, code);

  return commune != NULL ? commune : g_hash_table_lookup (communes_by_former_code, code);
}

/**
 * sourcier_communes:
 *
 * Returns: (transfer none) (element-type SourcierCommune): all communes and arrondissements, by code
 */
GPtrArray *
sourcier_communes (void)
{
  sourcier_communes_load ();
  return communes;
}

/* Returns: (transfer none) (nullable): those that a key of _sourcier_commune_key() names; where none does today, those of
 * which a part was called so before it was joined to others. */
GPtrArray *
_sourcier_communes_by_name (const char *key)
{
  sourcier_communes_load ();

  GPtrArray *found = g_hash_table_lookup (communes_by_name, key);

  return found != NULL ? found : g_hash_table_lookup (communes_by_former_name, key);
}

/* Whether a part of the commune was called so before it was joined to others. */
gboolean
_sourcier_commune_was_named (const SourcierCommune *self,
                             const char            *key)
{
  GPtrArray *former = g_hash_table_lookup (communes_by_former_name, key);

  return former != NULL && g_ptr_array_find (former, self, NULL);
}

/* Returns: (transfer none) (nullable): those that a postcode serves. */
GPtrArray *
_sourcier_communes_by_postcode (const char *postcode)
{
  sourcier_communes_load ();
  return postcode != NULL ? g_hash_table_lookup (communes_by_postcode, postcode) : NULL;
}

/**
 * sourcier_commune_is_within:
 * @self: a commune
 * @other: a commune
 *
 * Returns: whether @self is @other, or one of its arrondissements
 */
gboolean
sourcier_commune_is_within (const SourcierCommune *self,
                            const SourcierCommune *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self == other || g_str_equal (self->part_of, other->code);
}

/**
 * sourcier_commune_get_number:
 * @self: a commune
 *
 * Returns: its place in sourcier_communes()
 */
guint
sourcier_commune_get_number (const SourcierCommune *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->number;
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
