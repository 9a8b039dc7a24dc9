/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-export-rows.h"

#include "base/money.h"
#include "suppliers/supplier-export.h"

#include <glib/gi18n-lib.h>

static char *
describe_count (gint64 n_suppliers)
{
  g_autofree char *count = sourcier_count_format (n_suppliers);

  return g_strdup_printf (ngettext ("%s supplier", "%s suppliers", (gulong) n_suppliers), count);
}

static SourcierExportTable *
make_answer (SourcierStore *store,
             gpointer       query)
{
  return sourcier_supplier_export_new (store, query);
}

/**
 * sourcier_supplier_export_rows_new:
 * @query: whom to export, in which order
 * @n_suppliers: how many answer @query
 *
 * Returns: (transfer full): the suppliers that are shown
 */
SourcierExportRows *
sourcier_supplier_export_rows_new (SourcierSupplierQuery *query,
                                   gint64                 n_suppliers)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  g_autofree char *words = describe_count (n_suppliers);

  return sourcier_export_rows_new (words, n_suppliers, make_answer, g_object_ref (query), g_object_unref);
}

/* Suppliers picked one by one. */
typedef struct
{
  GArray *ids;
  SourcierSupplierQuery *query; /* that they were picked from; NULL where there was none */
} Some;

static void
some_free (gpointer data)
{
  Some *some = data;

  g_array_unref (some->ids);
  g_clear_object (&some->query);
  g_free (some);
}

static SourcierExportTable *
make_some (SourcierStore *store,
           gpointer       data)
{
  Some *some = data;

  return sourcier_supplier_export_new_some (store, some->ids, some->query);
}

/**
 * sourcier_supplier_export_rows_new_some:
 * @ids: (element-type gint64): whom to export, in which order
 * @query: (nullable): the question that they were picked from
 *
 * Returns: (transfer full): suppliers picked one by one
 */
SourcierExportRows *
sourcier_supplier_export_rows_new_some (GArray                *ids,
                                        SourcierSupplierQuery *query)
{
  g_return_val_if_fail (ids != NULL, NULL);

  Some *some = g_new0 (Some, 1);
  g_autofree char *words = describe_count (ids->len);

  some->ids = g_array_ref (ids);
  g_set_object (&some->query, query);
  return sourcier_export_rows_new (words, ids->len, make_some, some, some_free);
}
