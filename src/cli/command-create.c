/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli.h"

#include "base/money.h"
#include "office/buyer-store.h"
#include "plans/plan-sample.h"
#include "reference/departement.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

static char *name, *kind, *departement, *volume;
static gboolean with_sample;

static GOptionEntry entries[] = {
  { "name", 'n', 0, G_OPTION_ARG_STRING, &name, N_("The buyer’s name"), N_("NAME") },
  { "kind", 'k', 0, G_OPTION_ARG_STRING, &kind,
    N_("Commune, intercommunality, departement, region, state, hospital, network or other"), N_("KIND") },
  { "departement", 'd', 0, G_OPTION_ARG_STRING, &departement, N_("The buyer’s departement, by code or name"),
    N_("CODE") },
  { "volume", 'v', 0, G_OPTION_ARG_STRING, &volume, N_("What the buyer purchases in a year"), N_("AMOUNT") },
  { "sample", 0, 0, G_OPTION_ARG_NONE, &with_sample, N_("Fill the directory with fictitious suppliers"), NULL },
  { NULL }
};

static gboolean
set_kind (const SourcierCliCommand *command,
          SourcierBuyer            *buyer)
{
  g_autofree char *code = kind != NULL ? g_utf8_strdown (kind, -1) : NULL;

  if (kind == NULL)
    return TRUE;

  sourcier_buyer_set_kind (buyer, sourcier_buyer_kind_from_code (code));
  if (sourcier_buyer_get_kind (buyer) != SOURCIER_BUYER_UNKNOWN)
    return TRUE;
  sourcier_cli_misuse (command, _("“%s” is unknown to %s"), kind, "--kind");
  return FALSE;
}

static gboolean
set_departement (const SourcierCliCommand *command,
                 SourcierBuyer            *buyer)
{
  const SourcierDepartement *found = departement != NULL ? sourcier_departement_recognise (departement) : NULL;

  if (found != NULL)
    sourcier_buyer_set_departement (buyer, sourcier_departement_get_code (found));
  if (departement == NULL || found != NULL)
    return TRUE;
  sourcier_cli_misuse (command, _("“%s” is unknown to %s"), departement, "--departement");
  return FALSE;
}

static gboolean
set_volume (const SourcierCliCommand *command,
            SourcierBuyer            *buyer)
{
  gint64 cents = SOURCIER_MONEY_UNKNOWN;

  if (volume != NULL && !sourcier_money_parse (volume, &cents))
    {
      sourcier_cli_misuse (command, _("“%s” is not an amount"), volume);
      return FALSE;
    }
  if (volume != NULL)
    sourcier_buyer_set_yearly_volume (buyer, cents);
  return TRUE;
}

static gboolean
is_buyer_told (void)
{
  return name != NULL || kind != NULL || departement != NULL || volume != NULL;
}

/* What could not be filled is not left lying about half done. */
static SourcierCliExit
give_up (SourcierStore *store,
         const GError  *error)
{
  g_autofree char *path = g_strdup (sourcier_store_get_path (store));

  g_object_unref (store);
  g_unlink (path);
  return sourcier_cli_fail (error);
}

/**
 * sourcier_cli_run_create:
 * @command: the command
 * @argv: what was typed
 *
 * Makes a new office's file. A file that is there already is left alone.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_create (const SourcierCliCommand  *command,
                         char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierBuyer) buyer = sourcier_buyer_new ();
  g_autoptr (SourcierStore) store = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments)
      || !set_kind (command, buyer) || !set_departement (command, buyer) || !set_volume (command, buyer))
    return SOURCIER_CLI_USAGE;

  if (name != NULL)
    sourcier_buyer_set_name (buyer, name);
  store = sourcier_store_create (arguments[0], &error);
  if (store == NULL)
    return sourcier_cli_fail (error);
  if ((is_buyer_told () && !sourcier_buyer_store_change (store, _("Create the office"), buyer, &error))
      || (with_sample && !sourcier_plan_sample_fill (store, &error)))
    return give_up (g_steal_pointer (&store), error);
  return SOURCIER_CLI_OK;
}
