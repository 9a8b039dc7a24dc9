/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-import-store-private.h"

#include "suppliers/import-candidate-store.h"
#include "suppliers/import-repair-store.h"
#include "suppliers/import-row.h"

#include <string.h>

/* A table of this connection alone: the office's file knows nothing of it, and it goes with the connection. */
#define STAGING \
  "DROP TABLE IF EXISTS temp.import_row;" \
  "CREATE TEMP TABLE import_row (" \
  "  seq       INTEGER PRIMARY KEY," \
  "  line      INTEGER NOT NULL," \
  "  effect    INTEGER NOT NULL," \
  "  supplier  INTEGER," \
  "  other     INTEGER," \
  "  matched   INTEGER," \
  "  decision  INTEGER NOT NULL DEFAULT 0," \
  "  late      INTEGER NOT NULL," \
  "  name      TEXT NOT NULL," \
  "  sort_name TEXT NOT NULL," \
  "  siret     TEXT NOT NULL," \
  "  postcode  TEXT NOT NULL," \
  "  city      TEXT NOT NULL," \
  "  trade_name TEXT," \
  "  address   TEXT," \
  "  reason    TEXT NOT NULL," \
  "  doubt     TEXT NOT NULL DEFAULT ''," \
  "  digest    INTEGER NOT NULL," \
  "  cells     BLOB NOT NULL" \
  ");" \
  "CREATE INDEX temp.import_row_by_supplier ON import_row (supplier) WHERE supplier IS NOT NULL;" \
  "CREATE INDEX temp.import_row_late ON import_row (seq) WHERE late <> 0;" \
  "CREATE INDEX temp.import_row_decided ON import_row (seq) WHERE decision <> 0;" \
  "CREATE INDEX temp.import_row_by_other ON import_row (other) WHERE other IS NOT NULL;" \
  SOURCIER_IMPORT_CANDIDATE_TABLE \
  SOURCIER_IMPORT_REPAIR_TABLE

/* What a row is found by that a later one may repeat. */
#define KEYS \
  "CREATE INDEX temp.import_row_by_digest ON import_row (digest);" \
  "CREATE INDEX temp.import_row_by_siret ON import_row (siret) WHERE siret <> '';" \
  "CREATE INDEX temp.import_row_by_name ON import_row (sort_name, postcode);"

#define EFFECTS "CREATE INDEX temp.import_row_by_effect ON import_row (effect)"

/**
 * sourcier_staged_row_clear:
 * @row: a row
 *
 * Frees what the row holds, not the row.
 */
void
sourcier_staged_row_clear (SourcierStagedRow *row)
{
  g_clear_pointer (&row->reason, g_free);
  g_clear_pointer (&row->doubt, g_free);
  g_clear_pointer (&row->cells, g_bytes_unref);
}

/**
 * sourcier_import_store_join_cells:
 * @cells: (array length=n_cells): cells as written
 * @n_cells: how many
 *
 * Returns: (transfer full): the cells as they are kept in a staged row
 */
GBytes *
sourcier_import_store_join_cells (const char * const *cells,
                                  guint               n_cells)
{
  GByteArray *joined = g_byte_array_new ();

  for (guint i = 0; i < n_cells; i++)
    g_byte_array_append (joined, (const guint8 *) cells[i], strlen (cells[i]) + 1);

  return g_byte_array_free_to_bytes (joined);
}

/**
 * sourcier_import_store_split_cells:
 * @cells: the cells of a staged row
 *
 * Returns: (transfer container) (element-type utf8): the cells, good as long as @cells
 */
GPtrArray *
sourcier_import_store_split_cells (GBytes *cells)
{
  gsize size;
  const char *start = g_bytes_get_data (cells, &size);
  GPtrArray *parted = g_ptr_array_new ();

  for (const char *p = start; start != NULL && p < start + size; p += strlen (p) + 1)
    g_ptr_array_add (parted, (char *) p);

  return parted;
}

