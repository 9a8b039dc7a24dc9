/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierBackupReason:
 * @SOURCIER_BACKUP_BY_HAND: somebody asked for it; it stays until somebody deletes it
 * @SOURCIER_BACKUP_DAY: the first of a day on which something changed
 * @SOURCIER_BACKUP_FORMAT: before the file was brought to a newer format; it stays until somebody deletes it
 * @SOURCIER_BACKUP_IMPORT: before a list or a file of contracts was brought in, or taken back
 * @SOURCIER_BACKUP_CHANGE: before many things were changed at once
 *
 * Why a backup was made.
 */
typedef enum
{
  SOURCIER_BACKUP_BY_HAND,
  SOURCIER_BACKUP_DAY,
  SOURCIER_BACKUP_FORMAT,
  SOURCIER_BACKUP_IMPORT,
  SOURCIER_BACKUP_CHANGE,
  SOURCIER_N_BACKUP_REASONS,
} SourcierBackupReason;

const char *sourcier_backup_reason_get_code (SourcierBackupReason reason);
const char *sourcier_backup_reason_get_name (SourcierBackupReason reason);

/* So many things changed at once are worth a backup before. */
#define SOURCIER_BACKUP_MANY 20

/**
 * SourcierBackupPolicy:
 * @folder: (nullable): where backups go, in a folder for each office; %NULL beside the office's file
 * @newest: how many of the newest stay, whatever their days
 * @days: of how many days the last backup stays
 * @weeks: of how many weeks the last backup stays
 * @months: of how many months the last backup stays
 *
 * Where backups go, and which of them stay. Days, weeks and months without a backup are not counted: nothing goes while the
 * office is on holiday.
 */
typedef struct
{
  char *folder;
  guint newest;
  guint days;
  guint weeks;
  guint months;
} SourcierBackupPolicy;

SourcierBackupPolicy *sourcier_backup_policy_new    (void);
SourcierBackupPolicy *sourcier_backup_policy_load   (void);
void                  sourcier_backup_policy_free   (SourcierBackupPolicy       *self);
char                 *sourcier_backup_policy_find_folder (const SourcierBackupPolicy *self,
                                                     const char                 *path);
void                  sourcier_backup_policy_choose (const SourcierBackupPolicy *self,
                                                     GPtrArray                  *backups,
                                                     gboolean                   *stays);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierBackupPolicy, sourcier_backup_policy_free)

/**
 * SourcierBackupKind:
 *
 * What is counted in a backup, so that the reader tells one from another.
 */
typedef enum
{
  SOURCIER_BACKUP_SUPPLIERS,
  SOURCIER_BACKUP_PURCHASES,
  SOURCIER_BACKUP_PLANS,
  SOURCIER_N_BACKUP_KINDS,
} SourcierBackupKind;

const char *sourcier_backup_kind_get_code (SourcierBackupKind kind);
char       *sourcier_backup_kind_count    (SourcierBackupKind kind,
                                           gint64             n);

/**
 * SourcierBackupAction:
 * @id: its number in the history
 * @at: (nullable): when it was done
 * @user: by whom
 * @name: what was done
 * @detail: what it was about, may be ""
 *
 * A line of the history of a file that may have any format.
 */
typedef struct
{
  gint64 id;
  GDateTime *at;
  char *user;
  char *name;
  char *detail;
} SourcierBackupAction;

/**
 * SourcierBackup:
 *
 * A copy of an office's file that was opened and checked when it was made.
 */
#define SOURCIER_TYPE_BACKUP (sourcier_backup_get_type ())
G_DECLARE_FINAL_TYPE (SourcierBackup, sourcier_backup, SOURCIER, BACKUP, GObject)

SourcierBackup       *sourcier_backup_new_for_path  (const char           *path);
const char           *sourcier_backup_get_path      (SourcierBackup       *self);
GDateTime            *sourcier_backup_get_at        (SourcierBackup       *self);
SourcierBackupReason  sourcier_backup_get_reason    (SourcierBackup       *self);
gint64                sourcier_backup_get_size      (SourcierBackup       *self);

gboolean              sourcier_backup_read          (SourcierBackup       *self,
                                                     GError              **error);
gint64                sourcier_backup_get_count     (SourcierBackup       *self,
                                                     SourcierBackupKind    kind);
GPtrArray            *sourcier_backup_get_actions   (SourcierBackup       *self);
gint64                sourcier_backup_get_file_number (SourcierBackup     *self);
const char           *sourcier_backup_get_stamp     (SourcierBackup       *self);
gboolean              sourcier_backup_is_ahead      (SourcierBackup       *self,
                                                     SourcierStore        *store);

/**
 * SourcierBackupComparison:
 * @lost: how many of each kind the present file has and the backup has not
 * @regained: how many of each kind the backup has and the present file has not
 * @n_actions: how many actions of the history came after the backup
 * @actions: (element-type SourcierBackupAction): the newest of them, newest first
 *
 * What restoring a backup would change.
 */
typedef struct
{
  gint64 lost[SOURCIER_N_BACKUP_KINDS];
  gint64 regained[SOURCIER_N_BACKUP_KINDS];
  gint64 n_actions;
  GPtrArray *actions;
} SourcierBackupComparison;

SourcierBackupComparison *sourcier_backup_compare   (SourcierBackup       *self,
                                                     const char           *path,
                                                     GCancellable         *cancellable,
                                                     GError              **error);
void                  sourcier_backup_comparison_free (SourcierBackupComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierBackupComparison, sourcier_backup_comparison_free)

GPtrArray            *sourcier_backup_list          (const char                  *path,
                                                     const SourcierBackupPolicy  *policy,
                                                     gint64                       file_number);
gboolean              sourcier_backup_make          (SourcierStore               *store,
                                                     const SourcierBackupPolicy  *policy,
                                                     SourcierBackupReason         reason,
                                                     SourcierBackup             **made,
                                                     SourcierProgress            *progress,
                                                     GCancellable                *cancellable,
                                                     GError                     **error);
void                  sourcier_backup_announce      (SourcierStore               *store,
                                                     SourcierBackupReason         reason);
void                  sourcier_backup_announce_many (SourcierStore               *store,
                                                     guint                        n);
gboolean              sourcier_backup_is_due_before (SourcierStore               *store,
                                                     gint64                       action,
                                                     SourcierBackupReason        *reason);
void                  sourcier_backup_announce_action (SourcierStore             *store,
                                                     gint64                       action);
SourcierBackup       *sourcier_backup_find_good     (const char                  *path,
                                                     const SourcierBackupPolicy  *policy,
                                                     GCancellable                *cancellable,
                                                     GError                     **error);
gboolean              sourcier_backup_restore       (const char                  *backup,
                                                     const char                  *path,
                                                     char                       **kept,
                                                     SourcierProgress            *progress,
                                                     GCancellable                *cancellable,
                                                     GError                     **error);

G_END_DECLS
