/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/suppliers-page-private.h"

#include "base/money.h"
#include "suppliers/supplier-saved-list.h"
#include "widgets/entry-undo.h"
#include "widgets/feedback.h"
#include "widgets/saved-state.h"
#include "widgets/wrap-layout.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierSuppliersPage, sourcier_suppliers_page, GTK_TYPE_WIDGET)

static void
show_counted (SourcierSuppliersPage *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  gint64 total = sourcier_row_list_get_total (SOURCIER_ROW_LIST (self->list));
  g_autofree char *found = sourcier_count_format (n_items);
  g_autofree char *all = sourcier_count_format (total);
  g_autofree char *words = NULL;

  if (sourcier_supplier_query_is_everything (sourcier_supplier_list_get_query (self->list)))
    words = g_strdup_printf (ngettext ("%s supplier", "%s suppliers", n_items), found);
  else
    /* translators: how many suppliers were found, of how many: “312 suppliers of 8 604” */
    words = g_strdup_printf (ngettext ("%s supplier of %s", "%s suppliers of %s", n_items), found, all);
  gtk_label_set_text (self->counted, words);
}

/* One short question: the window may ask it itself. What cannot be read is not shown; the directory says why. */
static void
tell_lists (SourcierSuppliersPage *self,
            SourcierSupplier      *supplier)
{
  g_autoptr (GPtrArray) lists = NULL;

  if (supplier != NULL)
    lists = sourcier_saved_list_store_load_of (self->store, &sourcier_supplier_lists, sourcier_supplier_get_id (supplier), NULL);
  sourcier_supplier_pane_set_lists (self->pane, lists);
}

static void
show_selection (SourcierSuppliersPage *self)
{
  guint n_selected = sourcier_supplier_table_get_n_selected (self->table);
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_table_get_selected (self->table);
  g_autofree char *count = sourcier_count_format (n_selected);
  g_autofree char *words = g_strdup_printf (ngettext ("%s selected", "%s selected", n_selected), count);

  gtk_label_set_text (self->selected, n_selected > 0 ? words : "");
  _sourcier_suppliers_page_find_firm (self, supplier);
  tell_lists (self, supplier);
  sourcier_supplier_pane_show (self->pane, supplier, n_selected);
  _sourcier_suppliers_page_show_bulk (self);
  _sourcier_suppliers_page_update_actions (self);
}

static gboolean
is_empty (SourcierSuppliersPage *self)
{
  return sourcier_row_list_get_total (SOURCIER_ROW_LIST (self->list)) == 0;
}

static void
show_stage (SourcierSuppliersPage *self)
{
  gboolean none = g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0;

  gtk_stack_set_visible_child_name (self->stage, is_empty (self) ? "empty" : "directory");
  gtk_stack_set_visible_child_name (self->answer, none ? "none" : "table");
}

/* The first rows are those of the question; how many there are is not known yet. */
static void
begun_cb (SourcierSuppliersPage *self)
{
  show_stage (self);
  sourcier_supplier_look_set_query (sourcier_supplier_table_get_look (self->table),
                                    sourcier_supplier_list_get_query (self->list));
}

/* The rows are those of the question; how many each facet would give is not known yet. */
static void
found_cb (SourcierSuppliersPage *self)
{
  show_counted (self);
  begun_cb (self);
}

static void
answered_cb (SourcierSuppliersPage *self)
{
  found_cb (self);
  _sourcier_suppliers_page_show_facets (self);
}

static void
failed_cb (SourcierSuppliersPage *self,
           const GError          *error)
{
  sourcier_feedback_fail (GTK_WIDGET (self), _("The directory could not be read"), error);
}

/* Shows that something goes on when it takes longer than a moment. */
void
_sourcier_suppliers_page_update_progress (SourcierSuppliersPage *self)
{
  gboolean busy = self->changing || (self->list != NULL && sourcier_row_list_get_loading (SOURCIER_ROW_LIST (self->list)));

  sourcier_busy_bar_set_busy (self->progress, busy);
}

