/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The functions of the C library that write, in front of the library's own: the dynamic linker finds those of the program first.
 * Also built as a library that LD_PRELOAD puts before any program, which is told by
 * FAULTY_DISK="FAULT STEP SEED FOLDER" what shall fail, and writes the number of steps into the file FAULTY_DISK_COUNT. */
#undef _FILE_OFFSET_BITS
#define _GNU_SOURCE
#include "faulty-disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define SECTOR 512

/* Bytes or a size that the system was told and the disk may not have yet. */
typedef struct
{
  int fd;
  dev_t device;
  ino_t inode;
  off_t at, size_before;
  size_t n, n_before;
  char *before, *after;         /* no bytes: the file was given the size @at */
} Unflushed;

static struct
{
  char folder[PATH_MAX];
  size_t length;
  DiskFault fault;
  unsigned long step, count;
  unsigned seed;
  int failed;
  int heeds_sqlite;      /* its calls are counted, and no longer those of the C library */
  Unflushed *unflushed;
  size_t n_unflushed;
} disk;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

#define REAL(type, name, arguments) \
  static type (*real) arguments; \
  if (real == NULL) \
    real = (type (*) arguments) dlsym (RTLD_NEXT, name)

static ssize_t
write_at (int         fd,
          const void *bytes,
          size_t      n,
          off64_t     at)
{
  REAL (ssize_t, "pwrite64", (int, const void *, size_t, off64_t));
  return real (fd, bytes, n, at);
}

static int
cut_at (int     fd,
        off64_t size)
{
  REAL (int, "ftruncate64", (int, off64_t));
  return real (fd, size);
}

static int
open_really (const char *path,
             int         flags,
             mode_t      mode)
{
  REAL (int, "open64", (const char *, int, ...));
  return real (path, flags, mode);
}

static int
lies_below (const char *path)
{
  return disk.length > 0 && strncmp (path, disk.folder, disk.length) == 0
         && (path[disk.length] == '/' || path[disk.length] == '\0');
}

static int
is_below (const char *path)
{
  return !disk.heeds_sqlite && lies_below (path);
}

static int
is_file_below (int fd)
{
  char link[64], path[PATH_MAX];
  ssize_t n;

  if (disk.length == 0 || disk.heeds_sqlite)
    return 0;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  n = readlink (link, path, sizeof path - 1);
  if (n <= 0)
    return 0;
  path[n] = '\0';
  return is_below (path);
}

/* Rewinds what was not flushed, and lets some of it reach the disk all the same, in whole sectors. */
static void
lose_unflushed (void)
{
  for (size_t i = disk.n_unflushed; i-- > 0;)
    {
      Unflushed *lost = &disk.unflushed[i];

      write_at (lost->fd, lost->before, lost->n_before, lost->at);
      cut_at (lost->fd, lost->size_before);
    }
  for (size_t i = 0; i < disk.n_unflushed; i++)
    {
      Unflushed *kept = &disk.unflushed[i];

      if (kept->after == NULL && rand_r (&disk.seed) % 2 == 0)
        cut_at (kept->fd, kept->at);
      for (size_t done = 0; kept->after != NULL && done < kept->n; done += SECTOR)
        if (rand_r (&disk.seed) % 4 != 0)
          write_at (kept->fd, kept->after + done, kept->n - done < SECTOR ? kept->n - done : SECTOR, kept->at + (off_t) done);
    }
}

static void
die (void)
{
  if (disk.fault == DISK_POWER_CUT)
    lose_unflushed ();
  raise (SIGKILL);
}

static int
reason (DiskStep kind)
{
  switch (disk.fault)
    {
    case DISK_FULL:
      return kind == DISK_MAKES || kind == DISK_WRITES ? ENOSPC : 0;
    case DISK_BROKEN:
      return EIO;
    case DISK_READ_ONLY:
      return kind == DISK_FLUSHES ? 0 : EROFS;
    case DISK_GONE:
      return kind == DISK_MAKES || kind == DISK_OPENS || kind == DISK_NAMES ? ENOENT : EIO;
    case DISK_SOUND:
    case DISK_KILL:
    case DISK_POWER_CUT:
    default:
      return 0;
    }
}

/* Takes a step. @half: whether half the bytes shall go through first. Returns: what it fails with, 0 if it does not. */
static int
take_step (DiskStep  kind,
           int      *half)
{
  int is_it, is_after, error;

  pthread_mutex_lock (&mutex);
  disk.count++;
  is_it = disk.count == disk.step;
  is_after = disk.step != 0 && disk.count > disk.step && disk.fault != DISK_BROKEN;
  *half = is_it && kind == DISK_WRITES
          && (disk.fault == DISK_FULL || ((disk.fault >= DISK_KILL || disk.heeds_sqlite) && disk.seed % 2 == 1));
  error = is_it || is_after ? reason (kind) : 0;
  disk.failed |= error != 0;
  pthread_mutex_unlock (&mutex);
  if (is_it && disk.fault >= DISK_KILL && !*half)
    die ();
  return error;
}

