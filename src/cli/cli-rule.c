/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-rule.h"

#include "purchases/purchase-duty.h"

static const char * const duty_states[] = {
  [SOURCIER_DUTY_OPEN] = "open",
  [SOURCIER_DUTY_MET] = SOURCIER_DUTY_ANSWER_MET,
  [SOURCIER_DUTY_EXEMPT] = SOURCIER_DUTY_ANSWER_EXEMPT,
};

/**
 * sourcier_cli_name_verdict:
 * @verdict: whether a rule applies
 *
 * Returns: (transfer none): the verdict as scripts read it
 */
const char *
sourcier_cli_name_verdict (SourcierRuleVerdict verdict)
{
  switch (verdict)
    {
    case SOURCIER_RULE_APPLIES:
      return "applies";
    case SOURCIER_RULE_JUST_MISSED:
      return "just_missed";
    case SOURCIER_RULE_UNDECIDED:
    default:
      return "undecided";
    }
}

/**
 * sourcier_cli_add_money:
 * @object: an answer
 * @name: a member of it
 * @cents: an amount, or %SOURCIER_MONEY_UNKNOWN
 *
 * Tells an amount in euros.
 */
void
sourcier_cli_add_money (JsonObject *object,
                        const char *name,
                        gint64      cents)
{
  if (cents == SOURCIER_MONEY_UNKNOWN)
    json_object_set_null_member (object, name);
  else if (cents % 100 == 0)
    json_object_set_int_member (object, name, cents / 100);
  else
    json_object_set_double_member (object, name, (double) cents / 100);
}

/**
 * sourcier_cli_add_day:
 * @object: an answer
 * @name: a member of it
 * @day: a day, or %SOURCIER_DAY_NONE
 *
 * Tells a day as ISO writes it.
 */
void
sourcier_cli_add_day (JsonObject  *object,
                      const char  *name,
                      SourcierDay  day)
{
  g_autofree char *iso = sourcier_day_to_iso (day);

  if (iso != NULL)
    json_object_set_string_member (object, name, iso);
  else
    json_object_set_null_member (object, name);
}

static void
add_lots_of (JsonObject          *object,
             SourcierRuleFinding *finding)
{
  JsonArray *positions = json_array_new ();
  guint n_lots;
  const guint *lots = sourcier_rule_finding_get_lots (finding, &n_lots);

  /* Lots are counted from 1, as people do. */
  for (guint i = 0; i < n_lots; i++)
    json_array_add_int_element (positions, lots[i] + 1);
  json_object_set_array_member (object, "lots", positions);
}

/* How the office answers a duty: nothing is written where the purchase meets it by a consideration alone. */
static void
add_duty (JsonObject       *object,
          SourcierPurchase *purchase,
          SourcierRule     *rule)
{
  SourcierRecord *duty = sourcier_purchase_find_duty (purchase, sourcier_rule_get_code (rule));

  json_object_set_string_member (object, "state", duty_states[sourcier_purchase_get_duty_state (purchase, rule)]);
  if (duty == NULL)
    return;
  json_object_set_string_member (object, "ground", sourcier_record_get_text (duty, SOURCIER_DUTY_GROUND));
  json_object_set_string_member (object, "reason", sourcier_record_get_text (duty, SOURCIER_DUTY_REASON));
  json_object_set_string_member (object, "answered_by", sourcier_record_get_text (duty, SOURCIER_DUTY_ANSWERED_BY));
  sourcier_cli_add_day (object, "answered_on",
                        (SourcierDay) MAX (sourcier_record_get_number (duty, SOURCIER_DUTY_ANSWERED_ON), 0));
}

