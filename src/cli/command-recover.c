/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "history/told-damage.h"
#include "store/damage.h"

#include <glib/gi18n-lib.h>

static gboolean as_json, replace;
static char *output;

static GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where the new file goes, beside the damaged one by default"),
    N_("NEW") },
  { "replace", 0, 0, G_OPTION_ARG_NONE, &replace,
    N_("Give the new file the name of the damaged one, which is kept under another; nobody may have it open"), NULL },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

/* What can be worked out again first: nothing is lost then. Else what is readable. */
static SourcierRecovery *
climb (const SourcierDamage *damage,
       const char           *path,
       const char           *to,
       GError              **error)
{
  g_autoptr (GError) cause = NULL;
  SourcierRecovery *recovery = NULL;

  if (damage->kind != SOURCIER_DAMAGE_HEADER)
    recovery = sourcier_damage_repair (path, to, NULL, NULL, &cause);
  if (recovery != NULL)
    return recovery;
  if (sourcier_damage_is_hindered (cause))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  return sourcier_damage_recover (path, to, NULL, NULL, error);
}

static void
print_json (SourcierRecovery     *recovery,
            const SourcierDamage *damage,
            const char           *written,
            const char           *kept)
{
  JsonObject *answer = json_object_new ();
  JsonArray *tables = json_array_new ();

  json_object_set_string_member (answer, "damage", sourcier_damage_kind_get_code (damage->kind));
  json_object_set_string_member (answer, "written", written);
  if (kept != NULL)
    json_object_set_string_member (answer, "kept", kept);
  json_object_set_boolean_member (answer, "whole", sourcier_recovery_is_whole (recovery));
  for (guint i = 0; i < recovery->tables->len; i++)
    {
      SourcierRecoveredTable *table = recovery->tables->pdata[i];
      JsonObject *told = json_object_new ();

      json_object_set_string_member (told, "table", table->name);
      json_object_set_int_member (told, "kept", table->kept);
      if (table->lost >= 0)
        json_object_set_int_member (told, "lost", table->lost);
      else
        json_object_set_null_member (told, "lost");
      json_object_set_int_member (told, "alone", table->alone);
      json_array_add_object_element (tables, told);
    }
  json_object_set_array_member (answer, "tables", tables);
  json_object_set_int_member (answer, "stray", recovery->n_stray);
  sourcier_cli_print_object (answer);
}

static void
print_text (SourcierRecovery *recovery,
            const char       *written,
            const char       *kept)
{
  g_autofree char *lost = sourcier_told_recovery_describe (recovery);

  g_printerr ("%s\n", *lost != '\0' ? lost : _("Everything is recovered: nothing is lost."));
  if (kept != NULL)
    g_printerr (_("The damaged file is kept: %s\n"), kept);
  sourcier_cli_print (written);
  sourcier_cli_print ("\n");
}

static SourcierCliExit
recover (const SourcierDamage *damage,
         const char           *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *to = output != NULL ? g_strdup (output) : sourcier_damage_name_new (path);
  g_autofree char *kept = NULL;
  g_autoptr (SourcierRecovery) recovery = climb (damage, path, to, &error);

  if (recovery == NULL || (replace && !sourcier_damage_replace (path, to, &kept, &error)))
    return sourcier_cli_fail (error);
  if (as_json)
    print_json (recovery, damage, replace ? path : to, kept);
  else
    print_text (recovery, replace ? path : to, kept);
  return SOURCIER_CLI_OK;
}

/**
 * sourcier_cli_run_recover:
 * @command: the command
 * @argv: what was typed
 *
 * Writes a sound file with all that can be read in a damaged one, and tells what cannot. The damaged file stays as it is.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_recover (const SourcierCliCommand  *command,
                          char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierDamage) damage = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  if (output != NULL && replace)
    return sourcier_cli_misuse (command, _("--output and --replace exclude each other."));
  damage = sourcier_damage_find (arguments[0], NULL, &error);
  if (damage == NULL)
    return sourcier_cli_fail (error);
  if (replace && !sourcier_cli_hold_file (arguments[0]))
    return SOURCIER_CLI_FAILED;
  if (damage->kind != SOURCIER_DAMAGE_NONE || output != NULL)
    return recover (damage, arguments[0]);

  g_printerr (_("The file is sound: there is nothing to recover.\n"));
  if (as_json)
    sourcier_cli_print ("{ \"damage\": \"none\" }\n");
  return SOURCIER_CLI_OK;
}
