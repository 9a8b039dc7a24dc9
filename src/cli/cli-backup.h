/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/backup.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

SourcierBackupPolicy *sourcier_cli_backup_policy  (const char           *to);
JsonObject           *sourcier_cli_backup_to_json (SourcierBackup       *backup);
void                  sourcier_cli_back_up_before (SourcierStore        *store,
                                                   SourcierBackupReason  reason);
void                  sourcier_cli_back_up_before_action (SourcierStore  *store,
                                                   gint64                action);

G_END_DECLS