/* A description of its own, which stays open: what is written later through it needs no right, nor a name. */
static int
keep_open (const struct stat *file,
           int                fd)
{
  char link[64];

  for (size_t i = 0; i < disk.n_unflushed; i++)
    if (disk.unflushed[i].device == file->st_dev && disk.unflushed[i].inode == file->st_ino)
      return disk.unflushed[i].fd;
  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  return open_really (link, O_RDWR | O_CLOEXEC, 0);
}

static void
note_unflushed (int         fd,
                const void *bytes,
                size_t      n,
                off_t       at)
{
  Unflushed note = { .at = at, .n = n };
  struct stat file;

  if (disk.fault != DISK_POWER_CUT || fstat (fd, &file) != 0)
    return;
  pthread_mutex_lock (&mutex);
  note.fd = keep_open (&file, fd);
  note.device = file.st_dev;
  note.inode = file.st_ino;
  note.size_before = file.st_size;
  if (bytes == NULL)
    n = file.st_size > at ? (size_t) (file.st_size - at) : 0;
  note.before = malloc (n + 1);
  ssize_t got = pread (note.fd, note.before, n, at);
  note.n_before = got > 0 ? (size_t) got : 0;
  if (bytes != NULL)
    {
      note.after = malloc (n + 1);
      memcpy (note.after, bytes, n);
    }
  disk.unflushed = realloc (disk.unflushed, (disk.n_unflushed + 1) * sizeof note);
  disk.unflushed[disk.n_unflushed++] = note;
  pthread_mutex_unlock (&mutex);
}

static void
forget_unflushed (int fd)
{
  struct stat file;
  size_t left = 0;

  if (disk.fault != DISK_POWER_CUT || fstat (fd, &file) != 0)
    return;
  pthread_mutex_lock (&mutex);
  for (size_t i = 0; i < disk.n_unflushed; i++)
    if (disk.unflushed[i].device == file.st_dev && disk.unflushed[i].inode == file.st_ino)
      {
        free (disk.unflushed[i].before);
        free (disk.unflushed[i].after);
      }
    else
      disk.unflushed[left++] = disk.unflushed[i];
  disk.n_unflushed = left;
  pthread_mutex_unlock (&mutex);
}

static int
fail (int error)
{
  errno = error;
  return -1;
}

static ssize_t
put (int         fd,
     const void *bytes,
     size_t      n,
     off64_t     at)
{
  int half, error = take_step (DISK_WRITES, &half);
  ssize_t done;

  if (error != 0 && (!half || n < 2))
    return fail (error);
  note_unflushed (fd, bytes, half ? n / 2 : n, at);
  done = write_at (fd, bytes, half ? n / 2 : n, at);
  if (half && disk.fault >= DISK_KILL)
    die ();
  return done;
}

ssize_t
pwrite64 (int         fd,
          const void *bytes,
          size_t      n,
          off64_t     at)
{
  return is_file_below (fd) ? put (fd, bytes, n, at) : write_at (fd, bytes, n, at);
}

ssize_t
pwrite (int         fd,
        const void *bytes,
        size_t      n,
        off_t       at)
{
  return pwrite64 (fd, bytes, n, at);
}

ssize_t
write (int         fd,
       const void *bytes,
       size_t      n)
{
  REAL (ssize_t, "write", (int, const void *, size_t));

  if (!is_file_below (fd))
    return real (fd, bytes, n);

  off_t at = (fcntl (fd, F_GETFL) & O_APPEND) != 0 ? lseek (fd, 0, SEEK_END) : lseek (fd, 0, SEEK_CUR);
  ssize_t done = put (fd, bytes, n, at);

  if (done > 0)
    lseek (fd, at + done, SEEK_SET);
  return done;
}

ssize_t
writev (int                 fd,
        const struct iovec *parts,
        int                 n_parts)
{
  REAL (ssize_t, "writev", (int, const struct iovec *, int));
  ssize_t sum = 0;

  if (!is_file_below (fd))
    return real (fd, parts, n_parts);
  for (int i = 0; i < n_parts; i++)
    {
      ssize_t done = write (fd, parts[i].iov_base, parts[i].iov_len);

      if (done < 0)
        return sum > 0 ? sum : -1;
      sum += done;
      if ((size_t) done < parts[i].iov_len)
        break;
    }
  return sum;
}

int
ftruncate64 (int     fd,
             off64_t size)
{
  int half, error = is_file_below (fd) ? take_step (DISK_CUTS, &half) : 0;

  if (error != 0)
    return fail (error);
  if (is_file_below (fd))
    note_unflushed (fd, NULL, 0, size);
  return cut_at (fd, size);
}

int
ftruncate (int   fd,
           off_t size)
{
  return ftruncate64 (fd, size);
}

