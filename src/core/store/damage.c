/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/damage.h"

#include "store/backup-private.h"
#include "store/salvage.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define COPY_SIZE (1 << 20)

/**
 * sourcier_damage_name_new:
 * @path: where a damaged file lies
 *
 * Returns: (transfer full): a path beside it that nobody has, for what is recovered
 */
char *
sourcier_damage_name_new (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  /* translators: in the name of a new file: “Mairie (recovered 2026-11-22 124015).sourcier” */
  return _sourcier_name_aside (path, _("recovered"));
}

static void
recovered_table_free (gpointer data)
{
  SourcierRecoveredTable *table = data;

  g_free (table->name);
  g_free (table);
}

/**
 * sourcier_recovery_free:
 * @self: (transfer full): what was recovered
 */
void
sourcier_recovery_free (SourcierRecovery *self)
{
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/**
 * sourcier_recovery_is_whole:
 * @self: what was recovered
 *
 * Returns: whether nothing is lost
 */
gboolean
sourcier_recovery_is_whole (SourcierRecovery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->tables->len; i++)
    {
      SourcierRecoveredTable *told = self->tables->pdata[i];

      if (told->lost != 0 || told->alone != 0)
        return FALSE;
    }
  return self->n_stray == 0;
}

/**
 * sourcier_recovery_get_kept:
 * @self: what was recovered
 * @table: the name of a table
 *
 * Returns: how many of its rows are in the new file
 */
gint64
sourcier_recovery_get_kept (SourcierRecovery *self,
                            const char       *table)
{
  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->tables->len; i++)
    {
      SourcierRecoveredTable *told = self->tables->pdata[i];

      if (g_str_equal (told->name, table))
        return told->kept;
    }
  return 0;
}

static SourcierRecovery *
count_all (SourcierStore  *store,
           GError        **error)
{
  g_autoptr (SourcierRecovery) recovery = g_new0 (SourcierRecovery, 1);
  g_autoptr (SourcierStatement) statement = NULL;
  gboolean has_row = TRUE;

  recovery->tables = g_ptr_array_new_with_free_func (recovered_table_free);
  statement = sourcier_store_prepare (store, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                             " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", error);
  if (statement == NULL)
    return NULL;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      const char *name = sourcier_statement_get_text (statement, 0);
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);
      SourcierRecoveredTable *table;
      gint64 n;

      if (!_sourcier_store_get_number (store, sql, &n, error))
        return NULL;
      if (n == 0)
        continue;
      table = g_new0 (SourcierRecoveredTable, 1);
      table->name = g_strdup (name);
      table->kept = n;
      g_ptr_array_add (recovery->tables, table);
    }
  return has_row ? NULL : g_steal_pointer (&recovery);
}

/* Row after row as the table itself has them: a condition keeps SQLite from copying the indexes along. */
static gboolean
copy_tables (SourcierStore  *to,
             GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (to, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                                " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'", error);
  gboolean has_row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (sourcier_statement_step (statement, &has_row, error) && has_row)
    {
      const char *name = sourcier_statement_get_text (statement, 0);
      g_autofree char *sql = g_strdup_printf ("DELETE FROM main.\"%s\";"
                                              "INSERT INTO main.\"%s\" SELECT * FROM damaged.\"%s\" NOT INDEXED WHERE 1", name,
                                              name, name);

      if (!sourcier_store_execute (to, sql, error))
        return FALSE;
    }
  return !has_row;
}

static gboolean
attach (SourcierStore  *to,
        const char     *path,
        GError        **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);
  g_autofree char *uri = g_strdup_printf ("file:%s?mode=ro", escaped);
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (to, "ATTACH ?1 AS damaged", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, uri);
  return sourcier_statement_run (statement, error);
}

static gboolean
fill_anew (SourcierStore  *to,
           const char     *path,
           GError        **error)
{
  return sourcier_store_execute (to, "PRAGMA foreign_keys = OFF", error)
         && attach (to, path, error)
         && _sourcier_store_begin_raw (to, error)
         && copy_tables (to, error)
         && _sourcier_store_commit_raw (to, error)
         && sourcier_store_execute (to, "DETACH damaged", error);
}

