/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "cli-hold.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_cli_fail:
 * @error: what went wrong
 *
 * Returns: the exit status, after saying on the standard error why
 */
SourcierCliExit
sourcier_cli_fail (const GError *error)
{
  g_printerr ("sourcier-cli: %s\n", error->message);
  return SOURCIER_CLI_FAILED;
}

/**
 * sourcier_cli_misuse:
 * @command: (nullable): the command that was typed
 * @format: what is wrong with it
 * @...: for @format
 *
 * Returns: the exit status, after saying on the standard error what is wrong and where to read more
 */
SourcierCliExit
sourcier_cli_misuse (const SourcierCliCommand *command,
                     const char               *format,
                     ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);

  g_printerr ("sourcier-cli: %s\n", message);
  if (command != NULL)
    g_printerr (_("“sourcier-cli %s --help” says how to use it.\n"), command->name);
  else
    g_printerr (_("“sourcier-cli --help” lists the commands.\n"));
  return SOURCIER_CLI_USAGE;
}

static gboolean force;

static GOptionEntry write_entries[] = {
  { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_("Write even while somebody works on the file on another computer"), NULL },
  { NULL }
};

static GOptionContext *
make_context (const SourcierCliCommand *command,
              GOptionEntry             *entries,
              GOptionEntry             *more_entries)
{
  GOptionContext *context = g_option_context_new (command->arguments);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, command->summary);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (more_entries != NULL)
    g_option_context_add_main_entries (context, more_entries, GETTEXT_PACKAGE);
  if (command->writes)
    g_option_context_add_main_entries (context, write_entries, GETTEXT_PACKAGE);
  return context;
}

/**
 * sourcier_cli_parse:
 * @command: the command that was typed
 * @entries: (nullable): its options
 * @more_entries: (nullable): other options of it
 * @argv: the command's name and what follows it
 * @arguments: (out) (transfer full): the words that are no options, as many as the command asks for
 *
 * Says on the standard error what is wrong, if anything is. “--help” ends the program here.
 *
 * Returns: %FALSE if the command line makes no sense
 */
gboolean
sourcier_cli_parse (const SourcierCliCommand  *command,
                    GOptionEntry              *entries,
                    GOptionEntry              *more_entries,
                    char                     **argv,
                    char                    ***arguments)
{
  g_autoptr (GOptionContext) context = make_context (command, entries, more_entries);
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_strdup_printf ("sourcier-cli %s", command->name);
  g_auto (GStrv) words = g_strdupv (argv);

  g_set_prgname (program);
  if (!g_option_context_parse_strv (context, &words, &error))
    {
      sourcier_cli_misuse (command, "%s", error->message);
      return FALSE;
    }

  guint n = words[0] != NULL ? g_strv_length (words) - 1 : 0;
  if (n > 0 && g_str_equal (words[1], "--"))
    n--;
  if (n < command->n_arguments || n > command->n_arguments + command->n_optional)
    {
      sourcier_cli_misuse (command, n < command->n_arguments ? _("“%s” needs: %s") : _("“%s” takes only: %s"),
                           command->name, command->arguments);
      return FALSE;
    }

  *arguments = g_strdupv (words + g_strv_length (words) - n);
  return TRUE;
}

/**
 * sourcier_cli_hold_file:
 * @path: where an office's file lies that is to be written
 *
 * Holds the file until the program ends, or says on the standard error who works on it, unless --force was typed.
 *
 * Returns: %FALSE if nothing may be written
 */
gboolean
sourcier_cli_hold_file (const char *path)
{
  return sourcier_cli_hold (path, force);
}

/**
 * sourcier_cli_open:
 * @path: where an office's file lies
 * @to_write: whether something is to be changed in it
 *
 * Opens a file, or says on the standard error why not. Where it can only be looked at, the reason is told too. A file on which
 * somebody works on another computer is written if --force was typed; whoever reads it leaves it as it is.
 *
 * Returns: (transfer full) (nullable): the file
 */
SourcierStore *
sourcier_cli_open (const char *path,
                   gboolean    to_write)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;

  if (to_write && !sourcier_cli_hold_file (path))
    return NULL;

  g_autofree char *occupied = to_write ? NULL : sourcier_cli_find_occupant (path);
  store = occupied != NULL ? sourcier_store_open_to_look (path, occupied, &error) : sourcier_store_open (path, &error);
  if (store == NULL)
    {
      sourcier_cli_fail (error);
      return NULL;
    }
  if (sourcier_store_get_read_only (store))
    g_printerr ("sourcier-cli: %s\n", sourcier_store_get_read_only_reason (store));
  return sourcier_store_get_read_only (store) && to_write ? NULL : g_steal_pointer (&store);
}
