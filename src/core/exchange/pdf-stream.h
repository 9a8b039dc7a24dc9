/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo-pdf.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierPdfStream:
 * @surface: what is drawn on
 *
 * A PDF while cairo writes it to a stream.
 */
typedef struct
{
  cairo_surface_t *surface;

  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;          /* what went wrong while cairo wrote */
} SourcierPdfStream;

void     _sourcier_pdf_stream_open    (SourcierPdfStream  *self,
                                       GOutputStream      *stream,
                                       double              width,
                                       double              height,
                                       GCancellable       *cancellable);
gboolean _sourcier_pdf_stream_is_over (SourcierPdfStream  *self);
gboolean _sourcier_pdf_stream_close   (SourcierPdfStream  *self,
                                       GError            **error);

G_END_DECLS
