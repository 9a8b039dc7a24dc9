/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history.h"

G_BEGIN_DECLS

/**
 * SourcierRevertOutcome:
 * @SOURCIER_REVERT_REVERSED: the thing is as it was before the action, or gone where the action added it
 * @SOURCIER_REVERT_PARTLY: what nobody changed since is as it was before; the rest stays
 * @SOURCIER_REVERT_KEPT: the thing stays as it is, since somebody edited it or something refers to it since
 * @SOURCIER_REVERT_FAILED: the thing could not be taken back: it was deleted since, or is not as the history says
 *
 * What becomes of a thing that an action changed. Each has exactly one outcome.
 */
typedef enum
{
  SOURCIER_REVERT_REVERSED,
  SOURCIER_REVERT_PARTLY,
  SOURCIER_REVERT_KEPT,
  SOURCIER_REVERT_FAILED,
  SOURCIER_N_REVERT_OUTCOMES,
} SourcierRevertOutcome;

const char *sourcier_revert_outcome_get_code (SourcierRevertOutcome outcome);
const char *sourcier_revert_outcome_get_name (SourcierRevertOutcome outcome);

/**
 * SourcierRevertedThing:
 *
 * A thing that an action changed, and what becomes of it.
 */
#define SOURCIER_TYPE_REVERTED_THING (sourcier_reverted_thing_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRevertedThing, sourcier_reverted_thing, SOURCIER, REVERTED_THING, GObject)

gint64      sourcier_reverted_thing_get_id     (SourcierRevertedThing *self);
const char *sourcier_reverted_thing_get_about  (SourcierRevertedThing *self);
const char *sourcier_reverted_thing_get_name   (SourcierRevertedThing *self);
const char *sourcier_reverted_thing_get_reason (SourcierRevertedThing *self);

/**
 * SourcierRevert:
 *
 * Takes one action back, days later, though other work followed. What it added and nobody touched goes, what it deleted comes
 * back, and each field that it changed is as it was before, unless somebody changed that field since. Of an import, and of what
 * the action added, a thing stays whole that was edited since, or that something came to name. prepare() says what would become
 * of each thing; apply() does it, in one action that can be undone.
 */
#define SOURCIER_TYPE_REVERT (sourcier_revert_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRevert, sourcier_revert, SOURCIER, REVERT, GObject)

SourcierRevert     *sourcier_revert_new           (SourcierStore          *store,
                                                   gint64                  action);
gboolean            sourcier_revert_prepare       (SourcierRevert         *self,
                                                   GCancellable           *cancellable,
                                                   GError                **error);
gboolean            sourcier_revert_apply         (SourcierRevert         *self,
                                                   GCancellable           *cancellable,
                                                   GError                **error);
SourcierAction     *sourcier_revert_get_action    (SourcierRevert         *self);
gboolean            sourcier_revert_is_import     (SourcierRevert         *self);
gboolean            sourcier_revert_does_anything (SourcierRevert         *self);
gint64              sourcier_revert_get_n         (SourcierRevert         *self,
                                                   SourcierRevertOutcome   outcome);
gint64              sourcier_revert_get_n_removed (SourcierRevert         *self);
GPtrArray          *sourcier_revert_get_things    (SourcierRevert         *self,
                                                   SourcierRevertOutcome   outcome,
                                                   guint                   most,
                                                   GError                **error);

G_END_DECLS
