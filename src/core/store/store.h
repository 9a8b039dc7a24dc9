/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/statement.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierStoreError:
 * @SOURCIER_STORE_ERROR_BUSY: another program holds the file; try again
 * @SOURCIER_STORE_ERROR_FULL: the disk is full; make room, nothing was changed
 * @SOURCIER_STORE_ERROR_TOO_NEW: a newer version of the program wrote the file; update the program
 * @SOURCIER_STORE_ERROR_DAMAGED: the file is damaged; restore a backup
 * @SOURCIER_STORE_ERROR_READ_ONLY: the file cannot be written; change its permissions or save a copy
 * @SOURCIER_STORE_ERROR_CONFLICT: what should be changed has changed since; look again
 * @SOURCIER_STORE_ERROR_BAD_INPUT: the file is not an office's file
 * @SOURCIER_STORE_ERROR_NOT_FOUND: there is no such file, or no such thing in it
 * @SOURCIER_STORE_ERROR_CANCELLED: the job was cancelled, nothing was changed
 * @SOURCIER_STORE_ERROR_DISK: the disk fails, or the network to it; see that it is connected, nothing was changed
 * @SOURCIER_STORE_ERROR_FAILED: anything else
 *
 * Named for what the reader can do about it.
 */
typedef enum
{
  SOURCIER_STORE_ERROR_BUSY,
  SOURCIER_STORE_ERROR_FULL,
  SOURCIER_STORE_ERROR_TOO_NEW,
  SOURCIER_STORE_ERROR_DAMAGED,
  SOURCIER_STORE_ERROR_READ_ONLY,
  SOURCIER_STORE_ERROR_CONFLICT,
  SOURCIER_STORE_ERROR_BAD_INPUT,
  SOURCIER_STORE_ERROR_NOT_FOUND,
  SOURCIER_STORE_ERROR_CANCELLED,
  SOURCIER_STORE_ERROR_DISK,
  SOURCIER_STORE_ERROR_FAILED,
} SourcierStoreError;

#define SOURCIER_STORE_ERROR (sourcier_store_error_quark ())
GQuark sourcier_store_error_quark (void);

#define SOURCIER_STORE_SUFFIX ".sourcier"

#define SOURCIER_TYPE_STORE (sourcier_store_get_type ())
G_DECLARE_FINAL_TYPE (SourcierStore, sourcier_store, SOURCIER, STORE, GObject)

/**
 * SourcierStoreStep:
 * @SOURCIER_STORE_STEP_OPEN: the file is opened and looked at
 * @SOURCIER_STORE_STEP_BACKUP: an older file is copied before it is changed
 * @SOURCIER_STORE_STEP_MIGRATION: it is brought up to date
 *
 * What sourcier_store_open_watched() is doing, as sourcier_progress_get_step() tells it.
 */
typedef enum
{
  SOURCIER_STORE_STEP_OPEN,
  SOURCIER_STORE_STEP_BACKUP,
  SOURCIER_STORE_STEP_MIGRATION,
} SourcierStoreStep;

SourcierStore      *sourcier_store_create                (const char     *path,
                                                          GError        **error);
SourcierStore      *sourcier_store_open                  (const char     *path,
                                                          GError        **error);
SourcierStore      *sourcier_store_open_to_look          (const char     *path,
                                                          const char     *reason,
                                                          GError        **error);
SourcierStore      *sourcier_store_open_watched          (const char     *path,
                                                          const char     *reason,
                                                          SourcierProgress *progress,
                                                          GCancellable   *cancellable,
                                                          GError        **error);
SourcierStore      *sourcier_store_open_reader           (SourcierStore  *self,
                                                          GError        **error);
SourcierStore      *sourcier_store_open_snapshot         (SourcierStore  *self,
                                                          GError        **error);
SourcierStore      *sourcier_store_open_writer           (SourcierStore  *self,
                                                          GError        **error);
void                sourcier_store_set_at_work           (SourcierStore  *self,
                                                          gboolean        at_work);
int                 sourcier_store_count_writers         (void);
gint64              sourcier_store_get_file_number       (SourcierStore  *self);
const char         *sourcier_store_get_path              (SourcierStore  *self);
char               *sourcier_store_show_name             (const char     *path);
gboolean            sourcier_store_get_read_only         (SourcierStore  *self);
const char         *sourcier_store_get_read_only_reason  (SourcierStore  *self);
gboolean            sourcier_store_is_in_place           (SourcierStore  *self);
void                sourcier_store_stop_writing          (SourcierStore  *self,
                                                          const char     *reason);
void                sourcier_store_set_cancellable       (SourcierStore  *self,
                                                          GCancellable   *cancellable);

gboolean            sourcier_store_begin                 (SourcierStore  *self,
                                                          const char     *name,
                                                          GError        **error);
void                sourcier_store_set_detail            (SourcierStore  *self,
                                                          const char     *detail);
void                sourcier_store_set_kind              (SourcierStore  *self,
                                                          const char     *kind);
gboolean            sourcier_store_commit                (SourcierStore  *self,
                                                          GError        **error);
void                sourcier_store_rollback              (SourcierStore  *self);
gboolean            sourcier_store_in_transaction        (SourcierStore  *self);
gint64              sourcier_store_next_id               (SourcierStore  *self);

const char         *sourcier_store_get_undo_name         (SourcierStore  *self);
gint64              sourcier_store_get_undo_action       (SourcierStore  *self);
gboolean            sourcier_store_get_undo_erased       (SourcierStore  *self);
gboolean            sourcier_store_get_undo_thinned      (SourcierStore  *self);
const char         *sourcier_store_get_redo_name         (SourcierStore  *self);
gint64              sourcier_store_get_redo_action       (SourcierStore  *self);
gboolean            sourcier_store_undo                  (SourcierStore  *self,
                                                          char          **name,
                                                          GError        **error);
gboolean            sourcier_store_redo                  (SourcierStore  *self,
                                                          char          **name,
                                                          GError        **error);
void                sourcier_store_refresh               (SourcierStore  *self);

SourcierStatement  *sourcier_store_prepare               (SourcierStore  *self,
                                                          const char     *sql,
                                                          GError        **error);
gboolean            sourcier_store_execute               (SourcierStore  *self,
                                                          const char     *sql,
                                                          GError        **error);
GPtrArray          *sourcier_store_check                 (SourcierStore  *self,
                                                          GError        **error);

G_END_DECLS
