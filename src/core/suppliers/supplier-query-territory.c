/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query-territory.h"

#include "reference/area.h"
#include "reference/epci.h"
#include "suppliers/supplier-place.h"

#include <string.h>

/* Where suppliers are and work is told by addresses and by the list of communes, which SQL does not know: the suppliers
 * of the directory are gone through once for each question, and the statements are given the ids of those that fit. */

#define ANSWER_DATA "sourcier-territory-answer"

typedef struct
{
  SourcierSupplierQuery *query;
  gint64 version;
  gint64 changes;
  char *json;
  GArray *distances; /* of those whose distance is known, by id */
} Answer;

typedef struct
{
  gint64 id;
  double km;
} Distance;

typedef struct
{
  const char *works_in;
  gboolean works_in_epci;        /* works_in is the SIREN of an EPCI, else the code of a departement */
  const SourcierCommune *near;
  gboolean asks_near;
  const SourcierPoint *point;    /* NULL where nobody knows where the place is */
  double km;
  GHashTable *works_in_areas;    /* area to whether it reaches the departement or the EPCI */
  GHashTable *point_areas;       /* area to whether it covers the place */
  GArray *distances;
} Search;

enum
{
  COLUMN_ID,
  COLUMN_COMMUNE,
  COLUMN_POSTCODE,
  COLUMN_CITY,
  COLUMN_DEPARTEMENT,
  COLUMN_LATITUDE,
  COLUMN_LONGITUDE,
  COLUMN_AREAS,
};

static const char rows_sql[] =
  "SELECT s.id, s.commune_code, s.postcode, s.city, s.departement, s.latitude, s.longitude,"
  " (SELECT group_concat(a.area, char(10)) FROM supplier_area AS a WHERE a.supplier = s.id) FROM supplier AS s";

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_object_unref (answer->query);
  g_free (answer->json);
  g_array_unref (answer->distances);
  g_free (answer);
}

static void
find_place (SourcierStatement     *row,
            SourcierSupplierPlace *place)
{
  sourcier_supplier_place_of_address (sourcier_statement_get_text (row, COLUMN_COMMUNE),
                                      sourcier_statement_get_text (row, COLUMN_POSTCODE),
                                      sourcier_statement_get_text (row, COLUMN_CITY),
                                      sourcier_statement_get_text (row, COLUMN_DEPARTEMENT), place);
}

static gboolean
reaches_works_in (Search     *search,
                  const char *area)
{
  return search->works_in_epci ? sourcier_area_covers_epci (area, search->works_in)
                               : sourcier_area_covers_departement (area, search->works_in);
}

static gboolean
area_reaches (Search     *search,
              const char *area,
              gboolean    works_in)
{
  GHashTable *known = works_in ? search->works_in_areas : search->point_areas;
  gpointer verdict;

  if (g_hash_table_lookup_extended (known, area, NULL, &verdict))
    return GPOINTER_TO_INT (verdict);

  gboolean reaches = works_in ? reaches_works_in (search, area) : sourcier_area_covers_commune (area, search->near);
  g_hash_table_insert (known, g_strdup (area), GINT_TO_POINTER (reaches));
  return reaches;
}

static gboolean
any_area_reaches (Search     *search,
                  char      **areas,
                  gboolean    works_in)
{
  for (char **area = areas; *area != NULL; area++)
    if (area_reaches (search, *area, works_in))
      return TRUE;
  return FALSE;
}

static gboolean
is_based_in (Search            *search,
             SourcierStatement *row)
{
  const char *departement = sourcier_statement_get_text (row, COLUMN_DEPARTEMENT);
  SourcierSupplierPlace place;

  find_place (row, &place);
  if (search->works_in_epci)
    return strcmp (place.epci, search->works_in) == 0;
  if (*departement != '\0')
    return strcmp (departement, search->works_in) == 0;
  return place.commune != NULL && strcmp (sourcier_commune_get_departement (place.commune), search->works_in) == 0;
}

