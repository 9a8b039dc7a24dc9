/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierErasure:
 *
 * What is to leave an office's file for good, its history included: rows of one table, and words wherever an action
 * wrote them.
 */
typedef struct _SourcierErasure SourcierErasure;

SourcierErasure *sourcier_erasure_new           (const char       *table);
void             sourcier_erasure_free          (SourcierErasure  *self);
void             sourcier_erasure_add_row       (SourcierErasure  *self,
                                                 gint64            id);
void             sourcier_erasure_add_text      (SourcierErasure  *self,
                                                 const char       *text);
gboolean         sourcier_erasure_has_text      (SourcierErasure  *self,
                                                 const char       *text);
gboolean         sourcier_erasure_find_actions  (SourcierErasure  *self,
                                                 SourcierStore    *store,
                                                 GArray          **actions,
                                                 GError          **error);

gboolean         sourcier_erasure_count_rows    (SourcierErasure  *self,
                                                 SourcierStore    *store,
                                                 const char       *table,
                                                 guint            *n_rows,
                                                 GError          **error);
GPtrArray       *sourcier_store_list_tables     (SourcierStore    *self,
                                                 GError          **error);

gboolean         sourcier_store_commit_erasing  (SourcierStore    *self,
                                                 SourcierErasure  *erasure,
                                                 guint            *n_actions,
                                                 GError          **error);
gboolean         sourcier_store_remove_traces   (SourcierStore    *self,
                                                 GError          **error);
GPtrArray       *sourcier_store_list_old_copies (SourcierStore    *self);
char            *sourcier_store_describe_old_copy (const char     *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierErasure, sourcier_erasure_free)

G_END_DECLS
