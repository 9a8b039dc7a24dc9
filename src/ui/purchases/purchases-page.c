/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchases-page-private.h"

#include "base/money.h"
#include "purchases/purchase-column.h"
#include "widgets/entry-undo.h"
#include "widgets/feedback.h"
#include "widgets/saved-state.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierPurchasesPage, sourcier_purchases_page, GTK_TYPE_WIDGET)

static void
show_selected (SourcierPurchasesPage *self)
{
  guint n = sourcier_row_keeper_get_n_ids (self->keeper);
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *words = g_strdup_printf (ngettext ("%s selected", "%s selected", n), count);
  g_autoptr (SourcierPurchase) purchase = sourcier_row_keeper_dup_only (self->keeper);

  gtk_label_set_text (self->selected, n > 0 ? words : "");
  sourcier_purchase_pane_show (self->pane, purchase);
  /* Without a purchase the table has its room. */
  gtk_widget_set_visible (GTK_WIDGET (self->pane), purchase != NULL);
  _sourcier_purchases_page_update_actions (self);
}

static void
answered_cb (SourcierPurchasesPage *self)
{
  gboolean empty = sourcier_row_list_get_total (SOURCIER_ROW_LIST (self->list)) == 0;

  _sourcier_purchases_page_show_facets (self);
  _sourcier_purchases_page_show_answer (self);
  gtk_stack_set_visible_child_name (self->stage, empty ? "empty" : "register");
}

static void
failed_cb (SourcierPurchasesPage *self,
           const GError          *error)
{
  sourcier_feedback_fail (GTK_WIDGET (self), _("The register could not be read"), error);
}

static void
update_progress (SourcierPurchasesPage *self)
{
  sourcier_busy_bar_set_busy (self->progress,
                              self->list != NULL && sourcier_row_list_get_loading (SOURCIER_ROW_LIST (self->list)));
}

static SourcierPurchaseQuery *
sorted_query (SourcierPurchasesPage *self,
              SourcierPurchaseQuery *query)
{
  int sort = SOURCIER_PURCHASE_SORT_LAUNCH;
  gboolean descending = TRUE;

  sourcier_table_column_get_sort (self->view, &sort, &descending);
  return sourcier_purchase_query_with_sort (query, sort, descending);
}

static void
sort_changed_cb (SourcierPurchasesPage *self)
{
  if (self->list == NULL)
    return;

  g_autoptr (SourcierPurchaseQuery) query = sorted_query (self, sourcier_purchase_list_get_query (self->list));
  _sourcier_purchases_page_ask (self, query);
}

static void
activated_cb (SourcierPurchasesPage *self,
              guint                  position)
{
  g_autoptr (SourcierPurchase) purchase = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (purchase != NULL)
    _sourcier_purchases_page_edit (self, purchase);
}

/* Whoever never looks at the page does not wait for its answers at each change. */
static void
begin_list (SourcierPurchasesPage *self)
{
  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) query = sorted_query (self, everything);

  self->list = sourcier_purchase_list_new (self->store);
  g_signal_connect_object (self->list, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  sourcier_row_keeper_set_list (self->keeper, SOURCIER_ROW_LIST (self->list));
  g_signal_connect_object (self->store, "changed", G_CALLBACK (sourcier_row_keeper_keep_place), self->keeper,
                           G_CONNECT_SWAPPED);
  sourcier_row_list_ask (SOURCIER_ROW_LIST (self->list), G_OBJECT (query));
  sourcier_saved_questions_set_store (self->questions, self->store);
  _sourcier_purchases_page_show_question (self);
  update_progress (self);
  _sourcier_purchases_page_update_actions (self);
}

static void
clear_list (SourcierPurchasesPage *self)
{
  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      g_signal_handlers_disconnect_by_data (self->store, self->keeper);
    }
  sourcier_row_keeper_set_list (self->keeper, NULL);
  sourcier_totals_view_show (self->totals, NULL, NULL);
  sourcier_saved_questions_set_store (self->questions, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
}

static void
sourcier_purchases_page_map (GtkWidget *widget)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (widget);

  if (self->store != NULL && self->list == NULL)
    begin_list (self);

  GTK_WIDGET_CLASS (sourcier_purchases_page_parent_class)->map (widget);
}

static void
sourcier_purchases_page_unmap (GtkWidget *widget)
{
  sourcier_column_keeper_flush (SOURCIER_PURCHASES_PAGE (widget)->columns);

  GTK_WIDGET_CLASS (sourcier_purchases_page_parent_class)->unmap (widget);
}

