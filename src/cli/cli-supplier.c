/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-supplier.h"

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
