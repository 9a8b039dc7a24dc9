/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/import-candidate-store.h"

#include "suppliers/supplier-import.h"

/* A row that found no supplier, and of which nothing is known yet that it may be about. */
#define LONE_ROWS \
  " FROM temp.import_row AS r WHERE r.effect IN (0, 3) AND r.supplier IS NULL AND r.postcode <> ''" \
  " AND NOT EXISTS (SELECT 1 FROM temp.import_candidate AS c WHERE c.row = r.seq)"

G_STATIC_ASSERT (SOURCIER_IMPORT_NEW == 0 && SOURCIER_IMPORT_DOUBTFUL == 3);

/**
 * sourcier_import_candidate_store_add:
 * @store: the import's own connection
 * @row: a staged row
 * @likely: (element-type SourcierImportLikely): what it may be about, the likeliest first
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_candidate_store_add (SourcierStore  *store,
                                     gint64          row,
                                     GArray         *likely,
                                     GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO temp.import_candidate (row, rank, supplier, other)"
                                   " VALUES (?1, ?2, nullif (?3, 0), nullif (?4, 0))", error);

  for (guint i = 0; statement != NULL && i < likely->len; i++)
    {
      const SourcierImportLikely *one = &g_array_index (likely, SourcierImportLikely, i);

      sourcier_statement_bind_int (statement, 1, row);
      sourcier_statement_bind_int (statement, 2, i);
      sourcier_statement_bind_int (statement, 3, one->supplier);
      sourcier_statement_bind_int (statement, 4, one->other);
      if (!sourcier_statement_run (statement, error))
        return FALSE;
      sourcier_statement_reset (statement);
    }
  return statement != NULL;
}

/**
 * sourcier_import_candidate_store_load:
 * @store: the import's own connection
 * @row: a staged row
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierImportLikely): what it may be about, the likeliest first
 */
GArray *
sourcier_import_candidate_store_load (SourcierStore  *store,
                                      gint64          row,
                                      GError        **error)
{
  g_autoptr (GArray) likely = g_array_new (FALSE, FALSE, sizeof (SourcierImportLikely));
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT supplier, other FROM temp.import_candidate WHERE row = ?1 ORDER BY rank",
                            error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, row);
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      SourcierImportLikely one = { sourcier_statement_get_int (statement, 0), sourcier_statement_get_int (statement, 1) };

      g_array_append_val (likely, one);
    }
  return has_row ? NULL : g_steal_pointer (&likely);
}

/**
 * sourcier_import_candidate_store_list_late:
 * @store: the import's own connection
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the rows that are to be matched when all are read
 */
GArray *
sourcier_import_candidate_store_list_late (SourcierStore  *store,
                                           GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT seq FROM temp.import_row WHERE late <> 0 ORDER BY seq", error);

  return statement != NULL ? sourcier_statement_read_ids (statement, error) : NULL;
}

/**
 * sourcier_import_candidate_store_list_doubtful:
 * @store: the import's own connection
 * @decided: whether those that somebody decided about
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the doubtful rows that wait for a decision, or have one
 */
GArray *
sourcier_import_candidate_store_list_doubtful (SourcierStore  *store,
                                               gboolean        decided,
                                               GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, decided ? "SELECT seq FROM temp.import_row WHERE decision <> 0 ORDER BY seq"
                                           : "SELECT seq FROM temp.import_row WHERE effect = 3 ORDER BY seq", error);

  return statement != NULL ? sourcier_statement_read_ids (statement, error) : NULL;
}

/**
 * sourcier_import_candidate_store_list_awaited:
 * @store: the import's own connection
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the rows of whose supplier later rows speak
 */
GArray *
sourcier_import_candidate_store_list_awaited (SourcierStore  *store,
                                              GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT DISTINCT other FROM temp.import_row WHERE other IS NOT NULL ORDER BY other",
                            error);

  return statement != NULL ? sourcier_statement_read_ids (statement, error) : NULL;
}

/**
 * sourcier_import_candidate_store_list_dependent:
 * @store: the import's own connection
 * @row: a staged row
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the rows that were decided to speak of its supplier
 */
