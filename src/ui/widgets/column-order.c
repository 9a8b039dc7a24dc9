/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/column-order.h"

#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

struct _SourcierColumnOrder
{
  AdwWindow parent_instance;

  GtkListBox    *list;
  GtkColumnView *view;
};

/* What a row has, under these names. */
#define COLUMN "column"
#define EARLIER "earlier"
#define LATER "later"

G_DEFINE_FINAL_TYPE (SourcierColumnOrder, sourcier_column_order, ADW_TYPE_WINDOW)

static void
update_buttons (SourcierColumnOrder *self)
{
  GtkListBoxRow *row;

  for (int at = 0; (row = gtk_list_box_get_row_at_index (self->list, at)) != NULL; at++)
    {
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), EARLIER), at > 0);
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), LATER),
                                gtk_list_box_get_row_at_index (self->list, at + 1) != NULL);
    }
}

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

/* A column stands before the one it passes when it goes up, after it when it goes down: both are the place where that one
 * was, as the view takes the column out first. */
static void
move_row (SourcierColumnOrder *self,
          GtkListBoxRow       *row,
          int                  by)
{
  int at = gtk_list_box_row_get_index (row);
  GtkListBoxRow *passed = at + by >= 0 ? gtk_list_box_get_row_at_index (self->list, at + by) : NULL;
  g_autoptr (GtkWidget) kept = GTK_WIDGET (g_object_ref (row));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (passed == NULL)
    return;
  gtk_column_view_insert_column (self->view,
                                 find_position (self->view, g_object_get_data (G_OBJECT (passed), COLUMN)),
                                 g_object_get_data (G_OBJECT (row), COLUMN));
  gtk_list_box_remove (self->list, kept);
  gtk_list_box_insert (self->list, kept, at + by);
  update_buttons (self);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, kept) || !gtk_widget_grab_focus (focus))
    gtk_widget_grab_focus (kept);
}

static GtkListBoxRow *
row_of (GtkWidget *widget)
{
  return widget != NULL ? GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW)) : NULL;
}

static void
earlier_clicked_cb (SourcierColumnOrder *self,
                    GtkWidget           *button)
{
  move_row (self, row_of (button), -1);
}

static void
later_clicked_cb (SourcierColumnOrder *self,
                  GtkWidget           *button)
{
  move_row (self, row_of (button), 1);
}

static gboolean
move_key_cb (GtkWidget *widget,
             GVariant  *by,
             gpointer   user_data)
{
  GtkListBoxRow *row = row_of (gtk_window_get_focus (GTK_WINDOW (widget)));

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  move_row (SOURCIER_COLUMN_ORDER (widget), row, g_variant_get_int32 (by));
  return GDK_EVENT_STOP;
}

static GtkWidget *
add_button (SourcierColumnOrder *self,
            GtkWidget           *row,
            const char          *icon,
            const char          *words,
            GCallback            clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  sourcier_accessible_name_set (button, words);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
add_column (SourcierColumnOrder *self,
            GtkColumnViewColumn *column)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = gtk_column_view_column_get_title (column);
  /* translators: %s is the title of a column of a table */
  g_autofree char *earlier = g_strdup_printf (_("Move “%s” to the left (Alt+Up)"), title);
  /* translators: %s is the title of a column of a table */
  g_autofree char *later = g_strdup_printf (_("Move “%s” to the right (Alt+Down)"), title);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), COLUMN, g_object_ref (column), g_object_unref);
  g_object_set_data (G_OBJECT (row), EARLIER,
                     add_button (self, row, "go-up-symbolic", earlier, G_CALLBACK (earlier_clicked_cb)));
  g_object_set_data (G_OBJECT (row), LATER,
                     add_button (self, row, "go-down-symbolic", later, G_CALLBACK (later_clicked_cb)));
  gtk_list_box_append (self->list, row);
}

static void
sourcier_column_order_dispose (GObject *object)
{
  g_clear_object (&SOURCIER_COLUMN_ORDER (object)->view);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_COLUMN_ORDER);
  G_OBJECT_CLASS (sourcier_column_order_parent_class)->dispose (object);
}

static void
sourcier_column_order_class_init (SourcierColumnOrderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_column_order_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/column-order.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierColumnOrder, list);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_column_order_init (SourcierColumnOrder *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  update_buttons (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
  gtk_window_present (GTK_WINDOW (self));
}
