/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "exchange/document.h"

G_BEGIN_DECLS

/**
 * SourcierDocumentLayout:
 *
 * A document laid out on A4 pages, in points (1/72 inch). The pages are the same on a screen, on paper and in a file. It is
 * made on a worker and drawn by any thread, one at a time; the document is not changed meanwhile.
 */
#define SOURCIER_TYPE_DOCUMENT_LAYOUT (sourcier_document_layout_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDocumentLayout, sourcier_document_layout, SOURCIER, DOCUMENT_LAYOUT, GObject)

SourcierDocumentLayout *sourcier_document_layout_new       (SourcierDocument        *document,
                                                            SourcierProgress        *progress,
                                                            GCancellable            *cancellable,
                                                            GError                 **error);
guint                   sourcier_document_layout_n_pages   (SourcierDocumentLayout  *self);
void                    sourcier_document_layout_get_size  (SourcierDocumentLayout  *self,
                                                            double                  *width,
                                                            double                  *height);
void                    sourcier_document_layout_draw_page (SourcierDocumentLayout  *self,
                                                            cairo_t                 *cr,
                                                            guint                    page);

G_END_DECLS
