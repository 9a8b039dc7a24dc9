/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/order-list.h"

#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

/* What a row has, under these names. */
#define ID "id"
#define CHECK "check"
#define EARLIER "earlier"
#define LATER "later"

/* A row that is dragged near the edge of what is seen brings more into sight, so many pixels each time. */
#define EDGE 32
#define SCROLL_STEP 12

struct _SourcierOrderList
{
  AdwBin parent_instance;

  GtkListBox *list;
  gboolean checkable;
};

enum
{
  PROP_CHECKABLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum { MOVED, CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierOrderList, sourcier_order_list, ADW_TYPE_BIN)

static GtkListBoxRow *
get_row (SourcierOrderList *self,
         guint              at)
{
  return gtk_list_box_get_row_at_index (self->list, (int) at);
}

static GtkListBoxRow *
row_of (GtkWidget *widget)
{
  return widget != NULL ? GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW)) : NULL;
}

static void
update_buttons (SourcierOrderList *self)
{
  GtkListBoxRow *row;

  for (guint at = 0; (row = get_row (self, at)) != NULL; at++)
    {
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), EARLIER), at > 0);
      gtk_widget_set_sensitive (g_object_get_data (G_OBJECT (row), LATER), get_row (self, at + 1) != NULL);
    }
}

/* A button that has come to the end can hold the focus no longer: its row does. */
static void
keep_focus (GtkWidget *row,
            GtkWidget *focus)
{
  if (focus == NULL || !gtk_widget_is_ancestor (focus, row) || !gtk_widget_grab_focus (focus))
    gtk_widget_grab_focus (row);
}

/**
 * sourcier_order_list_move:
 * @self: a list
 * @from: the place of a row
 * @to: the place it shall have; nothing happens where there is none
 *
 * Moves a row as the reader does.
 */
void
sourcier_order_list_move (SourcierOrderList *self,
                          guint              from,
                          guint              to)
{
  g_return_if_fail (SOURCIER_IS_ORDER_LIST (self));

  g_autoptr (GtkWidget) row = (GtkWidget *) get_row (self, from);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (row != NULL)
    g_object_ref (row);
  if (row == NULL || get_row (self, to) == NULL || from == to)
    return;
  gtk_list_box_remove (self->list, row);
  gtk_list_box_insert (self->list, row, (int) to);
  update_buttons (self);
  keep_focus (row, focus);
  g_signal_emit (self, signals[MOVED], 0, from, to);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
move_by (SourcierOrderList *self,
         GtkListBoxRow     *row,
         int                by)
{
  int at = gtk_list_box_row_get_index (row);

  if (at + by >= 0)
    sourcier_order_list_move (self, (guint) at, (guint) (at + by));
}

static void
earlier_clicked_cb (SourcierOrderList *self,
                    GtkWidget         *button)
{
  move_by (self, row_of (button), -1);
}

static void
later_clicked_cb (SourcierOrderList *self,
                  GtkWidget         *button)
{
  move_by (self, row_of (button), 1);
}

static gboolean
move_key_cb (GtkWidget *widget,
             GVariant  *by,
             gpointer   user_data)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkListBoxRow *row = row_of (root != NULL ? gtk_root_get_focus (root) : NULL);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  move_by (SOURCIER_ORDER_LIST (widget), row, g_variant_get_int32 (by));
  return GDK_EVENT_STOP;
}

static void
toggled_cb (SourcierOrderList *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static GdkContentProvider *
drag_cb (SourcierOrderList *self,
         double             x,
         double             y,
         GtkDragSource     *source)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (row);

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (ADW_TYPE_ACTION_ROW, row);
}

static void
scroll_at_edge (SourcierOrderList *self,
                double             y)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  const graphene_point_t there = GRAPHENE_POINT_INIT (0, (float) y);
  graphene_point_t seen;

  if (window == NULL || !gtk_widget_compute_point (GTK_WIDGET (self->list), window, &there, &seen))
    return;

  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  if (seen.y < EDGE)
    gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) - SCROLL_STEP);
  else if (seen.y > (float) gtk_widget_get_height (window) - EDGE)
    gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + SCROLL_STEP);
}

static GdkDragAction
drag_motion_cb (SourcierOrderList *self,
                double             x,
                double             y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) y);

  if (row != NULL)
    gtk_list_box_drag_highlight_row (self->list, row);
  scroll_at_edge (self, y);
  return GDK_ACTION_MOVE;
}

static void
drag_leave_cb (SourcierOrderList *self)
{
  gtk_list_box_drag_unhighlight_row (self->list);
}

