/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "base/log.h"
#include "compat/file-dialog.h"
#include "compat/help-overlay.h"
#include "compat/links.h"
#include "purchases/decp-export-window.h"
#include "purchases/decp-import-window.h"
#include "purchases/letters-dialog.h"
#include "purchases/purchase-choice-dialog.h"
#include "reference/official-lists-dialog.h"
#include "shell/backups-window.h"
#include "shell/office-dialog.h"
#include "suppliers/erase-window.h"
#include "suppliers/supplier-query-json.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static void
new_office_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  _sourcier_window_welcome (user_data, NULL);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (SourcierWindow) self = user_data;
  g_autoptr (GFile) file = sourcier_file_dialog_finish (result);

  if (file != NULL)
    _sourcier_window_go_to (self, file);
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  SourcierFileKind kind = { _("Offices’ files"), "*" SOURCIER_STORE_SUFFIX };

  sourcier_file_dialog_open (user_data, _("Open an office’s file"), &kind, file_chosen_cb, g_object_ref (user_data));
}

static void
open_recent_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  _sourcier_window_go_to (user_data, file);
}

/* The file that is shown, as it is now: somebody else had it, or replaced it. */
static void
reopen_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SourcierWindow *self = user_data;
  g_autoptr (GFile) file = self->store != NULL ? g_file_new_for_path (sourcier_store_get_path (self->store)) : NULL;

  if (file != NULL)
    _sourcier_window_go_to (self, file);
}

static void
save_copy_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  _sourcier_window_choose_copy (user_data);
}

static void
show_help_overlay_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  sourcier_help_overlay_show (user_data, SOURCIER_RESOURCE_PREFIX "/ui/help-overlay.ui");
}

static void
show_log_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  g_autofree char *folder = sourcier_log_dup_folder ();
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  g_mkdir_with_parents (folder, 0700);
  sourcier_file_open (user_data, uri);
}

static void
office_details_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  SourcierWindow *self = user_data;

  sourcier_office_dialog_present (GTK_WIDGET (self), self->store);
}

static void
backups_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  sourcier_backups_window_present (user_data);
}

static void
official_lists_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  SourcierWindow *self = user_data;

  sourcier_official_lists_dialog_present (GTK_WIDGET (self), self->store, NULL);
}

static void
erase_person_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  SourcierWindow *self = user_data;

  sourcier_erase_window_present (GTK_WIDGET (self), self->store, NULL);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  _sourcier_window_import (user_data, NULL);
}

static void
import_file_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (g_variant_get_string (parameter, NULL));

  _sourcier_window_import (user_data, file);
}

static void
import_contracts_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  SourcierWindow *self = user_data;

  sourcier_decp_import_window_choose (GTK_WIDGET (self), self->store);
}

static void
import_contracts_file_cb (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  SourcierWindow *self = user_data;
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  sourcier_decp_import_window_present (GTK_WIDGET (self), self->store, file);
}

static void
export_contracts_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  SourcierWindow *self = user_data;

  sourcier_decp_export_window_present (GTK_WIDGET (self), self->store);
}

/* A question that another page has for the directory. */
static void
ask_suppliers_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  SourcierWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierSupplierQuery) query =
    sourcier_supplier_query_from_json (g_variant_get_string (parameter, NULL), NULL, &error);

  if (query == NULL)
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The question could not be read"), error);
      return;
    }
  sourcier_suppliers_page_ask (_sourcier_window_show_page (self, "suppliers"), query);
}

/* The purchases behind a figure: what they are, and their ids. */
static void
ask_purchases_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  SourcierWindow *self = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GVariantIter) iter = NULL;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(&sax)", &name, &iter);
  while (g_variant_iter_next (iter, "x", &id))
    g_array_append_val (ids, id);

  g_autoptr (SourcierPurchaseQuery) everything = sourcier_purchase_query_new ();
  g_autoptr (SourcierPurchaseQuery) query = sourcier_purchase_query_with_members (everything, name, ids);

  sourcier_purchases_page_ask (_sourcier_window_show_page (self, "purchases"), query);
}

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SourcierWindow *self = user_data;
  GtkWidget *page = _sourcier_window_get_page (self);

  if (!gtk_widget_activate_action (page, "page.search", NULL))
    gtk_widget_error_bell (page);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  _sourcier_window_take_step (user_data, TRUE);
}

