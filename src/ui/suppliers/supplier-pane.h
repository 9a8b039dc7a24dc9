/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-facets.h"
#include "store/store.h"
#include "suppliers/supplier-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierSupplierPane:
 *
 * What there is to know about the supplier that is selected, and what it means for a purchase: labels with their
 * evidence, which contracts it may answer, how to reach it. Its buttons are the actions “page.edit” and “page.delete”.
 */
#define SOURCIER_TYPE_SUPPLIER_PANE (sourcier_supplier_pane_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierPane, sourcier_supplier_pane, SOURCIER, SUPPLIER_PANE, GtkWidget)

void  sourcier_supplier_pane_set_look (SourcierSupplierPane *self,
                                       SourcierSupplierLook *look);
void  sourcier_supplier_pane_set_facets (SourcierSupplierPane   *self,
                                         SourcierSupplierQuery  *query,
                                         SourcierSupplierFacets *facets);
void  sourcier_supplier_pane_set_firm (SourcierSupplierPane *self,
                                       GPtrArray            *others,
                                       guint                 n_others);
void  sourcier_supplier_pane_set_store (SourcierSupplierPane *self,
                                        SourcierStore        *store);
void  sourcier_supplier_pane_set_lists (SourcierSupplierPane *self,
                                       GPtrArray            *lists);
void  sourcier_supplier_pane_show     (SourcierSupplierPane *self,
                                       SourcierSupplier     *supplier,
                                       guint                 n_selected);
char *sourcier_supplier_get_web_uri   (SourcierSupplier     *supplier);
char *sourcier_supplier_get_mail_uri  (SourcierSupplier     *supplier);
char *sourcier_supplier_get_phone_uri (SourcierSupplier     *supplier);

G_END_DECLS
