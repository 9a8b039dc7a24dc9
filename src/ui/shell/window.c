/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/window-private.h"

#include "compat/alert.h"
#include "history/history-page.h"
#include "widgets/feedback.h"

#include <glib/gi18n-lib.h>

static void sourcier_window_feedback_init (SourcierFeedbackInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SourcierWindow, sourcier_window, ADW_TYPE_APPLICATION_WINDOW,
                               G_IMPLEMENT_INTERFACE (SOURCIER_TYPE_FEEDBACK, sourcier_window_feedback_init))

static void
sourcier_window_done (SourcierFeedback *feedback,
                      const char       *message)
{
  SourcierWindow *self = SOURCIER_WINDOW (feedback);
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
sourcier_window_tell (SourcierFeedback *feedback,
                      const char       *message)
{
  SourcierWindow *self = SOURCIER_WINDOW (feedback);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (message));
}

static void
sourcier_window_fail (SourcierFeedback *feedback,
                      const char       *heading,
                      const GError     *error)
{
  sourcier_alert_show (GTK_WIDGET (feedback), heading, error->message);
}

static void
sourcier_window_feedback_init (SourcierFeedbackInterface *iface)
{
  iface->done = sourcier_window_done;
  iface->tell = sourcier_window_tell;
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

static void
select_page_row (SourcierWindow *self)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (pages);

  if (!gtk_bitset_is_empty (selected))
    gtk_list_box_select_row (self->page_list,
                             gtk_list_box_get_row_at_index (self->page_list,
                                                            (int) gtk_bitset_get_minimum (selected)));
}

static void
page_row_activated_cb (SourcierWindow *self,
                       GtkListBoxRow  *row)
{
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);

  gtk_selection_model_select_item (pages, gtk_list_box_row_get_index (row), TRUE);
  g_object_set (self->leaflet, "visible-child-name", "content", NULL);
}

static void
bind_settings (SourcierWindow *self)
{
  self->settings = g_settings_new (SOURCIER_APP_ID);
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
sourcier_window_dispose (GObject *object)
{
  SourcierWindow *self = SOURCIER_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_WINDOW);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (sourcier_window_parent_class)->dispose (object);
}

static void
sourcier_window_class_init (SourcierWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_window_dispose;

  g_type_ensure (SOURCIER_TYPE_HISTORY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, SourcierWindow, pages);
  gtk_widget_class_bind_template_callback (widget_class, page_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_page_row);
}

static void
sourcier_window_init (SourcierWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_settings (self);

  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  gtk_list_box_bind_model (self->page_list, G_LIST_MODEL (pages), create_page_row, NULL, NULL);
  select_page_row (self);
}

/**
 * sourcier_window_new:
 * @application: the program
 *
 * Returns: (transfer none): the window
 */
SourcierWindow *
sourcier_window_new (SourcierApplication *application)
{
  return g_object_new (SOURCIER_TYPE_WINDOW, "application", application, NULL);
}
