/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/decp-import-store.h"

#include "suppliers/supplier-store.h"

/* Tables of this connection alone: what the file told so far. They take no memory to speak of, and go with the
 * connection. */
#define NOTES \
  "DROP TABLE IF EXISTS temp.decp_contract;" \
  "CREATE TEMP TABLE decp_contract (uid TEXT NOT NULL, digest INTEGER NOT NULL, PRIMARY KEY (uid, digest)) WITHOUT ROWID;" \
  "DROP TABLE IF EXISTS temp.decp_claim;" \
  "CREATE TEMP TABLE decp_claim (purchase INTEGER PRIMARY KEY);" \
  "DROP TABLE IF EXISTS temp.decp_siret;" \
  "CREATE TEMP TABLE decp_siret (siret TEXT PRIMARY KEY) WITHOUT ROWID;"

/**
 * sourcier_decp_import_store_begin:
 * @store: the import's own connection
 * @error: where to put what went wrong
 *
 * Forgets what an earlier reading noted.
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_decp_import_store_begin (SourcierStore  *store,
                                  GError        **error)
{
  return sourcier_store_execute (store, NOTES, error);
}

/**
 * sourcier_decp_import_store_find_purchases:
 * @store: the import's own connection
 * @uid: what names the contract everywhere
 * @number: (nullable): its own number, where a purchase of the office that has no such name may be meant
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the purchases that the contract may be, which no other
 *   contract of the file was found to be, those that were imported first; %NULL with @error set if SQLite failed
 */
GArray *
sourcier_decp_import_store_find_purchases (SourcierStore  *store,
                                           const char     *uid,
                                           const char     *number,
                                           GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT id FROM purchase WHERE uid = ?1 AND uid <> ''"
                                   " AND id NOT IN (SELECT purchase FROM temp.decp_claim)"
                                   " UNION ALL SELECT id FROM purchase WHERE ?2 <> '' AND number = ?2 AND number <> '' AND uid = ''"
                                   " AND buyer = '' AND state IN ('launched', 'awarded', 'ended')"
                                   " AND id NOT IN (SELECT purchase FROM temp.decp_claim)", error);

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_text (statement, 1, uid);
  sourcier_statement_bind_text (statement, 2, number != NULL ? number : "");
  return sourcier_statement_read_ids (statement, error);
}

/**
 * sourcier_decp_import_store_claim:
 * @store: the import's own connection
 * @purchase: a purchase that a contract of the file was found to be
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_decp_import_store_claim (SourcierStore  *store,
                                  gint64          purchase,
                                  GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT OR IGNORE INTO temp.decp_claim VALUES (?1)", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, purchase);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_decp_import_store_note_contract:
 * @store: the import's own connection
 * @uid: what names a contract everywhere
 * @digest: what it says, as a number
 * @repeated: (out): whether the file told of a contract of this name before
 * @same: (out): whether that one said the same
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_decp_import_store_note_contract (SourcierStore  *store,
                                          const char     *uid,
                                          gint64          digest,
                                          gboolean       *repeated,
                                          gboolean       *same,
                                          GError        **error)
{
  g_autoptr (SourcierStatement) look =
    sourcier_store_prepare (store, "SELECT 1 + max(digest = ?2) FROM temp.decp_contract WHERE uid = ?1", error);
  g_autoptr (SourcierStatement) insert =
    sourcier_store_prepare (store, "INSERT OR IGNORE INTO temp.decp_contract VALUES (?1, ?2)", error);
  gint64 found = 0;

  if (look == NULL || insert == NULL)
    return FALSE;
  sourcier_statement_bind_text (look, 1, uid);
  sourcier_statement_bind_int (look, 2, digest);
  sourcier_statement_bind_text (insert, 1, uid);
  sourcier_statement_bind_int (insert, 2, digest);
  if (!sourcier_statement_read_int (look, &found, error))
    return FALSE;
  *repeated = found > 0;
  *same = found > 1;
  return sourcier_statement_run (insert, error);
}

/**
 * sourcier_decp_import_store_note_siret:
 * @store: the import's own connection
 * @siret: the SIRET of a company
 * @new: (out): whether neither the directory nor the file so far knew it
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if SQLite failed
 */
gboolean
sourcier_decp_import_store_note_siret (SourcierStore  *store,
                                       const char     *siret,
                                       gboolean       *new,
                                       GError        **error)
{
  g_autoptr (SourcierStatement) look =
    sourcier_store_prepare (store, "SELECT 1 FROM temp.decp_siret WHERE siret = ?1", error);
  g_autoptr (SourcierStatement) insert =
    sourcier_store_prepare (store, "INSERT INTO temp.decp_siret VALUES (?1)", error);
  gint64 seen = 0, supplier = 0;

  *new = FALSE;
  if (look == NULL || insert == NULL)
    return FALSE;
  sourcier_statement_bind_text (look, 1, siret);
  sourcier_statement_bind_text (insert, 1, siret);
  if (!sourcier_statement_read_int (look, &seen, error))
    return FALSE;
  if (seen != 0)
    return TRUE;
  if (!sourcier_supplier_store_find_by_siret (store, siret, &supplier, error))
    return FALSE;
  *new = supplier == 0;
  return sourcier_statement_run (insert, error);
}
