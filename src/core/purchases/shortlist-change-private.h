/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/purchase.h"
#include "store/store.h"

G_BEGIN_DECLS

/* A change of one shortlist or of what was sent to those on it, while it is made. */
typedef struct
{
  SourcierStore *store;
  SourcierPurchase *purchase;
  GPtrArray *names;          /* of those it is about, for the history */
  char *more;                /* what else the history tells, NULL for nothing */
} SourcierShortlistChange;

gboolean        _sourcier_shortlist_change_begin (SourcierShortlistChange  *self,
                                                  SourcierStore            *store,
                                                  const char               *name,
                                                  gint64                    purchase,
                                                  GError                  **error);
void            _sourcier_shortlist_change_name  (SourcierShortlistChange  *self,
                                                  const char               *name);
SourcierRecord *_sourcier_shortlist_change_find  (SourcierShortlistChange  *self,
                                                  SourcierPurchasePart      part,
                                                  gint64                    id);
gboolean        _sourcier_shortlist_change_end   (SourcierShortlistChange  *self,
                                                  gboolean                  done,
                                                  GError                  **error);
void            _sourcier_shortlist_change_clear (SourcierShortlistChange  *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SourcierShortlistChange, _sourcier_shortlist_change_clear)

G_END_DECLS
