/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-supplier.h"

#include "exchange/csv-writer.h"
#include "suppliers/duplicate-store.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;

static GOptionEntry entries[] = {
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static gboolean
write_headers (SourcierCsvWriter  *writer,
               GError            **error)
{
  const char *cells[1 + 2 * SOURCIER_CLI_N_TOLD] = { C_("column", "Reason") };

  for (guint i = 0; i < 2 * SOURCIER_CLI_N_TOLD; i++)
    cells[1 + i] = sourcier_supplier_field_get_name (sourcier_cli_told[i % SOURCIER_CLI_N_TOLD]);
  return sourcier_csv_writer_write_row (writer, cells, G_N_ELEMENTS (cells), error);
}

static gboolean
write_pair (SourcierCsvWriter  *writer,
            SourcierDuplicate  *pair,
            GError            **error)
{
  g_autofree char *reasons = sourcier_duplicate_reasons_to_words (sourcier_duplicate_get_reasons (pair));
  const char *cells[1 + 2 * SOURCIER_CLI_N_TOLD] = { reasons };

  for (guint i = 0; i < SOURCIER_CLI_N_TOLD; i++)
    {
      cells[1 + i] = sourcier_supplier_get_text (sourcier_duplicate_get_first (pair), sourcier_cli_told[i]);
      cells[1 + SOURCIER_CLI_N_TOLD + i] = sourcier_supplier_get_text (sourcier_duplicate_get_second (pair), sourcier_cli_told[i]);
    }
  return sourcier_csv_writer_write_row (writer, cells, G_N_ELEMENTS (cells), error);
}

static gboolean
print_csv (GPtrArray  *pairs,
           GError    **error)
{
  g_autoptr (GOutputStream) stream = sourcier_cli_get_output ();
  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new_stream (stream);

  if (!write_headers (writer, error))
    return FALSE;
  for (guint i = 0; i < pairs->len; i++)
    if (!write_pair (writer, g_ptr_array_index (pairs, i), error))
      return FALSE;
  return sourcier_csv_writer_close (writer, NULL, error);
}

static JsonArray *
reasons_to_json (SourcierDuplicateReasons reasons)
{
  JsonArray *codes = json_array_new ();

  for (guint reason = 1; reason <= SOURCIER_DUPLICATE_NEAR_NAME; reason <<= 1)
    if (reasons & reason)
      json_array_add_string_element (codes, sourcier_duplicate_reason_get_code (reason));
  return codes;
}

static void
print_json (GPtrArray *pairs)
{
  g_autoptr (JsonArray) answer = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < pairs->len; i++)
    {
      SourcierDuplicate *pair = g_ptr_array_index (pairs, i);
      JsonObject *object = json_object_new ();
      JsonArray *suppliers = json_array_new ();

      json_array_add_object_element (suppliers, sourcier_cli_supplier_to_json (sourcier_duplicate_get_first (pair)));
      json_array_add_object_element (suppliers, sourcier_cli_supplier_to_json (sourcier_duplicate_get_second (pair)));
      json_object_set_array_member (object, "reasons", reasons_to_json (sourcier_duplicate_get_reasons (pair)));
      json_object_set_array_member (object, "suppliers", suppliers);
      json_array_add_object_element (answer, object);
    }
  json_node_set_array (node, answer);
  sourcier_cli_print_json (node);
}

/**
 * sourcier_cli_run_duplicates:
 * @command: the command
 * @argv: what was typed
 *
 * Prints the pairs of suppliers that may be one, each with the reasons, the surest first.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_duplicates (const SourcierCliCommand  *command,
                             char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  pairs = sourcier_duplicate_store_find (store, NULL, &error);
  if (pairs == NULL)
    return sourcier_cli_fail (error);
  if (!as_json)
    return print_csv (pairs, &error) ? SOURCIER_CLI_OK : sourcier_cli_fail (error);
  print_json (pairs);
  return SOURCIER_CLI_OK;
}
