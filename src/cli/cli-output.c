/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"
#include "cli-terminal.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#ifdef G_OS_WIN32
#include <gio/gwin32outputstream.h>
#include <io.h>
#include <windows.h>
#else
#include <gio/gunixoutputstream.h>
#include <unistd.h>
#endif

/**
 * sourcier_cli_is_terminal:
 *
 * Returns: whether a person reads the standard output
 */
gboolean
sourcier_cli_is_terminal (void)
{
#ifdef G_OS_WIN32
  return _isatty (_fileno (stdout));
#else
  return isatty (STDOUT_FILENO);
#endif
}

/**
 * sourcier_cli_print:
 * @text: a piece of the answer
 *
 * Writes to the standard output, in UTF-8 whatever the locale: the answer is data, whole but for controls that a terminal
 * would obey. Whether all of it could be written is found out by sourcier_cli_flush().
 */
void
sourcier_cli_print (const char *text)
{
  g_autofree char *harmless = sourcier_cli_is_terminal () ? sourcier_cli_terminal_make_harmless (text) : NULL;

  fputs (harmless != NULL ? harmless : text, stdout);
}

/**
 * sourcier_cli_tell:
 * @text: a message
 *
 * Writes to the standard error, in the encoding of the locale: what g_printerr() does in this program.
 */
void
sourcier_cli_tell (const char *text)
{
  g_autofree char *harmless = sourcier_cli_terminal_make_harmless (text);
  g_autofree char *local = NULL;
  const char *charset;

  if (!g_get_console_charset (&charset))
    local = g_convert_with_fallback (harmless, -1, charset, "UTF-8", "?", NULL, NULL, NULL);
  fputs (local != NULL ? local : harmless, stderr);
  fflush (stderr);
}

/**
 * sourcier_cli_print_json:
 * @node: (transfer full): the answer
 */
void
sourcier_cli_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  json_node_unref (node);
  sourcier_cli_print (text);
  sourcier_cli_print ("\n");
}

/**
 * sourcier_cli_print_object:
 * @object: (transfer full): the answer
 */
void
sourcier_cli_print_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  sourcier_cli_print_json (node);
}

/**
 * sourcier_cli_print_line:
 * @first: a cell
 * @second: a cell
 * @third: a cell
 * @fourth: a cell
 *
 * Prints a line of a table whose cells are parted by tabs.
 */
void
sourcier_cli_print_line (const char *first,
                         const char *second,
                         const char *third,
                         const char *fourth)
{
  g_autofree char *line = g_strdup_printf ("%s\t%s\t%s\t%s\n", first, second, third, fourth);

  sourcier_cli_print (line);
}

static GOutputStream *
open_output (void)
{
#ifdef G_OS_WIN32
  return g_win32_output_stream_new (GetStdHandle (STD_OUTPUT_HANDLE), FALSE);
#else
  return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
#endif
}

/**
 * sourcier_cli_get_output:
 *
 * Returns: (transfer full): the standard output as a stream; what a terminal would obey does not reach it. It is to be closed, or
 *   flushed
 */
GOutputStream *
sourcier_cli_get_output (void)
{
  g_autoptr (GOutputStream) output = open_output ();
  g_autoptr (GConverter) harmless = sourcier_cli_is_terminal () ? sourcier_cli_terminal_new () : NULL;

  return harmless != NULL ? g_converter_output_stream_new (output, harmless) : g_steal_pointer (&output);
}

/**
 * sourcier_cli_flush:
 * @error: where to put what went wrong
 *
 * Returns: %FALSE with @error set if the answer could not be written whole: the disk is full, the pipe is closed
 */
gboolean
sourcier_cli_flush (GError **error)
{
  errno = 0;
  if (fflush (stdout) == 0 && ferror (stdout) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("The answer could not be written (%s)"),
               g_strerror (errno));
  return FALSE;
}
