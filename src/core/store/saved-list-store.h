/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/saved-list.h"

G_BEGIN_DECLS

GPtrArray         *sourcier_saved_list_store_load_all (SourcierStore                *store,
                                                       const SourcierSavedListKind  *kind,
                                                       GError                      **error);
GPtrArray         *sourcier_saved_list_store_load_of  (SourcierStore                *store,
                                                       const SourcierSavedListKind  *kind,
                                                       gint64                        member,
                                                       GError                      **error);
SourcierSavedList *sourcier_saved_list_store_find     (SourcierStore                *store,
                                                       const SourcierSavedListKind  *kind,
                                                       const char                   *name,
                                                       GError                      **error);
SourcierSavedList *sourcier_saved_list_store_open     (SourcierStore                *store,
                                                       const SourcierSavedListKind  *kind,
                                                       const char                   *name,
                                                       gboolean                      create,
                                                       GError                      **error);
gboolean           sourcier_saved_list_store_save     (SourcierStore                *store,
                                                       SourcierSavedList            *list,
                                                       GError                      **error);
gboolean           sourcier_saved_list_store_delete   (SourcierStore                *store,
                                                       SourcierSavedList            *list,
                                                       GError                      **error);
gboolean           sourcier_saved_list_store_add      (SourcierStore                *store,
                                                       SourcierSavedList            *list,
                                                       gint64                        member,
                                                       gboolean                     *added,
                                                       GError                      **error);
gboolean           sourcier_saved_list_store_remove   (SourcierStore                *store,
                                                       SourcierSavedList            *list,
                                                       gint64                        member,
                                                       gboolean                     *removed,
                                                       GError                      **error);
gboolean           sourcier_saved_list_store_forget   (SourcierStore                *store,
                                                       const SourcierSavedListKind  *kind,
                                                       gint64                        member,
                                                       GError                      **error);
GArray            *sourcier_saved_list_store_find_ids (SourcierStore                *store,
                                                       SourcierSavedList            *list,
                                                       GError                      **error);
gint64             sourcier_saved_list_store_count    (SourcierStore                *store,
                                                       SourcierSavedList            *list,
                                                       GError                      **error);

G_END_DECLS
