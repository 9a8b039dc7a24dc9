/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store-private.h"

#include "store/history-owner.h"

#include "base/text.h"
#include "store/backup.h"
#include "store/erasure.h"
#include "store/store-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* How long an action waits for another program's, in milliseconds: the reader sees the window stand still meanwhile. */
#define BUSY_TIMEOUT_MS 2000

static void
set_read_only (SourcierStore *self,
               const char    *format_reason)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_auto (GStrv) parts = g_strsplit (format_reason, "%s", 2);

  self->read_only = TRUE;
  g_free (self->read_only_reason);
  self->read_only_reason = g_strjoinv (name, parts);
}

static gboolean
open_connection (SourcierStore  *self,
                 int             flags,
                 GError        **error)
{
  g_autofree char *escaped = g_uri_escape_string (self->path, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s%s", escaped, self->immutable ? "?immutable=1" : "");

  _sourcier_store_make_locks_last ();
  _sourcier_system_listen ();
  _sourcier_system_forget ();
  /* What was prepared on another connection still speaks to that one. */
  g_clear_pointer (&self->owners, sourcier_owners_free);
  g_hash_table_remove_all (self->statements);
  g_clear_pointer (&self->db, sqlite3_close_v2);
  /* NOMUTEX: a connection belongs to one thread. */
  int code = sqlite3_open_v2 (uri, &self->db, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);

  if (code != SQLITE_OK)
    return _sourcier_store_fail (self, code, error);
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  return TRUE;
}

/* fold (text): what search and order go by, sourcier_text_fold(). */
static void
fold_cb (sqlite3_context *context,
         int              n_values,
         sqlite3_value  **values)
{
  char *folded = sourcier_text_fold ((const char *) sqlite3_value_text (values[0]));

  sqlite3_result_text (context, folded, -1, g_free);
}

static gboolean
add_functions (SourcierStore  *self,
               GError        **error)
{
  int code = sqlite3_create_function_v2 (self->db, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                         fold_cb, NULL, NULL, NULL);

  return code == SQLITE_OK || _sourcier_store_fail (self, code, error);
}

/* What stops the opening stops each connection that it tries. */
static gboolean
watch_connection (SourcierStore *self)
{
  if (self->cancellable != NULL)
    sourcier_store_set_cancellable (self, self->cancellable);
  return TRUE;
}

static gboolean
set_up_connection (SourcierStore  *self,
                   GError        **error)
{
  g_autofree char *cache = g_strdup_printf ("PRAGMA cache_size = -%d", SOURCIER_STORE_CACHE_KIB);

  return _sourcier_store_defend (self, error)
         && add_functions (self, error)
         && sourcier_store_execute (self, "PRAGMA foreign_keys = ON", error)
         && sourcier_store_execute (self, "PRAGMA secure_delete = ON", error)
         && sourcier_store_execute (self, cache, error)
         && watch_connection (self);
}

static gboolean
choose_journal (SourcierStore  *self,
                GError        **error)
{
  gboolean remote = sourcier_place_is_remote (self->path);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (self, remote ? "PRAGMA journal_mode = TRUNCATE" : "PRAGMA journal_mode = WAL", error);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_step (statement, &has_row, error))
    return FALSE;

  /* The file system may have refused. With the log, a power cut loses at most the last actions, never the file. */
  gboolean logged = has_row && g_strcmp0 (sourcier_statement_get_text (statement, 0), "wal") == 0;
  return sourcier_store_execute (self, logged ? "PRAGMA synchronous = NORMAL" : "PRAGMA synchronous = FULL", error);
}

static gboolean
write_identity (SourcierStore  *self,
                GError        **error)
{
  guint32 replica = 0;

  while (replica == 0)
    replica = g_random_int () & SOURCIER_STORE_REPLICA_MASK;

  g_autofree char *sql = g_strdup_printf ("INSERT INTO meta VALUES ('replica', %u), ('next_id', 1)", replica);
  return sourcier_store_execute (self, sql, error);
}

static gboolean
open_new_file (SourcierStore  *self,
               GError        **error)
{
  return open_connection (self, SQLITE_OPEN_READWRITE, error)
         && set_up_connection (self, error)
         && choose_journal (self, error)
         && _sourcier_store_find_tables (self, error)
         && (self->counts_commits = TRUE);
}

