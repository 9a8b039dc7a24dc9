/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/backup-private.h"
#include "store/history.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* No copy takes so long: what was left by a program that was killed goes. */
#define UNFINISHED_HOURS 24

/* When the copy was written last, in nanoseconds; 0 if that cannot be told. */
static gint64
read_written (SourcierBackup *backup)
{
  GStatBuf info;

  return g_stat (backup->path, &info) == 0 ? (gint64) info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec : 0;
}

/* Names tell the second; commands that follow each other make several in one. */
static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  SourcierBackup *first = *(SourcierBackup **) a, *second = *(SourcierBackup **) b;
  int order = g_date_time_compare (second->at, first->at);
  gint64 written = order == 0 ? read_written (second) - read_written (first) : 0;

  if (order != 0 || written != 0)
    return order != 0 ? order : written > 0 ? 1 : -1;
  return strcmp (second->path, first->path);
}

/* A backup that cannot be read is listed only if nobody asks whose it is. */
static gboolean
is_of (SourcierBackup *backup,
       gint64          file_number)
{
  return file_number == 0 || (_sourcier_backup_identify (backup, NULL) && backup->file_number == file_number);
}

static void
add_folder (GPtrArray  *backups,
            const char *folder,
            gint64      file_number)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (SourcierBackup) backup = sourcier_backup_new_for_path (path);

      if (backup != NULL && is_of (backup, file_number))
        g_ptr_array_add (backups, g_steal_pointer (&backup));
    }
}

/**
 * sourcier_backup_list:
 * @path: where an office's file lies
 * @policy: where its backups go
 * @file_number: sourcier_store_get_file_number() of it, or 0 for whatever stands there under its name: a damaged file may not
 *   tell its number
 *
 * Finds the backups of a file, where they go now and beside the file, where they may have gone before.
 *
 * Returns: (transfer full) (element-type SourcierBackup): the backups, newest first
 */
GPtrArray *
sourcier_backup_list (const char                  *path,
                      const SourcierBackupPolicy  *policy,
                      gint64                       file_number)
{
  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (policy != NULL, NULL);

  const SourcierBackupPolicy beside = { 0 };
  g_autofree char *folder = sourcier_backup_policy_find_folder (policy, path);
  g_autofree char *usual = sourcier_backup_policy_find_folder (&beside, path);
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_object_unref);

  add_folder (backups, folder, file_number);
  if (!g_str_equal (folder, usual))
    add_folder (backups, usual, file_number);
  g_ptr_array_sort (backups, compare_newest_first);
  return backups;
}

/* Of the file @base, or of any. */
static void
remove_unfinished (const char *folder,
                   const char *base)
{
  g_autofree char *mark = g_strconcat (base != NULL ? base : SOURCIER_STORE_SUFFIX, SOURCIER_STORE_UNFINISHED, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 limit = g_get_real_time () / G_USEC_PER_SEC - UNFINISHED_HOURS * 3600;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (strstr (name, mark) != NULL && g_stat (path, &info) == 0 && info.st_mtime < limit)
        g_unlink (path);
    }
}

/* Only those that lie where backups go now, are this file's, and have one newer than them that is good: the one just made. */
static void
thin (const char                  *folder,
      const SourcierBackupPolicy  *policy,
      gint64                       file_number)
{
  g_autoptr (GPtrArray) backups = g_ptr_array_new_with_free_func (g_object_unref);

  add_folder (backups, folder, file_number);
  g_ptr_array_sort (backups, compare_newest_first);

  g_autofree gboolean *stays = g_new0 (gboolean, backups->len + 1);
  sourcier_backup_policy_choose (policy, backups, stays);
  for (guint i = 0; i < backups->len; i++)
    if (!stays[i])
      g_unlink (sourcier_backup_get_path (backups->pdata[i]));
}

/* Beside the backups, and beside the file itself. */
static void
tidy (const char *path,
      const char *folder)
{
  g_autofree char *own = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);

  remove_unfinished (folder, NULL);
  remove_unfinished (own, base);
}

/* Only the folder itself is made: where the one around it is missing, its disk or its share is not there, and what would be made in
 * its place lies elsewhere. */
