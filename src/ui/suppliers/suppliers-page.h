/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-query.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierSuppliersPage:
 *
 * The directory: facets on the left, the suppliers that answer the question in the middle, the selected one on the
 * right.
 *
 * Its actions: “page.add”, “page.edit”, “page.delete”, “page.export”, “page.search”, “page.clear”, and “page.select”
 * with the id of a supplier (int64), which dialogs use to show what they have made.
 */
#define SOURCIER_TYPE_SUPPLIERS_PAGE (sourcier_suppliers_page_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSuppliersPage, sourcier_suppliers_page, SOURCIER, SUPPLIERS_PAGE, GtkWidget)

GtkWidget *sourcier_suppliers_page_new       (void);
void       sourcier_suppliers_page_set_store (SourcierSuppliersPage *self,
                                              SourcierStore         *store);
void       sourcier_suppliers_page_ask       (SourcierSuppliersPage *self,
                                              SourcierSupplierQuery *query);

G_END_DECLS
