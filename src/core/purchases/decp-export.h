/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"
#include "purchases/decp-contract.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierDecpGap:
 * @purchase: id of the purchase
 * @number: its number
 * @subject: what is bought
 * @field: what is missing or not as the schema wants it, for the reader
 * @member: its name in the schema
 * @advice: what to do about it
 *
 * Why a contract is left out of an export.
 */
typedef struct
{
  gint64 purchase;
  char *number;
  char *subject;
  char *field;
  const char *member;
  char *advice;
} SourcierDecpGap;

/**
 * SourcierDecpExport:
 * @year: the year of notification, 0 for all
 * @buyer: (nullable): the SIRET of the office, for its own purchases that do not tell the buyer's
 * @n_written: (out): how many contracts were written
 * @n_left_out: (out): how many were left out
 * @day: the day of publication of what was never published: today, unless it is set
 * @n_filled: (out): how many values that say that there is nothing to say were filled in
 * @n_dated: (out): how many times @day was written
 * @dated: (out) (element-type gint64): the purchases that it was written of
 * @gaps: (out) (element-type SourcierDecpGap): why, gap by gap
 *
 * An export of essential data: what is asked, and what became of it.
 */
typedef struct
{
  int year;
  char *buyer;
  gint64 n_written;
  gint64 n_left_out;
  SourcierDay day;
  gint64 n_filled;
  gint64 n_dated;
  GArray *dated;
  GPtrArray *gaps;
} SourcierDecpExport;

SourcierDecpExport *sourcier_decp_export_new             (int                          year,
                                                          const char                  *buyer);
void                sourcier_decp_export_free            (SourcierDecpExport          *self);
gboolean            sourcier_decp_export_run             (SourcierDecpExport          *self,
                                                          SourcierStore               *store,
                                                          GFile                       *file,
                                                          SourcierProgress            *progress,
                                                          GCancellable                *cancellable,
                                                          GError                     **error);
gboolean            sourcier_decp_export_write_gaps      (SourcierDecpExport          *self,
                                                          GFile                       *file,
                                                          GError                     **error);

gboolean            sourcier_decp_export_note            (SourcierDecpExport          *self,
                                                          SourcierStore               *store,
                                                          GError                     **error);

guint               sourcier_decp_contract_fill          (SourcierDecpContract        *contract);
guint               sourcier_decp_contract_publish       (SourcierDecpContract        *contract,
                                                          SourcierDay                  day);
GPtrArray          *sourcier_decp_contract_find_gaps     (const SourcierDecpContract  *contract);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierDecpExport, sourcier_decp_export_free)

G_END_DECLS
