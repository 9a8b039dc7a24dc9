/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/backup-private.h"

#include "base/user.h"
#include "store/history.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/**
 * sourcier_backup_find_good:
 * @path: where an office's file lies, which may be damaged
 * @policy: where its backups go
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Looks for the newest backup that is sound: each is read as a whole. Long: not for the window's thread.
 *
 * Returns: (transfer full) (nullable): the backup, or %NULL with @error set: NOT_FOUND if there is none
 */
SourcierBackup *
sourcier_backup_find_good (const char                  *path,
                           const SourcierBackupPolicy  *policy,
                           GCancellable                *cancellable,
                           GError                     **error)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (policy != NULL, NULL);

  g_autoptr (GPtrArray) backups = sourcier_backup_list (path, policy, 0);

  for (guint i = 0; i < backups->len; i++)
    {
      g_autoptr (SourcierStore) store =
        _sourcier_store_open_plain (sourcier_backup_get_path (backups->pdata[i]), SQLITE_OPEN_READONLY, NULL);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (store != NULL)
        sourcier_store_set_cancellable (store, cancellable);
      if (store != NULL && _sourcier_copy_check (store, NULL) && sourcier_backup_read (backups->pdata[i], NULL))
        return g_object_ref (backups->pdata[i]);
    }

  g_autofree char *name = g_filename_display_basename (path);
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND, _("There is no sound backup of “%s”."), name);
  return NULL;
}

/* Numbers that were given out after the backup was made are never given out again: another copy of the file may have them.
 * How often this program wrote stays as it was, so that whoever follows the file sees that something else was written. */
static gboolean
keep_counters (SourcierStore  *store,
               gint64          next_id,
               gint64          last_action,
               gint64          n_commits,
               GError        **error)
{
  g_autofree char *sql =
    g_strdup_printf ("UPDATE meta SET value = max (value, %" G_GINT64_FORMAT ") WHERE key = 'next_id';"
                     "UPDATE sqlite_sequence SET seq = max (seq, %" G_GINT64_FORMAT ") WHERE name = 'history';"
                     "INSERT OR REPLACE INTO meta (key, value) VALUES ('" SOURCIER_STORE_COMMITS "', %" G_GINT64_FORMAT ")",
                     next_id, last_action, n_commits);

  return sourcier_store_execute (store, sql, error);
}

/* "22 November 2026, 12:40 – Before an import", or the name of a file that is not called as a backup is. */
static char *
describe (const char *path)
{
  g_autoptr (SourcierBackup) backup = sourcier_backup_new_for_path (path);

  if (backup == NULL)
    return g_filename_display_basename (path);

  /* translators: the day and the hour when a backup was made */
  g_autofree char *when = g_date_time_format (sourcier_backup_get_at (backup), _("%-d %B %Y, %H:%M"));
  return g_strdup_printf ("%s – %s", when, sourcier_backup_reason_get_name (sourcier_backup_get_reason (backup)));
}

/* The history that comes back with the backup tells nothing of its coming back. Every format of the file has had these columns. */
static gboolean
add_line (SourcierStore  *store,
          const char     *backup,
          GError        **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO history (at, user, name, detail, changes, state, changeset)"
                                   " VALUES (strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'), ?1, ?2, ?3, 0, ?4, x'')", error);
  g_autofree char *user = sourcier_user_dup_name ();
  g_autofree char *detail = describe (backup);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, user);
  sourcier_statement_bind_text (statement, 2, _("Restore a backup"));
  sourcier_statement_bind_text (statement, 3, detail);
  sourcier_statement_bind_int (statement, 4, SOURCIER_ACTION_RESTORED);
  return sourcier_statement_run (statement, error);
}

/* What the file shall be, ready and checked, so that nothing but the copying itself can go wrong afterwards. @present, if there
 * is one that can be read, tells which numbers are taken. Returns NULL with nothing left of it. */
static SourcierStore *
prepare (SourcierStore     *from,
         SourcierStore     *present,
         const char        *fresh,
         SourcierProgress  *progress,
         GCancellable      *cancellable,
         GError           **error)
{
  g_autoptr (SourcierStore) copy = NULL;
  gint64 next_id = 1, last_action = 0, n_commits = 0;

  if (present != NULL
      && (!_sourcier_store_get_number (present, "SELECT value FROM meta WHERE key = 'next_id'", &next_id, error)
          || !_sourcier_store_get_number (present, "SELECT coalesce (max (id), 0) FROM history", &last_action, error)
          || !_sourcier_store_get_number (present, "SELECT ifnull ((SELECT value FROM meta WHERE key = '"
                                                   SOURCIER_STORE_COMMITS "'), 0)", &n_commits, error)))
    return NULL;
  copy = _sourcier_copy_verified (from, fresh, progress, cancellable, error);
  if (copy == NULL)
    return NULL;
  if (keep_counters (copy, next_id, last_action, n_commits, error) && add_line (copy, sourcier_store_get_path (from), error))
    return g_steal_pointer (&copy);
  g_clear_object (&copy);
  _sourcier_discard_unfinished (fresh);
  return NULL;
}

