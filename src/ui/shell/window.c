/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "base/log.h"
#include "compat/alert.h"
#include "compat/links.h"
#include "compat/shadows.h"
#include "shell/damage-window.h"
#include "widgets/feedback.h"
#include "widgets/saved-state.h"

#include <glib/gi18n-lib.h>

static void sourcier_window_feedback_init (SourcierFeedbackInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SourcierWindow, sourcier_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (SOURCIER_TYPE_FEEDBACK, sourcier_window_feedback_init))

/* What is told may hold the name of a supplier, and a toast reads its title as markup. */
static AdwToast *
new_toast (const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  return adw_toast_new (escaped);
}

/* libadwaita 1.2 crashes when a toast is sent away while it still comes in (it frees what the end of that move asks for). */
#define COMING_IN (G_USEC_PER_SEC / 2)

static gboolean
toast_comes_in (SourcierWindow *self)
{
  return self->toast != NULL && g_get_monotonic_time () - self->toast_at < COMING_IN;
}

static void
tell_toast (AdwToast   *toast,
            const char *label,
            const char *action)
{
  adw_toast_set_button_label (toast, label);
  adw_toast_set_action_name (toast, action);
}

static gboolean
dismiss_later (gpointer data)
{
  GWeakRef *left = data;
  g_autoptr (AdwToast) toast = g_weak_ref_get (left);

  if (toast != NULL)
    adw_toast_dismiss (toast);
  g_weak_ref_clear (left);
  g_free (left);
  return G_SOURCE_REMOVE;
}

/* Sends the last offer away: what it offers is no longer to be had. */
void
_sourcier_window_withdraw_offer (SourcierWindow *self)
{
  if (self->toast == NULL)
    return;
  if (toast_comes_in (self))
    {
      GWeakRef *left = g_new0 (GWeakRef, 1);

      tell_toast (self->toast, NULL, NULL);
      g_weak_ref_init (left, self->toast);
      g_timeout_add (COMING_IN / 1000, dismiss_later, left);
    }
  else
    adw_toast_dismiss (self->toast);
  g_clear_weak_pointer (&self->toast);
}

/* Shows a toast with a button that takes a step back or forth: an older one would no longer do what it says. */
void
_sourcier_window_offer (SourcierWindow *self,
                        const char     *message,
                        const char     *label,
                        const char     *action)
{
  AdwToast *toast;

  if (toast_comes_in (self))
    {
      g_autofree char *escaped = g_markup_escape_text (message, -1);

      adw_toast_set_title (self->toast, escaped);
      tell_toast (self->toast, label, action);
      return;
    }

  _sourcier_window_withdraw_offer (self);
  toast = new_toast (message);
  tell_toast (toast, label, action);
  g_set_weak_pointer (&self->toast, toast);
  self->toast_at = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
sourcier_window_done (SourcierFeedback *feedback,
                      const char       *message)
{
  _sourcier_window_offer (SOURCIER_WINDOW (feedback), message, _("_Undo"), "win.undo");
}

static void
sourcier_window_tell (SourcierFeedback *feedback,
                      const char       *message)
{
  SourcierWindow *self = SOURCIER_WINDOW (feedback);

  adw_toast_overlay_add_toast (self->toasts, new_toast (message));
}

static void
sourcier_window_written (SourcierFeedback *feedback,
                         const char       *message,
                         const char       *uri,
                         gboolean          open)
{
  SourcierWindow *self = SOURCIER_WINDOW (feedback);
  AdwToast *toast = new_toast (message);

  adw_toast_set_button_label (toast, open ? _("Show in _folder") : _("_Open"));
  adw_toast_set_action_name (toast, open ? "win.show-folder" : "win.show-file");
  adw_toast_set_action_target_value (toast, g_variant_new_string (uri));
  adw_toast_overlay_add_toast (self->toasts, toast);
  if (open)
    sourcier_file_open (GTK_WIDGET (self), uri);
}

/* Whether the program knows what happened, and its words say what to do. */
static gboolean
is_foreseen (const GError *error)
{
  return !g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_FAILED);
}

static void
show_log_cb (GtkWidget *owner,
             gboolean   accepted)
{
  if (accepted)
    g_action_group_activate_action (G_ACTION_GROUP (owner), "show-log", NULL);
}

static void
tell_unforeseen (SourcierWindow *self,
                 const char     *heading,
                 const GError   *error)
{
  g_autofree char *body =
    g_strdup_printf (_("%s\n\nThis was not done, and the file is as it was before; what you did until then is in it. The log helps "
                       "whoever looks for the cause: it tells nothing of what stands in the file."), error->message);

  sourcier_alert_offer (GTK_WIDGET (self), heading, body, _("Show the _log"), show_log_cb);
}

static void
sourcier_window_fail (SourcierFeedback *feedback,
                      const char       *heading,
                      const GError     *error)
{
  SourcierStore *store = SOURCIER_WINDOW (feedback)->store;

  sourcier_log_error (error);
  if (store != NULL && error->domain == SOURCIER_STORE_ERROR && !g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CANCELLED))
    sourcier_saved_state_fail (sourcier_saved_state_get (), error);
  if (store != NULL && g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED))
    sourcier_damage_window_present (SOURCIER_WINDOW (feedback), sourcier_store_get_path (store));
  else if (is_foreseen (error))
    sourcier_alert_show (GTK_WIDGET (feedback), heading, error->message);
  else
    tell_unforeseen (SOURCIER_WINDOW (feedback), heading, error);
}

