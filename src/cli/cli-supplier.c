/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-supplier.h"

#include "base/siret.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

/* What tells a supplier from another. */
const SourcierSupplierField sourcier_cli_told[SOURCIER_CLI_N_TOLD] = {
  SOURCIER_SUPPLIER_NAME, SOURCIER_SUPPLIER_SIRET, SOURCIER_SUPPLIER_ADDRESS, SOURCIER_SUPPLIER_POSTCODE,
  SOURCIER_SUPPLIER_CITY,
};

/**
 * sourcier_cli_supplier_to_json:
 * @supplier: a supplier
 *
 * Returns: (transfer full): its id and what tells it from another
 */
JsonObject *
sourcier_cli_supplier_to_json (SourcierSupplier *supplier)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", sourcier_supplier_get_id (supplier));
  for (guint i = 0; i < SOURCIER_CLI_N_TOLD; i++)
    json_object_set_string_member (object, sourcier_supplier_field_get_id (sourcier_cli_told[i]),
                                   sourcier_supplier_get_text (supplier, sourcier_cli_told[i]));
  return object;
}

/**
 * sourcier_cli_find_suppliers:
 * @store: an office's file
 * @sirets: (nullable) (array zero-terminated=1): what was typed
 * @ids: (element-type gint64): where the suppliers go
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set to NOT_FOUND if the directory has no supplier of one of the SIRETs
 */
gboolean
sourcier_cli_find_suppliers (SourcierStore  *store,
                             char          **sirets,
                             GArray         *ids,
                             GError        **error)
{
  for (guint i = 0; sirets != NULL && sirets[i] != NULL; i++)
    {
      g_autofree char *siret = sourcier_siret_clean (sirets[i]);
      gint64 id = 0;

      if (!sourcier_supplier_store_find_by_siret (store, siret, &id, error))
        return FALSE;
      if (id == 0)
        {
          g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                       _("No supplier of the directory has the SIRET “%s”"), sirets[i]);
          return FALSE;
        }
      g_array_append_val (ids, id);
    }
  return TRUE;
}
