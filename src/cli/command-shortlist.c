/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-purchase.h"
#include "cli-table.h"
#include "cli-supplier.h"

#include "base/siret.h"
#include "purchases/shortlist-export.h"
#include "purchases/shortlist-store.h"

#include <glib/gi18n-lib.h>

static char **add, **removed, **consulted;
static char *on;
static gboolean all_consulted, as_json;

static GOptionEntry entries[] = {
  { "add", 'a', 0, G_OPTION_ARG_STRING_ARRAY, &add, N_("Put the supplier of this SIRET on the shortlist"), N_("SIRET") },
  { "remove", 'r', 0, G_OPTION_ARG_STRING_ARRAY, &removed, N_("Take the supplier of this SIRET off it"), N_("SIRET") },
  { "consulted", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &consulted, N_("Mark the supplier of this SIRET as consulted"),
    N_("SIRET") },
  { "all-consulted", 0, 0, G_OPTION_ARG_NONE, &all_consulted, N_("Mark all that were not consulted before"), NULL },
  { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("The day they were consulted; today if it is not told"), N_("DAY") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static gboolean
is_meant (const SourcierShortlistEntry *entry,
          const char                   *siret)
{
  const char *told = entry->supplier != NULL ? sourcier_supplier_get_text (entry->supplier, SOURCIER_SUPPLIER_SIRET)
                                             : sourcier_record_get_text (entry->candidate, SOURCIER_CANDIDATE_IDENTIFIER);

  return *siret != '\0' && g_str_equal (told, siret);
}

static gboolean
find_entries (GPtrArray  *listed,
              char      **sirets,
              GArray     *ids,
              GError    **error)
{
  for (guint i = 0; sirets != NULL && sirets[i] != NULL; i++)
    {
      g_autofree char *siret = sourcier_siret_clean (sirets[i]);
      guint before = ids->len;

      for (guint j = 0; j < listed->len; j++)
        if (is_meant (listed->pdata[j], siret))
          {
            gint64 id = sourcier_record_get_id (((SourcierShortlistEntry *) listed->pdata[j])->candidate);
            g_array_append_val (ids, id);
          }
      if (ids->len == before)
        {
          g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                       _("Nobody on the shortlist has the SIRET “%s”"), sirets[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static GPtrArray *
load_entries (SourcierStore  *store,
              const char     *number,
              GError        **error)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_cli_find_purchase (store, number, error);

  return purchase != NULL ? sourcier_shortlist_store_load (store, purchase, error) : NULL;
}

static gboolean
put_on (SourcierStore  *store,
        gint64          purchase,
        GError        **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SourcierShortlistAdded added;
  g_autofree char *words = NULL;

  if (add == NULL)
    return TRUE;
  if (!sourcier_cli_find_suppliers (store, add, ids, error) || !sourcier_shortlist_store_add (store, purchase, ids, &added, error))
    return FALSE;
  words = sourcier_shortlist_added_to_words (added);
  g_printerr ("%s\n", words);
  return TRUE;
}

static gboolean
take_off (SourcierStore  *store,
          gint64          purchase,
          const char     *number,
          GError        **error)
{
  g_autoptr (GPtrArray) listed = removed != NULL ? load_entries (store, number, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_removed;

  if (removed == NULL)
    return TRUE;
  return listed != NULL && find_entries (listed, removed, ids, error)
         && sourcier_shortlist_store_remove (store, purchase, ids, &n_removed, error);
}

static gboolean
mark (SourcierStore  *store,
      gint64          purchase,
      const char     *number,
      SourcierDay     day,
      GError        **error)
{
  gboolean asked = consulted != NULL || all_consulted;
  g_autoptr (GPtrArray) listed = asked ? load_entries (store, number, error) : NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_consulted;

  if (!asked)
    return TRUE;
  if (listed == NULL || !find_entries (listed, consulted, ids, error))
    return FALSE;
  for (guint i = 0; all_consulted && i < listed->len; i++)
    {
      gint64 id = sourcier_record_get_id (((SourcierShortlistEntry *) listed->pdata[i])->candidate);
      g_array_append_val (ids, id);
    }
  return sourcier_shortlist_store_consult (store, purchase, ids, day, &n_consulted, error);
}

static gboolean
answer (SourcierStore  *store,
        const char     *number,
        SourcierDay     day,
        GError        **error)
{
  g_autoptr (SourcierPurchase) purchase = sourcier_cli_find_purchase (store, number, error);
  gint64 id = purchase != NULL ? sourcier_purchase_get_id (purchase) : 0;

  if (purchase == NULL || !put_on (store, id, error) || !take_off (store, id, number, error)
      || !mark (store, id, number, day, error))
    return FALSE;
  return sourcier_cli_table_write (sourcier_shortlist_export_new (store, id), error);
}

/**
 * sourcier_cli_run_shortlist:
 * @command: the command
 * @argv: what was typed
 *
 * Changes the shortlist of a purchase as asked, each kind of change one action, and prints it as it is then.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_shortlist (const SourcierCliCommand  *command,
                            char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_auto (GStrv) arguments = NULL;
  SourcierDay day;

  if (!sourcier_cli_parse (command, sourcier_cli_table_entries (entries), NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  if (as_json)
    sourcier_cli_table_use_json ();
  if (!sourcier_cli_table_check (command, NULL))
    return SOURCIER_CLI_USAGE;
  day = on != NULL ? sourcier_day_parse (on) : sourcier_day_today ();
  if (day == SOURCIER_DAY_NONE)
    return sourcier_cli_misuse (command, _("“%s” is unknown to %s"), on, "--on");

  store = sourcier_cli_open (arguments[0], add != NULL || removed != NULL || consulted != NULL || all_consulted);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;
  return answer (store, arguments[1], day, &error) ? SOURCIER_CLI_OK : sourcier_cli_fail (error);
}
