/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/facet-row.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* As many values as the eye takes in at once. */
#define N_AT_FIRST 8
/* And in each that is unfolded, of those that hold no others: a departement has hundreds of communes. */
#define N_INSIDE 12

/* More than so many are searched. */
#define MOST_UNSEARCHED 15

struct _SourcierFacetList
{
  GtkWidget parent_instance;

  GtkWidget  *header;
  GtkWidget  *heading;
  GtkWidget  *search_button;
  GtkWidget  *search;
  GtkWidget  *rows;
  GtkWidget  *none;
  GtkWidget  *more;
  GPtrArray  *values;    /* SourcierFacetValue, in order */
  GPtrArray  *places;    /* Place, those that lie in a value behind it */
  GHashTable *by_value;  /* the rows that are shown */
  GHashTable *unfolded;  /* values */
  gboolean    is_tree;
  gboolean    expanded;
};

G_DEFINE_FINAL_TYPE (SourcierFacetList, sourcier_facet_list, GTK_TYPE_WIDGET)

enum { CHOSEN, UNFOLDED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* Where a value stands. */
typedef struct
{
  const SourcierFacetValue *value;
  int depth;
  int parent;        /* its place, -1 for none */
  gboolean shown;
} Place;

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  const SourcierFacetValue *first = *(SourcierFacetValue **) a;
  const SourcierFacetValue *second = *(SourcierFacetValue **) b;

  if (first->count != second->count)
    return first->count < second->count ? 1 : -1;
  return g_utf8_collate (first->name, second->name);
}

/* Puts those that lie in @parent behind it, each with what lies in it. */
static void
place_values (SourcierFacetList *self,
              GHashTable        *inside,
              const char        *parent,
              int                at,
              int                depth)
{
  GPtrArray *values = g_hash_table_lookup (inside, parent);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      const SourcierFacetValue *value = values->pdata[i];
      Place *place = g_new0 (Place, 1);

      place->value = value;
      place->depth = depth;
      place->parent = at;
      g_ptr_array_add (self->places, place);
      if (*value->value != '\0')
        place_values (self, inside, value->value, (int) self->places->len - 1, depth + 1);
    }
}

static void
order_values (SourcierFacetList *self)
{
  g_autoptr (GHashTable) inside = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  self->is_tree = FALSE;
  for (guint i = 0; i < self->values->len; i++)
    {
      const SourcierFacetValue *value = self->values->pdata[i];
      const char *parent = value->parent != NULL ? value->parent : "";
      GPtrArray *values = g_hash_table_lookup (inside, parent);

      if (values == NULL)
        g_hash_table_insert (inside, (gpointer) parent, values = g_ptr_array_new ());
      g_ptr_array_add (values, (gpointer) value);
      self->is_tree = self->is_tree || value->folds;
    }
  g_ptr_array_set_size (self->places, 0);
  place_values (self, inside, "", -1, 0);
}

static gboolean
is_unfolded (SourcierFacetList *self,
             const Place       *place)
{
  return g_hash_table_contains (self->unfolded, place->value->value);
}

/* Shows a value with all that it lies in. */
static void
reveal (SourcierFacetList *self,
        Place             *place)
{
  place->shown = TRUE;
  if (place->parent >= 0)
    reveal (self, self->places->pdata[place->parent]);
}

static gboolean
all_unfolded (SourcierFacetList *self,
              const Place       *place)
{
  while (place->parent >= 0)
    {
      place = self->places->pdata[place->parent];
      if (!is_unfolded (self, place) || !place->shown)
        return FALSE;
    }
  return TRUE;
}

/* Shows what lies in the values that show and are unfolded. Returns: how many wait behind “More…” */
static guint
show_inside (SourcierFacetList *self)
{
  guint n = 0, hidden = 0;
  int parent = -1;

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = self->places->pdata[i];

      if (place->parent < 0 || !all_unfolded (self, place))
        continue;
      n = place->parent == parent ? n + 1 : 1;
      parent = place->parent;
      if (self->expanded || place->value->folds || n <= N_INSIDE)
        place->shown = TRUE;
      hidden += !place->shown;
    }
  return hidden;
}

