/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/label-sheet-private.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define POINTS_PER_MM (72 / 25.4)

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;        /* what went wrong while cairo wrote */
} Writing;

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  Writing *writing = data;

  if (writing->error != NULL
      || !g_output_stream_write_all (writing->stream, bytes, length, NULL, writing->cancellable, &writing->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

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
          Writing                  *writing)
{
  guint per_page = sourcier_label_format_per_page (sheet->format);

  for (guint i = 0; i < sheet->labels->len && writing->error == NULL
       && !g_cancellable_is_cancelled (sheet->cancellable); i++)
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
  Writing writing = { stream, sheet->cancellable, NULL };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_cb, &writing, sheet->format->page_width * POINTS_PER_MM,
                                                                  sheet->format->page_height * POINTS_PER_MM);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Sourcier " SOURCIER_VERSION);
  draw_all (cr, sheet, &writing);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (writing.error != NULL)
    {
      g_propagate_error (error, writing.error);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (sheet->cancellable, error))
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}
