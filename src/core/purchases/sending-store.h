/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "purchases/sending.h"
#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierSendingAbout:
 * @day: the day
 * @way: %SOURCIER_SENDING_LETTER, …
 * @document: what was sent, "" if it is not told
 *
 * How several suppliers were written to at once.
 */
typedef struct
{
  SourcierDay day;
  const char *way;
  const char *document;
} SourcierSendingAbout;

gboolean sourcier_sending_store_add    (SourcierStore               *store,
                                        gint64                       purchase,
                                        GArray                      *suppliers,
                                        const SourcierSendingAbout  *about,
                                        guint                       *n_added,
                                        GError                     **error);
gboolean sourcier_sending_store_set    (SourcierStore               *store,
                                        gint64                       purchase,
                                        SourcierRecord              *sending,
                                        GError                     **error);
gboolean sourcier_sending_store_remove (SourcierStore               *store,
                                        gint64                       purchase,
                                        gint64                       sending,
                                        GError                     **error);

G_END_DECLS
