/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/field-dialog.h"

#include "base/text.h"
#include "suppliers/field-choices.h"
#include "widgets/accessible-name.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>

struct _SourcierFieldDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *group;

  SourcierPickerRow *field;
  GtkWidget *values[SOURCIER_N_SUPPLIER_FIELDS]; /* a row for each field that can be set */
  GtkSwitch *only_empty;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierFieldDialog, sourcier_field_dialog, SOURCIER_TYPE_FORM_WINDOW)

static SourcierSupplierField
get_field (SourcierFieldDialog *self)
{
  const char *id = sourcier_picker_row_get_code (self->field);
  guint field = 0;

  while (field < SOURCIER_N_SUPPLIER_FIELDS && !g_str_equal (sourcier_supplier_field_get_id (field), id))
    field++;
  return field;
}

static const char *
get_value (SourcierFieldDialog *self)
{
  GtkWidget *row = self->values[get_field (self)];

  return SOURCIER_IS_PICKER_ROW (row) ? sourcier_picker_row_get_code (SOURCIER_PICKER_ROW (row))
                                      : gtk_editable_get_text (GTK_EDITABLE (row));
}

/* An empty field is filled with something; one that is replaced may also be emptied. */
static void
edited (SourcierFieldDialog *self)
{
  gboolean only_empty = gtk_switch_get_active (self->only_empty);

  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    if (self->values[i] != NULL)
      gtk_widget_set_visible (self->values[i], i == get_field (self));
  sourcier_form_window_set_can_apply (SOURCIER_FORM_WINDOW (self),
                                      !only_empty || !sourcier_text_is_empty (get_value (self)));
}

static gboolean
apply (SourcierFormWindow *form)
{
  SourcierFieldDialog *self = SOURCIER_FIELD_DIALOG (form);
  g_autofree char *value = g_strdup (get_value (self));
  int field = get_field (self);
  gboolean only_empty = gtk_switch_get_active (self->only_empty);

  g_signal_emit (self, signals[CHOSEN], 0, field, value, only_empty);
  return TRUE;
}

static GtkWidget *
new_value_row (SourcierFieldDialog   *self,
               SourcierSupplierField  field)
{
  GtkWidget *row;

  if (sourcier_field_choices_has (field))
    {
      row = sourcier_picker_row_new (_("What shall be written"));
      sourcier_field_choices_add (field, SOURCIER_PICKER_ROW (row));
      g_signal_connect_object (row, "notify::code", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
      return row;
    }
  row = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", _("What shall be written"), NULL);
  sourcier_accessible_name_set (row, _("What shall be written"));
  g_signal_connect_object (row, "changed", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_fields (SourcierFieldDialog *self)
{
  self->field = SOURCIER_PICKER_ROW (sourcier_picker_row_new (_("Field")));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->field));
  for (guint i = 0; i < SOURCIER_N_SUPPLIER_FIELDS; i++)
    if (sourcier_supplier_field_is_shared (i))
      {
        sourcier_picker_row_add (self->field, sourcier_supplier_field_get_id (i), sourcier_supplier_field_get_name (i),
                                 NULL);
        self->values[i] = new_value_row (self, i);
        adw_preferences_group_add (self->group, self->values[i]);
      }
  sourcier_picker_row_set_code (self->field, sourcier_supplier_field_get_id (SOURCIER_SUPPLIER_SOURCE));
  g_signal_connect_object (self->field, "notify::code", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
}

static void
add_choice (SourcierFieldDialog *self)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Only where it is _empty"), "use-underline", TRUE,
                                 "subtitle", _("Otherwise what is written there is replaced"), NULL);

  self->only_empty = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (self->only_empty, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->only_empty), GTK_ALIGN_CENTER);
  sourcier_accessible_name_set (GTK_WIDGET (self->only_empty), _("Only where it is empty"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->only_empty));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->only_empty));
  adw_preferences_group_add (self->group, row);
  g_signal_connect_object (self->only_empty, "notify::active", G_CALLBACK (edited), self, G_CONNECT_SWAPPED);
}

static void
sourcier_field_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_FIELD_DIALOG);
  G_OBJECT_CLASS (sourcier_field_dialog_parent_class)->dispose (object);
}

static void
sourcier_field_dialog_class_init (SourcierFieldDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_field_dialog_dispose;
  SOURCIER_FORM_WINDOW_CLASS (klass)->apply = apply;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/field-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierFieldDialog, group);

}

static void
sourcier_field_dialog_init (SourcierFieldDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_fields (self);
  add_choice (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->field));
  edited (self);
}

/**
 * sourcier_field_dialog_new:
 * @parent: the window it stands before
 * @heading: to whom it is done, “12 suppliers selected”
 *
 * Returns: (transfer none): the dialog, owned by GTK as windows are, not shown yet
 */
GtkWidget *
sourcier_field_dialog_new (GtkWindow  *parent,
                           const char *heading)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (heading != NULL, NULL);

  SourcierFieldDialog *self = g_object_new (SOURCIER_TYPE_FIELD_DIALOG, "transient-for", parent, NULL);

  adw_preferences_group_set_title (self->group, heading);
  return GTK_WIDGET (self);
}
