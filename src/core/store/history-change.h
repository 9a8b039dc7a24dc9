/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierChange:
 *
 * What an action of the history did to one row of the file. It lasts as long as the call it is handed to.
 */
typedef struct _SourcierChange SourcierChange;

/**
 * SourcierChangeKind:
 * @SOURCIER_CHANGE_CAME: the row was not there before
 * @SOURCIER_CHANGE_CHANGED: it was there before and after
 * @SOURCIER_CHANGE_WENT: it was not there afterwards
 *
 * What became of a row.
 */
typedef enum
{
  SOURCIER_CHANGE_CAME,
  SOURCIER_CHANGE_CHANGED,
  SOURCIER_CHANGE_WENT,
} SourcierChangeKind;

/**
 * SourcierChangeFunc:
 * @action: number of the action in the history
 * @change: what it did to one row
 * @user_data: what was given with the function
 *
 * Returns: %FALSE to go on with the next action, %TRUE to be told the next change of this one
 */
typedef gboolean (*SourcierChangeFunc) (gint64          action,
                                        SourcierChange *change,
                                        gpointer        user_data);

const char *sourcier_change_get_table     (SourcierChange      *self);
SourcierChangeKind sourcier_change_get_kind (SourcierChange    *self);
gint64      sourcier_change_get_row       (SourcierChange      *self);
guint       sourcier_change_get_n_columns (SourcierChange      *self);
const char *sourcier_change_get_text      (SourcierChange      *self,
                                           guint                column,
                                           gboolean             after);
gint64      sourcier_change_get_int       (SourcierChange      *self,
                                           guint                column);
gint64      sourcier_change_get_int_after (SourcierChange      *self,
                                           guint                column);
gboolean    sourcier_history_each_change  (SourcierStore       *store,
                                           SourcierChangeFunc   func,
                                           gpointer             user_data,
                                           GError             **error);
gboolean    sourcier_history_each_change_of (SourcierStore     *store,
                                           gint64               action,
                                           SourcierChangeFunc   func,
                                           gpointer             user_data,
                                           GError             **error);
gboolean    sourcier_history_each_change_since (SourcierStore  *store,
                                           gint64               action,
                                           SourcierChangeFunc   func,
                                           gpointer             user_data,
                                           GError             **error);
gboolean    sourcier_store_take_back      (SourcierStore       *store,
                                           gint64               action,
                                           SourcierChangeFunc   takes,
                                           SourcierChangeFunc   refused,
                                           gpointer             user_data,
                                           GError             **error);

G_END_DECLS
