/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "faulty-disk.h"

/* The same disk, met by SQLite itself: each of its writes, cuts, flushes, names and mappings of shared memory is a step, which
 * fails with SQLite's own codes, some of which no call of the C library can be made to give. */

void disk_meet_sqlite  (void);
void disk_watch_sqlite (const char    *folder,
                        DiskFault      fault,
                        unsigned long  step);
