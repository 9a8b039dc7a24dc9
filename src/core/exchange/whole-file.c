/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/whole-file.h"

#include <glib/gi18n-lib.h>
#ifdef G_OS_UNIX
#include <errno.h>
#include <fcntl.h>
#include <gio/gfiledescriptorbased.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#endif

#define N_NAMES 100
#define MAX_LINKS 32
/* ".Liste.csv.sourcier-0123abcd", until the file is whole. */
#define MARK ".sourcier-"
#define N_DIGITS 8
/* Nobody writes so long; where the folder is another computer's, a lock may not tell. */
#define STALE_HOURS 24

struct _SourcierWholeFile
{
  GFile *file;
  GFile *beside;           /* what is written, until it takes the place of the file */
  GFileOutputStream *stream;
};

/* Takes a file's place only by a rename, so what a link points to has to be found first. */
static GFile *
follow_links (GFile        *file,
              GCancellable *cancellable)
{
  g_autoptr (GFile) end = g_object_ref (file);

  for (guint i = 0; i < MAX_LINKS; i++)
    {
      g_autoptr (GFileInfo) info = g_file_query_info (end, G_FILE_ATTRIBUTE_STANDARD_SYMLINK_TARGET,
                                                      G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, NULL);
      g_autoptr (GFile) parent = g_file_get_parent (end);
      /* Newer GLib takes g_file_info_get_symlink_target() amiss where there is none. */
      const char *target = info == NULL ? NULL
        : g_file_info_get_attribute_byte_string (info, G_FILE_ATTRIBUTE_STANDARD_SYMLINK_TARGET);

      if (target == NULL || parent == NULL)
        break;
      g_object_unref (end);
      end = g_file_resolve_relative_path (parent, target);
    }

  return g_steal_pointer (&end);
}

/* Replacing a file asks no right to write the file itself: it is asked here, for the reader's sake. */
static gboolean
check_replaceable (GFile         *file,
                   guint32       *mode,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file,
                                                  G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                                                  G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE ","
                                                  G_FILE_ATTRIBUTE_UNIX_MODE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  *mode = 0;
  if (info == NULL)
    return TRUE;

  GFileType type = g_file_info_get_file_type (info);
  if (type == G_FILE_TYPE_DIRECTORY)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "Is a directory");
  else if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_UNKNOWN)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("it is not a regular file"));
  else if (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE)
           && !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "Not writable");
  else
    {
      *mode = g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_MODE);
      return TRUE;
    }

  return FALSE;
}

#ifdef G_OS_UNIX
static gboolean
is_our_name (const char *name)
{
  const char *mark = g_strrstr (name, MARK);
  const char *digits = mark != NULL ? mark + strlen (MARK) : "";

  return name[0] == '.' && strlen (digits) == N_DIGITS && strspn (digits, "0123456789abcdef") == N_DIGITS;
}

/* Left by a program of the same user that was killed while it wrote. */
static void
remove_if_stale (const char *path)
{
  gint64 limit = g_get_real_time () / G_USEC_PER_SEC - STALE_HOURS * 3600;
  int fd = g_open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0);
  GStatBuf info;

  if (fd < 0)
    return;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_uid == geteuid () && info.st_mtime < limit
      && flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (path);
  close (fd);
}

static void
tidy (GFile *folder)
{
  const char *path = g_file_peek_path (folder);
  g_autoptr (GDir) dir = path != NULL ? g_dir_open (path, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_our_name (name))
      {
        g_autofree char *full = g_build_filename (path, name, NULL);

        remove_if_stale (full);
      }
}

/* As long as the stream is open, nobody takes the file for one that was left behind. */
static void
hold (GFileOutputStream *stream)
{
  if (G_IS_FILE_DESCRIPTOR_BASED (stream))
    flock (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream)), LOCK_EX | LOCK_NB);
}
#else
static void
tidy (GFile *folder)
{
}

static void
hold (GFileOutputStream *stream)
{
}
#endif

