/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-purchase.h"

#include "purchases/purchase-store.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_cli_find_purchase:
 * @store: an office's file
 * @number: what was typed: a number or a UID
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the one purchase of that number or UID, or %NULL with @error set
 */
SourcierPurchase *
sourcier_cli_find_purchase (SourcierStore  *store,
                            const char     *number,
                            GError        **error)
{
  g_autoptr (GArray) ids = sourcier_purchase_store_find_number (store, number, error);

  if (ids == NULL)
    return NULL;
  if (ids->len == 1)
    return sourcier_purchase_store_load (store, g_array_index (ids, gint64, 0), error);
  if (ids->len == 0)
    g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND, _("No purchase has the number “%s”"), number);
  else
    g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT,
                 _("%u purchases have the number “%s”: type the UID of one of them"), ids->len, number);
  return NULL;
}

/**
 * sourcier_cli_open_purchase:
 * @command: the command: a file and a purchase are typed after it
 * @entries: its options
 * @argv: what was typed
 * @store: (out) (transfer full): the office's file
 * @purchase: (out) (transfer full): the one purchase of that number or UID
 *
 * Opens the file to read what it knows of a purchase. What is wrong has been said where it fails.
 *
 * Returns: whether it could be opened, and there is one such purchase
 */
SourcierCliExit
sourcier_cli_open_purchase (const SourcierCliCommand  *command,
                            GOptionEntry              *entries,
                            char                     **argv,
                            SourcierStore            **store,
                            SourcierPurchase         **purchase)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  *store = sourcier_cli_open (arguments[0], FALSE);
  if (*store == NULL)
    return SOURCIER_CLI_FAILED;
  *purchase = sourcier_cli_find_purchase (*store, arguments[1], &error);
  return *purchase != NULL ? SOURCIER_CLI_OK : sourcier_cli_fail (error);
}
