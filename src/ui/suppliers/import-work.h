/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/import-session.h"

G_BEGIN_DECLS

/**
 * SourcierImportWork:
 * @task: what to do
 * @store: the office's file
 * @import: the import, which nothing else uses meanwhile
 * @file: its list
 * @progress: told how far the job has come
 * @decision: of all doubts, where that is the job
 * @known: whether @kind is known already
 * @kind: what the list tells of
 * @lines: (nullable) (element-type SourcierListLine): the first lines that were read
 * @missing: (nullable) (element-type gint64): the suppliers that are not in the list any more
 *
 * What a job of a session is given, and what it finds.
 */
typedef struct
{
  SourcierImportTask task;
  SourcierStore *store;
  SourcierSupplierImport *import;
  GFile *file;
  SourcierProgress *progress;
  SourcierImportDecision decision;
  gboolean known;
  SourcierImportFileKind kind;
  GPtrArray *lines;
  GArray *missing;
} SourcierImportWork;

SourcierImportWork *sourcier_import_work_new  (SourcierImportTask       task,
                                               SourcierStore           *store,
                                               SourcierSupplierImport  *import,
                                               GFile                   *file);
void                sourcier_import_work_free (gpointer                 data);
gboolean            sourcier_import_work_run  (gpointer                 data,
                                               GCancellable            *cancellable,
                                               GError                 **error);

G_END_DECLS
