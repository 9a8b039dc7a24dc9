/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-table-private.h"

#include "compat/column-view.h"
#include "suppliers/supplier-column.h"
#include "widgets/column-order.h"

#include <glib/gi18n-lib.h>

/* The reader drags a column for a while; the settings hear of it when it rests. */
#define SAVE_MS 400

#define DISTANCE "distance"

static GtkColumnViewColumn *
find_column (SourcierSupplierTable *self,
             const char            *id)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (sourcier_supplier_column_get_id (sourcier_supplier_column_of (column)), id))
        return column; /* the view holds it too */
    }
  return NULL;
}

static void
save_columns (SourcierSupplierTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GStrvBuilder) shown = g_strv_builder_new ();
  GVariantBuilder widths;

  g_variant_builder_init (&widths, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const char *id = sourcier_supplier_column_get_id (sourcier_supplier_column_of (column));

      /* How far they are is shown when a place is asked, wherever the reader put it. */
      if (gtk_column_view_column_get_visible (column) || g_str_equal (id, DISTANCE))
        g_strv_builder_add (shown, id);
      if (gtk_column_view_column_get_fixed_width (column) > 0)
        g_variant_builder_add (&widths, "{si}", id, gtk_column_view_column_get_fixed_width (column));
    }

  g_auto (GStrv) ids = g_strv_builder_end (shown);
  g_settings_set_strv (self->settings, "supplier-columns", (const char * const *) ids);
  g_settings_set_value (self->settings, "supplier-column-widths", g_variant_builder_end (&widths));
}

static void
save_rested_cb (gpointer data)
{
  SourcierSupplierTable *self = data;

  self->save_id = 0;
  save_columns (self);
}

static void
columns_changed_cb (SourcierSupplierTable *self)
{
  if (self->busy)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add_once (SAVE_MS, save_rested_cb, self);
}

/* Tells the settings at once what they have not heard yet. */
void
_sourcier_supplier_table_flush_save (SourcierSupplierTable *self)
{
  if (self->save_id == 0)
    return;
  g_clear_handle_id (&self->save_id, g_source_remove);
  save_columns (self);
}

static void
add_column (SourcierSupplierTable        *self,
            const SourcierSupplierColumn *column,
            gboolean                      visible,
            GVariant                     *widths)
{
  g_autoptr (GtkColumnViewColumn) added = sourcier_supplier_column_create (column, self->look);
  const char *id = sourcier_supplier_column_get_id (column);
  g_autoptr (GPropertyAction) action = g_property_action_new (id, added, "visible");
  int width;

  gtk_column_view_column_set_visible (added, visible);
  if (g_variant_lookup (widths, id, "i", &width) && width > 0)
    gtk_column_view_column_set_fixed_width (added, width);
  gtk_column_view_append_column (self->view, added);
  if (!g_str_equal (id, DISTANCE))
    g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (action));
  g_signal_connect_object (added, "notify::visible", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (added, "notify::fixed-width", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
}

/* First the columns the reader shows, in the reader’s order; the others wait behind them. */
static void
load_columns (SourcierSupplierTable *self)
{
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "supplier-columns");
  g_autoptr (GVariant) widths = g_settings_get_value (self->settings, "supplier-column-widths");
  const SourcierSupplierColumn *column;

  for (guint i = 0; shown[i] != NULL; i++)
    for (guint at = 0; (column = sourcier_supplier_column_get (at)) != NULL; at++)
      if (g_str_equal (sourcier_supplier_column_get_id (column), shown[i]) && find_column (self, shown[i]) == NULL)
        add_column (self, column, !g_str_equal (shown[i], DISTANCE), widths);
  for (guint at = 0; (column = sourcier_supplier_column_get (at)) != NULL; at++)
    if (find_column (self, sourcier_supplier_column_get_id (column)) == NULL)
      add_column (self, column, FALSE, widths);
}

static void
load_menus (SourcierSupplierTable *self)
{
  g_autoptr (GMenuModel) menu = sourcier_supplier_table_create_column_menu (self);
  GListModel *columns = gtk_column_view_get_columns (self->view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_column_set_header_menu (column, menu);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->column_actions));
}

static void
load_sort (SourcierSupplierTable *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "supplier-sort-column");
  gboolean descending = g_settings_get_boolean (self->settings, "supplier-sort-descending");
  GtkColumnViewColumn *column = find_column (self, id);

  if (column == NULL || gtk_column_view_column_get_sorter (column) == NULL || g_str_equal (id, DISTANCE))
    column = find_column (self, "name");
  gtk_column_view_sort_by_column (self->view, column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
sorter_changed_cb (SourcierSupplierTable *self)
{
  if (self->busy)
    return;

  GtkSortType order = GTK_SORT_ASCENDING;
  GtkColumnViewColumn *column = sourcier_column_view_get_sort (self->view, &order);
  const char *id = column != NULL ? sourcier_supplier_column_get_id (sourcier_supplier_column_of (column)) : "name";

  g_settings_set_string (self->settings, "supplier-sort-column", id);
  g_settings_set_boolean (self->settings, "supplier-sort-descending", order == GTK_SORT_DESCENDING);
  g_signal_emit_by_name (self, "sort-changed");
}

/* How far suppliers are is told as long as a place is asked. The reader may put the column away until another is. */
void
_sourcier_supplier_table_show_distance (SourcierSupplierTable *self)
{
  SourcierSupplierQuery *query = sourcier_supplier_look_get_query (self->look);
  gboolean measured = *sourcier_supplier_query_get_near (query) != '\0';
  GtkColumnViewColumn *column = find_column (self, DISTANCE);
  GtkSortType order;

  if (measured == self->measured)
    return;
  self->measured = measured;
  if (measured)
    {
      g_autoptr (GPropertyAction) action = g_property_action_new (DISTANCE, column, "visible");
      g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (action));
    }
  else
    {
      g_action_map_remove_action (G_ACTION_MAP (self->column_actions), DISTANCE);
      if (sourcier_column_view_get_sort (self->view, &order) == column)
        gtk_column_view_sort_by_column (self->view, find_column (self, "name"), GTK_SORT_ASCENDING);
    }
  gtk_column_view_column_set_visible (column, measured);
}

