/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the directory and the earlier rows have that a row may speak of. */

#include "suppliers/supplier-import-store-private.h"

#include "base/text.h"

/* Suppliers of one SIRET or of one name and place are compared one by one: nobody has more than a few, and a list where
 * thousands share a number must not take a day. */
#define MOST_CANDIDATES "50"

static void
bind_siret (SourcierStatement     *statement,
            SourcierImportReading *reading)
{
  sourcier_statement_bind_text (statement, 1, sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_SIRET));
}

/**
 * sourcier_import_store_has_directory:
 * @store: the import's own connection
 * @has_directory: (out): whether the directory has any supplier
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_has_directory (SourcierStore  *store,
                                     gboolean       *has_directory,
                                     GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT EXISTS (SELECT 1 FROM supplier)", error);
  gint64 exists;

  if (statement == NULL || !sourcier_statement_read_int (statement, &exists, error))
    return FALSE;
  *has_directory = exists != 0;
  return TRUE;
}

/**
 * sourcier_import_store_count_directory:
 * @store: the import's own connection
 * @n: (out): how many suppliers the directory has
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_count_directory (SourcierStore  *store,
                                       gint64         *n,
                                       GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "SELECT count(*) FROM supplier", error);

  return statement != NULL && sourcier_statement_read_int (statement, n, error);
}

/**
 * sourcier_import_store_claim:
 * @store: the import's own connection
 * @seq: a row
 * @supplier: the supplier it is now taken to speak of
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_claim (SourcierStore  *store,
                             gint64          seq,
                             gint64          supplier,
                             GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "UPDATE temp.import_row SET supplier = ?2, matched = ?2 WHERE seq = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, seq);
  sourcier_statement_bind_int (statement, 2, supplier);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_import_store_find_claim:
 * @store: the import's own connection
 * @supplier: a supplier of the directory
 * @seq: (out): the row that speaks of it, 0 if none does
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_find_claim (SourcierStore  *store,
                                  gint64          supplier,
                                  gint64         *seq,
                                  GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT seq FROM temp.import_row WHERE supplier = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, supplier);
  return sourcier_statement_read_int (statement, seq, error);
}

/**
 * sourcier_import_store_find_same:
 * @store: the import's own connection
 * @cells: the cells of a row
 * @before: which row it is; only those before it are looked at
 * @line: (out): the line of an earlier row with just these cells, 0 if there is none
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_find_same (SourcierStore  *store,
                                 GBytes         *cells,
                                 gint64          before,
                                 guint          *line,
                                 GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT line FROM temp.import_row WHERE digest = ?1 AND cells = ?2"
                                   " AND seq < ?3 ORDER BY seq LIMIT 1", error);
  gint64 number;

  if (statement == NULL)
    return FALSE;
  _sourcier_import_store_bind_cells (statement, 1, cells);
  sourcier_statement_bind_int (statement, 3, before);
  if (!sourcier_statement_read_int (statement, &number, error))
    return FALSE;
  *line = number;
  return TRUE;
}

/**
 * sourcier_import_store_find_repeated:
 * @store: the import's own connection
 * @reading: what a row says
 * @before: which row it is; only those before it are looked at
 * @row: (out caller-allocates): the first earlier row that has the same SIRET, or where this one has none, the same name
 *   and postcode, to be cleared; its @seq is 0 if there is none
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_import_store_find_repeated (SourcierStore          *store,
                                     SourcierImportReading  *reading,
                                     gint64                  before,
                                     SourcierStagedRow      *row,
                                     GError                **error)
{
  const char *siret = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_SIRET);
  const char *name = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_NAME);
  gboolean by_siret = sourcier_import_siret_is_key (siret) || *name == '\0';
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, by_siret
                                   ? "SELECT " SOURCIER_IMPORT_ROW_COLUMNS " FROM temp.import_row WHERE siret = ?1 AND siret <> ''"
                                     " AND seq < ?4 ORDER BY seq LIMIT 1"
                                   : "SELECT " SOURCIER_IMPORT_ROW_COLUMNS " FROM temp.import_row WHERE sort_name = ?1"
                                     " AND postcode = ?2 AND (?1 <> '' OR name = ?3) AND seq < ?4"
                                     " ORDER BY seq LIMIT 1", error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  (by_siret ? bind_siret : _sourcier_import_store_bind_name) (statement, reading);
  sourcier_statement_bind_int (statement, 4, before);
  if (!sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    _sourcier_import_store_read_row (statement, row);
  return TRUE;
}

#define UNCLAIMED_FIRST \
  " ORDER BY EXISTS (SELECT 1 FROM temp.import_row r WHERE r.supplier = s.id), s.id LIMIT " MOST_CANDIDATES
#define SUPPLIERS_OF_SIRET "SELECT s.id FROM supplier s WHERE s.siret = ?1 AND s.siret <> ''"
#define SUPPLIERS_OF_NAME \
  "SELECT s.id FROM supplier s WHERE s.sort_name = ?1 AND s.postcode = ?2 AND (?1 <> '' OR s.name = ?3)"
/* The SIREN is the beginning of a SIRET, or stands in its stead; a colon follows the digits. */
#define SUPPLIERS_OF_FIRM \
  "SELECT s.id, s.address FROM supplier s WHERE s.siret >= ?1 AND s.siret < ?1 || ':' AND s.siret <> ''" \
  " AND length (s.siret) IN (9, 14) AND s.address <> '' AND (s.postcode IN ('', ?2) OR ?2 = '')"

