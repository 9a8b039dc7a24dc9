/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/label-sheet-private.h"

#include "exchange/pdf-stream.h"

#include <pango/pangocairo.h>

#define POINTS_PER_MM (72 / 25.4)

static void
set_size (PangoLayout *layout,
          double       size)
{
  PangoFontDescription *font = pango_font_description_from_string ("Arial, Liberation Sans, Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

/* Lines are never wrapped: a machine reads them as the standard parts them. */
static void
fit (PangoLayout *layout,
     double       width,
     double       height)
{
  int text_width, text_height;

  for (double size = SOURCIER_LABEL_FONT_SIZE; size >= SOURCIER_LABEL_LEAST_FONT_SIZE; size -= 0.5)
    {
      set_size (layout, size);
      pango_layout_get_size (layout, &text_width, &text_height);
      if (text_width <= width * PANGO_SCALE && text_height <= height * PANGO_SCALE)
        return;
    }
}

/* Between the upper and the lower edge; what does not fit even small is cut off at the edge of the label. */
static void
draw_label (cairo_t                   *cr,
            const SourcierLabelSheet  *sheet,
            guint                      place,
            const char                *text)
{
  const SourcierLabelFormat *format = sheet->format;
  double width = (format->width - 2 * SOURCIER_LABEL_PADDING) * POINTS_PER_MM;
  double height = (format->height - SOURCIER_LABEL_PADDING) * POINTS_PER_MM;
  double x = (format->left + (place % format->columns) * format->across) * POINTS_PER_MM;
  double y = (format->top + (place / format->columns) * format->height) * POINTS_PER_MM;
  PangoLayout *layout = pango_cairo_create_layout (cr);
  int text_height;

  pango_layout_set_text (layout, text, -1);
  fit (layout, width, height);
  pango_layout_get_size (layout, NULL, &text_height);
  cairo_save (cr);
  cairo_rectangle (cr, x, y, format->width * POINTS_PER_MM, format->height * POINTS_PER_MM);
  cairo_clip (cr);
  cairo_move_to (cr, x + SOURCIER_LABEL_PADDING * POINTS_PER_MM,
                 y + (format->height * POINTS_PER_MM - text_height / (double) PANGO_SCALE) / 2);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
  g_object_unref (layout);
}

static void
draw_all (cairo_t                  *cr,
          const SourcierLabelSheet *sheet,
          SourcierPdfStream        *pdf)
{
  guint per_page = sourcier_label_format_per_page (sheet->format);

  for (guint i = 0; i < sheet->labels->len && !_sourcier_pdf_stream_is_over (pdf); i++)
    {
      guint place = (sheet->start + i) % per_page;

      draw_label (cr, sheet, place, sheet->labels->pdata[i]);
      if (place == per_page - 1 || i == sheet->labels->len - 1)
        cairo_show_page (cr);
      if (sheet->progress != NULL)
        sourcier_progress_report (sheet->progress, i + 1, sheet->labels->len);
    }
}

/* A SourcierListTargetFunc. */
gboolean
_sourcier_label_sheet_pdf (GOutputStream  *stream,
                           gpointer        data,
                           GError        **error)
{
  const SourcierLabelSheet *sheet = data;
  SourcierPdfStream pdf;
  cairo_t *cr;

  _sourcier_pdf_stream_open (&pdf, stream, sheet->format->page_width * POINTS_PER_MM,
                             sheet->format->page_height * POINTS_PER_MM, sheet->cancellable);
  cr = cairo_create (pdf.surface);
  draw_all (cr, sheet, &pdf);
  cairo_destroy (cr);
  return _sourcier_pdf_stream_close (&pdf, error);
}
