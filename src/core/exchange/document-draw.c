/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/document-draw-private.h"

#include "exchange/page-text.h"

#include <math.h>
#include <string.h>

void
_sourcier_page_colour (cairo_t              *cr,
                       const SourcierColour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

/* Tags are what makes a PDF readable for whoever hears it; anything else than a PDF passes them over. */
void
_sourcier_page_begin_tag (SourcierPage *page,
                          const char   *tag,
                          const char   *attributes)
{
  if (page->layout->tagged)
    cairo_tag_begin (page->cr, tag, attributes != NULL ? attributes : "");
}

void
_sourcier_page_end_tag (SourcierPage *page,
                        const char   *tag)
{
  if (page->layout->tagged)
    cairo_tag_end (page->cr, tag);
}

/* A text as a whole, its top left corner at (@x, @y). */
void
_sourcier_page_show (SourcierPage       *page,
                     PangoLayout        *layout,
                     const SourcierLook *look,
                     double              x,
                     double              y)
{
  _sourcier_page_colour (page->cr, &look->colour);
  cairo_move_to (page->cr, x, y);
  pango_cairo_show_layout (page->cr, layout);
}

/* In the attributes of a tag, as cairo reads them. */
static char *
quote (const char *text)
{
  GString *quoted = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text == '\'' || *text == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *text);
    }
  return g_string_free (quoted, FALSE);
}

/* A rectangle that leads to @target: a place in the document, or an address. In whole points, since cairo 1.16 reads the
 * decimals of its tags as the locale writes them and others do not. */
void
_sourcier_page_link (SourcierPage *page,
                     const char   *target,
                     gboolean      inside,
                     double        x,
                     double        y,
                     double        width,
                     double        height)
{
  g_autofree char *quoted = quote (target);
  int left = (int) floor (x), top = (int) floor (y);
  int right = (int) ceil (x + width), bottom = (int) ceil (y + height);
  g_autofree char *attributes = g_strdup_printf ("rect=[%d %d %d %d] %s='%s'", left, top, right - left, bottom - top,
                                                 inside ? "dest" : "uri", quoted);

  _sourcier_page_begin_tag (page, CAIRO_TAG_LINK, attributes);
  _sourcier_page_end_tag (page, CAIRO_TAG_LINK);
}

/* Where the runs of a line lead. */
static void
link_line (SourcierPage            *page,
           const SourcierRichBlock *text,
           PangoLayoutLine         *line,
           double                   x,
           double                   y,
           double                   height)
{
  int at = 0, line_end = line->start_index + line->length;

  for (guint i = 0; i < text->runs->len; i++)
    {
      const SourcierRichRun *run = text->runs->pdata[i];
      int start = MAX (at, line->start_index), end = MIN (at + (int) strlen (run->text), line_end);

      at += (int) strlen (run->text);
      if (run->link == NULL || start >= end)
        continue;

      g_autofree int *ranges = NULL;
      int n_ranges;
      pango_layout_line_get_x_ranges (line, start, end, &ranges, &n_ranges);
      for (int j = 0; j < n_ranges; j++)
        _sourcier_page_link (page, run->link, FALSE, x + (double) ranges[2 * j] / PANGO_SCALE, y,
                             (double) (ranges[2 * j + 1] - ranges[2 * j]) / PANGO_SCALE, height);
    }
}

/* The lines of a text from @first to before @last. */
void
_sourcier_page_lines (SourcierPage            *page,
                      const SourcierRichBlock *text,
                      PangoLayout             *layout,
                      const SourcierLook      *look,
                      double                   x,
                      double                   y,
                      guint                    first,
                      guint                    last)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double top = 0;
  guint i = 0;

  do
    {
      PangoRectangle logical;
      int from, to;

      pango_layout_iter_get_line_yrange (iter, &from, &to);
      if (i == first)
        top = (double) from / PANGO_SCALE;
      if (i >= first && i < last)
        {
          PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);

          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          _sourcier_page_colour (page->cr, &look->colour);
          cairo_move_to (page->cr, x + (double) logical.x / PANGO_SCALE,
                         y - top + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
          pango_cairo_show_layout_line (page->cr, line);
          link_line (page, text, line, x, y - top + (double) from / PANGO_SCALE, (double) (to - from) / PANGO_SCALE);
        }
      i++;
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
}

