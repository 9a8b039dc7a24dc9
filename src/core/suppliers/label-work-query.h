/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/* An award that ended is spoken of for so many days. */
#define SOURCIER_LABEL_WORK_PAST_DAYS 365

typedef enum
{
  SOURCIER_LABEL_WORK_SORT_UNTIL,
  SOURCIER_LABEL_WORK_SORT_LABEL,
  SOURCIER_LABEL_WORK_SORT_SUPPLIER,
  SOURCIER_LABEL_WORK_SORT_CITY,
  SOURCIER_LABEL_WORK_SORT_CHECKED,
  SOURCIER_N_LABEL_WORK_SORTS,
} SourcierLabelWorkSort;

/**
 * SourcierLabelWorkQuery:
 *
 * Which awards want a hand on a day. It never changes: each _with_ function gives another question. There are three
 * reasons, told by the state of the award:
 *
 * - %SOURCIER_AWARD_ENDING, unless it was checked within the %SOURCIER_AWARD_SOON_DAYS days before its end;
 * - %SOURCIER_AWARD_ENDED for no longer than %SOURCIER_LABEL_WORK_PAST_DAYS days, unless it was checked since;
 * - %SOURCIER_AWARD_UNCHECKED.
 *
 * An award that another one of the same label and scope carries further is renewed: it ends without wanting a hand. So
 * an award leaves the list when it was looked at since what put it there.
 */
#define SOURCIER_TYPE_LABEL_WORK_QUERY (sourcier_label_work_query_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLabelWorkQuery, sourcier_label_work_query, SOURCIER, LABEL_WORK_QUERY, GObject)

SourcierLabelWorkQuery *sourcier_label_work_query_new            (SourcierDay             day);
SourcierLabelWorkQuery *sourcier_label_work_query_with_text      (SourcierLabelWorkQuery *self,
                                                                  const char             *text);
SourcierLabelWorkQuery *sourcier_label_work_query_with_choice    (SourcierLabelWorkQuery *self,
                                                                  SourcierAwardState      state,
                                                                  SourcierChoice          choice);
SourcierLabelWorkQuery *sourcier_label_work_query_with_sort      (SourcierLabelWorkQuery *self,
                                                                  SourcierLabelWorkSort   sort,
                                                                  gboolean                descending);
const char             *sourcier_label_work_query_get_text       (SourcierLabelWorkQuery *self);
SourcierChoice          sourcier_label_work_query_get_choice     (SourcierLabelWorkQuery *self,
                                                                  SourcierAwardState      state);
SourcierDay             sourcier_label_work_query_get_day        (SourcierLabelWorkQuery *self);
gboolean                sourcier_label_work_query_is_everything  (SourcierLabelWorkQuery *self);
gboolean                sourcier_label_work_query_equal          (SourcierLabelWorkQuery *self,
                                                                  SourcierLabelWorkQuery *other);
GArray                 *sourcier_label_work_query_find_ids       (SourcierLabelWorkQuery *self,
                                                                  SourcierStore          *store,
                                                                  GError                **error);
gboolean                sourcier_label_work_query_count          (SourcierLabelWorkQuery *self,
                                                                  SourcierStore          *store,
                                                                  gint64                  counts[SOURCIER_N_AWARD_STATES],
                                                                  GError                **error);

G_END_DECLS
