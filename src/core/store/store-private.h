/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

/* The declarations of the session extension stand behind these two in sqlite3.h. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

G_BEGIN_DECLS

/* "SRCR": tells an office's file from any other SQLite file, for us, for file(1) and for the desktop. */
#define SOURCIER_STORE_APPLICATION_ID 0x53524352

/* Stands between the name of the file and its version in the name of a copy made before a migration. */
#define SOURCIER_STORE_COPY_MARK ".v"

struct _SourcierStore
{
  GObject parent_instance;

  sqlite3 *db;
  char *path;
  gboolean read_only;
  gboolean immutable;
  char *read_only_reason;

  GHashTable *idle_statements;  /* SQL → SourcierStatement that nobody has borrowed */
  GPtrArray *tracked_tables;    /* names of the tables whose changes are recorded */
  GCancellable *cancellable;

  gboolean in_transaction;
  sqlite3_session *session;
  char *action_name;
  char *action_detail;
  gint64 replica;
  gint64 next_id;
  gint64 saved_next_id;         /* what the file has, to write only what moved */

  char *undo_name;
  char *redo_name;
};

gboolean    _sourcier_store_fail           (SourcierStore  *self,
                                            int             code,
                                            GError        **error);
int         _sourcier_store_latest_version (void);
gboolean    _sourcier_store_migrate        (SourcierStore  *self,
                                            int             up_to,
                                            GError        **error);
gboolean    _sourcier_store_get_number     (SourcierStore  *self,
                                            const char     *sql,
                                            gint64         *number,
                                            GError        **error);
gboolean    _sourcier_store_find_tables    (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_begin_raw      (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_commit_raw     (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_write_erasing  (SourcierStore  *self,
                                            GError        **error);
void        _sourcier_store_forget_action  (SourcierStore  *self);
GPtrArray  *_sourcier_store_list_indexes   (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_read_names     (SourcierStore  *self,
                                            GError        **error);
void        _sourcier_store_make_locks_last (void);
void        _sourcier_store_emit_changed   (SourcierStore  *self);
void        _sourcier_store_keep_statement (SourcierStore     *self,
                                            SourcierStatement *statement);

SourcierStatement *_sourcier_statement_new  (const char        *sql,
                                             sqlite3_stmt      *stmt);
const char        *_sourcier_statement_sql  (SourcierStatement *self);
void               _sourcier_statement_lend (SourcierStatement *self,
                                             SourcierStore     *store);
void               _sourcier_statement_free (SourcierStatement *self);

G_END_DECLS
