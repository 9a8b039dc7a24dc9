/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-supplier.h"

#include "exchange/csv-writer.h"
#include "suppliers/list-comparison.h"
#include "suppliers/supplier-store.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;

static GOptionEntry entries[] = {
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

typedef struct
{
  SourcierCsvWriter *writer;
  const char *part;
} Table;

static gboolean
write_supplier (SourcierSupplier  *supplier,
                gpointer           user_data,
                GError           **error)
{
  Table *table = user_data;
  const char *cells[1 + SOURCIER_CLI_N_TOLD] = { table->part };

  for (guint i = 0; i < SOURCIER_CLI_N_TOLD; i++)
    cells[1 + i] = sourcier_supplier_get_text (supplier, sourcier_cli_told[i]);
  return sourcier_csv_writer_write_row (table->writer, cells, G_N_ELEMENTS (cells), error);
}

static gboolean
print_csv (SourcierStore           *store,
           SourcierListComparison  *comparison,
           GError                 **error)
{
  g_autoptr (GOutputStream) stream = sourcier_cli_get_output ();
  g_autoptr (SourcierCsvWriter) writer = sourcier_csv_writer_new_stream (stream);
  const char *cells[1 + SOURCIER_CLI_N_TOLD] = { C_("column", "Part") };

  for (guint i = 0; i < SOURCIER_CLI_N_TOLD; i++)
    cells[1 + i] = sourcier_supplier_field_get_name (sourcier_cli_told[i]);
  if (!sourcier_csv_writer_write_row (writer, cells, G_N_ELEMENTS (cells), error))
    return FALSE;
  for (guint part = 0; part < SOURCIER_N_LIST_PARTS; part++)
    {
      Table table = { writer, sourcier_list_part_get_code (part) };

      if (!sourcier_supplier_store_each (store, sourcier_list_comparison_get_ids (comparison, part), write_supplier,
                                         &table, NULL, NULL, error))
        return FALSE;
    }
  return sourcier_csv_writer_close (writer, NULL, error);
}

static gboolean
add_supplier (SourcierSupplier  *supplier,
              gpointer           user_data,
              GError           **error)
{
  json_array_add_object_element (user_data, sourcier_cli_supplier_to_json (supplier));
  return TRUE;
}

static gboolean
print_json (SourcierStore           *store,
            SourcierListComparison  *comparison,
            GError                 **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *answer = json_object_new ();

  json_node_take_object (node, answer);
  for (guint part = 0; part < SOURCIER_N_LIST_PARTS; part++)
    {
      JsonArray *suppliers = json_array_new ();

      json_object_set_array_member (answer, sourcier_list_part_get_code (part), suppliers);
      if (!sourcier_supplier_store_each (store, sourcier_list_comparison_get_ids (comparison, part), add_supplier,
                                         suppliers, NULL, NULL, error))
        return FALSE;
    }
  sourcier_cli_print_json (g_steal_pointer (&node));
  return TRUE;
}

/**
 * sourcier_cli_run_compare_lists:
 * @command: the command
 * @argv: what was typed
 *
 * Prints who is only on the first of two lists, who is on both and who is only on the second.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_compare_lists (const SourcierCliCommand  *command,
                                char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierListComparison) comparison = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  comparison = sourcier_list_comparison_new (store, arguments[1], arguments[2], &error);
  if (comparison == NULL
      || !(as_json ? print_json (store, comparison, &error) : print_csv (store, comparison, &error)))
    return sourcier_cli_fail (error);
  return SOURCIER_CLI_OK;
}
