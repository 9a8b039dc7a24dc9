/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-private.h"

#include "base/text.h"

static void
column_free (gpointer data)
{
  SourcierDocumentColumn *column = data;

  sourcier_rich_block_free (column->title);
  g_free (column);
}

static void
row_free (gpointer data)
{
  SourcierDocumentRow *row = data;

  for (guint i = 0; i < row->n_cells; i++)
    sourcier_rich_block_free (row->cells[i]);
  g_free (row->cells);
  g_free (row);
}

/**
 * sourcier_document_table_new:
 * @caption: (nullable): what stands above it
 *
 * Returns: (transfer full): a table without columns
 */
SourcierDocumentTable *
sourcier_document_table_new (const char *caption)
{
  SourcierDocumentTable *self = g_new0 (SourcierDocumentTable, 1);

  self->caption = caption != NULL ? sourcier_text_clean (caption) : NULL;
  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

/**
 * sourcier_document_table_free:
 * @self: (transfer full) (nullable): a table
 */
void
sourcier_document_table_free (SourcierDocumentTable *self)
{
  if (self == NULL)
    return;

  g_free (self->caption);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * sourcier_document_table_add_column:
 * @self: a table that has no rows yet
 * @title: what stands over the column
 * @align: where its cells stand; numbers and amounts stand at the end
 * @width: how wide it is beside the others, above 0
 */
void
sourcier_document_table_add_column (SourcierDocumentTable *self,
                                    const char            *title,
                                    SourcierAlign          align,
                                    double                 width)
{
  g_return_if_fail (self != NULL && self->rows->len == 0 && width > 0);

  SourcierDocumentColumn *column = g_new0 (SourcierDocumentColumn, 1);

  column->title = _sourcier_document_text (title);
  column->align = align;
  column->width = width;
  g_ptr_array_add (self->columns, column);
}

static SourcierDocumentRow *
add_row (SourcierDocumentTable *self,
         const char * const    *cells)
{
  SourcierDocumentRow *row = g_new0 (SourcierDocumentRow, 1);

  row->n_cells = self->columns->len;
  row->cells = g_new0 (SourcierRichBlock *, row->n_cells);
  for (guint i = 0; i < row->n_cells; i++)
    row->cells[i] = _sourcier_document_text (cells[i]);
  g_ptr_array_add (self->rows, row);
  return row;
}

/**
 * sourcier_document_table_add_row:
 * @self: a table
 * @cells: one for each column; %NULL is an empty cell
 */
void
sourcier_document_table_add_row (SourcierDocumentTable *self,
                                 const char * const    *cells)
{
  g_return_if_fail (self != NULL && self->columns->len > 0 && cells != NULL);

  add_row (self, cells);
}

/**
 * sourcier_document_table_add_total:
 * @self: a table
 * @cells: one for each column; %NULL is an empty cell
 *
 * Adds a row that stands out as the sum of those before it.
 */
void
sourcier_document_table_add_total (SourcierDocumentTable *self,
                                   const char * const    *cells)
{
  g_return_if_fail (self != NULL && self->columns->len > 0 && cells != NULL);

  add_row (self, cells)->is_total = TRUE;
}

/**
 * sourcier_document_table_take_cell:
 * @self: a table that has a row
 * @column: a column, from 0
 * @text: (transfer full): what the cell of the last row says instead, with its styles and links
 */
void
sourcier_document_table_take_cell (SourcierDocumentTable *self,
                                   guint                  column,
                                   SourcierRichBlock  *text)
{
  g_return_if_fail (self != NULL && self->rows->len > 0 && column < self->columns->len && text != NULL);

  SourcierDocumentRow *row = self->rows->pdata[self->rows->len - 1];

  sourcier_rich_block_free (row->cells[column]);
  row->cells[column] = text;
}