static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  int saved = g_mkdir (folder, 0700) == 0 ? 0 : errno;

  if (saved == 0 || g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;

  g_autofree char *around = g_path_get_dirname (folder);
  g_autofree char *name = g_filename_display_name (saved == ENOENT ? around : folder);

  if (saved == ENOENT)
    g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                 _("The folder “%s” is not there, so no backup can be made in it. Connect its disk or its share, or choose another "
                   "folder in the window of backups."), name);
  else
    g_set_error (error, SOURCIER_STORE_ERROR, (int) _sourcier_store_error_of (saved),
                 _("The folder for backups “%s” cannot be made (%s). Choose another one in the window of backups."), name,
                 g_strerror (saved));
  return FALSE;
}

/* A backup that fills the disk would leave no room for the work itself: as much as it takes must stay free. */
static gboolean
check_room (SourcierStore  *store,
            const char     *folder,
            GError        **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_FREE, NULL, NULL);
  gint64 size;

  if (!_sourcier_store_get_number (store, "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", &size,
                                   error))
    return FALSE;
  if (info == NULL || !g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE)
      || g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_FILESYSTEM_FREE) >= 2 * (guint64) size)
    return TRUE;

  g_autofree char *name = g_filename_display_name (folder);
  g_autofree char *needed = g_format_size ((guint64) size);
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_FULL,
               /* translators: a folder, a size: “250 MB” */
               _("There is not enough room for a backup in “%s”: it takes %s, and as much again must stay free. Make room, or "
                 "choose another folder in the window of backups."), name, needed);
  return FALSE;
}

