/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/document.h"
#include "exchange/export-options.h"

G_BEGIN_DECLS

/* How a page exports what it shows:
 *
 * - on its own thread it makes a table with its own connection, shows sourcier_export_table_get_columns() and
 *   sourcier_export_table_count(), lets the reader choose the options, and asks sourcier_export_check() before it asks where;
 * - on a worker (sourcier_job_run()) it makes the table again, with the worker's reader, and calls sourcier_export_write().
 *   That speaks the language of the options: the page need not care for it. sourcier_user_can_speak() tells which can be had;
 * - to print, it makes the table in the same way, and sourcier_export_to_document() in place of the file. */

gint64            sourcier_export_format_most_rows  (SourcierExportFormat          format);
gboolean          sourcier_export_format_check      (SourcierExportFormat          format,
                                                     gint64                        n_rows,
                                                     GError                      **error);
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
