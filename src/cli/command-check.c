/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "history/told-damage.h"
#include "store/damage.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;

static GOptionEntry entries[] = {
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static void
print_json (const SourcierDamage *damage)
{
  JsonObject *answer = json_object_new ();
  g_autoptr (GPtrArray) told = sourcier_told_damage_describe (damage);
  JsonArray *problems = json_array_new ();

  json_object_set_boolean_member (answer, "sound", damage->kind == SOURCIER_DAMAGE_NONE);
  json_object_set_string_member (answer, "damage", sourcier_damage_kind_get_code (damage->kind));
  for (guint i = 0; i < told->len; i++)
    json_array_add_string_element (problems, told->pdata[i]);
  json_object_set_array_member (answer, "problems", problems);
  sourcier_cli_print_object (answer);
}

static void
print_text (const SourcierDamage *damage)
{
  g_autoptr (GPtrArray) told = sourcier_told_damage_describe (damage);

  for (guint i = 0; i < told->len; i++)
    {
      sourcier_cli_print (told->pdata[i]);
      sourcier_cli_print ("\n");
    }
  if (damage->kind == SOURCIER_DAMAGE_NONE)
    {
      sourcier_cli_print (_("No problem was found."));
      sourcier_cli_print ("\n");
    }
}

/**
 * sourcier_cli_run_check:
 * @command: the command
 * @argv: what was typed
 *
 * Looks for damage in an office's file of any format, and writes nothing: each problem is a line of the answer, and then the
 * check has failed.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_check (const SourcierCliCommand  *command,
                        char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierDamage) damage = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  damage = sourcier_damage_find (arguments[0], NULL, &error);
  if (damage == NULL)
    return sourcier_cli_fail (error);

  (as_json ? print_json : print_text) (damage);
  if (damage->kind == SOURCIER_DAMAGE_NONE)
    return SOURCIER_CLI_OK;

  g_autofree char *name = g_filename_display_basename (arguments[0]);
  g_printerr (_("sourcier-cli: “%s” is damaged. %s\n“sourcier-cli recover” writes a sound file beside it, “sourcier-cli restore” "
                "takes the newest good backup. Both keep the damaged file.\n"), name,
              sourcier_damage_kind_get_name (damage->kind));
  return SOURCIER_CLI_FAILED;
}
