/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Locks that stay.
 *
 * SQLite locks with fcntl(), and such a lock belongs to the process: whichever part of it closes the file, as a file dialog
 * does that wondered what is in it, takes the lock away from all (https://www.sqlite.org/howtocorrupt.html, 2.2). Another
 * program then believes to be alone, and removes the write-ahead log that this one still writes.
 *
 * The lock of an open file description (Linux 3.15) ends with that description alone, and other programs meet it as they
 * meet the usual one. SQLite has one description for the memory that its connections share, but one for each connection to
 * the file itself, and thinks their locks to be the process's: these are all put on one description that is kept for it.
 */
#define _GNU_SOURCE
#include "config.h"
#include "store/store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef F_OFD_SETLK

/* From here on SQLite locks the file; before it lies what it locks of the shared memory. */
#define FIRST_BYTE_OF_FILE 0x40000000

typedef struct
{
  dev_t device;
  ino_t inode;
  int fd;
} Holder;

static GMutex mutex;
static GArray *holders; /* Holder */

static Holder *
find_holder (const struct stat *file)
{
  for (guint i = 0; holders != NULL && i < holders->len; i++)
    {
      Holder *holder = &g_array_index (holders, Holder, i);

      if (holder->device == file->st_dev && holder->inode == file->st_ino)
        return holder;
    }
  return NULL;
}

/* For writing where that may be: the first connection may be one that only reads. */
static Holder *
add_holder (int                fd,
            const struct stat *file)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  Holder holder = { file->st_dev, file->st_ino, open (path, O_RDWR | O_CLOEXEC) };

  if (holder.fd < 0)
    holder.fd = open (path, O_RDONLY | O_CLOEXEC);
  if (holder.fd < 0)
    return NULL;
  if (holders == NULL)
    holders = g_array_new (FALSE, FALSE, sizeof (Holder));
  g_array_append_val (holders, holder);
  return &g_array_index (holders, Holder, holders->len - 1);
}

/* Closing it unlocks all. */
static int
remove_holder (Holder *holder)
{
  close (holder->fd);
  g_array_remove_index_fast (holders, (guint) (holder - &g_array_index (holders, Holder, 0)));
  return 0;
}

static int
command_for_description (int command)
{
  switch (command)
    {
    case F_GETLK:
      return F_OFD_GETLK;
    case F_SETLK:
      return F_OFD_SETLK;
    default:
      return F_OFD_SETLKW;
    }
}

static int
lock_description (int           fd,
                  int           command,
                  struct flock *lock)
{
  lock->l_pid = 0;
  return fcntl (fd, command_for_description (command), lock);
}

/* Without a description to hold it (there is no /proc), a lock is a usual one. */
static int
lock_file (int           fd,
           int           command,
           struct flock *lock)
{
  gboolean unlocks = command != F_GETLK && lock->l_type == F_UNLCK;
  struct stat file;

  if (fstat (fd, &file) != 0)
    return -1;

  Holder *holder = find_holder (&file);

  if (holder == NULL && command != F_GETLK && !unlocks)
    holder = add_holder (fd, &file);
  if (holder == NULL)
    return fcntl (fd, command, lock);
  return unlocks && lock->l_len == 0 ? remove_holder (holder) : lock_description (holder->fd, command, lock);
}

static int
lock_lasting (int           fd,
              int           command,
              struct flock *lock)
{
  if (lock->l_start < FIRST_BYTE_OF_FILE && lock->l_len != 0)
    return lock_description (fd, command, lock);

  g_mutex_lock (&mutex);
  int result = lock_file (fd, command, lock);
  g_mutex_unlock (&mutex);
  return result;
}

static int
lasting_fcntl (int fd,
               int command,
               ...)
{
  va_list arguments;
  int result;

  va_start (arguments, command);
  if (command == F_GETLK || command == F_SETLK || command == F_SETLKW)
    result = lock_lasting (fd, command, va_arg (arguments, struct flock *));
  else
    result = fcntl (fd, command, va_arg (arguments, int));
  va_end (arguments);
  return result;
}

/* A kernel, or what stands for one, without these locks: the usual ones are better than none. */
static gboolean
has_lasting_locks (void)
{
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
  int fd = open ("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  gboolean can = fd >= 0 && fcntl (fd, F_OFD_GETLK, &lock) == 0;

  if (fd >= 0)
    close (fd);
  return can;
}

static void
install (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  if (vfs != NULL && vfs->iVersion >= 3 && has_lasting_locks ())
    vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) lasting_fcntl);
}

#else

static void
install (void)
{
}

#endif

/* Whether anybody, this program too, has the file open: SQLite keeps a lock for reading on it, with a write-ahead log all the
 * time. On a system without these locks nobody can tell. */
gboolean
_sourcier_store_is_open (const char *path)
{
#ifdef F_OFD_SETLK
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = FIRST_BYTE_OF_FILE, .l_len = 512 };
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean is_open = fd >= 0 && fcntl (fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;

  if (fd >= 0)
    close (fd);
  return is_open;
#else
  return FALSE;
#endif
}

/* Before the first file is opened: from then on, SQLite's locks in this process stay until SQLite lets go of them. */
void
_sourcier_store_make_locks_last (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      install ();
      g_once_init_leave (&done, 1);
    }
}
