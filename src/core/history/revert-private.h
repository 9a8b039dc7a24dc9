/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/revert.h"
#include "store/history-change.h"
#include "store/history-look.h"
#include "store/history-owner.h"

G_BEGIN_DECLS

/*
 * How one action is taken back: revert-look.c goes through what the history keeps and notes which things the action changed,
 * and what became of them since; revert-names.c finds out who names whom; revert-judge.c says of each row and of each thing
 * what becomes of it; revert-apply.c does it; revert-tell.c says it in words.
 */

/* A row of the file. */
typedef struct
{
  const char *table;       /* interned */
  gint64 id;
} SourcierRow;

/* One thing that the action changed. */
typedef struct
{
  SourcierRow row;         /* first: a thing is found by it */
  const char *referrer;    /* interned: the table whose row names it since */
  GPtrArray *kept;         /* (nullable) (element-type utf8) names of fields and parts that were changed since */
  GPtrArray *lost;         /* (nullable) (element-type utf8) names of what it would name again, and that is gone since */
  gint64 n_back;           /* rows or fields that go back */
  gboolean added;          /* by the action */
  gboolean deleted;        /* by the action */
  gboolean edited;         /* something of it changed since */
  gboolean gone;           /* the file does not have it any more */
  gboolean grown;          /* something was added since below what the action added to it */
  gboolean refused;        /* it is not as the history says */
} SourcierTouched;

struct _SourcierRevert
{
  GObject parent_instance;

  SourcierStore *office;
  SourcierStore *store;      /* its own connection, which reads but while what was judged is done */
  gint64 action_id;
  SourcierAction *action;
  SourcierOwners *owners;
  GHashTable *things;        /* (element-type SourcierTouched) by their row */
  GPtrArray *order;          /* the same, by id */
  GHashTable *edited;        /* (element-type SourcierRow) what later actions changed */
  GHashTable *names;         /* (element-type gint64 utf8) of things that were deleted */
  GHashTable *named;         /* (element-type SourcierRow gint64) a table and an id: how often the action made that table name it */
  GHashTable *returning;     /* (element-type SourcierRow SourcierTouched) rows that the action deleted → whose they are */
  gboolean is_cut;
  SourcierHistoryLook *look; /* at the file when it was judged */
  gint64 n[SOURCIER_N_REVERT_OUTCOMES];
  gint64 n_removed;
  gboolean any_refused;
};

/* What becomes of a row, by what it says now. */
typedef enum
{
  SOURCIER_ROW_GOES_BACK,
  SOURCIER_ROW_WAS_CHANGED,
  SOURCIER_ROW_IS_GONE,
  SOURCIER_ROW_IS_BACK,
  SOURCIER_ROW_IS_LOST,      /* it would name what is gone */
} SourcierVerdict;

guint                  _sourcier_row_hash              (gconstpointer           data);
gboolean               _sourcier_row_equal             (gconstpointer           a,
                                                        gconstpointer           b);
void                   _sourcier_row_add               (GHashTable             *rows,
                                                        const char             *table,
                                                        gint64                  id,
                                                        gpointer                value);
void                   _sourcier_touched_free          (gpointer                data);
void                   _sourcier_touched_note          (GPtrArray             **names,
                                                        const char             *name);

/* revert-look.c */
gboolean               _sourcier_revert_find_action    (SourcierRevert         *self,
                                                        GError                **error);
gboolean               _sourcier_revert_look           (SourcierRevert         *self,
                                                        GError                **error);
SourcierTouched       *_sourcier_revert_find_touched   (SourcierRevert         *self,
                                                        SourcierChange         *change);
gboolean               _sourcier_revert_is_root        (SourcierRevert         *self,
                                                        SourcierChange         *change);
gboolean               _sourcier_revert_each_own       (SourcierRevert         *self,
                                                        SourcierChangeFunc      func,
                                                        gpointer                user_data,
                                                        GError                **error);

/* revert-names.c */
void                   _sourcier_revert_count_named    (SourcierRevert         *self,
                                                        SourcierChange         *change);
gboolean               _sourcier_revert_find_referrers (SourcierRevert         *self,
                                                        GError                **error);
gboolean               _sourcier_revert_find_grown     (SourcierRevert         *self,
                                                        GError                **error);
gboolean               _sourcier_revert_find_lost      (SourcierRevert         *self,
                                                        GError                **error);
gboolean               _sourcier_revert_names_lost     (SourcierRevert         *self,
                                                        SourcierChange         *change,
                                                        guint                   column);

/* revert-judge.c */
SourcierVerdict        _sourcier_revert_judge          (SourcierRevert         *self,
                                                        SourcierChange         *change,
                                                        SourcierTouched        *thing);
gboolean               _sourcier_revert_judge_all      (SourcierRevert         *self,
                                                        GError                **error);
gboolean               _sourcier_revert_is_whole       (SourcierRevert         *self,
                                                        const SourcierTouched  *thing);
gboolean               _sourcier_revert_may_go_back    (SourcierRevert         *self,
                                                        const SourcierTouched  *thing);
gboolean               _sourcier_revert_goes_back      (SourcierRevert         *self,
                                                        const SourcierTouched  *thing);
SourcierRevertOutcome  _sourcier_revert_get_outcome    (SourcierRevert         *self,
                                                        const SourcierTouched  *thing);
void                   _sourcier_revert_count          (SourcierRevert         *self);

/* revert-apply.c */
gboolean               _sourcier_revert_try            (SourcierRevert         *self,
                                                        gboolean               *again,
                                                        GError                **error);

/* revert-tell.c */
char                  *_sourcier_revert_read_title     (SourcierRevert         *self,
                                                        SourcierChange         *change,
                                                        gboolean                after);
char                  *_sourcier_revert_name_part      (SourcierRevert         *self,
                                                        SourcierChange         *change);
char                  *_sourcier_revert_name_row       (SourcierRevert         *self,
                                                        const SourcierRow      *row);
char                  *_sourcier_revert_name           (SourcierRevert         *self,
                                                        const SourcierTouched  *thing);
char                  *_sourcier_revert_explain        (SourcierRevert         *self,
                                                        const SourcierTouched  *thing,
                                                        GError                **error);

G_END_DECLS
