/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/backup.h"
#include "store/store-private.h"

G_BEGIN_DECLS

struct _SourcierBackup
{
  GObject parent_instance;

  char *path;
  GDateTime *at;                /* local time, as its name tells it */
  SourcierBackupReason reason;
  gint64 size;

  /* What follows is read in it. */
  gint64 file_number;
  char *stamp;                  /* tells two states of one file apart */
  gint64 counts[SOURCIER_N_BACKUP_KINDS];
  GPtrArray *actions;           /* SourcierBackupAction, newest first */
};

const char *_sourcier_backup_table          (SourcierBackupKind  kind);
char       *_sourcier_backup_name           (const char         *path,
                                             GDateTime          *at,
                                             SourcierBackupReason reason);
gboolean    _sourcier_backup_identify       (SourcierBackup     *self,
                                             GError            **error);
char       *_sourcier_backup_read_stamp     (SourcierStore      *store,
                                             GError            **error);
GPtrArray  *_sourcier_backup_read_actions   (SourcierStore      *store,
                                             gint64              after,
                                             guint               most,
                                             GError            **error);
gboolean    _sourcier_claim_copy            (const char         *path,
                                             GError            **error);
gboolean    _sourcier_copy_file             (SourcierStore      *from,
                                             SourcierStore      *to,
                                             SourcierProgress   *progress,
                                             GCancellable       *cancellable,
                                             GError            **error);
SourcierStore *_sourcier_copy_verified      (SourcierStore      *from,
                                             const char         *path,
                                             SourcierProgress   *progress,
                                             GCancellable       *cancellable,
                                             GError            **error);
gboolean    _sourcier_copy_check            (SourcierStore      *copy,
                                             GError            **error);
gboolean    _sourcier_copy_settle           (const char         *from,
                                             const char         *to,
                                             GError            **error);
char       *_sourcier_name_aside            (const char         *path,
                                             const char         *word);
gboolean    _sourcier_replace_file          (const char         *path,
                                             const char         *by,
                                             char              **kept,
                                             GError            **error);

G_END_DECLS
