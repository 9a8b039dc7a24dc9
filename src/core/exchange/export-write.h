/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document.h"
#include "exchange/export-options.h"

G_BEGIN_DECLS

gint64            sourcier_export_format_most_rows  (SourcierExportFormat          format);
gboolean          sourcier_export_check             (SourcierExportTable          *table,
                                                     const SourcierExportOptions  *options,
                                                     GError                      **error);
gboolean          sourcier_export_write             (SourcierExportTable          *table,
                                                     const SourcierExportOptions  *options,
                                                     GFile                        *file,
                                                     SourcierProgress             *progress,
                                                     GCancellable                 *cancellable,
                                                     GError                      **error);
gboolean          sourcier_export_write_stream      (SourcierExportTable          *table,
                                                     const SourcierExportOptions  *options,
                                                     GOutputStream                *stream,
                                                     SourcierProgress             *progress,
                                                     GCancellable                 *cancellable,
                                                     GError                      **error);
SourcierDocument *sourcier_export_to_document       (SourcierExportTable          *table,
                                                     const SourcierExportOptions  *options,
                                                     SourcierProgress             *progress,
                                                     GCancellable                 *cancellable,
                                                     GError                      **error);

G_END_DECLS
