/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-facets.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierIndex:
 *
 * The directory in memory, so that a question to a million suppliers is answered in the time that the screen takes to be
 * drawn: for each value of each facet the set of those who have it, and the orders of the columns. It gives the answers that
 * SQL gives, or none. Before each it looks whether the file was written to, by whomever, and reads again what changed; where
 * it cannot tell what did, it builds itself anew.
 *
 * It may be asked on any thread. Its work is done on threads of its own.
 */
#define SOURCIER_TYPE_SUPPLIER_INDEX (sourcier_supplier_index_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierIndex, sourcier_supplier_index, SOURCIER, SUPPLIER_INDEX, GObject)

SourcierSupplierIndex *sourcier_supplier_index_new    (void);
SourcierSupplierIndex *sourcier_supplier_index_of     (SourcierStore           *store);
void                   sourcier_supplier_index_start  (SourcierSupplierIndex   *self,
                                                       SourcierStore           *store);
gboolean               sourcier_supplier_index_build  (SourcierSupplierIndex   *self,
                                                       SourcierStore           *store,
                                                       GError                 **error);
gboolean               sourcier_supplier_index_sort   (SourcierSupplierIndex   *self,
                                                       SourcierSupplierQuery   *query,
                                                       GError                 **error);
gboolean               sourcier_supplier_index_answer (SourcierSupplierIndex   *self,
                                                       SourcierSupplierQuery   *query,
                                                       GCancellable            *cancellable,
                                                       GArray                 **ids,
                                                       SourcierSupplierFacets **facets,
                                                       gint64                  *total);
gboolean               sourcier_supplier_index_count_communes (SourcierSupplierIndex   *self,
                                                       SourcierSupplierQuery   *query,
                                                       GCancellable            *cancellable,
                                                       GArray                 **counts);
gboolean               _sourcier_supplier_index_is_ready (SourcierSupplierIndex *self);

G_END_DECLS
