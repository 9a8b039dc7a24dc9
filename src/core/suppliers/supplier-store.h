/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"
#include "suppliers/supplier.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierFunc:
 * @supplier: a supplier, with its awards and families
 * @user_data: what was given with the function
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set to stop
 */
typedef gboolean (*SourcierSupplierFunc) (SourcierSupplier  *supplier,
                                          gpointer           user_data,
                                          GError           **error);

SourcierSupplier *sourcier_supplier_store_load      (SourcierStore        *store,
                                                     gint64                id,
                                                     GError              **error);
GPtrArray        *sourcier_supplier_store_load_many (SourcierStore        *store,
                                                     const gint64         *ids,
                                                     guint                 n_ids,
                                                     GError              **error);
gboolean          sourcier_supplier_store_find_by_siret (SourcierStore    *store,
                                                         const char       *siret,
                                                         gint64           *supplier,
                                                         GError          **error);
GPtrArray        *sourcier_supplier_store_find_by_siren (SourcierStore    *store,
                                                         const char       *siren,
                                                         gint64            except,
                                                         guint             limit,
                                                         guint            *n_found,
                                                         GError          **error);
gboolean          sourcier_supplier_store_each      (SourcierStore        *store,
                                                     GArray               *ids,
                                                     SourcierSupplierFunc  func,
                                                     gpointer              user_data,
                                                     SourcierProgress     *progress,
                                                     GCancellable         *cancellable,
                                                     GError              **error);
gboolean          sourcier_supplier_store_save      (SourcierStore        *store,
                                                     SourcierSupplier     *supplier,
                                                     GError              **error);
gboolean          sourcier_supplier_store_delete    (SourcierStore        *store,
                                                     gint64                id,
                                                     GError              **error);
GPtrArray        *sourcier_supplier_store_load_tags (SourcierStore        *store,
                                                     GError              **error);
gint64            sourcier_supplier_store_count     (SourcierStore        *store,
                                                     GError              **error);

G_END_DECLS
