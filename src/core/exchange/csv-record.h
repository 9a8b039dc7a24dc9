/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/csv-dialect.h"

G_BEGIN_DECLS

/**
 * SourcierCsvRecord:
 * @n_cells: how many cells it has
 * @n_marks: quotation marks that were met
 * @n_quoted: cells between marks
 * @n_stray: marks that are text although they are neither doubled nor escaped, but in cells without marks around them
 * @length: bytes of the list that it takes, its end of line among them
 *
 * A record cut into its cells, which stay until the next is cut.
 */
typedef struct
{
  guint n_cells;
  guint n_marks;
  guint n_quoted;
  guint n_stray;
  gsize length;

  GString *text;        /* the cells, each with its NUL */
  GArray *offsets;      /* (element-type gsize): where each begins */
  GPtrArray *cells;
} SourcierCsvRecord;

/**
 * SourcierCsvMarks:
 * @SOURCIER_CSV_MARKS_STRICT: each opens a cell, closes it, is doubled or escaped: else nothing is cut
 * @SOURCIER_CSV_MARKS_KEPT: one that is nothing of that is text
 */
typedef enum
{
  SOURCIER_CSV_MARKS_STRICT,
  SOURCIER_CSV_MARKS_KEPT,
} SourcierCsvMarks;

/* No mark is taken for text. */
#define SOURCIER_CSV_NO_MARK G_MAXUINT

SourcierCsvRecord  *sourcier_csv_record_new       (void);
void                sourcier_csv_record_free      (SourcierCsvRecord        *self);
gboolean            sourcier_csv_record_cut       (SourcierCsvRecord        *self,
                                                   const SourcierCsvDialect *dialect,
                                                   const char               *text,
                                                   const char               *end,
                                                   SourcierCsvMarks          marks,
                                                   guint                     text_mark);
char              **sourcier_csv_record_get_cells (SourcierCsvRecord        *self);
gboolean            sourcier_csv_record_is_blank  (SourcierCsvRecord        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierCsvRecord, sourcier_csv_record_free)

G_END_DECLS