/* Kilometres to the place asked, -1 if nobody knows. */
static double
own_distance (Search            *search,
              SourcierStatement *row)
{
  SourcierSupplierPlace place;
  SourcierPoint own;

  if (sourcier_point_parse (sourcier_statement_get_text (row, COLUMN_LATITUDE),
                            sourcier_statement_get_text (row, COLUMN_LONGITUDE), &own))
    return sourcier_point_get_distance (&own, search->point);

  find_place (row, &place);
  return place.placed ? sourcier_point_get_distance (&place.point, search->point) : -1;
}

static gboolean
is_near (Search             *search,
         SourcierStatement  *row,
         char              **areas)
{
  double km = own_distance (search, row);

  if ((km < 0 || km > search->km) && !any_area_reaches (search, areas, FALSE))
    return FALSE;
  if (km >= 0)
    {
      Distance distance = { sourcier_statement_get_int (row, COLUMN_ID), km };
      g_array_append_val (search->distances, distance);
    }
  return TRUE;
}

static gboolean
fits (Search            *search,
      SourcierStatement *row)
{
  g_auto (GStrv) areas = sourcier_statement_is_null (row, COLUMN_AREAS)
                         ? g_new0 (char *, 1) : g_strsplit (sourcier_statement_get_text (row, COLUMN_AREAS), "\n", -1);

  if (*search->works_in != '\0'
      && !(areas[0] != NULL ? any_area_reaches (search, areas, TRUE) : is_based_in (search, row)))
    return FALSE;
  if (!search->asks_near)
    return TRUE;
  return search->point != NULL && is_near (search, row, areas);
}

static char *
find_json (SourcierStore  *store,
           Search         *search,
           GError        **error)
{
  g_autoptr (SourcierStatement) row = sourcier_store_prepare (store, rows_sql, error);
  g_autoptr (GString) json = g_string_new ("[");
  gboolean has_row = TRUE;

  if (row == NULL)
    return NULL;
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return NULL;
      if (has_row && fits (search, row))
        g_string_append_printf (json, "%s%" G_GINT64_FORMAT, json->len > 1 ? "," : "",
                                sourcier_statement_get_int (row, COLUMN_ID));
    }
  g_string_append_c (json, ']');
  return g_strdup (json->str);
}

static char *
search_json (SourcierStore          *store,
             SourcierSupplierQuery  *query,
             GArray                 *distances,
             GError                **error)
{
  const SourcierCommune *near = sourcier_commune_find (sourcier_supplier_query_get_near (query));
  const char *works_in = sourcier_supplier_query_get_works_in (query);
  Search search = { works_in, sourcier_epci_find (works_in) != NULL, near, FALSE, NULL,
                    sourcier_supplier_query_get_near_km (query), NULL, NULL, distances };
  g_autoptr (GHashTable) works_in_areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) point_areas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  search.asks_near = *sourcier_supplier_query_get_near (query) != '\0';
  if (near != NULL)
    search.point = sourcier_commune_get_point (near);
  search.works_in_areas = works_in_areas;
  search.point_areas = point_areas;
  return find_json (store, &search, error);
}

/**
 * _sourcier_supplier_territory_read_version:
 * @store: an office's file
 * @version: (out): changes when another connection writes
 * @changes: (out): changes when this connection writes
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the file cannot be read
 */
gboolean
_sourcier_supplier_territory_read_version (SourcierStore  *store,
                                           gint64         *version,
                                           gint64         *changes,
                                           GError        **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT data_version, total_changes() FROM pragma_data_version", error);
  gboolean has_row;

  if (row == NULL || !sourcier_statement_step (row, &has_row, error))
    return FALSE;
  *version = sourcier_statement_get_int (row, 0);
  *changes = sourcier_statement_get_int (row, 1);
  return TRUE;
}

static gboolean
same_territory (SourcierSupplierQuery *one,
                SourcierSupplierQuery *other)
{
  return strcmp (sourcier_supplier_query_get_works_in (one), sourcier_supplier_query_get_works_in (other)) == 0
         && strcmp (sourcier_supplier_query_get_near (one), sourcier_supplier_query_get_near (other)) == 0
         && sourcier_supplier_query_get_near_km (one) == sourcier_supplier_query_get_near_km (other);
}

