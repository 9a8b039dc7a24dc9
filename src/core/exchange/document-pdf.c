/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/document-pdf.h"

#include "exchange/document-layout-private.h"
#include "exchange/list-target.h"
#include "exchange/pdf-stream.h"


typedef struct
{
  SourcierDocument *document;
  SourcierProgress *progress;
  GCancellable *cancellable;
  SourcierPdfStream pdf;
} Writing;

static void
describe (Writing         *writing,
          cairo_surface_t *surface)
{
  SourcierDocument *document = writing->document;
  g_autofree char *day = sourcier_day_to_iso (document->day);
  g_autofree char *moment = day != NULL ? g_strconcat (day, "T00:00:00Z", NULL) : NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->creator);
  if (moment != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
}

/* The headings as bookmarks, those of a lower level under those of a higher one. */
static void
write_outline (SourcierDocumentLayout *layout,
               cairo_surface_t        *surface)
{
  int parents[SOURCIER_DOCUMENT_LEVELS + 1] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < layout->headings->len; i++)
    {
      const SourcierBlock *block = g_array_index (layout->headings, SourcierHeadingPlace, i).block;
      g_autofree char *text = _sourcier_document_plain (block->text);
      g_autofree char *place = g_strdup_printf ("dest='%s'", block->id);
      int outline = cairo_pdf_surface_add_outline (surface, parents[block->level - 1], text, place,
                                                   block->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

      for (guint level = block->level; level <= SOURCIER_DOCUMENT_LEVELS; level++)
        parents[level] = outline;
    }
}

static gboolean
draw_pages (Writing                *writing,
            SourcierDocumentLayout *layout,
            cairo_surface_t        *surface)
{
  cairo_t *cr = cairo_create (surface);
  guint n_pages = sourcier_document_layout_n_pages (layout), page;

  for (page = 0; page < n_pages && !_sourcier_pdf_stream_is_over (&writing->pdf); page++)
    {
      sourcier_document_layout_draw_page (layout, cr, page);
      cairo_show_page (cr);
      sourcier_progress_report (writing->progress, page + 1, n_pages);
    }
  cairo_destroy (cr);
  return page == n_pages;
}

static gboolean
write_pages (Writing                 *writing,
             SourcierDocumentLayout  *layout,
             GOutputStream           *stream,
             GError                 **error)
{
  _sourcier_pdf_stream_open (&writing->pdf, stream, layout->width, layout->height, writing->cancellable);
  layout->tagged = TRUE;
  describe (writing, writing->pdf.surface);
  if (draw_pages (writing, layout, writing->pdf.surface))
    write_outline (layout, writing->pdf.surface);
  return _sourcier_pdf_stream_close (&writing->pdf, error);
}

static gboolean
write_stream (GOutputStream  *stream,
              gpointer        user_data,
              GError        **error)
{
  Writing *writing = user_data;
  g_autoptr (GOutputStream) buffer = g_buffered_output_stream_new (stream);
  g_autoptr (SourcierDocumentLayout) layout = sourcier_document_layout_new (writing->document, NULL,
                                                                            writing->cancellable, error);

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffer), FALSE);
  return layout != NULL && write_pages (writing, layout, buffer, error)
         && g_output_stream_flush (buffer, writing->cancellable, error);
}

/**
 * sourcier_document_write_pdf:
 * @self: a document
 * @file: where to write, replaced at the end
 * @progress: (nullable): told of the pages written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes the pages of sourcier_document_layout_new() as PDF, with bookmarks, links and the tags of headings, paragraphs,
 * lists and tables.
 *
 * Returns: %FALSE with @error set if it could not be written; what was there before stays then
 */
gboolean
sourcier_document_write_pdf (SourcierDocument  *self,
                             GFile             *file,
                             SourcierProgress  *progress,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_DOCUMENT (self), FALSE);

  Writing writing = { .document = self, .progress = progress, .cancellable = cancellable };

  return sourcier_list_target_write (file, write_stream, &writing, cancellable, error);
}

/**
 * sourcier_document_write_pdf_stream:
 * @self: a document
 * @stream: where to write; it stays open
 * @progress: (nullable): told of the pages written
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Like sourcier_document_write_pdf(), to a stream.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_document_write_pdf_stream (SourcierDocument  *self,
                                    GOutputStream     *stream,
                                    SourcierProgress  *progress,
                                    GCancellable      *cancellable,
                                    GError           **error)
{
  g_return_val_if_fail (SOURCIER_IS_DOCUMENT (self) && G_IS_OUTPUT_STREAM (stream), FALSE);

  Writing writing = { .document = self, .progress = progress, .cancellable = cancellable };

  return write_stream (stream, &writing, error);
}
