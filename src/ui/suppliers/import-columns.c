/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/import-columns.h"

#include "base/text.h"
#include "suppliers/supplier-import.h"
#include "widgets/accessible-name.h"
#include "widgets/cell-text.h"

#include <glib/gi18n-lib.h>

struct _SourcierImportColumn
{
  GObject parent_instance;

  guint place;
  char *header;
  char *sample;
  guint selected;
  char *how;
};

G_DEFINE_FINAL_TYPE (SourcierImportColumn, sourcier_import_column, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_HOW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
sourcier_import_column_get_property (GObject    *object,
                                     guint       id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  SourcierImportColumn *self = SOURCIER_IMPORT_COLUMN (object);

  if (id == PROP_SELECTED)
    g_value_set_uint (value, self->selected);
  else
    g_value_set_string (value, self->how);
}

static void
sourcier_import_column_set_property (GObject      *object,
                                     guint         id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  SourcierImportColumn *self = SOURCIER_IMPORT_COLUMN (object);
  guint selected = g_value_get_uint (value);

  /* A drop-down that goes away has nothing selected. */
  if (self->selected == selected || selected == GTK_INVALID_LIST_POSITION)
    return;
  self->selected = selected;
  g_object_notify_by_pspec (object, pspec);
}

static void
sourcier_import_column_finalize (GObject *object)
{
  SourcierImportColumn *self = SOURCIER_IMPORT_COLUMN (object);

  g_free (self->header);
  g_free (self->sample);
  g_free (self->how);

  G_OBJECT_CLASS (sourcier_import_column_parent_class)->finalize (object);
}

static void
sourcier_import_column_class_init (SourcierImportColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sourcier_import_column_get_property;
  object_class->set_property = sourcier_import_column_set_property;
  object_class->finalize = sourcier_import_column_finalize;

  properties[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HOW] = g_param_spec_string ("how", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sourcier_import_column_init (SourcierImportColumn *self)
{
}

/**
 * sourcier_import_column_new:
 * @place: which column of the list, from 0
 * @header: what it is called
 * @sample: what some of its cells hold
 *
 * Returns: (transfer full): a column that is not read
 */
SourcierImportColumn *
sourcier_import_column_new (guint       place,
                            const char *header,
                            const char *sample)
{
  g_return_val_if_fail (header != NULL && sample != NULL, NULL);

  SourcierImportColumn *self = g_object_new (SOURCIER_TYPE_IMPORT_COLUMN, NULL);

  self->place = place;
  self->header = g_strdup (header);
  self->sample = g_strdup (sample);
  return self;
}

/**
 * sourcier_import_column_get_place:
 * @self: a column
 *
 * Returns: which column of the list it is, from 0
 */
guint
sourcier_import_column_get_place (SourcierImportColumn *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_COLUMN (self), 0);
  return self->place;
}

/**
 * sourcier_import_column_get_header:
 * @self: a column
 *
 * Returns: what it is called
 */
const char *
sourcier_import_column_get_header (SourcierImportColumn *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_COLUMN (self), NULL);
  return self->header;
}

/**
 * sourcier_import_column_get_sample:
 * @self: a column
 *
 * Returns: what some of its cells hold
 */
const char *
sourcier_import_column_get_sample (SourcierImportColumn *self)
{
  g_return_val_if_fail (SOURCIER_IS_IMPORT_COLUMN (self), NULL);
  return self->sample;
}

/**
 * sourcier_import_column_get_target:
 * @self: a column
 *
 * Returns: what it is read as
 */
int
sourcier_import_column_get_target (SourcierImportColumn *self)
{
  guint n;
  const int *targets = sourcier_import_targets (&n);

  g_return_val_if_fail (SOURCIER_IS_IMPORT_COLUMN (self), SOURCIER_IMPORT_TARGET_NONE);
  return targets[MIN (self->selected, n - 1)];
}

/**
 * sourcier_import_column_set_target:
 * @self: a column
 * @target: what it is read as
 * @how: how that is known, in words
 */
void
sourcier_import_column_set_target (SourcierImportColumn *self,
                                   int                   target,
                                   const char           *how)
{
  guint n;
  const int *targets = sourcier_import_targets (&n);

  g_return_if_fail (SOURCIER_IS_IMPORT_COLUMN (self));
  for (guint i = 0; i < n; i++)
    if (targets[i] == target)
      g_object_set (self, "selected", i, NULL);
  if (g_strcmp0 (self->how, how) == 0)
    return;
  g_free (self->how);
  self->how = g_strdup (how);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOW]);
}