/* One line at the head or the foot of a page, no wider than @share of it: @anchor 0 begins at the left margin, 1 ends at
 * the right one. */
static void
draw_margin (SourcierPage *page,
             const char   *text,
             double        y,
             double        anchor,
             double        share)
{
  const SourcierLook *look = _sourcier_look_of_margin ();
  double width = _sourcier_layout_text_width (page->layout);
  g_autoptr (PangoLayout) layout = _sourcier_lay_plain (page->context, text, look, width * share);
  int natural;

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_size (layout, &natural, NULL);
  _sourcier_page_show (page, layout, look,
                       SOURCIER_PAGE_MARGIN + anchor * (width - (double) natural / PANGO_SCALE), y);
}

static void
draw_rule (SourcierPage *page,
           double        y)
{
  cairo_set_source_rgb (page->cr, 0.72, 0.74, 0.77);
  cairo_set_line_width (page->cr, 0.5);
  cairo_move_to (page->cr, SOURCIER_PAGE_MARGIN, y);
  cairo_line_to (page->cr, page->layout->width - SOURCIER_PAGE_MARGIN, y);
  cairo_stroke (page->cr);
}

/* A title that would be cut beside the name stands on the first page all the same. */
static gboolean
fits_beside (SourcierPage *page,
             const char   *name,
             const char   *title)
{
  double width = _sourcier_layout_text_width (page->layout);
  g_autofree char *both = g_strconcat (name, "\u2003", title, NULL);
  g_autoptr (PangoLayout) layout = _sourcier_lay_plain (page->context, both, _sourcier_look_of_margin (), width);

  return pango_layout_get_line_count (layout) == 1;
}

static void
draw_margins (SourcierPage *page,
              guint         number)
{
  SourcierDocument *document = page->layout->document;
  g_autofree char *day = sourcier_language_format_day (document->language, document->day);
  g_autofree char *pages = g_strdup_printf ("%s\u00a0%u %s\u00a0%u",
                                            _sourcier_document_word (document, SOURCIER_WORD_PAGE), number + 1,
                                            _sourcier_document_word (document, SOURCIER_WORD_OF), page->layout->n_pages);
  double foot = page->layout->height - 45;
  gboolean named = *document->creator != '\0';

  if (named)
    draw_margin (page, document->creator, 40, 0, 1);
  if (!named || fits_beside (page, document->creator, document->title))
    draw_margin (page, document->title, 40, named ? 1 : 0, 1);
  draw_rule (page, 56);
  draw_margin (page, *document->footer != '\0' ? document->footer : day, foot, 0, 0.7);
  draw_margin (page, pages, foot, 1, 0.25);
}

/* A list is one in the tags as long as its items follow each other on the page. */
static void
mind_list (SourcierPage        *page,
           const SourcierBlock *block)
{
  gboolean item = block != NULL && block->kind == SOURCIER_BLOCK_ITEM;
  gboolean other = item && page->in_list && block->level == 1 && block->list != page->list;

  if (page->in_list && (!item || other))
    _sourcier_page_end_tag (page, "L");
  if (item && (!page->in_list || other))
    {
      _sourcier_page_begin_tag (page, "L", NULL);
      page->list = block->list;
    }
  page->in_list = item;
}

/**
 * sourcier_document_layout_draw_page:
 * @self: the pages of a document
 * @cr: where to draw: the page takes the place from (0, 0), a point of the page being a unit
 * @page: which one, from 0
 *
 * Draws a page on whatever colour is there; paper is white.
 */
void
sourcier_document_layout_draw_page (SourcierDocumentLayout *self,
                                    cairo_t                *cr,
                                    guint                   page)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT_LAYOUT (self) && cr != NULL && page < self->n_pages);

  SourcierPage drawn = { self, cr, sourcier_page_context_new (self->document->language) };

  cairo_save (cr);
  if (self->cover != page + 1)
    draw_margins (&drawn, page);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const SourcierPiece *piece = &g_array_index (self->pieces, SourcierPiece, i);

      if (piece->page != page)
        continue;
      mind_list (&drawn, piece->block);
      _sourcier_page_draw_piece (&drawn, piece);
    }
  mind_list (&drawn, NULL);
  cairo_restore (cr);
  g_object_unref (drawn.context);
}
