/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-table.h"
#include "widgets/row-keeper.h"

G_BEGIN_DECLS

struct _SourcierSupplierTable
{
  GtkWidget parent_instance;

  GtkColumnView *view;
  GtkWidget     *scroller;
  GMenuModel    *row_menu;
  GtkWidget     *popover;

  SourcierColumnKeeper *columns;
  SourcierSupplierLook *look;
  SourcierRowKeeper    *keeper;
};

void _sourcier_supplier_table_load_columns  (SourcierSupplierTable *self);
void _sourcier_supplier_table_show_distance (SourcierSupplierTable *self);

G_END_DECLS