static void
redo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  _sourcier_window_take_step (user_data, FALSE);
}

static gboolean
is_folded (SourcierWindow *self)
{
  gboolean folded;

  g_object_get (self->leaflet, "folded", &folded, NULL);
  return folded;
}

/* Whether the sidebar is shown, folded or not, becomes the action's state. */
static void
update_sidebar_state (SourcierWindow *self)
{
  g_autofree char *shown = NULL;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "sidebar");

  g_object_get (self->leaflet, "visible-child-name", &shown, NULL);
  gboolean visible = is_folded (self) ? g_strcmp0 (shown, "sidebar") == 0 : gtk_widget_get_visible (self->sidebar);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (visible));
}

static void
change_sidebar_cb (GSimpleAction *action,
                   GVariant      *state,
                   gpointer       user_data)
{
  SourcierWindow *self = user_data;
  gboolean show = g_variant_get_boolean (state);

  if (show || !is_folded (self))
    gtk_widget_set_visible (self->sidebar, show);
  if (is_folded (self))
    g_object_set (self->leaflet, "visible-child-name", show ? "sidebar" : "content", NULL);
  update_sidebar_state (self);
}

static void
enable (SourcierWindow *self,
        const char     *name,
        gboolean        enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/* Enables what can be done with the file that is open, as it is now. */
void
_sourcier_window_update_actions (SourcierWindow *self)
{
  SourcierStore *store = self->store;
  gboolean in_office = store != NULL && g_strcmp0 (gtk_stack_get_visible_child_name (self->stage), "office") == 0;
  gboolean writable = in_office && !sourcier_store_get_read_only (store);

  enable (self, "backups", in_office);
  enable (self, "erase-person", writable);
  enable (self, "import", writable);
  enable (self, "import-file", writable);
  enable (self, "import-contracts", writable);
  enable (self, "import-contracts-file", writable);
  enable (self, "export-contracts", in_office);
  enable (self, "office-details", in_office);
  enable (self, "official-lists", in_office);
  enable (self, "page", in_office);
  enable (self, "save-copy", in_office);
  enable (self, "search", in_office);
  enable (self, "shortlist-suppliers", writable);
  enable (self, "sidebar", in_office);
  enable (self, "undo", writable && (self->stepping || sourcier_store_get_undo_name (store) != NULL));
  enable (self, "redo", writable && (self->stepping || sourcier_store_get_redo_name (store) != NULL));
  _sourcier_window_tell_steps (self);
}

static void
change_page_cb (GSimpleAction *action,
                GVariant      *state,
                gpointer       user_data)
{
  SourcierWindow *self = user_data;
  const char *name = g_variant_get_string (state, NULL);

  if (gtk_stack_get_child_by_name (self->pages, name) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->pages, name);
  g_object_set (self->leaflet, "visible-child-name", "content", NULL);
}

/* What was written, in the program that the system has for it. */
static void
show_file_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  sourcier_file_open (user_data, g_variant_get_string (parameter, NULL));
}

static void
show_folder_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  sourcier_folder_show (user_data, g_variant_get_string (parameter, NULL));
}

/* A purchase leads to who holds it. */
static void
show_supplier_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  SourcierWindow *self = user_data;

  gtk_widget_activate_action_variant (_sourcier_window_show_page (self, "suppliers"), "page.show-supplier", parameter);
}

/* A supplier leads to what it holds. */
static void
show_purchase_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  SourcierWindow *self = user_data;

  sourcier_purchases_page_show (_sourcier_window_show_page (self, "purchases"), g_variant_get_int64 (parameter));
}