static SourcierStore *
store_new (const char *path)
{
  SourcierStore *self = g_object_new (SOURCIER_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  return self;
}

static gboolean
check_free (SourcierStore  *self,
            GError        **error)
{
  g_autofree char *name = g_path_get_basename (self->path);

  if (!g_file_test (self->path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
               _("There is a file named “%s” already. Choose another name."), name);
  return FALSE;
}

/* Claims the name, so that a file that is there already is never written over. What an office knows of people and prices is
 * for the file's owner alone, unless the office says otherwise; the log beside it follows. */
static gboolean
claim_path (SourcierStore  *self,
            GError        **error)
{
  if (!check_free (self, error))
    return FALSE;

  int fd = g_open (self->path, O_CREAT | O_EXCL | O_RDWR, 0600);
  int saved = errno;
  g_autofree char *base = g_path_get_basename (self->path);
  g_auto (GStrv) parts = g_strsplit (base, SOURCIER_STORE_UNFINISHED, 2);
  const char *name = parts[0];

  if (fd >= 0)
    return g_close (fd, error);
  if (saved == ENOSPC)
    g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_FULL,
                 _("“%s” cannot be created: the disk is full. Make room or choose another folder."), name);
  else
    g_set_error (error, SOURCIER_STORE_ERROR, (int) _sourcier_store_error_of (saved),
                 _("“%s” cannot be created in this folder (%s). Choose another folder."), name, g_strerror (saved));
  return FALSE;
}

/* A file has its name when it is whole, and not before: the program may be killed meanwhile. */
static gboolean
make_new_file (const char  *path,
               GError     **error)
{
  g_autofree char *unfinished = _sourcier_name_unfinished (path);
  SourcierStore *made = _sourcier_store_create_version (unfinished, _sourcier_store_latest_version (), error);
  gboolean done = made != NULL && write_identity (made, error);

  g_clear_object (&made);
  if (done && _sourcier_settle_new (unfinished, path, error))
    return TRUE;
  _sourcier_discard_unfinished (unfinished);
  return FALSE;
}

/**
 * sourcier_store_create:
 * @path: where the file shall lie
 * @error: where to put what went wrong
 *
 * Makes a new, empty office's file. A file that is there already is left alone.
 *
 * Returns: (transfer full) (nullable): the open file, or %NULL with @error set: CONFLICT if the name is taken
 */
SourcierStore *
sourcier_store_create (const char  *path,
                       GError     **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (SourcierStore) self = store_new (path);

  if (!check_free (self, error) || !make_new_file (self->path, error))
    return NULL;
  if (!open_new_file (self, error))
    {
      g_clear_pointer (&self->db, sqlite3_close_v2);
      _sourcier_discard_unfinished (self->path);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* Before an older file is changed for good it is backed up, whatever the newest backup holds. Once it is changed, the opening
 * is no longer stopped: there is nothing to go back to. */
static gboolean
back_up_and_migrate (SourcierStore  *self,
                     GError        **error)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();

  sourcier_progress_enter (self->progress, SOURCIER_STORE_STEP_BACKUP);
  if (!sourcier_backup_make (self, policy, SOURCIER_BACKUP_FORMAT, NULL, self->progress, self->cancellable, error))
    return FALSE;
  sourcier_progress_enter (self->progress, SOURCIER_STORE_STEP_MIGRATION);
  if (!_sourcier_store_migrate (self, _sourcier_store_latest_version (), error))
    return FALSE;
  sourcier_store_set_cancellable (self, NULL);
  return TRUE;
}

/* Refuses the file in words of which one names it. Always returns FALSE. */
static gboolean
refuse (SourcierStore       *self,
        SourcierStoreError   code,
        const char          *format_reason,
        GError             **error)
{
  set_read_only (self, format_reason);
  g_set_error_literal (error, SOURCIER_STORE_ERROR, (int) code, self->read_only_reason);
  return FALSE;
}

/* What a stranger put into the file must not run: nothing is written into it, and it is not brought up to date. */
static gboolean
distrust (SourcierStore  *self,
          const char     *what,
          gboolean        is_latest,
          GError        **error)
{
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *reason =
    g_strdup_printf (is_latest ? _("“%s” is not as Sourcier makes it (%s). Another program changed it, or it comes from somebody "
                                   "who means harm: it can be looked at but not changed. To go on working, open a backup or "
                                   "ask where the file comes from.")
                               : _("“%s” is of an earlier version and not as Sourcier made it (%s). Another program changed "
                                   "it, or it comes from somebody who means harm: it is not opened. Open a backup or ask "
                                   "where the file comes from."), name, what);

  if (!is_latest)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT, reason);
      return FALSE;
    }
  self->read_only = TRUE;
  g_free (self->read_only_reason);
  self->read_only_reason = g_steal_pointer (&reason);
  return open_connection (self, SQLITE_OPEN_READONLY, error) && set_up_connection (self, error);
}

