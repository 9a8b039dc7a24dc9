/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-pane.h"

#include <adwaita.h>

G_BEGIN_DECLS

void       _sourcier_supplier_pane_fill_about   (GtkBox             *self,
                                                 SourcierStore      *store,
                                                 SourcierSupplier   *supplier,
                                                 GPtrArray          *lists,
                                                 SourcierDay         day);
GtkWidget *_sourcier_supplier_pane_link_new     (const char         *title,
                                                 const char         *subtitle,
                                                 const char         *action,
                                                 GVariant           *target);
GtkWidget *_sourcier_supplier_pane_row_new      (const char         *title,
                                                 const char         *subtitle);
GtkWidget *_sourcier_supplier_pane_award_row    (SourcierLabelAward *award,
                                                 SourcierDay         day);
GPtrArray *_sourcier_supplier_pane_answer_rows  (SourcierSupplier   *supplier,
                                                 SourcierDay         day);
GPtrArray *_sourcier_supplier_pane_contact_rows (SourcierSupplier   *supplier);
GPtrArray *_sourcier_supplier_pane_people_rows  (SourcierSupplier   *supplier);
GPtrArray *_sourcier_supplier_pane_summary_rows (SourcierSupplierQuery  *query,
                                                 SourcierSupplierFacets *facets);
GPtrArray *_sourcier_supplier_pane_firm_rows    (SourcierSupplier   *supplier,
                                                 GPtrArray          *others,
                                                 guint               n_others);

G_END_DECLS
