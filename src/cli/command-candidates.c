/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-purchase.h"
#include "cli-rule.h"

#include "office/buyer-store.h"
#include "purchases/candidates.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;

static GOptionEntry entries[] = {
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static const char * const advices[] = {
  [SOURCIER_ADVICE_NOTHING] = "nothing",
  [SOURCIER_ADVICE_CLAUSE] = "clause",
  [SOURCIER_ADVICE_LOT] = "lot",
  [SOURCIER_ADVICE_CONTRACT] = "contract",
};

static SourcierCandidates *
count (SourcierStore     *store,
       SourcierPurchase  *purchase,
       GError           **error)
{
  g_autoptr (SourcierBuyer) office = sourcier_buyer_store_load (store, error);

  if (office == NULL)
    return NULL;
  return sourcier_candidates_count (store, purchase, office, sourcier_day_today (), error);
}

static JsonObject *
article_to_json (SourcierCandidates  *candidates,
                 SourcierEligibility  article)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "article", sourcier_eligibility_get_code (article));
  json_object_set_int_member (object, "count", sourcier_candidates_get_under (candidates, article));
  json_object_set_boolean_member (object, "may_reserve", sourcier_candidates_may_reserve (candidates, article));
  json_object_set_string_member (object, "advice", advices[sourcier_candidates_get_advice (candidates, article)]);
  sourcier_cli_add_money (object, "median_turnover", sourcier_candidates_get_turnover_under (candidates, article));
  return object;
}

static void
print_as_json (SourcierCandidates *candidates)
{
  JsonObject *object = json_object_new ();
  JsonArray *articles = json_array_new ();

  for (guint article = 0; article < SOURCIER_N_ELIGIBILITIES; article++)
    json_array_add_object_element (articles, article_to_json (candidates, article));
  json_object_set_int_member (object, "total", sourcier_candidates_get_total (candidates));
  json_object_set_int_member (object, "small", sourcier_candidates_get_small (candidates));
  json_object_set_array_member (object, "articles", articles);
  sourcier_cli_print_object (object);
}

static void
print_as_text (SourcierCandidates *candidates)
{
  g_autofree char *total = g_strdup_printf ("%" G_GINT64_FORMAT, sourcier_candidates_get_total (candidates));
  g_autofree char *small = g_strdup_printf ("%" G_GINT64_FORMAT, sourcier_candidates_get_small (candidates));

  for (guint article = 0; article < SOURCIER_N_ELIGIBILITIES; article++)
    {
      g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, sourcier_candidates_get_under (candidates, article));

      sourcier_cli_print_line (sourcier_eligibility_get_code (article), n,
                               sourcier_reserve_advice_get_words (sourcier_candidates_get_advice (candidates, article)),
                               sourcier_candidates_may_reserve (candidates, article) ? _("may be reserved") : "");
    }
  sourcier_cli_print_line (_("All suppliers"), total, _("of which small or medium-sized"), small);
}

/**
 * sourcier_cli_run_candidates:
 * @command: the command
 * @argv: what was typed
 *
 * Prints how many suppliers could answer a purchase of the register, under each article it may be reserved under, and what
 * that makes advisable.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_candidates (const SourcierCliCommand  *command,
                             char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierPurchase) purchase = NULL;
  g_autoptr (SourcierCandidates) candidates = NULL;
  SourcierCliExit exit = sourcier_cli_open_purchase (command, entries, argv, &store, &purchase);

  if (exit != SOURCIER_CLI_OK)
    return exit;

  candidates = count (store, purchase, &error);
  if (candidates == NULL)
    return sourcier_cli_fail (error);
  if (as_json)
    print_as_json (candidates);
  else
    print_as_text (candidates);
  return SOURCIER_CLI_OK;
}
