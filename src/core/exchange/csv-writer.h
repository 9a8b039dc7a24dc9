/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/text-decoder.h"

G_BEGIN_DECLS

/**
 * SourcierCsvWriter:
 *
 * Writes a table as a file that opens right in a French Excel and in LibreOffice: UTF-8 with a BOM, semicolons, CRLF,
 * quotes as in RFC 4180. A cell that a spreadsheet could take for a formula is written with an apostrophe before it,
 * which the program's own import takes off again. The file is written beside and put in place at the end, so a job that
 * fails leaves what was there before.
 */
#define SOURCIER_TYPE_CSV_WRITER (sourcier_csv_writer_get_type ())
G_DECLARE_FINAL_TYPE (SourcierCsvWriter, sourcier_csv_writer, SOURCIER, CSV_WRITER, GObject)

SourcierCsvWriter *sourcier_csv_writer_new        (GFile               *file,
                                                   GCancellable        *cancellable,
                                                   GError             **error);
SourcierCsvWriter *sourcier_csv_writer_new_stream (GOutputStream       *stream);
void               sourcier_csv_writer_set_separator (SourcierCsvWriter *self,
                                                   char                 separator);
void               sourcier_csv_writer_set_bom    (SourcierCsvWriter   *self,
                                                   gboolean             bom);
void               sourcier_csv_writer_set_guarded (SourcierCsvWriter  *self,
                                                   gboolean             guarded);
gboolean           sourcier_csv_writer_write_cells (SourcierCsvWriter  *self,
                                                   const char * const  *cells,
                                                   const gboolean      *are_texts,
                                                   guint                n_cells,
                                                   GError             **error);
gboolean           sourcier_csv_writer_write_row  (SourcierCsvWriter   *self,
                                                   const char * const  *cells,
                                                   guint                n_cells,
                                                   GError             **error);
gboolean           sourcier_csv_writer_close      (SourcierCsvWriter   *self,
                                                   GCancellable        *cancellable,
                                                   GError             **error);
char              *sourcier_csv_guard             (const char          *text);
const char        *sourcier_csv_unguard           (const char          *text);

G_END_DECLS