static gboolean
dropped_cb (SourcierOrderList *self,
            const GValue      *value,
            double             x,
            double             y)
{
  GtkListBoxRow *row = g_value_get_object (value);
  GtkListBoxRow *at = gtk_list_box_get_row_at_y (self->list, (int) y);

  gtk_list_box_drag_unhighlight_row (self->list);
  if (at == NULL || gtk_widget_get_parent (GTK_WIDGET (row)) != GTK_WIDGET (self->list))
    return FALSE;
  sourcier_order_list_move (self, (guint) gtk_list_box_row_get_index (row), (guint) gtk_list_box_row_get_index (at));
  return TRUE;
}

static void
accept_drops (SourcierOrderList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (ADW_TYPE_ACTION_ROW, GDK_ACTION_MOVE);

  g_signal_connect_object (target, "motion", G_CALLBACK (drag_motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "leave", G_CALLBACK (drag_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), GTK_EVENT_CONTROLLER (target));
}

static void
sourcier_order_list_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  if (id == PROP_CHECKABLE)
    SOURCIER_ORDER_LIST (object)->checkable = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sourcier_order_list_class_init (SourcierOrderListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = sourcier_order_list_set_property;

  properties[PROP_CHECKABLE] =
    g_param_spec_boolean ("checkable", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_UINT, G_TYPE_UINT);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, GDK_ALT_MASK, move_key_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, GDK_ALT_MASK, move_key_cb, "i", 1);
}

static void
sourcier_order_list_init (SourcierOrderList *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Order of columns"), -1);
  adw_bin_set_child (ADW_BIN (self), list);
  accept_drops (self);
}

/**
 * sourcier_order_list_clear:
 * @self: a list
 *
 * Takes all rows away.
 */
void
sourcier_order_list_clear (SourcierOrderList *self)
{
  g_return_if_fail (SOURCIER_IS_ORDER_LIST (self));

  GtkListBoxRow *row;

  while ((row = get_row (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
}

static GtkWidget *
add_button (SourcierOrderList *self,
            GtkWidget         *row,
            const char        *icon,
            const char        *words,
            GCallback          clicked)
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
add_check (SourcierOrderList *self,
           GtkWidget         *row,
           const char        *title,
           gboolean           checked)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), checked);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  sourcier_accessible_name_set (check, title);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), CHECK, check);
}

static void
let_drag (SourcierOrderList *self,
          GtkWidget         *row)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_widget_add_css_class (handle, "dim-label");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), handle);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
}

/**
 * sourcier_order_list_add:
 * @self: a list
 * @id: what the program calls the column
 * @title: what the reader calls it
 * @checked: whether it is chosen, where that can be told
 *
 * Adds a row at the end.
 */
void
sourcier_order_list_add (SourcierOrderList *self,
                         const char        *id,
                         const char        *title,
                         gboolean           checked)
{
  g_return_if_fail (SOURCIER_IS_ORDER_LIST (self));
  g_return_if_fail (id != NULL && title != NULL);

  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, NULL);
  /* translators: %s is the title of a column of a table */
  g_autofree char *earlier = g_strdup_printf (_("Move “%s” to the left (Alt+Up)"), title);
  /* translators: %s is the title of a column of a table */
  g_autofree char *later = g_strdup_printf (_("Move “%s” to the right (Alt+Down)"), title);

  g_object_set_data_full (G_OBJECT (row), ID, g_strdup (id), g_free);
  if (self->checkable)
    add_check (self, row, title, checked);
  let_drag (self, row);
  g_object_set_data (G_OBJECT (row), EARLIER,
                     add_button (self, row, "go-up-symbolic", earlier, G_CALLBACK (earlier_clicked_cb)));
  g_object_set_data (G_OBJECT (row), LATER,
                     add_button (self, row, "go-down-symbolic", later, G_CALLBACK (later_clicked_cb)));
  gtk_list_box_append (self->list, row);
  update_buttons (self);
}

/**
 * sourcier_order_list_dup_checked:
 * @self: a list
 *
 * Returns: (transfer full): the ids of the rows that are chosen, in their order
 */
char **
sourcier_order_list_dup_checked (SourcierOrderList *self)
{
  g_return_val_if_fail (SOURCIER_IS_ORDER_LIST (self), NULL);

  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GtkListBoxRow *row;

  for (guint at = 0; (row = get_row (self, at)) != NULL; at++)
    if (!self->checkable || gtk_check_button_get_active (g_object_get_data (G_OBJECT (row), CHECK)))
      g_strv_builder_add (ids, g_object_get_data (G_OBJECT (row), ID));
  return g_strv_builder_end (ids);
}
