/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-purchase.h"
#include "cli-rule.h"

#include "office/buyer-store.h"
#include "purchases/purchase-case.h"
#include "purchases/purchase-duty.h"

#include <glib/gi18n-lib.h>

static gboolean as_json;

static GOptionEntry entries[] = {
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static SourcierRuleAnswer *
ask (SourcierStore     *store,
     SourcierPurchase  *purchase,
     GError           **error)
{
  g_autoptr (SourcierRuleTable) table = sourcier_rule_table_load (store, error);
  g_autoptr (SourcierBuyer) office = table != NULL ? sourcier_buyer_store_load (store, error) : NULL;
  g_autoptr (SourcierRuleCase) rule_case =
    office != NULL ? sourcier_purchase_to_case (purchase, office, sourcier_day_today ()) : NULL;

  if (rule_case != NULL)
    return sourcier_rule_answer_new (table, rule_case);
  if (office != NULL)
    g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT,
                 _("Neither a nature nor a CPV code says what “%s” is about"),
                 sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT));
  return NULL;
}

static void
print_as_json (SourcierRuleAnswer *answer,
               SourcierPurchase   *purchase)
{
  SourcierRuleCase *rule_case = sourcier_rule_answer_get_case (answer);
  JsonObject *object = sourcier_cli_answer_to_json (answer, purchase);

  json_object_set_string_member (object, "subject", sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT));
  sourcier_cli_add_money (object, "amount", sourcier_rule_case_get_amount (rule_case));
  sourcier_cli_add_day (object, "launch", sourcier_rule_case_get_launch (rule_case));
  json_object_set_int_member (object, "open_duties", sourcier_purchase_count_duties (purchase, answer, sourcier_day_today ()).open);
  sourcier_cli_print_object (object);
}

static const char *
tell_state (SourcierRuleFinding *finding,
            SourcierPurchase    *purchase)
{
  SourcierRule *rule = sourcier_rule_finding_get_rule (finding);

  if (!sourcier_rule_finding_is_duty (finding))
    return sourcier_cli_name_verdict (sourcier_rule_finding_get_verdict (finding));
  return sourcier_duty_state_get_name (sourcier_purchase_get_duty_state (purchase, rule));
}

static void
print_as_text (SourcierRuleAnswer *answer,
               SourcierPurchase   *purchase)
{
  GPtrArray *findings = sourcier_rule_answer_get_findings (answer);

  for (guint i = 0; i < findings->len; i++)
    {
      SourcierRule *rule = sourcier_rule_finding_get_rule (findings->pdata[i]);

      sourcier_cli_print_line (tell_state (findings->pdata[i], purchase),
                               sourcier_rule_effect_get_name (sourcier_rule_get_effect (rule)),
                               sourcier_rule_get_title (rule), sourcier_rule_finding_get_words (findings->pdata[i]));
    }
}

/**
 * sourcier_cli_run_applies:
 * @command: the command
 * @argv: what was typed
 *
 * Prints what applies to a purchase of the register, with the comparison, and how its duties are answered.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_applies (const SourcierCliCommand  *command,
                          char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierPurchase) purchase = NULL;
  g_autoptr (SourcierRuleAnswer) answer = NULL;
  SourcierCliExit exit = sourcier_cli_open_purchase (command, entries, argv, &store, &purchase);

  if (exit != SOURCIER_CLI_OK)
    return exit;

  answer = ask (store, purchase, &error);
  if (answer == NULL)
    return sourcier_cli_fail (error);
  if (as_json)
    print_as_json (answer, purchase);
  else
    print_as_text (answer, purchase);
  return SOURCIER_CLI_OK;
}
