/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sql.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/* A question about suppliers compiled into SQL. In its conditions, "s" is the supplier. */

void       _sourcier_supplier_sql_append_where       (SourcierSql           *self,
                                                     SourcierSupplierQuery *query);
void       _sourcier_supplier_sql_append_awards      (SourcierSql           *self,
                                                     SourcierSupplierQuery *query);
void       _sourcier_supplier_sql_append_eligibility (SourcierSql           *self,
                                                     SourcierSupplierQuery *query,
                                                     SourcierChoice         choice);
void       _sourcier_supplier_sql_append_held        (SourcierSql           *self,
                                                     const char            *award,
                                                     SourcierSupplierQuery *query);
void       _sourcier_supplier_sql_append_held_on_day (SourcierSql           *self,
                                                     const char            *award,
                                                     SourcierSupplierQuery *query);
void       _sourcier_supplier_sql_append_holders     (SourcierSql           *self,
                                                     SourcierSupplierQuery *query);
void       _sourcier_supplier_sql_append_territory   (SourcierSql           *self,
                                                     const char            *value);
void       _sourcier_supplier_sql_append_zones       (SourcierSql           *self,
                                                     SourcierSupplierQuery *query);
void       _sourcier_supplier_sql_append_cpv         (SourcierSql           *self,
                                                     const char            *prefix);
void       _sourcier_supplier_sql_append_trade       (SourcierSql           *self,
                                                     const char            *code);
char      *_sourcier_supplier_sql_award_state        (const char            *award,
                                                     SourcierSupplierQuery *query);
char      *_sourcier_supplier_sql_capacity           (SourcierSupplierQuery *query);
char      *_sourcier_supplier_sql_exclusion          (SourcierSupplierQuery *query,
                                                     const char            *value);
char      *_sourcier_supplier_sql_size               (void);
gboolean   _sourcier_supplier_take_none              (GPtrArray             *values);
GPtrArray *_sourcier_supplier_opening_labels         (GPtrArray             *codes);

/* The labels that say a zone, and the zones themselves. */
#define SOURCIER_SUPPLIER_SQL_ZONES "('FRR+', 'FRR', 'ZRR', 'QPV')"

/* The eight digits of a CPV code of the table "m". */
#define SOURCIER_SUPPLIER_SQL_CPV "substr ('0' || m.cpv, -8)"

/* The value of the facet of doubts. */
#define SOURCIER_SUPPLIER_SQL_DATA "iif (s.doubts, 'doubtful', 'sound')"

G_END_DECLS
