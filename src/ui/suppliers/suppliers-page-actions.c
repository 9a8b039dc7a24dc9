/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/suppliers-page-private.h"

#include "compat/links.h"
#include "suppliers/duplicates-window.h"
#include "suppliers/supplier-copy-action.h"
#include "suppliers/evidence-open.h"
#include "suppliers/supplier-editor.h"
#include "suppliers/supplier-export-rows.h"
#include "widgets/export-actions.h"
#include "widgets/page-keys.h"

static void
add_cb (GtkWidget  *widget,
        const char *action,
        GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);

  sourcier_supplier_editor_present (widget, self->store, NULL);
}

static void
edit_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_table_get_selected (self->table);

  if (supplier != NULL)
    sourcier_supplier_editor_present (widget, self->store, supplier);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  g_autoptr (GArray) ids = sourcier_supplier_table_get_selected_ids (self->table);
  g_autoptr (GPtrArray) columns = sourcier_supplier_table_get_shown_columns (self->table);

  sourcier_supplier_copy_rows (widget, self->store, ids, columns, sourcier_supplier_list_get_query (self->list));
}

static void
history_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_table_get_selected (SOURCIER_SUPPLIERS_PAGE (widget)->table);

  if (supplier != NULL)
    gtk_widget_activate_action (widget, "win.show-history", "(sxs)", "supplier", sourcier_supplier_get_id (supplier),
                                sourcier_supplier_get_name (supplier));
}

/* What is exported is what is shown, the question's answer in its order, or what is selected of it. */
static void
let_go_suppliers (SourcierSuppliersPage *self,
                  gboolean               print,
                  gboolean               selected)
{
  SourcierExportDialog *dialog = sourcier_export_dialog_new (GTK_WIDGET (self), self->store, print);
  SourcierSupplierQuery *query = sourcier_supplier_list_get_query (self->list);
  g_autoptr (GArray) ids = sourcier_supplier_table_get_selected_ids (self->table);
  g_auto (GStrv) columns = sourcier_column_keeper_dup_shown_ids (sourcier_supplier_table_get_columns (self->table));

  sourcier_export_dialog_offer (dialog, sourcier_supplier_export_rows_new (
    query, g_list_model_get_n_items (G_LIST_MODEL (self->list))));
  if (ids->len > 0)
    sourcier_export_dialog_offer_selected (dialog, sourcier_supplier_export_rows_new_some (ids, query), selected);
  sourcier_supplier_export_add_forms (dialog);
  sourcier_export_dialog_set_shown (dialog, (const char * const *) columns);
  sourcier_export_dialog_present (dialog);
}

/* One supplier is nearly always selected, so that the pane shows it: several are meant on paper. */
static void
let_go (GtkWidget *widget,
        gboolean   print)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);

  let_go_suppliers (self, print, print && sourcier_supplier_table_get_n_selected (self->table) > 1);
}

static void
export_selected_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  let_go_suppliers (SOURCIER_SUPPLIERS_PAGE (widget), FALSE, TRUE);
}

static void
search_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}

static void
clear_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);

  if (self->list == NULL)
    return;

  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_cleared (sourcier_supplier_list_get_query (self->list));
  _sourcier_suppliers_page_ask (self, query);
}

static void
select_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  sourcier_supplier_table_select (SOURCIER_SUPPLIERS_PAGE (widget)->table, g_variant_get_int64 (parameter));
}

static void
select_all_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  sourcier_supplier_table_select_all (SOURCIER_SUPPLIERS_PAGE (widget)->table);
}

static void
invert_selection_cb (GtkWidget  *widget,
                     const char *action,
                     GVariant   *parameter)
{
  sourcier_supplier_table_invert_selection (SOURCIER_SUPPLIERS_PAGE (widget)->table);
}

static void
open_uri (GtkWidget *widget,
          char      *(*get_uri) (SourcierSupplier *supplier))
{
  g_autoptr (SourcierSupplier) supplier =
    sourcier_supplier_table_get_selected (SOURCIER_SUPPLIERS_PAGE (widget)->table);
  g_autofree char *uri = supplier != NULL ? get_uri (supplier) : NULL;

  if (uri != NULL)
    sourcier_link_open (widget, uri);
}

/* Says which file it is only by its id: the pane knows no office's file. */
static void
open_evidence_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_table_get_selected (self->table);
  GPtrArray *awards = supplier != NULL ? sourcier_supplier_get_awards (supplier) : NULL;

  for (guint i = 0; awards != NULL && i < awards->len; i++)
    {
      GPtrArray *files = sourcier_label_award_get_files (awards->pdata[i]);

      for (guint j = 0; files != NULL && j < files->len; j++)
        if (sourcier_evidence_file_get_id (files->pdata[j]) == g_variant_get_int64 (parameter))
          sourcier_evidence_open (widget, self->store, files->pdata[j]);
    }
}

static void
open_link_cb (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  sourcier_link_open (widget, g_variant_get_string (parameter, NULL));
}