static GArray *
collect_by_siret (SourcierStore          *store,
                  SourcierImportReading  *reading,
                  GError                **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, SUPPLIERS_OF_SIRET UNCLAIMED_FIRST, error);

  if (statement == NULL)
    return NULL;
  bind_siret (statement, reading);
  return sourcier_statement_read_ids (statement, error);
}

static GArray *
collect_by_address (SourcierStore          *store,
                    SourcierImportReading  *reading,
                    const char             *siren,
                    GError                **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, SUPPLIERS_OF_FIRM UNCLAIMED_FIRST, error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, siren);
  sourcier_statement_bind_text (statement, 2, sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_POSTCODE));
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    if (sourcier_text_folds_to (sourcier_statement_get_text (statement, 1), reading->address_key))
      {
        gint64 id = sourcier_statement_get_int (statement, 0);

        g_array_append_val (ids, id);
      }
  return has_row ? NULL : g_steal_pointer (&ids);
}

static GArray *
collect_by_name (SourcierStore          *store,
                 SourcierImportReading  *reading,
                 gboolean                without_siret,
                 GError                **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, without_siret ? SUPPLIERS_OF_NAME " AND s.siret = ''" UNCLAIMED_FIRST
                                                 : SUPPLIERS_OF_NAME UNCLAIMED_FIRST, error);

  if (statement == NULL)
    return NULL;
  _sourcier_import_store_bind_name (statement, reading);
  return sourcier_statement_read_ids (statement, error);
}

static GArray *
append_by_name (GArray                 *found,
                SourcierStore          *store,
                SourcierImportReading  *reading,
                GError                **error)
{
  g_autoptr (GArray) ids = found;
  g_autoptr (GArray) named = collect_by_name (store, reading, TRUE, error);

  if (named == NULL)
    return NULL;
  g_array_append_vals (ids, named->data, named->len);
  return g_steal_pointer (&ids);
}

/**
 * sourcier_import_store_find_suppliers:
 * @store: the import's own connection
 * @reading: what a row says
 * @policy: what the row may do to them
 * @key: by what to look
 * @error: where to put what went wrong
 *
 * Looks for the suppliers that the row may speak of by one of its keys. Those with its name and postcode are none if both
 * have a SIRET and they differ. A list that only adds labels leaves a supplier without the SIRET that it tells: there both
 * are looked for, so that the next time the row finds the one that it found before.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): their ids, those that no row speaks of yet first
 */
GArray *
sourcier_import_store_find_suppliers (SourcierStore          *store,
                                      SourcierImportReading  *reading,
                                      SourcierImportPolicy    policy,
                                      SourcierImportKey       key,
                                      GError                **error)
{
  const char *siret = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_SIRET);
  const char *name = sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_NAME);
  gboolean is_key = sourcier_import_siret_is_key (siret);
  g_autofree char *siren = is_key ? sourcier_siret_get_siren (siret) : NULL;

  if (key == SOURCIER_IMPORT_BY_SIRET && (is_key || *name == '\0'))
    {
      g_autoptr (GArray) ids = collect_by_siret (store, reading, error);

      if (ids != NULL && ids->len > 0 && *name != '\0' && policy == SOURCIER_IMPORT_LABELS)
        return append_by_name (g_steal_pointer (&ids), store, reading, error);
      return g_steal_pointer (&ids);
    }
  if (key == SOURCIER_IMPORT_BY_ADDRESS && siren != NULL && *reading->address_key != '\0')
    return collect_by_address (store, reading, siren, error);
  if (key == SOURCIER_IMPORT_BY_NAME && *name != '\0')
    return collect_by_name (store, reading, is_key, error);
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}
