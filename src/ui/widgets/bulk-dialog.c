/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/bulk-dialog.h"

#include "base/text.h"
#include "widgets/accessible-name.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>

struct _SourcierBulkDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *group;

  GtkEditable *entry; /* or NULL where nothing new can be told */
  SourcierPickerRow *picker;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierBulkDialog, sourcier_bulk_dialog, SOURCIER_TYPE_FORM_WINDOW)

/* What is new goes before what is picked. */
static const char *
get_value (SourcierBulkDialog *self)
{
  const char *typed = self->entry != NULL ? gtk_editable_get_text (self->entry) : "";

  if (!sourcier_text_is_empty (typed))
    return typed;
  return sourcier_picker_row_get_code (self->picker);
}

static void
edited (SourcierBulkDialog *self)
{
  gboolean told = *get_value (self) != '\0';

  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self), told);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "bulk.remove", told);
}

static void
choose (SourcierBulkDialog *self,
        gboolean            add)
{
  g_autofree char *value = g_strdup (get_value (self));

  g_signal_emit (self, signals[CHOSEN], 0, value, add);
}

static gboolean
apply (SourcierFormWindow *form)
{
  choose (SOURCIER_BULK_DIALOG (form), TRUE);
  return TRUE;
}

static void
remove_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  choose (SOURCIER_BULK_DIALOG (widget), FALSE);
  gtk_window_destroy (GTK_WINDOW (widget));
}

static void
sourcier_bulk_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_BULK_DIALOG);
  G_OBJECT_CLASS (sourcier_bulk_dialog_parent_class)->dispose (object);
}

static void
sourcier_bulk_dialog_class_init (SourcierBulkDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_bulk_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/bulk-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierBulkDialog, group);

  gtk_widget_class_install_action (widget_class, "bulk.remove", NULL, remove_cb);
}

static void
sourcier_bulk_dialog_init (SourcierBulkDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_bulk_dialog_new:
 * @parent: the window it stands before
 * @title: what it is about, “Label”
 * @heading: to whom it is done, “12 suppliers selected”
 * @pick: what is picked, “Kind of label”
 *
 * Returns: (transfer none): the dialog, owned by GTK as windows are, not shown yet, with nothing to pick yet
 */
SourcierBulkDialog *
sourcier_bulk_dialog_new (GtkWindow  *parent,
                          const char *title,
                          const char *heading,
                          const char *pick)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (title != NULL && heading != NULL && pick != NULL, NULL);

  SourcierBulkDialog *self = g_object_new (SOURCIER_TYPE_BULK_DIALOG, "transient-for", parent, "title", title, NULL);
  GtkWidget *row = sourcier_picker_row_new (pick);

  self->picker = SOURCIER_PICKER_ROW (row);
  adw_preferences_group_set_title (self->group, heading);
  adw_preferences_group_add (self->group, row);
  g_signal_connect_object (row, "notify::code", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (self), row);
  edited (self);
  return self;
}

/**
 * sourcier_bulk_dialog_add_choice:
 * @self: a dialog
 * @value: what the caller knows it by
 * @name: what the reader sees
 * @group: (nullable): a heading over the choices of one group, which are to be added one after the other
 *
 * Adds something that can be picked.
 */
void
sourcier_bulk_dialog_add_choice (SourcierBulkDialog *self,
                                 const char         *value,
                                 const char         *name,
                                 const char         *group)
{
  g_return_if_fail (SOURCIER_IS_BULK_DIALOG (self));
  g_return_if_fail (value != NULL && name != NULL);

  sourcier_picker_row_add (self->picker, value, name, group);
}

/**
 * sourcier_bulk_dialog_add_entry:
 * @self: a dialog
 * @title: what can be typed, “New tag”
 *
 * Lets something be typed that cannot be picked yet.
 */
void
sourcier_bulk_dialog_add_entry (SourcierBulkDialog *self,
                                const char         *title)
{
  g_return_if_fail (SOURCIER_IS_BULK_DIALOG (self));
  g_return_if_fail (title != NULL && self->entry == NULL);

  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", title, "activates-default", TRUE, NULL);

  self->entry = GTK_EDITABLE (row);
  sourcier_accessible_name_set (row, title);
  adw_preferences_group_add (self->group, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (self), row);
}

/**
 * sourcier_bulk_dialog_add_lists:
 * @self: a dialog
 * @lists: (nullable) (element-type SourcierSavedList): the lists there are
 *
 * Lets a list made by hand be picked, or a new one be named.
 */
void
sourcier_bulk_dialog_add_lists (SourcierBulkDialog *self,
                                GPtrArray          *lists)
{
  g_return_if_fail (SOURCIER_IS_BULK_DIALOG (self));

  sourcier_bulk_dialog_add_entry (self, _("New list"));
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    if (sourcier_saved_list_get_question (lists->pdata[i]) == NULL)
      {
        const char *name = sourcier_saved_list_get_name (lists->pdata[i]);

        sourcier_bulk_dialog_add_choice (self, name, name, NULL);
      }
}
