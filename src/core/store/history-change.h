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

/**
 * SourcierChangeFieldFunc:
 * @change: what an action did to a row that it changed
 * @column: a column that it changed
 * @user_data: what was given with the function
 *
 * Returns: whether that column goes back
 */
typedef gboolean (*SourcierChangeFieldFunc) (SourcierChange *change,
                                             guint           column,
                                             gpointer        user_data);

/**
 * SourcierStandingRow:
 * @is_there: whether the row stands in the file
 * @as_before: (nullable): for each column of the change, whether it holds what it did before the change
 * @as_after: (nullable): whether it holds what the change wrote; a column that did not change does
 *
 * How a row that an action changed stands now.
 */
typedef struct
{
  gboolean is_there;
  gboolean *as_before;
  gboolean *as_after;
} SourcierStandingRow;

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
gboolean    sourcier_change_read          (SourcierChange      *self,
                                           guint                column,
                                           gboolean             after,
                                           char               **text);
gboolean    sourcier_change_compare       (SourcierChange      *self,
                                           SourcierStore       *store,
                                           SourcierStandingRow *row);
void        sourcier_standing_row_clear   (SourcierStandingRow *self);
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
                                           SourcierChangeFieldFunc takes_field,
                                           SourcierChangeFunc   refused,
                                           gpointer             user_data,
                                           GError             **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SourcierStandingRow, sourcier_standing_row_clear)

G_END_DECLS
