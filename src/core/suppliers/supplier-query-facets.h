/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sql.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/* How many suppliers each value of a facet gives, as SQL. */

SourcierSql *_sourcier_supplier_sql_facet (SourcierSupplierQuery *query,
                                           SourcierSupplierFacet  facet);

G_END_DECLS
