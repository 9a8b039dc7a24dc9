/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-export.h"

#include "office/export-office.h"
#include "suppliers/supplier-export-private.h"
#include "suppliers/supplier-list.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierSupplierExport, sourcier_supplier_export, SOURCIER_TYPE_EXPORT_LIST)

static GArray *
find_ids (SourcierExportList  *list,
          GError             **error)
{
  return sourcier_supplier_list_find_ids (sourcier_export_list_get_store (list), sourcier_export_list_get_query (list), error);
}

static GPtrArray *
load_many (SourcierExportList  *list,
           const gint64        *ids,
           guint                n_ids,
           GError             **error)
{
  return sourcier_supplier_store_load_parts (sourcier_export_list_get_store (list), ids, n_ids,
                                             SOURCIER_SUPPLIER_EXPORT (list)->parts, error);
}

static void
describe (SourcierExportTable *table,
          SourcierExportAbout *about)
{
  SourcierSupplierExport *self = SOURCIER_SUPPLIER_EXPORT (table);
  gboolean picked = sourcier_export_list_is_picked (SOURCIER_EXPORT_LIST (table));
  g_autoptr (GPtrArray) chips = sourcier_supplier_query_to_chips (self->query);

  about->title = g_strdup (_("Suppliers"));
  sourcier_export_about_sign (about, sourcier_export_list_get_store (SOURCIER_EXPORT_LIST (table)));
  about->day = self->day;
  if (picked)
    sourcier_export_about_ask (about, NULL, _("Suppliers picked one by one"));
  for (guint i = 0; !picked && i < chips->len; i++)
    {
      const SourcierQueryChip *chip = chips->pdata[i];

      sourcier_export_about_ask (about, chip->facet >= 0 ? sourcier_supplier_facet_get_name (chip->facet) : NULL,
                                 chip->words);
    }
  if (about->question->len == 0)
    sourcier_export_about_ask (about, NULL, _("All suppliers of the directory"));
}

static void
sourcier_supplier_export_class_init (SourcierSupplierExportClass *klass)
{
  SourcierExportTableClass *table_class = SOURCIER_EXPORT_TABLE_CLASS (klass);
  SourcierExportListClass *list_class = SOURCIER_EXPORT_LIST_CLASS (klass);

  table_class->id = "suppliers";
  table_class->describe = describe;
  table_class->list_columns = _sourcier_supplier_export_list_columns;
  table_class->expect = _sourcier_supplier_export_expect;
  table_class->fill = _sourcier_supplier_export_fill;
  table_class->to_json = _sourcier_supplier_export_to_json;
  list_class->n_page = 4096;
  list_class->find_ids = find_ids;
  list_class->load_many = load_many;
}

static void
sourcier_supplier_export_init (SourcierSupplierExport *self)
{
  self->parts = SOURCIER_SUPPLIER_WHOLE;
}

/**
 * sourcier_supplier_export_new:
 * @store: an office's file; a worker's own connection where a worker writes
 * @query: which suppliers, in which order
 *
 * Returns: (transfer full): the suppliers that answer @query, whose words go along
 */
SourcierExportTable *
sourcier_supplier_export_new (SourcierStore         *store,
                              SourcierSupplierQuery *query)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  SourcierSupplierExport *self = sourcier_export_list_new (SOURCIER_TYPE_SUPPLIER_EXPORT, store, query);

  self->query = query;
  self->day = sourcier_supplier_query_get_day (query);
  return SOURCIER_EXPORT_TABLE (self);
}

/**
 * sourcier_supplier_export_new_some:
 * @store: an office's file; a worker's own connection where a worker writes
 * @ids: (element-type gint64): which suppliers, in which order; those no longer in the file are left out
 * @query: (nullable): the question that they were picked from: its day and its place count
 *
 * Returns: (transfer full): suppliers picked one by one
 */
SourcierExportTable *
sourcier_supplier_export_new_some (SourcierStore         *store,
                                   GArray                *ids,
                                   SourcierSupplierQuery *query)
{
  g_return_val_if_fail (ids != NULL, NULL);

  g_autoptr (SourcierSupplierQuery) everybody = sourcier_supplier_query_new ();
  SourcierExportTable *table = sourcier_supplier_export_new (store, query != NULL ? query : everybody);

  sourcier_export_list_pick (SOURCIER_EXPORT_LIST (table), ids);
  return table;
}
