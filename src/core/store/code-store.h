/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/**
 * SourcierCodesTable:
 * @table: a table of codes that things have, each code once for each thing
 * @owner: its column of the thing's id
 * @code: its column of the code
 */
typedef struct
{
  const char *table;
  const char *owner;
  const char *code;
} SourcierCodesTable;

/**
 * SourcierCodeFunc:
 * @slot: which of the owners asked about
 * @code: a code that it has
 * @user_data: what was given with the function
 */
typedef void (*SourcierCodeFunc) (guint       slot,
                                  const char *code,
                                  gpointer    user_data);

gboolean    sourcier_code_store_load    (SourcierStore             *store,
                                         const SourcierCodesTable  *table,
                                         const char                *owners,
                                         SourcierCodeFunc           func,
                                         gpointer                   user_data,
                                         GError                   **error);
GHashTable *sourcier_code_store_read    (SourcierStore             *store,
                                         const SourcierCodesTable  *table,
                                         gint64                     owner,
                                         GError                   **error);
gboolean    sourcier_code_store_save    (SourcierStore             *store,
                                         const SourcierCodesTable  *table,
                                         gint64                     owner,
                                         const char * const        *codes,
                                         GError                   **error);
gboolean    sourcier_code_store_add     (SourcierStore             *store,
                                         const SourcierCodesTable  *table,
                                         gint64                     owner,
                                         const char * const        *codes,
                                         GError                   **error);
gboolean    sourcier_code_store_delete  (SourcierStore             *store,
                                         const SourcierCodesTable  *table,
                                         gint64                     owner,
                                         const char                *code,
                                         GError                   **error);
gboolean    sourcier_store_run_for      (SourcierStore             *store,
                                         const char                *sql,
                                         gint64                     id,
                                         const char                *text,
                                         GError                   **error);
char       *sourcier_store_ids_to_json  (const gint64              *ids,
                                         guint                      n_ids);

G_END_DECLS
