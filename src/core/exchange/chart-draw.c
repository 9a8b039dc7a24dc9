/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/chart-private.h"

#include "exchange/page-text.h"

#include <math.h>

/* In heights of the text. */
#define YEARS_HEIGHT 15.0
#define SHARE_HEIGHT 2.1
#define LABEL_SHARE 0.42   /* the most that labels take of the width */

/* How small text becomes where room is short: a label can be cut, a figure that is cut would be a wrong one. */
#define LEAST_LABEL 0.9
#define LEAST_FIGURE 0.4

const SourcierChartInk sourcier_chart_paper_ink =
{
  .text = { 0.13, 0.13, 0.15 },
  .line = { 0.55, 0.56, 0.60 },
  .target = { 0.38, 0.40, 0.45 },
  .measured = { 0.11, 0.31, 0.55 },
};

typedef struct
{
  SourcierChart *chart;
  cairo_t *cr;
  PangoContext *context;
  const SourcierChartInk *ink;
  double size;     /* of the text */
  double width;
  double height;
  double most;     /* the greatest value */
} Drawing;

typedef struct
{
  double x, y, width, height;
} Box;

static void
set_colour (cairo_t              *cr,
            const SourcierColour *colour)
{
  cairo_set_source_rgb (cr, colour->red, colour->green, colour->blue);
}

/* Text on one line, at most @width wide: @anchor 0 begins at @x, 0.5 is centred on it, 1 ends there. What is too wide
 * shrinks down to @least, then is cut. */
static void
draw_text (Drawing    *drawing,
           const char *text,
           double      x,
           double      y,
           double      width,
           double      anchor,
           double      least)
{
  g_autoptr (PangoLayout) layout = sourcier_page_text_new (drawing->context, text, drawing->size, FALSE);
  int natural, height;

  pango_layout_get_size (layout, &natural, &height);
  double scale = 1.0;
  if (natural > width * PANGO_SCALE)
    {
      scale = MAX (least, width * PANGO_SCALE / natural);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, (int) ceil (width / scale * PANGO_SCALE));
      pango_layout_get_size (layout, &natural, &height);
    }

  cairo_save (drawing->cr);
  set_colour (drawing->cr, &drawing->ink->text);
  cairo_translate (drawing->cr, x - anchor * natural * scale / PANGO_SCALE,
                   y + (1 - scale) * height / PANGO_SCALE / 2);
  cairo_scale (drawing->cr, scale, scale);
  cairo_move_to (drawing->cr, 0, 0);
  pango_cairo_show_layout (drawing->cr, layout);
  cairo_restore (drawing->cr);
}

/* What is aimed at can be told from what was measured without colours: an outline with lines across it. */
static void
draw_target (Drawing   *drawing,
             const Box *box)
{
  cairo_t *cr = drawing->cr;
  double step = drawing->size * 0.42;

  set_colour (cr, &drawing->ink->target);
  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  cairo_set_line_width (cr, drawing->size * 0.06);
  for (double along = 0; along < box->width + box->height; along += step)
    {
      cairo_move_to (cr, box->x + along, box->y);
      cairo_line_to (cr, box->x + along - box->height, box->y + box->height);
    }
  cairo_stroke (cr);
  cairo_restore (cr);

  double half = drawing->size * 0.05;
  cairo_set_line_width (cr, half * 2);
  cairo_rectangle (cr, box->x + half, box->y + half, MAX (0, box->width - 2 * half), MAX (0, box->height - half));
  cairo_stroke (cr);
}

static void
draw_measured (Drawing   *drawing,
               const Box *box)
{
  set_colour (drawing->cr, &drawing->ink->measured);
  cairo_rectangle (drawing->cr, box->x, box->y, box->width, box->height);
  cairo_fill (drawing->cr);
}

