/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history-change.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierParts:
 *
 * Which rows of the file are parts of which supplier, as far as changes of the history tell.
 */
typedef struct _SourcierSupplierParts SourcierSupplierParts;

/**
 * SourcierReferenceFunc:
 * @supplier: a supplier that a row of another table names
 * @table: (transfer none): that table
 * @user_data: what was given with the function
 */
typedef void (*SourcierReferenceFunc) (gint64      supplier,
                                       const char *table,
                                       gpointer    user_data);

SourcierSupplierParts *sourcier_supplier_parts_new        (SourcierStore          *store,
                                                           GError                **error);
void                   sourcier_supplier_parts_free       (SourcierSupplierParts  *self);
gboolean               sourcier_supplier_parts_find       (SourcierSupplierParts  *self,
                                                           SourcierChange         *change,
                                                           gint64                 *before,
                                                           gint64                 *after);
gboolean               sourcier_supplier_parts_each_reference (SourcierStore      *store,
                                                           SourcierReferenceFunc   func,
                                                           gpointer                user_data,
                                                           GError                **error);
gboolean               sourcier_supplier_parts_read_name  (SourcierStore          *store,
                                                           gint64                  supplier,
                                                           char                  **name,
                                                           GError                **error);
char                  *sourcier_supplier_parts_explain    (SourcierStore          *store,
                                                           gint64                  supplier,
                                                           const char             *table,
                                                           GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierSupplierParts, sourcier_supplier_parts_free)

G_END_DECLS
