/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A disk that fails when a test wants it to: it stands between this process and the system, so that SQLite, GIO and the program
 * itself all meet it. Each thing that is written below a folder is a step: bytes, a name, a size, a flush. */

/**
 * DiskFault:
 * @DISK_SOUND: no step fails; they are counted
 * @DISK_FULL: from that step on there is no room (ENOSPC); of the bytes of that step half are written
 * @DISK_BROKEN: that step alone fails (EIO)
 * @DISK_READ_ONLY: from that step on nothing can be written (EROFS)
 * @DISK_GONE: from that step on the folder is not there, as when the network goes
 * @DISK_KILL: the process is killed at that step, sometimes in the middle of its bytes
 * @DISK_POWER_CUT: the same, and of what was not flushed some is lost
 */
typedef enum
{
  DISK_SOUND,
  DISK_FULL,
  DISK_BROKEN,
  DISK_READ_ONLY,
  DISK_GONE,
  DISK_KILL,
  DISK_POWER_CUT,
  N_DISK_FAULTS,
} DiskFault;

/* What a step does. */
typedef enum { DISK_MAKES, DISK_OPENS, DISK_NAMES, DISK_WRITES, DISK_CUTS, DISK_FLUSHES } DiskStep;

void          disk_watch       (const char    *folder,
                                DiskFault      fault,
                                unsigned long  step,
                                unsigned       seed);
void          disk_heed_sqlite (void);
int           disk_take_step   (const char    *path,
                                DiskStep       kind,
                                int           *half);
unsigned long disk_unwatch     (int           *has_failed);
unsigned long disk_get_count   (void);
