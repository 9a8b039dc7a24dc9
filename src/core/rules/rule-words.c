/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a rule is, in words. */

#include "config.h"
#include "rules/rule-private.h"

#include "base/coded-word.h"
#include "base/text.h"

#include <glib/gi18n-lib.h>

static const SourcierCodedWord effects[SOURCIER_N_RULE_EFFECTS] = {
  [SOURCIER_RULE_PROCEDURE] = { "procedure", NC_("rule effect", "Procedure") },
  [SOURCIER_RULE_PUBLICITY] = { "publicity", NC_("rule effect", "Publicity") },
  [SOURCIER_RULE_DUTY] = { "duty", NC_("rule effect", "Legal duty") },
  [SOURCIER_RULE_OWN] = { "own", NC_("rule effect", "Office’s own rule") },
  [SOURCIER_RULE_OPTION] = { "option", NC_("rule effect", "Option") },
  [SOURCIER_RULE_THRESHOLD] = { "threshold", NC_("rule effect", "Threshold") },
  [SOURCIER_RULE_OPEN] = { "open", NC_("rule effect", "Open legal point") },
};

static const SourcierCodedWord bases[SOURCIER_N_RULE_BASES] = {
  [SOURCIER_RULE_OF_PURCHASE] = { "purchase", NC_("rule basis", "Estimated value of the purchase") },
  [SOURCIER_RULE_OF_LOT] = { "lot", NC_("rule basis", "Estimated value of a lot") },
  [SOURCIER_RULE_OF_VOLUME] = { "volume", NC_("rule basis", "Yearly volume of the office’s purchases") },
};

static const SourcierCodedWord doubts[SOURCIER_N_RULE_DOUBTS] = {
  [SOURCIER_RULE_CHECKED] = { "", NC_("rule doubt", "Checked against its source") },
  [SOURCIER_RULE_RECALLED] = { "recalled-high", NC_("rule doubt", "Recalled, to verify") },
  [SOURCIER_RULE_RECALLED_VAGUELY] = { "recalled-medium", NC_("rule doubt", "Recalled with less confidence, to verify") },
  [SOURCIER_RULE_TO_VERIFY] = { "to-verify", NC_("rule doubt", "To verify") },
  [SOURCIER_RULE_UNCHECKED] = { "unchecked", NC_("rule doubt", "Never verified") },
};

/**
 * sourcier_rule_effect_get_code:
 * @effect: an effect
 *
 * Returns: (transfer none): its code in the shipped table and in JSON
 */
const char *
sourcier_rule_effect_get_code (SourcierRuleEffect effect)
{
  g_return_val_if_fail (effect < SOURCIER_N_RULE_EFFECTS, NULL);

  return effects[effect].code;
}

/**
 * sourcier_rule_effect_get_name:
 * @effect: an effect
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_rule_effect_get_name (SourcierRuleEffect effect)
{
  g_return_val_if_fail (effect < SOURCIER_N_RULE_EFFECTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "rule effect", effects[effect].name);
}

/**
 * sourcier_rule_basis_get_code:
 * @basis: what amounts are compared with
 *
 * Returns: (transfer none): its code in the shipped table and in the file
 */
const char *
sourcier_rule_basis_get_code (SourcierRuleBasis basis)
{
  g_return_val_if_fail (basis < SOURCIER_N_RULE_BASES, NULL);

  return bases[basis].code;
}

/**
 * sourcier_rule_basis_get_name:
 * @basis: what amounts are compared with
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_rule_basis_get_name (SourcierRuleBasis basis)
{
  g_return_val_if_fail (basis < SOURCIER_N_RULE_BASES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "rule basis", bases[basis].name);
}

/**
 * sourcier_rule_basis_find:
 * @code: (nullable): a code
 * @basis: (out): the basis of this code
 *
 * Returns: whether there is one
 */
gboolean
sourcier_rule_basis_find (const char        *code,
                          SourcierRuleBasis *basis)
{
  guint value;

  if (!sourcier_coded_word_find (bases, SOURCIER_N_RULE_BASES, code, &value))
    return FALSE;
  *basis = (SourcierRuleBasis) value;
  return TRUE;
}

/**
 * sourcier_rule_doubt_get_code:
 * @doubt: how sure a rule is
 *
 * Returns: (transfer none): its code in the shipped table and in JSON, "" for a checked one
 */
