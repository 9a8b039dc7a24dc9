/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store/store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Where SQLite's file format keeps the application id (https://www.sqlite.org/fileformat.html, 1.3). */
#define HEADER_SIZE 100
#define APPLICATION_ID_OFFSET 68

static gboolean
has_our_header (const guint8 *header,
                gsize         size)
{
  guint32 id;

  if (size < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0)
    return FALSE;
  memcpy (&id, header + APPLICATION_ID_OFFSET, sizeof id);
  return GUINT32_FROM_BE (id) == SOURCIER_STORE_APPLICATION_ID;
}

/* Why a file cannot even be looked at: @cause is GIO's reason. Always returns FALSE. */
gboolean
_sourcier_store_fail_to_read (const char     *path,
                              const GError   *cause,
                              GError        **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                 _("There is no file “%s” here any more. It may have been moved or renamed."), path);
  else
    g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_READ_ONLY,
                 _("“%s” cannot be read (%s). Check that you may open it."), name, cause->message);
  return FALSE;
}

/* Looks at the first bytes before SQLite does: a file that is not ours is refused by name and never touched. */
gboolean
_sourcier_store_check_header (const char  *path,
                              GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, &cause);
  guint8 header[HEADER_SIZE];
  gsize size = 0;

  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), header, sizeof header, &size, NULL, &cause))
    return _sourcier_store_fail_to_read (path, cause, error);
  if (has_our_header (header, size))
    return TRUE;

  g_autofree char *name = g_path_get_basename (path);
  g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT,
               _("“%s” is not a Sourcier file. Lists (CSV) are brought in with Import."), name);
  return FALSE;
}
