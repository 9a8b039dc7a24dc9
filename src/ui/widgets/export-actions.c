/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/export-actions.h"

static G_DEFINE_QUARK (sourcier-export-action-func, func)

static void
let_go (GtkWidget *widget,
        gboolean   print)
{
  for (GType type = G_OBJECT_TYPE (widget); type != GTK_TYPE_WIDGET; type = g_type_parent (type))
    {
      SourcierExportActionFunc func = (SourcierExportActionFunc) g_type_get_qdata (type, func_quark ());

      if (func != NULL)
        {
          func (widget, print);
          return;
        }
    }
}

static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  let_go (widget, FALSE);
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  let_go (widget, TRUE);
}

/**
 * sourcier_export_actions_install:
 * @widget_class: the class of a widget that shows rows
 * @export: the name of the action that writes them to a file: "page.export"
 * @print: the name of the action that prints them: "page.print"
 * @func: lets them leave
 *
 * The actions stand on the widget’s class; buttons, menus and keys name them.
 */
void
sourcier_export_actions_install (GtkWidgetClass           *widget_class,
                                 const char               *export,
                                 const char               *print,
                                 SourcierExportActionFunc  func)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));
  g_return_if_fail (export != NULL && print != NULL && func != NULL);

  g_type_set_qdata (G_TYPE_FROM_CLASS (widget_class), func_quark (), (gpointer) func);
  gtk_widget_class_install_action (widget_class, export, NULL, export_cb);
  gtk_widget_class_install_action (widget_class, print, NULL, print_cb);
}