/* Keeps the file as it is now under the name @aside. */
static gboolean
keep_present (SourcierStore     *present,
              const char        *aside,
              SourcierProgress  *progress,
              GCancellable      *cancellable,
              GError           **error)
{
  g_autofree char *unfinished = _sourcier_name_unfinished (sourcier_store_get_path (present));
  g_autoptr (SourcierStore) copy = _sourcier_copy_verified (present, unfinished, progress, cancellable, error);

  if (copy == NULL)
    return FALSE;
  g_clear_object (&copy);
  if (_sourcier_settle_new (unfinished, aside, error))
    return TRUE;
  _sourcier_discard_unfinished (unfinished);
  return FALSE;
}

/* The whole content is copied in one transaction: whoever has the file open sees it change as by any other action, and a power
 * cut leaves one or the other. */
static gboolean
restore_in_place (SourcierStore     *from,
                  SourcierStore     *present,
                  char             **kept,
                  SourcierProgress  *progress,
                  GCancellable      *cancellable,
                  GError           **error)
{
  const char *path = sourcier_store_get_path (present);
  /* translators: in the name of a file that is kept: “Mairie (before restoring 2026-11-22 124015).sourcier” */
  g_autofree char *aside = _sourcier_name_aside (path, _("before restoring"));
  g_autofree char *fresh = _sourcier_name_unfinished (path);
  g_autoptr (SourcierStore) copy = prepare (from, present, fresh, progress, cancellable, error);
  gboolean done = FALSE;

  if (copy != NULL && keep_present (present, aside, progress, cancellable, error))
    {
      done = _sourcier_copy_file (copy, present, progress, cancellable, error);
      if (!done)
        g_unlink (aside);
    }
  if (copy != NULL)
    {
      g_clear_object (&copy);
      _sourcier_discard_unfinished (fresh);
    }
  if (done)
    *kept = g_steal_pointer (&aside);
  return done;
}

/* A file that is damaged, or gone, gives way to a copy of the backup. */
static gboolean
restore_beside (SourcierStore     *from,
                const char        *path,
                char             **kept,
                SourcierProgress  *progress,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autofree char *fresh = _sourcier_name_unfinished (path);
  g_autoptr (SourcierStore) copy = prepare (from, NULL, fresh, progress, cancellable, error);

  if (copy == NULL)
    return FALSE;
  g_clear_object (&copy);
  if (_sourcier_replace_file (path, fresh, kept, error))
    return TRUE;
  _sourcier_discard_unfinished (fresh);
  return FALSE;
}

static SourcierStore *
open_sound (const char  *path,
            GError     **error)
{
  g_autoptr (SourcierStore) present = _sourcier_store_open_plain (path, SQLITE_OPEN_READWRITE, error);
  gint64 replica;

  if (present != NULL && _sourcier_copy_check (present, error)
      && _sourcier_store_get_number (present, "SELECT value FROM meta WHERE key = 'replica'", &replica, error))
    return g_steal_pointer (&present);
  return NULL;
}

/* Returns: (nullable): the file as it is, open, if it is sound. A disk that fails once may not the next time, and what is sound must
 * not give way as what is damaged does */
static SourcierStore *
open_present (const char *path)
{
  g_autoptr (GError) error = NULL;
  SourcierStore *present;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  present = open_sound (path, &error);
  if (present == NULL && !g_error_matches (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED))
    present = open_sound (path, NULL);
  return present;
}

/**
 * sourcier_backup_restore:
 * @backup: where the backup lies
 * @path: where the office's file lies, or has lain
 * @kept: (out) (nullable) (transfer full): where the file as it was is kept now; %NULL if there was none
 * @progress: (nullable): told how many pages are copied
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Makes the file what the backup is, after the backup was read as a whole and found sound. The file as it was stays beside it
 * under a dated name, whether it was sound or damaged, and nothing ever deletes it. A sound file may be open meanwhile; of a
 * damaged one all connections must be closed. Long: not for the window's thread.
 *
 * Returns: %FALSE with @error set if the file is as it was: DAMAGED if the backup is
 */
gboolean
sourcier_backup_restore (const char        *backup,
                         const char        *path,
                         char             **kept,
                         SourcierProgress  *progress,
                         GCancellable      *cancellable,
                         GError           **error)
{
  g_return_val_if_fail (backup != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (kept != NULL, FALSE);

  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autoptr (SourcierStore) from = _sourcier_store_open_plain (backup, SQLITE_OPEN_READONLY, error);
  g_autoptr (SourcierStore) present = NULL;

  *kept = NULL;
  if (from == NULL || !_sourcier_copy_check (from, error))
    return FALSE;
  present = open_present (absolute);
  if (present != NULL)
    return restore_in_place (from, present, kept, progress, cancellable, error);
  return restore_beside (from, absolute, kept, progress, cancellable, error);
}
