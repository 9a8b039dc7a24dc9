/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierActionState:
 * @SOURCIER_ACTION_DONE: the action holds
 * @SOURCIER_ACTION_UNDONE: the action was undone and can be redone
 * @SOURCIER_ACTION_ABANDONED: the action was undone and other work followed: it can no longer be redone
 * @SOURCIER_ACTION_ERASED: the action holds, but it can no longer be undone, since what undo needs was erased for good;
 *   what was done before it cannot be undone either
 * @SOURCIER_ACTION_THINNED: the action holds, but it can no longer be undone, since the history gave up what undo needs for
 *   want of room or for its age (history-tend.h)
 * @SOURCIER_ACTION_RESTORED: the line tells that a backup took the place of the file: undo goes on with what was done before the
 *   backup was made
 */
typedef enum
{
  SOURCIER_ACTION_DONE,
  SOURCIER_ACTION_UNDONE,
  SOURCIER_ACTION_ABANDONED,
  SOURCIER_ACTION_ERASED,
  SOURCIER_ACTION_THINNED,
  SOURCIER_ACTION_RESTORED = 5,
} SourcierActionState;

/* The import of a list of suppliers. */
#define SOURCIER_ACTION_KIND_IMPORT "supplier-import"

#define SOURCIER_TYPE_ACTION (sourcier_action_get_type ())
G_DECLARE_FINAL_TYPE (SourcierAction, sourcier_action, SOURCIER, ACTION, GObject)

gint64               sourcier_action_get_id      (SourcierAction *self);
GDateTime           *sourcier_action_get_at      (SourcierAction *self);
const char          *sourcier_action_get_user    (SourcierAction *self);
const char          *sourcier_action_get_name    (SourcierAction *self);
const char          *sourcier_action_get_detail  (SourcierAction *self);
gint64               sourcier_action_get_changes (SourcierAction *self);
SourcierActionState  sourcier_action_get_state   (SourcierAction *self);
const char          *sourcier_action_get_kind    (SourcierAction *self);

const char          *sourcier_action_state_get_code (SourcierActionState state);
const char          *sourcier_action_state_get_name (SourcierActionState state);

GPtrArray           *sourcier_history_load       (SourcierStore  *store,
                                                  guint           most,
                                                  GError        **error);
gint64               sourcier_history_count      (SourcierStore  *store,
                                                  GError        **error);
GArray              *sourcier_history_find_ids   (SourcierStore  *store,
                                                  guint           most,
                                                  GError        **error);
GPtrArray           *sourcier_history_load_many  (SourcierStore  *store,
                                                  const gint64   *ids,
                                                  guint           n_ids,
                                                  GError        **error);

SourcierAction      *sourcier_history_find       (SourcierStore  *store,
                                                  gint64          id,
                                                  GError        **error);
SourcierAction      *sourcier_history_find_last  (SourcierStore  *store,
                                                  const char     *kind,
                                                  GError        **error);

G_END_DECLS
