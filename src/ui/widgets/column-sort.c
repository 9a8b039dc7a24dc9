/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/column-sort.h"

#include "compat/column-view.h"

#include <glib/gi18n-lib.h>

#define NONE ""

static const char *
id_of (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), "column-id");
}

/* (nullable) (transfer none) */
static GtkColumnViewColumn *
find_column (GtkColumnView *view,
             const char    *id)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (id_of (column), id) == 0)
        return column;
    }
  return NULL;
}

/* The arrow in the header tells both actions what they say. */
static void
sort_cb (GtkColumnView *view,
         GVariant      *id)
{
  GtkSortType order = GTK_SORT_ASCENDING;

  sourcier_column_view_get_sort (view, &order);
  gtk_column_view_sort_by_column (view, find_column (view, g_variant_get_string (id, NULL)), order);
}

static void
descending_cb (GtkColumnView *view,
               GVariant      *descending)
{
  GtkSortType order;
  GtkColumnViewColumn *sorted = sourcier_column_view_get_sort (view, &order);

  if (sorted != NULL)
    gtk_column_view_sort_by_column (view, sorted,
                                    g_variant_get_boolean (descending) ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * sourcier_column_sort_add_actions:
 * @actions: where the actions go
 * @view: a table whose columns are kept by a #SourcierColumnKeeper, which outlives the actions
 */
void
sourcier_column_sort_add_actions (GActionMap    *actions,
                                  GtkColumnView *view)
{
  g_return_if_fail (G_IS_ACTION_MAP (actions));
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  g_autoptr (GSimpleAction) sort = g_simple_action_new_stateful ("sort", G_VARIANT_TYPE_STRING, g_variant_new_string (NONE));
  g_autoptr (GSimpleAction) descending = g_simple_action_new_stateful ("sort-descending", NULL, g_variant_new_boolean (FALSE));

  g_signal_connect_object (sort, "change-state", G_CALLBACK (sort_cb), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (descending, "change-state", G_CALLBACK (descending_cb), view, G_CONNECT_SWAPPED);
  g_action_map_add_action (actions, G_ACTION (sort));
  g_action_map_add_action (actions, G_ACTION (descending));
}

/**
 * sourcier_column_sort_update:
 * @actions: where the actions are
 * @view: the table
 *
 * Has the actions say what sorts the table.
 */
void
sourcier_column_sort_update (GActionMap    *actions,
                             GtkColumnView *view)
{
  g_return_if_fail (G_IS_ACTION_MAP (actions));
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  GtkSortType order = GTK_SORT_ASCENDING;
  GtkColumnViewColumn *sorted = sourcier_column_view_get_sort (view, &order);
  GSimpleAction *sort = G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "sort"));
  GSimpleAction *descending = G_SIMPLE_ACTION (g_action_map_lookup_action (actions, "sort-descending"));

  g_simple_action_set_state (sort, g_variant_new_string (sorted != NULL ? id_of (sorted) : NONE));
  g_simple_action_set_state (descending, g_variant_new_boolean (order == GTK_SORT_DESCENDING));
  g_simple_action_set_enabled (descending, sorted != NULL);
}

/**
 * sourcier_column_sort_create_menu:
 * @columns: (element-type GtkColumnViewColumn): the columns of a table, in the order in which they are offered
 *
 * Returns: (transfer full): a menu of those that it can be sorted by, and of the direction
 */
GMenuModel *
sourcier_column_sort_create_menu (GPtrArray *columns)
{
  g_return_val_if_fail (columns != NULL, NULL);

  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) by = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();

  for (guint i = 0; i < columns->len; i++)
    if (gtk_column_view_column_get_sorter (columns->pdata[i]) != NULL)
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (gtk_column_view_column_get_title (columns->pdata[i]), NULL);

        g_menu_item_set_action_and_target (item, "columns.sort", "s", id_of (columns->pdata[i]));
        g_menu_append_item (by, item);
      }
  g_menu_append (direction, _("_Greatest first"), "columns.sort-descending");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (by));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  return G_MENU_MODEL (menu);
}
