/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/backup.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SourcierBackupKeeper:
 *
 * Makes the backups of the office's file that is shown, on a worker, while the work goes on: when the file is opened with
 * changes that no backup has, at the first change of a day, and before long changes, which sourcier_backup_announce() tells of.
 * What is copied is the file as it was at that moment.
 */
#define SOURCIER_TYPE_BACKUP_KEEPER (sourcier_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SourcierBackupKeeper, sourcier_backup_keeper, SOURCIER, BACKUP_KEEPER, GObject)

SourcierBackupKeeper *sourcier_backup_keeper_new       (void);
void                  sourcier_backup_keeper_set_store (SourcierBackupKeeper *self,
                                                        SourcierStore        *store);

G_END_DECLS
