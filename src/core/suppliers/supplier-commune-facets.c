/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-commune-facets.h"

#include "suppliers/supplier-query-commune.h"
#include "suppliers/supplier-query-sql.h"

#include <string.h>

/* The communes as values of the territory. They are many, so they are counted when somebody wants to see some. */

static gboolean
count_rows (SourcierStatement  *row,
            GArray             *numbers,
            GError            **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    {
      const SourcierCommune *commune;

      if (!sourcier_statement_step (row, &has_row, error))
        return FALSE;
      commune = has_row ? _sourcier_supplier_commune_of_row (row) : NULL;
      if (commune != NULL)
        g_array_index (numbers, gint64, sourcier_commune_get_number (commune))++;
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): a number for each of sourcier_communes(), or NULL with @error set. */
static GArray *
count_by_sql (SourcierStore          *store,
              SourcierSupplierQuery  *query,
              GError                **error)
{
  g_autoptr (SourcierSupplierQuery) beside = sourcier_supplier_query_without_facet (query, SOURCIER_FACET_DEPARTEMENT);
  g_autoptr (SourcierSql) sql = sourcier_sql_new ("SELECT s.id, " SOURCIER_SUPPLIER_SQL_ADDRESS " FROM supplier AS s WHERE ");
  g_autoptr (GArray) numbers = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_autoptr (SourcierStatement) row = NULL;

  _sourcier_supplier_sql_append_where (sql, beside);
  row = sourcier_sql_prepare (sql, store, error);
  g_array_set_size (numbers, sourcier_communes ()->len);
  return row != NULL && count_rows (row, numbers, error) ? g_steal_pointer (&numbers) : NULL;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const SourcierCommuneCount *one = a, *other = b;
  int by_departement = strcmp (sourcier_commune_get_departement (one->commune),
                               sourcier_commune_get_departement (other->commune));

  if (by_departement != 0)
    return by_departement;
  if (one->count != other->count)
    return one->count < other->count ? 1 : -1;
  return strcmp (sourcier_commune_get_code (one->commune), sourcier_commune_get_code (other->commune));
}

/**
 * sourcier_supplier_communes_count:
 * @store: an office's file
 * @index: (nullable): what counts from memory, where it can
 * @query: a question
 * @cancellable: (nullable): what stops the index; the store has its own
 * @error: where to put what went wrong
 *
 * Counts the communes of all departements under all other facets of the question, as sourcier_supplier_facets_count() counts the
 * departements. Those whose commune the address does not surely tell are in none. Not for the window's thread.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierCommuneCount): the communes that anybody is in, by departement, the
 *   most frequent first; or %NULL with @error set
 */
GArray *
sourcier_supplier_communes_count (SourcierStore          *store,
                                  SourcierSupplierIndex  *index,
                                  SourcierSupplierQuery  *query,
                                  GCancellable           *cancellable,
                                  GError                **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (index == NULL || SOURCIER_IS_SUPPLIER_INDEX (index), NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  GPtrArray *communes = sourcier_communes ();
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (SourcierCommuneCount));
  g_autoptr (GArray) numbers = NULL;

  if (index == NULL || !sourcier_supplier_index_count_communes (index, query, cancellable, &numbers))
    numbers = count_by_sql (store, query, error);
  if (numbers == NULL)
    return NULL;
  for (guint i = 0; i < communes->len; i++)
    {
      SourcierCommuneCount count = { g_ptr_array_index (communes, i), g_array_index (numbers, gint64, i) };

      if (count.count > 0)
        g_array_append_val (counts, count);
    }
  g_array_sort (counts, compare_counts);
  return g_steal_pointer (&counts);
}

typedef struct
{
  SourcierCommuneCount count;
  guint match;
} Match;

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *one = a, *other = b;

  if (one->match != other->match)
    return one->match < other->match ? 1 : -1;
  if (one->count.count != other->count.count)
    return one->count.count < other->count.count ? 1 : -1;
  return strcmp (sourcier_commune_get_code (one->count.commune), sourcier_commune_get_code (other->count.commune));
}

/* Keeps the best @most of @matches, which are in order: hardly any of thousands is looked at twice. */
static void
keep_match (GArray      *matches,
            const Match *match,
            guint        most)
{
  guint at = matches->len;

  while (at > 0 && compare_matches (match, &g_array_index (matches, Match, at - 1)) < 0)
    at--;
  if (at == most)
    return;
  g_array_insert_vals (matches, at, match, 1);
  if (matches->len > most)
    g_array_set_size (matches, most);
}

/**
 * sourcier_supplier_communes_find:
 * @counts: (element-type SourcierCommuneCount): communes
 * @words: a part of a name, or the beginning of a postcode or of a commune's code
 * @most: how many are wanted
 * @n_found: (out): how many there are
 *
 * Returns: (transfer full) (element-type SourcierCommuneCount): those that are called so, at the most @most of them: the better
 *   the words tell them, then the more suppliers they have, the sooner
 */
GArray *
sourcier_supplier_communes_find (GArray     *counts,
                                 const char *words,
                                 guint       most,
                                 guint      *n_found)
{
  g_return_val_if_fail (counts != NULL && words != NULL && n_found != NULL, NULL);

  g_auto (GStrv) keys = sourcier_commune_match_keys (words);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (SourcierCommuneCount));

  *n_found = 0;
  for (guint i = 0; i < counts->len; i++)
    {
      Match match = { g_array_index (counts, SourcierCommuneCount, i), 0 };

      match.match = sourcier_commune_match (match.count.commune, keys);
      if (match.match > 0)
        keep_match (matches, &match, most);
      *n_found += match.match > 0;
    }
  for (guint i = 0; i < matches->len; i++)
    g_array_append_val (found, g_array_index (matches, Match, i).count);
  return found;
}

/**
 * sourcier_commune_count_to_value:
 * @self: a commune and its count
 *
 * Returns: (transfer full): the value of %SOURCIER_FACET_DEPARTEMENT that asks for the commune
 */
char *
sourcier_commune_count_to_value (const SourcierCommuneCount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strconcat (SOURCIER_TERRITORY_COMMUNE, sourcier_commune_get_code (self->commune), NULL);
}
