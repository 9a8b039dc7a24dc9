/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "suppliers/supplier-import.h"

#include <glib/gi18n-lib.h>

/* How many odd rows are told apart before the rest is only counted. */
#define MOST_TOLD 20

static gboolean dry_run, skip_doubtful, as_json;
static char *rejects;

static GOptionEntry entries[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would be done and change nothing"), NULL },
  { "rejects", 'r', 0, G_OPTION_ARG_FILENAME, &rejects, N_("Write the rows that do not come in to this list"),
    N_("OUT") },
  { "skip-doubtful", 0, 0, G_OPTION_ARG_NONE, &skip_doubtful, N_("Leave doubtful rows out"), NULL },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

/* Doubtful and rejected rows are told on the standard error: they are for a person to look at. */
static gboolean
tell_rows (SourcierSupplierImport  *import,
           SourcierImportEffect     effect,
           GError                 **error)
{
  g_autoptr (GPtrArray) rows = sourcier_supplier_import_get_rows (import, effect, MOST_TOLD, error);
  gint64 n = sourcier_supplier_import_get_n (import, effect);

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      SourcierImportRow *row = g_ptr_array_index (rows, i);

      /* translators: a line of a list: its number, whether it is doubtful or rejected, the supplier’s name, why */
      g_printerr (_("line %u, %s, %s: %s\n"), sourcier_import_row_get_line (row),
                  sourcier_import_effect_get_name (effect), sourcier_import_row_get_name (row),
                  sourcier_import_row_get_reason (row));
    }
  if (n > rows->len)
    g_printerr (ngettext ("… and %d more\n", "… and %d more\n", n - rows->len), (int) (n - rows->len));
  return TRUE;
}

static void
print_text (SourcierSupplierImport *import)
{
  g_autoptr (GString) answer = g_string_new (NULL);

  g_string_append_printf (answer, "read: %" G_GINT64_FORMAT "\n", sourcier_supplier_import_get_n_read (import));
  for (int effect = 0; effect < SOURCIER_N_IMPORT_EFFECTS; effect++)
    g_string_append_printf (answer, "%s: %" G_GINT64_FORMAT "\n", sourcier_import_effect_get_code (effect),
                            sourcier_supplier_import_get_n (import, effect));
  sourcier_cli_print (answer->str);
}

static void
print_json (SourcierSupplierImport *import)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (answer, "read", sourcier_supplier_import_get_n_read (import));
  for (int effect = 0; effect < SOURCIER_N_IMPORT_EFFECTS; effect++)
    json_object_set_int_member (answer, sourcier_import_effect_get_code (effect),
                                sourcier_supplier_import_get_n (import, effect));
  json_node_set_object (node, answer);
  sourcier_cli_print_json (node);
}

static gboolean
import_list (SourcierSupplierImport  *import,
             GError                 **error)
{
  g_autoptr (GFile) out = rejects != NULL ? g_file_new_for_commandline_arg (rejects) : NULL;

  sourcier_supplier_import_set_skip_doubtful (import, skip_doubtful);
  return sourcier_supplier_import_prepare (import, NULL, NULL, error)
         && sourcier_supplier_import_check_columns (import, error)
         && tell_rows (import, SOURCIER_IMPORT_DOUBTFUL, error)
         && tell_rows (import, SOURCIER_IMPORT_REJECTED, error)
         && (out == NULL || sourcier_supplier_import_write_rejects (import, out, NULL, error))
         && (dry_run || sourcier_supplier_import_apply (import, NULL, NULL, error));
}

/**
 * sourcier_cli_run_import:
 * @command: the command
 * @argv: what was typed
 *
 * Brings a list into the directory, and prints how many rows were read and what became of them.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_import (const SourcierCliCommand  *command,
                         char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierSupplierImport) import = NULL;
  g_autoptr (GFile) list = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], !dry_run);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  list = g_file_new_for_commandline_arg (arguments[1]);
  import = sourcier_supplier_import_new (store, list);
  if (!import_list (import, &error))
    return sourcier_cli_fail (error);

  if (as_json)
    print_json (import);
  else
    print_text (import);
  return SOURCIER_CLI_OK;
}
