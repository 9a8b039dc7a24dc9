/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/list-reader.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierImportLayoutChoice:
 * @SOURCIER_IMPORT_ENCODING: how the bytes are written
 * @SOURCIER_IMPORT_DELIMITER: what stands between cells
 * @SOURCIER_IMPORT_QUOTE: the mark around cells
 * @SOURCIER_IMPORT_HEADER: which line names the columns
 * @SOURCIER_IMPORT_SHEET: which sheet of a spreadsheet
 *
 * What can be said of how a list is laid out. The first choice of each is what the program finds.
 */
typedef enum
{
  SOURCIER_IMPORT_ENCODING,
  SOURCIER_IMPORT_DELIMITER,
  SOURCIER_IMPORT_QUOTE,
  SOURCIER_IMPORT_HEADER,
  SOURCIER_IMPORT_SHEET,
  SOURCIER_N_IMPORT_LAYOUT_CHOICES,
} SourcierImportLayoutChoice;

/**
 * SourcierImportLayoutFacts:
 * @layout: how the list is laid out
 * @sheets: (nullable): the names of its sheets
 * @lines: (nullable) (element-type SourcierListLine): its first lines
 *
 * What is known of a list whose layout is to be chosen.
 */
typedef struct
{
  const SourcierListLayout *layout;
  const char * const *sheets;
  GPtrArray *lines;
} SourcierImportLayoutFacts;

char   **sourcier_import_layout_choices (SourcierImportLayoutChoice       choice,
                                         const SourcierImportLayoutFacts *facts,
                                         const SourcierListWishes        *wishes);
guint    sourcier_import_layout_find    (SourcierImportLayoutChoice       choice,
                                         const SourcierImportLayoutFacts *facts,
                                         const SourcierListWishes        *wishes);
void     sourcier_import_layout_choose  (SourcierImportLayoutChoice       choice,
                                         const SourcierImportLayoutFacts *facts,
                                         guint                            selected,
                                         SourcierListWishes              *wishes);

G_END_DECLS
