/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-contracts-store.h"

#include "base/money.h"

/* The register of purchases is written by the domain above; what it tells of suppliers is read here, as a fact of the
 * file's tables. "h" is a holder, "p" the purchase it holds or held. */

/* A contract takes effect when it is notified; "day" is written in SQL. */
#define IS_CONTRACT(day) "p.state IN ('awarded', 'ended') AND coalesce (p.notification_day <= " day ", 1)"

/* The last modification that told a duration says how many months there are in all. */
#define MONTHS "coalesce ((SELECT v.duration FROM purchase_modification AS v WHERE v.purchase = p.id AND v.duration > 0" \
               " ORDER BY v.day DESC, v.id DESC LIMIT 1), nullif (p.duration, 0))"

/* The last day: that is told, or follows from the duration. What nobody knows has not come. */
#define RUNS(day) "(p.state = 'awarded' AND coalesce (coalesce (p.end_day, date (p.notification_day, '+' || " MONTHS \
                  " || ' months', '-1 day')) >= " day ", 1))"

/* Others who hold the same: the whole contract, or the same lot of it. */
#define SHARED "EXISTS (SELECT 1 FROM purchase_holder AS o WHERE o.purchase = h.purchase AND o.id <> h.id" \
               " AND o.role <> 'subcontractor' AND (o.lot = h.lot OR o.lot = '' OR h.lot = ''))"

/* Whoever holds it alone holds all of it; what a member of a grouping or a subcontractor has must be told. */
#define SHARE "coalesce (h.amount, CASE WHEN h.role <> 'subcontractor' AND NOT " SHARED \
              " THEN iif (h.lot = '', p.awarded, (SELECT l.awarded FROM purchase_lot AS l WHERE l.purchase = h.purchase" \
              " AND l.number = h.lot AND l.awarded IS NOT NULL ORDER BY l.id LIMIT 1)) END)"

/**
 * sourcier_supplier_contract_free:
 * @self: (transfer full): a purchase that a supplier has a part in
 */
void
sourcier_supplier_contract_free (SourcierSupplierContract *self)
{
  g_free (self->subject);
  g_free (self->state);
  g_free (self->role);
  g_free (self);
}

/* A table "m" of the suppliers that have contracts on @day: supplier, and standing, a value of the facet. */
char *
_sourcier_supplier_sql_standings (SourcierDay day)
{
  g_autofree char *iso = sourcier_day_to_iso (day);

  return g_strdup_printf ("(SELECT h.supplier AS supplier, iif (max (" RUNS ("'%1$s'") "), '" SOURCIER_CONTRACT_ACTIVE "', '"
                          SOURCIER_CONTRACT_PAST "') AS standing FROM purchase_holder AS h"
                          " JOIN purchase AS p ON p.id = h.purchase WHERE h.supplier IS NOT NULL AND " IS_CONTRACT ("'%1$s'")
                          " GROUP BY h.supplier) AS m", iso);
}

/* How many contracts the supplier "s" has on @day. */
char *
_sourcier_supplier_sql_n_contracts (SourcierDay day)
{
  g_autofree char *iso = sourcier_day_to_iso (day);

  return g_strdup_printf ("(SELECT count(DISTINCT h.purchase) FROM purchase_holder AS h JOIN purchase AS p"
                          " ON p.id = h.purchase WHERE h.supplier = s.id AND " IS_CONTRACT ("'%s'") ")", iso);
}

