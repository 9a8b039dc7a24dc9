/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-draw-private.h"

/* What stands above a table or a chart; returns where it ends. */
double
_sourcier_page_caption (SourcierPage *page,
                        const char   *caption,
                        double        y)
{
  const SourcierLook *look = _sourcier_look_of_caption ();

  if (caption == NULL)
    return y;

  g_autoptr (PangoLayout) layout = _sourcier_lay_plain (page->context, caption, look,
                                                        _sourcier_layout_text_width (page->layout));
  _sourcier_page_begin_tag (page, "P", NULL);
  _sourcier_page_show (page, layout, look, SOURCIER_PAGE_MARGIN, y + look->above);
  _sourcier_page_end_tag (page, "P");
  return y + look->above + _sourcier_laid_height (layout) + look->below;
}

static void
draw_heading (SourcierPage        *page,
              const SourcierPiece *piece)
{
  const SourcierBlock *block = piece->block;
  const SourcierLook *look = _sourcier_look_of_block (block);
  double width = _sourcier_layout_text_width (page->layout);
  g_autoptr (PangoLayout) layout = _sourcier_lay_text (page->context, block->text, look, width, SOURCIER_ALIGN_START);
  g_autofree char *tag = g_strdup_printf ("H%u", block->level);
  g_autofree char *place = g_strdup_printf ("name='%s'", block->id);

  _sourcier_page_begin_tag (page, tag, NULL);
  _sourcier_page_begin_tag (page, CAIRO_TAG_DEST, place);
  _sourcier_page_show (page, layout, look, SOURCIER_PAGE_MARGIN,
                       piece->y + piece->height - look->below - _sourcier_laid_height (layout));
  _sourcier_page_end_tag (page, CAIRO_TAG_DEST);
  _sourcier_page_end_tag (page, tag);
}

/* The bullet or the number of an item, before its first line. */
static void
draw_marker (SourcierPage        *page,
             const SourcierPiece *piece)
{
  static const char *const bullets[] = { "•", "–", "·" };
  const SourcierBlock *block = piece->block;
  const SourcierLook *look = _sourcier_look_of_block (block);
  g_autofree char *number = g_strdup_printf ("%u.", block->number);
  const char *marker = block->list == SOURCIER_NUMBERS ? number : bullets[block->level - 1];
  g_autoptr (PangoLayout) layout = _sourcier_lay_plain (page->context, marker, look, 40);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  _sourcier_page_begin_tag (page, "Lbl", NULL);
  _sourcier_page_show (page, layout, look, SOURCIER_PAGE_MARGIN + look->indent - 5 - (double) width / PANGO_SCALE,
                       piece->y);
  _sourcier_page_end_tag (page, "Lbl");
}

static void
draw_text (SourcierPage        *page,
           const SourcierPiece *piece)
{
  const SourcierBlock *block = piece->block;
  gboolean item = block->kind == SOURCIER_BLOCK_ITEM;
  const SourcierLook *look = _sourcier_look_of_block (block);
  double width = _sourcier_layout_text_width (page->layout) - look->indent;
  g_autoptr (PangoLayout) layout = _sourcier_lay_text (page->context, block->text, look, width, SOURCIER_ALIGN_START);

  if (item)
    _sourcier_page_begin_tag (page, "LI", NULL);
  if (item && piece->first == 0)
    draw_marker (page, piece);
  _sourcier_page_begin_tag (page, item ? "LBody" : "P", NULL);
  _sourcier_page_lines (page, block->text, layout, look, SOURCIER_PAGE_MARGIN + look->indent, piece->y, piece->first,
                        piece->last);
  _sourcier_page_end_tag (page, item ? "LBody" : "P");
  if (item)
    _sourcier_page_end_tag (page, "LI");
}

static void
draw_chart (SourcierPage        *page,
            const SourcierPiece *piece)
{
  SourcierChart *chart = piece->block->chart;
  double y = _sourcier_page_caption (page, piece->block->caption, piece->y);

  _sourcier_page_begin_tag (page, "Figure", NULL);
  cairo_save (page->cr);
  cairo_translate (page->cr, SOURCIER_PAGE_MARGIN, y);
  sourcier_chart_draw (chart, page->cr, _sourcier_layout_text_width (page->layout),
                       _sourcier_chart_height (page->layout->document, chart), SOURCIER_CHART_TEXT, NULL);
  cairo_restore (page->cr);
  _sourcier_page_end_tag (page, "Figure");
}

