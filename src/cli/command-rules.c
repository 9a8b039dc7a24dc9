/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-rule.h"

#include "office/buyer-store.h"
#include "rules/duty-ground.h"

#include <glib/gi18n-lib.h>

static char *amount_text, *nature_text, *buyer_text, *launch_text, *volume_text;
static char **lot_texts, **trait_texts;
static int months;
static gboolean as_json;

static GOptionEntry entries[] = {
  { "amount", 'a', 0, G_OPTION_ARG_STRING, &amount_text, N_("Estimated value of the whole purchase, excluding tax"),
    N_("AMOUNT") },
  { "nature", 'n', 0, G_OPTION_ARG_STRING, &nature_text, N_("Works, supplies, services, social, food, innovation or concession"),
    N_("NATURE") },
  { "buyer", 'b', 0, G_OPTION_ARG_STRING, &buyer_text,
    N_("Commune, intercommunality, departement, region, state, hospital, network or other; the office’s own as usual"),
    N_("KIND") },
  { "launch", 0, 0, G_OPTION_ARG_STRING, &launch_text, N_("Day the consultation is launched; today as usual"), N_("DAY") },
  { "lot", 0, 0, G_OPTION_ARG_STRING_ARRAY, &lot_texts, N_("Estimated value of a lot; repeat it for each lot"),
    N_("AMOUNT") },
  { "months", 0, 0, G_OPTION_ARG_INT, &months, N_("How long the contract lasts, renewals included"), N_("MONTHS") },
  { "trait", 0, 0, G_OPTION_ARG_STRING_ARRAY, &trait_texts,
    N_("Innovation, food, books, renewable, defence or reserved-ess; may be repeated"), N_("TRAIT") },
  { "volume", 0, 0, G_OPTION_ARG_STRING, &volume_text,
    N_("What the office purchases in a year; as the file has it as usual"), N_("AMOUNT") },
  { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_("Answer in JSON"), NULL },
  { NULL }
};

static gboolean
parse_amount (const SourcierCliCommand *command,
              const char               *text,
              gint64                   *cents)
{
  if (text == NULL || sourcier_money_parse (text, cents))
    return TRUE;
  sourcier_cli_misuse (command, _("“%s” is not an amount"), text);
  return FALSE;
}

static gboolean
parse_nature (const SourcierCliCommand *command,
              SourcierRuleNature       *nature,
              SourcierTraits           *traits)
{
  if (nature_text == NULL)
    {
      sourcier_cli_misuse (command, _("“%s” is missing"), "--nature");
      return FALSE;
    }
  if (sourcier_rule_nature_find_term (nature_text, nature, traits))
    return TRUE;
  sourcier_cli_misuse (command, _("“%s” is unknown to %s"), nature_text, "--nature");
  return FALSE;
}

static gboolean
parse_buyer (const SourcierCliCommand *command,
             SourcierBuyerKind        *kind)
{
  *kind = sourcier_buyer_kind_from_code (buyer_text);
  if (buyer_text == NULL || *kind != SOURCIER_BUYER_UNKNOWN)
    return TRUE;
  sourcier_cli_misuse (command, _("“%s” is unknown to %s"), buyer_text, "--buyer");
  return FALSE;
}

static gboolean
parse_launch (const SourcierCliCommand *command,
              SourcierDay              *launch)
{
  *launch = launch_text != NULL ? sourcier_day_parse (launch_text) : sourcier_day_today ();
  if (*launch != SOURCIER_DAY_NONE)
    return TRUE;
  sourcier_cli_misuse (command, _("“%s” is unknown to %s"), launch_text, "--launch");
  return FALSE;
}

static gboolean
parse_traits (const SourcierCliCommand *command,
              SourcierTraits           *traits)
{
  for (guint i = 0; trait_texts != NULL && trait_texts[i] != NULL; i++)
    {
      SourcierTraits trait;

      if (!sourcier_trait_find (trait_texts[i], &trait))
        {
          sourcier_cli_misuse (command, _("“%s” is unknown to %s"), trait_texts[i], "--trait");
          return FALSE;
        }
      *traits |= trait;
    }
  return TRUE;
}

static void
take_case (SourcierRuleCase **place,
           SourcierRuleCase  *rule_case)
{
  g_object_unref (*place);
  *place = rule_case;
}

static gboolean
add_lots (const SourcierCliCommand  *command,
          SourcierRuleCase         **rule_case)
{
  g_autoptr (GArray) lots = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; lot_texts != NULL && lot_texts[i] != NULL; i++)
    {
      gint64 lot;

      if (!parse_amount (command, lot_texts[i], &lot))
        return FALSE;
      g_array_append_val (lots, lot);
    }
  take_case (rule_case,
             sourcier_rule_case_with_lots (*rule_case, (const gint64 *) (gpointer) lots->data, lots->len));
  return TRUE;
}

