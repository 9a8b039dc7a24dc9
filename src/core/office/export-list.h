/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/export-table.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierExportList:
 *
 * A table that can leave the office whose rows have ids in its file: the answer to a question, or what was picked of it. A page of
 * them is in memory at a time.
 */
#define SOURCIER_TYPE_EXPORT_LIST (sourcier_export_list_get_type ())
G_DECLARE_DERIVABLE_TYPE (SourcierExportList, sourcier_export_list, SOURCIER, EXPORT_LIST, SourcierExportTable)

/**
 * SourcierExportListClass:
 * @n_page: how many are read at a time, where the usual is too few: those of one page of the file are read together
 * @find_ids: asks the question: (element-type gint64): the ids, in order; %NULL with the error set
 * @load_many: reads what has these ids: as many, %NULL in place of what is gone from the file; %NULL with the error set
 * @give: (nullable): hands over the rows of one of these; %NULL where each of them is one row
 */
struct _SourcierExportListClass
{
  SourcierExportTableClass parent_class;

  guint n_page;
  GArray    * (* find_ids)  (SourcierExportList      *self,
                             GError                 **error);
  GPtrArray * (* load_many) (SourcierExportList      *self,
                             const gint64            *ids,
                             guint                    n_ids,
                             GError                 **error);
  gboolean    (* give)      (SourcierExportList      *self,
                             gpointer                 loaded,
                             SourcierExportItemFunc   func,
                             gpointer                 user_data,
                             GError                 **error);
};

gpointer       sourcier_export_list_new       (GType               type,
                                               SourcierStore      *store,
                                               gpointer            query);
void           sourcier_export_list_pick      (SourcierExportList *self,
                                               GArray             *ids);
gboolean       sourcier_export_list_is_picked (SourcierExportList *self);
SourcierStore *sourcier_export_list_get_store (SourcierExportList *self);
gpointer       sourcier_export_list_get_query (SourcierExportList *self);

G_END_DECLS
