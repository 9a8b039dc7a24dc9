/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Copies of a whole file, made by SQLite so that they are of one moment, and opened before they count. */

/* Between two looks at the cancellable: four megabytes. */
#define PAGES_AT_ONCE 1024
/* How often another program may write in the middle of a copy before it is given up; only without a write-ahead log. */
#define MOST_WAITS 100
#define WAIT_MS 20
/* How long a file may take to be closed by all. */
#define MOST_WAITS_FOR_CLOSE 500

static gboolean
is_cancelled (SourcierStore  *store,
              GCancellable   *cancellable,
              GError        **error)
{
  return cancellable != NULL && g_cancellable_is_cancelled (cancellable)
         && !_sourcier_store_fail (store, SQLITE_INTERRUPT, error);
}

/* Copies page after page. @to is @from to the byte then, or as it was before. */
gboolean
_sourcier_copy_file (SourcierStore     *from,
                     SourcierStore     *to,
                     SourcierProgress  *progress,
                     GCancellable      *cancellable,
                     GError           **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->db, "main", from->db, "main");
  int code = backup != NULL ? SQLITE_OK : sqlite3_errcode (to->db);
  int waits = 0;
  gboolean stopped = FALSE;

  while (backup != NULL && code == SQLITE_OK && !(stopped = is_cancelled (to, cancellable, error)))
    {
      code = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      if (progress != NULL)
        sourcier_progress_report (progress, sqlite3_backup_pagecount (backup) - sqlite3_backup_remaining (backup),
                                  sqlite3_backup_pagecount (backup));
      if ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && ++waits < MOST_WAITS)
        {
          sqlite3_sleep (WAIT_MS);
          code = SQLITE_OK;
        }
    }

  /* What ended the copy is told by the step; finishing tells what it could not write. */
  int finished = backup != NULL ? sqlite3_backup_finish (backup) : SQLITE_OK;

  if (stopped)
    return FALSE;
  if (code == SQLITE_DONE)
    return finished == SQLITE_OK || _sourcier_store_fail (to, finished, error);
  return _sourcier_store_fail (to, code, error);
}

/* Reads the whole file. An error, DAMAGED, if anything in it is not as it should be. */
gboolean
_sourcier_copy_check (SourcierStore  *copy,
                      GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (copy, "PRAGMA quick_check (1)", error);
  gint64 application_id;
  gboolean has_row;

  if (statement == NULL
      || !_sourcier_store_get_number (copy, "PRAGMA application_id", &application_id, error)
      || !sourcier_statement_step (statement, &has_row, error))
    return FALSE;
  return (has_row && g_strcmp0 (sourcier_statement_get_text (statement, 0), "ok") == 0
          && application_id == SOURCIER_STORE_APPLICATION_ID)
         || _sourcier_store_fail (copy, SQLITE_CORRUPT, error);
}

/* Claims the name of a copy, which its owner alone may read. */
gboolean
_sourcier_claim_copy (const char  *path,
                      GError     **error)
{
  int fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  int saved = errno;
  g_autofree char *name = g_filename_display_basename (path);
  char *mark = strstr (name, SOURCIER_STORE_UNFINISHED);

  if (fd >= 0)
    return g_close (fd, error);
  /* The name that it will have. */
  if (mark != NULL)
    *mark = '\0';
  g_set_error (error, SOURCIER_STORE_ERROR, (int) _sourcier_store_error_of (saved),
               _("The copy “%s” cannot be made (%s). Choose another folder, or make room in this one."), name,
               g_strerror (saved));
  return FALSE;
}

/* One file, without a log beside it, and nothing of it on its way to the disk any more. */
static gboolean
finish_copy (SourcierStore  *copy,
             GError        **error)
{
  gint64 single;

  return _sourcier_store_get_number (copy, "SELECT journal_mode = 'delete' FROM pragma_journal_mode", &single, error)
         && (single || sourcier_store_execute (copy, "PRAGMA journal_mode = DELETE", error));
}

static gboolean
fill_copy (SourcierStore     *from,
           SourcierStore     *copy,
           SourcierProgress  *progress,
           GCancellable      *cancellable,
           GError           **error)
{
  if (!sourcier_store_execute (copy, "PRAGMA synchronous = FULL", error)
      || !_sourcier_copy_file (from, copy, progress, cancellable, error)
      || !finish_copy (copy, error))
    return FALSE;

  /* How far the check has come nobody knows. */
  if (progress != NULL)
    sourcier_progress_report (progress, sourcier_progress_get_done (progress), 0);
  sourcier_store_set_cancellable (copy, cancellable);
  return _sourcier_copy_check (copy, error);
}

/* Makes a copy under a name that nobody has, and checks it. Returns it open, or NULL with nothing left of it. */
SourcierStore *
_sourcier_copy_verified (SourcierStore     *from,
                         const char        *path,
                         SourcierProgress  *progress,
                         GCancellable      *cancellable,
                         GError           **error)
{
  if (!_sourcier_claim_copy (path, error))
    return NULL;

  g_autoptr (SourcierStore) copy = _sourcier_store_open_plain (path, SQLITE_OPEN_READWRITE, error);

  if (copy != NULL && fill_copy (from, copy, progress, cancellable, error))
    {
      sourcier_store_set_cancellable (copy, NULL);
      return g_steal_pointer (&copy);
    }
  g_clear_object (&copy);
  _sourcier_discard_unfinished (path);
  return NULL;
}

