/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query-zone.h"

#include "reference/frr.h"
#include "suppliers/supplier-place.h"
#include "suppliers/supplier-query-territory.h"

#include <string.h>

/* Which suppliers are in the zone France ruralités revitalisation: their addresses tell their communes, which SQL does not
 * know, and the list that the office loaded tells the communes' classes. */

#define ANSWER_DATA "sourcier-zone-answer"

enum
{
  FRR_PLUS,
  FRR,
  FORMER_ZRR,
  N_ZONES,
};

static const char * const zones[N_ZONES] = { SOURCIER_ZONE_FRR_PLUS, SOURCIER_ZONE_FRR, SOURCIER_ZONE_FORMER_ZRR };

typedef struct
{
  gint64 version;
  gint64 changes;
  GString *json[N_ZONES];
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  for (guint i = 0; i < N_ZONES; i++)
    g_string_free (answer->json[i], TRUE);
  g_free (answer);
}

static guint
zone_of_class (SourcierFrrClass class)
{
  switch (class)
    {
    case SOURCIER_FRR_PLUS:
      return FRR_PLUS;
    case SOURCIER_FRR_CLASSED:
    case SOURCIER_FRR_PARTLY:
      return FRR;
    case SOURCIER_FRR_BENEFICIARY:
    case SOURCIER_FRR_BENEFICIARY_PARTLY:
      return FORMER_ZRR;
    case SOURCIER_FRR_UNKNOWN:
    case SOURCIER_FRR_NONE:
    default:
      return N_ZONES;
    }
}

/* Returns: (transfer full) (nullable): codes of communes to their zone, those of none left out, or NULL with @error set. */
static GHashTable *
load_classes (SourcierStore  *store,
              GError        **error)
{
  g_autoptr (SourcierStatement) row = sourcier_store_prepare (store, "SELECT commune, class FROM frr", error);
  g_autoptr (GHashTable) classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean has_row = TRUE;

  if (row == NULL)
    return NULL;
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return NULL;

      guint zone = has_row ? zone_of_class (sourcier_frr_class_from_code (sourcier_statement_get_text (row, 1))) : N_ZONES;

      if (zone < N_ZONES)
        g_hash_table_insert (classes, g_strdup (sourcier_statement_get_text (row, 0)), GUINT_TO_POINTER (zone));
    }
  return g_steal_pointer (&classes);
}

/* The zones of suppliers are handed to whoever asked. */
typedef void (*TellZone) (gpointer user_data,
                          guint    zone,
                          gint64   supplier);

static void
tell_supplier (GHashTable        *classes,
               SourcierStatement *row,
               TellZone           tell,
               gpointer           user_data)
{
  const SourcierCommune *commune =
    sourcier_supplier_commune_of_address (sourcier_statement_get_text (row, 1), sourcier_statement_get_text (row, 2),
                                          sourcier_statement_get_text (row, 3), sourcier_statement_get_text (row, 4));
  gpointer zone;

  if (commune == NULL || !g_hash_table_lookup_extended (classes, sourcier_commune_get_code (commune), NULL, &zone))
    return;
  tell (user_data, GPOINTER_TO_UINT (zone), sourcier_statement_get_int (row, 0));
}

#define ROWS "SELECT id, commune_code, postcode, city, departement FROM supplier"

/* @ids: (nullable): those to look at, as a JSON array; NULL for everybody */
static gboolean
tell_suppliers (SourcierStore  *store,
                const char     *ids,
                GHashTable     *classes,
                TellZone        tell,
                gpointer        user_data,
                GError        **error)
{
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, ids != NULL ? ROWS " WHERE id IN (SELECT value FROM json_each(?1))" : ROWS, error);
  gboolean has_row = g_hash_table_size (classes) > 0;

  if (row == NULL)
    return FALSE;
  if (ids != NULL)
    sourcier_statement_bind_text (row, 1, ids);
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return FALSE;
      if (has_row)
        tell_supplier (classes, row, tell, user_data);
    }
  return TRUE;
}

static void
add_to_json (gpointer user_data,
             guint    zone,
             gint64   supplier)
{
  GString *json = ((Answer *) user_data)->json[zone];

  g_string_append_printf (json, "%s%" G_GINT64_FORMAT, json->len > 1 ? "," : "", supplier);
}

static Answer *
answer_new (SourcierStore  *store,
            GError        **error)
{
  g_autoptr (GHashTable) classes = load_classes (store, error);
  Answer *answer;

  if (classes == NULL)
    return NULL;
  answer = g_new0 (Answer, 1);
  for (guint i = 0; i < N_ZONES; i++)
    answer->json[i] = g_string_new ("[");
  if (!tell_suppliers (store, NULL, classes, add_to_json, answer, error))
    {
      answer_free (answer);
      return NULL;
    }
  for (guint i = 0; i < N_ZONES; i++)
    g_string_append_c (answer->json[i], ']');
  return answer;
}

/* The answer is kept with the connection: counting the facets asks for the same ten times. */
static Answer *
find_answer (SourcierStore  *store,
             GError        **error)
{
  Answer *kept = g_object_get_data (G_OBJECT (store), ANSWER_DATA);
  gint64 version, changes;

  if (!_sourcier_supplier_territory_read_version (store, &version, &changes, error))
    return NULL;
  if (kept != NULL && kept->version == version && kept->changes == changes)
    return kept;

  kept = answer_new (store, error);
  if (kept == NULL)
    return NULL;
  kept->version = version;
  kept->changes = changes;
  g_object_set_data_full (G_OBJECT (store), ANSWER_DATA, kept, answer_free);
  return kept;
}

/**
 * _sourcier_supplier_zone_find:
 * @store: an office's file
 * @zone: one of the zones that the commune tells
 * @error: where to put what went wrong
 *
 * Returns: (transfer none) (nullable): the ids of those whose commune is surely in the zone, as a JSON array, or %NULL with
 *   @error set
 */
const char *
_sourcier_supplier_zone_find (SourcierStore  *store,
                              const char     *zone,
                              GError        **error)
{
  const Answer *answer = find_answer (store, error);
  guint i = 0;

  while (i < N_ZONES - 1 && strcmp (zones[i], zone) != 0)
    i++;
  return answer != NULL ? answer->json[i]->str : NULL;
}

static void
add_to_array (gpointer user_data,
              guint    zone,
              gint64   supplier)
{
  g_array_append_val (((GArray **) user_data)[zone], supplier);
}

/**
 * _sourcier_supplier_zone_find_among:
 * @store: an office's file
 * @ids: (nullable): whom to look at, as a JSON array, %NULL for everybody
 * @found: (element-type gint64): where to put those whose commune is surely in FRR+, in FRR and in ZRR, an array each
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set
 */
gboolean
_sourcier_supplier_zone_find_among (SourcierStore  *store,
                                    const char     *ids,
                                    GArray        **found,
                                    GError        **error)
{
  g_autoptr (GHashTable) classes = load_classes (store, error);

  return classes != NULL && tell_suppliers (store, ids, classes, add_to_array, found, error);
}
