/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sql.h"

G_BEGIN_DECLS

/* What the European threshold of its day of launch makes of a purchase "p", in a statement WITH what _append_threshold()
 * writes. */
#define SOURCIER_PURCHASE_SQL_THRESHOLD \
  "CASE WHEN p.id IN (SELECT id FROM european) THEN 'european' WHEN p.id IN (SELECT id FROM below) THEN 'below' ELSE '' END"

void _sourcier_purchase_sql_append_threshold (SourcierSql *self);

G_END_DECLS
