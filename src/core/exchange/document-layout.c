/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/document-layout-private.h"

#include "exchange/page-text.h"
#include "exchange/text-decoder.h"

#include <glib/gi18n-lib.h>

#define LEAST_LINES 2          /* of a paragraph, on either side of a page's end */
#define ROWS_BETWEEN_LOOKS 64
#define BELOW_LIST 5.0

/* The pages while they are filled. */
typedef struct
{
  SourcierDocumentLayout *layout;
  PangoContext *context;
  GCancellable *cancellable;
  double width;
  double bottom;
  double y;
  guint page;
} Flow;

G_DEFINE_FINAL_TYPE (SourcierDocumentLayout, sourcier_document_layout, G_TYPE_OBJECT)

static void
sourcier_document_layout_finalize (GObject *object)
{
  SourcierDocumentLayout *self = SOURCIER_DOCUMENT_LAYOUT (object);

  g_clear_object (&self->document);
  g_array_unref (self->pieces);
  g_array_unref (self->headings);

  G_OBJECT_CLASS (sourcier_document_layout_parent_class)->finalize (object);
}

static void
sourcier_document_layout_class_init (SourcierDocumentLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_document_layout_finalize;
}

static void
sourcier_document_layout_init (SourcierDocumentLayout *self)
{
  self->pieces = g_array_new (FALSE, TRUE, sizeof (SourcierPiece));
  self->headings = g_array_new (FALSE, TRUE, sizeof (SourcierHeadingPlace));
}

double
_sourcier_layout_text_width (SourcierDocumentLayout *self)
{
  return self->width - 2 * SOURCIER_PAGE_MARGIN;
}

/* The page of a heading, from 0. */
guint
_sourcier_layout_page_of (SourcierDocumentLayout *self,
                          const SourcierBlock    *heading)
{
  for (guint i = 0; i < self->headings->len; i++)
    {
      const SourcierHeadingPlace *place = &g_array_index (self->headings, SourcierHeadingPlace, i);

      if (place->block == heading)
        return place->page;
    }
  return 0;
}

static gboolean
at_top (const Flow *flow)
{
  return flow->y <= SOURCIER_PAGE_TOP;
}

static void
new_page (Flow *flow)
{
  flow->page++;
  flow->y = SOURCIER_PAGE_TOP;
}

static void
add_piece (Flow                *flow,
           const SourcierBlock *block,
           double               height,
           guint                first,
           guint                last)
{
  SourcierPiece piece = { block, flow->page, flow->y, height, first, last };

  g_array_append_val (flow->layout->pieces, piece);
  flow->y += height;
}

static PangoLayout *
lay_block (Flow                *flow,
           const SourcierBlock *block)
{
  const SourcierLook *look = _sourcier_look_of_block (block);

  return _sourcier_lay_text (flow->context, block->text, look, flow->width - look->indent, SOURCIER_ALIGN_START);
}

static double
caption_height (Flow       *flow,
                const char *caption)
{
  const SourcierLook *look = _sourcier_look_of_caption ();

  if (caption == NULL)
    return 0;

  g_autoptr (PangoLayout) layout = _sourcier_lay_plain (flow->context, caption, look, flow->width);
  return look->above + _sourcier_laid_height (layout) + look->below;
}

/* A chart stands on one page: one of very many bars is drawn closer. */
double
_sourcier_chart_height (SourcierDocument *document,
                        SourcierChart    *chart)
{
  double page = document->landscape ? SOURCIER_PAGE_SHORT : SOURCIER_PAGE_LONG;
  double room = page - SOURCIER_PAGE_TOP - SOURCIER_PAGE_BOTTOM;

  return MIN (sourcier_chart_get_height (chart, SOURCIER_CHART_TEXT), room * 0.85);
}

static double
chart_height (Flow                *flow,
              const SourcierBlock *block)
{
  return caption_height (flow, block->caption) + _sourcier_chart_height (flow->layout->document, block->chart) + 14;
}

static double
header_height (Flow                        *flow,
               const SourcierDocumentTable *table)
{
  return _sourcier_row_height (flow->context, table, NULL, TRUE, flow->width);
}

