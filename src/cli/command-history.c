/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "cli-table.h"
#include "office/history-export.h"
#include "store/history.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;
static int most = 1000;
static char *words, *user, *about;
static gint64 object;

static GOptionEntry entries[] = {
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { "search", 's', 0, G_OPTION_ARG_STRING, &words, N_("Words that stand in what was done"), N_("WORDS") },
  { "user", 'u', 0, G_OPTION_ARG_STRING, &user, N_("Who did it"), N_("NAME") },
  { "kind", 'k', 0, G_OPTION_ARG_STRING, &about, N_("What it was about: supplier, purchase, plan, own_rule, saved_list…"),
    N_("KIND") },
  { "object", 'o', 0, G_OPTION_ARG_INT64, &object, N_("Which one of them, by its id"), N_("ID") },
  { "most", 'm', 0, G_OPTION_ARG_INT, &most, N_("How many actions at most, the last first"), N_("NUMBER") },
  { NULL }
};

static char *
time_text (SourcierAction *action)
{
  GDateTime *at = sourcier_action_get_at (action);
  g_autoptr (GDateTime) local = at != NULL ? g_date_time_to_local (at) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M:%S") : g_strdup ("");
}

static void
print_text (GPtrArray *actions)
{
  for (guint i = 0; i < actions->len; i++)
    {
      SourcierAction *action = g_ptr_array_index (actions, i);
      g_autofree char *at = time_text (action);
      g_autofree char *line =
        g_strdup_printf ("%s\t%s\t%s\t%s\t%s\n", at, sourcier_action_get_user (action),
                         sourcier_action_state_get_code (sourcier_action_get_state (action)),
                         sourcier_action_get_name (action), sourcier_action_get_detail (action));

      sourcier_cli_print (line);
    }
}

static SourcierHistoryQuery *
make_query (void)
{
  g_autoptr (SourcierHistoryQuery) all = sourcier_history_query_new ();
  g_autoptr (SourcierHistoryQuery) told = sourcier_history_query_with_text (all, words != NULL ? words : "");
  g_autoptr (SourcierHistoryQuery) done = sourcier_history_query_with_user (told, user != NULL ? user : "");

  return sourcier_history_query_with_about (done, about != NULL ? about : "", object);
}

static GPtrArray *
load (SourcierStore         *store,
      SourcierHistoryQuery  *query,
      GError               **error)
{
  g_autoptr (GArray) ids = sourcier_history_query_find (query, store, error);

  return ids != NULL ? sourcier_history_load_many (store, (const gint64 *) (gpointer) ids->data,
                                                   MIN (ids->len, (guint) MAX (most, 0)), error) : NULL;
}

/**
 * sourcier_cli_run_history:
 * @command: the command
 * @argv: what was typed
 *
 * Prints what was done in an office's file, by whom and when, the last first; or writes it as a table.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_history (const SourcierCliCommand  *command,
                          char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierHistoryQuery) query = NULL;
  g_autoptr (GPtrArray) actions = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, sourcier_cli_table_entries (entries), NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  if (as_json)
    sourcier_cli_table_use_json ();
  if (!sourcier_cli_table_check (command, NULL))
    return SOURCIER_CLI_USAGE;
  if (object != 0 && about == NULL)
    return sourcier_cli_misuse (command, _("“--object” goes with “--kind”."));

  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  query = make_query ();
  if (sourcier_cli_table_asked ())
    return sourcier_cli_table_write (sourcier_history_export_new (store, query, (guint) MAX (most, 0)), &error)
           ? SOURCIER_CLI_OK : sourcier_cli_fail (error);
  actions = load (store, query, &error);
  if (actions == NULL)
    return sourcier_cli_fail (error);

  print_text (actions);
  return SOURCIER_CLI_OK;
}