static gboolean
tell_rows (SourcierStatement  *rows,
           GPtrArray          *suppliers,
           GError            **error)
{
  gboolean has_row;

  for (;;)
    {
      if (!sourcier_statement_step (rows, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;

      SourcierSupplier *supplier = suppliers->pdata[sourcier_statement_get_int (rows, 0)];
      SourcierSupplierContracts contracts = {
        (guint) sourcier_statement_get_int (rows, 1), (guint) sourcier_statement_get_int (rows, 2),
        (guint) sourcier_statement_get_int (rows, 3), sourcier_statement_get_int (rows, 4),
      };

      if (supplier != NULL)
        sourcier_supplier_set_contracts (supplier, &contracts);
    }
}

/* Tells the suppliers, which stand in the order of @ids (JSON), how many contracts they have and what these are worth. */
gboolean
_sourcier_supplier_contracts_store_tell (SourcierStore  *store,
                                         const char     *ids,
                                         GPtrArray      *suppliers,
                                         GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT key, count(*), sum(runs), sum(untold), sum(share) FROM (SELECT j.key AS key,"
                                   " max(" RUNS ("?2") ") AS runs, max(" SHARE " IS NULL) AS untold,"
                                   " coalesce (sum(" SHARE "), 0) AS share FROM json_each(?1) AS j"
                                   " JOIN purchase_holder AS h ON h.supplier = j.value JOIN purchase AS p"
                                   " ON p.id = h.purchase WHERE " IS_CONTRACT ("?2") " GROUP BY j.key, h.purchase)"
                                   " GROUP BY key", error);
  g_autofree char *today = sourcier_day_to_iso (sourcier_day_today ());

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, ids);
  sourcier_statement_bind_text (statement, 2, today);
  return tell_rows (statement, suppliers, error);
}

static SourcierSupplierContract *
read_contract (SourcierStatement *row)
{
  SourcierSupplierContract *contract = g_new0 (SourcierSupplierContract, 1);

  contract->purchase = sourcier_statement_get_int (row, 0);
  contract->year = (int) sourcier_statement_get_int (row, 1);
  contract->subject = g_strdup (sourcier_statement_get_text (row, 2));
  contract->state = g_strdup (sourcier_statement_get_text (row, 3));
  contract->role = g_strdup (sourcier_statement_get_text (row, 4));
  contract->shared = sourcier_statement_get_int (row, 5) != 0;
  contract->amount = sourcier_statement_is_null (row, 6) ? SOURCIER_MONEY_UNKNOWN : sourcier_statement_get_int (row, 6);
  return contract;
}

/**
 * sourcier_supplier_contracts_store_load:
 * @store: an office's file
 * @supplier: id of a supplier
 * @n_most: how many to read at most
 * @n_all: (out): how many there are
 * @error: where to put what went wrong
 *
 * Reads the purchases of the register that the supplier has a part in, whatever their state: whoever is written down for
 * one that is not awarded is not yet its holder, and sourcier_supplier_get_contracts() does not count it. A purchase of
 * which it holds several lots comes once, with what they are worth together.
 *
 * Returns: (transfer full) (nullable) (element-type SourcierSupplierContract): the first of them, the latest first, or
 *   %NULL with @error set
 */
GPtrArray *
sourcier_supplier_contracts_store_load (SourcierStore  *store,
                                        gint64          supplier,
                                        guint           n_most,
                                        guint          *n_all,
                                        GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (n_all != NULL, NULL);

  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "SELECT p.id, p.year, p.subject, p.state, iif (max (h.role = 'holder'), 'holder',"
                                   " min (h.role)), max (h.role <> 'subcontractor' AND " SHARED "),"
                                   " iif (max (" SHARE " IS NULL), NULL, sum (" SHARE "))"
                                   " FROM purchase_holder AS h JOIN purchase AS p ON p.id = h.purchase"
                                   " WHERE h.supplier = ?1 GROUP BY p.id"
                                   " ORDER BY p.year DESC, p.launch_day DESC, p.id DESC", error);
  g_autoptr (GPtrArray) contracts = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_supplier_contract_free);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return NULL;
  sourcier_statement_bind_int (statement, 1, supplier);
  for (*n_all = 0; ; (*n_all)++)
    {
      if (!sourcier_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&contracts);
      if (contracts->len < n_most)
        g_ptr_array_add (contracts, read_contract (statement));
    }
}
