/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/book.h"
#include "exchange/zip-part.h"

G_BEGIN_DECLS

/* The sheets of the two formats end there, ECMA-376 and LibreOffice; no list is wider. */
#define SOURCIER_BOOK_MOST_ROWS 1048576
#define SOURCIER_BOOK_MOST_CELLS 16384

/**
 * SourcierBookStyle:
 * @is_day: whether numbers are days
 * @n_digits: of how many figures they are, zeros filling the left; 0 for as many as there are
 *
 * What a format of numbers says of what they are.
 */
typedef struct
{
  gboolean is_day;
  guint n_digits;
} SourcierBookStyle;

struct _SourcierBook
{
  GFile *file;
  SourcierListFormat format;
  GPtrArray *sheets;          /* names, ended by NULL */

  /* of XLSX alone */
  GPtrArray *parts;           /* (element-type utf8): the file of each sheet */
  GStringChunk *texts;
  GPtrArray *shared;          /* (element-type utf8) (transfer none): the texts that cells share */
  GArray *styles;             /* (element-type SourcierBookStyle): of cells */
  gboolean since_1904;
};

/**
 * SourcierBookRow:
 * @cells: (element-type utf8): what it has so far; the last ones may be missing
 * @number: its row of the sheet, counted from 1
 *
 * A row while it is read, given to @row_func when it is whole.
 */
typedef struct
{
  GPtrArray *cells;
  guint number;
  SourcierListRowFunc row_func;
  gpointer user_data;
} SourcierBookRow;

void     _sourcier_book_row_set      (SourcierBookRow   *self,
                                      guint              column,
                                      char              *text);
gboolean _sourcier_book_row_end      (SourcierBookRow   *self,
                                      guint              times,
                                      GError           **error);
void     _sourcier_book_report       (SourcierZipPart   *part,
                                      SourcierProgress  *progress,
                                      gint64             size);
char    *_sourcier_book_number       (const char        *stored,
                                      guint              n_digits);
char    *_sourcier_book_day          (const char        *stored,
                                      gboolean           since_1904);
char    *_sourcier_book_take_text    (SourcierZipPart   *part,
                                      GError           **error);

gboolean _sourcier_book_xlsx_open    (SourcierBook      *self,
                                      GCancellable      *cancellable,
                                      GError           **error);
gboolean _sourcier_book_xlsx_read    (SourcierBook      *self,
                                      guint              sheet,
                                      SourcierBookRow   *row,
                                      SourcierProgress  *progress,
                                      GCancellable      *cancellable,
                                      GError           **error);
gboolean _sourcier_book_ods_open     (SourcierBook      *self,
                                      GCancellable      *cancellable,
                                      GError           **error);
gboolean _sourcier_book_ods_read     (SourcierBook      *self,
                                      guint              sheet,
                                      SourcierBookRow   *row,
                                      SourcierProgress  *progress,
                                      GCancellable      *cancellable,
                                      GError           **error);

G_END_DECLS