static double
row_height (Flow                        *flow,
            const SourcierDocumentTable *table,
            guint                        i)
{
  const SourcierDocumentRow *row = table->rows->pdata[i];

  return _sourcier_row_height (flow->context, table, row->cells, row->is_total, flow->width);
}

/* How much of a block has to stand under the heading before it. */
static double
least_height (Flow                *flow,
              const SourcierBlock *block)
{
  if (block == NULL)
    return 0;
  if (block->kind == SOURCIER_BLOCK_CHART)
    return chart_height (flow, block);
  if (block->kind == SOURCIER_BLOCK_TABLE)
    return caption_height (flow, block->table->caption) + header_height (flow, block->table)
           + (block->table->rows->len > 0 ? row_height (flow, block->table, 0) : 0);
  if (block->text == NULL)
    return 0;

  const SourcierLook *look = _sourcier_look_of_block (block);
  return look->above + look->size * look->line * LEAST_LINES * 1.3;
}

/* A heading keeps to what follows it; headings that follow each other keep together. */
static void
place_heading (Flow  *flow,
               guint  i)
{
  GPtrArray *blocks = flow->layout->document->blocks;
  const SourcierBlock *block = blocks->pdata[i];
  const SourcierLook *look = _sourcier_look_of_block (block);
  g_autoptr (PangoLayout) layout = lay_block (flow, block);
  double height = look->above + _sourcier_laid_height (layout) + look->below, needed = height;
  guint next = i + 1;

  for (; next < blocks->len && ((const SourcierBlock *) blocks->pdata[next])->kind == SOURCIER_BLOCK_HEADING; next++)
    needed += least_height (flow, blocks->pdata[next]);
  needed += least_height (flow, next < blocks->len ? blocks->pdata[next] : NULL);

  if (!at_top (flow) && flow->y + needed > flow->bottom)
    new_page (flow);
  if (at_top (flow))
    height -= look->above;

  SourcierHeadingPlace place = { block, flow->page, flow->y };
  g_array_append_val (flow->layout->headings, place);
  add_piece (flow, block, height, 0, (guint) pango_layout_get_line_count (layout));
}

/* How many lines from @first on fit, and how high they are. */
static guint
fit_lines (PangoLayout *layout,
           guint        first,
           double       room,
           double      *height)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  guint i = 0, fitting = first;
  double top = 0;

  *height = 0;
  do
    {
      int from, to;

      pango_layout_iter_get_line_yrange (iter, &from, &to);
      if (i == first)
        top = (double) from / PANGO_SCALE;
      if (i >= first && (double) to / PANGO_SCALE - top > room)
        break;
      if (i >= first)
        {
          *height = (double) to / PANGO_SCALE - top;
          fitting = i + 1;
        }
      i++;
    }
  while (pango_layout_iter_next_line (iter));

  pango_layout_iter_free (iter);
  return fitting;
}

/* Neither one line alone at the foot of a page, nor one at the head of the next. */
static guint
mind_lone_lines (guint first,
                 guint last,
                 guint n_lines)
{
  if (last < n_lines && n_lines - last < LEAST_LINES)
    last = last > first ? last - 1 : first;
  if (last < n_lines && last - first < LEAST_LINES)
    last = first;
  return last;
}

static void
place_text (Flow  *flow,
            guint  i)
{
  GPtrArray *blocks = flow->layout->document->blocks;
  const SourcierBlock *block = blocks->pdata[i], *next = i + 1 < blocks->len ? blocks->pdata[i + 1] : NULL;
  g_autoptr (PangoLayout) layout = lay_block (flow, block);
  guint n_lines = (guint) pango_layout_get_line_count (layout);

  for (guint first = 0; first < n_lines;)
    {
      double height;
      guint last = fit_lines (layout, first, flow->bottom - flow->y, &height);
      guint kept = mind_lone_lines (first, last, n_lines);

      if (kept == first && !at_top (flow))
        {
          new_page (flow);
          continue;
        }
      last = kept > first ? kept : MAX (last, first + 1);
      fit_lines (layout, first, G_MAXDOUBLE, &height);
      if (last < n_lines)
        {
          double rest;

          fit_lines (layout, last, G_MAXDOUBLE, &rest);
          height -= rest;
        }
      add_piece (flow, block, height, first, last);
      first = last;
      if (first < n_lines)
        new_page (flow);
    }
  flow->y += _sourcier_look_of_block (block)->below;
  if (block->kind == SOURCIER_BLOCK_ITEM && next != NULL && next->kind != SOURCIER_BLOCK_ITEM)
    flow->y += BELOW_LIST;
}

