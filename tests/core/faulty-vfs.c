/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faulty-vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>

/* A file of SQLite's own, behind ours. */
typedef struct
{
  sqlite3_file base;
  const char *path;        /* NULL for one that has no name; SQLite keeps the name as long as the file is open */
  sqlite3_file *real;
} File;

static sqlite3_vfs *real_vfs;
static __thread int last_error;      /* as errno: what goes well leaves it alone */

#define REAL(file) (((File *) (file))->real)
#define CALL(file, method, ...) (REAL (file)->pMethods->method (REAL (file), ## __VA_ARGS__))

/* Takes a step. Returns: SQLITE_OK, or what it fails with: @code, but for a disk without room when bytes are written */
static int
take_step (const char *path,
           DiskStep    kind,
           int         code,
           int        *half)
{
  int error = disk_take_step (path, kind, half);

  if (error == 0)
    return SQLITE_OK;
  last_error = error;
  return error == ENOSPC && kind == DISK_WRITES ? SQLITE_FULL : code;
}

static int
close_file (sqlite3_file *file)
{
  int code = CALL (file, xClose);

  free (REAL (file));
  return code;
}

static int
read_file (sqlite3_file  *file,
           void          *bytes,
           int            n,
           sqlite3_int64  at)
{
  return CALL (file, xRead, bytes, n, at);
}

static int
write_file (sqlite3_file  *file,
            const void    *bytes,
            int            n,
            sqlite3_int64  at)
{
  int half, code = take_step (((File *) file)->path, DISK_WRITES, SQLITE_IOERR_WRITE, &half);

  if (code != SQLITE_OK && half)
    CALL (file, xWrite, bytes, n / 2, at);
  return code != SQLITE_OK ? code : CALL (file, xWrite, bytes, n, at);
}

static int
truncate_file (sqlite3_file  *file,
               sqlite3_int64  size)
{
  int half, code = take_step (((File *) file)->path, DISK_CUTS, SQLITE_IOERR_TRUNCATE, &half);

  return code != SQLITE_OK ? code : CALL (file, xTruncate, size);
}

static int
sync_file (sqlite3_file *file,
           int           flags)
{
  int half, code = take_step (((File *) file)->path, DISK_FLUSHES, SQLITE_IOERR_FSYNC, &half);

  return code != SQLITE_OK ? code : CALL (file, xSync, flags);
}

static int
get_size (sqlite3_file  *file,
          sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
lock_file (sqlite3_file *file,
           int           lock)
{
  return CALL (file, xLock, lock);
}

static int
unlock_file (sqlite3_file *file,
             int           lock)
{
  return CALL (file, xUnlock, lock);
}

static int
check_lock (sqlite3_file *file,
            int          *is_reserved)
{
  return CALL (file, xCheckReservedLock, is_reserved);
}

static int
control_file (sqlite3_file *file,
              int           wish,
              void         *data)
{
  return CALL (file, xFileControl, wish, data);
}

static int
get_sector (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
get_device (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
map_shared (sqlite3_file   *file,
            int             region,
            int             size,
            int             extend,
            void volatile **memory)
{
  int half;
  int code = take_step (((File *) file)->path, extend ? DISK_MAKES : DISK_OPENS, extend ? SQLITE_IOERR_SHMSIZE : SQLITE_IOERR_SHMMAP,
                        &half);

  *memory = NULL;
  return code != SQLITE_OK ? code : CALL (file, xShmMap, region, size, extend, memory);
}

static int
lock_shared (sqlite3_file *file,
             int           offset,
             int           n,
             int           flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
bar_shared (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
unmap_shared (sqlite3_file *file,
              int           deletes)
{
  return CALL (file, xShmUnmap, deletes);
}

static int
fetch (sqlite3_file   *file,
       sqlite3_int64   at,
       int             n,
       void          **page)
{
  return CALL (file, xFetch, at, n, page);
}

static int
unfetch (sqlite3_file  *file,
         sqlite3_int64  at,
         void          *page)
{
  return CALL (file, xUnfetch, at, page);
}

static const sqlite3_io_methods methods = {
  3, close_file, read_file, write_file, truncate_file, sync_file, get_size, lock_file, unlock_file, check_lock, control_file,
  get_sector, get_device, map_shared, lock_shared, bar_shared, unmap_shared, fetch, unfetch,
};

static int
open_file (sqlite3_vfs  *vfs,
           const char   *path,
           sqlite3_file *file,
           int           flags,
           int          *flags_out)
{
  File *self = (File *) file;
  int half, exists = 0, code = SQLITE_OK;

  self->base.pMethods = NULL;
  self->path = path;
  if (path != NULL && (flags & SQLITE_OPEN_READWRITE) != 0)
    {
      real_vfs->xAccess (real_vfs, path, SQLITE_ACCESS_EXISTS, &exists);
      code = take_step (path, exists ? DISK_OPENS : DISK_MAKES, SQLITE_CANTOPEN, &half);
    }
  if (code != SQLITE_OK)
    return code;
  self->real = calloc (1, (size_t) real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, path, self->real, flags, flags_out);
  if (self->real->pMethods != NULL)
    self->base.pMethods = &methods;
  else
    free (self->real);
  return code;
}

static int
delete_file (sqlite3_vfs *vfs,
             const char  *path,
             int          flush)
{
  int half, code = take_step (path, DISK_NAMES, SQLITE_IOERR_DELETE, &half);

  return code != SQLITE_OK ? code : real_vfs->xDelete (real_vfs, path, flush);
}

static int
get_last_error (sqlite3_vfs *vfs,
                int          n,
                char        *text)
{
  return last_error != 0 ? last_error : real_vfs->xGetLastError (real_vfs, n, text);
}

/* Stands between SQLite and the system from now on: connections that are open already are not seen. What is no file is left as the
 * system's own has it. */
void
disk_meet_sqlite (void)
{
  static sqlite3_vfs vfs;

  sqlite3_initialize ();
  real_vfs = sqlite3_vfs_find (NULL);
  vfs = *real_vfs;
  vfs.zName = "faulty";
  vfs.szOsFile = sizeof (File);
  vfs.xOpen = open_file;
  vfs.xDelete = delete_file;
  vfs.xGetLastError = get_last_error;
  sqlite3_vfs_register (&vfs, 1);
}

/* As disk_watch (), but what SQLite does with its files is counted, and nothing else. */
void
disk_watch_sqlite (const char    *folder,
                   DiskFault      fault,
                   unsigned long  step)
{
  disk_watch (folder, fault, step, (unsigned) step);
  disk_heed_sqlite ();
}