static void
draw_title (SourcierPage        *page,
            const SourcierPiece *piece)
{
  const SourcierBlock *block = piece->block;
  gboolean cover = block->kind == SOURCIER_BLOCK_TITLE_PAGE;
  const SourcierLook *look = _sourcier_look_of_title (cover), *under = _sourcier_look_of_subtitle ();
  const SourcierLook *line_look = _sourcier_look_of_line ();
  double width = _sourcier_layout_text_width (page->layout), y = cover ? page->layout->height * 0.28 : piece->y;
  g_autoptr (PangoLayout) title = _sourcier_lay_plain (page->context, page->layout->document->title, look, width);

  _sourcier_page_begin_tag (page, "P", NULL);
  _sourcier_page_show (page, title, look, SOURCIER_PAGE_MARGIN, y);
  _sourcier_page_end_tag (page, "P");
  y += _sourcier_laid_height (title) + look->below;
  if (block->text != NULL)
    {
      g_autoptr (PangoLayout) layout = _sourcier_lay_text (page->context, block->text, under, width, SOURCIER_ALIGN_START);

      _sourcier_page_begin_tag (page, "P", NULL);
      _sourcier_page_show (page, layout, under, SOURCIER_PAGE_MARGIN, y);
      _sourcier_page_end_tag (page, "P");
      y += _sourcier_laid_height (layout) + under->below;
    }
  for (guint i = 0; block->lines != NULL && block->lines[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = _sourcier_lay_plain (page->context, block->lines[i], line_look, width);

      _sourcier_page_begin_tag (page, "P", NULL);
      _sourcier_page_show (page, layout, line_look, SOURCIER_PAGE_MARGIN, y);
      _sourcier_page_end_tag (page, "P");
      y += _sourcier_laid_height (layout) + line_look->below;
    }
}

/* Dots lead the eye from an entry to its page. */
static void
draw_leader (SourcierPage *page,
             double        from,
             double        to,
             double        y)
{
  static const double dots[] = { 0.01, 3.2 };

  if (to - from < 6)
    return;
  cairo_save (page->cr);
  cairo_set_source_rgb (page->cr, 0.5, 0.52, 0.55);
  cairo_set_line_width (page->cr, 0.9);
  cairo_set_line_cap (page->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (page->cr, dots, 2, 0);
  cairo_move_to (page->cr, from, y);
  cairo_line_to (page->cr, to, y);
  cairo_stroke (page->cr);
  cairo_restore (page->cr);
}

static double
draw_entry (SourcierPage        *page,
            const SourcierBlock *heading,
            double               y)
{
  const SourcierLook *look = _sourcier_look_of_entry (heading->level);
  double width = _sourcier_layout_text_width (page->layout), right = SOURCIER_PAGE_MARGIN + width;
  g_autofree char *number = g_strdup_printf ("%u", _sourcier_layout_page_of (page->layout, heading) + 1);
  g_autoptr (PangoLayout) text = _sourcier_lay_text (page->context, heading->text, look, width - look->indent - 30,
                                                     SOURCIER_ALIGN_START);
  g_autoptr (PangoLayout) digits = _sourcier_lay_plain (page->context, number, look, 30);
  double height = _sourcier_laid_height (text);
  PangoRectangle last;
  int digits_width;

  PangoLayoutLine *line = pango_layout_get_line_readonly (text, pango_layout_get_line_count (text) - 1);
  pango_layout_line_get_extents (line, NULL, &last);
  pango_layout_get_size (digits, &digits_width, NULL);
  double left = SOURCIER_PAGE_MARGIN + look->indent, page_x = right - (double) digits_width / PANGO_SCALE;
  double foot = y + look->above + (double) pango_layout_get_baseline (digits) / PANGO_SCALE
                + height - _sourcier_laid_height (digits);

  _sourcier_page_begin_tag (page, "TOCI", NULL);
  _sourcier_page_show (page, text, look, left, y + look->above);
  draw_leader (page, left + (double) last.width / PANGO_SCALE + 5, page_x - 5, foot);
  _sourcier_page_show (page, digits, look, page_x, y + look->above + height - _sourcier_laid_height (digits));
  _sourcier_page_link (page, heading->id, TRUE, left, y + look->above, right - left, height);
  _sourcier_page_end_tag (page, "TOCI");
  return y + look->above + height + look->below;
}

static void
draw_contents (SourcierPage        *page,
               const SourcierPiece *piece)
{
  SourcierDocument *document = page->layout->document;
  const SourcierLook *look = _sourcier_look_of_contents ();
  double y = piece->y;

  if (piece->first == 0)
    {
      g_autoptr (PangoLayout) word = _sourcier_lay_plain (page->context,
                                                          _sourcier_document_word (document, SOURCIER_WORD_CONTENTS),
                                                          look, _sourcier_layout_text_width (page->layout));
      _sourcier_page_begin_tag (page, "P", NULL);
      _sourcier_page_show (page, word, look, SOURCIER_PAGE_MARGIN, y);
      _sourcier_page_end_tag (page, "P");
      y += _sourcier_laid_height (word) + look->below;
    }
  _sourcier_page_begin_tag (page, "TOC", NULL);
  for (guint i = piece->first; i < piece->last; i++)
    {
      const SourcierBlock *heading = document->blocks->pdata[i];

      if (heading->kind == SOURCIER_BLOCK_HEADING && heading->level <= piece->block->level)
        y = draw_entry (page, heading, y);
    }
  _sourcier_page_end_tag (page, "TOC");
}

/* Draws what of a block stands on the page. */
void
_sourcier_page_draw_piece (SourcierPage        *page,
                           const SourcierPiece *piece)
{
  switch (piece->block->kind)
    {
    case SOURCIER_BLOCK_TITLE_PAGE:
    case SOURCIER_BLOCK_TITLE:
      draw_title (page, piece);
      break;
    case SOURCIER_BLOCK_CONTENTS:
      draw_contents (page, piece);
      break;
    case SOURCIER_BLOCK_HEADING:
      draw_heading (page, piece);
      break;
    case SOURCIER_BLOCK_TABLE:
      _sourcier_page_draw_table (page, piece);
      break;
    case SOURCIER_BLOCK_CHART:
      draw_chart (page, piece);
      break;
    case SOURCIER_BLOCK_PAGE_BREAK:
      break;
    case SOURCIER_BLOCK_PARAGRAPH:
    case SOURCIER_BLOCK_ITEM:
    default:
      draw_text (page, piece);
      break;
    }
}
