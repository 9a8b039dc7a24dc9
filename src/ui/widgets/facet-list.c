/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/facet-row.h"
#include "widgets/facet-tree.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>

/* More than so many are searched, and those that hold others. */
#define MOST_UNSEARCHED 15

struct _SourcierFacetList
{
  GtkWidget parent_instance;

  GtkWidget  *header;
  GtkWidget  *heading;
  GtkWidget  *search_button;
  GtkWidget  *search;
  GtkWidget  *rows;
  GtkWidget  *hint;
  GtkWidget  *more;
  SourcierFacetTree *tree;
  GHashTable *by_value;  /* the rows that are shown */
  char       *told;      /* by the caller, while something is searched, or NULL */
  gboolean    expanded;
};

G_DEFINE_FINAL_TYPE (SourcierFacetList, sourcier_facet_list, GTK_TYPE_WIDGET)

enum { CHOSEN, UNFOLDED, SEARCHED, N_SIGNALS };

static guint signals[N_SIGNALS];

static SourcierFacetRow *find_row (SourcierFacetList *self,
                                   const char        *value);

static void
remove_row (SourcierFacetList *self,
            SourcierFacetRow  *row)
{
  g_hash_table_remove (self->by_value, sourcier_facet_row_get_value (row));
  gtk_box_remove (GTK_BOX (self->rows), GTK_WIDGET (row));
}

/* Widgets are made for the values that are shown, and kept for those that stay, so that the focus stays too. */
static guint
show_rows (SourcierFacetList *self)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  GtkWidget *last = NULL, *next;

  for (guint i = 0; i < _sourcier_facet_tree_get_n (self->tree); i++)
    {
      const SourcierFacetPlace *place = _sourcier_facet_tree_get (self->tree, i);

      if (place->shown)
        {
          SourcierFacetRow *row = find_row (self, place->value->value);

          sourcier_facet_row_show (row, place->value);
          sourcier_facet_row_place (row, _sourcier_facet_tree_folds (self->tree) ? place->depth : -1, place->folds, place->open);
          gtk_box_reorder_child_after (GTK_BOX (self->rows), GTK_WIDGET (row), last);
          g_hash_table_add (kept, row);
          last = GTK_WIDGET (row);
        }
    }
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = next)
    {
      next = gtk_widget_get_next_sibling (row);
      if (!g_hash_table_contains (kept, row))
        remove_row (self, SOURCIER_FACET_ROW (row));
    }
  return g_hash_table_size (kept);
}

static gboolean
searches (SourcierFacetList *self)
{
  return *sourcier_facet_list_get_search (self) != '\0';
}

static void
show_hint (SourcierFacetList *self,
           gboolean           any_shown)
{
  const char *hint = self->told != NULL ? self->told : any_shown ? NULL : _("Nothing of that name");

  gtk_label_set_text (GTK_LABEL (self->hint), hint != NULL ? hint : "");
  gtk_widget_set_visible (self->hint, searches (self) && hint != NULL);
}

static void
update (SourcierFacetList *self)
{
  g_autofree char *words = sourcier_text_fold (sourcier_facet_list_get_search (self));
  guint hidden = searches (self) ? _sourcier_facet_tree_show_found (self->tree, words, self->expanded)
                                 : _sourcier_facet_tree_show_first (self->tree, self->expanded);
  gboolean may_show_fewer = self->expanded && (!searches (self) || _sourcier_facet_tree_folds (self->tree))
                            && _sourcier_facet_tree_get_n (self->tree) > SOURCIER_FACET_FIRST;

  show_hint (self, show_rows (self) > 0);
  gtk_widget_set_visible (self->more, hidden > 0 || may_show_fewer);
  gtk_button_set_label (GTK_BUTTON (self->more), self->expanded ? _("Fewer") : _("More…"));
}

static void
unfold (SourcierFacetList *self,
        const char        *value)
{
  g_autofree char *kept = g_strdup (value);

  _sourcier_facet_tree_unfold (self->tree, kept);
  update (self);
  g_signal_emit (self, signals[UNFOLDED], 0, kept);
}

static void
fold (SourcierFacetList *self,
      const char        *value)
{
  _sourcier_facet_tree_fold (self->tree, value);
  update (self);
}

static const SourcierFacetPlace *
find_place (SourcierFacetList *self,
            SourcierFacetRow  *row)
{
  return _sourcier_facet_tree_find (self->tree, sourcier_facet_row_get_value (row));
}

static void
row_chosen_cb (SourcierFacetRow  *row,
               int                choice,
               SourcierFacetList *self)
{
  g_signal_emit (self, signals[CHOSEN], 0, sourcier_facet_row_get_value (row), choice);
}

static void
row_fold_cb (SourcierFacetRow  *row,
             SourcierFacetList *self)
{
  const SourcierFacetPlace *place = find_place (self, row);

  if (place->open)
    fold (self, place->value->value);
  else
    unfold (self, place->value->value);
}