/* In the format that the file has, whose tables are known. */
static SourcierStore *
write_anew (const char    *path,
            const char    *to,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (SourcierStore) from = _sourcier_store_open_plain (path, SQLITE_OPEN_READONLY, error);
  g_autoptr (SourcierStore) store = NULL;
  gint64 version;

  if (from == NULL || !_sourcier_store_get_number (from, "PRAGMA user_version", &version, error))
    return NULL;
  if (version < 1 || version > _sourcier_store_latest_version ())
    {
      _sourcier_store_fail (from, SQLITE_CORRUPT, error);
      return NULL;
    }
  store = _sourcier_store_create_version (to, (int) version, error);
  if (store == NULL)
    return NULL;
  sourcier_store_set_cancellable (store, cancellable);
  if (fill_anew (store, path, error) && _sourcier_copy_check (store, error))
    return g_steal_pointer (&store);
  sourcier_store_rollback (store);
  return NULL;
}

/* Somebody's file that lies there is not touched. Returns: (transfer full) (nullable): the name that the new file has until it
 * is whole */
static char *
claim_new (const char  *to,
           GError     **error)
{
  g_autofree char *name = g_filename_display_basename (to);

  if (!g_file_test (to, G_FILE_TEST_EXISTS))
    return _sourcier_name_unfinished (to);
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
               _("There is a file named “%s” already. Choose another name."), name);
  return NULL;
}

/* Gives the new file its name if there is one. */
static SourcierRecovery *
settle_new (SourcierRecovery  *recovery,
            const char        *unfinished,
            const char        *to,
            GError           **error)
{
  if (recovery != NULL && _sourcier_settle_new (unfinished, to, error))
    return recovery;
  g_clear_pointer (&recovery, sourcier_recovery_free);
  _sourcier_discard_unfinished (unfinished);
  return NULL;
}

/* What rows that name others name must be there. */
static gboolean
check_whole (SourcierStore  *store,
             GError        **error)
{
  gint64 n;

  return _sourcier_store_get_number (store, "SELECT count(*) FROM pragma_foreign_key_check", &n, error)
         && (n == 0 || _sourcier_store_fail (store, SQLITE_CORRUPT, error));
}

/**
 * sourcier_damage_is_hindered:
 * @error: (nullable): why a step failed
 *
 * Returns: whether the reader can do something about it, or asked for it: the next step would fail as well
 */
gboolean
sourcier_damage_is_hindered (const GError *error)
{
  return error != NULL && error->domain == SOURCIER_STORE_ERROR
         && (error->code == SOURCIER_STORE_ERROR_FULL || error->code == SOURCIER_STORE_ERROR_READ_ONLY
             || error->code == SOURCIER_STORE_ERROR_DISK
             || error->code == SOURCIER_STORE_ERROR_BUSY || error->code == SOURCIER_STORE_ERROR_CANCELLED
             || error->code == SOURCIER_STORE_ERROR_NOT_FOUND);
}

/**
 * sourcier_damage_repair:
 * @path: where a damaged file lies
 * @to: where the new file shall lie; nothing may lie there
 * @progress: (nullable): told that it works
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Writes the file anew from its rows, with indexes and search indexes made from them: this works whenever every row can be
 * read. Long: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): what is in the new file, which is all; %NULL with @error set and no new file: DAMAGED if
 *   rows cannot be read
 */
SourcierRecovery *
sourcier_damage_repair (const char        *path,
                        const char        *to,
                        SourcierProgress  *progress,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (to != NULL, NULL);

  g_autofree char *unfinished = claim_new (to, error);
  g_autoptr (SourcierStore) store = NULL;
  SourcierRecovery *recovery = NULL;

  if (unfinished == NULL)
    return NULL;
  if (progress != NULL)
    sourcier_progress_report (progress, 0, 0);
  store = write_anew (path, unfinished, cancellable, error);
  if (store != NULL && check_whole (store, error))
    recovery = count_all (store, error);
  g_clear_object (&store);
  return settle_new (recovery, unfinished, to, error);
}

/* Returns: %FALSE with errno set */
static gboolean
copy_bytes (const char *path,
            const char *to)
{
  g_autofree char *buffer = g_malloc (COPY_SIZE);
  int in = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int out = in >= 0 ? g_open (to, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600) : -1;
  ssize_t n = out >= 0 ? 1 : -1;
  int saved = errno;

  while (n > 0)
    {
      n = read (in, buffer, COPY_SIZE);
      ssize_t written = n > 0 ? write (out, buffer, (gsize) n) : n;

      /* A disk that takes some of the bytes has no room for the others. */
      saved = written >= 0 && written < n ? ENOSPC : errno;
      n = written < n ? -1 : n;
    }
  if (in >= 0)
    close (in);
  if (out >= 0 && close (out) == 0 && n == 0)
    return TRUE;
  errno = saved;
  return FALSE;
}