/**
 * sourcier_import_store_begin:
 * @store: the import's own connection
 * @error: where to put what went wrong
 *
 * Makes an empty staging table, and holds the directory as it is now until sourcier_import_store_end(): every row of the
 * list is compared with the same directory, and the file is locked once rather than at each look.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_begin (SourcierStore  *store,
                             GError        **error)
{
  return sourcier_store_execute (store, STAGING, error) && sourcier_store_execute (store, "BEGIN", error);
}

/**
 * sourcier_import_store_index_keys:
 * @store: the import's own connection
 * @error: where to put what went wrong
 *
 * From now on earlier rows are found by what later ones may repeat. That takes less time once all rows are staged.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_index_keys (SourcierStore  *store,
                                  GError        **error)
{
  return sourcier_store_execute (store, KEYS, error);
}

/**
 * sourcier_import_store_index_effects:
 * @store: the import's own connection
 * @error: where to put what went wrong
 *
 * From now on rows are found by their effect. All are staged and understood.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_index_effects (SourcierStore  *store,
                                     GError        **error)
{
  return sourcier_store_execute (store, EFFECTS, error);
}

/**
 * sourcier_import_store_end:
 * @store: the import's own connection
 * @error: (nullable): where to put what went wrong
 *
 * Lets the directory go on. The staged rows stay.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_end (SourcierStore  *store,
                           GError        **error)
{
  return sourcier_store_execute (store, "COMMIT", error);
}

/**
 * sourcier_import_store_give_up:
 * @store: the import's own connection
 *
 * Lets the directory go on after an error, which may have ended the hold already. What was staged is lost.
 */
void
sourcier_import_store_give_up (SourcierStore *store)
{
  sourcier_store_execute (store, "ROLLBACK", NULL);
}

/* What a row is matched by where it has no SIRET: its name and postcode. */
void
_sourcier_import_store_bind_name (SourcierStatement     *statement,
                                  SourcierImportReading *reading)
{
  sourcier_statement_bind_text (statement, 1, reading->name_key);
  sourcier_statement_bind_text (statement, 2, sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_POSTCODE));
  sourcier_statement_bind_text (statement, 3, sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_NAME));
}

void
_sourcier_import_store_bind_cells (SourcierStatement *statement,
                                   int                first,
                                   GBytes            *cells)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (cells, &size);

  sourcier_statement_bind_int (statement, first, g_bytes_hash (cells));
  sourcier_statement_bind_blob (statement, first + 1, data, size);
}

/* What a row that found no supplier is compared by with those that are nearly alike. */
static void
bind_near (SourcierStatement     *statement,
           int                    first,
           SourcierImportReading *reading)
{
  sourcier_statement_bind_text (statement, first,
                                sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_TRADE_NAME));
  sourcier_statement_bind_text (statement, first + 1,
                                sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_ADDRESS));
}

