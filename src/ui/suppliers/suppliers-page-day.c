/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/suppliers-page-private.h"

/* As of which day the question is asked. */

static void
day_changed_cb (SourcierSuppliersPage *self)
{
  if (self->list == NULL)
    return;

  g_autoptr (SourcierSupplierQuery) query =
    sourcier_day_filter_apply (self->day, sourcier_supplier_list_get_query (self->list));
  _sourcier_suppliers_page_ask (self, query);
}

/* The day bears on every facet: it stands above them. */
void
_sourcier_suppliers_page_create_day (SourcierSuppliersPage *self)
{
  GtkWidget *day = sourcier_day_filter_new ();

  self->day = SOURCIER_DAY_FILTER (day);
  g_signal_connect_object (day, "changed", G_CALLBACK (day_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_prepend (GTK_BOX (self->facet_box), day);
}

static void
choose_day_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);

  g_object_set (self->facets_flap, "reveal-flap", TRUE, NULL);
  sourcier_day_filter_open (self->day);
}

/* The action stands on the page’s class; the menu and a key name it. */
void
_sourcier_suppliers_page_install_day_action (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.choose-day", NULL, choose_day_cb);
}