static gboolean
create_beside (SourcierWholeFile  *self,
               GCancellable       *cancellable,
               GError            **error)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autoptr (GFile) parent = g_file_get_parent (self->file);

  if (parent == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "Is a directory");
      return FALSE;
    }

  tidy (parent);
  for (guint i = 0; i < N_NAMES; i++)
    {
      g_clear_error (error);
      g_autofree char *beside_name = g_strdup_printf (".%.200s" MARK "%08x", name, g_random_int ());
      g_autoptr (GFile) beside = g_file_get_child (parent, beside_name);

      self->stream = g_file_create (beside, G_FILE_CREATE_PRIVATE, cancellable, error);
      if (self->stream != NULL)
        {
          self->beside = g_steal_pointer (&beside);
          hold (self->stream);
        }
      if (self->stream != NULL || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_EXISTS))
        return self->stream != NULL;
    }
  return FALSE;
}

/**
 * _sourcier_whole_file_open:
 * @file: the file, which may be there already
 * @cancellable: (nullable): stops it
 * @error: where to put what GIO says
 *
 * Begins to write a file that others see as a whole or not at all, whenever the program ends: under another name beside it, until
 * _sourcier_whole_file_settle(). A new file can be read by its owner alone; one that is replaced keeps the rights it had. What
 * programs that were killed left in that folder is taken away.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error set
 */
SourcierWholeFile *
_sourcier_whole_file_open (GFile         *file,
                           GCancellable  *cancellable,
                           GError       **error)
{
  g_autoptr (SourcierWholeFile) self = g_new0 (SourcierWholeFile, 1);
  g_autoptr (GError) cause = NULL;
  guint32 mode;

  self->file = follow_links (file, cancellable);
  if (!check_replaceable (self->file, &mode, cancellable, error))
    return NULL;
  if (!create_beside (self, cancellable, &cause))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (mode != 0)
    g_file_set_attribute_uint32 (self->beside, G_FILE_ATTRIBUTE_UNIX_MODE, mode & 07777, G_FILE_QUERY_INFO_NONE, cancellable,
                                 NULL);
  return g_steal_pointer (&self);
}

/**
 * _sourcier_whole_file_get_stream:
 * @self: a file that is being written
 *
 * Returns: (transfer none): where its bytes go
 */
GOutputStream *
_sourcier_whole_file_get_stream (SourcierWholeFile *self)
{
  return G_OUTPUT_STREAM (self->stream);
}

/* A name must not reach the disk before the bytes that it stands for. */
static gboolean
flush_to_disk (SourcierWholeFile  *self,
               GError            **error)
{
#ifdef G_OS_UNIX
  if (G_IS_FILE_DESCRIPTOR_BASED (self->stream)
      && fsync (g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (self->stream))) != 0 && errno != EINVAL)
    {
      int saved = errno;

      g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (saved), g_strerror (saved));
      return FALSE;
    }
#endif
  return TRUE;
}

/**
 * _sourcier_whole_file_settle:
 * @self: a file that is written
 * @cancellable: (nullable): stops it
 * @error: where to put what GIO says
 *
 * Gives the file its name, in the place of the one that had it.
 *
 * Returns: %FALSE with @error set, and the one that was there untouched
 */
gboolean
_sourcier_whole_file_settle (SourcierWholeFile  *self,
                             GCancellable       *cancellable,
                             GError            **error)
{
  if (!g_output_stream_flush (G_OUTPUT_STREAM (self->stream), cancellable, error)
      || !flush_to_disk (self, error)
      || !g_output_stream_close (G_OUTPUT_STREAM (self->stream), cancellable, error)
      || !g_file_move (self->beside, self->file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error))
    return FALSE;

  g_clear_object (&self->beside);
  return TRUE;
}

/**
 * _sourcier_whole_file_free:
 * @self: (transfer full): a file; what was not settled leaves nothing behind
 */
void
_sourcier_whole_file_free (SourcierWholeFile *self)
{
  g_clear_object (&self->stream);
  if (self->beside != NULL)
    g_file_delete (self->beside, NULL, NULL);
  g_clear_object (&self->beside);
  g_clear_object (&self->file);
  g_free (self);
}
