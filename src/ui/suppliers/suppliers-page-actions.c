/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/suppliers-page-private.h"

#include "base/money.h"
#include "compat/links.h"
#include "suppliers/supplier-editor.h"
#include "suppliers/supplier-export-action.h"
#include "suppliers/supplier-store.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

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

/* More than this many at once are deleted on a worker. */
#define FEW 100

typedef struct
{
  SourcierStore *store;
  GArray        *ids;
  char          *detail;
  char          *message;
} Deletion;

static void
deletion_free (gpointer data)
{
  Deletion *deletion = data;

  g_clear_object (&deletion->store);
  g_clear_pointer (&deletion->ids, g_array_unref);
  g_free (deletion->detail);
  g_free (deletion->message);
  g_free (deletion);
}

static gboolean
delete_with (SourcierStore   *store,
             const Deletion  *deletion,
             GError         **error)
{
  if (!sourcier_store_begin (store, deletion->ids->len == 1 ? _("Delete supplier") : _("Delete suppliers"), error))
    return FALSE;
  sourcier_store_set_detail (store, deletion->detail);
  for (guint i = 0; i < deletion->ids->len; i++)
    if (!sourcier_supplier_store_delete (store, g_array_index (deletion->ids, gint64, i), error))
      {
        sourcier_store_rollback (store);
        return FALSE;
      }
  return sourcier_store_commit (store, error);
}

static gboolean
delete_in_thread (gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Deletion *deletion = data;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (deletion->store, error);

  return writer != NULL && delete_with (writer, deletion, error);
}

static void
set_deleting (SourcierSuppliersPage *self,
              gboolean               deleting)
{
  self->deleting = deleting;
  _sourcier_suppliers_page_update_actions (self);
  _sourcier_suppliers_page_update_progress (self);
}

static void
deletion_done (gpointer      owner,
               gpointer      data,
               const GError *error)
{
  SourcierSuppliersPage *self = owner;
  Deletion *deletion = data;

  if (error == NULL)
    sourcier_store_refresh (deletion->store);
  /* The window may have been closed meanwhile. */
  if (gtk_widget_get_root (owner) == NULL)
    return;

  set_deleting (self, FALSE);
  if (error != NULL)
    sourcier_feedback_fail (owner, _("The suppliers could not be deleted"), error);
  else
    sourcier_feedback_done (owner, deletion->message);
}

static Deletion *
new_deletion (SourcierSuppliersPage *self)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_table_get_selected (self->table);
  Deletion *deletion = g_new0 (Deletion, 1);

  deletion->store = g_object_ref (self->store);
  deletion->ids = sourcier_supplier_table_get_selected_ids (self->table);
  g_autofree char *count = sourcier_count_format (deletion->ids->len);
  deletion->detail = g_strdup (supplier != NULL ? sourcier_supplier_get_name (supplier) : count);
  deletion->message =
    supplier != NULL ? g_strdup_printf (_("“%s” deleted"), sourcier_supplier_get_name (supplier))
                     : g_strdup_printf (ngettext ("%s supplier deleted", "%s suppliers deleted", deletion->ids->len),
                                        count);
  return deletion;
}

/* Deleting asks nothing, because Undo brings everything back. */
static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);
  Deletion *deletion = new_deletion (self);
  g_autoptr (GError) error = NULL;

  if (deletion->ids->len > FEW)
    {
      set_deleting (self, TRUE);
      sourcier_job_run (self, delete_in_thread, deletion_done, deletion, deletion_free, NULL);
      return;
    }
  if (!delete_with (self->store, deletion, &error))
    sourcier_feedback_fail (widget, _("The supplier could not be deleted"), error);
  else if (deletion->ids->len > 0)
    sourcier_feedback_done (widget, deletion->message);
  deletion_free (deletion);
}

/* What is exported is what is shown: the question's answer, in its order. */
static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  SourcierSuppliersPage *self = SOURCIER_SUPPLIERS_PAGE (widget);

  sourcier_supplier_export_present (widget, self->store, sourcier_supplier_list_get_query (self->list),
                                    g_list_model_get_n_items (G_LIST_MODEL (self->list)));
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
open_uri (GtkWidget *widget,
          char      *(*get_uri) (SourcierSupplier *supplier))
{
  g_autoptr (SourcierSupplier) supplier =
    sourcier_supplier_table_get_selected (SOURCIER_SUPPLIERS_PAGE (widget)->table);
  g_autofree char *uri = supplier != NULL ? get_uri (supplier) : NULL;

  if (uri != NULL)
    sourcier_link_open (widget, uri);
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

/* The actions stand on the page’s class; menus, buttons and keys name them. */
void
_sourcier_suppliers_page_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "page.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "page.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_cb);
  gtk_widget_class_install_action (widget_class, "page.clear", NULL, clear_cb);
  gtk_widget_class_install_action (widget_class, "page.select", "x", select_cb);
  gtk_widget_class_install_action (widget_class, "page.open-website", NULL, open_website_cb);
  gtk_widget_class_install_action (widget_class, "page.write-mail", NULL, write_mail_cb);
}

static gboolean
shortcut_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, user_data, NULL);
}

static void
add_shortcut (GtkEventController *controller,
              const char         *keys,
              const char         *action)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_trigger_parse_string (keys);
  GtkShortcutAction *callback = gtk_callback_action_new (shortcut_cb, (gpointer) action, NULL);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), gtk_shortcut_new (trigger, callback));
}

/* These keys work wherever the focus is in the window, as long as the page is the one shown. */
void
_sourcier_suppliers_page_add_shortcuts (SourcierSuppliersPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_shortcut (controller, "<Control>n", "page.add");
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
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
  gtk_widget_action_set_enabled (widget, "page.delete", writable && n_selected > 0 && !self->deleting);
  gtk_widget_action_set_enabled (widget, "page.export", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.clear", self->list != NULL);
  gtk_widget_action_set_enabled (widget, "page.open-website", web != NULL);
  gtk_widget_action_set_enabled (widget, "page.write-mail", mail != NULL);
}
