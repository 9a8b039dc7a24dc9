/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "exchange/document.h"

G_BEGIN_DECLS

gboolean sourcier_document_write_pdf (SourcierDocument  *self,
                                      GFile             *file,
                                      SourcierProgress  *progress,
                                      GCancellable      *cancellable,
                                      GError           **error);

gboolean sourcier_document_write_pdf_stream (SourcierDocument  *self,
                                             GOutputStream     *stream,
                                             SourcierProgress  *progress,
                                             GCancellable      *cancellable,
                                             GError           **error);

G_END_DECLS
