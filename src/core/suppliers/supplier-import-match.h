/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-import-reading.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

/**
 * SourcierImportContext:
 * @store: the import's own connection
 * @headers: (array zero-terminated=1): the headers of the list
 * @targets: what each column is read as
 * @n_columns: how many columns there are
 * @evidence: what is written as the evidence of a label
 * @label: (nullable): the label that all suppliers of the list carry
 * @policy: what a row may do to a supplier of the directory
 *
 * What it takes to understand a row.
 */
typedef struct
{
  SourcierStore *store;
  char **headers;
  int *targets;
  guint n_columns;
  char *evidence;
  char *label;
  SourcierImportPolicy policy;
} SourcierImportContext;

/**
 * SourcierImportMatch:
 * @known: (nullable): the supplier of the directory that the row speaks of, %NULL for a new one
 * @same_line: the line of an earlier row that is the same cell for cell, 0 if there is none
 * @repeated_line: the line of an earlier row that speaks of the same supplier, or seems to; 0 if there is none
 * @contradicted: (nullable): a supplier of the directory that has the row's SIRET but another name and another postcode
 * @several: whether several suppliers could be meant and none stands out
 */
typedef struct
{
  SourcierSupplier *known;
  SourcierSupplier *contradicted;
  guint same_line;
  guint repeated_line;
  gboolean several;
} SourcierImportMatch;

void                   sourcier_import_match_clear   (SourcierImportMatch         *match);
SourcierImportReading *sourcier_import_context_read  (const SourcierImportContext *context,
                                                      GBytes                      *cells);
gboolean               sourcier_import_match_find    (const SourcierImportContext *context,
                                                      SourcierImportReading       *reading,
                                                      GBytes                      *cells,
                                                      SourcierImportMatch         *match,
                                                      GError                     **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SourcierImportMatch, sourcier_import_match_clear)

G_END_DECLS