static void
place_chart (Flow                *flow,
             const SourcierBlock *block)
{
  double height = chart_height (flow, block);

  if (!at_top (flow) && flow->y + height > flow->bottom)
    new_page (flow);
  add_piece (flow, block, height, 0, 1);
}

/* What has to stand on a page with a row: a total does not stand alone, the row before it comes along. */
static double
height_of_total_after (Flow                        *flow,
                       const SourcierDocumentTable *table,
                       guint                        i)
{
  gboolean is_last_but_one = i + 2 == table->rows->len;

  if (is_last_but_one && ((const SourcierDocumentRow *) table->rows->pdata[i + 1])->is_total)
    return row_height (flow, table, i + 1);
  return 0;
}

/* Rows are not split; each page has the row of titles, the first one the caption too. */
static gboolean
place_table (Flow                *flow,
             const SourcierBlock *block)
{
  const SourcierDocumentTable *table = block->table;
  double header = header_height (flow, table), height = caption_height (flow, table->caption) + header;
  guint first = 0;

  if (!at_top (flow) && flow->y + least_height (flow, block) > flow->bottom)
    new_page (flow);
  for (guint i = 0; i < table->rows->len; i++)
    {
      double row = row_height (flow, table, i), total = height_of_total_after (flow, table, i);

      if (i % ROWS_BETWEEN_LOOKS == 0 && g_cancellable_is_cancelled (flow->cancellable))
        return FALSE;
      if (flow->y + height + row + total > flow->bottom && i > first)
        {
          add_piece (flow, block, height, first, i);
          new_page (flow);
          height = header;
          first = i;
        }
      height += row;
    }
  add_piece (flow, block, height, first, table->rows->len);
  flow->y += 12;
  return TRUE;
}

static double
entry_height (Flow                *flow,
              const SourcierBlock *heading)
{
  const SourcierLook *look = _sourcier_look_of_entry (heading->level);
  g_autoptr (PangoLayout) layout = _sourcier_lay_text (flow->context, heading->text, look,
                                                       flow->width - look->indent - 30, SOURCIER_ALIGN_START);
  return look->above + _sourcier_laid_height (layout) + look->below;
}

/* Entries are told by the places of their headings among all blocks. */
static void
place_contents (Flow                *flow,
                const SourcierBlock *block)
{
  GPtrArray *blocks = flow->layout->document->blocks;
  const SourcierLook *look = _sourcier_look_of_contents ();
  g_autoptr (PangoLayout) word = _sourcier_lay_plain (flow->context,
                                                      _sourcier_document_word (flow->layout->document,
                                                                               SOURCIER_WORD_CONTENTS),
                                                      look, flow->width);
  double height = _sourcier_laid_height (word) + look->below;
  guint first = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const SourcierBlock *heading = blocks->pdata[i];

      if (heading->kind != SOURCIER_BLOCK_HEADING || heading->level > block->level)
        continue;

      double entry = entry_height (flow, heading);
      if (flow->y + height + entry > flow->bottom && height > 0)
        {
          add_piece (flow, block, height, first, i);
          new_page (flow);
          height = 0;
          first = i;
        }
      height += entry;
    }
  add_piece (flow, block, height, first, blocks->len);
  flow->y += 12;
}

static void
place_title (Flow                *flow,
             const SourcierBlock *block)
{
  gboolean cover = block->kind == SOURCIER_BLOCK_TITLE_PAGE;
  const SourcierLook *look = _sourcier_look_of_title (cover), *under = _sourcier_look_of_subtitle ();
  g_autoptr (PangoLayout) title = _sourcier_lay_plain (flow->context, flow->layout->document->title, look, flow->width);
  double height = _sourcier_laid_height (title) + look->below;

  if (block->text != NULL)
    {
      g_autoptr (PangoLayout) layout = _sourcier_lay_text (flow->context, block->text, under, flow->width,
                                                           SOURCIER_ALIGN_START);
      height += _sourcier_laid_height (layout) + under->below;
    }
  if (cover && !at_top (flow))
    new_page (flow);
  if (cover)
    flow->layout->cover = flow->page + 1;
  add_piece (flow, block, height, 0, 1);
  if (cover)
    new_page (flow);
}

