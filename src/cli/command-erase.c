/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "suppliers/contact-erase-store.h"

#include <glib/gi18n-lib.h>

static char *email;
static char *name;
static gboolean dry_run;
static gboolean as_json;

static GOptionEntry entries[] = {
  { "email", 'e', 0, G_OPTION_ARG_STRING, &email, N_("The person who has or had this e-mail address"), N_("ADDRESS") },
  { "name", 'n', 0, G_OPTION_ARG_STRING, &name, N_("The people who have or had this whole name"), N_("NAME") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Tell what would be erased; change nothing"), NULL },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static JsonArray *
strings_to_json (GPtrArray *strings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < strings->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (strings, i));
  return array;
}

static JsonArray *
contacts_to_json (GPtrArray *contacts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < contacts->len; i++)
    {
      SourcierKnownContact *known = g_ptr_array_index (contacts, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", known->id);
      for (guint j = 0; j < SOURCIER_N_CONTACT_FIELDS; j++)
        json_object_set_string_member (object, sourcier_contact_field_get_id (j),
                                       sourcier_contact_get_text (known->contact, j));
      json_object_set_string_member (object, "supplier", known->supplier_name);
      json_object_set_boolean_member (object, "in_directory", known->living);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_json (GPtrArray             *contacts,
            SourcierErasureReport *report)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_object_set_boolean_member (object, "erased", !dry_run);
  json_object_set_array_member (object, "contacts", contacts_to_json (contacts));
  json_object_set_int_member (object, "removed_from_directory", report->n_contacts);
  json_object_set_int_member (object, "actions", report->n_actions);
  json_object_set_array_member (object, "mentions", strings_to_json (report->mentions));
  json_object_set_array_member (object, "copies", strings_to_json (report->copies));
  json_node_set_object (node, object);
  sourcier_cli_print_json (node);
}

static void
print_lines (const char *heading,
             GPtrArray  *lines)
{
  if (lines->len == 0)
    return;
  sourcier_cli_print (heading);
  sourcier_cli_print ("\n");
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = g_strdup_printf ("  %s\n", (char *) g_ptr_array_index (lines, i));

      sourcier_cli_print (line);
    }
}

static void
print_text (GPtrArray             *contacts,
            SourcierErasureReport *report)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *actions =
    g_strdup_printf (ngettext ("%u action of the history can no longer be undone, nor those before the erasure.",
                               "%u actions of the history can no longer be undone, nor those before the erasure.",
                               report->n_actions), report->n_actions);

  for (guint i = 0; i < contacts->len; i++)
    g_ptr_array_add (lines, sourcier_known_contact_describe (g_ptr_array_index (contacts, i)));
  print_lines (dry_run ? _("Would be erased for good:") : _("Erased for good:"), lines);
  sourcier_cli_print (actions);
  sourcier_cli_print ("\n");
  print_lines (_("The same words are also written here. Correct them by hand, then erase again:"),
               report->mentions);
  print_lines (_("These backups and older copies may still hold the data. Delete them if you no longer need them:"),
               report->copies);
}

static SourcierCliExit
nobody (const char *sought)
{
  g_autoptr (GError) error =
    g_error_new (SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                 _("No contact of the directory or its history has “%s”. Nothing was erased. What is written of a "
                   "supplier itself is corrected in the supplier."), sought);

  return sourcier_cli_fail (error);
}

static SourcierCliExit
erase (SourcierStore *store)
{
  const char *words = email != NULL ? email : name;
  SourcierContactField field = email != NULL ? SOURCIER_CONTACT_EMAIL : SOURCIER_CONTACT_NAME;
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierErasureReport) report = NULL;
  g_autoptr (GPtrArray) contacts = sourcier_contact_store_find (store, field, words, &error);

  if (contacts != NULL)
    report = sourcier_contact_store_weigh (store, contacts, words, &error);
  if (report == NULL)
    return sourcier_cli_fail (error);
  if (contacts->len == 0 && report->n_actions == 0)
    return nobody (words);

  if (!dry_run)
    {
      g_clear_pointer (&report, sourcier_erasure_report_free);
      report = sourcier_contact_store_erase (store, contacts, words, &error);
    }
  if (report == NULL)
    return sourcier_cli_fail (error);
  if (as_json)
    print_json (contacts, report);
  else
    print_text (contacts, report);
  return SOURCIER_CLI_OK;
}

/**
 * sourcier_cli_run_erase_contact:
 * @command: the command
 * @argv: what was typed
 *
 * Erases for good the contacts that have or had an e-mail or a name, and prints what was found and erased.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_erase_contact (const SourcierCliCommand  *command,
                                char                     **argv)
{
  g_autoptr (SourcierStore) store = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  if ((email == NULL) == (name == NULL))
    return sourcier_cli_misuse (command, _("Tell whom to erase by either --email or --name."));

  store = sourcier_cli_open (arguments[0], !dry_run);
  return store != NULL ? erase (store) : SOURCIER_CLI_FAILED;
}
