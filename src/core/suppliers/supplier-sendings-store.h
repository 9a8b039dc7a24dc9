/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierSupplierSending:
 * @purchase: the purchase it was about
 * @subject: what that buys
 * @day: the day, %SOURCIER_DAY_NONE if it is not told
 * @way: how, a code: "letter", "mail", "other"
 * @document: what was sent, "" if it is not told
 *
 * That a supplier was written to.
 */
typedef struct
{
  gint64 purchase;
  char *subject;
  SourcierDay day;
  char *way;
  char *document;
} SourcierSupplierSending;

void       sourcier_supplier_sending_free        (SourcierSupplierSending  *self);
GPtrArray *sourcier_supplier_sendings_store_load (SourcierStore            *store,
                                                  gint64                    supplier,
                                                  guint                     n_most,
                                                  guint                    *n_all,
                                                  GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierSupplierSending, sourcier_supplier_sending_free)

G_END_DECLS