/* The power is cut in these pages alone: the real disk need not hurry. */
static int
flush (int fd)
{
  int half, error = is_file_below (fd) ? take_step (DISK_FLUSHES, &half) : 0;

  if (error != 0)
    return fail (error);
  forget_unflushed (fd);
  return 0;
}

int
fsync (int fd)
{
  return flush (fd);
}

int
fdatasync (int fd)
{
  return flush (fd);
}

static int
open_below (const char *path,
            int         flags,
            mode_t      mode)
{
  int writes = (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) != 0 && is_below (path);
  struct stat file;
  int half, error = 0;

  if (writes)
    error = take_step ((flags & O_CREAT) != 0 && stat (path, &file) != 0 ? DISK_MAKES : DISK_OPENS, &half);
  return error != 0 ? fail (error) : open_really (path, flags, mode);
}

#define MODE_OF(flags, mode) \
  mode_t mode = 0; \
  if (((flags) & (O_CREAT | O_TMPFILE)) != 0) \
    { \
      va_list arguments; \
      va_start (arguments, flags); \
      mode = va_arg (arguments, mode_t); \
      va_end (arguments); \
    }

int
open64 (const char *path,
        int         flags,
        ...)
{
  MODE_OF (flags, mode)
  return open_below (path, flags, mode);
}

int
open (const char *path,
      int         flags,
      ...)
{
  MODE_OF (flags, mode)
  return open_below (path, flags, mode);
}

int
creat64 (const char *path,
         mode_t      mode)
{
  return open_below (path, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int
mkdir (const char *path,
       mode_t      mode)
{
  REAL (int, "mkdir", (const char *, mode_t));
  int half, error = is_below (path) ? take_step (DISK_MAKES, &half) : 0;

  return error != 0 ? fail (error) : real (path, mode);
}

int
link (const char *from,
      const char *to)
{
  REAL (int, "link", (const char *, const char *));
  int half, error = is_below (to) ? take_step (DISK_MAKES, &half) : 0;

  return error != 0 ? fail (error) : real (from, to);
}

int
rename (const char *from,
        const char *to)
{
  REAL (int, "rename", (const char *, const char *));
  int half, error = is_below (to) ? take_step (DISK_NAMES, &half) : 0;

  return error != 0 ? fail (error) : real (from, to);
}

int
unlink (const char *path)
{
  REAL (int, "unlink", (const char *));
  int half, error = is_below (path) ? take_step (DISK_NAMES, &half) : 0;

  return error != 0 ? fail (error) : real (path);
}

int
remove (const char *path)
{
  REAL (int, "remove", (const char *));
  int half, error = is_below (path) ? take_step (DISK_NAMES, &half) : 0;

  return error != 0 ? fail (error) : real (path);
}

/* From now on the steps below @folder are counted, and the one of this number fails; none if it is 0. @seed chooses what a
 * power cut loses. */
void
disk_watch (const char    *folder,
            DiskFault      fault,
            unsigned long  step,
            unsigned       seed)
{
  disk.fault = fault;
  disk.step = step;
  disk.seed = seed;
  disk.count = 0;
  disk.failed = 0;
  disk.heeds_sqlite = 0;
  snprintf (disk.folder, sizeof disk.folder, "%s", folder);
  disk.length = strlen (disk.folder);
}

/* From now on SQLite's own steps are counted, as disk_take_step () is told them, and not the system's. */
void
disk_heed_sqlite (void)
{
  disk.heeds_sqlite = 1;
}

/* SQLite takes a step with the file @path, NULL if it has no name. @half: whether half the bytes shall go through first. Returns: the
 * system's number of what it fails with, 0 if it does not */
int
disk_take_step (const char *path,
                DiskStep    kind,
                int        *half)
{
  *half = 0;
  return disk.heeds_sqlite && path != NULL && lies_below (path) ? take_step (kind, half) : 0;
}

/* Mends the disk. Returns: how many steps were taken; @has_failed: whether any failed */
unsigned long
disk_unwatch (int *has_failed)
{
  disk.length = 0;
  if (has_failed != NULL)
    *has_failed = disk.failed;
  return disk.count;
}

/* Returns: how many steps were taken so far. */
unsigned long
disk_get_count (void)
{
  return disk.count;
}

static void __attribute__ ((constructor))
read_wish (void)
{
  const char *wish = getenv ("FAULTY_DISK");
  char folder[PATH_MAX];
  unsigned long step;
  unsigned seed;
  int fault;

  if (wish != NULL && sscanf (wish, "%d %lu %u %4095[^\n]", &fault, &step, &seed, folder) == 4)
    disk_watch (folder, (DiskFault) fault, step, seed);
}

static void __attribute__ ((destructor))
tell_count (void)
{
  const char *path = getenv ("FAULTY_DISK_COUNT");
  FILE *file = path != NULL ? fopen (path, "w") : NULL;

  if (file == NULL)
    return;
  fprintf (file, "%lu\n", disk.count);
  fclose (file);
}
