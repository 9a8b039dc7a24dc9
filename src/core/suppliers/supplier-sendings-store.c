/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-sendings-store.h"

/* The register of purchases is written by the domain above; what it tells of a supplier is read here, as a fact of the file's
 * tables. */

/**
 * sourcier_supplier_sending_free:
 * @self: (transfer full): that a supplier was written to
 */
void
sourcier_supplier_sending_free (SourcierSupplierSending *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->subject);
  g_free (self->way);
  g_free (self->document);
  g_free (self);
}

static SourcierSupplierSending *
read_row (SourcierStatement *row)
{
  SourcierSupplierSending *sending = g_new0 (SourcierSupplierSending, 1);

  sending->purchase = sourcier_statement_get_int (row, 0);
  sending->subject = g_strdup (sourcier_statement_get_text (row, 1));
  sending->day = sourcier_statement_get_day (row, 2);
  sending->way = g_strdup (sourcier_statement_get_text (row, 3));
  sending->document = g_strdup (sourcier_statement_get_text (row, 4));
  return sending;
}

/**
 * sourcier_supplier_sendings_store_load:
 * @store: an office's file
 * @supplier: id of a supplier
 * @n_most: how many are wanted
 * @n_all: (out): how many there are
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierSupplierSending): when it was written to about which purchase, the
 *   latest first, or %NULL with @error set
 */
GPtrArray *
sourcier_supplier_sendings_store_load (SourcierStore  *store,
                                       gint64          supplier,
                                       guint           n_most,
                                       guint          *n_all,
                                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (n_all != NULL, NULL);

  g_autoptr (GPtrArray) sendings = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_supplier_sending_free);
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT p.id, p.subject, s.day, s.way, s.document FROM purchase_sending AS s"
                                   " JOIN purchase AS p ON p.id = s.purchase WHERE s.supplier = ?1"
                                   " ORDER BY s.day DESC, s.id DESC", error);
  gboolean has_row = TRUE;

  *n_all = 0;
  if (row == NULL)
    return NULL;
  sourcier_statement_bind_int (row, 1, supplier);
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return NULL;
      if (has_row && (*n_all)++ < n_most)
        g_ptr_array_add (sendings, read_row (row));
    }
  return g_steal_pointer (&sendings);
}
