/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/shortlist.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierShortlistAdded:
 * @n_added: how many suppliers were put on the list
 * @n_already: how many were there before
 */
typedef struct
{
  guint n_added;
  guint n_already;
} SourcierShortlistAdded;

GPtrArray *sourcier_shortlist_store_load     (SourcierStore           *store,
                                              SourcierPurchase        *purchase,
                                              GError                 **error);
gboolean   sourcier_shortlist_store_add      (SourcierStore           *store,
                                              gint64                   purchase,
                                              GArray                  *suppliers,
                                              SourcierShortlistAdded  *added,
                                              GError                 **error);
gboolean   sourcier_shortlist_store_remove   (SourcierStore           *store,
                                              gint64                   purchase,
                                              GArray                  *candidates,
                                              guint                   *n_removed,
                                              GError                 **error);
gboolean   sourcier_shortlist_store_consult  (SourcierStore           *store,
                                              gint64                   purchase,
                                              GArray                  *candidates,
                                              SourcierDay              day,
                                              guint                   *n_consulted,
                                              GError                 **error);
gboolean   sourcier_shortlist_store_set      (SourcierStore           *store,
                                              gint64                   purchase,
                                              SourcierRecord          *candidate,
                                              GError                 **error);
char      *sourcier_shortlist_added_to_words (SourcierShortlistAdded   added);

G_END_DECLS
