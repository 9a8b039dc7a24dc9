/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/label-award.h"

G_BEGIN_DECLS

/* The columns that _sourcier_label_award_store_read() reads, of a table called @award in the statement. */
#define SOURCIER_LABEL_AWARD_COLUMNS(award) \
  award ".id, " award ".label, " award ".number, " award ".scope, " award ".issuer, " award ".valid_from, " \
  award ".valid_to, " award ".evidence, " award ".checked_by, " award ".checked_on, " award ".list"

SourcierLabelAward *_sourcier_label_award_store_read (SourcierStatement  *row,
                                                      int                 column);
gboolean            _sourcier_label_award_store_save (SourcierStore      *store,
                                                      gint64              supplier,
                                                      gboolean            is_stored,
                                                      GPtrArray          *awards,
                                                      GError            **error);
gboolean            sourcier_label_award_store_check (SourcierStore      *store,
                                                      GArray             *ids,
                                                      SourcierDay         day,
                                                      const char         *who,
                                                      GError            **error);
GArray             *sourcier_label_award_store_find_holders (SourcierStore  *store,
                                                             const gint64   *ids,
                                                             guint           n_ids,
                                                             GError        **error);

G_END_DECLS
