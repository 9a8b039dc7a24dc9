/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-backup.h"
#include "cli.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*StepFunc) (SourcierStore  *store,
                              char          **name,
                              GError        **error);

static SourcierCliExit
take_step (const SourcierCliCommand  *command,
           char                     **argv,
           StepFunc                   step,
           gint64                   (*find_action) (SourcierStore *store))
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autofree char *name = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, NULL, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], TRUE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  sourcier_cli_back_up_before_action (store, find_action (store));
  if (!step (store, &name, &error))
    return sourcier_cli_fail (error);

  sourcier_cli_print (name);
  sourcier_cli_print ("\n");
  return SOURCIER_CLI_OK;
}

/**
 * sourcier_cli_run_undo:
 * @command: the command
 * @argv: what was typed
 *
 * Takes back the last action and prints its name.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_undo (const SourcierCliCommand  *command,
                       char                     **argv)
{
  return take_step (command, argv, sourcier_store_undo, sourcier_store_get_undo_action);
}

/**
 * sourcier_cli_run_redo:
 * @command: the command
 * @argv: what was typed
 *
 * Does again what was undone last and prints its name.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_redo (const SourcierCliCommand  *command,
                       char                     **argv)
{
  return take_step (command, argv, sourcier_store_redo, sourcier_store_get_redo_action);
}
