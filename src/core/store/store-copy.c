/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store-copy.h"

#include "store/backup-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* One megabyte takes a few milliseconds. */
#define PAGES_AT_ONCE 256

struct _SourcierStoreCopy
{
  SourcierStore *from;
  SourcierStore *to;            /* NULL once all is copied */
  sqlite3_backup *backup;
  char *target;
  char *unfinished;             /* NULL once it has its name */
};

static gboolean
refuse (const char  *words,
        const char  *target,
        GError     **error)
{
  g_autofree char *name = g_filename_display_basename (target);

  /* words: "“%s” …" */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT, words, name);
#pragma GCC diagnostic pop
  return FALSE;
}

static gboolean
has_beside (const char *path,
            const char *suffix)
{
  g_autofree char *beside = g_strconcat (path, suffix, NULL);

  return g_file_test (beside, G_FILE_TEST_EXISTS);
}

/* SQLite would bring what stands in a log into whatever goes by the name of its file; and the connection that is copied takes the
 * log of its own name away when it is closed, whoever it belongs to by then. */
static gboolean
check_target (SourcierStore  *store,
              const char     *target,
              GError        **error)
{
  g_autofree char *own = g_canonicalize_filename (sourcier_store_get_path (store), NULL);

  if (g_str_equal (own, target))
    return refuse (_("“%s” is the name of the file that is open. Choose another name, or another folder, for the copy."), target,
                   error);
  if (_sourcier_store_is_open (target) || has_beside (target, "-wal") || has_beside (target, "-journal"))
    return refuse (_("“%s” is open in another window or program. Choose another name for the copy."), target, error);
  return TRUE;
}

/* Nothing is on the disk for certain before sourcier_store_copy_finish(): that would take long. */
static gboolean
begin (SourcierStoreCopy  *self,
       GError            **error)
{
  self->to = _sourcier_store_open_plain (self->unfinished, SQLITE_OPEN_READWRITE, error);
  if (self->to == NULL || !sourcier_store_execute (self->to, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", error))
    return FALSE;
  self->backup = sqlite3_backup_init (self->to->db, "main", self->from->db, "main");
  return self->backup != NULL || _sourcier_store_fail (self->to, sqlite3_errcode (self->to->db), error);
}

/**
 * sourcier_store_copy_new:
 * @store: an open file, which may lie there no longer
 * @to: where the copy goes; a file that lies there is replaced once the copy is good
 * @error: where to put what went wrong
 *
 * Begins a copy that only its owner may read.
 *
 * Returns: (transfer full) (nullable): the copy, or %NULL with @error set: CONFLICT if no copy may have this name; FULL, READ_ONLY
 */
SourcierStoreCopy *
sourcier_store_copy_new (SourcierStore  *store,
                         const char     *to,
                         GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (to != NULL, NULL);

  g_autoptr (SourcierStoreCopy) self = g_new0 (SourcierStoreCopy, 1);
  g_autofree char *unfinished = NULL;

  self->from = g_object_ref (store);
  self->target = g_canonicalize_filename (to, NULL);
  unfinished = _sourcier_name_unfinished (self->target);
  if (!check_target (store, self->target, error) || !_sourcier_claim_copy (unfinished, error))
    return NULL;
  self->unfinished = g_steal_pointer (&unfinished);
  return begin (self, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
end (SourcierStoreCopy  *self,
     GError            **error)
{
  int finished = sqlite3_backup_finish (g_steal_pointer (&self->backup));
  gboolean done = finished == SQLITE_OK || _sourcier_store_fail (self->to, finished, error);

  g_clear_object (&self->to);
  return done;
}

/**
 * sourcier_store_copy_step:
 * @self: a copy that is not copied as a whole yet
 * @progress: (nullable): told how much is
 * @has_more: (out): whether there is more to copy; then it is to be called again, a moment later
 * @error: where to put what went wrong
 *
 * Copies some more, in the thread that the open file belongs to. Short.
 *
 * Returns: whether it could
 */
gboolean
sourcier_store_copy_step (SourcierStoreCopy  *self,
                          SourcierProgress   *progress,
                          gboolean           *has_more,
                          GError            **error)
{
  g_return_val_if_fail (self != NULL && self->backup != NULL, FALSE);
  g_return_val_if_fail (has_more != NULL, FALSE);

  int code = sqlite3_backup_step (self->backup, PAGES_AT_ONCE);

  *has_more = code != SQLITE_DONE;
  if (progress != NULL)
    sourcier_progress_report (progress, sqlite3_backup_pagecount (self->backup) - sqlite3_backup_remaining (self->backup),
                              sqlite3_backup_pagecount (self->backup));
  if (code == SQLITE_DONE)
    return end (self, error);
  /* Who writes now is done soon. */
  return code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED || _sourcier_store_fail (self->to, code, error);
}

/* What SQLite did not send to the disk while it copied. */
static gboolean
sync_file (const char  *path,
           const char  *target,
           GError     **error)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  int code = fd >= 0 ? fsync (fd) : -1, saved = errno;
  g_autofree char *name = g_filename_display_basename (target);

  if (fd >= 0)
    close (fd);
  if (code == 0)
    return TRUE;
  g_set_error (error, SOURCIER_STORE_ERROR, (int) _sourcier_store_error_of (saved),
               _("The copy “%s” cannot be made (%s). Choose another folder, or make room in this one."), name, g_strerror (saved));
  return FALSE;
}

static gboolean
check (SourcierStoreCopy  *self,
       GCancellable       *cancellable,
       GError            **error)
{
  g_autoptr (SourcierStore) copy = _sourcier_store_open_plain (self->unfinished, SQLITE_OPEN_READWRITE, error);

  if (copy == NULL)
    return FALSE;
  sourcier_store_set_cancellable (copy, cancellable);
  /* One file, without a log beside it. */
  return sourcier_store_execute (copy, "PRAGMA synchronous = FULL; PRAGMA journal_mode = DELETE", error)
         && _sourcier_copy_check (copy, error);
}

/**
 * sourcier_store_copy_finish:
 * @self: a copy of which all is copied
 * @cancellable: (nullable): stops it
 * @error: where to put what went wrong
 *
 * Reads the copy from end to end, and gives it its name if it is good. For a worker.
 *
 * Returns: whether it is there; else nothing is left of it, and what lay there is as it was
 */
gboolean
sourcier_store_copy_finish (SourcierStoreCopy  *self,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_return_val_if_fail (self != NULL && self->to == NULL && self->unfinished != NULL, FALSE);

  if (!sync_file (self->unfinished, self->target, error)
      || !check (self, cancellable, error)
      || !check_target (self->from, self->target, error)
      || !_sourcier_copy_settle (self->unfinished, self->target, error))
    return FALSE;
  g_clear_pointer (&self->unfinished, g_free);
  return TRUE;
}

/**
 * sourcier_store_copy_free:
 * @self: (transfer full): a copy; what is not finished goes
 */
void
sourcier_store_copy_free (SourcierStoreCopy *self)
{
  if (self->backup != NULL)
    sqlite3_backup_finish (self->backup);
  g_clear_object (&self->to);
  if (self->unfinished != NULL)
    _sourcier_discard_unfinished (self->unfinished);
  g_object_unref (self->from);
  g_free (self->target);
  g_free (self->unfinished);
  g_free (self);
}
