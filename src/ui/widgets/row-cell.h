/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierRowCellKind:
 * @create: makes a cell of a column, for rows to come
 * @show: shows a row in such a cell, or a row that has changed
 *
 * What is known of the cells of a column. GTK keeps some two hundred rows of a table, of which thirty are in sight: a cell is
 * told its row at once where it is in sight, the others when there is nothing else to do. Whoever scrolls to them before that
 * finds them told. The rows are what stands in the places that the table's model has, see sourcier_row_of(); or items of the
 * model themselves, which are shown at once. They may say "changed". All rows of a table are equally high.
 */
typedef struct
{
  GtkWidget *(*create) (gconstpointer  column,
                        GtkListItem   *item);
  void       (*show)   (gconstpointer  column,
                        GtkWidget     *cell,
                        gpointer       row);
} SourcierRowCellKind;

GtkColumnViewColumn *sourcier_row_cell_column_new (const char                *title,
                                                   const SourcierRowCellKind *kind,
                                                   gconstpointer              column);
void                 sourcier_row_cells_refresh   (GtkColumnView             *view);
gboolean            _sourcier_row_cells_are_told  (GtkColumnView             *view);

G_END_DECLS