static void
remove_copy (const char *copy)
{
  static const char * const suffixes[] = { "-wal", "-shm", "" };

  for (guint i = 0; copy != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (copy, suffixes[i], NULL);

      g_unlink (path);
    }
}

static gboolean
refuse_full (const char  *path,
             GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_FULL,
               _("There is no room to recover “%s” with what was done last. Nothing was changed: make room, then try again."), name);
  return FALSE;
}

/* What was committed last may still stand in the log beside the file. It is brought into a copy of both. What the disk has no room
 * for is not left out without a word; a log that says nothing is. @copy: (out) (nullable): where the copy is */
static gboolean
copy_with_log (const char  *path,
               const char  *to,
               char       **copy,
               GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *whole = g_strconcat (to, "-log", NULL);
  g_autofree char *whole_log = g_strconcat (whole, "-wal", NULL);
  g_autoptr (SourcierStore) store = NULL;
  GStatBuf info;
  gint64 busy;

  *copy = NULL;
  if (g_stat (log, &info) != 0 || info.st_size == 0)
    return TRUE;
  if (copy_bytes (path, whole) && copy_bytes (log, whole_log))
    store = _sourcier_store_open_plain (whole, SQLITE_OPEN_READWRITE, NULL);
  else if (_sourcier_store_error_of (errno) == SOURCIER_STORE_ERROR_FULL)
    {
      remove_copy (whole);
      return refuse_full (path, error);
    }
  if (store != NULL && _sourcier_store_get_number (store, "PRAGMA wal_checkpoint(TRUNCATE)", &busy, NULL) && busy == 0)
    *copy = g_steal_pointer (&whole);
  g_clear_object (&store);
  if (*copy == NULL)
    remove_copy (whole);
  return TRUE;
}

static SourcierRecovery *
recover_pages (SourcierPages     *pages,
               const char        *to,
               SourcierProgress  *progress,
               GCancellable      *cancellable,
               GError           **error)
{
  int version = sourcier_pages_get_version (pages), latest = _sourcier_store_latest_version ();
  g_autoptr (SourcierStore) store =
    _sourcier_store_create_version (to, version >= 1 && version <= latest ? version : latest, error);
  g_autoptr (SourcierRecovery) recovery =
    store != NULL ? _sourcier_salvage (pages, store, progress, cancellable, error) : NULL;

  return recovery != NULL && _sourcier_copy_check (store, error) ? g_steal_pointer (&recovery) : NULL;
}

/**
 * sourcier_damage_recover:
 * @path: where a damaged file lies
 * @to: where the new file shall lie; nothing may lie there
 * @progress: (nullable): told how many rows are read
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Reads the file page by page and brings each row that is whole into a new file. What was deleted stays so as long as the file
 * tells what was. Long: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): what was recovered and what was not; %NULL with @error set and no new file: DAMAGED if
 *   there is nothing in it
 */
SourcierRecovery *
sourcier_damage_recover (const char        *path,
                         const char        *to,
                         SourcierProgress  *progress,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (to != NULL, NULL);

  g_autofree char *unfinished = claim_new (to, error);
  g_autofree char *copy = NULL;

  if (unfinished == NULL || !copy_with_log (path, unfinished, &copy, error))
    return NULL;

  g_autoptr (SourcierPages) pages = sourcier_pages_open (copy != NULL ? copy : path, error);
  g_autoptr (SourcierRecovery) recovery =
    pages != NULL ? recover_pages (pages, unfinished, progress, cancellable, error) : NULL;

  remove_copy (copy);
  if (recovery != NULL && recovery->tables->len > 0)
    return settle_new (g_steal_pointer (&recovery), unfinished, to, error);
  _sourcier_discard_unfinished (unfinished);
  if (recovery != NULL)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED, _("Nothing can be read in “%s”."), name);
    }
  return NULL;
}

/**
 * sourcier_damage_replace:
 * @path: where a damaged file lies, to which no connection is open
 * @by: a sound file in the same folder
 * @kept: (out) (nullable) (transfer full): where the damaged file is kept now, as it is
 * @error: where to put what went wrong
 *
 * Gives the name of the damaged file to the new one.
 *
 * Returns: %FALSE with @error set if the folder cannot be changed
 */
gboolean
sourcier_damage_replace (const char  *path,
                         const char  *by,
                         char       **kept,
                         GError     **error)
{
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (by != NULL, FALSE);
  g_return_val_if_fail (kept != NULL, FALSE);

  return _sourcier_replace_file (path, by, kept, error);
}
