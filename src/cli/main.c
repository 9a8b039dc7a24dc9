/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "cli-hold.h"

#include "base/user.h"

#include <glib/gi18n-lib.h>

static const SourcierCliCommand commands[] = {
  { "create", N_("FILE"), 1, N_("Make a new office’s file"), sourcier_cli_run_create },
  { "import", N_("FILE LIST"), 2, N_("Bring a list of suppliers (CSV, XLSX, ODS) into the directory"),
    sourcier_cli_run_import, .writes = TRUE },
  { "import-layouts", N_("FILE"), 1, N_("List how lists are read: number, name, label, policy, headers; or forget one"),
    sourcier_cli_run_import_layouts, .writes = TRUE },
  { "read", N_("LIST"), 1, N_("Write a list as it is understood, as clean CSV, or tell how it was understood"),
    sourcier_cli_run_read },
  { "list", N_("FILE"), 1, N_("List or count the suppliers that answer a question"), sourcier_cli_run_list },
  { "labels", N_("FILE"), 1, N_("List labels with their evidence: until when, in which state, checked when"),
    sourcier_cli_run_labels },
  { "lists", N_("FILE"), 1, N_("List the saved lists: name, kind, how many suppliers, note"), sourcier_cli_run_lists },
  { "compare-lists", N_("FILE LIST LIST"), 3, N_("Lay two saved lists side by side: who is on one only, who on both"),
    sourcier_cli_run_compare_lists },
  { "duplicates", N_("FILE"), 1, N_("List suppliers that may be one, with the reasons"), sourcier_cli_run_duplicates },
  { "facets", N_("FILE"), 1, N_("Count the suppliers of each label, departement, family and size"),
    sourcier_cli_run_facets },
  { "purchases", N_("FILE"), 1, N_("List the purchases of the register, or add them up"), sourcier_cli_run_purchases },
  { "measures", N_("FILE"), 1, N_("Work out the indicators of responsible purchasing, in number and in value"),
    sourcier_cli_run_measures },
  { "plan", N_("FILE"), 1, N_("List the plans (SPASER), make one, tell the indicators of one, or write it as a file"),
    sourcier_cli_run_plan, .writes = TRUE },
  { "load-list", N_("FILE LIST"), 2, N_("Load an official list (CPV, QPV, FRR) in the place of the earlier one"),
    sourcier_cli_run_load_list, .writes = TRUE },
  { "official-lists", N_("FILE"), 1, N_("List the official lists that were loaded: edition, rows, doubtful rows, day, file"),
    sourcier_cli_run_official_lists },
  { "erase-contact", N_("FILE"), 1, N_("Erase a person for good, on request"),
    sourcier_cli_run_erase_contact, .writes = TRUE },
  { "decp-import", N_("FILE DECP"), 2, N_("Bring essential data of contracts (DECP, JSON or CSV) into the register"),
    sourcier_cli_run_decp_import, .writes = TRUE },
  { "rules", N_("FILE"), 1, N_("Tell which rules apply to a purchase, and why"), sourcier_cli_run_rules },
  { "decp-export", N_("FILE DECP"), 2, N_("Write the essential data (DECP, version 2.0.3) of the contracts that are awarded"),
    sourcier_cli_run_decp_export, .writes = TRUE },
  { "applies", N_("FILE PURCHASE"), 2, N_("Tell what applies to a purchase of the register, and which duties are open"),
    sourcier_cli_run_applies },
  { "candidates", N_("FILE PURCHASE"), 2, N_("Count the suppliers that could answer a purchase, under each article"),
    sourcier_cli_run_candidates },
  { "shortlist", N_("FILE PURCHASE"), 2, N_("List who is thought of for a purchase; put on, take off, mark as consulted"),
    sourcier_cli_run_shortlist, .writes = TRUE },
  { "letters", N_("FILE"), 1, N_("Write letters to suppliers from a template, one file for each"),
    sourcier_cli_run_letters, .writes = TRUE },
  { "undo", N_("FILE"), 1, N_("Take back the last action"), sourcier_cli_run_undo, .writes = TRUE },
  { "undo-import", N_("FILE [ID]"), 1, N_("Take back an import, the last or another, though other work followed"),
    sourcier_cli_run_undo_import, 1, TRUE },
  { "revert", N_("FILE ID"), 2, N_("Take back one action, by its number in the history, though others followed"),
    sourcier_cli_run_revert, .writes = TRUE },
  { "redo", N_("FILE"), 1, N_("Do again what was undone last"), sourcier_cli_run_redo, .writes = TRUE },
  { "history", N_("FILE"), 1, N_("Tell what was done, by whom and when"), sourcier_cli_run_history },
  { "history-limits", N_("FILE"), 1, N_("Tell what the history takes; set how much it may keep, and thin it"),
    sourcier_cli_run_history_limits, .writes = TRUE },
  { "check", N_("FILE"), 1, N_("Look for damage in an office’s file"), sourcier_cli_run_check },
  { "backup", N_("FILE"), 1, N_("Make a backup of an office’s file and check it, or list the backups"), sourcier_cli_run_backup },
  { "restore", N_("FILE [BACKUP]"), 1, N_("Take a backup, the newest good one by default, and keep the file as it was"),
    sourcier_cli_run_restore, 1, TRUE },
  { "recover", N_("FILE"), 1, N_("Write a sound file with all that can be read in a damaged one"),
    sourcier_cli_run_recover, .writes = TRUE },
};

static SourcierCliExit
print_help (void)
{
  sourcier_cli_print (_("Usage:\n  sourcier-cli COMMAND FILE [OPTION…]\n\nThe directory of suppliers of a public "
                        "procurement office, from the command line.\n\nCommands:\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *line = g_strdup_printf ("  %-14s %s\n", commands[i].name, _(commands[i].summary));

      sourcier_cli_print (line);
    }
  sourcier_cli_print (_("\n“sourcier-cli COMMAND --help” tells the options of a command.\n"
                        "Exit status: 0 done, 1 failed, 2 command line not understood.\n"));
  return SOURCIER_CLI_OK;
}

static SourcierCliExit
run_command (char **argv)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[0], commands[i].name))
      {
        SourcierCliCommand command = commands[i];

        command.arguments = _(command.arguments);
        command.summary = _(command.summary);
        return command.run (&command, argv);
      }

  return sourcier_cli_misuse (NULL, _("There is no command “%s”."), argv[0]);
}

static SourcierCliExit
run (char **argv)
{
  if (argv[0] == NULL)
    return sourcier_cli_misuse (NULL, _("No command was given."));
  if (g_str_equal (argv[0], "--help") || g_str_equal (argv[0], "-h") || g_str_equal (argv[0], "help"))
    return print_help ();
  if (g_str_equal (argv[0], "--version"))
    {
      sourcier_cli_print ("sourcier-cli " SOURCIER_VERSION "\n");
      return SOURCIER_CLI_OK;
    }
  return run_command (argv);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  sourcier_user_set_language ();
  g_set_printerr_handler (sourcier_cli_tell);

#ifdef G_OS_WIN32
  g_auto (GStrv) words = g_win32_get_command_line ();
#else
  g_auto (GStrv) words = g_strdupv (argv);
#endif
  SourcierCliExit status = run (words[0] != NULL ? words + 1 : words);
  sourcier_cli_let_go ();

  return sourcier_cli_flush (&error) ? status : sourcier_cli_fail (error);
}
