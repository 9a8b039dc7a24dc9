/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/store-private.h"

#include <string.h>

/* SQLite tells a connection that others wrote (PRAGMA data_version), not how often. The file does: in its header, or, while
 * what is written goes to the log, in the index of the log that all processes share.
 * https://www.sqlite.org/fileformat.html, 1.3; https://www.sqlite.org/walformat.html, 2.1 */

#define HEADER_SIZE 28
#define READ_VERSION_OFFSET 19
#define CHANGE_COUNTER_OFFSET 24
#define VERSION_OF_LOG 2

/* The first part of the index of the log, and where in it the transactions are counted, in the order of the computer. */
#define INDEX_PART_SIZE 32768
#define INDEX_CHANGE 2

static gboolean
read_from_log (sqlite3_file *file,
               guint32      *n)
{
  void volatile *part = NULL;

  if (file->pMethods->iVersion < 2 || file->pMethods->xShmMap == NULL)
    return FALSE;
  /* A reader that may not write to it is told so, and reads it. */
  file->pMethods->xShmMap (file, 0, INDEX_PART_SIZE, FALSE, &part);
  if (part == NULL)
    return FALSE;
  *n = ((guint32 volatile *) part)[INDEX_CHANGE];
  return TRUE;
}

/* How often anybody wrote to the file, for comparison with the same while it is open: the count begins anew when nobody has it
 * open, and it goes round. Something was read through the connection before.
 *
 * Returns: %FALSE if that cannot be told */
gboolean
_sourcier_store_get_n_written (SourcierStore *self,
                               guint32       *n)
{
  sqlite3_file *file = NULL;
  guint8 header[HEADER_SIZE];

  if (self->immutable
      || sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
      || file == NULL || file->pMethods == NULL
      || file->pMethods->xRead (file, header, sizeof header, 0) != SQLITE_OK)
    return FALSE;
  if (header[READ_VERSION_OFFSET] == VERSION_OF_LOG)
    return read_from_log (file, n);
  memcpy (n, header + CHANGE_COUNTER_OFFSET, sizeof *n);
  *n = GUINT32_FROM_BE (*n);
  return TRUE;
}
