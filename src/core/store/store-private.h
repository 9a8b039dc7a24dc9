/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history-change.h"

/* The declarations of the session extension stand behind these two in sqlite3.h. */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>

G_BEGIN_DECLS

/* "SRCR": tells an office's file from any other SQLite file, for us, for file(1) and for the desktop. */
#define SOURCIER_STORE_APPLICATION_ID 0x53524352

/* Stands between the name of the file and its version in the name of a copy that earlier programs made before a migration. */
#define SOURCIER_STORE_COPY_MARK ".v"

/* Stands at the end of a file's name until it is whole. */
#define SOURCIER_STORE_UNFINISHED ".unfinished"

/* How large a file copy's own random number may be: it takes 24 bits of each id. */
#define SOURCIER_STORE_REPLICA_MASK 0xffffff

/* A change as a changeset tells it. */
struct _SourcierChange
{
  sqlite3_changeset_iter *iter;
  const char *table;
  int n_columns;
  int operation;
  GPtrArray *repaired;    /* texts of it that were not UTF-8 */
};

/* How much of the file a connection keeps in memory at the most: always, and while an action is under way. */
#define SOURCIER_STORE_CACHE_KIB 16384
#define SOURCIER_STORE_ACTION_CACHE_KIB 65536

/* A row to be inserted, as a changeset tells it. */
typedef struct _SourcierNotedRow SourcierNotedRow;

/* How often this program wrote to the file, in whichever process. */
#define SOURCIER_STORE_COMMITS "commits"

/* How often something was written that changed nothing of the office's: what is done for the history. */
#define SOURCIER_STORE_TENDED "tended"

struct _SourcierStore
{
  GObject parent_instance;

  sqlite3 *db;
  char *path;
  gboolean read_only;
  gboolean immutable;
  gboolean is_lent;             /* it could be written, but somebody else works on it */
  gboolean at_work;             /* a worker that is counted among those that write */
  char *read_only_reason;

  GHashTable *statements;       /* SQL → SourcierStatement, lent or waiting */
  GPtrArray *tracked_tables;    /* names of the tables whose changes are recorded */
  GCancellable *cancellable;
  SourcierProgress *progress;   /* (nullable) of the opening, while that lasts */

  gboolean in_transaction;
  gboolean counts_commits;      /* the file is brought up to date */
  int changes_at_begin;
  sqlite3_session *session;
  gint64 action_id;             /* its line of the history, 0 as long as no part of what it changed is written */
  gint64 n_changes;             /* in the parts that are written */
  gboolean is_keeping;          /* what is written now is the history's own */
  char *action_name;
  char *action_detail;
  char *action_kind;
  gint64 replica;
  gint64 next_id;
  gint64 saved_next_id;         /* what the file has, to write only what moved */
  gboolean notes_inserts;       /* rather than have the session record them */
  gboolean is_blind;            /* the session does not look */
  GPtrArray *noted;             /* (nullable) the rows that were noted and are not written yet, by table */
  gsize noted_size;             /* what they take, in bytes */
  GHashTable *action_about;     /* (nullable) (element-type utf8) the tables of the things that the written parts are about */
  struct _SourcierOwners *owners; /* (nullable) made when they are needed */
  GPtrArray *held_indexes;      /* (nullable) what makes the indexes that are not there for now */

  char *undo_name;
  gint64 undo_action;
  gboolean undo_erased; /* what comes before was erased for good */
  gboolean undo_thinned; /* what comes before was given up for want of room */
  char *redo_name;
  gint64 redo_action;
};

/* Looks at a table that a changeset changes: its columns, and for each of them its place in the key, 0 if it is not of it.
 * Returns: whether the changes of it may be applied */
typedef gboolean (*SourcierChangesetTableFunc) (const char   *table,
                                                guint         n_columns,
                                                const guint8 *key,
                                                gpointer      user_data);

/* What is done with a part of what an action changed. Returns: an SQLite code */
typedef int (*SourcierChangesetFunc) (SourcierStore *self,
                                      GBytes        *changeset,
                                      gpointer       user_data);

gboolean    _sourcier_store_fail           (SourcierStore  *self,
                                            int             code,
                                            GError        **error);
SourcierStoreError _sourcier_store_error_of (int            system);
int         _sourcier_store_latest_version (void);
gboolean    _sourcier_store_migrate        (SourcierStore  *self,
                                            int             up_to,
                                            GError        **error);