/* Returns: (transfer full) (nullable): what was asked, or NULL after saying what is wrong with it. */
static SourcierRuleCase *
build_case (const SourcierCliCommand *command,
            SourcierBuyer            *office)
{
  gint64 amount = SOURCIER_MONEY_UNKNOWN, volume = sourcier_buyer_get_yearly_volume (office);
  SourcierRuleNature nature;
  SourcierBuyerKind kind;
  SourcierDay launch;
  SourcierTraits traits = SOURCIER_TRAIT_NONE;

  if (!parse_amount (command, amount_text, &amount) || !parse_amount (command, volume_text, &volume)
      || !parse_nature (command, &nature, &traits) || !parse_buyer (command, &kind) || !parse_launch (command, &launch)
      || !parse_traits (command, &traits))
    return NULL;

  g_autoptr (SourcierRuleCase) rule_case =
    sourcier_rule_case_new (amount, nature, kind != SOURCIER_BUYER_UNKNOWN ? kind : sourcier_buyer_get_kind (office),
                            launch);
  take_case (&rule_case, sourcier_rule_case_with_months (rule_case, months));
  take_case (&rule_case, sourcier_rule_case_with_traits (rule_case, traits));
  take_case (&rule_case, sourcier_rule_case_with_volume (rule_case, volume));
  return add_lots (command, &rule_case) ? g_steal_pointer (&rule_case) : NULL;
}

static void
print_findings (SourcierRuleAnswer  *answer,
                SourcierRuleVerdict  verdict)
{
  GPtrArray *findings = sourcier_rule_answer_get_findings (answer);

  for (guint i = 0; i < findings->len; i++)
    {
      SourcierRuleFinding *finding = g_ptr_array_index (findings, i);
      SourcierRule *rule = sourcier_rule_finding_get_rule (finding);

      if (sourcier_rule_finding_get_verdict (finding) == verdict)
        sourcier_cli_print_line (sourcier_cli_name_verdict (verdict), sourcier_rule_effect_get_name (sourcier_rule_get_effect (rule)),
                    sourcier_rule_get_title (rule), sourcier_rule_finding_get_words (finding));
    }
}

static void
print_as_text (SourcierRuleAnswer *answer)
{
  for (guint verdict = SOURCIER_RULE_APPLIES; verdict <= SOURCIER_RULE_UNDECIDED; verdict++)
    print_findings (answer, verdict);
}

/* Without a purchase to ask about: the table itself. */
static void
print_table (SourcierRuleTable *table)
{
  GPtrArray *rules = sourcier_rule_table_get_rules (table);

  for (guint i = 0; i < rules->len; i++)
    {
      SourcierRule *rule = g_ptr_array_index (rules, i);
      g_autofree char *amounts = sourcier_rule_describe_amounts (rule);
      g_autofree char *period = sourcier_rule_describe_period (rule);

      sourcier_cli_print_line (sourcier_rule_get_key (rule), sourcier_rule_get_title (rule), amounts, period);
    }
}

static gboolean
is_case_told (void)
{
  return amount_text != NULL || nature_text != NULL || lot_texts != NULL || buyer_text != NULL || launch_text != NULL
         || volume_text != NULL || trait_texts != NULL || months != 0;
}

static SourcierCliExit
answer_case (const SourcierCliCommand *command,
             SourcierRuleTable        *table,
             SourcierBuyer            *office)
{
  g_autoptr (SourcierRuleCase) rule_case = build_case (command, office);

  if (rule_case == NULL)
    return SOURCIER_CLI_USAGE;

  g_autoptr (SourcierRuleAnswer) answer = sourcier_rule_answer_new (table, rule_case);

  if (as_json)
    sourcier_cli_print_object (sourcier_cli_answer_to_json (answer, NULL));
  else
    print_as_text (answer);
  return SOURCIER_CLI_OK;
}

/**
 * sourcier_cli_run_rules:
 * @command: the command
 * @argv: what was typed
 *
 * Prints the rules that apply to a purchase, those just missed and what another day of launch would change; without a
 * purchase, the table of rules.
 *
 * Returns: the exit status
 */
SourcierCliExit
sourcier_cli_run_rules (const SourcierCliCommand  *command,
                        char                     **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierStore) store = NULL;
  g_autoptr (SourcierRuleTable) table = NULL;
  g_autoptr (SourcierBuyer) office = NULL;
  g_auto (GStrv) arguments = NULL;

  if (!sourcier_cli_parse (command, entries, NULL, argv, &arguments))
    return SOURCIER_CLI_USAGE;
  if (as_json && !is_case_told ())
    return sourcier_cli_misuse (command, _("“%s” is missing"), "--nature");
  store = sourcier_cli_open (arguments[0], FALSE);
  if (store == NULL)
    return SOURCIER_CLI_FAILED;

  table = sourcier_rule_table_load (store, &error);
  office = table != NULL ? sourcier_buyer_store_load (store, &error) : NULL;
  if (office == NULL)
    return sourcier_cli_fail (error);
  if (is_case_told ())
    return answer_case (command, table, office);
  print_table (table);
  return SOURCIER_CLI_OK;
}
