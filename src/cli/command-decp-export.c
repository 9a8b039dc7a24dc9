/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "purchases/decp-export.h"

#include <glib/gi18n-lib.h>

/* How many gaps are told apart before the rest is only counted. */
#define MOST_TOLD 20

static gboolean as_json, note;
static int year;
static char *buyer, *gaps, *published;

static GOptionEntry entries[] = {
  { "year", 'y', 0, G_OPTION_ARG_INT, &year, N_("Only contracts notified in this year"), N_("YEAR") },
  { "buyer", 'b', 0, G_OPTION_ARG_STRING, &buyer, N_("SIRET of the office, for purchases that do not tell it"),
    N_("SIRET") },
  { "gaps", 'g', 0, G_OPTION_ARG_FILENAME, &gaps, N_("Write what is missing to this list"), N_("OUT") },
  { "published", 'p', 0, G_OPTION_ARG_STRING, &published,
    N_("Day when the data are published, of contracts that never were; today as usual"), N_("DAY") },
  { "note", 'n', 0, G_OPTION_ARG_NONE, &note, N_("Note that day in the register, so that it stays the first"), NULL },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static void
tell_gaps (SourcierDecpExport *export)
{
  guint n = export->gaps->len;

  for (guint i = 0; i < MIN (n, MOST_TOLD); i++)
    {
      const SourcierDecpGap *gap = g_ptr_array_index (export->gaps, i);

      /* translators: the number of a contract, what is missing, its name in the format, what to do about it */
      g_printerr (_("%s: %s (%s): %s\n"), gap->number, gap->field, gap->member, gap->advice);
    }
  if (n > MOST_TOLD)
    g_printerr (ngettext ("… and %d more\n", "… and %d more\n", n - MOST_TOLD), (int) (n - MOST_TOLD));
}

static void
print_text (SourcierDecpExport *export)
{
  g_autofree char *answer =
    g_strdup_printf ("written: %" G_GINT64_FORMAT "\nleft-out: %" G_GINT64_FORMAT "\nfilled: %" G_GINT64_FORMAT
                     "\ndated: %" G_GINT64_FORMAT "\n",
                     export->n_written, export->n_left_out, export->n_filled, export->n_dated);

  sourcier_cli_print (answer);
}

static void
print_json (SourcierDecpExport *export)
{
  JsonObject *answer = json_object_new ();
  JsonArray *list = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  for (guint i = 0; i < export->gaps->len; i++)
    {
      const SourcierDecpGap *gap = g_ptr_array_index (export->gaps, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "number", gap->number);
      json_object_set_string_member (object, "subject", gap->subject);
      json_object_set_string_member (object, "member", gap->member);
      json_object_set_string_member (object, "advice", gap->advice);
      json_array_add_object_element (list, object);
    }
  json_object_set_int_member (answer, "written", export->n_written);
  json_object_set_int_member (answer, "left_out", export->n_left_out);
  json_object_set_int_member (answer, "filled", export->n_filled);
  json_object_set_int_member (answer, "dated", export->n_dated);
  json_object_set_array_member (answer, "gaps", list);
  json_node_take_object (node, answer);
  sourcier_cli_print_json (node);
}

/**
 * sourcier_cli_run_decp_export:
 * @command: the command
 * @argv: what was typed
 *
 * Writes the essential data of the contracts that are awarded, and prints how many were written and what is missing in
 * the others.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_decp_export (const SourcierCliCommand  *command,
                              char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierDecpExport) export = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) list = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  if (published != NULL && sourcier_day_parse (published) == SOURCIER_DAY_NONE)
    return sourcier_cli_misuse (command, _("“%s” is unknown to %s"), published, "--published");
  store = sourcier_cli_open (arguments[0], note);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  file = g_file_new_for_commandline_arg (arguments[1]);
  list = gaps != NULL ? g_file_new_for_commandline_arg (gaps) : NULL;
  export = sourcier_decp_export_new (year, buyer);
  if (published != NULL)
    export->day = sourcier_day_parse (published);
  if (!sourcier_decp_export_run (export, store, file, NULL, NULL, &error)
      || (list != NULL && !sourcier_decp_export_write_gaps (export, list, &error))
      || (note && export->dated->len > 0 && !sourcier_decp_export_note (export, store, &error)))
    return sourcier_cli_fail (error);

  tell_gaps (export);
  if (as_json)
    print_json (export);
  else
    print_text (export);
  return SOURCIER_CLI_OK;
}