/**
 * sourcier_import_store_add:
 * @store: the import's own connection
 * @row: a row
 * @reading: what it says
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_add (SourcierStore            *store,
                           const SourcierStagedRow  *row,
                           SourcierImportReading    *reading,
                           GError                  **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store,
                            "INSERT INTO temp.import_row (sort_name, postcode, name, siret, seq, line, effect, supplier,"
                            " city, reason, digest, cells, late, trade_name, address, matched, doubt)"
                            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?8, ?16)",
                            error);

  if (statement == NULL)
    return FALSE;

  _sourcier_import_store_bind_name (statement, reading);
  sourcier_statement_bind_text (statement, 4, sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_SIRET));
  sourcier_statement_bind_int (statement, 5, row->seq);
  sourcier_statement_bind_int (statement, 6, row->line);
  sourcier_statement_bind_int (statement, 7, row->effect);
  if (row->supplier != 0)
    sourcier_statement_bind_int (statement, 8, row->supplier);
  sourcier_statement_bind_text (statement, 9, sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_CITY));
  sourcier_statement_bind_text (statement, 10, row->reason != NULL ? row->reason : "");
  _sourcier_import_store_bind_cells (statement, 11, row->cells);
  sourcier_statement_bind_int (statement, 13, row->late);
  if (row->supplier == 0)
    bind_near (statement, 14, reading);
  sourcier_statement_bind_text (statement, 16, row->effect == SOURCIER_IMPORT_DOUBTFUL ? row->reason : "");
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_import_store_update:
 * @store: the import's own connection
 * @row: a row that is staged
 * @error: where to put what went wrong
 *
 * Writes what became of the row.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_update (SourcierStore            *store,
                              const SourcierStagedRow  *row,
                              GError                  **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "UPDATE temp.import_row SET effect = ?2, supplier = nullif (?3, 0),"
                                   " other = nullif (?4, 0), matched = nullif (?5, 0), decision = ?6, reason = ?7,"
                                   " doubt = ?8, late = ?9 WHERE seq = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, row->seq);
  sourcier_statement_bind_int (statement, 2, row->effect);
  sourcier_statement_bind_int (statement, 3, row->supplier);
  sourcier_statement_bind_int (statement, 4, row->other);
  sourcier_statement_bind_int (statement, 5, row->matched);
  sourcier_statement_bind_int (statement, 6, row->decision);
  sourcier_statement_bind_text (statement, 7, row->reason != NULL ? row->reason : "");
  sourcier_statement_bind_text (statement, 8, row->doubt != NULL ? row->doubt : "");
  sourcier_statement_bind_int (statement, 9, row->late);
  return sourcier_statement_run (statement, error);
}

void
_sourcier_import_store_read_row (SourcierStatement *statement,
                                 SourcierStagedRow *row)
{
  row->seq = sourcier_statement_get_int (statement, 0);
  row->line = sourcier_statement_get_int (statement, 1);
  row->effect = sourcier_statement_get_int (statement, 2);
  row->supplier = sourcier_statement_get_int (statement, 3);
  row->reason = g_strdup (sourcier_statement_get_text (statement, 4));
  row->cells = sourcier_statement_get_blob (statement, 5);
  row->other = sourcier_statement_get_int (statement, 6);
  row->matched = sourcier_statement_get_int (statement, 7);
  row->decision = sourcier_statement_get_int (statement, 8);
  row->doubt = g_strdup (sourcier_statement_get_text (statement, 9));
  row->late = sourcier_statement_get_int (statement, 10);
}

/**
 * sourcier_import_store_get:
 * @store: the import's own connection
 * @seq: which row; it must be there
 * @row: (out caller-allocates): the row, to be cleared
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_get (SourcierStore      *store,
                           gint64              seq,
                           SourcierStagedRow  *row,
                           GError            **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT " SOURCIER_IMPORT_ROW_COLUMNS " FROM temp.import_row WHERE seq = ?1", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, seq);
  if (!sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  g_assert (has_row);
  _sourcier_import_store_read_row (statement, row);
  return TRUE;
}

/**
 * sourcier_import_store_select:
 * @store: the import's own connection
 * @effects: bits, 1 << a #SourcierImportEffect
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): a statement for sourcier_import_store_next(), in the order of the list
 */
SourcierStatement *
sourcier_import_store_select (SourcierStore  *store,
                              guint           effects,
                              GError        **error)
{
  SourcierStatement *statement =
    sourcier_store_prepare (store, "SELECT " SOURCIER_IMPORT_ROW_COLUMNS " FROM temp.import_row WHERE (1 << effect) & ?1 ORDER BY seq",
                            error);

  if (statement != NULL)
    sourcier_statement_bind_int (statement, 1, effects);
  return statement;
}

/**
 * sourcier_import_store_next:
 * @statement: from sourcier_import_store_select()
 * @row: (out caller-allocates): the next row, to be cleared
 * @has_row: (out): whether there is one
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_next (SourcierStatement  *statement,
                            SourcierStagedRow  *row,
                            gboolean           *has_row,
                            GError            **error)
{
  if (!sourcier_statement_step (statement, has_row, error))
    return FALSE;
  if (*has_row)
    _sourcier_import_store_read_row (statement, row);
  return TRUE;
}

/**
 * sourcier_import_store_load_rows:
 * @store: the import's own connection
 * @effect: which rows
 * @most: how many at most
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierImportRow): the first rows of that effect for the reader
 */
GPtrArray *
sourcier_import_store_load_rows (SourcierStore         *store,
                                 SourcierImportEffect   effect,
                                 guint                  most,
                                 GError               **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT line, name, trim(postcode || ' ' || city), siret, reason, seq, decision"
                                   " FROM temp.import_row WHERE effect = ?1 ORDER BY seq LIMIT ?2", error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, effect);
  sourcier_statement_bind_int (statement, 2, most);

  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    g_ptr_array_add (rows, sourcier_import_row_new (sourcier_statement_get_int (statement, 5),
                                                    sourcier_statement_get_int (statement, 6),
                                                    sourcier_statement_get_int (statement, 0),
                                                    sourcier_statement_get_text (statement, 1),
                                                    sourcier_statement_get_text (statement, 2),
                                                    sourcier_statement_get_text (statement, 3),
                                                    sourcier_statement_get_text (statement, 4)));
  return has_row ? NULL : g_steal_pointer (&rows);
}