const char *
sourcier_rule_doubt_get_code (SourcierRuleDoubt doubt)
{
  g_return_val_if_fail (doubt < SOURCIER_N_RULE_DOUBTS, NULL);

  return doubts[doubt].code;
}

/**
 * sourcier_rule_doubt_get_name:
 * @doubt: how sure a rule is
 *
 * Returns: (transfer none): the same in words
 */
const char *
sourcier_rule_doubt_get_name (SourcierRuleDoubt doubt)
{
  g_return_val_if_fail (doubt < SOURCIER_N_RULE_DOUBTS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "rule doubt", doubts[doubt].name);
}

/* What an amount of another rule is called where its day, and so its figure, is not known. */
static const char *
name_of_code (const char *code)
{
  static const SourcierCodedWord codes[] = {
    { "eu-threshold", NC_("rule amount", "European threshold") },
    { "exemption", NC_("rule amount", "exemption limit") },
    { "innovation", NC_("rule amount", "limit for innovative purchases") },
    { "decp", NC_("rule amount", "essential-data threshold") },
  };
  guint value;

  if (!sourcier_coded_word_find (codes, G_N_ELEMENTS (codes), code, &value))
    return code;
  return g_dpgettext2 (GETTEXT_PACKAGE, "rule amount", codes[value].name);
}

/* "€90,000 or exemption limit", NULL where there is neither. */
static char *
describe_bound (gint64      amount,
                const char *code)
{
  g_autofree char *money = amount != SOURCIER_MONEY_UNKNOWN ? sourcier_money_format (amount) : NULL;

  if (money != NULL && code != NULL)
    /* Translators: an amount, then what another amount is called; the greater one counts */
    return g_strdup_printf (_("%s or %s"), money, name_of_code (code));
  if (code != NULL)
    return g_strdup (name_of_code (code));
  return g_steal_pointer (&money);
}

/**
 * sourcier_rule_describe_amounts:
 * @self: a rule
 *
 * Returns: (transfer full): "≥ €90,000", "< €60,000", "€25,000 – €40,000"; the names of other rules' amounts where it
 *   refers to them; "" for a rule of any amount
 */
char *
sourcier_rule_describe_amounts (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  g_autofree char *from = describe_bound (self->from_amount, self->from_code);
  g_autofree char *to = describe_bound (self->to_amount, self->to_code);

  if (self->basis == SOURCIER_RULE_OF_LOT && self->figure > 0 && to != NULL)
    /* Translators: a lot below an amount */
    return g_strdup_printf (_("lot < %s"), to);
  if (from != NULL && to != NULL)
    return g_strdup_printf ("%s – %s", from, to);
  if (from != NULL)
    return g_strdup_printf ("%s %s", self->above ? ">" : "≥", from);
  return to != NULL ? g_strdup_printf ("< %s", to) : g_strdup ("");
}

/**
 * sourcier_rule_describe_period:
 * @self: a rule
 *
 * Returns: (transfer full): "01/04/2026 – 31/12/2027", "from 01/04/2026", "until 31/03/2026" or "not dated"
 */
char *
sourcier_rule_describe_period (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  g_autofree char *from = sourcier_day_format (self->from);
  g_autofree char *to = sourcier_day_format (self->to);

  if (*from != '\0' && *to != '\0')
    return g_strdup_printf ("%s – %s", from, to);
  if (*from != '\0')
    /* Translators: since a day */
    return g_strdup_printf (C_("period", "from %s"), from);
  if (*to != '\0')
    /* Translators: up to and including a day */
    return g_strdup_printf (C_("period", "until %s"), to);
  return g_strdup (C_("period", "not dated"));
}

/**
 * sourcier_rule_describe_check:
 * @self: a rule
 *
 * Returns: (transfer full): how sure it is, with the day and the person where they are known: "Checked on 21/11/2026 by
 *   Léa Roy", "Recalled, to verify"
 */
char *
sourcier_rule_describe_check (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  g_autofree char *day = sourcier_day_format (self->verified);

  if (self->doubt != SOURCIER_RULE_CHECKED || *day == '\0')
    return g_strdup (sourcier_rule_doubt_get_name (self->doubt));
  if (sourcier_text_is_empty (self->verified_by))
    return g_strdup_printf (_("Checked on %s"), day);
  /* Translators: a day, then a person's name */
  return g_strdup_printf (_("Checked on %s by %s"), day, self->verified_by);
}
