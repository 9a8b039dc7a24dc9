/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history-owner.h"

G_BEGIN_DECLS

/**
 * SourcierReferenceFunc:
 * @id: a row that rows of another table name
 * @table: (transfer none): that table
 * @n: how many do
 * @user_data: what was given with the function
 */
typedef void (*SourcierReferenceFunc) (gint64      id,
                                       const char *table,
                                       gint64      n,
                                       gpointer    user_data);

gboolean  sourcier_revert_store_each_reference (SourcierStore           *store,
                                                SourcierOwners          *owners,
                                                const char              *to,
                                                gboolean                 parts,
                                                SourcierReferenceFunc    func,
                                                gpointer                 user_data,
                                                GError                 **error);
gboolean  sourcier_revert_store_has            (SourcierStore           *store,
                                                const char              *table,
                                                gint64                   id,
                                                gboolean                *has,
                                                GError                 **error);
char     *sourcier_revert_store_explain        (SourcierStore           *store,
                                                gint64                   id,
                                                const char              *table,
                                                GError                 **error);
gboolean  sourcier_revert_store_is_cut         (SourcierStore           *store,
                                                gint64                   action,
                                                gboolean                *is_cut,
                                                GError                 **error);

G_END_DECLS
