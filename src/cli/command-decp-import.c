/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-backup.h"
#include "cli.h"

#include "purchases/decp-import.h"

#include <glib/gi18n-lib.h>

/* How many doubtful contracts are told apart before the rest is only counted. */
#define MOST_TOLD 20

static gboolean dry_run, as_json;
static char *doubtful;

static GOptionEntry entries[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would be done and change nothing"), NULL },
  { "doubtful", 0, 0, G_OPTION_ARG_FILENAME, &doubtful, N_("Write the contracts that have a defect to this list"),
    N_("OUT") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

/* Doubtful contracts are told on the standard error: they are for a person to look at. */
static void
tell_doubtful (SourcierDecpImport *import)
{
  GPtrArray *told = sourcier_decp_import_get_doubtful (import);
  gint64 n = sourcier_decp_import_get_n_doubtful (import) + sourcier_decp_import_get_n (import, SOURCIER_DECP_BROKEN);

  for (guint i = 0; i < MIN (told->len, MOST_TOLD); i++)
    {
      const SourcierDecpDoubtful *contract = g_ptr_array_index (told, i);

      /* translators: a line of a file, what a contract is about, what is odd about it */
      g_printerr (_("line %u, %s: %s\n"), contract->line, contract->subject, contract->reason);
    }
  if (n > MOST_TOLD)
    g_printerr (ngettext ("… and %d more\n", "… and %d more\n", n - MOST_TOLD), (int) (n - MOST_TOLD));
}

static void
print_text (SourcierDecpImport *import)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  g_string_append_printf (answer, "read: %" G_GINT64_FORMAT "\n", sourcier_decp_import_get_n_read (import));
  for (guint i = 0; i < SOURCIER_N_DECP_EFFECTS; i++)
    g_string_append_printf (answer, "%s: %" G_GINT64_FORMAT "\n", sourcier_decp_effect_get_code (i),
                            sourcier_decp_import_get_n (import, i));
  g_string_append_printf (answer, "doubtful: %" G_GINT64_FORMAT "\n", sourcier_decp_import_get_n_doubtful (import));
  for (guint i = 0; i < SOURCIER_N_DECP_DEFECTS; i++)
    if (sourcier_decp_import_get_n_defect (import, i) > 0)
      g_string_append_printf (answer, "  %s: %" G_GINT64_FORMAT "\n", sourcier_decp_defect_get_code (i),
                              sourcier_decp_import_get_n_defect (import, i));
  g_string_append_printf (answer, "new suppliers: %" G_GINT64_FORMAT "\n",
                          sourcier_decp_import_get_n_new_suppliers (import));
  sourcier_cli_print (answer->str);
}

static void
print_json (SourcierDecpImport *import)
{
  JsonObject *answer = json_object_new ();
  JsonObject *defects = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (answer, "read", sourcier_decp_import_get_n_read (import));
  for (guint i = 0; i < SOURCIER_N_DECP_EFFECTS; i++)
    json_object_set_int_member (answer, sourcier_decp_effect_get_code (i), sourcier_decp_import_get_n (import, i));
  json_object_set_int_member (answer, "doubtful", sourcier_decp_import_get_n_doubtful (import));
  for (guint i = 0; i < SOURCIER_N_DECP_DEFECTS; i++)
    json_object_set_int_member (defects, sourcier_decp_defect_get_code (i), sourcier_decp_import_get_n_defect (import, i));
  json_object_set_object_member (answer, "defects", defects);
  json_object_set_int_member (answer, "new_suppliers", sourcier_decp_import_get_n_new_suppliers (import));
  json_node_take_object (node, answer);
  sourcier_cli_print_json (node);
}

static gboolean
import_contracts (SourcierDecpImport  *import,
                  GError             **error)
{
  g_autoptr (GFile) out = doubtful != NULL ? g_file_new_for_commandline_arg (doubtful) : NULL;

  if (!sourcier_decp_import_prepare (import, NULL, NULL, error))
    return FALSE;
  tell_doubtful (import);
  return (out == NULL || sourcier_decp_import_write_doubtful (import, out, NULL, error))
         && (dry_run || sourcier_decp_import_apply (import, NULL, NULL, error));
}

/**
 * sourcier_cli_run_decp_import:
 * @command: the command
 * @argv: what was typed
 *
 * Brings essential data of contracts into the register, and prints how many were read, what became of them and how many
 * have each defect.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_decp_import (const SourcierCliCommand  *command,
                              char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierDecpImport) import = NULL;
  g_autoptr (GFile) file = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], !dry_run);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  file = g_file_new_for_commandline_arg (arguments[1]);
  if (!dry_run)
    sourcier_cli_back_up_before (store, SOURCIER_BACKUP_IMPORT);
  import = sourcier_decp_import_new (store, file);
  if (!import_contracts (import, &error))
    return sourcier_cli_fail (error);

  if (as_json)
    print_json (import);
  else
    print_text (import);
  return SOURCIER_CLI_OK;
}
