/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/chart.h"

#include <cairo-svg.h>
#include <math.h>

static cairo_status_t
append_cb (void                *data,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * sourcier_chart_to_png:
 * @self: a chart
 * @width: how wide it is
 * @height: how high it is
 * @text_size: how large its text is, in the same unit
 * @scale: how many dots the unit has
 *
 * Returns: (transfer full): a picture of it on white, as PNG
 */
GByteArray *
sourcier_chart_to_png (SourcierChart *self,
                       double         width,
                       double         height,
                       double         text_size,
                       double         scale)
{
  g_return_val_if_fail (SOURCIER_IS_CHART (self), NULL);

  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * scale),
                                                         (int) ceil (height * scale));
  cairo_t *cr = cairo_create (surface);
  GByteArray *png = g_byte_array_new ();

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  sourcier_chart_draw (self, cr, width, height, text_size, NULL);
  cairo_destroy (cr);
  cairo_surface_write_to_png_stream (surface, append_cb, png);
  cairo_surface_destroy (surface);

  return png;
}

/**
 * sourcier_chart_to_svg:
 * @self: a chart
 * @width: how wide it is
 * @height: how high it is
 * @text_size: how large its text is, in the same unit
 *
 * Returns: (transfer full): a drawing of it, as SVG
 */
GByteArray *
sourcier_chart_to_svg (SourcierChart *self,
                       double         width,
                       double         height,
                       double         text_size)
{
  g_return_val_if_fail (SOURCIER_IS_CHART (self), NULL);

  GByteArray *svg = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (append_cb, svg, width, height);
  cairo_t *cr = cairo_create (surface);

  sourcier_chart_draw (self, cr, width, height, text_size, NULL);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return svg;
}
