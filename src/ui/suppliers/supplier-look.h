/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierLook:
 *
 * How suppliers look at the moment, whichever of them are shown: as of which day, and from which place. That is told by the
 * question whose answer is shown. Rows that are alike from one answer to the next may look otherwise.
 *
 * The signal "changed" says that they do.
 */
#define SOURCIER_TYPE_SUPPLIER_LOOK (sourcier_supplier_look_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierLook, sourcier_supplier_look, SOURCIER, SUPPLIER_LOOK, GObject)

SourcierSupplierLook  *sourcier_supplier_look_new       (void);
void                   sourcier_supplier_look_set_query (SourcierSupplierLook  *self,
                                                         SourcierSupplierQuery *query);
SourcierSupplierQuery *sourcier_supplier_look_get_query (SourcierSupplierLook  *self);

G_END_DECLS