static void
open_website_cb (GtkWidget  *widget,
                 const char *action,
                 GVariant   *parameter)
{
  open_uri (widget, sourcier_supplier_get_web_uri);
}

static void
write_mail_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  open_uri (widget, sourcier_supplier_get_mail_uri);
}

static void
find_duplicates_cb (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  sourcier_duplicates_window_present (widget, SOURCIER_SUPPLIERS_PAGE (widget)->store, NULL);
}

/* The actions stand on the page’s class; menus, buttons and keys name them. */
void
_sourcier_suppliers_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "page.history", NULL, history_cb);
  sourcier_export_actions_install (widget_class, "page.export", "page.print", let_go);
  gtk_widget_class_install_action (widget_class, "page.export-selected", NULL, export_selected_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "page.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "page.select", "x", select_cb);
  gtk_widget_class_install_action (widget_class, "page.select-all", NULL, select_all_cb);
  gtk_widget_class_install_action (widget_class, "page.invert-selection", NULL, invert_selection_cb);
  gtk_widget_class_install_action (widget_class, "page.find-duplicates", NULL, find_duplicates_cb);
  gtk_widget_class_install_action (widget_class, "page.open-evidence", "x", open_evidence_cb);
  gtk_widget_class_install_action (widget_class, "page.open-link", "s", open_link_cb);
  gtk_widget_class_install_action (widget_class, "page.open-website", NULL, open_website_cb);
  gtk_widget_class_install_action (widget_class, "page.write-mail", NULL, write_mail_cb);
  _sourcier_suppliers_page_install_bulk_actions (widget_class);
  _sourcier_suppliers_page_install_list_actions (widget_class);
  _sourcier_suppliers_page_install_write_actions (widget_class);
  _sourcier_suppliers_page_install_day_action (widget_class);
  _sourcier_suppliers_page_install_firm_actions (widget_class);
}

void
_sourcier_suppliers_page_add_shortcuts (SourcierSuppliersPage *self)
{
  static const SourcierPageKey keys[] = {
    { "<Control>n", "page.add" },
    { "<Control><Shift>l", "page.label-selected" },
    { "<Control><Shift>f", "page.family-selected" },
    { "<Control><Shift>t", "page.tag-selected" },
    { "<Control><Shift>p", "page.list-selected" },
    { "<Control><Shift>h", "page.field-selected" },
    { "<Control><Shift>b", "page.purchase-selected" },
    { "<Control><Shift>s", "page.lists" },
    { "<Control>d", "page.choose-day" },
    { "<Control><Shift>o", "columns.order" },
    { "<Control><Shift>e", "page.export-selected" },
    { "<Control>p", "page.print" },
    { "<Control><Shift>m", "page.mail-selected" },
    { "<Control><Shift>i", "page.invert-selection" },
  };

  sourcier_page_keys_add (GTK_WIDGET (self), keys, G_N_ELEMENTS (keys));
}

/* What can be done depends on what is selected and on whether the file may be written. */
void
_sourcier_suppliers_page_update_actions (SourcierSuppliersPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store);
  guint n_selected = sourcier_supplier_table_get_n_selected (self->table);
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_table_get_selected (self->table);
  g_autofree char *web = supplier != NULL ? sourcier_supplier_get_web_uri (supplier) : NULL;
  g_autofree char *mail = supplier != NULL ? sourcier_supplier_get_mail_uri (supplier) : NULL;

  gtk_widget_action_set_enabled (widget, "page.add", writable);
  gtk_widget_action_set_enabled (widget, "page.edit", supplier != NULL);
  gtk_widget_action_set_enabled (widget, "page.history", supplier != NULL);
  gtk_widget_action_set_enabled (widget, "page.copy", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "page.delete", writable && n_selected > 0 && !self->changing);
  gtk_widget_action_set_enabled (widget, "page.label-selected", writable && n_selected > 0 && !self->changing);
  gtk_widget_action_set_enabled (widget, "page.family-selected", writable && n_selected > 0 && !self->changing);
  gtk_widget_action_set_enabled (widget, "page.tag-selected", writable && n_selected > 0 && !self->changing);
  gtk_widget_action_set_enabled (widget, "page.list-selected", writable && n_selected > 0 && !self->changing);
  gtk_widget_action_set_enabled (widget, "page.field-selected", writable && n_selected > 0 && !self->changing);
  gtk_widget_action_set_enabled (widget, "page.purchase-selected", writable && n_selected > 0);
  gtk_widget_action_set_enabled (widget, "page.lists", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.choose-day", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.find-duplicates", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.merge-selected", writable && n_selected == 2 && !self->changing);
  gtk_widget_action_set_enabled (widget, "page.export-selected", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.mail-selected", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "page.mailing-selected", n_selected > 0);
  gtk_widget_action_set_enabled (widget, "page.export", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.print", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.select-all", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.invert-selection", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.clear", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.open-website", web != NULL);
  gtk_widget_action_set_enabled (widget, "page.write-mail", mail != NULL);
}
