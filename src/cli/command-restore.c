/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "cli-backup.h"

#include <glib/gi18n-lib.h>

static gboolean as_json, dry_run;
static char *folder;

static GOptionEntry entries[] = {
  { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_("Say what would be lost and regained, and change nothing"), NULL },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("Where backups go, in a folder for each office"), N_("FOLDER") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

/* A backup that is typed may lie anywhere and have any name. */
static char *
find_backup (const char  *path,
             const char  *typed,
             GError     **error)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_cli_backup_policy (folder);
  g_autoptr (SourcierBackup) good = NULL;

  if (typed != NULL)
    return g_strdup (typed);
  good = sourcier_backup_find_good (path, policy, NULL, error);
  return good != NULL ? g_strdup (sourcier_backup_get_path (good)) : NULL;
}

static JsonObject *
counts_to_json (const gint64 *counts)
{
  JsonObject *object = json_object_new ();

  for (int i = 0; i < SOURCIER_N_BACKUP_KINDS; i++)
    json_object_set_int_member (object, sourcier_backup_kind_get_code (i), counts[i]);
  return object;
}

static void
print_comparison (const SourcierBackupComparison *comparison)
{
  for (guint i = 0; i < comparison->actions->len; i++)
    {
      SourcierBackupAction *action = comparison->actions->pdata[i];
      g_autofree char *at = action->at != NULL ? g_date_time_format_iso8601 (action->at) : g_strdup ("");

      sourcier_cli_print_line (at, action->user, action->name, action->detail);
    }
}

static SourcierCliExit
tell_difference (const char  *backup,
                 const char  *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierBackup) thing = sourcier_backup_new_for_path (backup);
  g_autoptr (SourcierBackupComparison) comparison = NULL;

  if (thing == NULL)
    return sourcier_cli_misuse (NULL, _("“%s” is not named as a backup is."), backup);
  comparison = sourcier_backup_compare (thing, path, NULL, &error);
  if (comparison == NULL)
    return sourcier_cli_fail (error);
  if (!as_json)
    {
      print_comparison (comparison);
      return SOURCIER_CLI_OK;
    }

  JsonObject *answer = sourcier_cli_backup_to_json (thing);
  json_object_set_object_member (answer, "lost", counts_to_json (comparison->lost));
  json_object_set_object_member (answer, "regained", counts_to_json (comparison->regained));
  json_object_set_int_member (answer, "lost_actions", comparison->n_actions);
  sourcier_cli_print_object (answer);
  return SOURCIER_CLI_OK;
}

static void
print_done (const char *backup,
            const char *kept)
{
  if (as_json)
    {
      JsonObject *answer = json_object_new ();

      json_object_set_string_member (answer, "restored", backup);
      if (kept != NULL)
        json_object_set_string_member (answer, "kept", kept);
      sourcier_cli_print_object (answer);
      return;
    }
  g_printerr (_("Restored: %s\n"), backup);
  if (kept != NULL)
    {
      g_printerr (_("The file as it was is kept:\n"));
      sourcier_cli_print (kept);
      sourcier_cli_print ("\n");
    }
}

/**
 * sourcier_cli_run_restore:
 * @command: the command
 * @argv: what was typed
 *
 * Makes an office's file what a backup is, the newest good one if none is named, and keeps the file as it was beside it.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_restore (const SourcierCliCommand  *command,
                          char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL, *kept = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  backup = find_backup (arguments[0], arguments[1], &error);
  if (backup == NULL)
    return sourcier_cli_fail (error);
  if (dry_run)
    return tell_difference (backup, arguments[0]);
  if (!sourcier_cli_hold_file (arguments[0]))
    return SOURCIER_CLI_FAILED;
  if (!sourcier_backup_restore (backup, arguments[0], &kept, NULL, NULL, &error))
    return sourcier_cli_fail (error);
  print_done (backup, kept);
  return SOURCIER_CLI_OK;
}