/* The list asks again by itself. */
static void
store_changed_cb (SourcierSuppliersPage *self)
{
  sourcier_supplier_table_keep_place (self->table);
}

static void
search_changed_cb (SourcierSuppliersPage *self)
{
  if (self->asking || self->list == NULL)
    return;

  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_text (sourcier_supplier_list_get_query (self->list),
                                       gtk_editable_get_text (self->search));
  _sourcier_suppliers_page_ask (self, query);
}

static void
search_stopped_cb (SourcierSuppliersPage *self)
{
  gtk_editable_set_text (self->search, "");
}

/* From the search entry, Down goes to the answer. */
static gboolean
search_key_cb (SourcierSuppliersPage *self,
               guint                  keyval)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
amount_changed_cb (SourcierSuppliersPage *self)
{
  if (self->asking || self->list == NULL)
    return;

  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_with_amount (sourcier_supplier_list_get_query (self->list),
                                         sourcier_money_entry_get_amount (self->amount));
  _sourcier_suppliers_page_ask (self, query);
}

static void
chip_removed_cb (SourcierSuppliersPage *self,
                 int                    facet)
{
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_without_chip (sourcier_supplier_list_get_query (self->list), facet);

  _sourcier_suppliers_page_ask (self, query);
}

static void
cleared_cb (SourcierSuppliersPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.clear", NULL);
}

static SourcierSupplierQuery *
sort_query (SourcierSuppliersPage *self,
            SourcierSupplierQuery *query)
{
  SourcierSupplierSort sort;
  gboolean descending;

  if (!sourcier_supplier_table_get_sort (self->table, &sort, &descending))
    return sourcier_supplier_query_with_sort (query, SOURCIER_SUPPLIER_SORT_NAME, FALSE);
  return sourcier_supplier_query_with_sort (query, sort, descending);
}

static void
sort_changed_cb (SourcierSuppliersPage *self)
{
  if (self->list == NULL)
    return;

  g_autoptr (SourcierSupplierQuery) query = sort_query (self, sourcier_supplier_list_get_query (self->list));
  _sourcier_suppliers_page_ask (self, query);
}

static void
activated_cb (SourcierSuppliersPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "page.edit", NULL);
}

static void
clear_list (SourcierSuppliersPage *self)
{
  _sourcier_suppliers_page_clear_territory (self);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
}

/* A flap also closes by itself where there is no room for it: only what the reader chose where there is room is
 * kept. */
static void
save_flap (SourcierSuppliersPage *self,
           GtkWidget             *flap,
           const char            *key)
{
  gboolean folded, revealed;

  g_object_get (flap, "folded", &folded, "reveal-flap", &revealed, NULL);
  if (!folded)
    g_settings_set_boolean (self->settings, key, revealed);
}

static void
facets_clicked_cb (SourcierSuppliersPage *self)
{
  save_flap (self, self->facets_flap, "supplier-facets-visible");
}

static void
pane_clicked_cb (SourcierSuppliersPage *self)
{
  save_flap (self, self->pane_flap, "supplier-pane-visible");
}

static void
load_flaps (SourcierSuppliersPage *self)
{
  self->settings = g_settings_new (SOURCIER_APP_ID);
  g_object_set (self->facets_flap, "reveal-flap", g_settings_get_boolean (self->settings, "supplier-facets-visible"),
                NULL);
  g_object_set (self->pane_flap, "reveal-flap", g_settings_get_boolean (self->settings, "supplier-pane-visible"), NULL);
}

static void
sourcier_suppliers_page_dispose (GObject *object)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (object);

  clear_list (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_SUPPLIERS_PAGE);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->communes, g_array_unref);

  G_OBJECT_CLASS (sourcier_suppliers_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, content);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, answer);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, facets_flap);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, pane_flap);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, facet_box);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, search);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, amount);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, chips);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, table);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, pane);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, bulk_bar);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, bulk_count);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, progress);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, counted);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, selected);
  gtk_widget_class_bind_template_child (widget_class, SourcierSuppliersPage, saved);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chip_removed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cleared_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_selection);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, facets_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_clicked_cb);
}