static gboolean
bring_up_to_date (SourcierStore  *self,
                  GError        **error)
{
  int latest = _sourcier_store_latest_version ();
  g_autofree char *what = NULL;
  gint64 version;

  if (!_sourcier_store_get_number (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version < 1)
    return refuse (self, SOURCIER_STORE_ERROR_BAD_INPUT,
                   _("“%s” is not a complete Sourcier file. Open a backup, or begin a new office’s file."), error);
  if (version > latest)
    {
      set_read_only (self, _("“%s” was written by a newer version of Sourcier. It can be looked at but not changed: "
                             "update the program."));
      return open_connection (self, SQLITE_OPEN_READONLY, error) && set_up_connection (self, error);
    }
  if (!_sourcier_store_find_strange (self, (int) version, &what, error))
    return FALSE;
  if (what != NULL)
    return distrust (self, what, version == latest, error);
  if (version < latest && self->read_only)
    return refuse (self, SOURCIER_STORE_ERROR_READ_ONLY,
                   self->is_lent
                   ? _("“%s” was written by an earlier version of Sourcier and has to be brought up to date first, but somebody "
                       "else works on it. Open it again once they have closed it.")
                   : _("“%s” was written by an earlier version of Sourcier and has to be brought up to date, but you may not "
                       "change it or its folder. Copy it to a folder of yours and open the copy."), error);
  if (version == latest)
    return TRUE;
  return back_up_and_migrate (self, error);
}

/* A file with a write-ahead log in a folder that cannot be written can still be read as one that nobody changes. */
static gboolean
open_as_it_stands (SourcierStore  *self,
                   GError        **error)
{
  gint64 version;
  g_autoptr (GError) ignored = NULL;

  if (!open_connection (self, SQLITE_OPEN_READONLY, error))
    return FALSE;
  if (_sourcier_store_get_number (self, "SELECT count(*) FROM sqlite_schema", &version, &ignored))
    return TRUE;
  if (!g_error_matches (ignored, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&ignored));
      return FALSE;
    }
  self->immutable = TRUE;
  return open_connection (self, SQLITE_OPEN_READONLY, error);
}

/* What was erased may have left traces when another program read the file. If one still does, they wait. */
static void
finish_erasing (SourcierStore *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->read_only && !sourcier_store_remove_traces (self, &error))
    g_debug ("%s", error->message);
}

static gboolean
may_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

static gboolean
open_file (SourcierStore  *self,
           GError        **error)
{
  if (self->read_only)
    {
      if (!open_as_it_stands (self, error))
        return FALSE;
    }
  else if (may_write (self->path))
    {
      if (!open_connection (self, SQLITE_OPEN_READWRITE, error))
        return FALSE;
    }
  else
    {
      set_read_only (self, _("You may not change “%s” or its folder. It can be looked at: to work on it, save a copy "
                             "elsewhere or ask for the right to write."));
      if (!open_as_it_stands (self, error))
        return FALSE;
    }

  if (!set_up_connection (self, error)
      || !bring_up_to_date (self, error)
      || !(self->read_only || choose_journal (self, error))
      || !_sourcier_store_find_tables (self, error)
      || !_sourcier_store_read_names (self, error))
    return FALSE;
  self->counts_commits = TRUE;
  finish_erasing (self);
  return TRUE;
}

/**
 * sourcier_store_open_watched:
 * @path: where the file lies
 * @reason: (nullable): why it is only looked at, and what can be done about it; %NULL to work on it
 * @progress: (nullable): told what is done, as #SourcierStoreStep numbers it, and how much of it
 * @cancellable: (nullable): stops it, until an older file is brought up to date
 * @error: where to put what went wrong
 *
 * Does what sourcier_store_open() and sourcier_store_open_to_look() do, on a worker: a large file of an earlier version takes
 * minutes, a folder on a network as long as the network wants. The store belongs to the thread that it is handed to.
 *
 * Returns: (transfer full) (nullable): the open file, or %NULL with @error set: CANCELLED, and the file is as it was
 */
SourcierStore *
sourcier_store_open_watched (const char        *path,
                             const char        *reason,
                             SourcierProgress  *progress,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  g_autoptr (SourcierStore) self = store_new (path);
  gboolean is_open;

  self->read_only = self->is_lent = reason != NULL;
  self->read_only_reason = g_strdup (reason);
  g_set_object (&self->cancellable, cancellable);
  g_set_object (&self->progress, progress);
  is_open = _sourcier_store_check_header (self->path, error) && open_file (self, error);
  g_clear_object (&self->progress);
  if (!is_open)
    return NULL;
  sourcier_store_set_cancellable (self, NULL);
  return g_steal_pointer (&self);
}

/**
 * sourcier_store_open:
 * @path: where the file lies
 * @error: where to put what went wrong
 *
 * Opens an office's file and brings it to the newest version of the format, backed up first. A file that
 * cannot be written, or that a newer program wrote, is opened read-only: sourcier_store_get_read_only_reason() says why.
 *
 * Returns: (transfer full) (nullable): the open file, or %NULL with @error set: NOT_FOUND, BAD_INPUT if it is not an
 *   office's file, DAMAGED …
 */