/* What lies in a value that only shows since it is ticked unfolds as in others. Returns: how many values wait behind “More…” */
static guint
show_first (SourcierFacetList *self)
{
  guint n_first = 0, hidden = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = self->places->pdata[i];
      gboolean first = place->parent < 0;

      if (first && (self->expanded || n_first < N_AT_FIRST))
        place->shown = TRUE;
      n_first += first;
    }
  for (guint i = 0; i < self->places->len; i++)
    if (((Place *) self->places->pdata[i])->value->choice != SOURCIER_CHOICE_NONE)
      reveal (self, self->places->pdata[i]);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = self->places->pdata[i];

      hidden += place->parent < 0 && !place->shown;
    }
  return hidden + show_inside (self);
}

static void
show_found (SourcierFacetList *self,
            const char        *words)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = self->places->pdata[i];
      g_autofree char *name = sourcier_text_fold (place->value->name);

      if (strstr (name, words) != NULL)
        reveal (self, place);
    }
}

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

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = self->places->pdata[i];

      if (place->shown)
        {
          SourcierFacetRow *row = find_row (self, place->value->value);

          sourcier_facet_row_show (row, place->value);
          sourcier_facet_row_place (row, self->is_tree ? place->depth : -1, is_unfolded (self, place));
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

static void
update (SourcierFacetList *self)
{
  g_autofree char *words = sourcier_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean searches = gtk_widget_get_visible (self->search) && *words != '\0';
  guint hidden = 0, n_shown;

  for (guint i = 0; i < self->places->len; i++)
    ((Place *) self->places->pdata[i])->shown = FALSE;
  if (searches)
    show_found (self, words);
  else
    hidden = show_first (self);
  n_shown = show_rows (self);
  gtk_widget_set_visible (self->none, searches && n_shown == 0);
  gtk_widget_set_visible (self->more, !searches && (hidden > 0 || (self->expanded && self->places->len > N_AT_FIRST)));
  gtk_button_set_label (GTK_BUTTON (self->more), self->expanded ? _("Fewer") : _("More…"));
}

static void
set_unfolded (SourcierFacetList *self,
              const char        *value,
              gboolean           unfolded)
{
  g_autofree char *kept = g_strdup (value);

  if (unfolded)
    g_hash_table_add (self->unfolded, g_strdup (value));
  else
    g_hash_table_remove (self->unfolded, value);
  update (self);
  if (unfolded)
    g_signal_emit (self, signals[UNFOLDED], 0, kept);
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
  const char *value = sourcier_facet_row_get_value (row);

  set_unfolded (self, value, !g_hash_table_contains (self->unfolded, value));
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

static void
search_toggled_cb (SourcierFacetList *self)
{
  gboolean searches = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->search_button));

  gtk_widget_set_visible (self->search, searches);
  if (searches)
    gtk_widget_grab_focus (self->search);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  update (self);
}

static void
search_changed_cb (SourcierFacetList *self)
{
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

static const Place *
find_place (SourcierFacetList *self,
            SourcierFacetRow  *row)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = self->places->pdata[i];

      if (g_str_equal (place->value->value, sourcier_facet_row_get_value (row)))
        return place;
    }
  return NULL;
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
  const Place *place = row != NULL ? find_place (self, row) : NULL;
  GtkWidget *next = row != NULL ? gtk_widget_get_next_sibling (GTK_WIDGET (row)) : NULL;

  if (place == NULL || !self->is_tree)
    return FALSE;
  if (place->value->folds && !is_unfolded (self, place))
    set_unfolded (self, place->value->value, TRUE);
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
  const Place *place = row != NULL ? find_place (self, row) : NULL;

  if (place == NULL || !self->is_tree)
    return FALSE;
  if (is_unfolded (self, place))
    set_unfolded (self, place->value->value, FALSE);
  else if (place->parent >= 0)
    gtk_widget_grab_focus (GTK_WIDGET (find_row (self, ((Place *) self->places->pdata[place->parent])->value->value)));
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

  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->values);
  g_hash_table_unref (self->unfolded);
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

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/facet-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, header);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, heading);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, search_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, search);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, rows);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, none);
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

  self->values = g_ptr_array_new ();
  self->places = g_ptr_array_new_with_free_func (g_free);
  self->by_value = g_hash_table_new (g_str_hash, g_str_equal);
  self->unfolded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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

  g_ptr_array_sort (values, compare_values);
  g_ptr_array_set_size (self->places, 0);
  g_ptr_array_ref (values);
  g_ptr_array_unref (self->values);
  self->values = values;
  order_values (self);
  gtk_widget_set_visible (self->search_button, values->len > MOST_UNSEARCHED || gtk_widget_get_visible (self->search));
  update (self);
  gtk_widget_set_visible (GTK_WIDGET (self), values->len > 0);
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

  return g_hash_table_contains (self->unfolded, value);
}
