/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/suppliers-page-private.h"

#include "base/siret.h"
#include "suppliers/supplier-store.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

/* A firm may have thousands of establishments: so many are named in the pane. */
#define N_NAMED 4

/* Tells the pane which other establishments the firm of @supplier (nullable) has in the directory. */
void
_sourcier_suppliers_page_find_firm (SourcierSuppliersPage *self,
                                    SourcierSupplier      *supplier)
{
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *siren = NULL;
  guint n_others = 0;

  if (supplier != NULL)
    siren = sourcier_siret_get_siren (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET));
  if (siren != NULL && self->store != NULL)
    others = sourcier_supplier_store_find_by_siren (self->store, siren, sourcier_supplier_get_id (supplier), N_NAMED,
                                                    &n_others, &error);
  if (error != NULL)
    sourcier_feedback_fail (GTK_WIDGET (self), _("The directory could not be read"), error);
  sourcier_supplier_pane_set_firm (self->pane, others, n_others);
}

/* As of the same day and in the same order; all else that was asked is left out. */
static void
ask_for_firm (SourcierSuppliersPage *self,
              const char            *siren)
{
  SourcierSupplierQuery *asked = sourcier_supplier_list_get_query (self->list);
  SourcierDay day = sourcier_supplier_query_has_day (asked) ? sourcier_supplier_query_get_day (asked)
                                                            : SOURCIER_DAY_NONE;
  g_autoptr (SourcierSupplierQuery) cleared = sourcier_supplier_query_cleared (asked);
  g_autoptr (SourcierSupplierQuery) as_of = sourcier_supplier_query_with_day (cleared, day);
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_with_siren (as_of, siren);

  _sourcier_suppliers_page_ask (self, query);
}

static void
show_firm_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);

  if (self->list != NULL)
    ask_for_firm (self, g_variant_get_string (parameter, NULL));
}

/* An establishment that does not answer the question is shown among those of its firm. */
static void
show_supplier_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  g_autoptr (SourcierSupplier) shown = sourcier_supplier_table_get_selected (self->table);
  gint64 id = g_variant_get_int64 (parameter);
  g_autofree char *siren = NULL;

  if (self->list == NULL)
    return;
  if (shown != NULL)
    siren = sourcier_siret_get_siren (sourcier_supplier_get_text (shown, SOURCIER_SUPPLIER_SIRET));
  if (siren != NULL && !sourcier_row_list_find (SOURCIER_ROW_LIST (self->list), id, NULL))
    ask_for_firm (self, siren);
  sourcier_supplier_table_select (self->table, id);
}

/* The actions stand on the page’s class; rows of the pane name them. */
void
_sourcier_suppliers_page_install_firm_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.show-firm", "s", show_firm_cb);
  gtk_widget_class_install_action (widget_class, "page.show-supplier", "x", show_supplier_cb);
}
