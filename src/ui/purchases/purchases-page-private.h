/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase-list.h"
#include "purchases/purchase-pane.h"
#include "purchases/purchases-page.h"
#include "purchases/totals-view.h"
#include "widgets/busy-bar.h"
#include "widgets/chip-bar.h"
#include "widgets/column-keeper.h"
#include "widgets/money-entry.h"
#include "widgets/row-keeper.h"
#include "widgets/saved-questions.h"

G_BEGIN_DECLS

struct _SourcierPurchasesPage
{
  GtkWidget parent_instance;

  GtkWidget            *content;
  GtkStack             *stage;    /* "waiting", "register" or "empty" */
  GtkStack             *answer;   /* "table", "totals" or "none" */
  GtkToggleButton      *totals_button;
  SourcierTotalsView   *totals;
  GtkWidget            *facet_box;
  GtkEditable          *search;
  SourcierMoneyEntry   *at_least;
  SourcierMoneyEntry   *below;
  SourcierChipBar      *chips;
  GtkColumnView        *view;
  GMenu                *page_menu;
  SourcierPurchasePane *pane;
  SourcierBusyBar      *progress;
  GtkLabel             *counted;
  GtkLabel             *selected;
  GtkLabel             *duties;
  GtkLabel             *saved;
  GtkWidget            *facets[SOURCIER_N_PURCHASE_FACETS];
  SourcierSavedQuestions *questions;

  SourcierStore        *store;
  SourcierPurchaseList *list;   /* NULL until the page is looked at */
  SourcierRowKeeper    *keeper;
  SourcierColumnKeeper *columns;
  gboolean              asking; /* the program writes into the entries, not the reader */
};

void _sourcier_purchases_page_ask             (SourcierPurchasesPage *self,
                                               SourcierPurchaseQuery *query);
void _sourcier_purchases_page_create_facets   (SourcierPurchasesPage *self);
void _sourcier_purchases_page_show_question   (SourcierPurchasesPage *self);
void _sourcier_purchases_page_show_facets     (SourcierPurchasesPage *self);
void _sourcier_purchases_page_bind_question   (GtkWidgetClass        *widget_class);
void _sourcier_purchases_page_edit            (SourcierPurchasesPage *self,
                                               SourcierPurchase      *purchase);
void _sourcier_purchases_page_install_actions (GtkWidgetClass        *widget_class);
void _sourcier_purchases_page_bind_totals     (GtkWidgetClass        *widget_class);
void _sourcier_purchases_page_show_answer     (SourcierPurchasesPage *self);
void _sourcier_purchases_page_create_lists    (SourcierPurchasesPage *self);
void _sourcier_purchases_page_install_export_actions (GtkWidgetClass   *widget_class);
void _sourcier_purchases_page_install_list_actions (GtkWidgetClass   *widget_class);
void _sourcier_purchases_page_add_keys        (SourcierPurchasesPage *self);
void _sourcier_purchases_page_update_actions  (SourcierPurchasesPage *self);

G_END_DECLS
