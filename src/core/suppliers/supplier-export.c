/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-export.h"

#include "office/export-office.h"
#include "suppliers/supplier-export-private.h"
#include "suppliers/supplier-list.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierSupplierExport, sourcier_supplier_export, SOURCIER_TYPE_EXPORT_TABLE)

static void
sourcier_supplier_export_finalize (GObject *object)
{
  SourcierSupplierExport *self = SOURCIER_SUPPLIER_EXPORT (object);

  g_clear_object (&self->store);
  g_clear_object (&self->query);
  g_clear_pointer (&self->ids, g_array_unref);

  G_OBJECT_CLASS (sourcier_supplier_export_parent_class)->finalize (object);
}

static gboolean
find_ids (SourcierSupplierExport  *self,
          GError                 **error)
{
  if (self->ids == NULL)
    self->ids = sourcier_supplier_list_find_ids (self->store, self->query, error);
  return self->ids != NULL;
}

static gint64
count_suppliers (SourcierExportTable  *table,
                 GError              **error)
{
  SourcierSupplierExport *self = SOURCIER_SUPPLIER_EXPORT (table);

  return find_ids (self, error) ? (gint64) self->ids->len : -1;
}

typedef struct
{
  SourcierExportItemFunc func;
  gpointer user_data;
} Giving;

static gboolean
give_supplier (SourcierSupplier  *supplier,
               gpointer           user_data,
               GError           **error)
{
  Giving *giving = user_data;

  return giving->func (supplier, giving->user_data, error);
}

static gboolean
each_supplier (SourcierExportTable     *table,
               SourcierExportItemFunc   func,
               gpointer                 user_data,
               SourcierProgress        *progress,
               GCancellable            *cancellable,
               GError                 **error)
{
  SourcierSupplierExport *self = SOURCIER_SUPPLIER_EXPORT (table);
  Giving giving = { func, user_data };

  return find_ids (self, error)
         && sourcier_supplier_store_each (self->store, self->ids, give_supplier, &giving, progress, cancellable, error);
}

static void
describe (SourcierExportTable *table,
          SourcierExportAbout *about)
{
  SourcierSupplierExport *self = SOURCIER_SUPPLIER_EXPORT (table);
  g_autoptr (GPtrArray) chips = sourcier_supplier_query_to_chips (self->query);

  about->title = g_strdup (_("Suppliers"));
  sourcier_export_about_sign (about, self->store);
  about->day = self->day;
  if (self->picked)
    sourcier_export_about_ask (about, NULL, _("Suppliers picked one by one"));
  for (guint i = 0; !self->picked && i < chips->len; i++)
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

  G_OBJECT_CLASS (klass)->finalize = sourcier_supplier_export_finalize;
  table_class->id = "suppliers";
  table_class->describe = describe;
  table_class->list_columns = _sourcier_supplier_export_list_columns;
  table_class->count = count_suppliers;
  table_class->each = each_supplier;
  table_class->fill = _sourcier_supplier_export_fill;
  table_class->to_json = _sourcier_supplier_export_to_json;
}

static void
sourcier_supplier_export_init (SourcierSupplierExport *self)
{
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

  SourcierSupplierExport *self = g_object_new (SOURCIER_TYPE_SUPPLIER_EXPORT, NULL);

  self->store = g_object_ref (store);
  self->query = g_object_ref (query);
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

  SOURCIER_SUPPLIER_EXPORT (table)->ids = g_array_ref (ids);
  SOURCIER_SUPPLIER_EXPORT (table)->picked = TRUE;
  return table;
}
