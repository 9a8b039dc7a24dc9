/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-draw-private.h"

typedef enum
{
  ROW_TITLES,
  ROW_PLAIN,
  ROW_TOTAL,
} RowKind;

static void
draw_line (SourcierPage *page,
           double        y,
           gboolean      strong)
{
  cairo_t *cr = page->cr;

  if (strong)
    cairo_set_source_rgb (cr, 0.42, 0.45, 0.50);
  else
    cairo_set_source_rgb (cr, 0.77, 0.79, 0.82);
  cairo_set_line_width (cr, strong ? 0.6 : 0.35);
  cairo_move_to (cr, SOURCIER_PAGE_MARGIN, y);
  cairo_line_to (cr, page->layout->width - SOURCIER_PAGE_MARGIN, y);
  cairo_stroke (cr);
}

static void
draw_frame (SourcierPage *page,
            RowKind       kind,
            double        y,
            double        height)
{
  if (kind != ROW_PLAIN)
    {
      double grey = kind == ROW_TITLES ? 0.93 : 0.965;

      cairo_set_source_rgb (page->cr, grey, grey, grey + 0.02);
      cairo_rectangle (page->cr, SOURCIER_PAGE_MARGIN, y, _sourcier_layout_text_width (page->layout), height);
      cairo_fill (page->cr);
      draw_line (page, y, TRUE);
    }
  draw_line (page, y + height, kind != ROW_PLAIN);
}

static void
draw_cell (SourcierPage            *page,
           const SourcierRichBlock *text,
           SourcierAlign            align,
           RowKind                  kind,
           double                   x,
           double                   y,
           double                   width)
{
  const SourcierLook *look = _sourcier_look_of_cell (kind != ROW_PLAIN);
  const char *tag = kind == ROW_TITLES ? "TH" : "TD";
  g_autoptr (PangoLayout) layout = _sourcier_lay_cell (page->context, text, look, width, align);

  _sourcier_page_begin_tag (page, tag, NULL);
  _sourcier_page_lines (page, text, layout, look, x + SOURCIER_CELL_PADDING, y + SOURCIER_CELL_PADDING, 0, G_MAXUINT);
  _sourcier_page_end_tag (page, tag);
}

/* Returns where the row ends. */
static double
draw_row (SourcierPage                *page,
          const SourcierDocumentTable *table,
          SourcierRichBlock          **cells,
          RowKind                      kind,
          double                       y)
{
  double whole = _sourcier_layout_text_width (page->layout), x = SOURCIER_PAGE_MARGIN;
  double height = _sourcier_row_height (page->context, table, cells, kind != ROW_PLAIN, whole);

  draw_frame (page, kind, y, height);
  _sourcier_page_begin_tag (page, "TR", NULL);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SourcierDocumentColumn *column = table->columns->pdata[i];
      double width = _sourcier_column_width (table, i, whole);

      draw_cell (page, cells != NULL ? cells[i] : column->title, column->align, kind, x, y, width);
      x += width;
    }
  _sourcier_page_end_tag (page, "TR");
  return y + height;
}

/* The rows of a table that stand on a page, under the titles of its columns. */
void
_sourcier_page_draw_table (SourcierPage        *page,
                           const SourcierPiece *piece)
{
  const SourcierDocumentTable *table = piece->block->table;
  double y = piece->first == 0 ? _sourcier_page_caption (page, table->caption, piece->y) : piece->y;

  _sourcier_page_begin_tag (page, "Table", NULL);
  y = draw_row (page, table, NULL, ROW_TITLES, y);
  for (guint i = piece->first; i < piece->last; i++)
    {
      const SourcierDocumentRow *row = table->rows->pdata[i];

      y = draw_row (page, table, row->cells, row->is_total ? ROW_TOTAL : ROW_PLAIN, y);
    }
  _sourcier_page_end_tag (page, "Table");
}
