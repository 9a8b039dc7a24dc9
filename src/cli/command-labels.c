/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "cli-query.h"
#include "cli-table.h"
#include "suppliers/label-award-export.h"

#include <glib/gi18n-lib.h>

static int ending_within = SOURCIER_ENDING_ANY_DAY;
static gboolean as_json;

static gboolean
ending_within_cb (const char  *option,
                  const char  *value,
                  gpointer     data,
                  GError     **error)
{
  guint64 days;

  if (!g_ascii_string_to_unsigned (value, 10, 0, 36525, &days, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is unknown to %s"), value, option);
      return FALSE;
    }
  ending_within = (int) days;
  return TRUE;
}

static GOptionEntry entries[] = {
  { "ending-within", 0, 0, G_OPTION_ARG_CALLBACK, ending_within_cb,
    N_("Labels that end on the day itself or within so many days after it"), N_("DAYS") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

/**
 * sourcier_cli_run_labels:
 * @command: the command
 * @argv: what was typed
 *
 * Prints the labels of the suppliers that answer a question, each with the day it ends and its state.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_labels (const SourcierCliCommand  *command,
                         char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierSupplierQuery) query = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, sourcier_cli_query_entries (), sourcier_cli_table_entries (entries), argv, &arguments))
    return SOURCIER_CLI_USAGE;
  if (as_json)
    sourcier_cli_table_use_json ();
  if (!sourcier_cli_table_check (command, NULL))
    return SOURCIER_CLI_USAGE;
  query = sourcier_cli_query_build (command);
  if (query == NULL)
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  if (!sourcier_cli_query_settle (&query, store, &error))
    return sourcier_cli_fail (error);
  return sourcier_cli_table_write (sourcier_label_award_export_new (store, query, ending_within), &error)
         ? SOURCIER_CLI_OK : sourcier_cli_fail (error);
}
