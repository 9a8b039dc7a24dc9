/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-editor-private.h"

#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

/* The parts of a supplier that the form shows one a row: labels, contacts, areas. */

/**
 * _sourcier_supplier_editor_new_remove_button:
 * @self: the form
 * @name: what the button removes, for whoever hears it
 * @clicked: a handler of "clicked", with the form as its data
 *
 * Returns: (transfer floating): a button at the end of a row
 */
GtkWidget *
_sourcier_supplier_editor_new_remove_button (SourcierSupplierEditor *self,
                                             const char             *name,
                                             GCallback               clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Remove"));
  sourcier_accessible_name_set (button, name);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

/**
 * _sourcier_supplier_editor_make_editable:
 * @self: the form
 * @row: a row about a part
 * @part: the part
 * @remove_button: the button that removes it
 * @activated: a handler of "activated" that edits it, with the form as its data
 *
 * Has the row open its part.
 */
void
_sourcier_supplier_editor_make_editable (SourcierSupplierEditor *self,
                                         AdwActionRow           *row,
                                         gpointer                part,
                                         GtkWidget              *remove_button,
                                         GCallback               activated)
{
  adw_action_row_add_suffix (row, remove_button);
  adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "sourcier-part", g_object_ref (part), g_object_unref);
  g_signal_connect_object (row, "activated", activated, self, 0);
}

/**
 * _sourcier_supplier_editor_part_of:
 * @widget: a row about a part, or a widget in it
 *
 * Returns: (transfer none): the part
 */
gpointer
_sourcier_supplier_editor_part_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW)), "sourcier-part");
}

/**
 * _sourcier_supplier_editor_clear_rows:
 * @group: a group of the form
 * @rows: the rows about parts that stand in it; none afterwards
 */
void
_sourcier_supplier_editor_clear_rows (AdwPreferencesGroup *group,
                                      GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/**
 * _sourcier_supplier_editor_add_row:
 * @group: a group of the form
 * @rows: the rows about parts that stand in it
 * @row: (transfer floating): one more
 */
void
_sourcier_supplier_editor_add_row (AdwPreferencesGroup *group,
                                   GPtrArray           *rows,
                                   GtkWidget           *row)
{
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}
