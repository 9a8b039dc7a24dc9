/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "cli-query.h"
#include "exchange/export-write.h"
#include "suppliers/supplier-export.h"
#include "suppliers/supplier-list.h"
#include "suppliers/supplier-mailing.h"

#include <glib/gi18n-lib.h>

static gboolean count_only;
static char *format, *output;

static GOptionEntry entries[] = {
  { "count", 0, 0, G_OPTION_ARG_NONE, &count_only, N_("Only say how many suppliers there are"), NULL },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, 
    N_("How the list is written: csv (as usual), json, or merge: a row for each contact, to merge letters with"), N_("FORMAT") },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write the list to this file"), N_("OUT") },
  { NULL }
};

static gboolean
print_count (SourcierStore          *store,
             SourcierSupplierQuery  *query,
             GError                **error)
{
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, error);
  g_autofree char *line = ids != NULL ? g_strdup_printf ("%u\n", ids->len) : NULL;

  if (ids == NULL)
    return FALSE;
  sourcier_cli_print (line);
  return TRUE;
}

static gboolean
write_mailing (SourcierStore          *store,
               SourcierSupplierQuery  *query,
               GFile                  *file,
               GOutputStream          *stream,
               GError                **error)
{
  g_autoptr (GArray) ids = sourcier_supplier_list_find_ids (store, query, error);

  if (ids == NULL)
    return FALSE;
  return file != NULL ? sourcier_supplier_mailing_csv (store, ids, file, NULL, NULL, error)
                      : sourcier_supplier_mailing_csv_stream (store, ids, stream, NULL, error);
}

static gboolean
write_list (SourcierStore          *store,
            SourcierSupplierQuery  *query,
            GError                **error)
{
  g_autoptr (GFile) file = output != NULL ? g_file_new_for_commandline_arg (output) : NULL;
  g_autoptr (GOutputStream) stream = file == NULL ? sourcier_cli_get_output () : NULL;

  if (g_strcmp0 (format, "merge") == 0)
    return write_mailing (store, query, file, stream, error);

  g_autoptr (SourcierExportTable) table = sourcier_supplier_export_new (store, query);
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (SOURCIER_EXPORT_CSV);

  sourcier_export_format_find (format, &options->format);
  options->about = options->format != SOURCIER_EXPORT_JSON;
  return file != NULL ? sourcier_export_write (table, options, file, NULL, NULL, error)
                      : sourcier_export_write_stream (table, options, stream, NULL, NULL, error);
}

static gboolean
check_options (const SourcierCliCommand *command)
{
  static const char * const formats[] = { "csv", "json", "merge", NULL };

  if (format != NULL && !g_strv_contains (formats, format))
    sourcier_cli_misuse (command, _("“%s” is unknown to %s"), format, "--format");
  else if (count_only && (format != NULL || output != NULL))
    sourcier_cli_misuse (command, _("--count goes neither with --format nor with --output"));
  else
    return TRUE;
  return FALSE;
}

/**
 * sourcier_cli_run_list:
 * @command: the command
 * @argv: what was typed
 *
 * Prints the suppliers that answer a question, or how many they are.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_list (const SourcierCliCommand  *command,
                       char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierSupplierQuery) query = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, sourcier_cli_query_entries (), entries, argv, &arguments)
      || !check_options (command))
    return SOURCIER_CLI_USAGE;
  query = sourcier_cli_query_build (command);
  if (query == NULL)
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  if (!sourcier_cli_query_settle (&query, store, &error))
    return sourcier_cli_fail (error);
  if (count_only ? !print_count (store, query, &error)
                 : !write_list (store, query, &error))
    return sourcier_cli_fail (error);
  return SOURCIER_CLI_OK;
}