/* Whatever stands somewhere has a history: its table, its id, what it is called. */
static void
show_history_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  SourcierWindow *self = user_data;
  const char *about, *name;
  gint64 id;

  g_variant_get (parameter, "(&sx&s)", &about, &id, &name);
  sourcier_history_page_show_thing (_sourcier_window_show_page (self, "history"), about, id, name);
}

/* The directory knows whom, the register for which purchase. */
static void
shortlist_suppliers_cb (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  SourcierWindow *self = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n;
  const gint64 *suppliers = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  g_array_append_vals (ids, suppliers, (guint) n);
  sourcier_purchase_choice_dialog_present (GTK_WIDGET (self), self->store, ids);
}

/* Letters to suppliers, about no purchase. */
static void
write_letters_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  SourcierWindow *self = user_data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n;
  const gint64 *suppliers = g_variant_get_fixed_array (parameter, &n, sizeof (gint64));

  g_array_append_vals (ids, suppliers, (guint) n);
  sourcier_letters_dialog_present (GTK_WIDGET (self), self->store, 0, ids);
}

/* Adds the window's actions. */
void
_sourcier_window_init_actions (SourcierWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "ask-purchases", .activate = ask_purchases_cb, .parameter_type = "(sax)" },
    { .name = "ask-suppliers", .activate = ask_suppliers_cb, .parameter_type = "s" },
    { .name = "backups", .activate = backups_cb },
    { .name = "erase-person", .activate = erase_person_cb },
    { .name = "export-contracts", .activate = export_contracts_cb },
    { .name = "import", .activate = import_cb },
    { .name = "import-contracts", .activate = import_contracts_cb },
    { .name = "import-contracts-file", .activate = import_contracts_file_cb, .parameter_type = "s" },
    { .name = "import-file", .activate = import_file_cb, .parameter_type = "s" },
    { .name = "new-office", .activate = new_office_cb },
    { .name = "office-details", .activate = office_details_cb },
    { .name = "official-lists", .activate = official_lists_cb },
    { .name = "open", .activate = open_cb },
    { .name = "open-recent", .activate = open_recent_cb, .parameter_type = "s" },
    { .name = "page", .parameter_type = "s", .state = "''", .change_state = change_page_cb },
    { .name = "redo", .activate = redo_cb },
    { .name = "reopen", .activate = reopen_cb },
    { .name = "save-copy", .activate = save_copy_cb },
    { .name = "search", .activate = search_cb },
    { .name = "show-file", .activate = show_file_cb, .parameter_type = "s" },
    { .name = "show-folder", .activate = show_folder_cb, .parameter_type = "s" },
    { .name = "show-help-overlay", .activate = show_help_overlay_cb },
    { .name = "show-log", .activate = show_log_cb },
    { .name = "show-history", .activate = show_history_cb, .parameter_type = "(sxs)" },
    { .name = "show-purchase", .activate = show_purchase_cb, .parameter_type = "x" },
    { .name = "shortlist-suppliers", .activate = shortlist_suppliers_cb, .parameter_type = "ax" },
    { .name = "write-letters", .activate = write_letters_cb, .parameter_type = "ax" },
    { .name = "show-supplier", .activate = show_supplier_cb, .parameter_type = "x" },
    { .name = "sidebar", .state = "true", .change_state = change_sidebar_cb },
    { .name = "undo", .activate = undo_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (update_sidebar_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::visible-child-name", G_CALLBACK (update_sidebar_state), self,
                           G_CONNECT_SWAPPED);
}

/* These have their keys here rather than as the application's accelerators: those come before the widget that has the
 * focus, and Ctrl+Z in an entry belongs to the entry, Ctrl+I in a text makes it italic. */
void
_sourcier_window_class_bind (GtkWidgetClass *widget_class)
{
  const GdkModifierType redo_keys = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "win.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, redo_keys, "win.redo", NULL);
}