static GSettings *
open_settings (gint64 office)
{
  g_autofree char *path = g_strdup_printf ("/org/sourcier/Sourcier/offices/%" G_GINT64_FORMAT "/", office);

  return g_settings_new_with_path (SOURCIER_APP_ID ".Office", path);
}

static void
clear_columns (SourcierSupplierTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  g_action_map_remove_action (G_ACTION_MAP (self->column_actions), DISTANCE);
  self->measured = FALSE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) last = g_list_model_get_item (columns, g_list_model_get_n_items (columns) - 1);

      gtk_column_view_remove_column (self->view, last);
    }
}

static void
load (SourcierSupplierTable *self)
{
  self->busy = TRUE;
  load_columns (self);
  load_menus (self);
  load_sort (self);
  self->busy = FALSE;
}

static void
order_cb (SourcierSupplierTable *self)
{
  sourcier_column_order_present (self->view);
}

static void
add_order_action (SourcierSupplierTable *self)
{
  g_autoptr (GSimpleAction) order = g_simple_action_new ("order", NULL);

  g_signal_connect_object (order, "activate", G_CALLBACK (order_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self->column_actions), G_ACTION (order));
}

/* Shows the columns of no office, and listens to what becomes of them. */
void
_sourcier_supplier_table_load_columns (SourcierSupplierTable *self)
{
  self->settings = open_settings (0);
  add_order_action (self);
  load (self);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_supplier_table_set_office:
 * @self: a table
 * @office: the number of an office’s file, sourcier_store_get_file_number()
 *
 * Shows the columns, their widths and their order as this reader left them in this office’s file.
 */
void
sourcier_supplier_table_set_office (SourcierSupplierTable *self,
                                    gint64                 office)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self));

  _sourcier_supplier_table_flush_save (self);
  self->busy = TRUE;
  clear_columns (self);
  g_clear_object (&self->settings);
  self->settings = open_settings (office);
  load (self);
}

/**
 * sourcier_supplier_table_get_sort:
 * @self: a table
 * @sort: (out): what the reader sorts by
 * @descending: (out): which way
 *
 * Returns: whether a column is sorted
 */
gboolean
sourcier_supplier_table_get_sort (SourcierSupplierTable *self,
                                  SourcierSupplierSort  *sort,
                                  gboolean              *descending)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self), FALSE);

  GtkSortType order;
  GtkColumnViewColumn *column = sourcier_column_view_get_sort (self->view, &order);

  if (column == NULL)
    return FALSE;
  *sort = sourcier_supplier_column_get_sort (sourcier_supplier_column_of (column));
  *descending = order == GTK_SORT_DESCENDING;
  return TRUE;
}

/**
 * sourcier_supplier_table_get_shown_columns:
 * @self: a table
 *
 * Returns: (transfer full) (element-type SourcierSupplierColumn): the columns that are shown, in the reader's order
 */
GPtrArray *
sourcier_supplier_table_get_shown_columns (SourcierSupplierTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self), NULL);

  GListModel *columns = gtk_column_view_get_columns (self->view);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        g_ptr_array_add (shown, (gpointer) sourcier_supplier_column_of (column));
    }
  return shown;
}

/**
 * sourcier_supplier_table_get_column_actions:
 * @self: a table
 *
 * Returns: (transfer none): an action for each column that shows or hides it, and “order” that lets them be put in order, for
 *   the prefix “columns”
 */
GActionGroup *
sourcier_supplier_table_get_column_actions (SourcierSupplierTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self), NULL);

  return G_ACTION_GROUP (self->column_actions);
}

/**
 * sourcier_supplier_table_create_column_menu:
 * @self: a table
 *
 * Returns: (transfer full): a menu of those actions, save that a table without names would be of no use
 */
GMenuModel *
sourcier_supplier_table_create_column_menu (SourcierSupplierTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self), NULL);

  GMenu *menu = g_menu_new ();
  const SourcierSupplierColumn *column;

  for (guint at = 1; (column = sourcier_supplier_column_get (at)) != NULL; at++)
    {
      g_autofree char *action = g_strconcat ("columns.", sourcier_supplier_column_get_id (column), NULL);

      g_autoptr (GMenuItem) item = g_menu_item_new (sourcier_supplier_column_get_name (column), action);

      g_menu_item_set_attribute (item, "hidden-when", "s", "action-missing");
      g_menu_append_item (menu, item);
    }

  g_autoptr (GMenu) order = g_menu_new ();
  g_menu_append (order, _("_Order of columns…"), "columns.order");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (order));
  return G_MENU_MODEL (menu);
}
