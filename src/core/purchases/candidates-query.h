/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-query.h"
#include "store/store.h"

G_BEGIN_DECLS

/* A supplier, and how near what it declares comes: 0 the code itself, 1 one below it, 2 and more one above it, the nearest
 * first; the code that makes it so, "" where none does. */
typedef struct
{
  gint64 supplier;
  guint rank;
  char code[12];
} SourcierCandidateRank;

GArray  *_sourcier_candidates_rank                 (SourcierStore          *store,
                                                    SourcierSupplierQuery  *query,
                                                    const char             *cpv,
                                                    guint                   most,
                                                    GError                **error);
gboolean _sourcier_candidates_read_median_turnover (SourcierStore          *store,
                                                    SourcierSupplierQuery  *query,
                                                    gint64                 *median,
                                                    GError                **error);

G_END_DECLS
