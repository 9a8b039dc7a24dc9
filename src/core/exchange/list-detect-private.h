/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/list-reader.h"

G_BEGIN_DECLS

/* Titles and blank lines above a header are few, and so are the rows over which its names go on. */
#define SOURCIER_LIST_N_HEADS 10
#define SOURCIER_LIST_MOST_HEADER_ROWS 3
#define SOURCIER_LIST_N_FOLLOWING 50
#define SOURCIER_LIST_N_RECORDS (SOURCIER_LIST_N_HEADS + SOURCIER_LIST_MOST_HEADER_ROWS + SOURCIER_LIST_N_FOLLOWING)

/* One of the first records of a list, and the line where it begins. */
typedef struct
{
  char **cells;
  guint line;
} SourcierListRecord;

/* The beginning of a list as one dialect cuts it. */
typedef struct
{
  SourcierCsvDialect dialect;
  GArray *widths;        /* how many cells in each record */
  GArray *records;       /* (element-type SourcierListRecord) the first of them */
  guint n_defects;
  guint n_quoted;
  guint width;           /* of most records */
  double score;
} SourcierListReading;

guint    _sourcier_list_reading_find_header      (const SourcierListReading  *reading);
gboolean _sourcier_list_reading_find_header_rows (const SourcierListReading  *reading,
                                                  GFile                      *file,
                                                  const SourcierListWishes   *wishes,
                                                  SourcierListLayout         *layout,
                                                  GError                    **error);

G_END_DECLS
