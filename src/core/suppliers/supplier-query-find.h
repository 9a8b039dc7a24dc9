/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sql.h"
#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/* What a supplier is sorted by: what a column tells, the name, the id. */
typedef struct
{
  gint64 id;
  char *name;
  gboolean is_told;
  gint64 number;
  char *text;   /* NULL where a number is sorted by */
} SourcierSupplierKey;

/* The parameter that takes the id of the one supplier asked about; texts take the first ones. */
#define SOURCIER_SUPPLIER_SQL_ONE 99

GArray      *_sourcier_supplier_list_find_first (SourcierStore         *store,
                                             SourcierSupplierQuery     *query,
                                             guint                      n,
                                             GError                   **error);
SourcierSql *_sourcier_supplier_sql_order   (SourcierSupplierQuery     *query,
                                             gboolean                   one);
void         _sourcier_supplier_key_read    (SourcierSupplierKey       *self,
                                             SourcierSupplierQuery     *query,
                                             SourcierStatement         *row);
void         _sourcier_supplier_key_clear   (SourcierSupplierKey       *self);
int          _sourcier_supplier_key_compare (const SourcierSupplierKey *one,
                                             const SourcierSupplierKey *other);
gboolean     _sourcier_supplier_key_alike   (const SourcierSupplierKey *one,
                                             const SourcierSupplierKey *other);

G_END_DECLS
