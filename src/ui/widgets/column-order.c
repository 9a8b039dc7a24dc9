/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/column-order.h"

#include "widgets/order-list.h"

struct _SourcierColumnOrder
{
  AdwWindow parent_instance;

  SourcierOrderList *list;
  GtkColumnView *view;
  GPtrArray *columns; /* those of the rows, in their order */
};

G_DEFINE_FINAL_TYPE (SourcierColumnOrder, sourcier_column_order, ADW_TYPE_WINDOW)

static guint
find_position (GtkColumnView       *view,
               GtkColumnViewColumn *column)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n = g_list_model_get_n_items (columns);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) other = g_list_model_get_item (columns, i);

      if (other == column)
        return i;
    }
  return n;
}

/* A column stands before the last one it passes when it goes up, after it when it goes down: both are the place where that
 * one was, as the view takes the column out first. */
static void
moved_cb (SourcierColumnOrder *self,
          guint                from,
          guint                to)
{
  GtkColumnViewColumn *column = self->columns->pdata[from];

  gtk_column_view_insert_column (self->view, find_position (self->view, self->columns->pdata[to]), column);
  g_ptr_array_insert (self->columns, (int) to, g_ptr_array_steal_index (self->columns, from));
}

static void
sourcier_column_order_dispose (GObject *object)
{
  SourcierColumnOrder *self = SOURCIER_COLUMN_ORDER (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_COLUMN_ORDER);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_object (&self->view);

  G_OBJECT_CLASS (sourcier_column_order_parent_class)->dispose (object);
}

static void
sourcier_column_order_class_init (SourcierColumnOrderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_column_order_dispose;

  g_type_ensure (SOURCIER_TYPE_ORDER_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/column-order.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierColumnOrder, list);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_column_order_init (SourcierColumnOrder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_column (SourcierColumnOrder *self,
            GtkColumnViewColumn *column)
{
  const char *title = gtk_column_view_column_get_title (column);

  sourcier_order_list_add (self->list, title, title, TRUE);
  g_ptr_array_add (self->columns, g_object_ref (column));
}

/**
 * sourcier_column_order_present:
 * @view: a table in a window, whose columns can be moved
 *
 * Shows the window before that of the table.
 */
void
sourcier_column_order_present (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  GListModel *columns = gtk_column_view_get_columns (view);
  SourcierColumnOrder *self = g_object_new (SOURCIER_TYPE_COLUMN_ORDER,
                                            "transient-for", gtk_widget_get_root (GTK_WIDGET (view)), NULL);

  self->view = g_object_ref (view);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        add_column (self, column);
    }
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
  gtk_window_present (GTK_WINDOW (self));
}
