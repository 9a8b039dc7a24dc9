/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "purchases/purchase-saved-list.h"
#include "suppliers/supplier-saved-list.h"

#include <glib/gi18n-lib.h>

static gboolean purchases;

static GOptionEntry entries[] = {
  { "purchases", 0, 0, G_OPTION_ARG_NONE, &purchases, N_("The lists of purchases, and not those of suppliers"), NULL },
  { NULL }
};

/* "name, kind, how many, note", parted by tabs. */
static gboolean
print_list (SourcierStore      *store,
            SourcierSavedList  *list,
            GError            **error)
{
  gboolean live = sourcier_saved_list_get_question (list) != NULL;
  gint64 n = sourcier_saved_list_store_count (store, list, error);
  g_autofree char *line =
    g_strdup_printf ("%s\t%s\t%" G_GINT64_FORMAT "\t%s\n", sourcier_saved_list_get_name (list),
                     live ? "question" : "members", n, sourcier_saved_list_get_note (list));

  if (n >= 0)
    sourcier_cli_print (line);
  return n >= 0;
}

/**
 * sourcier_cli_run_lists:
 * @command: the command
 * @argv: what was typed
 *
 * Prints the saved lists: their name, whether they are a question or made by hand, how many are on them now, and
 * their note.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_lists (const SourcierCliCommand  *command,
                        char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  lists = sourcier_saved_list_store_load_all (store, purchases ? &sourcier_purchase_lists : &sourcier_supplier_lists, &error);
  for (guint i = 0; lists != NULL && i < lists->len; i++)
    if (!print_list (store, g_ptr_array_index (lists, i), &error))
      return sourcier_cli_fail (error);
  return lists != NULL ? SOURCIER_CLI_OK : sourcier_cli_fail (error);
}