static void
sourcier_suppliers_page_class_init (SourcierSuppliersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_suppliers_page_dispose;

  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  g_type_ensure (SOURCIER_TYPE_CHIP_BAR);
  g_type_ensure (SOURCIER_TYPE_MONEY_ENTRY);
  g_type_ensure (SOURCIER_TYPE_SUPPLIER_PANE);
  g_type_ensure (SOURCIER_TYPE_SUPPLIER_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/suppliers-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  _sourcier_suppliers_page_install_actions (widget_class);
}

static void
sourcier_suppliers_page_init (SourcierSuppliersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_saved_state_show_in (sourcier_saved_state_get (), self->saved);
  gtk_widget_set_layout_manager (self->bulk_bar, sourcier_wrap_layout_new (6));

  SourcierColumnKeeper *keeper = sourcier_supplier_table_get_columns (self->table);
  g_autoptr (GMenuModel) columns = sourcier_column_keeper_create_menu (keeper);
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) search = g_menu_new ();
  g_menu_append (search, _("Select _all"), "page.select-all");
  g_menu_append (search, _("_Invert the selection"), "page.invert-selection");
  g_menu_append (search, _("_Print…"), "page.print");
  g_menu_append (search, _("_State on another day…"), "page.choose-day");
  g_menu_append (search, _("Find _duplicates…"), "page.find-duplicates");
  g_menu_append_section (menu, NULL, columns);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (search));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->columns_button), G_MENU_MODEL (menu));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", sourcier_column_keeper_get_actions (keeper));

  load_flaps (self);
  sourcier_supplier_pane_set_look (self->pane, sourcier_supplier_table_get_look (self->table));
  _sourcier_suppliers_page_create_facets (self);
  _sourcier_suppliers_page_create_day (self);
  _sourcier_suppliers_page_create_lists (self);
  _sourcier_suppliers_page_add_shortcuts (self);
  sourcier_entry_undo_share (GTK_EDITABLE (self->search));
  sourcier_entry_undo_share (GTK_EDITABLE (self->amount));
  show_selection (self);
}

/**
 * sourcier_suppliers_page_new:
 *
 * Returns: (transfer floating): the page, with no office’s file yet
 */
GtkWidget *
sourcier_suppliers_page_new (void)
{
  return g_object_new (SOURCIER_TYPE_SUPPLIERS_PAGE, NULL);
}

/**
 * sourcier_suppliers_page_set_store:
 * @self: the page
 * @store: (nullable): the office’s file whose directory is shown
 */
void
sourcier_suppliers_page_set_store (SourcierSuppliersPage *self,
                                   SourcierStore         *store)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIERS_PAGE (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  sourcier_supplier_table_set_list (self->table, NULL);
  sourcier_saved_questions_set_store (self->questions, NULL);
  clear_list (self);
  show_selection (self);
  sourcier_supplier_pane_set_store (self->pane, store);
  if (store == NULL)
    return;

  sourcier_column_keeper_set_office (sourcier_supplier_table_get_columns (self->table),
                                     sourcier_store_get_file_number (store));

  g_autoptr (SourcierSupplierQuery) everything = sourcier_supplier_query_new ();
  g_autoptr (SourcierSupplierQuery) query = sort_query (self, everything);

  self->store = g_object_ref (store);
  self->list = sourcier_supplier_list_new (store);
  g_signal_connect_object (self->list, "begun", G_CALLBACK (begun_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading",
                           G_CALLBACK (_sourcier_suppliers_page_update_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  sourcier_supplier_table_set_list (self->table, self->list);
  sourcier_row_list_ask (SOURCIER_ROW_LIST (self->list), G_OBJECT (query));
  _sourcier_suppliers_page_show_question (self);
  _sourcier_suppliers_page_update_actions (self);
  sourcier_saved_questions_set_store (self->questions, store);
}
