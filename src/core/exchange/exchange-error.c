/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "exchange/exchange-private.h"

#include "exchange/text-decoder.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (sourcier-exchange-error-quark, sourcier_exchange_error)

/**
 * sourcier_exchange_file_name:
 * @file: (nullable): a file
 *
 * Returns: (transfer full) (nullable): its name without its folder, as the messages write it, %NULL for %NULL
 */
char *
sourcier_exchange_file_name (GFile *file)
{
  if (file == NULL)
    return NULL;

  g_autofree char *name = g_file_get_basename (file);
  return name != NULL ? g_filename_display_name (name) : g_file_get_parse_name (file);
}

/**
 * sourcier_exchange_refuse:
 * @file: a file
 * @message: why it cannot be read and what to do, a translated sentence with %s where the name of the file goes
 * @error: where the reason goes
 *
 * Returns: %FALSE, for the reader to return
 */
gboolean
sourcier_exchange_refuse (GFile       *file,
                          const char  *message,
                          GError     **error)
{
  g_autofree char *name = sourcier_exchange_file_name (file);
  g_autoptr (GString) text = g_string_new (message);

  g_string_replace (text, "%s", name, 1);
  g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT, text->str);
  return FALSE;
}

static void
set_cancelled (GError **error)
{
  g_set_error_literal (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_CANCELLED, _("The job was cancelled"));
}

/**
 * sourcier_exchange_take_read_error:
 * @error: where the error goes
 * @cause: (transfer full): what GIO said
 * @file: (nullable): the file being read, %NULL for bytes in memory
 *
 * Says what GIO said in the terms of #SourcierExchangeError, with the file's name and a way out.
 */
void
sourcier_exchange_take_read_error (GError **error,
                                   GError  *cause,
                                   GFile   *file)
{
  g_autofree char *name = sourcier_exchange_file_name (file);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_cancelled (error);
  else if (name == NULL)
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_FAILED,
                 _("The list could not be read: %s"), cause->message);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_NOT_FOUND,
                 _("There is no file “%s”: choose another one"), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                 _("“%s” is a folder: choose a file in it"), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_FAILED,
                 _("You are not allowed to read “%s”: ask its owner for access, or choose another file"), name);
  else
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_FAILED,
                 _("“%s” could not be read: %s"), name, cause->message);

  g_error_free (cause);
}

/**
 * sourcier_exchange_take_write_error:
 * @error: where the error goes
 * @cause: (transfer full): what GIO said
 * @file: (nullable): the file being written, %NULL for a stream without a name
 *
 * Says what GIO said in the terms of #SourcierExchangeError, with the file's name and a way out.
 */
void
sourcier_exchange_take_write_error (GError **error,
                                    GError  *cause,
                                    GFile   *file)
{
  g_autofree char *file_name = sourcier_exchange_file_name (file);
  const char *name = file_name != NULL ? file_name : C_("a list that is written", "Standard output");

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_cancelled (error);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_FULL,
                 _("“%s” was not written, for the disk is full: make room, or choose another folder"), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
           || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_READ_ONLY,
                 _("You are not allowed to write “%s”: choose another name or another folder"), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
           || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_NOT_FOUND,
                 _("There is no such folder to write “%s” into: choose another folder"), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
                 _("“%s” is a folder: choose the name of a file"), name);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_FAILED))
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_FAILED,
                 _("“%s” was not written, for its disk does not answer as it should (%s): see that it is connected, or choose "
                   "another folder"), name, cause->message);
  else
    g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_FAILED,
                 _("“%s” could not be written: %s"), name, cause->message);

  g_error_free (cause);
}
