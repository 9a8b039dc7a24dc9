/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/saved-list.h"

G_BEGIN_DECLS

GPtrArray         *sourcier_saved_list_store_load_all (SourcierStore      *store,
                                                       GError            **error);
GPtrArray         *sourcier_saved_list_store_load_of  (SourcierStore      *store,
                                                       gint64              supplier,
                                                       GError            **error);
SourcierSavedList *sourcier_saved_list_store_find     (SourcierStore      *store,
                                                       const char         *name,
                                                       GError            **error);
gboolean           sourcier_saved_list_store_save     (SourcierStore      *store,
                                                       SourcierSavedList  *list,
                                                       GError            **error);
gboolean           sourcier_saved_list_store_delete   (SourcierStore      *store,
                                                       gint64              id,
                                                       GError            **error);
gboolean           sourcier_saved_list_store_add      (SourcierStore      *store,
                                                       gint64              list,
                                                       gint64              supplier,
                                                       gboolean           *added,
                                                       GError            **error);
gboolean           sourcier_saved_list_store_remove   (SourcierStore      *store,
                                                       gint64              list,
                                                       gint64              supplier,
                                                       gboolean           *removed,
                                                       GError            **error);
GArray            *sourcier_saved_list_store_find_ids (SourcierStore   *store,
                                                       SourcierSavedList  *list,
                                                       GError            **error);
gint64             sourcier_saved_list_store_count    (SourcierStore      *store,
                                                       SourcierSavedList  *list,
                                                       GError            **error);

G_END_DECLS
