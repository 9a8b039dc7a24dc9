/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierSql:
 *
 * A statement being written, with the texts of its parameters in order. In its conditions, "s" is the supplier.
 */
typedef struct
{
  GString *sql;
  GPtrArray *texts;                /* NULL where the ids that fit @territory go, "zone:FRR" where those of a zone do */
  SourcierSupplierQuery *territory; /* NULL where it is not asked for */
} SourcierSupplierSql;

SourcierSupplierSql *_sourcier_supplier_sql_new            (const char                *sql);
void                 _sourcier_supplier_sql_free           (SourcierSupplierSql       *self);
void                 _sourcier_supplier_sql_append         (SourcierSupplierSql       *self,
                                                            const char                *format,
                                                            ...) G_GNUC_PRINTF (2, 3);
void                 _sourcier_supplier_sql_append_in      (SourcierSupplierSql       *self,
                                                            const char                *expression,
                                                            GPtrArray                 *values);
void                 _sourcier_supplier_sql_append_held    (SourcierSupplierSql       *self,
                                                            const char                *award,
                                                            SourcierSupplierQuery     *query);
void                 _sourcier_supplier_sql_append_held_on_day (SourcierSupplierSql *self,
                                                            const char                *award,
                                                            SourcierSupplierQuery     *query);
void                 _sourcier_supplier_sql_append_where   (SourcierSupplierSql       *self,
                                                            SourcierSupplierQuery     *query);
SourcierStatement   *_sourcier_supplier_sql_prepare        (SourcierSupplierSql       *self,
                                                            SourcierStore             *store,
                                                            GError                   **error);
GArray              *_sourcier_supplier_sql_read_ids       (SourcierSupplierSql       *self,
                                                            SourcierStore             *store,
                                                            GError                   **error);
char                *_sourcier_supplier_sql_award_state    (const char                *award,
                                                            SourcierSupplierQuery     *query);
char                *_sourcier_supplier_sql_capacity       (SourcierSupplierQuery     *query);
char                *_sourcier_supplier_sql_size           (void);
char                *_sourcier_supplier_sql_zones          (SourcierSupplierSql       *self,
                                                            SourcierSupplierQuery     *query);

/* The value of the facet of doubts. */
#define SOURCIER_SUPPLIER_SQL_DATA "iif (s.doubts, 'doubtful', 'sound')"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierSupplierSql, _sourcier_supplier_sql_free)

G_END_DECLS