SourcierStore *
sourcier_store_open (const char  *path,
                     GError     **error)
{
  return sourcier_store_open_watched (path, NULL, NULL, NULL, error);
}

/**
 * sourcier_store_open_to_look:
 * @path: where the file lies
 * @reason: why it is only looked at, and what can be done about it
 * @error: where to put what went wrong
 *
 * Opens an office's file that could be changed, but shall not be now: somebody else works on it.
 *
 * Returns: (transfer full) (nullable): the open file, or %NULL with @error set as for sourcier_store_open()
 */
SourcierStore *
sourcier_store_open_to_look (const char  *path,
                             const char  *reason,
                             GError     **error)
{
  g_return_val_if_fail (reason != NULL, NULL);

  return sourcier_store_open_watched (path, reason, NULL, NULL, error);
}

/**
 * sourcier_store_open_reader:
 * @self: an open file
 * @error: where to put what went wrong
 *
 * Opens a connection of its own for a worker thread that only looks.
 *
 * Returns: (transfer full) (nullable): another connection to the same file, or %NULL with @error set
 */
SourcierStore *
sourcier_store_open_reader (SourcierStore  *self,
                            GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);

  g_autoptr (SourcierStore) reader = store_new (self->path);

  reader->immutable = self->immutable;
  set_read_only (reader, _("“%s” is open for reading."));
  if (!open_connection (reader, SQLITE_OPEN_READONLY, error) || !set_up_connection (reader, error))
    return NULL;
  return g_steal_pointer (&reader);
}

/**
 * sourcier_store_open_snapshot:
 * @self: an open file
 * @error: where to put what went wrong
 *
 * Opens a connection that sees the file as it is at this moment, whatever is written meanwhile, for as long as it lives.
 * Without a write-ahead log nobody could write then, so there it sees what others have written since. Short: for the
 * window's thread, which hands the connection to a worker.
 *
 * Returns: (transfer full) (nullable): another connection to the same file, or %NULL with @error set
 */
SourcierStore *
sourcier_store_open_snapshot (SourcierStore  *self,
                              GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);

  g_autoptr (SourcierStore) snapshot = sourcier_store_open_reader (self, error);
  gint64 logged, n;

  if (snapshot == NULL
      || !_sourcier_store_get_number (snapshot, "SELECT journal_mode = 'wal' FROM pragma_journal_mode", &logged, error))
    return NULL;
  if (logged && (!sourcier_store_execute (snapshot, "BEGIN", error)
                 || !_sourcier_store_get_number (snapshot, "SELECT count(*) FROM sqlite_schema", &n, error)))
    return NULL;
  return g_steal_pointer (&snapshot);
}

/* Opens a file as it stands, neither looked at nor brought up to date: a backup, or a file that may be damaged. What lies
 * in its log stays there. */
SourcierStore *
_sourcier_store_open_plain (const char  *path,
                            int          flags,
                            GError     **error)
{
  g_autoptr (SourcierStore) self = store_new (path);

  self->read_only = TRUE;
  if (!open_connection (self, flags, error))
    return NULL;
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return set_up_connection (self, error) ? g_steal_pointer (&self) : NULL;
}

/* Makes an empty file in the format of an earlier version, for what is found in a damaged one. */
SourcierStore *
_sourcier_store_create_version (const char  *path,
                                int          version,
                                GError     **error)
{
  g_autoptr (SourcierStore) self = store_new (path);
  g_autofree char *application_id = g_strdup_printf ("PRAGMA application_id = %d", SOURCIER_STORE_APPLICATION_ID);

  if (!claim_path (self, error)
      || !open_connection (self, SQLITE_OPEN_READWRITE, error)
      || !set_up_connection (self, error)
      || !sourcier_store_execute (self, application_id, error)
      || !_sourcier_store_migrate (self, version, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sourcier_store_open_writer:
 * @self: an open file
 * @error: where to put what went wrong
 *
 * Opens a connection of its own for a worker thread that writes. When the worker is done, the window's connection hears
 * of it by sourcier_store_refresh().
 *
 * Returns: (transfer full) (nullable): another connection to the same file, or %NULL with @error set
 */
SourcierStore *
sourcier_store_open_writer (SourcierStore  *self,
                            GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (self), NULL);

  if (self->read_only)
    {
      g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY, self->read_only_reason);
      return NULL;
    }

  SourcierStore *writer = sourcier_store_open (self->path, error);

  if (writer != NULL)
    sourcier_store_set_at_work (writer, TRUE);
  return writer;
}
