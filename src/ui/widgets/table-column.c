/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/table-column.h"

#include "compat/column-view.h"
#include "widgets/column-fit.h"
#include "widgets/cell-text.h"
#include "widgets/row-cell.h"

#include <glib/gi18n-lib.h>

#define COLUMN "table-column"

static GtkWidget *
create_text (const SourcierTableColumn *column)
{
  GtkWidget *text = sourcier_cell_text_new (column->least, column->wished);

  if (column->flags & SOURCIER_TABLE_COLUMN_AMOUNT)
    gtk_inscription_set_xalign (GTK_INSCRIPTION (text), 1);
  if (column->flags & (SOURCIER_TABLE_COLUMN_AMOUNT | SOURCIER_TABLE_COLUMN_FIGURES))
    gtk_widget_add_css_class (text, "numeric");
  return text;
}

static GtkWidget *
create_cell (gconstpointer  column,
             GtkListItem   *item)
{
  const SourcierTableColumn *self = column;

  return self->create_cell != NULL ? self->create_cell () : create_text (self);
}

static void
show_cell (gconstpointer  data,
           GtkWidget     *cell,
           gpointer       row)
{
  const SourcierTableColumn *column = data;

  if (column->show != NULL)
    {
      column->show (cell, row);
    }
  else
    {
      g_autofree char *text = column->get_text (column, row);

      sourcier_cell_text_show (cell, text);
    }
  if (column->name_row != NULL)
    {
      g_autofree char *name = column->name_row (row);

      sourcier_cell_text_name_row (cell, name);
    }
}

/**
 * sourcier_table_column_get_name:
 * @self: a column
 *
 * Returns: (transfer none): what stands above it
 */
const char *
sourcier_table_column_get_name (const SourcierTableColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "column", self->title);
}

/**
 * sourcier_table_column_create:
 * @self: a column
 *
 * Returns: (transfer full): the column for a #GtkColumnView. It takes as much room as there is, until the reader gives it
 *   a width
 */
GtkColumnViewColumn *
sourcier_table_column_create (const SourcierTableColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  static const SourcierRowCellKind kind = { create_cell, show_cell };
  gboolean expands = (self->flags & SOURCIER_TABLE_COLUMN_EXPANDS) != 0;
  GtkColumnViewColumn *created = sourcier_row_cell_column_new (sourcier_table_column_get_name (self), &kind, self);

  g_object_set_data (G_OBJECT (created), COLUMN, (gpointer) self);
  gtk_column_view_column_set_resizable (created, TRUE);
  gtk_column_view_column_set_expand (created, expands);
  sourcier_column_fit_want (created, self->need > 0 ? self->need : expands ? self->least : self->wished, self->lesser);
  if (self->sort != SOURCIER_TABLE_COLUMN_NOT_SORTED)
    sourcier_column_make_sortable (created);
  return created;
}

/**
 * sourcier_table_column_of:
 * @column: made by sourcier_table_column_create()
 *
 * Returns: (transfer none): which column it is
 */
const SourcierTableColumn *
sourcier_table_column_of (GtkColumnViewColumn *column)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column), NULL);

  return g_object_get_data (G_OBJECT (column), COLUMN);
}

/**
 * sourcier_table_column_get_sort:
 * @view: a table of such columns
 * @sort: (out): what the reader sorts by
 * @descending: (out): which way
 *
 * Returns: whether a column is sorted
 */
gboolean
sourcier_table_column_get_sort (GtkColumnView *view,
                                int           *sort,
                                gboolean      *descending)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), FALSE);
  g_return_val_if_fail (sort != NULL && descending != NULL, FALSE);

  GtkSortType order;
  GtkColumnViewColumn *sorted = sourcier_column_view_get_sort (view, &order);

  if (sorted == NULL)
    return FALSE;
  *sort = sourcier_table_column_of (sorted)->sort;
  *descending = order == GTK_SORT_DESCENDING;
  return TRUE;
}
