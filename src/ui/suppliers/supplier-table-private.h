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

  GSettings            *settings;
  GSimpleActionGroup   *column_actions;
  SourcierSupplierLook *look;
  SourcierRowKeeper    *keeper;
  guint                 save_id;
  gboolean              measured; /* from a place asked */
  gboolean              busy;     /* the program changes things, not the reader */
};

void _sourcier_supplier_table_load_columns (SourcierSupplierTable *self);
void _sourcier_supplier_table_show_distance (SourcierSupplierTable *self);
void _sourcier_supplier_table_flush_save   (SourcierSupplierTable *self);

G_END_DECLS
