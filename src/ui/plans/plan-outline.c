/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-outline.h"

#include <glib/gi18n-lib.h>

/* How far each depth is set in, in pixels. */
#define INDENT 15

struct _SourcierPlanOutline
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkListView *view;
  GListStore *nodes;
  GtkSingleSelection *selection;
  gboolean filling; /* the program chooses, not the reader */
};

G_DEFINE_FINAL_TYPE (SourcierPlanOutline, sourcier_plan_outline, GTK_TYPE_WIDGET)

enum { CHOSEN, MOVED, DROPPED, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
is_heading (SourcierPlanNode *node)
{
  return sourcier_plan_node_get_depth (node) == 0;
}

/* The two labels of a line and what a screen reader reads for both. */
static void
show_node (GtkListItem *item)
{
  SourcierPlanNode *node = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *title = gtk_widget_get_first_child (box);
  GtkWidget *detail = gtk_widget_get_last_child (box);
  g_autofree char *words = NULL;

  if (node == NULL)
    return;
  words = g_strjoin (", ", sourcier_plan_node_get_title (node),
                     *sourcier_plan_node_get_detail (node) != '\0' ? sourcier_plan_node_get_detail (node) : NULL, NULL);
  gtk_label_set_label (GTK_LABEL (title), sourcier_plan_node_get_title (node));
  gtk_label_set_label (GTK_LABEL (detail), sourcier_plan_node_get_detail (node));
  gtk_widget_set_visible (detail, *sourcier_plan_node_get_detail (node) != '\0');
  gtk_widget_set_tooltip_text (title, sourcier_plan_node_get_title (node));
  gtk_widget_set_margin_start (box, INDENT * (int) sourcier_plan_node_get_depth (node));
  if (is_heading (node))
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static GdkContentProvider *
prepare_cb (GtkListItem *item)
{
  GObject *node = gtk_list_item_get_item (item);

  return node != NULL ? gdk_content_provider_new_typed (SOURCIER_TYPE_PLAN_NODE, node) : NULL;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       user_data)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkWidget *outline = gtk_widget_get_ancestor (box, SOURCIER_TYPE_PLAN_OUTLINE);
  SourcierPlanNode *node = gtk_list_item_get_item (user_data);

  if (outline == NULL || node == NULL || g_value_get_object (value) == node)
    return FALSE;
  g_signal_emit (outline, signals[DROPPED], 0, g_value_get_object (value), node);
  return TRUE;
}

static void
make_draggable (GtkWidget   *box,
                GtkListItem *item)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (SOURCIER_TYPE_PLAN_NODE, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), item, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), item, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (target));
}

static void
setup_cb (SourcierPlanOutline *self,
          GtkListItem         *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (NULL), *detail = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (detail, "dim-label");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  make_draggable (box, item);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (SourcierPlanOutline *self,
         GtkListItem         *item)
{
  g_signal_connect_object (gtk_list_item_get_item (item), "changed", G_CALLBACK (show_node), item, G_CONNECT_SWAPPED);
  show_node (item);
}

static void
unbind_cb (SourcierPlanOutline *self,
           GtkListItem         *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_node, item);
}

static void
selected_cb (SourcierPlanOutline *self)
{
  SourcierPlanNode *node = sourcier_plan_outline_get_chosen (self);

  if (!self->filling && node != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, node);
}

static gboolean
pressed_cb (SourcierPlanOutline *self,
            guint                key,
            guint                code,
            GdkModifierType      state)
{
  SourcierPlanNode *node = sourcier_plan_outline_get_chosen (self);
  int step = key == GDK_KEY_Up ? -1 : key == GDK_KEY_Down ? 1 : 0;

  if (step == 0 || node == NULL || (state & (GDK_ALT_MASK | GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != GDK_ALT_MASK)
    return FALSE;
  g_signal_emit (self, signals[MOVED], 0, node, step);
  return TRUE;
}

/* Tab comes to the list and leaves it: the arrows go through its lines. */
static gboolean
sourcier_plan_outline_focus (GtkWidget        *widget,
                             GtkDirectionType  direction)
{
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD) && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return GTK_WIDGET_CLASS (sourcier_plan_outline_parent_class)->focus (widget, direction);
}

static void
sourcier_plan_outline_dispose (GObject *object)
{
  SourcierPlanOutline *self = SOURCIER_PLAN_OUTLINE (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->nodes);

  G_OBJECT_CLASS (sourcier_plan_outline_parent_class)->dispose (object);
}

static void
sourcier_plan_outline_class_init (SourcierPlanOutlineClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_outline_dispose;
  GTK_WIDGET_CLASS (klass)->focus = sourcier_plan_outline_focus;
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  SOURCIER_TYPE_PLAN_NODE);
  signals[MOVED] = g_signal_new ("moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 SOURCIER_TYPE_PLAN_NODE, G_TYPE_INT);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   SOURCIER_TYPE_PLAN_NODE, SOURCIER_TYPE_PLAN_NODE);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkListItemFactory *
create_factory (SourcierPlanOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
sourcier_plan_outline_init (SourcierPlanOutline *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->nodes = g_list_store_new (SOURCIER_TYPE_PLAN_NODE);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->nodes)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), create_factory (self)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "plan-outline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Outline of the plan"), -1);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