static double
text_width (Drawing    *drawing,
            const char *text)
{
  g_autoptr (PangoLayout) layout = sourcier_page_text_new (drawing->context, text, drawing->size, FALSE);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

static void
draw_legend (Drawing *drawing)
{
  double swatch = drawing->size * 0.85, x = 0;

  for (SourcierChartWord word = SOURCIER_CHART_WORD_TARGET; word <= SOURCIER_CHART_WORD_MEASURED; word++)
    {
      const char *text = sourcier_chart_word (drawing->chart, word);
      Box box = { x, drawing->size * 0.25, swatch * 1.4, swatch };

      if (word == SOURCIER_CHART_WORD_TARGET)
        draw_target (drawing, &box);
      else
        draw_measured (drawing, &box);
      x += box.width + drawing->size * 0.5;
      draw_text (drawing, text, x, 0, drawing->width, 0, LEAST_LABEL);
      x += text_width (drawing, text) + drawing->size * 1.6;
    }
}

/* One bar of a year, its figure above it. */
static void
draw_upright (Drawing    *drawing,
              const Box  *area,
              double      value,
              gboolean    is_target)
{
  double height = isfinite (value) ? area->height * MAX (0, value) / drawing->most : 0;
  Box box = { area->x, area->y + area->height - height, area->width, height };
  g_autofree char *figure = sourcier_chart_figure (drawing->chart, value);

  if (height > 0 && is_target)
    draw_target (drawing, &box);
  else if (height > 0)
    draw_measured (drawing, &box);
  draw_text (drawing, figure, box.x + box.width / 2, box.y - drawing->size * 1.5, area->width * 1.12, 0.5, LEAST_FIGURE);
}

static void
draw_year (Drawing                *drawing,
           const SourcierChartBar *bar,
           double                  x,
           double                  slot)
{
  double top = drawing->size * 3.6, bottom = drawing->height - drawing->size * 1.7;
  double width = MIN (slot * 0.40, drawing->size * 4.6);
  double gap = width * 0.14, left = x + slot / 2 - width - gap / 2;
  Box area = { left, top, width, bottom - top };

  if (bar->is_start)
    area.x = x + (slot - width) / 2;
  else
    {
      draw_upright (drawing, &area, bar->target, TRUE);
      area.x += width + gap;
    }
  draw_upright (drawing, &area, bar->measured, FALSE);
  draw_text (drawing, bar->label, x + slot / 2, bottom + drawing->size * 0.25, slot, 0.5, LEAST_FIGURE);
}

static void
draw_years (Drawing *drawing)
{
  GArray *bars = drawing->chart->bars;
  double bottom = drawing->height - drawing->size * 1.7;
  double slot = drawing->width / MAX (bars->len, 1);

  draw_legend (drawing);
  for (guint i = 0; i < bars->len; i++)
    draw_year (drawing, &g_array_index (bars, SourcierChartBar, i), i * slot, slot);

  set_colour (drawing->cr, &drawing->ink->line);
  cairo_set_line_width (drawing->cr, drawing->size * 0.08);
  cairo_move_to (drawing->cr, 0, bottom);
  cairo_line_to (drawing->cr, drawing->width, bottom);
  cairo_stroke (drawing->cr);
}

/* The widest of the labels and of the figures, so that all bars begin and may end at the same place. */
static void
measure_shares (Drawing *drawing,
                double  *labels,
                double  *figures)
{
  GArray *bars = drawing->chart->bars;

  *labels = *figures = 0;
  for (guint i = 0; i < bars->len; i++)
    {
      const SourcierChartBar *bar = &g_array_index (bars, SourcierChartBar, i);
      g_autofree char *figure = sourcier_chart_figure (drawing->chart, bar->measured);

      *labels = MAX (*labels, text_width (drawing, bar->label));
      *figures = MAX (*figures, text_width (drawing, figure));
    }
  *labels = MIN (*labels, drawing->width * LABEL_SHARE);
}

static void
draw_shares (Drawing *drawing)
{
  GArray *bars = drawing->chart->bars;
  double labels, figures, pitch = drawing->height / MAX (bars->len, 1);

  measure_shares (drawing, &labels, &figures);

  double gap = drawing->size * 0.7, left = labels + gap, room = MAX (0, drawing->width - left - gap - figures);
  double thick = MIN (pitch * 0.62, drawing->size * 1.5);

  for (guint i = 0; i < bars->len; i++)
    {
      const SourcierChartBar *bar = &g_array_index (bars, SourcierChartBar, i);
      g_autofree char *figure = sourcier_chart_figure (drawing->chart, bar->measured);
      double length = isfinite (bar->measured) ? room * MAX (0, bar->measured) / drawing->most : 0;
      double middle = (i + 0.5) * pitch, text_y = middle - drawing->size * 0.68;

      draw_text (drawing, bar->label, labels, text_y, labels, 1, LEAST_LABEL);
      draw_measured (drawing, &(Box) { left, middle - thick / 2, MAX (length, drawing->size * 0.1), thick });
      draw_text (drawing, figure, left + length + gap * 0.7, text_y, figures + gap, 0, LEAST_FIGURE);
    }
}

static double
greatest (SourcierChart *self)
{
  double most = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      const SourcierChartBar *bar = &g_array_index (self->bars, SourcierChartBar, i);

      if (isfinite (bar->target))
        most = MAX (most, bar->target);
      if (isfinite (bar->measured))
        most = MAX (most, bar->measured);
    }
  return most > 0 ? most : 1;
}

/**
 * sourcier_chart_get_height:
 * @self: a chart
 * @text_size: how large its text is
 *
 * Returns: how high it is best drawn, in the unit of @text_size
 */
double
sourcier_chart_get_height (SourcierChart *self,
                           double         text_size)
{
  g_return_val_if_fail (SOURCIER_IS_CHART (self), 0);

  return text_size * (self->is_years ? YEARS_HEIGHT : SHARE_HEIGHT * MAX (self->bars->len, 1));
}

/**
 * sourcier_chart_draw:
 * @self: a chart
 * @cr: where to draw; it takes the place from (0, 0) to (@width, @height)
 * @width: how wide it is
 * @height: how high it is
 * @text_size: how large its text is, in the same unit
 * @ink: (nullable): its colours, %NULL for those of paper
 */
void
sourcier_chart_draw (SourcierChart          *self,
                     cairo_t                *cr,
                     double                  width,
                     double                  height,
                     double                  text_size,
                     const SourcierChartInk *ink)
{
  g_return_if_fail (SOURCIER_IS_CHART (self) && cr != NULL && text_size > 0);

  PangoContext *context = sourcier_page_context_new (self->language);
  Drawing drawing = { self, cr, context, ink != NULL ? ink : &sourcier_chart_paper_ink, text_size, width, height,
                      greatest (self) };

  cairo_save (cr);
  if (self->is_years)
    draw_years (&drawing);
  else
    draw_shares (&drawing);
  cairo_restore (cr);
  g_object_unref (context);
}