GArray *
sourcier_import_candidate_store_list_dependent (SourcierStore  *store,
                                                gint64          row,
                                                GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT seq FROM temp.import_row WHERE other = ?1 ORDER BY seq", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, row);
  return sourcier_statement_read_ids (statement, error);
}

/**
 * sourcier_import_candidate_store_find_places:
 * @store: the import's own connection
 * @any: (out): whether there is any such row
 * @error: where to put what went wrong
 *
 * Finds out which suppliers stand in the postcodes of rows that found no supplier. The directory's rows are not read for
 * that: the index by name and postcode has it all.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_candidate_store_find_places (SourcierStore  *store,
                                             gboolean       *any,
                                             GError        **error)
{
  g_autoptr (SourcierStatement) statement = NULL;
  gint64 exists;

  if (!sourcier_store_execute (store, "DROP TABLE IF EXISTS temp.import_place;"
                                      "CREATE TEMP TABLE import_place AS SELECT DISTINCT postcode" LONE_ROWS ";"
                                      "DROP TABLE IF EXISTS temp.import_neighbour", error))
    return FALSE;
  statement = sourcier_store_prepare (store, "SELECT EXISTS (SELECT 1 FROM temp.import_place)", error);
  if (statement == NULL || !sourcier_statement_read_int (statement, &exists, error))
    return FALSE;
  *any = exists != 0;
  return !*any
         || sourcier_store_execute (store,
                                    "CREATE TEMP TABLE import_neighbour ("
                                    "  postcode TEXT NOT NULL, supplier INTEGER NOT NULL,"
                                    "  PRIMARY KEY (postcode, supplier)) WITHOUT ROWID;"
                                    "INSERT INTO import_neighbour SELECT s.postcode, s.id"
                                    " FROM supplier AS s INDEXED BY supplier_by_place"
                                    " WHERE s.postcode IN (SELECT postcode FROM temp.import_place) ORDER BY 1, 2", error);
}

/**
 * sourcier_import_candidate_store_select_lone:
 * @store: the import's own connection
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): a statement that gives what is compared of each row that found no supplier, for
 *   sourcier_import_candidate_store_read_key(), those of one postcode together; the postcode as written in column 5
 */
SourcierStatement *
sourcier_import_candidate_store_select_lone (SourcierStore  *store,
                                             GError        **error)
{
  return sourcier_store_prepare (store, "SELECT r.seq, r.name, r.trade_name, r.siret, r.address, r.postcode" LONE_ROWS
                                        " ORDER BY r.postcode, r.seq", error);
}

/**
 * sourcier_import_candidate_store_read_key:
 * @row: a row of six columns: number, name, trade name, SIRET, address, postcode
 *
 * Returns: (transfer full): what of it is compared
 */
SourcierDuplicateKey *
sourcier_import_candidate_store_read_key (SourcierStatement *row)
{
  return sourcier_duplicate_key_new (sourcier_statement_get_int (row, 0), sourcier_statement_get_text (row, 1),
                                     sourcier_statement_get_text (row, 2), sourcier_statement_get_text (row, 3),
                                     sourcier_statement_get_text (row, 4), sourcier_statement_get_text (row, 5));
}

/**
 * sourcier_import_candidate_store_load_place:
 * @store: the import's own connection
 * @postcode: one of those of sourcier_import_candidate_store_find_places()
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierDuplicateKey): what is compared of the suppliers there
 */
GPtrArray *
sourcier_import_candidate_store_load_place (SourcierStore  *store,
                                            const char     *postcode,
                                            GError        **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_duplicate_key_free);
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT s.id, s.name, s.trade_name, s.siret, s.address, s.postcode"
                                   " FROM temp.import_neighbour AS n JOIN supplier AS s ON s.id = n.supplier"
                                   " WHERE n.postcode = ?1 ORDER BY s.id", error);
  gboolean has_row = TRUE;

  if (row == NULL)
    return NULL;
  sourcier_statement_bind_text (row, 1, postcode);
  while (sourcier_statement_step (row, &has_row, error) && has_row)
    g_ptr_array_add (keys, sourcier_import_candidate_store_read_key (row));
  return has_row ? NULL : g_steal_pointer (&keys);
}
