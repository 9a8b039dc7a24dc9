/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_cli_run_check:
 * @command: the command
 * @argv: what was typed
 *
 * Looks for damage in an office's file: each problem is a line of the answer, and then the check has failed.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_check (const SourcierCliCommand  *command,
                        char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, NULL, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  problems = sourcier_store_check (store, &error);
  if (problems == NULL)
    return sourcier_cli_fail (error);

  for (guint i = 0; i < problems->len; i++)
    {
      sourcier_cli_print (g_ptr_array_index (problems, i));
      sourcier_cli_print ("\n");
    }
  if (problems->len > 0)
    return SOURCIER_CLI_FAILED;

  sourcier_cli_print (_("No problem was found."));
  sourcier_cli_print ("\n");
  return SOURCIER_CLI_OK;
}
