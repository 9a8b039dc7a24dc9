/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-table-private.h"

#include "compat/column-view.h"
#include "suppliers/supplier-column.h"

#define DISTANCE "distance"

/* How far suppliers are is told as long as a place is asked. */
void
_sourcier_supplier_table_show_distance (SourcierSupplierTable *self)
{
  SourcierSupplierQuery *query = sourcier_supplier_look_get_query (self->look);

  sourcier_column_keeper_offer (self->columns, DISTANCE, *sourcier_supplier_query_get_near (query) != '\0');
}

static void
sort_changed_cb (SourcierSupplierTable *self)
{
  g_signal_emit_by_name (self, "sort-changed");
}

/* Shows the columns of no office, and listens to what becomes of them. */
void
_sourcier_supplier_table_load_columns (SourcierSupplierTable *self)
{
  const SourcierSupplierColumn *column;

  self->columns = sourcier_column_keeper_new (self->view, "supplier");
  for (guint at = 0; (column = sourcier_supplier_column_get (at)) != NULL; at++)
    {
      g_autoptr (GtkColumnViewColumn) created = sourcier_supplier_column_create (column, self->look);
      const char *id = sourcier_supplier_column_get_id (column);

      sourcier_column_keeper_add (self->columns, id, created, !g_str_equal (id, DISTANCE));
    }
  sourcier_column_keeper_set_office (self->columns, 0);
  g_signal_connect_object (self->columns, "sort-changed", G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * sourcier_supplier_table_get_columns:
 * @self: a table
 *
 * Returns: (transfer none): what keeps its columns, of #SourcierSupplierColumn
 */
SourcierColumnKeeper *
sourcier_supplier_table_get_columns (SourcierSupplierTable *self)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self), NULL);

  return self->columns;
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
 * sourcier_supplier_table_show_sort:
 * @self: a table
 * @sort: what the question is sorted by
 * @descending: which way
 *
 * Moves the arrow of the headers to the column of that order.
 */
void
sourcier_supplier_table_show_sort (SourcierSupplierTable *self,
                                   SourcierSupplierSort   sort,
                                   gboolean               descending)
{
  g_return_if_fail (SOURCIER_IS_SUPPLIER_TABLE (self));

  GPtrArray *columns = sourcier_column_keeper_get_columns (self->columns);

  for (guint i = 0; i < columns->len; i++)
    if (sourcier_supplier_column_get_sort (sourcier_supplier_column_of (columns->pdata[i])) == sort)
      sourcier_column_keeper_show_sort (self->columns, columns->pdata[i], descending);
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

  g_autoptr (GPtrArray) columns = sourcier_column_keeper_dup_shown (self->columns);
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < columns->len; i++)
    g_ptr_array_add (shown, (gpointer) sourcier_supplier_column_of (columns->pdata[i]));
  return shown;
}
