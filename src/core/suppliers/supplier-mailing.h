/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierMailingCounts:
 * @n_rows: rows of the file
 * @n_without_email: those without an e-mail address
 * @n_without_address: those without a street or a town
 */
typedef struct
{
  guint n_rows;
  guint n_without_email;
  guint n_without_address;
} SourcierMailingCounts;

gboolean sourcier_supplier_mailing_count      (SourcierStore          *store,
                                               GArray                 *ids,
                                               SourcierMailingCounts  *counts,
                                               GCancellable           *cancellable,
                                               GError                **error);
gboolean sourcier_supplier_mailing_csv        (SourcierStore          *store,
                                               GArray                 *ids,
                                               GFile                  *file,
                                               SourcierProgress       *progress,
                                               GCancellable           *cancellable,
                                               GError                **error);
gboolean sourcier_supplier_mailing_csv_stream (SourcierStore          *store,
                                               GArray                 *ids,
                                               GOutputStream          *stream,
                                               GCancellable           *cancellable,
                                               GError                **error);

G_END_DECLS
