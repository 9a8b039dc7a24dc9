/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the system said.
 *
 * SQLite tells that a write failed, and hardly ever why: that a disk was made read-only sounds the same as that it is broken, and
 * of a temporary file it keeps no reason at all. The reader must be told what to do, so the number that the system gave is kept
 * on its way, for each thread.
 */
#define _GNU_SOURCE
#include "config.h"
#include "store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef G_OS_UNIX

static GPrivate last_failure;

/* A file that could not be made is looked for next, and is not there: that says less than why it could not be made. */
static ssize_t
note (ssize_t result)
{
  if (result < 0 && (errno != ENOENT || g_private_get (&last_failure) == NULL))
    g_private_set (&last_failure, GINT_TO_POINTER (errno));
  return result;
}

static ssize_t
noting_write (int         fd,
              const void *bytes,
              size_t      n)
{
  return note (write (fd, bytes, n));
}

static ssize_t
noting_pwrite (int         fd,
               const void *bytes,
               size_t      n,
               off_t       at)
{
  return note (pwrite (fd, bytes, n, at));
}

static int
noting_ftruncate (int   fd,
                  off_t size)
{
  return (int) note (ftruncate (fd, size));
}

static int
noting_open (const char *path,
             int         flags,
             int         mode)
{
  return (int) note (open (path, flags, mode));
}

static int
noting_unlink (const char *path)
{
  int result = unlink (path);

  /* A file that is not there is what SQLite wants. */
  return result < 0 && errno == ENOENT ? result : (int) note (result);
}

static void
install (void)
{
  static const struct { const char *name; sqlite3_syscall_ptr call; } calls[] = {
    { "write", (sqlite3_syscall_ptr) noting_write },
    { "pwrite", (sqlite3_syscall_ptr) noting_pwrite },
    { "pwrite64", (sqlite3_syscall_ptr) noting_pwrite },
    { "ftruncate", (sqlite3_syscall_ptr) noting_ftruncate },
    { "open", (sqlite3_syscall_ptr) noting_open },
    { "unlink", (sqlite3_syscall_ptr) noting_unlink },
  };
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  for (guint i = 0; vfs != NULL && vfs->iVersion >= 3 && sizeof (off_t) == 8 && i < G_N_ELEMENTS (calls); i++)
    if (vfs->xGetSystemCall (vfs, calls[i].name) != NULL)
      vfs->xSetSystemCall (vfs, calls[i].name, calls[i].call);
}

/* Forgets what failed before. */
void
_sourcier_system_forget (void)
{
  g_private_set (&last_failure, NULL);
}

/* Returns: the number that the system gave when SQLite's last step failed in this thread, 0 if it gave none. */
int
_sourcier_system_get_failure (void)
{
  return GPOINTER_TO_INT (g_private_get (&last_failure));
}

#else

static void
install (void)
{
}

void
_sourcier_system_forget (void)
{
}

int
_sourcier_system_get_failure (void)
{
  return 0;
}

#endif

/* Before the first file is opened. */
void
_sourcier_system_listen (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      install ();
      g_once_init_leave (&done, 1);
    }
}
