/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-duty.h"

#include "base/user.h"
#include "rules/duty-ground.h"

#include <glib/gi18n-lib.h>

/**
 * sourcier_duty_state_get_name:
 * @state: where a purchase stands with a duty
 *
 * Returns: (transfer none): the state in the reader's words
 */
const char *
sourcier_duty_state_get_name (SourcierDutyState state)
{
  switch (state)
    {
    case SOURCIER_DUTY_OPEN:
      return C_("duty", "To be decided");
    case SOURCIER_DUTY_MET:
      return C_("duty", "Met");
    case SOURCIER_DUTY_EXEMPT:
      return C_("duty", "Done without");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The consideration that meets a duty, NULL where none tells. */
static const char *
consideration_of (SourcierRule *rule)
{
  const char *code = sourcier_rule_get_met_by (rule);

  return *code != '\0' ? code : NULL;
}

/**
 * sourcier_purchase_find_duty:
 * @purchase: a purchase
 * @rule: the code of a rule
 *
 * Returns: (transfer none) (nullable): the #SourcierDuty that answers the rule, %NULL if none was written
 */
SourcierRecord *
sourcier_purchase_find_duty (SourcierPurchase *purchase,
                             const char       *rule)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);

  GPtrArray *duties = sourcier_purchase_get_parts (purchase, SOURCIER_PURCHASE_DUTIES);

  for (guint i = 0; i < duties->len; i++)
    if (g_strcmp0 (sourcier_record_get_text (duties->pdata[i], SOURCIER_DUTY_RULE), rule) == 0)
      return duties->pdata[i];
  return NULL;
}

/* Where the law names grounds, one of them has to be told; the reason always (CCP, L2112-2-1, III). */
static gboolean
is_justified (SourcierRecord *duty)
{
  const char *rule = sourcier_record_get_text (duty, SOURCIER_DUTY_RULE);
  g_autoptr (GPtrArray) grounds = sourcier_duty_grounds_of (rule, NULL);

  return *sourcier_record_get_text (duty, SOURCIER_DUTY_REASON) != '\0'
         && (grounds->len == 0
             || sourcier_duty_ground_find (rule, sourcier_record_get_text (duty, SOURCIER_DUTY_GROUND)) != NULL);
}

/**
 * sourcier_purchase_get_duty_state:
 * @purchase: a purchase
 * @rule: a rule that applies to it
 *
 * A duty is met where the purchase takes the consideration into account that the duty is about, or where the office wrote
 * that it is met. It is done without on a ground of the law, where the law names grounds, and for a written reason.
 *
 * Returns: where the purchase stands with it
 */
SourcierDutyState
sourcier_purchase_get_duty_state (SourcierPurchase *purchase,
                                  SourcierRule     *rule)
{
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), SOURCIER_DUTY_OPEN);
  g_return_val_if_fail (SOURCIER_IS_RULE (rule), SOURCIER_DUTY_OPEN);

  const char *consideration = consideration_of (rule);
  SourcierRecord *duty = sourcier_purchase_find_duty (purchase, sourcier_rule_get_code (rule));
  const char *answer = duty != NULL ? sourcier_record_get_text (duty, SOURCIER_DUTY_ANSWER) : "";

  if (consideration != NULL && sourcier_purchase_has_consideration (purchase, consideration))
    return SOURCIER_DUTY_MET;
  if (g_str_equal (answer, SOURCIER_DUTY_ANSWER_EXEMPT) && is_justified (duty))
    return SOURCIER_DUTY_EXEMPT;
  /* What was ticked with the answer may have been taken off since. */
  return consideration == NULL && g_str_equal (answer, SOURCIER_DUTY_ANSWER_MET) ? SOURCIER_DUTY_MET : SOURCIER_DUTY_OPEN;
}

static void
write_answer (SourcierPurchase *purchase,
              const char       *rule,
              const char       *answer,
              const char       *ground,
              const char       *reason,
              SourcierDay       today)
{
  SourcierRecord *written = sourcier_purchase_find_duty (purchase, rule);
  g_autoptr (SourcierRecord) duty =
    written != NULL ? g_object_ref (written) : sourcier_purchase_part_new (SOURCIER_PURCHASE_DUTIES);
  g_autofree char *name = sourcier_user_dup_name ();

  sourcier_record_set_text (duty, SOURCIER_DUTY_RULE, rule);
  sourcier_record_set_text (duty, SOURCIER_DUTY_ANSWER, answer);
  sourcier_record_set_text (duty, SOURCIER_DUTY_GROUND, ground);
  sourcier_record_set_text (duty, SOURCIER_DUTY_REASON, reason);
  sourcier_record_set_text (duty, SOURCIER_DUTY_ANSWERED_BY, name);
  sourcier_record_set_number (duty, SOURCIER_DUTY_ANSWERED_ON, today);
  if (written == NULL)
    sourcier_purchase_add_part (purchase, SOURCIER_PURCHASE_DUTIES, duty);
}

static void
set_consideration (SourcierPurchase *purchase,
                   const char       *consideration,
                   gboolean          taken)
{
  const char * const *told = sourcier_purchase_get_considerations (purchase);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; told[i] != NULL; i++)
    if (!g_str_equal (told[i], consideration))
      g_ptr_array_add (codes, (char *) told[i]);
  if (taken)
    g_ptr_array_add (codes, (char *) consideration);
  g_ptr_array_add (codes, NULL);
  sourcier_purchase_set_considerations (purchase, (const char * const *) codes->pdata);
}

