/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/facet-counts.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierFacets:
 *
 * For one question, how many suppliers each value of each facet would give: counted under all the other facets of the
 * question, so that a count tells what ticking the value gives. Values nobody has are left out, unless they are ticked.
 */
#define SOURCIER_TYPE_SUPPLIER_FACETS (sourcier_supplier_facets_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierFacets, sourcier_supplier_facets, SOURCIER, SUPPLIER_FACETS, GObject)

SourcierSupplierFacets *sourcier_supplier_facets_count      (SourcierStore           *store,
                                                             SourcierSupplierQuery   *query,
                                                             GError                 **error);
GPtrArray              *sourcier_supplier_facets_get_counts (SourcierSupplierFacets  *self,
                                                             SourcierSupplierFacet    facet);
gint64                  sourcier_supplier_facets_get_count  (SourcierSupplierFacets  *self,
                                                             SourcierSupplierFacet    facet,
                                                             const char              *value);
gint64                  sourcier_supplier_facets_get_total  (SourcierSupplierFacets  *self);

G_END_DECLS
