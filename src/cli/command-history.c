/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "store/history.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;
static int most = 1000;

static GOptionEntry entries[] = {
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { "most", 'm', 0, G_OPTION_ARG_INT, &most, N_("How many actions at most, the last first"), N_("NUMBER") },
  { NULL }
};

static const char *
state_code (SourcierAction *action)
{
  switch (sourcier_action_get_state (action))
    {
    case SOURCIER_ACTION_UNDONE:
      return "undone";
    case SOURCIER_ACTION_ABANDONED:
      return "abandoned";
    case SOURCIER_ACTION_ERASED:
      return "erased";
    case SOURCIER_ACTION_DONE:
    default:
      return "done";
    }
}

static char *
time_text (SourcierAction *action,
           gboolean        local)
{
  GDateTime *at = sourcier_action_get_at (action);
  g_autoptr (GDateTime) shown = local && at != NULL ? g_date_time_to_local (at) : NULL;

  if (at == NULL)
    return g_strdup ("");
  return shown != NULL ? g_date_time_format (shown, "%Y-%m-%d %H:%M:%S") : g_date_time_format_iso8601 (at);
}

static void
print_text (GPtrArray *actions)
{
  for (guint i = 0; i < actions->len; i++)
    {
      SourcierAction *action = g_ptr_array_index (actions, i);
      g_autofree char *at = time_text (action, TRUE);
      g_autofree char *line =
        g_strdup_printf ("%s\t%s\t%s\t%s\t%s\n", at, sourcier_action_get_user (action), state_code (action),
                         sourcier_action_get_name (action), sourcier_action_get_detail (action));

      sourcier_cli_print (line);
    }
}

static void
print_json (GPtrArray *actions)
{
  g_autoptr (JsonArray) answer = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < actions->len; i++)
    {
      SourcierAction *action = g_ptr_array_index (actions, i);
      JsonObject *object = json_object_new ();
      g_autofree char *at = time_text (action, FALSE);

      json_object_set_int_member (object, "id", sourcier_action_get_id (action));
      json_object_set_string_member (object, "at", at);
      json_object_set_string_member (object, "user", sourcier_action_get_user (action));
      json_object_set_string_member (object, "name", sourcier_action_get_name (action));
      json_object_set_string_member (object, "detail", sourcier_action_get_detail (action));
      json_object_set_int_member (object, "changes", sourcier_action_get_changes (action));
      json_object_set_string_member (object, "state", state_code (action));
      json_array_add_object_element (answer, object);
    }

  json_node_set_array (node, answer);
  sourcier_cli_print_json (node);
}

/**
 * sourcier_cli_run_history:
 * @command: the command
 * @argv: what was typed
 *
 * Prints what was done in an office's file, by whom and when, the last first.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_history (const SourcierCliCommand  *command,
                          char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  actions = sourcier_history_load (store, MAX (most, 0), &error);
  if (actions == NULL)
    return sourcier_cli_fail (error);

  if (as_json)
    print_json (actions);
  else
    print_text (actions);
  return SOURCIER_CLI_OK;
}
