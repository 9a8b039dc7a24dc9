/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history-change.h"

G_BEGIN_DECLS

/**
 * SourcierHistoryLook:
 *
 * Where a file stood when it was last looked at through one connection, so that the next look tells what happened since.
 */
typedef struct _SourcierHistoryLook SourcierHistoryLook;

SourcierHistoryLook *sourcier_history_look_new   (void);
void                 sourcier_history_look_free  (SourcierHistoryLook  *self);
gboolean             sourcier_history_look_begin (SourcierHistoryLook  *self,
                                                  SourcierStore        *store,
                                                  GError              **error);
gboolean             sourcier_history_look_is_current (SourcierHistoryLook *self,
                                                  SourcierStore        *store,
                                                  gboolean             *is_current,
                                                  GError              **error);
gboolean             sourcier_history_look_is_unchanged (SourcierHistoryLook *self,
                                                  SourcierStore        *store,
                                                  gboolean             *is_unchanged,
                                                  GError              **error);
gboolean             sourcier_history_look_again (SourcierHistoryLook  *self,
                                                  SourcierStore        *store,
                                                  SourcierChangeFunc    func,
                                                  gpointer              user_data,
                                                  gboolean             *all_told,
                                                  GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierHistoryLook, sourcier_history_look_free)

G_END_DECLS
