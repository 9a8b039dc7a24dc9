/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-table-private.h"

#include "widgets/row-cell.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (SourcierSupplierTable, sourcier_supplier_table, GTK_TYPE_WIDGET)

enum { SELECTION_CHANGED, SORT_CHANGED, ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
selection_changed_cb (SourcierSupplierTable *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activate_cb (SourcierSupplierTable *self,
             guint                  position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, position);
}

/* The row under a widget that was picked: the cell, or something in it or just around it. */
static GtkListItem *
find_item (SourcierSupplierTable *self,
           GtkWidget             *picked)
{
  for (GtkWidget *widget = picked; widget != NULL && widget != GTK_WIDGET (self);
       widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *child = gtk_widget_get_first_child (widget);
      GtkListItem *item = g_object_get_data (G_OBJECT (widget), "list-item");

      if (item == NULL && child != NULL)
        item = g_object_get_data (G_OBJECT (child), "list-item");
      if (item != NULL)
        return item;
    }
  return NULL;
}

static void
show_menu (SourcierSupplierTable *self,
           double                 x,
           double                 y)
{
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
secondary_pressed_cb (SourcierSupplierTable *self,
                      int                    n_press,
                      double                 x,
                      double                 y,
                      GtkGesture            *gesture)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkListItem *item = find_item (self, picked);

  if (item == NULL)
    return;
  if (!gtk_list_item_get_selected (item))
    gtk_selection_model_select_item (sourcier_row_keeper_get_selection (self->keeper), gtk_list_item_get_position (item),
                                     TRUE);
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  SourcierSupplierTable *self = SOURCIER_SUPPLIER_TABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;

  if (sourcier_row_keeper_get_n_ids (self->keeper) == 0 || focus == NULL || !gtk_widget_compute_bounds (focus, widget, &bounds))
    return FALSE;
  show_menu (self, bounds.origin.x + 24, bounds.origin.y + bounds.size.height);
  return TRUE;
}

static gboolean
sourcier_supplier_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SOURCIER_SUPPLIER_TABLE (widget)->view));
}

/* Tab comes to the table and leaves it: the arrows go through its rows. */
static gboolean
sourcier_supplier_table_focus (GtkWidget        *widget,
                               GtkDirectionType  direction)
{
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (sourcier_supplier_table_parent_class)->focus (widget, direction);
}

static void
sourcier_supplier_table_unmap (GtkWidget *widget)
{
  sourcier_column_keeper_flush (SOURCIER_SUPPLIER_TABLE (widget)->columns);
  GTK_WIDGET_CLASS (sourcier_supplier_table_parent_class)->unmap (widget);
}

static void
sourcier_supplier_table_dispose (GObject *object)
{
  SourcierSupplierTable *self = SOURCIER_SUPPLIER_TABLE (object);

  /* As the view goes, its columns and their order go: the reader did not ask for that. */
  g_clear_object (&self->columns);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_SUPPLIER_TABLE);
  g_clear_object (&self->keeper);
  g_clear_object (&self->look);

  G_OBJECT_CLASS (sourcier_supplier_table_parent_class)->dispose (object);
}

/* The list inside the view takes the focus, and would be called by the name of its class. */
static void
label_parts (SourcierSupplierTable *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suppliers"), -1);
}

