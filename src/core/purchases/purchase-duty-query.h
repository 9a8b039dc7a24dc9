/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sql.h"

G_BEGIN_DECLS

/* Where a purchase "p" stands with its duties, in a statement WITH what _append_duties() writes, from a register joined with
 * them: "open", "late" where its launch is past, "answered"; "" where it has none. */
#define SOURCIER_PURCHASE_SQL_DUTIES \
  "CASE WHEN d.id IS NULL THEN '' WHEN d.open = 0 THEN 'answered' WHEN d.late THEN 'late' ELSE 'open' END"
#define SOURCIER_PURCHASE_SQL_JOIN_DUTIES " LEFT JOIN duties AS d ON d.id = p.id"

void    _sourcier_purchase_sql_append_duties (SourcierSql    *self);
GArray *_sourcier_purchase_get_duties        (SourcierStore  *store,
                                              GError        **error);

GPtrArray *sourcier_purchase_duties_load_many (SourcierStore  *store,
                                               const gint64   *ids,
                                               guint           n_ids,
                                               GError        **error);

G_END_DECLS
