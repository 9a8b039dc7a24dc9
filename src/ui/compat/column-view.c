/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compat/column-view.h"

/* GTK 4.8 keeps to itself which column is sorted and which way. But its sorter asks the columns' own sorters in their
 * order: the first that is asked is the primary one, and the sign that comes out tells the direction. */
static GtkColumnViewColumn *asked_first;

static int
note_column (gconstpointer a,
             gconstpointer b,
             gpointer      column)
{
  if (asked_first == NULL)
    asked_first = column;
  return -1;
}

/**
 * sourcier_column_make_sortable:
 * @column: a column whose rows the model itself puts in order
 *
 * Lets the reader click the column's header. Listen to the "changed" signal of gtk_column_view_get_sorter(), and ask
 * sourcier_column_view_get_sort() then.
 */
void
sourcier_column_make_sortable (GtkColumnViewColumn *column)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_column, column, NULL));
  gtk_column_view_column_set_sorter (column, sorter);
}

/**
 * sourcier_column_view_get_sort:
 * @view: a view whose columns are made sortable
 * @order: (out): which way
 *
 * Returns: (transfer none) (nullable): the column the reader chose, %NULL for none
 */
GtkColumnViewColumn *
sourcier_column_view_get_sort (GtkColumnView *view,
                               GtkSortType   *order)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), NULL);
  g_return_val_if_fail (order != NULL, NULL);

  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  g_autoptr (GObject) a = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) b = g_object_new (G_TYPE_OBJECT, NULL);

  asked_first = NULL;
  if (sorter == NULL || gtk_sorter_get_order (sorter) == GTK_SORTER_ORDER_NONE)
    return NULL;
  *order = gtk_sorter_compare (sorter, a, b) == GTK_ORDERING_LARGER ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING;
  return g_steal_pointer (&asked_first);
}

/**
 * sourcier_column_view_scroll_to:
 * @view: a view that is shown
 * @position: a row
 *
 * Returns: whether the row could be brought into sight
 */
gboolean
sourcier_column_view_scroll_to (GtkColumnView *view,
                                guint          position)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_activate_action (child, "list.scroll-to-item", "u", position))
      return TRUE;
  return FALSE;
}
