/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "cli-query.h"
#include "suppliers/supplier-facets.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;

static GOptionEntry entries[] = {
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static void
print_text (SourcierSupplierFacets *facets)
{
  for (int facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    {
      GPtrArray *counts = sourcier_supplier_facets_get_counts (facets, facet);

      for (guint i = 0; i < counts->len; i++)
        {
          const SourcierFacetCount *count = g_ptr_array_index (counts, i);
          g_autofree char *line =
            g_strdup_printf ("%s\t%s\t%" G_GINT64_FORMAT "\n", sourcier_supplier_facet_get_id (facet), count->value,
                             count->count);

          sourcier_cli_print (line);
        }
    }
}

static void
print_json (SourcierSupplierFacets *facets)
{
  g_autoptr (JsonObject) answer = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_int_member (answer, "total", sourcier_supplier_facets_get_total (facets));
  for (int facet = 0; facet < SOURCIER_N_SUPPLIER_FACETS; facet++)
    {
      GPtrArray *counts = sourcier_supplier_facets_get_counts (facets, facet);
      JsonObject *values = json_object_new ();

      for (guint i = 0; i < counts->len; i++)
        {
          const SourcierFacetCount *count = g_ptr_array_index (counts, i);

          json_object_set_int_member (values, count->value, count->count);
        }
      json_object_set_object_member (answer, sourcier_supplier_facet_get_id (facet), values);
    }

  json_node_set_object (node, answer);
  sourcier_cli_print_json (node);
}

/**
 * sourcier_cli_run_facets:
 * @command: the command
 * @argv: what was typed
 *
 * Prints how many suppliers each value of each facet would give, under all the other filters.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_facets (const SourcierCliCommand  *command,
                         char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierSupplierQuery) query = NULL;
  g_autoptr (SourcierSupplierFacets) facets = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, sourcier_cli_query_entries (), entries, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  query = sourcier_cli_query_build (command);
  if (query == NULL)
    return SOURCIER_CLI_USAGE;

  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  if (!sourcier_cli_query_settle (&query, store, &error))
    return sourcier_cli_fail (error);
  facets = sourcier_supplier_facets_count (store, query, &error);
  if (facets == NULL)
    return sourcier_cli_fail (error);

  if (as_json)
    print_json (facets);
  else
    print_text (facets);
  return SOURCIER_CLI_OK;
}
