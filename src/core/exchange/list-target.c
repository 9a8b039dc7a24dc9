/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/list-target.h"

#include "exchange/exchange-private.h"
#include "exchange/whole-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How every SQLite database begins, with its NUL (https://www.sqlite.org/fileformat.html, 1.3.1). */
#define DATABASE_MAGIC "SQLite format 3"

static gboolean
is_database (GFile        *file,
             GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                                                  cancellable, NULL);
  char bytes[sizeof DATABASE_MAGIC];
  gsize length = 0;

  /* A pipe would wait for somebody to write into it. */
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return FALSE;

  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  return stream != NULL
         && g_input_stream_read_all (G_INPUT_STREAM (stream), bytes, sizeof bytes, &length, cancellable, NULL)
         && length == sizeof bytes && memcmp (bytes, DATABASE_MAGIC, sizeof bytes) == 0;
}

/**
 * sourcier_list_target_check:
 * @file: where a list is to be written
 * @cancellable: (nullable): stops the looking
 * @error: where to put what went wrong
 *
 * A list may be written over another list. It is never written over a database: the one nearest at hand is the office's
 * own file, and with it would go the directory and its history.
 *
 * Returns: %FALSE with @error set to %SOURCIER_EXCHANGE_ERROR_BAD_INPUT if @file is there and is a database
 */
gboolean
sourcier_list_target_check (GFile         *file,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  g_autofree char *name = sourcier_exchange_file_name (file);

  if (!is_database (file, cancellable))
    return TRUE;
  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               _("“%s” is an office’s file or another database, which a list never replaces: choose another name"),
               name);
  return FALSE;
}

/**
 * sourcier_list_target_write:
 * @file: where to write
 * @func: writes it
 * @user_data: for @func
 * @cancellable: (nullable): stops the writing
 * @error: where to put what went wrong
 *
 * Writes a file as a whole: what was there before is replaced at the end, and stays if anything goes wrong; where nothing
 * was, nothing stays. A database is never written over. A new file can be read by its owner alone, for lists tell about
 * people; one that is replaced keeps the rights it had.
 *
 * Returns: %FALSE with @error set if it could not be written
 */
gboolean
sourcier_list_target_write (GFile                   *file,
                            SourcierListTargetFunc   func,
                            gpointer                 user_data,
                            GCancellable            *cancellable,
                            GError                 **error)
{
  g_return_val_if_fail (G_IS_FILE (file) && func != NULL, FALSE);

  g_autoptr (GError) cause = NULL;
  g_autoptr (SourcierWholeFile) whole = NULL;

  if (!sourcier_list_target_check (file, cancellable, error))
    return FALSE;
  whole = _sourcier_whole_file_open (file, cancellable, &cause);
  if (whole != NULL && func (_sourcier_whole_file_get_stream (whole), user_data, &cause)
      && _sourcier_whole_file_settle (whole, cancellable, &cause))
    return TRUE;

  if (cause->domain == G_IO_ERROR)
    sourcier_exchange_take_write_error (error, g_steal_pointer (&cause), file);
  else
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}
