/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "exchange/csv-dialect.h"
#include "exchange/text-decoder.h"

G_BEGIN_DECLS

/**
 * SourcierCsvLayout:
 * @encoding: how the bytes are written
 * @dialect: how records are cut into cells
 * @width: how many cells a record should have, 0 if nobody knows
 * @header_row: which record, counted from 1, names the columns, 0 if none does
 * @n_header_rows: over how many records the names go on, when one does
 * @header_line: the line of the file where that record begins
 *
 * How a list is laid out: found in the file itself, and anyone may correct it.
 */
typedef struct
{
  SourcierEncoding encoding;
  SourcierCsvDialect dialect;
  guint width;
  guint header_row;
  guint n_header_rows;
  guint header_line;
} SourcierCsvLayout;

/**
 * SourcierCsvDefect:
 * @SOURCIER_CSV_STRAY_MARK: a quotation mark stands where none should be; it is taken for text
 * @SOURCIER_CSV_MISSING_CELLS: the record has less cells than the others
 * @SOURCIER_CSV_SURPLUS_CELLS: it has more
 *
 * What is wrong with a record, which is given nevertheless.
 */
typedef enum
{
  SOURCIER_CSV_STRAY_MARK,
  SOURCIER_CSV_MISSING_CELLS,
  SOURCIER_CSV_SURPLUS_CELLS,
} SourcierCsvDefect;

/**
 * SourcierCsvDefectFunc:
 * @defect: what is wrong
 * @line: the line of the file where the record begins, counted from 1
 * @user_data: what was given to the reader
 *
 * Told before the record itself is given.
 */
typedef void (*SourcierCsvDefectFunc) (SourcierCsvDefect defect,
                                       guint             line,
                                       gpointer          user_data);

/**
 * SourcierCsvRowFunc:
 * @cells: (array length=n_cells zero-terminated=1): valid UTF-8, as written in the file; good until the function
 *   returns, g_strdupv() keeps a copy
 * @n_cells: how many there are in this record, which may differ from the header's
 * @line: the line of the file where the record begins, counted from 1
 * @user_data: what was given to the reader
 * @error: why reading must stop
 *
 * Returns: %FALSE to stop reading, with @error set
 */
typedef gboolean (*SourcierCsvRowFunc) (char      **cells,
                                        guint       n_cells,
                                        guint       line,
                                        gpointer    user_data,
                                        GError    **error);

gboolean   sourcier_csv_detect  (GFile                   *file,
                                 SourcierCsvLayout       *layout,
                                 GCancellable            *cancellable,
                                 GError                 **error);
char     **sourcier_csv_read_header (GFile                   *file,
                                     const SourcierCsvLayout *layout,
                                     GCancellable            *cancellable,
                                     GError                 **error);
gboolean   sourcier_csv_read    (GFile                   *file,
                                 const SourcierCsvLayout *layout,
                                 SourcierCsvRowFunc       row_func,
                                 SourcierCsvDefectFunc    defect_func,
                                 gpointer                 user_data,
                                 SourcierProgress        *progress,
                                 GCancellable            *cancellable,
                                 GError                 **error);
gboolean   sourcier_csv_read_bytes (GBytes               *bytes,
                                    char                  delimiter,
                                    SourcierCsvRowFunc    row_func,
                                    gpointer              user_data,
                                    GError              **error);

G_END_DECLS