static JsonObject *
finding_to_json (SourcierRuleFinding *finding,
                 SourcierPurchase    *purchase)
{
  SourcierRule *rule = sourcier_rule_finding_get_rule (finding);
  SourcierRule *referred = sourcier_rule_finding_get_referred (finding);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", sourcier_rule_get_code (rule));
  json_object_set_string_member (object, "key", sourcier_rule_get_key (rule));
  json_object_set_string_member (object, "origin",
                                 sourcier_rule_get_origin (rule) == SOURCIER_RULE_LAW ? "law" : "office");
  json_object_set_string_member (object, "effect", sourcier_rule_effect_get_code (sourcier_rule_get_effect (rule)));
  json_object_set_string_member (object, "title", sourcier_rule_get_title (rule));
  json_object_set_string_member (object, "why", sourcier_rule_finding_get_words (finding));
  sourcier_cli_add_money (object, "bound", sourcier_rule_finding_get_bound (finding));
  if (sourcier_rule_finding_get_verdict (finding) == SOURCIER_RULE_JUST_MISSED)
    sourcier_cli_add_money (object, "missing", sourcier_rule_finding_get_missing (finding));
  if (referred != NULL)
    json_object_set_string_member (object, "bound_of", sourcier_rule_get_key (referred));
  if (sourcier_rule_get_basis (rule) == SOURCIER_RULE_OF_LOT)
    add_lots_of (object, finding);
  json_object_set_string_member (object, "source", sourcier_rule_get_source (rule));
  json_object_set_string_member (object, "doubt", sourcier_rule_doubt_get_code (sourcier_rule_finding_get_doubt (finding)));
  sourcier_cli_add_day (object, "verified", sourcier_rule_get_verified (rule));
  if (purchase != NULL && sourcier_rule_finding_is_duty (finding))
    add_duty (object, purchase, rule);
  return object;
}

static JsonArray *
findings_to_json (SourcierRuleAnswer  *answer,
                  SourcierPurchase    *purchase,
                  SourcierRuleVerdict  verdict)
{
  JsonArray *array = json_array_new ();
  GPtrArray *findings = sourcier_rule_answer_get_findings (answer);

  for (guint i = 0; i < findings->len; i++)
    if (sourcier_rule_finding_get_verdict (g_ptr_array_index (findings, i)) == verdict)
      json_array_add_object_element (array, finding_to_json (g_ptr_array_index (findings, i), purchase));
  return array;
}

static void
add_why (JsonObject          *object,
         const char          *name,
         SourcierRuleFinding *finding)
{
  if (finding != NULL)
    json_object_set_string_member (object, name, sourcier_rule_finding_get_words (finding));
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
turn_to_json (SourcierRuleAnswer *answer,
              SourcierDay         day)
{
  g_autoptr (SourcierRuleAnswer) other = sourcier_rule_answer_on (answer, day);
  g_autoptr (GArray) changes = sourcier_rule_answer_compare (answer, other);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const SourcierRuleChange *change = &g_array_index (changes, SourcierRuleChange, i);
      SourcierRuleFinding *finding = change->after != NULL ? change->after : change->before;
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "code", change->code);
      json_object_set_string_member (one, "title", sourcier_rule_get_title (sourcier_rule_finding_get_rule (finding)));
      add_why (one, "before", change->before);
      add_why (one, "after", change->after);
      json_array_add_object_element (array, one);
    }
  sourcier_cli_add_day (object, "launch", day);
  json_object_set_array_member (object, "changes", array);
  return object;
}

/**
 * sourcier_cli_answer_to_json:
 * @answer: what applies to a purchase
 * @purchase: (nullable): the purchase of the register that it is about, to tell how its duties are answered
 *
 * Returns: (transfer full): what applies, was just missed or is undecided, and what another day of launch would change
 */
JsonObject *
sourcier_cli_answer_to_json (SourcierRuleAnswer *answer,
                             SourcierPurchase   *purchase)
{
  JsonObject *object = json_object_new ();
  JsonArray *turns = json_array_new ();

  for (guint verdict = SOURCIER_RULE_APPLIES; verdict <= SOURCIER_RULE_UNDECIDED; verdict++)
    json_object_set_array_member (object, sourcier_cli_name_verdict (verdict),
                                  findings_to_json (answer, purchase, verdict));
  for (int later = FALSE; later <= TRUE; later++)
    {
      SourcierDay day = sourcier_rule_answer_find_turn (answer, later);

      if (day != SOURCIER_DAY_NONE)
        json_array_add_object_element (turns, turn_to_json (answer, day));
    }
  json_object_set_array_member (object, "by_another_day", turns);
  return object;
}
