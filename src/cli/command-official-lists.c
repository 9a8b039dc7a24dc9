/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "cli-backup.h"
#include "reference/official-list-store.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;

static GOptionEntry entries[] = {
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

/* "kind, edition, rows, doubtful rows, day of loading, file", parted by tabs. */
static void
print_list (const SourcierOfficialList *list)
{
  g_autofree char *day = sourcier_day_to_iso (list->loaded_on);
  g_autofree char *line =
    g_strdup_printf ("%s\t%s\t%" G_GINT64_FORMAT "\t%" G_GINT64_FORMAT "\t%s\t%s\n",
                     sourcier_official_list_kind_get_code (list->kind), list->edition, list->n_rows, list->n_doubtful,
                     day != NULL ? day : "", list->file);

  sourcier_cli_print (line);
}

static JsonNode *
list_to_json (const SourcierOfficialList *list)
{
  g_autofree char *day = sourcier_day_to_iso (list->loaded_on);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", sourcier_official_list_kind_get_code (list->kind));
  json_object_set_string_member (object, "edition", list->edition);
  json_object_set_int_member (object, "rows", list->n_rows);
  json_object_set_int_member (object, "doubtful", list->n_doubtful);
  json_object_set_string_member (object, "loaded_on", day != NULL ? day : "");
  json_object_set_string_member (object, "file", list->file);
  json_node_take_object (node, object);
  return node;
}

static void
print_lists (GPtrArray *lists)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < lists->len; i++)
    if (as_json)
      json_array_add_element (array, list_to_json (g_ptr_array_index (lists, i)));
    else
      print_list (g_ptr_array_index (lists, i));

  if (as_json)
    {
      JsonNode *node = json_node_new (JSON_NODE_ARRAY);

      json_node_set_array (node, array);
      sourcier_cli_print_json (node);
    }
  json_array_unref (array);
}

/* Doubtful rows are told on the standard error: they are for a person to look at. */
static void
tell_problems (const SourcierOfficialReading *reading)
{
  gint64 more = reading->list->n_doubtful - reading->problems->len;

  for (guint i = 0; i < reading->problems->len; i++)
    g_printerr ("%s\n", (char *) g_ptr_array_index (reading->problems, i));
  if (more > 0)
    g_printerr (ngettext ("… and %d more\n", "… and %d more\n", (gulong) more), (int) more);
}

/**
 * sourcier_cli_run_load_list:
 * @command: the command
 * @argv: what was typed
 *
 * Loads an official list in the place of the earlier one of its kind, which the names of its columns tell, and prints
 * what was loaded.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_load_list (const SourcierCliCommand  *command,
                            char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  store = sourcier_cli_open (arguments[0], TRUE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  sourcier_cli_back_up_before (store, SOURCIER_BACKUP_IMPORT);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[1]);
  g_autoptr (SourcierOfficialReading) reading = sourcier_official_list_store_take (store, file, NULL, NULL, &error);
  if (reading == NULL)
    return sourcier_cli_fail (error);

  tell_problems (reading);
  if (as_json)
    sourcier_cli_print_json (list_to_json (reading->list));
  else
    print_list (reading->list);
  return SOURCIER_CLI_OK;
}

/**
 * sourcier_cli_run_official_lists:
 * @command: the command
 * @argv: what was typed
 *
 * Prints the official lists that were loaded.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_official_lists (const SourcierCliCommand  *command,
                                 char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  lists = sourcier_official_list_store_load_all (store, &error);
  if (lists == NULL)
    return sourcier_cli_fail (error);
  print_lists (lists);
  return SOURCIER_CLI_OK;
}
