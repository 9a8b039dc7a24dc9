/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/pdf-stream.h"

static cairo_status_t
write_cb (void                *data,
          const unsigned char *bytes,
          unsigned int         length)
{
  SourcierPdfStream *self = data;

  if (self->error != NULL
      || !g_output_stream_write_all (self->stream, bytes, length, NULL, self->cancellable, &self->error))
    return CAIRO_STATUS_WRITE_ERROR;
  return CAIRO_STATUS_SUCCESS;
}

/* Opens a PDF whose pages have a size in points; it stays where it is, and the stream stays open, until it is closed. */
void
_sourcier_pdf_stream_open (SourcierPdfStream *self,
                           GOutputStream     *stream,
                           double             width,
                           double             height,
                           GCancellable      *cancellable)
{
  *self = (SourcierPdfStream) { .stream = stream, .cancellable = cancellable };
  self->surface = cairo_pdf_surface_create_for_stream (write_cb, self, width, height);
  cairo_pdf_surface_set_metadata (self->surface, CAIRO_PDF_METADATA_CREATOR, "Sourcier " SOURCIER_VERSION);
}

/* Whether there is no use in drawing on: writing failed or was cancelled. */
gboolean
_sourcier_pdf_stream_is_over (SourcierPdfStream *self)
{
  return self->error != NULL || g_cancellable_is_cancelled (self->cancellable);
}

/* Writes what is left. Returns: %FALSE with @error set if the PDF is not whole. */
gboolean
_sourcier_pdf_stream_close (SourcierPdfStream  *self,
                            GError            **error)
{
  cairo_surface_finish (self->surface);

  cairo_status_t status = cairo_surface_status (self->surface);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}
