/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/day.h"
#include "store/history-query.h"
#include "store/row-list.h"

G_BEGIN_DECLS

/**
 * SourcierHistoryLine:
 *
 * A line of the history by day: a day, or one of the actions done on it.
 */
#define SOURCIER_TYPE_HISTORY_LINE (sourcier_history_line_get_type ())
G_DECLARE_FINAL_TYPE (SourcierHistoryLine, sourcier_history_line, SOURCIER, HISTORY_LINE, GObject)

SourcierAction *sourcier_history_line_get_action (SourcierHistoryLine *self);
SourcierDay     sourcier_history_line_get_day    (SourcierHistoryLine *self);

/**
 * SourcierHistoryCounts:
 *
 * What comes with the answer: who did something at all, what actions were about, and how many answer.
 */
#define SOURCIER_TYPE_HISTORY_COUNTS (sourcier_history_counts_get_type ())
G_DECLARE_FINAL_TYPE (SourcierHistoryCounts, sourcier_history_counts, SOURCIER, HISTORY_COUNTS, GObject)

GPtrArray      *sourcier_history_counts_get_users (SourcierHistoryCounts *self);
GPtrArray      *sourcier_history_counts_get_about (SourcierHistoryCounts *self);
guint           sourcier_history_counts_get_n     (SourcierHistoryCounts *self);

/**
 * SourcierHistoryList:
 *
 * The actions that answer a #SourcierHistoryQuery, newest first, each day before its own: a #SourcierRowList of
 * #SourcierHistoryLine, whose counts are #SourcierHistoryCounts. The id of a day's line is less than 0.
 */
#define SOURCIER_TYPE_HISTORY_LIST (sourcier_history_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierHistoryList, sourcier_history_list, SOURCIER, HISTORY_LIST, SourcierRowList)

SourcierHistoryList *sourcier_history_list_new (SourcierStore        *store,
                                                SourcierHistoryQuery *query);

G_END_DECLS