static void
install_signals (void)
{
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", SOURCIER_TYPE_SUPPLIER_TABLE, G_SIGNAL_RUN_LAST, 0,
                                             NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", SOURCIER_TYPE_SUPPLIER_TABLE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", SOURCIER_TYPE_SUPPLIER_TABLE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
sourcier_supplier_table_class_init (SourcierSupplierTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sourcier_supplier_table_dispose;
  widget_class->grab_focus = sourcier_supplier_table_grab_focus;
  widget_class->unmap = sourcier_supplier_table_unmap;
  widget_class->focus = sourcier_supplier_table_focus;
  install_signals ();

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/supplier-table.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierTable, view);
  gtk_widget_class_bind_template_child (widget_class, SourcierSupplierTable, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  /* Menus name the key that was added last. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "page.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "page.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, GDK_CONTROL_MASK, "page.copy", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "page.copy", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
}

static void
look_changed_cb (SourcierSupplierTable *self)
{
  _sourcier_supplier_table_show_distance (self);
  sourcier_row_cells_refresh (self->view);
}

static void
sourcier_supplier_table_init (SourcierSupplierTable *self)
{
  self->look = sourcier_supplier_look_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->popover = gtk_popover_menu_new_from_model (self->row_menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  label_parts (self);

  _sourcier_supplier_table_load_columns (self);
  g_signal_connect_object (self->look, "changed", G_CALLBACK (look_changed_cb), self, G_CONNECT_SWAPPED);
  self->keeper = sourcier_row_keeper_new (self->view);
  g_signal_connect_object (self->keeper, "changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_supplier_table_set_list:
 * @self: a table
 * @list: (nullable): the suppliers to show
 */
void
sourcier_supplier_table_set_list (SourcierSupplierTable *self,
                                  SourcierSupplierList  *list)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self));
  g_return_if_fail (list == NULL || SOURCIER_IS_SUPPLIER_LIST (list));

  sourcier_row_keeper_set_list (self->keeper, SOURCIER_ROW_LIST (list));
}

/**
 * sourcier_supplier_table_get_look:
 * @self: a table
 *
 * Returns: (transfer none): how its suppliers look, to be told of the question whose answer is shown
 */
SourcierSupplierLook *
sourcier_supplier_table_get_look (SourcierSupplierTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self), NULL);

  return self->look;
}

/**
 * sourcier_supplier_table_get_n_selected:
 * @self: a table
 *
 * Returns: how many suppliers are selected
 */
guint
sourcier_supplier_table_get_n_selected (SourcierSupplierTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self), 0);

  return sourcier_row_keeper_get_n_ids (self->keeper);
}

/**
 * sourcier_supplier_table_get_selected_ids:
 * @self: a table
 *
 * Returns: (transfer full) (element-type gint64): the ids of the suppliers that are selected
 */
GArray *
sourcier_supplier_table_get_selected_ids (SourcierSupplierTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self), NULL);

  return g_array_copy (sourcier_row_keeper_get_ids (self->keeper));
}

/**
 * sourcier_supplier_table_get_selected:
 * @self: a table
 *
 * Returns: (transfer full) (nullable): the supplier that is selected, %NULL if none is or several are
 */
SourcierSupplier *
sourcier_supplier_table_get_selected (SourcierSupplierTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self), NULL);

  return sourcier_row_keeper_dup_only (self->keeper);
}

/**
 * sourcier_supplier_table_select:
 * @self: a table
 * @id: a supplier
 *
 * Selects @id alone and brings it into sight; when the answer does not hold it, as soon as the next one does.
 */
void
sourcier_supplier_table_select (SourcierSupplierTable *self,
                                gint64                 id)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self));

  sourcier_row_keeper_select (self->keeper, id);
}

/**
 * sourcier_supplier_table_keep_place:
 * @self: a table
 *
 * Over the next answer, keeps in sight what is selected. If that is gone, what then stands in its place is selected.
 */
void
sourcier_supplier_table_keep_place (SourcierSupplierTable *self)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self));

  sourcier_row_keeper_keep_place (self->keeper);
}

/**
 * sourcier_supplier_table_select_all:
 * @self: a table
 *
 * Selects every supplier of the answer; none is read for that.
 */
void
sourcier_supplier_table_select_all (SourcierSupplierTable *self)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self));

  gtk_selection_model_select_all (sourcier_row_keeper_get_selection (self->keeper));
}

/**
 * sourcier_supplier_table_invert_selection:
 * @self: a table
 *
 * Selects the suppliers of the answer that are not selected, and no others; none is read for that.
 */
void
sourcier_supplier_table_invert_selection (SourcierSupplierTable *self)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self));

  sourcier_row_keeper_invert (self->keeper);
}
