/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-store.h"

/* The rule of sourcier_siret_get_siren(); a colon follows the digits. A range is what the index on the SIRET answers. */
#define OF_FIRM "siret >= ?1 AND siret < ?1 || ':' AND length(siret) IN (9, 14) AND id <> ?2"

static SourcierStatement *
prepare (SourcierStore  *store,
         const char     *sql,
         const char     *siren,
         gint64          except,
         GError        **error)
{
  SourcierStatement *row = sourcier_store_prepare (store, sql, error);

  if (row != NULL)
    {
      sourcier_statement_bind_text (row, 1, siren);
      sourcier_statement_bind_int (row, 2, except);
    }
  return row;
}

static gboolean
count_firm (SourcierStore  *store,
            const char     *siren,
            gint64          except,
            guint          *n_found,
            GError        **error)
{
  g_autoptr (SourcierStatement) row =
    prepare (store, "SELECT count(*) FROM supplier WHERE siret <> '' AND " OF_FIRM, siren, except, error);
  gboolean has_row;

  if (row == NULL || !sourcier_statement_step (row, &has_row, error))
    return FALSE;
  *n_found = (guint) sourcier_statement_get_int (row, 0);
  return TRUE;
}

/**
 * sourcier_supplier_store_find_by_siren:
 * @store: an office's file
 * @siren: nine digits
 * @except: the id of a supplier that is left out, 0 for none
 * @limit: how many to load at most
 * @n_found: (out): how many there are
 * @error: where to put what went wrong
 *
 * Finds the establishments of a firm in the directory: those whose SIRET begins with its SIREN, or that wrote the SIREN
 * alone. Fast however large the directory is.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierSupplier): the first of them by SIRET, or %NULL with @error set
 */
GPtrArray *
sourcier_supplier_store_find_by_siren (SourcierStore  *store,
                                       const char     *siren,
                                       gint64          except,
                                       guint           limit,
                                       guint          *n_found,
                                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (siren != NULL, NULL);
  g_return_val_if_fail (n_found != NULL, NULL);

  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SourcierStatement) row =
    prepare (store, "SELECT id FROM supplier WHERE siret <> '' AND " OF_FIRM " ORDER BY siret, id LIMIT ?3", siren, except,
             error);
  gboolean has_row = row != NULL;

  if (row == NULL || !count_firm (store, siren, except, n_found, error))
    return NULL;
  sourcier_statement_bind_int (row, 3, limit);
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return NULL;
      if (has_row)
        {
          gint64 id = sourcier_statement_get_int (row, 0);
          g_array_append_val (ids, id);
        }
    }
  return sourcier_supplier_store_load_many (store, (const gint64 *) ids->data, ids->len, error);
}

/**
 * sourcier_supplier_store_find_by_siret:
 * @store: an office's file
 * @siret: a SIRET without spaces
 * @supplier: (out): the first supplier of the directory that has it, 0 if there is none
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the directory could not be read
 */
gboolean
sourcier_supplier_store_find_by_siret (SourcierStore  *store,
                                       const char     *siret,
                                       gint64         *supplier,
                                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (siret != NULL && supplier != NULL, FALSE);

  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT id FROM supplier WHERE siret = ?1 AND siret <> '' ORDER BY id LIMIT 1", error);

  if (row == NULL)
    return FALSE;
  sourcier_statement_bind_text (row, 1, siret);
  return sourcier_statement_read_int (row, supplier, error);
}
