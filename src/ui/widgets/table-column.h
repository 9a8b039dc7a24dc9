/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The table cannot be sorted by such a column. */
#define SOURCIER_TABLE_COLUMN_NOT_SORTED (-1)

/**
 * SourcierTableColumnFlags:
 * @SOURCIER_TABLE_COLUMN_FIGURES: its figures have one width
 * @SOURCIER_TABLE_COLUMN_AMOUNT: so they have, and stand at the end of the cell
 * @SOURCIER_TABLE_COLUMN_EXPANDS: it takes the room that others leave
 */
typedef enum
{
  SOURCIER_TABLE_COLUMN_PLAIN = 0,
  SOURCIER_TABLE_COLUMN_FIGURES = 1 << 0,
  SOURCIER_TABLE_COLUMN_AMOUNT = 1 << 1,
  SOURCIER_TABLE_COLUMN_EXPANDS = 1 << 2,
} SourcierTableColumnFlags;

typedef struct _SourcierTableColumn SourcierTableColumn;

/**
 * SourcierTableColumn:
 * @id: what settings call it
 * @title: what stands above it, marked with NC_("column", …)
 * @field: what it shows, as @get_text knows it
 * @sort: what the table is sorted by under it, or %SOURCIER_TABLE_COLUMN_NOT_SORTED
 * @least: characters it shows where room is scarce
 * @wished: and where it is not
 * @flags: how it looks
 * @get_text: (transfer full): what it says of an item
 * @create_cell: (nullable): a cell that is not a text
 * @show: (nullable): shows an item in such a cell
 * @name_row: (nullable) (transfer full): what a screen reader calls the row of an item; one column of a table has it
 * @need: characters it needs to be read, where that is not @least of the one that expands and @wished of the others
 * @lesser: where there is no room for all columns, the one with the greatest goes first; 0 never goes
 *
 * A column of a table. Items that can be edited say "changed" when they were. It is a constant: the table goes on asking it.
 */
struct _SourcierTableColumn
{
  const char *id;
  const char *title;
  guint field;
  int sort;
  guint least;
  guint wished;
  SourcierTableColumnFlags flags;
  char *(*get_text) (const SourcierTableColumn *self, gpointer item);
  GtkWidget *(*create_cell) (void);
  void (*show) (GtkWidget *cell, gpointer item);
  char *(*name_row) (gpointer item);
  guint need;
  guint lesser;
};

const char                *sourcier_table_column_get_name (const SourcierTableColumn *self);
GtkColumnViewColumn       *sourcier_table_column_create   (const SourcierTableColumn *self);
const SourcierTableColumn *sourcier_table_column_of       (GtkColumnViewColumn       *column);
gboolean                   sourcier_table_column_get_sort (GtkColumnView             *view,
                                                           int                       *sort,
                                                           gboolean                  *descending);

G_END_DECLS
