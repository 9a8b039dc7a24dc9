/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/commune.h"
#include "suppliers/supplier-index.h"

G_BEGIN_DECLS

/**
 * SourcierCommuneCount:
 * @commune: a commune
 * @count: how many suppliers are surely in it, one at least
 */
typedef struct
{
  const SourcierCommune *commune;
  gint64                 count;
} SourcierCommuneCount;

GArray *sourcier_supplier_communes_count (SourcierStore          *store,
                                          SourcierSupplierIndex  *index,
                                          SourcierSupplierQuery  *query,
                                          GCancellable           *cancellable,
                                          GError                **error);
GArray *sourcier_supplier_communes_find  (GArray                 *counts,
                                          const char             *words,
                                          guint                   most,
                                          guint                  *n_found);
char   *sourcier_commune_count_to_value  (const SourcierCommuneCount *self);

G_END_DECLS
