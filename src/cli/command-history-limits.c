/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "store/history-tend.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;
static int megabytes = -1, years = -1;

static GOptionEntry entries[] = {
  { "size", 's', 0, G_OPTION_ARG_INT, &megabytes, N_("How much may be kept to undo actions, in megabytes; 0 for all"),
    N_("MEGABYTES") },
  { "years", 'y', 0, G_OPTION_ARG_INT, &years, N_("For how many years it is kept; 0 for ever"), N_("YEARS") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static void
print_json (const SourcierHistoryLimits *limits,
            const SourcierHistorySize   *size)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (answer, "most_bytes", limits->most_bytes);
  json_object_set_int_member (answer, "years", limits->years);
  json_object_set_int_member (answer, "bytes", size->bytes);
  json_object_set_int_member (answer, "actions", size->n_actions);
  json_object_set_int_member (answer, "thinned", size->n_thinned);
  json_node_set_object (node, answer);
  sourcier_cli_print_json (node);
}

static void
print_text (const SourcierHistoryLimits *limits,
            const SourcierHistorySize   *size)
{
  g_autofree char *text =
    g_strdup_printf ("most_bytes: %" G_GINT64_FORMAT "\nyears: %u\nbytes: %" G_GINT64_FORMAT "\nactions: %" G_GINT64_FORMAT
                     "\nthinned: %" G_GINT64_FORMAT "\n", limits->most_bytes, limits->years, size->bytes, size->n_actions,
                     size->n_thinned);

  sourcier_cli_print (text);
}

static gboolean
change (SourcierStore          *store,
        SourcierHistoryLimits  *limits,
        GError                **error)
{
  gboolean wrote;

  if (megabytes >= 0)
    limits->most_bytes = megabytes * SOURCIER_HISTORY_MEGABYTE;
  if (years >= 0)
    limits->years = (guint) years;
  return sourcier_history_save_limits (store, limits, error) && sourcier_history_tend (store, NULL, &wrote, error);
}

/**
 * sourcier_cli_run_history_limits:
 * @command: the command
 * @argv: what was typed
 *
 * Prints how much the history may keep and how much it does; where limits are given, sets them and thins the history at once.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_history_limits (const SourcierCliCommand  *command,
                                 char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_auto (GStrv) arguments = NULL;
  SourcierHistoryLimits limits;
  SourcierHistorySize size;
  gboolean changes;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  changes = megabytes >= 0 || years >= 0;
  store = sourcier_cli_open (arguments[0], changes);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  if (!sourcier_history_load_limits (store, &limits, &error)
      || (changes && !change (store, &limits, &error))
      || !sourcier_history_measure (store, &size, &error))
    return sourcier_cli_fail (error);
  (as_json ? print_json : print_text) (&limits, &size);
  return SOURCIER_CLI_OK;
}
