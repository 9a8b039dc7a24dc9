/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/suppliers-page-private.h"

#include "suppliers/list-comparison-window.h"
#include "suppliers/supplier-saved-list.h"
#include "widgets/saved-lists-dialog.h"

#include <glib/gi18n-lib.h>

static void
asked_cb (SourcierSuppliersPage *self,
          SourcierSupplierQuery *question)
{
  _sourcier_suppliers_page_ask (self, question);
}

void
_sourcier_suppliers_page_create_lists (SourcierSuppliersPage *self)
{
  self->questions = sourcier_saved_questions_add (GTK_BOX (self->facet_box), self->facets[SOURCIER_FACET_SAVED_LIST],
                                                  &sourcier_supplier_lists);
  g_signal_connect_object (self->questions, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
}

/* In the order that the table has. */
static void
part_asked_cb (SourcierSuppliersPage *self,
               SourcierSupplierQuery *part)
{
  if (self->list == NULL)
    return;

  g_autoptr (SourcierSupplierQuery) everybody =
    sourcier_supplier_query_cleared (sourcier_supplier_list_get_query (self->list));
  g_autoptr (SourcierSupplierQuery) question =
    sourcier_supplier_query_with_some (everybody, sourcier_supplier_query_get_some (part),
                                       sourcier_supplier_query_get_some_words (part));

  _sourcier_suppliers_page_ask (self, question);
}

static void
compare_cb (SourcierSuppliersPage *self,
            const char            *first,
            const char            *second)
{
  GtkWidget *window =
    sourcier_list_comparison_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->store, first, second);

  g_signal_connect_object (window, "asked", G_CALLBACK (part_asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "kept", G_CALLBACK (_sourcier_suppliers_page_put_on_list), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
lists_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);

  if (self->list == NULL)
    return;

  /* A saved question is asked as of the day it is asked. */
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_day (sourcier_supplier_list_get_query (self->list), SOURCIER_DAY_NONE);
  g_autoptr (GPtrArray) chips = sourcier_supplier_query_to_chips (query);
  SourcierSavedListsDialog *dialog =
    sourcier_saved_lists_dialog_new (widget, self->store, &sourcier_supplier_lists,
                                     _("A saved question finds whoever answers it, each time anew. A list made by hand holds the suppliers you put on it: select them and choose “List…” below the table."));

  sourcier_saved_lists_dialog_offer_question (dialog, query, chips);
  sourcier_saved_lists_dialog_offer_comparison (dialog);
  g_signal_connect_object (dialog, "compare", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The action stands on the page’s class; buttons and keys name it. */
void
_sourcier_suppliers_page_install_list_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.lists", NULL, lists_cb);
}
