/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-backup.h"
#include "cli.h"

#include "history/revert.h"

#include <glib/gi18n-lib.h>

/* How many suppliers of each outcome are told by name; the rest is counted. */
#define MOST_TOLD 20
#define MOST_IN_JSON 10000

static gboolean dry_run, as_json, all_or_nothing;

static GOptionEntry entries[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would be done and change nothing"), NULL },
  { "all-or-nothing", 'a', 0, G_OPTION_ARG_NONE, &all_or_nothing,
    N_("Change nothing unless all of it can be taken back"), NULL },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

/* By the number that the history gives it, else the last that holds. */
static gint64
find_import (SourcierStore  *store,
             const char     *typed,
             GError        **error)
{
  g_autoptr (SourcierAction) action = NULL;
  guint64 id;

  if (typed != NULL && !g_ascii_string_to_unsigned (typed, 10, 1, G_MAXINT64, &id, error))
    return 0;
  action = typed != NULL ? sourcier_history_find (store, (gint64) id, error)
                         : sourcier_history_find_last (store, SOURCIER_ACTION_KIND_IMPORT, error);
  if (action == NULL || g_str_equal (sourcier_action_get_kind (action), SOURCIER_ACTION_KIND_IMPORT))
    return action != NULL ? sourcier_action_get_id (action) : 0;
  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT,
                       _("This action is not the import of a list of suppliers."));
  return 0;
}

static void
add_things (JsonObject *object,
            const char *member,
            GPtrArray  *things)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < things->len; i++)
    {
      JsonObject *one = json_object_new ();

      json_object_set_int_member (one, "id", sourcier_reverted_thing_get_id (things->pdata[i]));
      json_object_set_string_member (one, "name", sourcier_reverted_thing_get_name (things->pdata[i]));
      json_object_set_string_member (one, "reason", sourcier_reverted_thing_get_reason (things->pdata[i]));
      json_array_add_object_element (array, one);
    }
  json_object_set_array_member (object, member, array);
}

static void
print_json (SourcierRevert *undo,
            GPtrArray      *things[])
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (answer, sourcier_revert_is_import (undo) ? "import" : "action",
                              sourcier_action_get_id (sourcier_revert_get_action (undo)));
  json_object_set_int_member (answer, "removed", sourcier_revert_get_n_removed (undo));
  for (int i = 0; i < SOURCIER_N_REVERT_OUTCOMES; i++)
    {
      g_autofree char *member = g_strconcat (sourcier_revert_outcome_get_code (i),
                                             sourcier_revert_is_import (undo) ? "_suppliers" : "_things", NULL);

      json_object_set_int_member (answer, sourcier_revert_outcome_get_code (i), sourcier_revert_get_n (undo, i));
      add_things (answer, member, things[i]);
    }
  json_node_set_object (node, answer);
  sourcier_cli_print_json (node);
}

static void
print_text (SourcierRevert *undo,
            GPtrArray      *things[])
{
  g_autoptr (GString) answer = g_string_new (NULL);

  for (int i = 0; i < SOURCIER_N_REVERT_OUTCOMES; i++)
    {
      g_string_append_printf (answer, "%s: %" G_GINT64_FORMAT "\n", sourcier_revert_outcome_get_code (i),
                              sourcier_revert_get_n (undo, i));
      for (guint j = 0; i != SOURCIER_REVERT_REVERSED && j < things[i]->len; j++)
        g_printerr ("%s: %s\n", sourcier_reverted_thing_get_name (things[i]->pdata[j]),
                    sourcier_reverted_thing_get_reason (things[i]->pdata[j]));
    }
  sourcier_cli_print (answer->str);
}

/* Those that leave the directory have a name before only; those that turn out to be otherwise are known after. */
static gboolean
list_things (SourcierRevert  *undo,
             gboolean         after,
             GPtrArray       *things[],
             GError         **error)
{
  guint most = as_json ? MOST_IN_JSON : MOST_TOLD;

  for (int i = after ? SOURCIER_REVERT_KEPT : SOURCIER_REVERT_REVERSED; i < SOURCIER_N_REVERT_OUTCOMES; i++)
    {
      g_clear_pointer (&things[i], g_ptr_array_unref);
      things[i] = sourcier_revert_get_things (undo, i, most, error);
      if (things[i] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_whole (SourcierRevert  *undo,
             GError         **error)
{
  gint64 n_kept = sourcier_revert_get_n (undo, SOURCIER_REVERT_PARTLY) + sourcier_revert_get_n (undo, SOURCIER_REVERT_KEPT)
                  + sourcier_revert_get_n (undo, SOURCIER_REVERT_FAILED);

  if (!all_or_nothing || n_kept == 0)
    return TRUE;
  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_CONFLICT,
                       _("Not all of it can be taken back, so nothing was. Without “--all-or-nothing” the rest is; “--dry-run” "
                         "tells what stays, and why."));
  return FALSE;
}

static SourcierCliExit
revert (SourcierStore *store,
        gint64         action,
        GError       **error)
{
  g_autoptr (SourcierRevert) undo = sourcier_revert_new (store, action);
  GPtrArray *things[SOURCIER_N_REVERT_OUTCOMES] = { NULL };
  gboolean done = sourcier_revert_prepare (undo, NULL, error) && (dry_run || check_whole (undo, error))
                  && list_things (undo, FALSE, things, error);

  if (done && !dry_run && sourcier_revert_does_anything (undo))
    sourcier_cli_back_up_before_action (store, action);
  done = done && (dry_run || (sourcier_revert_apply (undo, NULL, error) && list_things (undo, TRUE, things, error)));
  if (done)
    (as_json ? print_json : print_text) (undo, things);
  for (int i = 0; i < SOURCIER_N_REVERT_OUTCOMES; i++)
    g_clear_pointer (&things[i], g_ptr_array_unref);
  return done ? SOURCIER_CLI_OK : sourcier_cli_fail (*error);
}

/* Returns: the number of the action that was typed, or 0 with @error set */
typedef gint64 (*FindFunc) (SourcierStore  *store,
                            const char     *typed,
                            GError        **error);

static gint64
find_any (SourcierStore  *store,
          const char     *typed,
          GError        **error)
{
  guint64 id;

  return g_ascii_string_to_unsigned (typed, 10, 1, G_MAXINT64, &id, error) ? (gint64) id : 0;
}

static SourcierCliExit
run (const SourcierCliCommand  *command,
     char                     **argv,
     FindFunc                   find)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_auto (GStrv) arguments = NULL;
  gint64 action;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  store = sourcier_cli_open (arguments[0], !dry_run);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  action = find (store, arguments[1], &error);
  return action != 0 ? revert (store, action, &error) : sourcier_cli_fail (error);
}

/**
 * sourcier_cli_run_undo_import:
 * @command: the command
 * @argv: what was typed
 *
 * Takes an import back though other work followed, and prints of how many suppliers that was possible, and of how many not.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_undo_import (const SourcierCliCommand  *command,
                              char                     **argv)
{
  return run (command, argv, find_import);
}

/**
 * sourcier_cli_run_revert:
 * @command: the command
 * @argv: what was typed
 *
 * Takes any action back though others followed, and prints what became of each thing that it changed.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_revert (const SourcierCliCommand  *command,
                         char                     **argv)
{
  return run (command, argv, find_any);
}
