/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/row-list.h"
#include "suppliers/supplier-facets.h"

G_BEGIN_DECLS

GArray *sourcier_supplier_list_find_ids (SourcierStore          *store,
                                         SourcierSupplierQuery  *query,
                                         GError                **error);

/**
 * SourcierSupplierList:
 *
 * The suppliers that answer a question, a #SourcierRowList of #SourcierSupplier, which is asked a
 * #SourcierSupplierQuery. Its counts are the #SourcierSupplierFacets of the same answer, its total tells the suppliers in the
 * directory.
 */
#define SOURCIER_TYPE_SUPPLIER_LIST (sourcier_supplier_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierList, sourcier_supplier_list, SOURCIER, SUPPLIER_LIST, SourcierRowList)

SourcierSupplierList   *sourcier_supplier_list_new        (SourcierStore        *store);
SourcierSupplierQuery  *sourcier_supplier_list_get_query  (SourcierSupplierList *self);
SourcierSupplierFacets *sourcier_supplier_list_get_facets (SourcierSupplierList *self);

G_END_DECLS
