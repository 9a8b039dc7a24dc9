/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history.h"

G_BEGIN_DECLS

/**
 * SourcierHistoryQuery:
 *
 * An immutable question to the history: words of what was done, who did it, and what it was about. Whoever asks for a thing is
 * told every action that changed it, a part of it, or that made something else name it.
 */
#define SOURCIER_TYPE_HISTORY_QUERY (sourcier_history_query_get_type ())
G_DECLARE_FINAL_TYPE (SourcierHistoryQuery, sourcier_history_query, SOURCIER, HISTORY_QUERY, GObject)

SourcierHistoryQuery *sourcier_history_query_new         (void);
SourcierHistoryQuery *sourcier_history_query_with_text   (SourcierHistoryQuery  *self,
                                                          const char            *text);
SourcierHistoryQuery *sourcier_history_query_with_user   (SourcierHistoryQuery  *self,
                                                          const char            *user);
SourcierHistoryQuery *sourcier_history_query_with_about  (SourcierHistoryQuery  *self,
                                                          const char            *about,
                                                          gint64                 object);
const char           *sourcier_history_query_get_text    (SourcierHistoryQuery  *self);
const char           *sourcier_history_query_get_user    (SourcierHistoryQuery  *self);
const char           *sourcier_history_query_get_about   (SourcierHistoryQuery  *self);
gint64                sourcier_history_query_get_object  (SourcierHistoryQuery  *self);
gboolean              sourcier_history_query_equal       (SourcierHistoryQuery  *self,
                                                          SourcierHistoryQuery  *other);
gboolean              sourcier_history_query_is_empty    (SourcierHistoryQuery  *self);

GArray               *sourcier_history_query_find        (SourcierHistoryQuery  *self,
                                                          SourcierStore         *store,
                                                          GError               **error);
GPtrArray            *sourcier_history_list_users        (SourcierStore         *store,
                                                          GError               **error);
GPtrArray            *sourcier_history_list_about        (SourcierStore         *store,
                                                          GError               **error);

G_END_DECLS