/* A name that was given must still be there after a power cut. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* Returns: (transfer full): the name that a file has until it is whole, one that nobody has. */
char *
_sourcier_name_unfinished (const char *path)
{
  g_autofree char *unique = g_uuid_string_random ();

  return g_strdup_printf ("%s" SOURCIER_STORE_UNFINISHED "-%.8s", path, unique);
}

/* Takes away what was not finished, and what SQLite left beside it. */
void
_sourcier_discard_unfinished (const char *path)
{
  static const char * const suffixes[] = { "-journal", "-wal", "-shm", "" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
}

/* Gives a new file its name, unless somebody else has it by now. */
gboolean
_sourcier_settle_new (const char  *from,
                      const char  *to,
                      GError     **error)
{
  if (link (from, to) == 0)
    {
      g_unlink (from);
      sync_folder (to);
      return TRUE;
    }
  /* Where a file cannot have two names, there is a moment between the look and the change. */
  if ((errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK) && !g_file_test (to, G_FILE_TEST_EXISTS))
    return _sourcier_copy_settle (from, to, error);

  int saved = errno;
  g_autofree char *name = g_filename_display_basename (to);
  g_set_error (error, SOURCIER_STORE_ERROR, (int) _sourcier_store_error_of (saved),
               _("“%s” cannot be put in its place (%s). Check that you may change the folder."), name, g_strerror (saved));
  return FALSE;
}

/* Gives a finished copy its name. */
gboolean
_sourcier_copy_settle (const char  *from,
                       const char  *to,
                       GError     **error)
{
  if (g_rename (from, to) == 0)
    {
      sync_folder (to);
      return TRUE;
    }

  int saved = errno;
  g_autofree char *name = g_filename_display_basename (to);
  g_set_error (error, SOURCIER_STORE_ERROR, (int) _sourcier_store_error_of (saved),
               _("“%s” cannot be put in its place (%s). Check that you may change the folder."), name, g_strerror (saved));
  return FALSE;
}

/* "Mairie (endommagé 2026-11-22 124015).sourcier", beside the file, a name that nobody has. */
char *
_sourcier_name_aside (const char *path,
                      const char *word)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%Y-%m-%d %H%M%S");
  g_autofree char *stem = g_canonicalize_filename (path, NULL);
  char *name = NULL;

  if (g_str_has_suffix (stem, SOURCIER_STORE_SUFFIX))
    stem[strlen (stem) - strlen (SOURCIER_STORE_SUFFIX)] = '\0';
  for (int i = 1; name == NULL || g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" %d", i) : g_strdup ("");

      g_free (name);
      name = g_strdup_printf ("%s (%s %s%s)" SOURCIER_STORE_SUFFIX, stem, word, when, number);
    }
  return name;
}

static gboolean
move_beside (const char  *path,
             const char  *aside,
             const char  *suffix,
             GError     **error)
{
  g_autofree char *from = g_strconcat (path, suffix, NULL);
  g_autofree char *to = g_strconcat (aside, suffix, NULL);

  return !g_file_test (from, G_FILE_TEST_EXISTS) || _sourcier_copy_settle (from, to, error);
}

/* Two names for one file, so that at no moment there is none; where the file system cannot, the name moves. */
static gboolean
keep_aside (const char  *path,
            const char  *aside,
            GError     **error)
{
  return link (path, aside) == 0 || _sourcier_copy_settle (path, aside, error);
}

/* Jobs that still read the file end soon; another window or program may not. */
static gboolean
wait_until_closed (const char  *path,
                   GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  for (int i = 0; i < MOST_WAITS_FOR_CLOSE; i++)
    {
      if (!_sourcier_store_is_open (path))
        return TRUE;
      sqlite3_sleep (WAIT_MS);
    }
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BUSY,
               _("“%s” is open in another window or program. Close it there, then try again."), name);
  return FALSE;
}

/* Puts the sound file @by in the place of the one at @path, which is kept under the name @kept with its log, as it is:
 * nothing is written in it. Who has it open must close it within ten seconds. */
gboolean
_sourcier_replace_file (const char  *path,
                        const char  *by,
                        char       **kept,
                        GError     **error)
{
  /* translators: in the name of a file that is kept: “Mairie (damaged 2026-11-22 124015).sourcier” */
  g_autofree char *aside = _sourcier_name_aside (path, _("damaged"));

  if (!wait_until_closed (path, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS)
      && (!keep_aside (path, aside, error)
          || !move_beside (path, aside, "-wal", error)
          || !move_beside (path, aside, "-journal", error)))
    return FALSE;

  g_autofree char *shared = g_strconcat (path, "-shm", NULL);
  g_unlink (shared);
  if (!_sourcier_copy_settle (by, path, error))
    return FALSE;
  *kept = g_file_test (aside, G_FILE_TEST_EXISTS) ? g_steal_pointer (&aside) : NULL;
  return TRUE;
}
