/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shell/office-dialog.h"

#include "office/buyer-store.h"
#include "shell/buyer-form.h"
#include "widgets/feedback.h"
#include "widgets/unsaved.h"

#include <glib/gi18n-lib.h>

#define SOURCIER_TYPE_OFFICE_DIALOG (sourcier_office_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SourcierOfficeDialog, sourcier_office_dialog, SOURCIER, OFFICE_DIALOG, AdwWindow)

/* Who the buyer is, to look at and to change. */
struct _SourcierOfficeDialog
{
  AdwWindow parent_instance;

  SourcierStore *store;
  char *original;               /* what the form said when it came */

  SourcierBuyerForm *form;
  GtkWidget *save_button;
};

static void sourcier_office_dialog_unsaved_init (SourcierUnsavedInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SourcierOfficeDialog, sourcier_office_dialog, ADW_TYPE_WINDOW,
                               G_IMPLEMENT_INTERFACE (SOURCIER_TYPE_UNSAVED, sourcier_office_dialog_unsaved_init))

static gboolean
save (SourcierOfficeDialog *self)
{
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_form_dup_buyer (self->form);
  g_autoptr (GError) error = NULL;

  if (!sourcier_buyer_store_change (self->store, _("Change the office’s details"), buyer, &error))
    {
      sourcier_feedback_fail (GTK_WIDGET (self), _("The office’s details could not be saved"), error);
      return FALSE;
    }
  sourcier_feedback_done (GTK_WIDGET (self), _("Office details saved"));
  gtk_window_destroy (GTK_WINDOW (self));
  return TRUE;
}

static void
save_clicked_cb (SourcierOfficeDialog *self)
{
  save (self);
}

static gboolean
sourcier_office_dialog_is_unsaved (SourcierUnsaved *unsaved)
{
  SourcierOfficeDialog *self = SOURCIER_OFFICE_DIALOG (unsaved);
  g_autofree char *now = sourcier_unsaved_take_down (GTK_WIDGET (self->form));

  return !sourcier_store_get_read_only (self->store) && g_strcmp0 (now, self->original) != 0;
}

static gboolean
sourcier_office_dialog_save (SourcierUnsaved *unsaved)
{
  SourcierOfficeDialog *self = SOURCIER_OFFICE_DIALOG (unsaved);

  return sourcier_buyer_form_get_valid (self->form) && save (self);
}

static void
sourcier_office_dialog_unsaved_init (SourcierUnsavedInterface *iface)
{
  iface->is_unsaved = sourcier_office_dialog_is_unsaved;
  iface->save = sourcier_office_dialog_save;
}

static void
sourcier_office_dialog_dispose (GObject *object)
{
  SourcierOfficeDialog *self = SOURCIER_OFFICE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_OFFICE_DIALOG);
  g_clear_object (&self->store);
  g_clear_pointer (&self->original, g_free);

  G_OBJECT_CLASS (sourcier_office_dialog_parent_class)->dispose (object);
}

static void
sourcier_office_dialog_class_init (SourcierOfficeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_office_dialog_dispose;

  g_type_ensure (SOURCIER_TYPE_BUYER_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/office-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierOfficeDialog, form);
  gtk_widget_class_bind_template_child (widget_class, SourcierOfficeDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_office_dialog_init (SourcierOfficeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_office_dialog_present:
 * @parent: a widget of the window before which it stands
 * @store: the office's file
 *
 * Shows who the buyer is, and lets the reader change it.
 */
void
sourcier_office_dialog_present (GtkWidget     *parent,
                                SourcierStore *store)
{
  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_store_load (store, &error);

  if (buyer == NULL)
    {
      sourcier_feedback_fail (parent, _("The office’s details could not be read"), error);
      return;
    }

  SourcierOfficeDialog *self = g_object_new (SOURCIER_TYPE_OFFICE_DIALOG,
                                             "transient-for", gtk_widget_get_root (parent),
                                             NULL);
  self->store = g_object_ref (store);
  sourcier_buyer_form_set_buyer (self->form, buyer);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), !sourcier_store_get_read_only (store));
  gtk_widget_set_visible (self->save_button, !sourcier_store_get_read_only (store));
  gtk_widget_grab_focus (GTK_WIDGET (self->form));
  gtk_window_present (GTK_WINDOW (self));
}
