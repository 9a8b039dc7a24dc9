/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-backup.h"
#include "cli.h"

#include "suppliers/import-undo.h"

#include <glib/gi18n-lib.h>

/* How many suppliers of each outcome are told by name; the rest is counted. */
#define MOST_TOLD 20
#define MOST_IN_JSON 10000

static gboolean dry_run, as_json;

static GOptionEntry entries[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would be done and change nothing"), NULL },
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

  if (typed != NULL)
    return g_ascii_string_to_unsigned (typed, 10, 1, G_MAXINT64, &id, error) ? (gint64) id : 0;
  action = sourcier_history_find_last (store, SOURCIER_ACTION_KIND_IMPORT, error);
  return action != NULL ? sourcier_action_get_id (action) : 0;
}

static void
add_suppliers (JsonObject *object,
               const char *member,
               GPtrArray  *suppliers)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < suppliers->len; i++)
    {
      JsonObject *one = json_object_new ();

      json_object_set_int_member (one, "id", sourcier_undone_supplier_get_id (suppliers->pdata[i]));
      json_object_set_string_member (one, "name", sourcier_undone_supplier_get_name (suppliers->pdata[i]));
      json_object_set_string_member (one, "reason", sourcier_undone_supplier_get_reason (suppliers->pdata[i]));
      json_array_add_object_element (array, one);
    }
  json_object_set_array_member (object, member, array);
}

static void
print_json (SourcierImportUndo *undo,
            GPtrArray          *suppliers[])
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (answer, "import", sourcier_action_get_id (sourcier_import_undo_get_action (undo)));
  json_object_set_int_member (answer, "removed", sourcier_import_undo_get_n_removed (undo));
  for (int i = 0; i < SOURCIER_N_UNDO_OUTCOMES; i++)
    {
      g_autofree char *member = g_strdup_printf ("%s_suppliers", sourcier_undo_outcome_get_code (i));

      json_object_set_int_member (answer, sourcier_undo_outcome_get_code (i), sourcier_import_undo_get_n (undo, i));
      add_suppliers (answer, member, suppliers[i]);
    }
  json_node_set_object (node, answer);
  sourcier_cli_print_json (node);
}

static void
print_text (SourcierImportUndo *undo,
            GPtrArray          *suppliers[])
{
  g_autoptr (GString) answer = g_string_new (NULL);

  for (int i = 0; i < SOURCIER_N_UNDO_OUTCOMES; i++)
    {
      g_string_append_printf (answer, "%s: %" G_GINT64_FORMAT "\n", sourcier_undo_outcome_get_code (i),
                              sourcier_import_undo_get_n (undo, i));
      for (guint j = 0; i != SOURCIER_UNDO_REVERSED && j < suppliers[i]->len; j++)
        g_printerr ("%s: %s\n", sourcier_undone_supplier_get_name (suppliers[i]->pdata[j]),
                    sourcier_undone_supplier_get_reason (suppliers[i]->pdata[j]));
    }
  sourcier_cli_print (answer->str);
}

/* Those that leave the directory have a name before only; those that turn out to be otherwise are known after. */
static gboolean
list_suppliers (SourcierImportUndo  *undo,
                gboolean             after,
                GPtrArray           *suppliers[],
                GError             **error)
{
  guint most = as_json ? MOST_IN_JSON : MOST_TOLD;

  for (int i = after ? SOURCIER_UNDO_KEPT : SOURCIER_UNDO_REVERSED; i < SOURCIER_N_UNDO_OUTCOMES; i++)
    {
      g_clear_pointer (&suppliers[i], g_ptr_array_unref);
      suppliers[i] = sourcier_import_undo_get_suppliers (undo, i, most, error);
      if (suppliers[i] == NULL)
        return FALSE;
    }
  return TRUE;
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
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierImportUndo) undo = NULL;
  g_auto (GStrv) arguments = NULL;
  GPtrArray *suppliers[SOURCIER_N_UNDO_OUTCOMES] = { NULL };
  gint64 id;
  gboolean done;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  store = sourcier_cli_open (arguments[0], !dry_run);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  id = find_import (store, arguments[1], &error);
  if (id == 0)
    return sourcier_cli_fail (error);

  if (!dry_run)
    sourcier_cli_back_up_before (store, SOURCIER_BACKUP_IMPORT);
  undo = sourcier_import_undo_new (store, id);
  done = sourcier_import_undo_prepare (undo, NULL, &error)
         && list_suppliers (undo, FALSE, suppliers, &error)
         && (dry_run || sourcier_import_undo_apply (undo, NULL, &error))
         && (dry_run || list_suppliers (undo, TRUE, suppliers, &error));
  if (done)
    (as_json ? print_json : print_text) (undo, suppliers);
  for (int i = 0; i < SOURCIER_N_UNDO_OUTCOMES; i++)
    g_clear_pointer (&suppliers[i], g_ptr_array_unref);
  return done ? SOURCIER_CLI_OK : sourcier_cli_fail (error);
}