static GListModel *
new_targets (void)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n;
  const int *targets = sourcier_import_targets (&n);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, sourcier_import_target_get_name (targets[i]));
  return G_LIST_MODEL (names);
}

static void
set_up_text_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  heading)
{
  GtkWidget *cell = sourcier_cell_text_new (3, 0);

  gtk_widget_add_css_class (cell, heading != NULL ? "heading" : "dim-label");
  gtk_list_item_set_child (item, cell);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  const char *header = sourcier_import_column_get_header (gtk_list_item_get_item (item));

  sourcier_cell_text_show (gtk_list_item_get_child (item), header);
}

static void
bind_sample_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  const char *sample = sourcier_import_column_get_sample (gtk_list_item_get_item (item));

  sourcier_cell_text_show (gtk_list_item_get_child (item), sample);
}

static GtkWidget *
find_inside (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);
  return found;
}

/* Whoever has opened the list types what they look for: GTK 4.8 gives the keyboard to the list only. */
static void
capture_typing (GtkWidget *drop_down)
{
  GtkWidget *popover = find_inside (drop_down, GTK_TYPE_POPOVER);
  GtkWidget *search = popover != NULL ? find_inside (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;

  if (search != NULL)
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), popover);
}

static void
set_up_target_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  gpointer                  targets)
{
  GtkWidget *drop_down = gtk_drop_down_new (g_object_ref (targets),
                                            gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  capture_typing (drop_down);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, drop_down);
}

static void
bind_target_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *drop_down = gtk_list_item_get_child (item);
  SourcierImportColumn *column = gtk_list_item_get_item (item);
  g_autofree char *header = sourcier_text_cut (sourcier_import_column_get_header (column), SOURCIER_CELL_TEXT_MOST);
  /* translators: %s is the name of a column of a list */
  g_autofree char *name = g_strdup_printf (_("“%s” is read as"), header);
  GBinding *binding = g_object_bind_property (column, "selected", drop_down, "selected",
                                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  sourcier_accessible_name_set (drop_down, name);
  g_object_set_data (G_OBJECT (item), "sourcier-binding", binding);
}

static void
bind_how_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  GBinding *binding = g_object_bind_property (gtk_list_item_get_item (item), "how", gtk_list_item_get_child (item), "text",
                                              G_BINDING_SYNC_CREATE);

  g_object_set_data (G_OBJECT (item), "sourcier-binding", binding);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (item), "sourcier-binding");

  if (binding != NULL)
    g_binding_unbind (binding);
}

static void
add_column (GtkColumnView      *view,
            const char         *title,
            GtkListItemFactory *factory,
            int                 width,
            gboolean            expand)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_column_set_expand (column, expand);
  gtk_column_view_append_column (view, column);
}

/**
 * sourcier_import_columns_set_up:
 * @view: a table, whose model will be of #SourcierImportColumn
 *
 * Gives the table its columns: what a column of the list is called, what it holds, what it is read as and how
 * that is known.
 */
void
sourcier_import_columns_set_up (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  GtkListItemFactory *headers = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *samples = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *targets = gtk_signal_list_item_factory_new ();
  GtkListItemFactory *hows = gtk_signal_list_item_factory_new ();

  g_signal_connect (headers, "setup", G_CALLBACK (set_up_text_cb), GINT_TO_POINTER (TRUE));
  g_signal_connect (headers, "bind", G_CALLBACK (bind_header_cb), NULL);
  g_signal_connect (samples, "setup", G_CALLBACK (set_up_text_cb), NULL);
  g_signal_connect (samples, "bind", G_CALLBACK (bind_sample_cb), NULL);
  g_signal_connect_data (targets, "setup", G_CALLBACK (set_up_target_cb), new_targets (),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  g_signal_connect (targets, "bind", G_CALLBACK (bind_target_cb), NULL);
  g_signal_connect (targets, "unbind", G_CALLBACK (unbind_cb), NULL);
  g_signal_connect (hows, "setup", G_CALLBACK (set_up_text_cb), NULL);
  g_signal_connect (hows, "bind", G_CALLBACK (bind_how_cb), NULL);
  g_signal_connect (hows, "unbind", G_CALLBACK (unbind_cb), NULL);

  add_column (view, _("Column of the list"), headers, 190, FALSE);
  add_column (view, _("Holds"), samples, 260, TRUE);
  add_column (view, _("Read as"), targets, 240, FALSE);
  add_column (view, _("Known by"), hows, 170, FALSE);
}
