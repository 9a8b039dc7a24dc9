/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "purchases/purchases-page-private.h"

/* The answer as the table of its purchases, or as its totals. */

/* The totals are added up only while they are looked at. */
void
_sourcier_purchases_page_show_answer (SourcierPurchasesPage *self)
{
  gboolean any = self->list != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->list)) > 0;
  gboolean totals = gtk_toggle_button_get_active (self->totals_button);

  if (any && totals)
    sourcier_totals_view_show (self->totals, self->store, sourcier_purchase_list_get_query (self->list));
  gtk_stack_set_visible_child_name (self->answer, !any ? "none" : totals ? "totals" : "table");
}

static void
totals_toggled_cb (SourcierPurchasesPage *self)
{
  if (self->list != NULL && !sourcier_row_list_get_loading (SOURCIER_ROW_LIST (self->list)))
    _sourcier_purchases_page_show_answer (self);
}

/* Whoever chooses a line wants its purchases. */
static void
narrowed_cb (SourcierPurchasesPage *self,
             SourcierPurchaseQuery *query)
{
  gtk_toggle_button_set_active (self->totals_button, FALSE);
  _sourcier_purchases_page_ask (self, query);
}

static void
totals_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);
  gboolean show = !gtk_toggle_button_get_active (self->totals_button);

  gtk_toggle_button_set_active (self->totals_button, show);
  gtk_widget_grab_focus (show ? GTK_WIDGET (self->totals) : GTK_WIDGET (self->view));
}

void
_sourcier_purchases_page_bind_totals (GtkWidgetClass *widget_class)
{
  g_type_ensure (SOURCIER_TYPE_TOTALS_VIEW);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, totals_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, totals);
  gtk_widget_class_bind_template_callback (widget_class, totals_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_install_action (widget_class, "page.totals", NULL, totals_cb);
}
