/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/facet-list.h"

#include "base/money.h"

#include <glib/gi18n-lib.h>

/* As many values as the eye takes in at once. */
#define N_AT_FIRST 8

struct _SourcierFacetList
{
  GtkWidget parent_instance;

  GtkWidget  *heading;
  GtkWidget  *rows;
  GtkWidget  *more;
  GHashTable *by_value;
  gboolean    expanded;
};

G_DEFINE_FINAL_TYPE (SourcierFacetList, sourcier_facet_list, GTK_TYPE_WIDGET)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

/* One value. The widgets belong to the list; the row lives as long as its box. */
typedef struct
{
  SourcierFacetList *list;
  char              *value;
  GtkWidget         *box;
  GtkWidget         *check;
  GtkWidget         *name;
  GtkWidget         *detail;
  GtkWidget         *count;
  GtkWidget         *out;
  SourcierChoice     choice;
  gboolean           showing; /* the program ticks, not the reader */
} Row;

/**
 * sourcier_facet_value_new:
 * @value: what the caller knows it by
 * @name: what the reader reads
 * @count: how many things ticking it would give
 * @choice: whether it is ticked
 *
 * Returns: (transfer full): a value for sourcier_facet_list_set_values()
 */
SourcierFacetValue *
sourcier_facet_value_new (const char     *value,
                          const char     *name,
                          gint64          count,
                          SourcierChoice  choice)
{
  SourcierFacetValue *self = g_new0 (SourcierFacetValue, 1);

  self->value = g_strdup (value);
  self->name = g_strdup (name);
  self->count = count;
  self->choice = choice;
  return self;
}

/**
 * sourcier_facet_value_set_detail:
 * @self: a value
 * @detail: (nullable): what the reader reads under its name
 */
void
sourcier_facet_value_set_detail (SourcierFacetValue *self,
                                 const char         *detail)
{
  g_return_if_fail (self != NULL);

  g_free (self->detail);
  self->detail = g_strdup (detail);
}

/**
 * sourcier_facet_value_free:
 * @self: (transfer full): a value
 */
void
sourcier_facet_value_free (SourcierFacetValue *self)
{
  g_free (self->value);
  g_free (self->name);
  g_free (self->detail);
  g_free (self);
}

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->value);
  g_free (row);
}

static void
choose (Row            *row,
        SourcierChoice  choice)
{
  if (!row->showing && row->choice != choice)
    g_signal_emit (row->list, signals[CHOSEN], 0, row->value, (int) choice);
}

static void
check_toggled_cb (Row *row)
{
  gboolean active = gtk_check_button_get_active (GTK_CHECK_BUTTON (row->check));

  choose (row, active ? SOURCIER_CHOICE_IN : SOURCIER_CHOICE_NONE);
}

static void
out_toggled_cb (Row *row)
{
  gboolean active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (row->out));

  choose (row, active ? SOURCIER_CHOICE_OUT : SOURCIER_CHOICE_NONE);
}

/* The name, and the detail on a line of its own: it is never cut. */
static GtkWidget *
create_words (Row *row)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->name = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (row->name), PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (GTK_LABEL (row->name), TRUE);
  gtk_label_set_lines (GTK_LABEL (row->name), 4);
  gtk_box_append (GTK_BOX (words), row->name);

  row->detail = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->detail), 0);
  gtk_widget_set_margin_bottom (row->detail, 3);
  gtk_widget_add_css_class (row->detail, "caption");
  gtk_widget_add_css_class (row->detail, "dim-label");
  gtk_widget_add_css_class (row->detail, "numeric");
  gtk_box_append (GTK_BOX (words), row->detail);
  return words;
}

static Row *
row_new (SourcierFacetList *list,
         const char        *value)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *overlay;

  row->list = list;
  row->value = g_strdup (value);
  row->check = gtk_check_button_new ();
  gtk_check_button_set_child (GTK_CHECK_BUTTON (row->check), create_words (row));
  gtk_widget_set_hexpand (row->check, TRUE);
  g_signal_connect_swapped (row->check, "toggled", G_CALLBACK (check_toggled_cb), row);

  row->out = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (row->out), "list-remove-symbolic");
  gtk_widget_set_halign (row->out, GTK_ALIGN_END);
  gtk_widget_set_valign (row->out, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row->out, "flat");
  gtk_widget_add_css_class (row->out, "facet-out");
  g_signal_connect_swapped (row->out, "toggled", G_CALLBACK (out_toggled_cb), row);

  row->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (row->count), 1);
  gtk_widget_add_css_class (row->count, "dim-label");
  gtk_widget_add_css_class (row->count, "numeric");

  /* The button to leave a value out lies over the end of its name: it takes no room when it is not wanted. */
  overlay = gtk_overlay_new ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), row->check);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), row->out);

  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (row->box, "facet-row");
  gtk_box_append (GTK_BOX (row->box), overlay);
  gtk_box_append (GTK_BOX (row->box), row->count);
  g_object_set_data_full (G_OBJECT (row->box), "row", row, row_free);
  return row;
}

