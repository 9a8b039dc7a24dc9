/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-facets.h"

G_BEGIN_DECLS

SourcierSupplierFacets *_sourcier_supplier_facets_new    (gint64                  total);
void                    _sourcier_supplier_facets_add    (SourcierSupplierFacets *self,
                                                          SourcierSupplierFacet   facet,
                                                          const char             *value,
                                                          gint64                  n);
void                    _sourcier_supplier_facets_finish (SourcierSupplierFacets *self,
                                                          SourcierSupplierFacet   facet,
                                                          SourcierSupplierQuery  *query);

G_END_DECLS
