/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/list-reader.h"

G_BEGIN_DECLS

/**
 * SourcierCsvParser:
 *
 * Cuts a stream of clean UTF-8, given piece by piece, into records, and knows the line where each begins. A quotation
 * mark where none should be stays in its own record: what follows is read as if nothing were wrong.
 */
typedef struct _SourcierCsvParser SourcierCsvParser;

SourcierCsvParser *sourcier_csv_parser_new         (GFile                     *file,
                                                    const SourcierCsvDialect  *dialect,
                                                    guint                      width,
                                                    SourcierListRowFunc         row_func,
                                                    SourcierListDefectFunc      defect_func,
                                                    gpointer                   user_data);
void               sourcier_csv_parser_free        (SourcierCsvParser         *self);
guint              sourcier_csv_parser_get_n_quoted (SourcierCsvParser        *self);
gboolean           sourcier_csv_parser_feed        (SourcierCsvParser         *self,
                                                    const char                *bytes,
                                                    gsize                      length,
                                                    GError                   **error);
gboolean           sourcier_csv_parser_finish      (SourcierCsvParser         *self,
                                                    GError                   **error);
gboolean           sourcier_csv_parser_read        (SourcierCsvParser         *self,
                                                    GInputStream              *stream,
                                                    SourcierProgress          *progress,
                                                    gint64                     size,
                                                    GCancellable              *cancellable,
                                                    GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierCsvParser, sourcier_csv_parser_free)

G_END_DECLS