/* What a screen reader says: the check button’s own label is only the name. */
static void
describe_row (Row                      *row,
              const SourcierFacetValue *value,
              const char               *count)
{
  g_autofree char *name = value->detail != NULL ? g_strdup_printf ("%s · %s", value->name, value->detail)
                                                : g_strdup (value->name);
  /* translators: one value of a facet and how many suppliers it would give: “ESAT, 87” */
  g_autofree char *spoken = g_strdup_printf (_("%s, %s"), name, count);
  g_autofree char *exclude = g_strdup_printf (row->choice == SOURCIER_CHOICE_OUT ? _("“%s” is left out") :
                                                                                   _("Leave out “%s”"), value->name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row->check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->out), GTK_ACCESSIBLE_PROPERTY_LABEL, exclude, -1);
  gtk_widget_set_tooltip_text (row->out, exclude);
  gtk_widget_set_tooltip_text (row->check, name);
}

static void
row_show (Row                      *row,
          const SourcierFacetValue *value)
{
  g_autofree char *count = sourcier_count_format (value->count);

  row->choice = value->choice;
  row->showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), value->choice == SOURCIER_CHOICE_IN);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row->out), value->choice == SOURCIER_CHOICE_OUT);
  row->showing = FALSE;

  gtk_label_set_text (GTK_LABEL (row->name), value->name);
  gtk_label_set_text (GTK_LABEL (row->detail), value->detail != NULL ? value->detail : "");
  gtk_widget_set_visible (row->detail, value->detail != NULL);
  gtk_label_set_text (GTK_LABEL (row->count), count);
  if (value->choice == SOURCIER_CHOICE_OUT)
    gtk_widget_add_css_class (row->box, "out");
  else
    gtk_widget_remove_css_class (row->box, "out");
  describe_row (row, value, count);
}

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

/* Widgets are kept for the values that stay, so that the focus stays too. */
static Row *
find_row (SourcierFacetList *self,
          const char        *value)
{
  Row *row = g_hash_table_lookup (self->by_value, value);

  if (row == NULL)
    {
      row = row_new (self, value);
      gtk_box_append (GTK_BOX (self->rows), row->box);
      g_hash_table_insert (self->by_value, row->value, row);
    }
  return row;
}

static void
remove_others (SourcierFacetList *self,
               GHashTable        *kept)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->by_value);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    if (!g_hash_table_contains (kept, row))
      {
        g_hash_table_iter_remove (&iter);
        gtk_box_remove (GTK_BOX (self->rows), ((Row *) row)->box);
      }
}

static void
update_visibility (SourcierFacetList *self)
{
  guint at = 0, hidden = 0;

  for (GtkWidget *box = gtk_widget_get_first_child (self->rows); box != NULL;
       box = gtk_widget_get_next_sibling (box), at++)
    {
      Row *row = g_object_get_data (G_OBJECT (box), "row");
      gboolean shown = self->expanded || at < N_AT_FIRST || row->choice != SOURCIER_CHOICE_NONE;

      gtk_widget_set_visible (box, shown);
      hidden += !shown;
    }

  gtk_widget_set_visible (self->more, at > N_AT_FIRST && (hidden > 0 || self->expanded));
  gtk_button_set_label (GTK_BUTTON (self->more), self->expanded ? _("Fewer") : _("More…"));
}

static void
more_clicked_cb (SourcierFacetList *self)
{
  self->expanded = !self->expanded;
  update_visibility (self);
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
sourcier_facet_list_class_init (SourcierFacetListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_facet_list_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", SOURCIER_TYPE_FACET_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/facet-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, heading);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, rows);
  gtk_widget_class_bind_template_child (widget_class, SourcierFacetList, more);
  gtk_widget_class_bind_template_callback (widget_class, more_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "facet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sourcier_facet_list_init (SourcierFacetList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

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

  gtk_label_set_text (GTK_LABEL (self->heading), heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  return GTK_WIDGET (self);
}

/**
 * sourcier_facet_list_set_values:
 * @self: a facet
 * @values: (element-type SourcierFacetValue): its values; they are put in order
 */
void
sourcier_facet_list_set_values (SourcierFacetList *self,
                                GPtrArray         *values)
{
  g_return_if_fail (SOURCIER_IS_FACET_LIST (self));
  g_return_if_fail (values != NULL);

  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);
  GtkWidget *last = NULL;

  g_ptr_array_sort (values, compare_values);
  for (guint i = 0; i < values->len; i++)
    {
      const SourcierFacetValue *value = values->pdata[i];
      Row *row = find_row (self, value->value);

      row_show (row, value);
      gtk_box_reorder_child_after (GTK_BOX (self->rows), row->box, last);
      g_hash_table_add (kept, row);
      last = row->box;
    }
  remove_others (self, kept);
  update_visibility (self);
  gtk_widget_set_visible (GTK_WIDGET (self), values->len > 0);
}
