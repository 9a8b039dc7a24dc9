/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-store.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierPages:
 *
 * The suppliers of a long list of ids, read a page at a time when one of the page is asked for. The last pages asked
 * for are kept; and as long as anybody holds the object of a supplier, that object and no other is given for it.
 */
typedef struct _SourcierSupplierPages SourcierSupplierPages;

#define SOURCIER_SUPPLIER_PAGE 256

SourcierSupplierPages *_sourcier_supplier_pages_new         (SourcierStore          *store);
void                   _sourcier_supplier_pages_free        (SourcierSupplierPages  *self);
SourcierSupplier      *_sourcier_supplier_pages_get         (SourcierSupplierPages  *self,
                                                             GArray                 *ids,
                                                             guint                   position,
                                                             GError                **error);
void                   _sourcier_supplier_pages_forget      (SourcierSupplierPages  *self);
gboolean               _sourcier_supplier_pages_refresh     (SourcierSupplierPages  *self,
                                                             GError                **error);
guint                  _sourcier_supplier_pages_get_n_loads (SourcierSupplierPages  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierSupplierPages, _sourcier_supplier_pages_free)

G_END_DECLS
