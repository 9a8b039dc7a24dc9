/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/import-seen.h"
#include "suppliers/supplier-import-merge.h"
#include "suppliers/supplier-import-reading.h"
#include "suppliers/supplier-import-words.h"
#include "suppliers/supplier-import-store.h"

G_BEGIN_DECLS

/**
 * SourcierImportContext:
 * @store: the import's own connection
 * @headers: (array zero-terminated=1): the headers of the list
 * @targets: what each column is read as
 * @n_columns: how many columns there are
 * @source: where the labels are known from
 * @label: (nullable): the label that all suppliers of the list carry
 * @policy: what a row may do to a supplier of the directory
 * @repairs: bits, 1 << a #SourcierImportRepairKind: what is put back that a spreadsheet took off
 * @left: (nullable): sourcier_import_repair_key() of the lines where it is not
 * @words: what is decided of words that the program does not know
 * @has_directory: whether the directory has any supplier that a row may speak of
 * @late: whether all rows are read
 * @seen: (nullable): what rows had that came before, where rows cannot be looked for until all are read
 *
 * What it takes to understand a row.
 */
typedef struct
{
  SourcierStore *store;
  char **headers;
  int *targets;
  guint n_columns;
  SourcierImportSource source;
  char *label;
  SourcierImportPolicy policy;
  guint repairs;
  GHashTable *left;
  SourcierImportWords *words;
  gboolean has_directory;
  gboolean late;
  SourcierImportSeen *seen;
} SourcierImportContext;

/**
 * SourcierImportMatch:
 * @known: (nullable): the supplier of the directory that the row speaks of, %NULL for a new one
 * @same_line: the line of an earlier row that is the same cell for cell, 0 if there is none
 * @repeated_line: the line of an earlier row that speaks of the same supplier, or seems to; 0 if there is none
 * @contradicted: (nullable): a supplier of the directory that has the row's SIRET but another name and another postcode
 * @taken: (nullable): a supplier of the directory that has the row's SIRET and that another row speaks of
 * @taken_line: the line of that row
 * @several: what several suppliers have in common with the row, none standing out: %SOURCIER_IMPORT_BY_ADDRESS or
 *   %SOURCIER_IMPORT_BY_NAME, else 0
 * @late: whether nothing can be said before all rows are read
 * @likely: (nullable) (element-type SourcierImportLikely): what the row may be about where it is not sure, the likeliest
 *   first
 */
typedef struct
{
  SourcierSupplier *known;
  SourcierSupplier *contradicted;
  SourcierSupplier *taken;
  guint same_line;
  guint repeated_line;
  guint taken_line;
  SourcierImportKey several;
  gboolean late;
  GArray *likely;
} SourcierImportMatch;

void                   sourcier_import_match_clear   (SourcierImportMatch         *match);
SourcierImportReading *sourcier_import_context_read  (const SourcierImportContext *context,
                                                      GBytes                      *cells,
                                                      guint                        line);
SourcierImportMerge   *sourcier_import_context_merge (const SourcierImportContext *context,
                                                      SourcierImportReading       *reading,
                                                      SourcierSupplier            *known);
gboolean               sourcier_import_match_find    (const SourcierImportContext *context,
                                                      SourcierImportReading       *reading,
                                                      gint64                       seq,
                                                      GBytes                      *cells,
                                                      SourcierImportMatch         *match,
                                                      GError                     **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SourcierImportMatch, sourcier_import_match_clear)

G_END_DECLS
