/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/export-table.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierExportTableFunc:
 * @store: a connection: the page's own to ask about columns, a worker's where rows are read
 * @question: what was given with the function
 *
 * Returns: (transfer full): the table, which reads with @store
 */
typedef SourcierExportTable *(*SourcierExportTableFunc) (SourcierStore *store,
                                                         gpointer       question);

/**
 * SourcierExportRows:
 * @words: how many rows of what there are: “12 suppliers”
 * @n_rows: how many
 *
 * Rows that a page can let go: the whole answer, or what is selected. Workers make the table from them anew with their own
 * connection, so what the question is must not change.
 */
typedef struct
{
  char *words;
  gint64 n_rows;
  SourcierExportTableFunc make_table;
  gpointer question;
  GDestroyNotify free_question;
} SourcierExportRows;

SourcierExportRows  *sourcier_export_rows_new        (const char              *words,
                                                      gint64                   n_rows,
                                                      SourcierExportTableFunc  make_table,
                                                      gpointer                 question,
                                                      GDestroyNotify           free_question);
SourcierExportRows  *sourcier_export_rows_ref        (SourcierExportRows      *self);
void                 sourcier_export_rows_unref      (SourcierExportRows      *self);
SourcierExportTable *sourcier_export_rows_make_table (SourcierExportRows      *self,
                                                      SourcierStore           *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierExportRows, sourcier_export_rows_unref)

G_END_DECLS
