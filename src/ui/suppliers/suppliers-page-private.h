/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/day-filter.h"
#include "suppliers/place-filter.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-pane.h"
#include "suppliers/supplier-table.h"
#include "suppliers/suppliers-page.h"
#include "widgets/busy-bar.h"
#include "widgets/chip-bar.h"
#include "widgets/facet-list.h"
#include "widgets/money-entry.h"
#include "widgets/saved-questions.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _SourcierSuppliersPage
{
  GtkWidget parent_instance;

  GtkWidget             *content;
  GtkStack              *stage;      /* "empty" or "directory" */
  GtkStack              *answer;     /* "table" or "none" */
  GtkWidget             *facets_flap;
  GtkWidget             *pane_flap;
  GtkWidget             *facet_box;
  GtkWidget             *columns_button;
  GtkEditable           *search;
  SourcierMoneyEntry    *amount;
  SourcierChipBar       *chips;
  SourcierSupplierTable *table;
  SourcierSupplierPane  *pane;
  GtkWidget             *bulk_bar;   /* what can be done to all that are selected */
  GtkLabel              *bulk_count;
  SourcierBusyBar       *progress;
  GtkLabel              *counted;
  GtkLabel              *selected;
  GtkLabel              *saved;

  SourcierDayFilter   *day;
  SourcierPlaceFilter *places;
  GtkWidget *facets[SOURCIER_N_SUPPLIER_FACETS];
  GArray *communes;                  /* SourcierCommuneCount, by departement; NULL until they are counted */
  GCancellable *counting_communes;

  SourcierSavedQuestions *questions;

  GSettings            *settings;
  SourcierStore        *store;
  SourcierSupplierList *list;
  gboolean              changing;    /* many suppliers, on a worker */
  gboolean              asking;      /* the program writes into the entries, not the reader */
};

void _sourcier_suppliers_page_install_actions (GtkWidgetClass        *widget_class);
void _sourcier_suppliers_page_install_bulk_actions (GtkWidgetClass   *widget_class);
void _sourcier_suppliers_page_install_list_actions (GtkWidgetClass   *widget_class);
void _sourcier_suppliers_page_install_write_actions (GtkWidgetClass  *widget_class);
void _sourcier_suppliers_page_install_day_action (GtkWidgetClass    *widget_class);
void _sourcier_suppliers_page_install_firm_actions (GtkWidgetClass  *widget_class);
void _sourcier_suppliers_page_find_firm       (SourcierSuppliersPage *self,
                                               SourcierSupplier      *supplier);
void _sourcier_suppliers_page_create_day      (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_put_on_list     (SourcierSuppliersPage *self,
                                               GArray                *ids,
                                               const char            *name);
void _sourcier_suppliers_page_create_lists    (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_show_bulk       (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_add_shortcuts   (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_update_actions  (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_update_progress (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_create_facets   (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_show_facets     (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_init_territory  (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_clear_territory (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_count_communes  (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_show_territory  (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_show_question   (SourcierSuppliersPage *self);
void _sourcier_suppliers_page_ask             (SourcierSuppliersPage *self,
                                               SourcierSupplierQuery *query);

G_END_DECLS
