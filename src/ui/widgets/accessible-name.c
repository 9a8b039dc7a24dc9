/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/accessible-name.h"

#include <adwaita.h>

static void
set_label (gpointer    accessible,
           const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (accessible), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The part of a widget that takes the focus in its stead and does not know its name. */
static GtkWidget *
focused_part (GtkWidget *widget)
{
  if (GTK_IS_EDITABLE (widget) && gtk_editable_get_delegate (GTK_EDITABLE (widget)) != NULL)
    return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (widget)));
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    return gtk_widget_get_first_child (widget);
  /* The header comes first, then the list. */
  if (GTK_IS_COLUMN_VIEW (widget))
    return gtk_widget_get_last_child (widget);
  return NULL;
}

/**
 * sourcier_accessible_name_set:
 * @widget: what takes the focus, or what holds it: an entry, an entry row, a menu button, a drop-down
 *   list, a table
 * @name: what a screen reader should call it
 *
 * Names a widget and, where a part of it takes the focus, that part: entries hold a text, menu buttons a button and
 * tables a list, and none of them hands its own name down. Rows of a form are named after their title already; a second
 * name would be read out after the first.
 */
void
sourcier_accessible_name_set (GtkWidget  *widget,
                              const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (name != NULL);

  GtkWidget *part = focused_part (widget);

  if (part != NULL)
    set_label (part, name);
  if (!ADW_IS_PREFERENCES_ROW (widget) && !GTK_IS_MENU_BUTTON (widget))
    set_label (widget, name);
}
