/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SourcierCsvDialect:
 * @delimiter: what stands between two cells, of one character or two: ";", ", "
 * @quote: the mark around cells, '"' or '\''; written twice it stands for itself
 * @escape: what stands before a mark that belongs to the cell, '\\', or '\0' where marks are only doubled
 *
 * How the records of a list are cut into cells.
 */
typedef struct
{
  char delimiter[3];
  char quote;
  char escape;
} SourcierCsvDialect;

/* As RFC 4180 has it, but for the delimiter. */
#define SOURCIER_CSV_DIALECT(mark) { .delimiter = { (mark) }, .quote = '"' }

const char *sourcier_csv_dialect_get_name (const SourcierCsvDialect *self);

G_END_DECLS
