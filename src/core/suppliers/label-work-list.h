/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/row-list.h"
#include "suppliers/label-work-query.h"
#include "suppliers/label-work.h"

G_BEGIN_DECLS

/**
 * SourcierLabelWorkList:
 *
 * The awards that want a hand, a #SourcierRowList of #SourcierLabelWork, which is asked a
 * #SourcierLabelWorkQuery. Its total tells all of them, whatever is asked.
 */
#define SOURCIER_TYPE_LABEL_WORK_LIST (sourcier_label_work_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierLabelWorkList, sourcier_label_work_list, SOURCIER, LABEL_WORK_LIST, SourcierRowList)

SourcierLabelWorkList  *sourcier_label_work_list_new       (SourcierStore          *store,
                                                            SourcierLabelWorkQuery *query);
SourcierLabelWorkQuery *sourcier_label_work_list_get_query (SourcierLabelWorkList  *self);
gint64                  sourcier_label_work_list_get_count (SourcierLabelWorkList  *self,
                                                            SourcierAwardState      state);
GPtrArray              *sourcier_label_work_load_many      (SourcierStore          *store,
                                                            const gint64           *ids,
                                                            guint                   n_ids,
                                                            GError                **error);

G_END_DECLS