/**
 * _sourcier_supplier_territory_asks:
 * @query: a question
 *
 * Returns: whether it asks where suppliers are or work
 */
gboolean
_sourcier_supplier_territory_asks (SourcierSupplierQuery *query)
{
  return *sourcier_supplier_query_get_works_in (query) != '\0' || *sourcier_supplier_query_get_near (query) != '\0';
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const Distance *one = a, *other = b;

  return (one->id > other->id) - (one->id < other->id);
}

static Answer *
answer_new (SourcierStore          *store,
            SourcierSupplierQuery  *query,
            GError                **error)
{
  g_autoptr (GArray) distances = g_array_new (FALSE, FALSE, sizeof (Distance));
  char *json = search_json (store, query, distances, error);
  Answer *answer;

  if (json == NULL)
    return NULL;
  g_array_sort (distances, compare_ids);
  answer = g_new0 (Answer, 1);
  answer->query = g_object_ref (query);
  answer->json = json;
  answer->distances = g_steal_pointer (&distances);
  return answer;
}

/* The answer is kept with the connection: counting the facets asks for the same ten times. */
static Answer *
find_answer (SourcierStore          *store,
             SourcierSupplierQuery  *query,
             GError                **error)
{
  Answer *kept = g_object_get_data (G_OBJECT (store), ANSWER_DATA);
  gint64 version, changes;

  if (!_sourcier_supplier_territory_read_version (store, &version, &changes, error))
    return NULL;
  if (kept != NULL && kept->version == version && kept->changes == changes && same_territory (kept->query, query))
    return kept;

  kept = answer_new (store, query, error);
  if (kept == NULL)
    return NULL;
  kept->version = version;
  kept->changes = changes;
  g_object_set_data_full (G_OBJECT (store), ANSWER_DATA, kept, answer_free);
  return kept;
}

/**
 * _sourcier_supplier_territory_find:
 * @store: an office's file
 * @query: a question that asks where suppliers are or work
 * @error: where to put what went wrong
 *
 * Returns: (transfer none) (nullable): the ids of those that fit, as a JSON array, or %NULL with @error set
 */
const char *
_sourcier_supplier_territory_find (SourcierStore          *store,
                                   SourcierSupplierQuery  *query,
                                   GError                **error)
{
  const Answer *answer = find_answer (store, query, error);

  return answer != NULL ? answer->json : NULL;
}

typedef struct
{
  gint64 id;
  double km; /* -1 if nobody knows */
  guint place;
} Placed;

static int
compare_placed (gconstpointer a,
                gconstpointer b,
                gpointer      descending)
{
  const Placed *one = a, *other = b;

  if ((one->km < 0) != (other->km < 0))
    return one->km < 0 ? 1 : -1;
  if (one->km != other->km)
    return (one->km < other->km) != GPOINTER_TO_INT (descending) ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static double
known_distance (const Answer *answer,
                gint64        id)
{
  Distance sought = { id, 0 };
  guint at;

  return g_array_binary_search (answer->distances, &sought, compare_ids, &at)
         ? g_array_index (answer->distances, Distance, at).km : -1;
}

/**
 * _sourcier_supplier_territory_sort:
 * @store: an office's file
 * @query: a question that asks who is near a place
 * @ids: (element-type gint64): those that answer it
 * @error: where to put what went wrong
 *
 * Puts those that answer in the order of how far their own place is from the place asked, whatever areas they declare.
 * Those that are as far stay in their order, those whose place nobody knows come last.
 *
 * Returns: %FALSE with @error set
 */
gboolean
_sourcier_supplier_territory_sort (SourcierStore          *store,
                                   SourcierSupplierQuery  *query,
                                   GArray                 *ids,
                                   GError                **error)
{
  const Answer *answer = find_answer (store, query, error);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  if (answer == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      Placed one = { id, known_distance (answer, id), i };

      g_array_append_val (placed, one);
    }
  g_array_sort_with_data (placed, compare_placed,
                          GINT_TO_POINTER (sourcier_supplier_query_get_descending (query)));
  for (guint i = 0; i < ids->len; i++)
    g_array_index (ids, gint64, i) = g_array_index (placed, Placed, i).id;
  return TRUE;
}