/* Gives the copy the name that the moment and the reason make, or the next one where that is taken. */
static char *
settle (const char            *unfinished,
        const char            *folder,
        const char            *path,
        SourcierBackupReason   reason,
        GError               **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = _sourcier_backup_name (path, now, reason);
  g_autofree char *full = g_build_filename (folder, name, NULL);
  gsize stem = strlen (full) - strlen (SOURCIER_STORE_SUFFIX);

  for (int i = 2; g_file_test (full, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *taken = g_steal_pointer (&full);

      full = g_strdup_printf ("%.*s-%d" SOURCIER_STORE_SUFFIX, (int) stem, taken, i);
    }
  return _sourcier_copy_settle (unfinished, full, error) ? g_steal_pointer (&full) : NULL;
}

static char *
copy_to_folder (SourcierStore         *store,
                const char            *folder,
                SourcierBackupReason   reason,
                SourcierProgress      *progress,
                GCancellable          *cancellable,
                GError               **error)
{
  g_autofree char *base = g_path_get_basename (sourcier_store_get_path (store));
  g_autofree char *name = g_build_filename (folder, base, NULL);
  g_autofree char *unfinished = _sourcier_name_unfinished (name);
  g_autoptr (SourcierStore) copy = _sourcier_copy_verified (store, unfinished, progress, cancellable, error);
  char *path;

  if (copy == NULL)
    return NULL;
  g_clear_object (&copy);
  path = settle (unfinished, folder, sourcier_store_get_path (store), reason, error);
  if (path == NULL)
    _sourcier_discard_unfinished (unfinished);
  return path;
}

/* Whether the newest backup holds what @store holds, or there is nothing yet that anybody did. */
static gboolean
is_backed_up (SourcierStore         *store,
              GPtrArray             *backups,
              SourcierBackupReason   reason,
              gboolean              *is,
              GError               **error)
{
  g_autofree char *stamp = _sourcier_backup_read_stamp (store, error);
  SourcierBackup *newest = backups->len > 0 ? backups->pdata[0] : NULL;
  gboolean is_asked_for = reason == SOURCIER_BACKUP_BY_HAND || reason == SOURCIER_BACKUP_FORMAT;

  if (stamp == NULL)
    return FALSE;
  *is = (newest != NULL && g_strcmp0 (newest->stamp, stamp) == 0) || (!is_asked_for && g_str_has_prefix (stamp, "0 "));
  return TRUE;
}

/**
 * sourcier_backup_make:
 * @store: an office's file; in a worker sourcier_store_open_snapshot(), so that the copy is of the moment that it was opened
 * @policy: where backups go, and which stay
 * @reason: why it is made
 * @made: (out) (optional) (nullable) (transfer full): the backup; %NULL if nothing has changed since the newest one,
 *   or nothing was done yet and nobody asks for one
 * @progress: (nullable): told how many pages are copied
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Makes a copy that only its owner may read, opens it and checks it, and gives it its name when it is found good. Then those
 * backups go that @policy does not want any more. Long: not for the window's thread.
 *
 * Returns: %FALSE with @error set and nothing left of the copy: FULL, READ_ONLY, CANCELLED; DAMAGED if the file itself is
 */
gboolean
sourcier_backup_make (SourcierStore               *store,
                      const SourcierBackupPolicy  *policy,
                      SourcierBackupReason         reason,
                      SourcierBackup             **made,
                      SourcierProgress            *progress,
                      GCancellable                *cancellable,
                      GError                     **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (reason < SOURCIER_N_BACKUP_REASONS, FALSE);

  gint64 number = sourcier_store_get_file_number (store);
  g_autofree char *folder = sourcier_backup_policy_find_folder (policy, sourcier_store_get_path (store));
  g_autoptr (GPtrArray) backups = sourcier_backup_list (sourcier_store_get_path (store), policy, number);
  g_autofree char *path = NULL;
  gboolean is = FALSE;

  if (made != NULL)
    *made = NULL;
  if (!is_backed_up (store, backups, reason, &is, error))
    return FALSE;
  if (is)
    return TRUE;
  if (!make_folder (folder, error) || !check_room (store, folder, error))
    return FALSE;
  path = copy_to_folder (store, folder, reason, progress, cancellable, error);
  if (path == NULL)
    return FALSE;

  thin (folder, policy, number);
  tidy (sourcier_store_get_path (store), folder);
  if (made != NULL)
    *made = sourcier_backup_new_for_path (path);
  return TRUE;
}

/**
 * sourcier_backup_announce:
 * @store: the window's connection to an office's file
 * @reason: what comes now
 *
 * Tells whoever makes backups that much is about to change, before it does.
 */
void
sourcier_backup_announce (SourcierStore        *store,
                          SourcierBackupReason  reason)
{
  g_return_if_fail (SOURCIER_IS_STORE (store));
  g_return_if_fail (reason < SOURCIER_N_BACKUP_REASONS);

  g_signal_emit_by_name (store, "long-change", (int) reason);
}

/**
 * sourcier_backup_announce_many:
 * @store: the window's connection to an office's file
 * @n: how many things are about to change, or to go
 *
 * Announces a change of many at once, if they are.
 */
void
sourcier_backup_announce_many (SourcierStore *store,
                               guint          n)
{
  if (n >= SOURCIER_BACKUP_MANY)
    sourcier_backup_announce (store, SOURCIER_BACKUP_CHANGE);
}

/* An action that was about more things than the history tells one by one says so with a thing that has no id. */
#define MANY_SQL \
  "SELECT (SELECT count(*) FROM history_kind WHERE action = ?1 AND kind = '" SOURCIER_ACTION_KIND_IMPORT "')," \
  " (SELECT count(*) FROM (SELECT 1 FROM history_about WHERE action = ?1 AND named = 0 LIMIT " \
  G_STRINGIFY (SOURCIER_BACKUP_MANY) "))," \
  " EXISTS (SELECT 1 FROM history_about WHERE action = ?1 AND object = 0)" \
  " AND (SELECT changes FROM history WHERE id = ?1) >= " G_STRINGIFY (SOURCIER_BACKUP_MANY)

/**
 * sourcier_backup_is_due_before:
 * @store: a connection to an office's file
 * @action: number of an action that is about to be undone, done again or reverted; 0 for none
 * @reason: (out): what the backup is for
 *
 * Whatever was backed up before it was done is backed up before it is taken back: an import, and a change of many things. Short.
 *
 * Returns: whether it is one of those
 */
gboolean
sourcier_backup_is_due_before (SourcierStore        *store,
                               gint64                action,
                               SourcierBackupReason *reason)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (reason != NULL, FALSE);

  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, MANY_SQL, NULL);
  gboolean has_row;

  if (statement == NULL || !sourcier_statement_find (statement, action, &has_row, NULL) || !has_row)
    return FALSE;
  *reason = sourcier_statement_get_int (statement, 0) > 0 ? SOURCIER_BACKUP_IMPORT : SOURCIER_BACKUP_CHANGE;
  return *reason == SOURCIER_BACKUP_IMPORT || sourcier_statement_get_int (statement, 1) >= SOURCIER_BACKUP_MANY
         || sourcier_statement_get_int (statement, 2) > 0;
}

/**
 * sourcier_backup_announce_action:
 * @store: the window's connection to an office's file
 * @action: number of an action that is about to be undone, done again or reverted; 0 for none
 *
 * Announces it, if a backup is due before.
 */
void
sourcier_backup_announce_action (SourcierStore *store,
                                 gint64         action)
{
  SourcierBackupReason reason;

  if (sourcier_backup_is_due_before (store, action, &reason))
    sourcier_backup_announce (store, reason);
}
