/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-facets.h"

G_BEGIN_DECLS

GArray *sourcier_supplier_list_find_ids (SourcierStore          *store,
                                         SourcierSupplierQuery  *query,
                                         GError                **error);

/**
 * SourcierSupplierList:
 *
 * A #GListModel of the suppliers that answer a question: an array of ids in display order, and pages of rows read on
 * demand. A new question is answered on a worker with its own connection; the old answer stays until the new one is
 * there, then the list empties and fills in two signals.
 *
 * Properties: "loading" (boolean), "facets" (#SourcierSupplierFacets, counted with the same answer), "total" (int64,
 * suppliers in the directory). The signal "answered" comes after each new answer; "failed" (const GError *) when there
 * is none.
 */
#define SOURCIER_TYPE_SUPPLIER_LIST (sourcier_supplier_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierList, sourcier_supplier_list, SOURCIER, SUPPLIER_LIST, GObject)

SourcierSupplierList   *sourcier_supplier_list_new        (SourcierStore         *store);
void                    sourcier_supplier_list_set_query  (SourcierSupplierList  *self,
                                                           SourcierSupplierQuery *query);
SourcierSupplierQuery  *sourcier_supplier_list_get_query  (SourcierSupplierList  *self);
void                    sourcier_supplier_list_reload     (SourcierSupplierList  *self);
SourcierSupplierFacets *sourcier_supplier_list_get_facets (SourcierSupplierList  *self);
gint64                  sourcier_supplier_list_get_total  (SourcierSupplierList  *self);
gboolean                sourcier_supplier_list_get_loading (SourcierSupplierList *self);
gint64                  sourcier_supplier_list_get_id     (SourcierSupplierList  *self,
                                                           guint                  position);
gboolean                sourcier_supplier_list_find       (SourcierSupplierList  *self,
                                                           gint64                 id,
                                                           guint                 *position);

G_END_DECLS