static SourcierFacetRow *
find_row (SourcierFacetList *self,
          const char        *value)
{
  SourcierFacetRow *row = g_hash_table_lookup (self->by_value, value);

  if (row != NULL)
    return row;
  row = SOURCIER_FACET_ROW (sourcier_facet_row_new (value));
  g_signal_connect (row, "chosen", G_CALLBACK (row_chosen_cb), self);
  g_signal_connect (row, "fold", G_CALLBACK (row_fold_cb), self);
  gtk_box_append (GTK_BOX (self->rows), GTK_WIDGET (row));
  g_hash_table_insert (self->by_value, (gpointer) sourcier_facet_row_get_value (row), row);
  return row;
}

static void
more_clicked_cb (SourcierFacetList *self)
{
  self->expanded = !self->expanded;
  update (self);
}

/* What is found stands under the words: a facet low in its panel is brought up. The panel itself would scroll to the words as if
 * they had their place already. */
static void
begin_search (SourcierFacetList *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkAdjustment *place = viewport != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)) : NULL;
  double seen = place != NULL ? gtk_adjustment_get_value (place) : 0;
  graphene_point_t top;

  if (place != NULL && gtk_widget_compute_point (GTK_WIDGET (self), viewport, &GRAPHENE_POINT_INIT (0, 0), &top)
      && (top.y < 0 || top.y > gtk_adjustment_get_page_size (place) / 2))
    seen += top.y;
  gtk_widget_grab_focus (self->search);
  if (place != NULL)
    gtk_adjustment_set_value (place, seen);
}

static void
search_toggled_cb (SourcierFacetList *self)
{
  gboolean searching = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->search_button));

  gtk_widget_set_visible (self->search, searching);
  if (searching)
    begin_search (self);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  update (self);
}

static void
search_changed_cb (SourcierFacetList *self)
{
  g_signal_emit (self, signals[SEARCHED], 0);
  update (self);
}

static void
search_stopped_cb (SourcierFacetList *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->search_button), FALSE);
  gtk_widget_grab_focus (self->search_button);
}

/* Keys */

static SourcierFacetRow *
focused_row (SourcierFacetList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->rows);

  return row != NULL ? SOURCIER_FACET_ROW (row) : NULL;
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  SourcierFacetRow *row = focused_row (SOURCIER_FACET_LIST (widget));
  GtkWidget *to;

  if (row == NULL)
    return FALSE;
  to = g_variant_get_int32 (args) > 0 ? gtk_widget_get_next_sibling (GTK_WIDGET (row))
                                      : gtk_widget_get_prev_sibling (GTK_WIDGET (row));
  return to != NULL && gtk_widget_grab_focus (to);
}

static gboolean
leave_out_cb (GtkWidget *widget,
              GVariant  *args,
              gpointer   user_data)
{
  SourcierFacetRow *row = focused_row (SOURCIER_FACET_LIST (widget));

  if (row != NULL)
    sourcier_facet_row_leave_out (row);
  return row != NULL;
}

/* Unfolds, then goes to the first that lies inside. */
static gboolean
unfold_cb (GtkWidget *widget,
           GVariant  *args,
           gpointer   user_data)
{
  SourcierFacetList *self = SOURCIER_FACET_LIST (widget);
  SourcierFacetRow *row = focused_row (self);
  const SourcierFacetPlace *place = row != NULL ? find_place (self, row) : NULL;
  GtkWidget *next = row != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (row)) : NULL;

  if (place == NULL || !_sourcier_facet_tree_folds (self->tree))
    return FALSE;
  if (place->folds && !place->open)
    unfold (self, place->value->value);
  else if (next != NULL && find_place (self, SOURCIER_FACET_ROW (next))->depth > place->depth)
    gtk_widget_grab_focus (next);
  return TRUE;
}

/* Folds, then goes to what it lies in. */
static gboolean
fold_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  SourcierFacetList *self = SOURCIER_FACET_LIST (widget);
  SourcierFacetRow *row = focused_row (self);
  const SourcierFacetPlace *place = row != NULL ? find_place (self, row) : NULL;
  const SourcierFacetPlace *outer = place != NULL && place->parent >= 0
                                    ? _sourcier_facet_tree_get (self->tree, (guint) place->parent) : NULL;

  if (place == NULL || !_sourcier_facet_tree_folds (self->tree))
    return FALSE;
  if (place->open)
    fold (self, place->value->value);
  else if (outer != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (find_row (self, outer->value->value)));
  return TRUE;
}

static gboolean
focus_stop (GtkWidget        *stop,
            GtkDirectionType  direction)
{
  if (!gtk_widget_get_mapped (stop))
    return FALSE;
  return gtk_widget_child_focus (stop, direction);
}