static void
sourcier_purchases_page_dispose (GObject *object)
{
  SourcierPurchasesPage *self = SOURCIER_PURCHASES_PAGE (object);

  if (self->keeper != NULL)
    clear_list (self);
  /* As the view goes, its columns and their order go: the reader did not ask for that. */
  g_clear_object (&self->columns);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_PURCHASES_PAGE);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (sourcier_purchases_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/purchases-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, content);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, answer);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, facet_box);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, search);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, at_least);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, below);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, chips);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, view);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, page_menu);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, pane);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, counted);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, selected);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, duties);
  gtk_widget_class_bind_template_child (widget_class, SourcierPurchasesPage, saved);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
sourcier_purchases_page_class_init (SourcierPurchasesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_purchases_page_dispose;
  widget_class->map = sourcier_purchases_page_map;
  widget_class->unmap = sourcier_purchases_page_unmap;

  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  g_type_ensure (SOURCIER_TYPE_CHIP_BAR);
  g_type_ensure (SOURCIER_TYPE_MONEY_ENTRY);
  g_type_ensure (SOURCIER_TYPE_PURCHASE_PANE);
  bind_template (widget_class);
  _sourcier_purchases_page_bind_totals (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  _sourcier_purchases_page_bind_question (widget_class);
  _sourcier_purchases_page_install_actions (widget_class);
}

static void
create_columns (SourcierPurchasesPage *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  self->columns = sourcier_column_keeper_new (self->view, "purchase");
  sourcier_purchase_columns_add (self->columns);
  sourcier_column_keeper_set_office (self->columns, 0);
  g_signal_connect_object (self->columns, "sort-changed", G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  menu = sourcier_column_keeper_create_menu (self->columns);
  g_menu_append_submenu (self->page_menu, _("Colu_mns"), menu);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", sourcier_column_keeper_get_actions (self->columns));
}

static void
sourcier_purchases_page_init (SourcierPurchasesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_saved_state_show_in (sourcier_saved_state_get (), self->saved);
  _sourcier_purchases_page_create_facets (self);
  _sourcier_purchases_page_create_lists (self);

  create_columns (self);
  self->keeper = sourcier_row_keeper_new (self->view);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Purchases"), -1);
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
  _sourcier_purchases_page_add_keys (self);
  sourcier_entry_undo_share (self->search);
  sourcier_entry_undo_share (GTK_EDITABLE (self->at_least));
  sourcier_entry_undo_share (GTK_EDITABLE (self->below));
  show_selected (self);
}

/**
 * sourcier_purchases_page_new:
 *
 * Returns: (transfer floating): the page, with no office’s file yet
 */
GtkWidget *
sourcier_purchases_page_new (void)
{
  return g_object_new (SOURCIER_TYPE_PURCHASES_PAGE, NULL);
}

/**
 * sourcier_purchases_page_set_store:
 * @self: the page
 * @store: (nullable): the office’s file whose register is shown
 */
void
sourcier_purchases_page_set_store (SourcierPurchasesPage *self,
                                   SourcierStore         *store)
{
  g_return_if_fail (SOURCIER_IS_PURCHASES_PAGE (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  clear_list (self);
  g_set_object (&self->store, store);
  sourcier_purchase_pane_set_store (self->pane, store);
  gtk_label_set_text (self->duties, "");
  if (store != NULL)
    sourcier_column_keeper_set_office (self->columns, sourcier_store_get_file_number (store));
  gtk_stack_set_visible_child_name (self->stage, "waiting");
  show_selected (self);
  if (store != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    begin_list (self);
}

/**
 * sourcier_purchases_page_show:
 * @self: the page, which is looked at
 * @id: the id of a purchase
 *
 * Selects a purchase that another page leads to. Where it does not answer what is asked, everything is asked.
 */
void
sourcier_purchases_page_show (SourcierPurchasesPage *self,
                              gint64                 id)
{
  g_return_if_fail (SOURCIER_IS_PURCHASES_PAGE (self));

  if (self->list == NULL)
    return;
  sourcier_row_keeper_select (self->keeper, id);
  if (!sourcier_row_list_find (SOURCIER_ROW_LIST (self->list), id, NULL))
    gtk_widget_activate_action (GTK_WIDGET (self), "page.clear", NULL);
}

/**
 * sourcier_purchases_page_ask:
 * @self: the page, which is shown
 * @query: a question that another page has for the register
 */
void
sourcier_purchases_page_ask (SourcierPurchasesPage *self,
                             SourcierPurchaseQuery *query)
{
  g_return_if_fail (SOURCIER_IS_PURCHASES_PAGE (self));
  g_return_if_fail (SOURCIER_IS_PURCHASE_QUERY (query));

  g_autoptr (SourcierPurchaseQuery) sorted = sorted_query (self, query);
  _sourcier_purchases_page_ask (self, sorted);
}
