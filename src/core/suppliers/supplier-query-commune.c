/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-query-commune.h"

#include "suppliers/supplier-place.h"
#include "suppliers/supplier-query-territory.h"

#include <string.h>

/* Which suppliers are in a commune: their addresses tell, which SQL does not understand. Only those of its departement are
 * gone through. */

#define ANSWERS_DATA "sourcier-commune-answers"

typedef struct
{
  gint64 version;
  gint64 changes;
  GHashTable *json; /* by the code of the commune */
} Answers;

static void
answers_free (gpointer data)
{
  Answers *answers = data;

  g_hash_table_unref (answers->json);
  g_free (answers);
}

/* The answers are kept with the connection, until the file changes: counting the facets asks for the same ten times. */
static Answers *
find_answers (SourcierStore  *store,
              GError        **error)
{
  Answers *kept = g_object_get_data (G_OBJECT (store), ANSWERS_DATA);
  gint64 version, changes;

  if (!_sourcier_supplier_territory_read_version (store, &version, &changes, error))
    return NULL;
  if (kept != NULL && kept->version == version && kept->changes == changes)
    return kept;

  kept = g_new0 (Answers, 1);
  kept->version = version;
  kept->changes = changes;
  kept->json = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_object_set_data_full (G_OBJECT (store), ANSWERS_DATA, kept, answers_free);
  return kept;
}

/* Returns: (transfer none) (nullable): the commune that an address surely tells, if it lies in the departement of the supplier;
 * the columns after the first are SOURCIER_SUPPLIER_SQL_ADDRESS. */
const SourcierCommune *
_sourcier_supplier_commune_of_row (SourcierStatement *row)
{
  const char *departement = sourcier_statement_get_text (row, 4);
  const SourcierCommune *commune =
    sourcier_supplier_commune_of_address (sourcier_statement_get_text (row, 1), sourcier_statement_get_text (row, 2),
                                          sourcier_statement_get_text (row, 3), departement);

  return commune != NULL && strcmp (sourcier_commune_get_departement (commune), departement) == 0 ? commune : NULL;
}

#define ROWS "SELECT s.id, " SOURCIER_SUPPLIER_SQL_ADDRESS " FROM supplier AS s"

/* Returns: (transfer full) (nullable): rows for _sourcier_supplier_commune_of_row(), of those suppliers whose @ids are a JSON array,
 * or of everybody where it is NULL; NULL with @error set. */
SourcierStatement *
_sourcier_supplier_commune_rows (SourcierStore  *store,
                                 const char     *ids,
                                 GError        **error)
{
  SourcierStatement *rows =
    sourcier_store_prepare (store, ids != NULL ? ROWS " WHERE s.id IN (SELECT value FROM json_each(?1))" : ROWS, error);

  if (rows != NULL && ids != NULL)
    sourcier_statement_bind_text (rows, 1, ids);
  return rows;
}

static gboolean
is_in (SourcierStatement *row,
       const char        *code)
{
  const SourcierCommune *commune = _sourcier_supplier_commune_of_row (row);

  return commune != NULL && strcmp (sourcier_commune_get_code (commune), code) == 0;
}

static char *
search_json (SourcierStore  *store,
             const char     *code,
             GError        **error)
{
  const SourcierCommune *commune = sourcier_commune_find (code);
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, ROWS " WHERE s.departement = ?", error);
  g_autoptr (GString) json = g_string_new ("[");
  gboolean has_row = commune != NULL;

  if (row == NULL)
    return NULL;
  if (commune != NULL)
    sourcier_statement_bind_text (row, 1, sourcier_commune_get_departement (commune));
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return NULL;
      if (has_row && is_in (row, code))
        g_string_append_printf (json, "%s%" G_GINT64_FORMAT, json->len > 1 ? "," : "", sourcier_statement_get_int (row, 0));
    }
  g_string_append_c (json, ']');
  return g_strdup (json->str);
}

/**
 * _sourcier_supplier_commune_find:
 * @store: an office's file
 * @code: the code of a commune
 * @error: where to put what went wrong
 *
 * Returns: (transfer none) (nullable): the ids of those of its departement who are surely in the commune, as a JSON array, or
 *   %NULL with @error set
 */
const char *
_sourcier_supplier_commune_find (SourcierStore  *store,
                                 const char     *code,
                                 GError        **error)
{
  Answers *answers = find_answers (store, error);
  const char *known = answers != NULL ? g_hash_table_lookup (answers->json, code) : NULL;
  char *json;

  if (answers == NULL || known != NULL)
    return known;
  json = search_json (store, code, error);
  if (json != NULL)
    g_hash_table_insert (answers->json, g_strdup (code), json);
  return json;
}
