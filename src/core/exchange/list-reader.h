/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "exchange/csv-dialect.h"
#include "exchange/text-decoder.h"

G_BEGIN_DECLS

/**
 * SourcierListFormat:
 * @SOURCIER_LIST_TEXT: text, as CSV is
 * @SOURCIER_LIST_XLSX: Office Open XML, ECMA-376
 * @SOURCIER_LIST_ODS: OpenDocument
 */
typedef enum
{
  SOURCIER_LIST_TEXT,
  SOURCIER_LIST_XLSX,
  SOURCIER_LIST_ODS,
} SourcierListFormat;

/**
 * SourcierListLayout:
 * @format: what the file is
 * @sheet: which sheet of a spreadsheet, counted from 0
 * @encoding: how the bytes of a text are written
 * @dialect: how its records are cut into cells
 * @width: how many cells a record should have, 0 if nobody knows
 * @header_row: which record, counted from 1, names the columns, 0 if none does
 * @n_header_rows: over how many records the names go on, when one does
 * @header_line: the line of the file where that record begins
 *
 * How a list is laid out: found in the file itself, and anyone may correct it.
 */
typedef struct
{
  SourcierListFormat format;
  guint sheet;
  SourcierEncoding encoding;
  SourcierCsvDialect dialect;
  guint width;
  guint header_row;
  guint n_header_rows;
  guint header_line;
} SourcierListLayout;

/**
 * SourcierListWishes:
 * @has_encoding: whether @encoding is decided
 * @encoding: how the bytes of a text are written
 * @delimiter: what stands between its cells, "" if that is to be found
 * @quote: the mark around cells, '\0' if that is to be found
 * @has_header_line: whether @header_line is decided
 * @header_line: the line of the file, or the row of the sheet, where the names of the columns stand, blank ones counted;
 *   a blank one means the next that is not. 0 where the columns have no names
 * @has_sheet: whether @sheet is decided
 * @sheet: which sheet of a spreadsheet, counted from 0
 *
 * What somebody has decided of a list's layout; what is not decided is found in the file.
 */
typedef struct
{
  gboolean has_encoding;
  SourcierEncoding encoding;
  char delimiter[3];
  char quote;
  gboolean has_header_line;
  guint header_line;
  gboolean has_sheet;
  guint sheet;
} SourcierListWishes;

/**
 * SourcierListDefect:
 * @SOURCIER_LIST_STRAY_MARK: a quotation mark stands where none should be; it is taken for text
 * @SOURCIER_LIST_MISSING_CELLS: the record has less cells than the others
 * @SOURCIER_LIST_SURPLUS_CELLS: it has more
 * @SOURCIER_LIST_OTHER_DELIMITER: another delimiter than the list's cuts it into as many cells as the others have, and it was cut so
 *
 * What is wrong with a record, which is given nevertheless.
 */
typedef enum
{
  SOURCIER_LIST_STRAY_MARK,
  SOURCIER_LIST_MISSING_CELLS,
  SOURCIER_LIST_SURPLUS_CELLS,
  SOURCIER_LIST_OTHER_DELIMITER,
} SourcierListDefect;

/**
 * SourcierListDefectFunc:
 * @defect: what is wrong
 * @line: the line of the file where the record begins, counted from 1
 * @user_data: what was given to the reader
 *
 * Told before the record itself is given.
 */
typedef void (*SourcierListDefectFunc) (SourcierListDefect defect,
                                       guint             line,
                                       gpointer          user_data);

/**
 * SourcierListRowFunc:
 * @cells: (array length=n_cells zero-terminated=1): valid UTF-8, as written in the file; good until the function
 *   returns, g_strdupv() keeps a copy
 * @n_cells: how many there are in this record, which may differ from the header's
 * @line: the line of the file where the record begins, counted from 1
 * @user_data: what was given to the reader
 * @error: why reading must stop
 *
 * Returns: %FALSE to stop reading, with @error set
 */
typedef gboolean (*SourcierListRowFunc) (char      **cells,
                                        guint       n_cells,
                                        guint       line,
                                        gpointer    user_data,
                                        GError    **error);

gboolean   sourcier_list_detect  (GFile                   *file,
                                 SourcierListLayout       *layout,
                                 GCancellable            *cancellable,
                                 GError                 **error);
gboolean   sourcier_list_detect_with (GFile                  *file,
                                      const SourcierListWishes *wishes,
                                      SourcierListLayout     *layout,
                                      GCancellable           *cancellable,
                                      GError                **error);
char     **sourcier_list_read_header (GFile                   *file,
                                     const SourcierListLayout *layout,
                                     GCancellable            *cancellable,
                                     GError                 **error);
gboolean   sourcier_list_read    (GFile                   *file,
                                 const SourcierListLayout *layout,
                                 SourcierListRowFunc       row_func,
                                 SourcierListDefectFunc    defect_func,
                                 gpointer                 user_data,
                                 SourcierProgress        *progress,
                                 GCancellable            *cancellable,
                                 GError                 **error);
gboolean   sourcier_csv_read_bytes (GBytes               *bytes,
                                    char                  delimiter,
                                    SourcierListRowFunc    row_func,
                                    gpointer              user_data,
                                    GError              **error);

G_END_DECLS