static gboolean
place_block (Flow  *flow,
             guint  i)
{
  const SourcierBlock *block = flow->layout->document->blocks->pdata[i];

  switch (block->kind)
    {
    case SOURCIER_BLOCK_TITLE_PAGE:
    case SOURCIER_BLOCK_TITLE:
      place_title (flow, block);
      break;
    case SOURCIER_BLOCK_CONTENTS:
      place_contents (flow, block);
      break;
    case SOURCIER_BLOCK_HEADING:
      place_heading (flow, i);
      break;
    case SOURCIER_BLOCK_TABLE:
      return place_table (flow, block);
    case SOURCIER_BLOCK_CHART:
      place_chart (flow, block);
      break;
    case SOURCIER_BLOCK_PAGE_BREAK:
      if (!at_top (flow))
        new_page (flow);
      break;
    case SOURCIER_BLOCK_PARAGRAPH:
    case SOURCIER_BLOCK_ITEM:
    default:
      place_text (flow, i);
      break;
    }
  return !g_cancellable_is_cancelled (flow->cancellable);
}

static gboolean
place_all (Flow              *flow,
           SourcierProgress  *progress)
{
  guint n_blocks = flow->layout->document->blocks->len;

  for (guint i = 0; i < n_blocks; i++)
    {
      if (!place_block (flow, i))
        return FALSE;
      sourcier_progress_report (progress, i + 1, n_blocks);
    }
  return TRUE;
}

/**
 * sourcier_document_layout_new:
 * @document: a document that is complete
 * @progress: (nullable): told of the blocks placed
 * @cancellable: (nullable): stops the work
 * @error: where to put %SOURCIER_EXCHANGE_ERROR_CANCELLED
 *
 * Places a document on pages: no heading alone at the foot of a page, no row of a table on two pages, no line of a
 * paragraph alone.
 *
 * Returns: (transfer full): the pages, or %NULL with @error set
 */
SourcierDocumentLayout *
sourcier_document_layout_new (SourcierDocument  *document,
                              SourcierProgress  *progress,
                              GCancellable      *cancellable,
                              GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_DOCUMENT (document), NULL);

  g_autoptr (SourcierDocumentLayout) self = g_object_new (SOURCIER_TYPE_DOCUMENT_LAYOUT, NULL);
  PangoContext *context = sourcier_page_context_new (document->language);

  self->document = g_object_ref (document);
  self->width = document->landscape ? SOURCIER_PAGE_LONG : SOURCIER_PAGE_SHORT;
  self->height = document->landscape ? SOURCIER_PAGE_SHORT : SOURCIER_PAGE_LONG;

  Flow flow = { self, context, cancellable, _sourcier_layout_text_width (self),
                self->height - SOURCIER_PAGE_BOTTOM, SOURCIER_PAGE_TOP, 0 };
  gboolean placed = place_all (&flow, progress);

  self->n_pages = flow.page + (at_top (&flow) && flow.page > 0 ? 0 : 1);
  g_object_unref (context);
  if (placed)
    return g_steal_pointer (&self);

  g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED, _("The job was cancelled"));
  return NULL;
}

/**
 * sourcier_document_layout_n_pages:
 * @self: the pages of a document
 *
 * Returns: how many there are, 1 at least
 */
guint
sourcier_document_layout_n_pages (SourcierDocumentLayout *self)
{
  g_return_val_if_fail (SOURCIER_IS_DOCUMENT_LAYOUT (self), 0);

  return self->n_pages;
}

/**
 * sourcier_document_layout_get_size:
 * @self: the pages of a document
 * @width: (out): how wide a page is, in points
 * @height: (out): how high it is
 */
void
sourcier_document_layout_get_size (SourcierDocumentLayout *self,
                                   double                 *width,
                                   double                 *height)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT_LAYOUT (self));

  *width = self->width;
  *height = self->height;
}
