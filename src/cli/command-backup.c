/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "cli-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static gboolean as_json, list;
static char *folder;

static GOptionEntry entries[] = {
  { "list", 'l', 0, G_OPTION_ARG_NONE, &list, N_("List the backups that there are, and make none"), NULL },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("Where backups go, in a folder for each office"), N_("FOLDER") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

/**
 * sourcier_cli_backup_policy:
 * @to: (nullable): where backups go, if it was typed
 *
 * Returns: (transfer full): what was chosen in the window, else what is usual
 */
SourcierBackupPolicy *
sourcier_cli_backup_policy (const char *to)
{
  SourcierBackupPolicy *policy = sourcier_backup_policy_load ();

  if (to != NULL)
    {
      g_free (policy->folder);
      policy->folder = g_canonicalize_filename (to, NULL);
    }
  return policy;
}

/**
 * sourcier_cli_backup_to_json:
 * @backup: a backup
 *
 * Returns: (transfer full): what it is and holds
 */
JsonObject *
sourcier_cli_backup_to_json (SourcierBackup *backup)
{
  JsonObject *object = json_object_new ();
  JsonArray *actions = json_array_new ();
  g_autofree char *at = g_date_time_format_iso8601 (sourcier_backup_get_at (backup));
  gboolean readable = sourcier_backup_read (backup, NULL);

  json_object_set_string_member (object, "path", sourcier_backup_get_path (backup));
  json_object_set_string_member (object, "at", at);
  json_object_set_string_member (object, "reason", sourcier_backup_reason_get_code (sourcier_backup_get_reason (backup)));
  json_object_set_int_member (object, "size", sourcier_backup_get_size (backup));
  json_object_set_boolean_member (object, "readable", readable);
  for (int i = 0; readable && i < SOURCIER_N_BACKUP_KINDS; i++)
    json_object_set_int_member (object, sourcier_backup_kind_get_code (i), sourcier_backup_get_count (backup, i));
  for (guint i = 0; readable && i < sourcier_backup_get_actions (backup)->len; i++)
    {
      SourcierBackupAction *action = sourcier_backup_get_actions (backup)->pdata[i];
      JsonObject *told = json_object_new ();
      g_autofree char *done = action->at != NULL ? g_date_time_format_iso8601 (action->at) : g_strdup ("");

      json_object_set_string_member (told, "at", done);
      json_object_set_string_member (told, "user", action->user);
      json_object_set_string_member (told, "name", action->name);
      json_object_set_string_member (told, "detail", action->detail);
      json_array_add_object_element (actions, told);
    }
  json_object_set_array_member (object, "actions", actions);
  return object;
}

static void
print_json (GPtrArray *backups)
{
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; i < backups->len; i++)
    json_array_add_object_element (array, sourcier_cli_backup_to_json (backups->pdata[i]));
  json_node_take_array (node, array);
  sourcier_cli_print_json (node);
}

static char *
describe (SourcierBackup *backup)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (!sourcier_backup_read (backup, NULL))
    return g_strdup (_("cannot be read"));
  for (int i = 0; i < SOURCIER_N_BACKUP_KINDS; i++)
    {
      g_autofree char *count = sourcier_backup_kind_count (i, sourcier_backup_get_count (backup, i));

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", count);
    }
  return g_strdup (words->str);
}

static void
print_text (GPtrArray *backups)
{
  for (guint i = 0; i < backups->len; i++)
    {
      SourcierBackup *backup = backups->pdata[i];
      g_autofree char *name = g_filename_display_basename (sourcier_backup_get_path (backup));
      g_autofree char *size = g_format_size ((guint64) sourcier_backup_get_size (backup));
      g_autofree char *words = describe (backup);

      sourcier_cli_print_line (name, sourcier_backup_reason_get_code (sourcier_backup_get_reason (backup)), size, words);
    }
}

static SourcierCliExit
list_backups (const char                 *path,
              const SourcierBackupPolicy *policy)
{
  g_autoptr (GPtrArray) backups = sourcier_backup_list (path, policy, 0);

  (as_json ? print_json : print_text) (backups);
  return SOURCIER_CLI_OK;
}

static SourcierCliExit
print_made (SourcierBackup *made)
{
  if (as_json)
    {
      JsonObject *answer = made != NULL ? sourcier_cli_backup_to_json (made) : json_object_new ();

      json_object_set_boolean_member (answer, "made", made != NULL);
      sourcier_cli_print_object (answer);
    }
  else if (made != NULL)
    {
      sourcier_cli_print (sourcier_backup_get_path (made));
      sourcier_cli_print ("\n");
    }
  else
    g_printerr (_("Nothing has changed since the newest backup: none was made.\n"));
  return SOURCIER_CLI_OK;
}

/**
 * sourcier_cli_run_backup:
 * @command: the command
 * @argv: what was typed
 *
 * Makes a backup of an office's file and checks it, or lists those that there are.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_backup (const SourcierCliCommand  *command,
                         char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierBackup) made = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;

  g_autoptr (SourcierBackupPolicy) policy = sourcier_cli_backup_policy (folder);
  if (list)
    return list_backups (arguments[0], policy);
  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  /* A folder that was typed may be a new one; why it cannot be made is told by the backup that finds none. */
  if (folder != NULL)
    g_mkdir (policy->folder, 0700);
  return sourcier_backup_make (store, policy, SOURCIER_BACKUP_BY_HAND, &made, NULL, NULL, &error)
         ? print_made (made) : sourcier_cli_fail (error);
}

/**
 * sourcier_cli_back_up_before:
 * @store: an office's file
 * @reason: what comes now
 *
 * Makes a backup before a long change. Where that cannot be, it is said on the standard error, and the change goes on: it can be
 * undone.
 */
void
sourcier_cli_back_up_before (SourcierStore        *store,
                             SourcierBackupReason  reason)
{
  g_autoptr (SourcierBackupPolicy) policy = sourcier_backup_policy_load ();
  g_autoptr (GError) error = NULL;

  if (!sourcier_backup_make (store, policy, reason, NULL, NULL, NULL, &error))
    g_printerr (_("sourcier-cli: no backup was made before: %s\n"), error->message);
}

/**
 * sourcier_cli_back_up_before_action:
 * @store: an office's file
 * @action: number of an action that is about to be undone, done again or reverted; 0 for none
 *
 * Makes a backup before where one is due.
 */
void
sourcier_cli_back_up_before_action (SourcierStore *store,
                                    gint64         action)
{
  SourcierBackupReason reason;

  if (sourcier_backup_is_due_before (store, action, &reason))
    sourcier_cli_back_up_before (store, reason);
}