static void
sourcier_window_feedback_init (SourcierFeedbackInterface *iface)
{
  iface->done = sourcier_window_done;
  iface->tell = sourcier_window_tell;
  iface->written = sourcier_window_written;
  iface->fail = sourcier_window_fail;
}

static GtkWidget *
create_page_row (gpointer item,
                 gpointer user_data)
{
  GtkStackPage *page = GTK_STACK_PAGE (item);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (gtk_stack_page_get_icon_name (page)));
  gtk_box_append (GTK_BOX (box), gtk_label_new (gtk_stack_page_get_title (page)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_stack_page_get_title (page),
                                  -1);
  return row;
}

/* The page shown becomes the row chosen, the action's state and what is remembered. */
static void
page_shown_cb (SourcierWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (pages);
  const char *name = gtk_stack_get_visible_child_name (self->pages);

  if (name == NULL || gtk_bitset_is_empty (selected))
    return;
  gtk_list_box_select_row (self->page_list,
                           gtk_list_box_get_row_at_index (self->page_list, (int) gtk_bitset_get_minimum (selected)));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "page")),
                             g_variant_new_string (name));
  g_settings_set_string (self->settings, "page", name);
  _sourcier_window_fill_page (self);
}

/* Tab stops at the list once, on the page shown, and goes on into the page: the list would stop at each row, and choose
 * it. Arrow keys go from page to page. */
static void
keep_one_stop (SourcierWindow *self,
               GtkListBoxRow  *chosen)
{
  GtkListBoxRow *row;

  gtk_widget_set_focusable (GTK_WIDGET (chosen), TRUE);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->page_list)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (chosen));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->page_list, i)) != NULL; i++)
    gtk_widget_set_focusable (GTK_WIDGET (row), row == chosen);
}

static void
page_row_selected_cb (SourcierWindow *self,
                      GtkListBoxRow  *row)
{
  /* The list loses its rows when the window comes to its end. */
  if (row == NULL || self->pages == NULL)
    return;

  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  gtk_selection_model_select_item (pages, (guint) gtk_list_box_row_get_index (row), TRUE);
  keep_one_stop (self, row);
}

/* Where the window is too narrow for both, the page comes instead of the list once it is chosen for good. */
static void
page_row_activated_cb (SourcierWindow *self)
{
  g_object_set (self->leaflet, "visible-child-name", "content", NULL);
}

/* GTK sets “maximized” once more after the window's own init: what is remembered must come later still. */
static void
sourcier_window_constructed (GObject *object)
{
  SourcierWindow *self = SOURCIER_WINDOW (object);

  G_OBJECT_CLASS (sourcier_window_parent_class)->constructed (object);

  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
init_pages (SourcierWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  g_autofree char *last = g_settings_get_string (self->settings, "page");

  gtk_list_box_bind_model (self->page_list, G_LIST_MODEL (pages), create_page_row, NULL, NULL);
  if (gtk_stack_get_child_by_name (self->pages, last) != NULL)
    gtk_stack_set_visible_child_name (self->pages, last);
  page_shown_cb (self);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (page_shown_cb), self, G_CONNECT_SWAPPED);
}

static void
sourcier_window_dispose (GObject *object)
{
  SourcierWindow *self = SOURCIER_WINDOW (object);

  _sourcier_window_stop_opening (self);
  g_clear_handle_id (&self->present_id, g_source_remove);
  g_clear_object (&self->waiting_file);
  g_clear_object (&self->leave_for);
  g_clear_handle_id (&self->leave_id, g_source_remove);
  g_clear_handle_id (&self->watch.id, g_source_remove);
  g_clear_object (&self->watch.monitor);
  g_clear_object (&self->store_signals);
  g_clear_object (&self->keeper);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_WINDOW);
  _sourcier_window_set_hold (self, NULL);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (sourcier_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, office_name);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, undo_menu);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, suppliers_page);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, notice);
  gtk_widget_class_bind_template_callback (widget_class, page_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_row_selected_cb);
}

static void
close_now (SourcierWindow *self,
           GFile          *file)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
sourcier_window_close_request (GtkWindow *window)
{
  SourcierWindow *self = SOURCIER_WINDOW (window);

  if (_sourcier_window_may_leave (self))
    return GTK_WINDOW_CLASS (sourcier_window_parent_class)->close_request (window);
  _sourcier_window_leave (self, NULL, close_now);
  return GDK_EVENT_STOP;
}

static void
sourcier_window_class_init (SourcierWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sourcier_window_constructed;
  G_OBJECT_CLASS (klass)->dispose = sourcier_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = sourcier_window_close_request;

  g_type_ensure (SOURCIER_TYPE_NOTICE_BAR);
  g_type_ensure (SOURCIER_TYPE_SUPPLIERS_PAGE);
  bind_template (widget_class);
  _sourcier_window_class_bind (widget_class);
}

static void
sourcier_window_init (SourcierWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_shadows_put_last (self->leaflet);
  self->settings = g_settings_new (SOURCIER_APP_ID);
  _sourcier_window_init_actions (self);
  _sourcier_window_init_office (self);
  init_pages (self);
  _sourcier_window_update_actions (self);
}

/**
 * sourcier_window_new:
 * @application: the program
 *
 * Returns: (transfer none): a window that shows nothing before sourcier_window_begin() or sourcier_window_open_file()
 */
SourcierWindow *
sourcier_window_new (SourcierApplication *application)
{
  return g_object_new (SOURCIER_TYPE_WINDOW, "application", application, NULL);
}
