/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-list.h"
#include "suppliers/supplier-look.h"
#include "widgets/column-keeper.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierTable:
 *
 * The directory as a table. It remembers which columns are shown, in which order, how wide, and which one sorts. Rows
 * that are selected stay so, by what they are and not by where they stand, as long as the answer holds them.
 *
 * Signals: "selection-changed"; "sort-changed" when the reader clicks a header; "activated" (guint position) when a
 * row is double-clicked or Return is pressed on it.
 */
#define SOURCIER_TYPE_SUPPLIER_TABLE (sourcier_supplier_table_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierTable, sourcier_supplier_table, SOURCIER, SUPPLIER_TABLE, GtkWidget)

void                  sourcier_supplier_table_set_list         (SourcierSupplierTable *self,
                                                                SourcierSupplierList  *list);
SourcierColumnKeeper *sourcier_supplier_table_get_columns      (SourcierSupplierTable *self);
SourcierSupplierLook *sourcier_supplier_table_get_look         (SourcierSupplierTable *self);
guint                 sourcier_supplier_table_get_n_selected   (SourcierSupplierTable *self);
GArray               *sourcier_supplier_table_get_selected_ids (SourcierSupplierTable *self);
SourcierSupplier     *sourcier_supplier_table_get_selected     (SourcierSupplierTable *self);
void                  sourcier_supplier_table_select           (SourcierSupplierTable *self,
                                                                gint64                 id);
void                  sourcier_supplier_table_keep_place       (SourcierSupplierTable *self);
void                  sourcier_supplier_table_select_all       (SourcierSupplierTable *self);
void                  sourcier_supplier_table_invert_selection (SourcierSupplierTable *self);
gboolean              sourcier_supplier_table_get_sort         (SourcierSupplierTable *self,
                                                                SourcierSupplierSort  *sort,
                                                                gboolean              *descending);
void                  sourcier_supplier_table_show_sort        (SourcierSupplierTable *self,
                                                                SourcierSupplierSort   sort,
                                                                gboolean               descending);
GPtrArray            *sourcier_supplier_table_get_shown_columns (SourcierSupplierTable *self);

G_END_DECLS