/**
 * sourcier_purchase_meet_duty:
 * @purchase: a purchase
 * @rule: a rule that applies to it
 * @reason: (nullable): how it is met, in the office's words
 * @today: the day of the answer
 *
 * Writes that the purchase meets a duty, and with it the consideration that the duty is about.
 */
void
sourcier_purchase_meet_duty (SourcierPurchase *purchase,
                             SourcierRule     *rule,
                             const char       *reason,
                             SourcierDay       today)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE (purchase));
  g_return_if_fail (SOURCIER_IS_RULE (rule));

  const char *consideration = consideration_of (rule);

  write_answer (purchase, sourcier_rule_get_code (rule), SOURCIER_DUTY_ANSWER_MET, "", reason, today);
  if (consideration != NULL)
    set_consideration (purchase, consideration, TRUE);
}

/**
 * sourcier_purchase_do_without_duty:
 * @purchase: a purchase
 * @rule: a rule that applies to it
 * @ground: (nullable): the code of the ground, where the law names grounds
 * @reason: why, in the office's words
 * @today: the day of the answer
 *
 * Writes that the purchase does without what a duty asks. The consideration that the duty is about is taken off.
 */
void
sourcier_purchase_do_without_duty (SourcierPurchase *purchase,
                                   SourcierRule     *rule,
                                   const char       *ground,
                                   const char       *reason,
                                   SourcierDay       today)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE (purchase));
  g_return_if_fail (SOURCIER_IS_RULE (rule));

  const char *consideration = consideration_of (rule);

  write_answer (purchase, sourcier_rule_get_code (rule), SOURCIER_DUTY_ANSWER_EXEMPT, ground, reason, today);
  if (consideration != NULL)
    set_consideration (purchase, consideration, FALSE);
}

/**
 * sourcier_purchase_reopen_duty:
 * @purchase: a purchase
 * @rule: a rule
 *
 * Takes back whatever answers the rule: the answer that was written, and the consideration.
 */
void
sourcier_purchase_reopen_duty (SourcierPurchase *purchase,
                               SourcierRule     *rule)
{
  g_return_if_fail (SOURCIER_IS_PURCHASE (purchase));
  g_return_if_fail (SOURCIER_IS_RULE (rule));

  SourcierRecord *duty = sourcier_purchase_find_duty (purchase, sourcier_rule_get_code (rule));
  const char *consideration = consideration_of (rule);

  if (duty != NULL)
    sourcier_purchase_remove_part (purchase, SOURCIER_PURCHASE_DUTIES, duty);
  if (consideration != NULL)
    set_consideration (purchase, consideration, FALSE);
}

/**
 * sourcier_rule_finding_is_duty:
 * @finding: a rule against a purchase
 *
 * Returns: whether it is something that the office has to answer: a duty or a rule of its own that applies and wants a
 *   decision
 */
gboolean
sourcier_rule_finding_is_duty (SourcierRuleFinding *finding)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (finding), FALSE);

  return sourcier_rule_finding_get_verdict (finding) == SOURCIER_RULE_APPLIES
         && sourcier_rule_wants_decision (sourcier_rule_finding_get_rule (finding));
}

/* Its launch is past, as far as is told: after it, what was asked of the consultation cannot be decided any more. */
static gboolean
is_past_launch (SourcierPurchase *purchase,
                SourcierDay       today)
{
  SourcierDay day = sourcier_purchase_get_day (purchase);

  return day != SOURCIER_DAY_NONE ? day < today : sourcier_purchase_get_state (purchase) >= SOURCIER_PURCHASE_LAUNCHED;
}

/**
 * sourcier_purchase_count_duties:
 * @purchase: a purchase
 * @answer: what applies to it
 * @today: today
 *
 * Returns: how many duties of @answer the purchase has to answer, and how many nobody has; none for one that was dropped
 */
SourcierDutyCount
sourcier_purchase_count_duties (SourcierPurchase   *purchase,
                                SourcierRuleAnswer *answer,
                                SourcierDay         today)
{
  SourcierDutyCount count = { 0 };

  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), count);
  g_return_val_if_fail (SOURCIER_IS_RULE_ANSWER (answer), count);

  GPtrArray *findings = sourcier_rule_answer_get_findings (answer);

  if (sourcier_purchase_get_state (purchase) == SOURCIER_PURCHASE_DROPPED)
    return count;
  for (guint i = 0; i < findings->len; i++)
    if (sourcier_rule_finding_is_duty (findings->pdata[i]))
      {
        SourcierRule *rule = sourcier_rule_finding_get_rule (findings->pdata[i]);

        count.all++;
        count.open += sourcier_purchase_get_duty_state (purchase, rule) == SOURCIER_DUTY_OPEN;
      }
  count.late = count.open > 0 && is_past_launch (purchase, today);
  return count;
}

/**
 * sourcier_duty_count_to_words:
 * @count: how many duties a purchase has
 *
 * Returns: (transfer full): "2 to decide", "1 overdue", "all decided"; "" where there is none
 */
char *
sourcier_duty_count_to_words (const SourcierDutyCount *count)
{
  g_return_val_if_fail (count != NULL, NULL);

  if (count->all == 0)
    return g_strdup ("");
  if (count->open == 0)
    return g_strdup (C_("duties", "all decided"));
  if (count->late)
    /* translators: duties of a purchase that nobody decided before it was launched */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u overdue", "%u overdue", count->open), count->open);
  /* translators: duties of a purchase */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u to decide", "%u to decide", count->open), count->open);
}
