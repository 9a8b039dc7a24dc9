/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/record.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierRecordTable:
 * @get_type: the kind of #SourcierRecord that its rows are
 * @table: the table, with a column "id" and one for each field of the kind
 * @parent: (nullable): its column of the row it belongs to, %NULL if it belongs to none
 * @computed: (nullable) (array zero-terminated=1): columns beside the fields, which are computed from the record
 * @bind_computed: (nullable): binds those columns to parameters, from @parameter on
 *
 * How records of one kind stand in the file. Money, counts, percentages and links that are not told are NULL there, days
 * are ISO days or NULL, words are never NULL.
 */
typedef struct
{
  GType (*get_type) (void);
  const char *table;
  const char *parent;
  const char * const *computed;
  void (*bind_computed) (SourcierRecord    *record,
                         SourcierStatement *statement,
                         int                parameter);
} SourcierRecordTable;

/**
 * SourcierRecordFunc:
 * @slot: which of the ids asked about
 * @record: (transfer none): a record that belongs there
 * @user_data: what was given with the function
 */
typedef void (*SourcierRecordFunc) (guint           slot,
                                    SourcierRecord *record,
                                    gpointer        user_data);

gboolean  sourcier_record_store_load         (SourcierStore              *store,
                                              const SourcierRecordTable  *table,
                                              const char                 *ids,
                                              SourcierRecordFunc          func,
                                              gpointer                    user_data,
                                              GError                    **error);
gboolean  sourcier_record_store_save         (SourcierStore              *store,
                                              const SourcierRecordTable  *table,
                                              gint64                      parent,
                                              SourcierRecord             *record,
                                              GError                    **error);
gboolean  sourcier_record_store_save_parts   (SourcierStore              *store,
                                              const SourcierRecordTable  *table,
                                              gint64                      parent,
                                              GPtrArray                  *records,
                                              GError                    **error);
gboolean  sourcier_record_store_delete       (SourcierStore              *store,
                                              const SourcierRecordTable  *table,
                                              gint64                      id,
                                              GError                    **error);
gboolean  sourcier_record_store_delete_parts (SourcierStore              *store,
                                              const SourcierRecordTable  *table,
                                              gint64                      parent,
                                              GError                    **error);

G_END_DECLS