/* Tab stops once at the rows: the arrows go through them. */
static gboolean
sourcier_facet_list_focus (GtkWidget        *widget,
                           GtkDirectionType  direction)
{
  SourcierFacetList *self = SOURCIER_FACET_LIST (widget);

  if (focused_row (self) == NULL)
    return GTK_WIDGET_CLASS (sourcier_facet_list_parent_class)->focus (widget, direction);
  if (direction == GTK_DIR_TAB_FORWARD)
    return focus_stop (self->more, direction);
  if (direction == GTK_DIR_TAB_BACKWARD)
    return focus_stop (self->search, direction) || focus_stop (self->search_button, direction);
  return GTK_WIDGET_CLASS (sourcier_facet_list_parent_class)->focus (widget, direction);
}

static void
sourcier_facet_list_dispose (GObject *object)
{
  SourcierFacetList *self = SOURCIER_FACET_LIST (object);

  g_clear_pointer (&self->by_value, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_FACET_LIST);
  G_OBJECT_CLASS (sourcier_facet_list_parent_class)->dispose (object);
}

static void
sourcier_facet_list_finalize (GObject *object)
{
  SourcierFacetList *self = SOURCIER_FACET_LIST (object);

  _sourcier_facet_tree_free (self->tree);
  g_free (self->told);
  G_OBJECT_CLASS (sourcier_facet_list_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const guint minuses[] = { GDK_KEY_minus, GDK_KEY_KP_Subtract };

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Down, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Up, 0, step_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, unfold_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, fold_cb, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (minuses); i++)
    gtk_widget_class_add_binding (widget_class, minuses[i], 0, leave_out_cb, NULL);
}

static void
sourcier_facet_list_class_init (SourcierFacetListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_facet_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_facet_list_finalize;
  widget_class->focus = sourcier_facet_list_focus;

  signals[CHOSEN] = g_signal_new ("chosen", SOURCIER_TYPE_FACET_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[UNFOLDED] = g_signal_new ("unfolded", SOURCIER_TYPE_FACET_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SEARCHED] = g_signal_new ("searched", SOURCIER_TYPE_FACET_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/facet-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, header);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, heading);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, search_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, search);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, rows);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, hint);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, more);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "facet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  add_keys (widget_class);
}

static void
sourcier_facet_list_init (SourcierFacetList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->tree = _sourcier_facet_tree_new ();
  self->by_value = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_facet_list_new:
 * @heading: what the facet is called
 *
 * Returns: (transfer floating): a facet with no values, hidden until it has some
 */
GtkWidget *
sourcier_facet_list_new (const char *heading)
{
  SourcierFacetList *self = g_object_new (SOURCIER_TYPE_FACET_LIST, "visible", FALSE, NULL);
  /* translators: %s is the heading of a facet: “Territory” */
  g_autofree char *search = g_strdup_printf (_("Search in “%s”"), heading);

  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_button), GTK_ACCESSIBLE_PROPERTY_LABEL, search, -1);
  gtk_widget_set_tooltip_text (self->search_button, search);
  return GTK_WIDGET (self);
}

/**
 * sourcier_facet_list_set_values:
 * @self: a facet
 * @values: (element-type SourcierFacetValue): its values, which free themselves with the array; they are put in order
 */
void
sourcier_facet_list_set_values (SourcierFacetList *self,
                                GPtrArray         *values)
{
  g_return_if_fail (SOURCIER_IS_FACET_LIST (self));
  g_return_if_fail (values != NULL);

  _sourcier_facet_tree_set_values (self->tree, values);
  gtk_widget_set_visible (self->search_button, values->len > MOST_UNSEARCHED || _sourcier_facet_tree_folds (self->tree)
                                               || gtk_widget_get_visible (self->search));
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), values->len > 0);
}

/**
 * sourcier_facet_list_set_hint:
 * @self: a facet
 * @hint: (nullable): what is told above the values while something is searched: that there are more, or that they are not known
 *   yet; %NULL for nothing
 */
void
sourcier_facet_list_set_hint (SourcierFacetList *self,
                              const char        *hint)
{
  g_return_if_fail (SOURCIER_IS_FACET_LIST (self));

  g_free (self->told);
  self->told = g_strdup (hint);
  show_hint (self, gtk_widget_get_first_child (self->rows) != NULL);
}

/**
 * sourcier_facet_list_get_search:
 * @self: a facet
 *
 * Returns: (transfer none): the words that are searched, "" for none
 */
const char *
sourcier_facet_list_get_search (SourcierFacetList *self)
{
  g_return_val_if_fail (SOURCIER_IS_FACET_LIST (self), NULL);

  return gtk_widget_get_visible (self->search) ? gtk_editable_get_text (GTK_EDITABLE (self->search)) : "";
}

/**
 * sourcier_facet_list_is_unfolded:
 * @self: a facet
 * @value: one of its values
 *
 * Returns: whether what lies in it is shown
 */
gboolean
sourcier_facet_list_is_unfolded (SourcierFacetList *self,
                                 const char        *value)
{
  g_return_val_if_fail (SOURCIER_IS_FACET_LIST (self), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return _sourcier_facet_tree_is_unfolded (self->tree, value);
}
