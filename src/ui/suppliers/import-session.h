/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

/**
 * SourcierImportTask:
 * @SOURCIER_IMPORT_NO_TASK: nothing
 * @SOURCIER_IMPORT_READ: finds how the list is laid out, its columns and its first lines
 * @SOURCIER_IMPORT_PREPARE: finds what every row would do
 * @SOURCIER_IMPORT_DECIDE: settles all doubts alike
 * @SOURCIER_IMPORT_APPLY: writes it
 * @SOURCIER_IMPORT_UNDO: takes it back
 *
 * What a session does on a worker.
 */
typedef enum
{
  SOURCIER_IMPORT_NO_TASK,
  SOURCIER_IMPORT_READ,
  SOURCIER_IMPORT_PREPARE,
  SOURCIER_IMPORT_DECIDE,
  SOURCIER_IMPORT_APPLY,
  SOURCIER_IMPORT_UNDO,
} SourcierImportTask;

/**
 * SourcierImportFileKind:
 * @SOURCIER_IMPORT_FILE_OF_SUPPLIERS: a list of suppliers, or it is taken for one
 * @SOURCIER_IMPORT_FILE_OFFICIAL: a list that the State publishes
 * @SOURCIER_IMPORT_FILE_OF_CONTRACTS: the essential data of contracts
 */
typedef enum
{
  SOURCIER_IMPORT_FILE_OF_SUPPLIERS,
  SOURCIER_IMPORT_FILE_OFFICIAL,
  SOURCIER_IMPORT_FILE_OF_CONTRACTS,
} SourcierImportFileKind;

/**
 * SourcierImportMend:
 * @import: the import, which no worker uses now
 * @data: what was given to sourcier_import_session_change()
 */
typedef void (*SourcierImportMend) (SourcierSupplierImport *import,
                                      gpointer                data);

/**
 * SourcierImportSession:
 *
 * One list that is brought in, from its first look to what was written, as the steps of the assistant share it. Only one
 * worker uses the import at a time: whoever changes it or asks for something newer stops the older job, and what that job
 * found is never shown.
 *
 * "started" comes when a job has begun; "finished", with its #SourcierImportTask, when the newest has ended, well or not.
 */
#define SOURCIER_TYPE_IMPORT_SESSION (sourcier_import_session_get_type ())
G_DECLARE_FINAL_TYPE (SourcierImportSession, sourcier_import_session, SOURCIER, IMPORT_SESSION, GObject)

SourcierImportSession  *sourcier_import_session_new          (SourcierStore          *store);
SourcierStore          *sourcier_import_session_get_store    (SourcierImportSession  *self);
void                    sourcier_import_session_open         (SourcierImportSession  *self,
                                                              GFile                  *file,
                                                              const char             *note);
GFile                  *sourcier_import_session_get_file     (SourcierImportSession  *self);
char                   *sourcier_import_session_dup_name     (SourcierImportSession  *self);
const char             *sourcier_import_session_get_note     (SourcierImportSession  *self);
SourcierImportFileKind  sourcier_import_session_get_kind     (SourcierImportSession  *self);
SourcierSupplierImport *sourcier_import_session_get_import   (SourcierImportSession  *self);
GPtrArray              *sourcier_import_session_get_lines    (SourcierImportSession  *self);
GArray                 *sourcier_import_session_get_missing  (SourcierImportSession  *self);
void                    sourcier_import_session_change       (SourcierImportSession  *self,
                                                              SourcierImportMend    change,
                                                              gpointer                data,
                                                              GDestroyNotify          free_data,
                                                              SourcierImportTask      task);
void                    sourcier_import_session_run          (SourcierImportSession  *self,
                                                              SourcierImportTask      task);
void                    sourcier_import_session_decide_all   (SourcierImportSession  *self,
                                                              SourcierImportDecision  decision);
void                    sourcier_import_session_stop         (SourcierImportSession  *self);
SourcierImportTask      sourcier_import_session_get_task     (SourcierImportSession  *self);
SourcierProgress       *sourcier_import_session_get_progress (SourcierImportSession  *self);
gboolean                sourcier_import_session_is_read      (SourcierImportSession  *self);
gboolean                sourcier_import_session_is_prepared  (SourcierImportSession  *self);
gboolean                sourcier_import_session_is_applied   (SourcierImportSession  *self);
gboolean                sourcier_import_session_is_undone    (SourcierImportSession  *self);
const GError           *sourcier_import_session_get_problem  (SourcierImportSession  *self);

G_END_DECLS
