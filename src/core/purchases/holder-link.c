/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/holder-link.h"

#include "suppliers/supplier-store.h"

/* Whether the supplier it is linked to is still the one that is told: by the SIRET, or by the name where it has none. */
static gboolean
is_linked (SourcierRecord *holder,
           SourcierStore  *store)
{
  gint64 id = sourcier_record_get_number (holder, SOURCIER_HOLDER_SUPPLIER);
  g_autoptr (SourcierSupplier) supplier = id != 0 ? sourcier_supplier_store_load (store, id, NULL) : NULL;
  const char *siret = sourcier_record_get_text (holder, SOURCIER_HOLDER_IDENTIFIER);
  const char *name = sourcier_record_get_text (holder, SOURCIER_HOLDER_NAME);

  return supplier != NULL && g_str_equal (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET), siret)
         && (*siret != '\0' || g_str_equal (sourcier_supplier_get_name (supplier), name));
}

/**
 * sourcier_holder_link:
 * @holder: a holder whom a person told
 * @store: the office's file
 *
 * Links a holder to the supplier of the directory that it is: one that was picked stays as long as it is the one told; else a
 * SIRET that a supplier has is that supplier's. A name that is not told is the supplier's.
 */
void
sourcier_holder_link (SourcierRecord *holder,
                      SourcierStore  *store)
{
  g_return_if_fail (SOURCIER_IS_HOLDER (holder));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  const char *siret = sourcier_record_get_text (holder, SOURCIER_HOLDER_IDENTIFIER);
  g_autoptr (SourcierSupplier) supplier = NULL;
  gint64 id = 0;

  if (is_linked (holder, store))
    return;
  if (sourcier_supplier_store_find_by_siret (store, siret, &id, NULL) && id != 0)
    supplier = sourcier_supplier_store_load (store, id, NULL);
  sourcier_record_set_number (holder, SOURCIER_HOLDER_SUPPLIER, id);
  if (supplier != NULL && !sourcier_record_is_told (holder, SOURCIER_HOLDER_NAME))
    sourcier_record_set_text (holder, SOURCIER_HOLDER_NAME, sourcier_supplier_get_name (supplier));
}
