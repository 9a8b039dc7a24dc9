/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"
#include "suppliers/supplier.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierParts:
 * @SOURCIER_SUPPLIER_AWARDS: its labels
 * @SOURCIER_SUPPLIER_FILES: the files of evidence, of awards that are read too
 * @SOURCIER_SUPPLIER_CONTACTS: its contacts
 * @SOURCIER_SUPPLIER_FAMILIES: its families
 * @SOURCIER_SUPPLIER_CPV: its CPV codes
 * @SOURCIER_SUPPLIER_AREAS: where it works
 * @SOURCIER_SUPPLIER_TAGS: its tags
 * @SOURCIER_SUPPLIER_CONTRACTS: what the register of purchases tells of it
 * @SOURCIER_SUPPLIER_WHOLE: all of them
 *
 * What is read of a supplier beside its fields.
 */
typedef enum
{
  SOURCIER_SUPPLIER_AWARDS = 1 << 0,
  SOURCIER_SUPPLIER_FILES = 1 << 1,
  SOURCIER_SUPPLIER_CONTACTS = 1 << 2,
  SOURCIER_SUPPLIER_FAMILIES = 1 << 3,
  SOURCIER_SUPPLIER_CPV = 1 << 4,
  SOURCIER_SUPPLIER_AREAS = 1 << 5,
  SOURCIER_SUPPLIER_TAGS = 1 << 6,
  SOURCIER_SUPPLIER_CONTRACTS = 1 << 7,
  SOURCIER_SUPPLIER_WHOLE = (1 << 8) - 1,
} SourcierSupplierParts;

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
GPtrArray        *sourcier_supplier_store_load_parts (SourcierStore       *store,
                                                     const gint64         *ids,
                                                     guint                 n_ids,
                                                     SourcierSupplierParts parts,
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
