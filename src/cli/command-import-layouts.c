/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "suppliers/supplier-import-layout-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *forget, *rename_to;
static gboolean as_json;

static GOptionEntry entries[] = {
  { "forget", 0, 0, G_OPTION_ARG_STRING, &forget, N_("Forget the one of this name or of this number"), N_("LAYOUT") },
  { "rename", 0, 0, G_OPTION_ARG_STRING, &rename_to, N_("Give the one of this name or of this number another name"),
    N_("LAYOUT=NAME") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static void
add_column (gpointer key,
            gpointer target,
            gpointer columns)
{
  json_object_set_string_member (columns, strchr (key, ' ') + 1, sourcier_import_target_get_id (GPOINTER_TO_INT (target)));
}

static JsonNode *
layout_to_json (const SourcierImportLayout *layout)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObject *columns = json_object_new ();
  JsonArray *headers = json_array_new (), *repairs = json_array_new ();

  for (guint i = 0; i < SOURCIER_N_IMPORT_REPAIRS; i++)
    if ((layout->repairs & 1u << i) != 0)
      json_array_add_string_element (repairs, sourcier_import_repair_kind_get_code (i));
  for (int i = 0; layout->headers[i] != NULL; i++)
    json_array_add_string_element (headers, layout->headers[i]);
  g_hash_table_foreach (layout->targets, add_column, columns);
  json_object_set_int_member (object, "number", layout->id);
  json_object_set_string_member (object, "name", layout->name);
  json_object_set_array_member (object, "headers", headers);
  json_object_set_object_member (object, "columns", columns);
  json_object_set_string_member (object, "label", layout->label);
  json_object_set_string_member (object, "source", layout->source);
  json_object_set_string_member (object, "policy", sourcier_import_policy_get_code (layout->policy));
  json_object_set_array_member (object, "repairs", repairs);
  json_node_take_object (node, object);
  return node;
}

static void
print_json (GPtrArray *layouts)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < layouts->len; i++)
    json_array_add_element (array, layout_to_json (g_ptr_array_index (layouts, i)));
  json_node_take_array (node, array);
  sourcier_cli_print_json (node);
}

/* "number, name, label, policy, headers", parted by tabs. */
static void
print_text (GPtrArray *layouts)
{
  for (guint i = 0; i < layouts->len; i++)
    {
      const SourcierImportLayout *layout = g_ptr_array_index (layouts, i);
      g_autofree char *headers = g_strjoinv (" | ", layout->headers);
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", layout->id, layout->name,
                                               layout->label, sourcier_import_policy_get_code (layout->policy), headers);

      sourcier_cli_print (line);
    }
}

static SourcierImportLayout *
find_layout (SourcierStore  *store,
             GPtrArray      *layouts,
             const char     *name,
             GError        **error)
{
  for (guint i = 0; i < layouts->len; i++)
    {
      const SourcierImportLayout *layout = g_ptr_array_index (layouts, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, layout->id);

      if (g_str_equal (number, name))
        return sourcier_import_layout_copy (layout);
    }
  return sourcier_import_layout_store_find (store, name, error);
}

static gboolean
forget_layout (SourcierStore  *store,
               GPtrArray      *layouts,
               GError        **error)
{
  g_autoptr (SourcierImportLayout) layout = find_layout (store, layouts, forget, error);

  return layout != NULL
         && sourcier_store_begin (store, _("Forget how lists are read"), error)
         && sourcier_import_layout_store_delete (store, layout, error)
         && sourcier_store_commit (store, error);
}

static gboolean
rename_layout (SourcierStore  *store,
               GPtrArray      *layouts,
               GError        **error)
{
  const char *sign = strchr (rename_to, '=');
  g_autofree char *name = g_strndup (rename_to, sign - rename_to);
  g_autoptr (SourcierImportLayout) layout = find_layout (store, layouts, name, error);

  if (layout == NULL)
    return FALSE;
  g_free (layout->name);
  layout->name = g_strdup (sign + 1);
  return sourcier_store_begin (store, _("Name how lists are read"), error)
         && sourcier_import_layout_store_save (store, layout, error)
         && sourcier_store_commit (store, error);
}

static gboolean
print_layouts (GPtrArray *layouts)
{
  if (as_json)
    print_json (layouts);
  else
    print_text (layouts);
  return TRUE;
}

/**
 * sourcier_cli_run_import_layouts:
 * @command: the command
 * @argv: what was typed
 *
 * Prints the ways of reading lists that the office's file keeps: their number, their name (none where an import left
 * them), their label, their policy, their repairs (in JSON), and the headers of the lists; or gives one another name, or forgets it.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_import_layouts (const SourcierCliCommand  *command,
                                 char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (GPtrArray) layouts = NULL;
  g_auto (GStrv) arguments = NULL;
  gboolean done;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  if (rename_to != NULL && (strchr (rename_to, '=') == NULL || strchr (rename_to, '=')[1] == '\0'))
    return sourcier_cli_misuse (command, _("“%s” gives nothing a name: write “Layout=Name”"), rename_to);
  store = sourcier_cli_open (arguments[0], forget != NULL || rename_to != NULL);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  layouts = sourcier_import_layout_store_load (store, &error);
  done = layouts != NULL
         && (forget == NULL || forget_layout (store, layouts, &error))
         && (rename_to == NULL || rename_layout (store, layouts, &error))
         && (forget != NULL || rename_to != NULL || print_layouts (layouts));
  return done ? SOURCIER_CLI_OK : sourcier_cli_fail (error);
}