char       *_sourcier_store_schema_up_to   (int             version);
gboolean    _sourcier_store_defend         (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_find_strange   (SourcierStore  *self,
                                            int             version,
                                            char          **what,
                                            GError        **error);
gboolean    _sourcier_store_get_number     (SourcierStore  *self,
                                            const char     *sql,
                                            gint64         *number,
                                            GError        **error);
gboolean    _sourcier_store_find_tables    (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_get_n_written  (SourcierStore  *self,
                                            guint32        *n);
gboolean    _sourcier_store_begin_raw      (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_commit_raw     (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_write_erasing  (SourcierStore  *self,
                                            GError        **error);
void        _sourcier_store_forget_action  (SourcierStore  *self);
gboolean    _sourcier_store_start_recording (SourcierStore *self,
                                            GError        **error);
gint64      _sourcier_changeset_count      (const void     *changeset,
                                            gsize           size,
                                            SourcierChangesetTableFunc func,
                                            gpointer        user_data);
int         _sourcier_store_apply          (SourcierStore  *self,
                                            const void     *changeset,
                                            int             size,
                                            int           (*conflict) (void *, int, sqlite3_changeset_iter *),
                                            void           *data);
gboolean    _sourcier_store_cut_action     (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_each_changeset (SourcierStore          *self,
                                            gint64                  action,
                                            gboolean                backwards,
                                            SourcierChangesetFunc   func,
                                            gpointer                user_data,
                                            GError                **error);
GBytes     *_sourcier_changeset_keep       (GBytes         *changeset,
                                            GByteArray     *kept,
                                            GHashTable     *fields);
int         _sourcier_changeset_each       (SourcierStore  *store,
                                            gint64          action,
                                            gconstpointer   changeset,
                                            gsize           size,
                                            SourcierChangeFunc func,
                                            gpointer        user_data);
void        _sourcier_store_tell_about_part (SourcierStore *self,
                                            gconstpointer   changeset,
                                            gsize           size);
gboolean    _sourcier_store_tell_about     (SourcierStore  *self,
                                            gint64          action,
                                            gconstpointer   changeset,
                                            gsize           size,
                                            GError        **error);
gboolean    _sourcier_store_begin_to_tend  (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_drop_given_up  (SourcierStore  *self,
                                            gint64          most_bytes,
                                            gint64         *bytes,
                                            GError        **error);
gboolean    _sourcier_store_note_tended    (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_hold_indexes_of (SourcierStore *self,
                                            gint64          action,
                                            GError        **error);
gboolean    _sourcier_store_release_indexes (SourcierStore *self,
                                            GError        **error);
void        _sourcier_store_set_cache      (SourcierStore  *self,
                                            int             kib);
gboolean    _sourcier_store_read_names     (SourcierStore  *self,
                                            GError        **error);
gboolean    _sourcier_store_read_number    (SourcierStore  *self,
                                            const char     *sql,
                                            gint64         *number,
                                            GError        **error);
char       *_sourcier_name_unfinished      (const char     *path);
gboolean    _sourcier_settle_new           (const char     *from,
                                            const char     *to,
                                            GError        **error);
void        _sourcier_discard_unfinished   (const char     *path);
void        _sourcier_system_listen        (void);
void        _sourcier_system_forget        (void);
int         _sourcier_system_get_failure   (void);
void        _sourcier_store_make_locks_last (void);
gboolean    _sourcier_store_is_open        (const char     *path);
gboolean    _sourcier_store_fail_to_read   (const char     *path,
                                            const GError   *cause,
                                            GError        **error);
gboolean    _sourcier_store_check_header   (const char     *path,
                                            GError        **error);
SourcierStore *_sourcier_store_open_plain  (const char     *path,
                                            int             flags,
                                            GError        **error);
SourcierStore *_sourcier_store_create_version (const char  *path,
                                            int             version,
                                            GError        **error);
void        _sourcier_store_emit_changed   (SourcierStore  *self);

SourcierStatement *_sourcier_statement_new  (const char        *sql,
                                             sqlite3_stmt      *stmt);
const char        *_sourcier_statement_keep (SourcierStatement *self);
void               _sourcier_statement_lend (SourcierStatement *self,
                                             SourcierStore     *store);
gboolean           _sourcier_statement_is_lent (SourcierStatement *self);
void               _sourcier_statement_forget (SourcierStatement *self);
void               _sourcier_statement_note (SourcierStatement *self);
void               _sourcier_statement_bind_value (SourcierStatement *self,
                                             int                parameter,
                                             sqlite3_value     *value);
gboolean           _sourcier_statement_holds (SourcierStatement *self,
                                             int                column,
                                             sqlite3_value     *value);

SourcierNotedRow *_sourcier_noted_row_new  (SourcierStore    *self,
                                            const char       *sql);
void        _sourcier_noted_row_free       (SourcierNotedRow *self);
void        _sourcier_noted_row_clear      (SourcierNotedRow *self);
void        _sourcier_noted_row_set_null   (SourcierNotedRow *self,
                                            int               parameter);
void        _sourcier_noted_row_set_int    (SourcierNotedRow *self,
                                            int               parameter,
                                            gint64            value);
void        _sourcier_noted_row_set_text   (SourcierNotedRow *self,
                                            int               parameter,
                                            const char       *text);
void        _sourcier_store_record         (SourcierStore    *self,
                                            gboolean          records);
void        _sourcier_store_note_row       (SourcierStore    *self,
                                            SourcierNotedRow *row);
GByteArray *_sourcier_store_take_noted     (SourcierStore    *self);

G_END_DECLS
