/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/backup.h"

G_BEGIN_DECLS

char *sourcier_backup_words_time     (GDateTime                      *at);
char *sourcier_backup_words_describe (SourcierBackup                 *backup);
char *sourcier_backup_words_action   (const SourcierBackupAction     *action);
char *sourcier_backup_words_compare  (const SourcierBackupComparison *comparison);

G_END_DECLS