static guint
find (SourcierPlanOutline  *self,
      guint                 kind,
      gint64                id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->nodes));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SourcierPlanNode) node = g_list_model_get_item (G_LIST_MODEL (self->nodes), i);

      if (sourcier_plan_node_is (node, kind, id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* How many lines at the start are the same things, which then only take the words. */
static guint
keep_first (SourcierPlanOutline *self,
            GPtrArray           *nodes)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->nodes)), nodes->len);

  for (guint i = 0; i < n; i++)
    {
      SourcierPlanNode *other = g_ptr_array_index (nodes, i);
      g_autoptr (SourcierPlanNode) node = g_list_model_get_item (G_LIST_MODEL (self->nodes), i);

      if (!sourcier_plan_node_is (node, sourcier_plan_node_get_kind (other), sourcier_plan_node_get_id (other))
          || sourcier_plan_node_get_depth (node) != sourcier_plan_node_get_depth (other))
        return i;
      sourcier_plan_node_take_words (node, other);
    }
  return n;
}

/**
 * sourcier_plan_outline_set_nodes:
 * @self: an outline
 * @nodes: (element-type SourcierPlanNode): the lines of a plan as they are
 *
 * Shows them. What is chosen stays so while it is there; when it has gone, what comes at its place is chosen, and told by
 * "chosen".
 */
void
sourcier_plan_outline_set_nodes (SourcierPlanOutline *self,
                                 GPtrArray           *nodes)
{
  g_return_if_fail (SOURCIER_IS_PLAN_OUTLINE (self));
  g_return_if_fail (nodes != NULL);

  SourcierPlanNode *before = sourcier_plan_outline_get_chosen (self);
  g_autoptr (SourcierPlanNode) chosen = before != NULL ? g_object_ref (before) : NULL;
  guint at = gtk_single_selection_get_selected (self->selection);
  guint kept = keep_first (self, nodes);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->nodes));
  guint found;

  if (kept == nodes->len && kept == n)
    return;
  self->filling = TRUE;
  g_list_store_splice (self->nodes, kept, n - kept, nodes->pdata + kept, nodes->len - kept);
  found = chosen != NULL ? find (self, sourcier_plan_node_get_kind (chosen), sourcier_plan_node_get_id (chosen))
                         : GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, found != GTK_INVALID_LIST_POSITION ? found
                                                      : at != GTK_INVALID_LIST_POSITION && nodes->len > 0 ? MIN (at, nodes->len - 1) : 0);
  self->filling = FALSE;
  if (found == GTK_INVALID_LIST_POSITION)
    selected_cb (self);
}

/**
 * sourcier_plan_outline_get_chosen:
 * @self: an outline
 *
 * Returns: (transfer none) (nullable): the line that the reader is at
 */
SourcierPlanNode *
sourcier_plan_outline_get_chosen (SourcierPlanOutline *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_OUTLINE (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * sourcier_plan_outline_choose:
 * @self: an outline
 * @kind: what the line stands for
 * @id: the id of that thing
 *
 * Goes to a line, as the reader would.
 *
 * Returns: whether it is there
 */
gboolean
sourcier_plan_outline_choose (SourcierPlanOutline  *self,
                              guint                 kind,
                              gint64                id)
{
  guint at;

  g_return_val_if_fail (SOURCIER_IS_PLAN_OUTLINE (self), FALSE);

  at = find (self, kind, id);
  if (at == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_single_selection_set_selected (self->selection, at);
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", at);
  return TRUE;
}
