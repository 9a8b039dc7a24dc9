/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-private.h"

#include "base/text.h"
#include "base/user.h"

/* What a rule tells. */

/* Words in the reader's language; the office may have written them in one language alone. */
static const char *
pick (char **words)
{
  SourcierLanguage own = sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH;
  SourcierLanguage other = own == SOURCIER_FRENCH ? SOURCIER_ENGLISH : SOURCIER_FRENCH;

  return sourcier_text_is_empty (words[own]) ? words[other] : words[own];
}

/**
 * sourcier_rule_get_id:
 * @self: a rule
 *
 * Returns: the id of what the file says about it, 0 for a row of the shipped table that the office left alone
 */
gint64
sourcier_rule_get_id (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), 0);

  return self->id;
}

/**
 * sourcier_rule_get_key:
 * @self: a rule
 *
 * Returns: (transfer none): what this row is known by, "" for a rule that is in no file yet
 */
const char *
sourcier_rule_get_key (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return self->key;
}

/**
 * sourcier_rule_get_code:
 * @self: a rule
 *
 * Returns: (transfer none): the rule that this row is a period of: "formalised"
 */
const char *
sourcier_rule_get_code (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return self->code;
}

/**
 * sourcier_rule_get_origin:
 * @self: a rule
 *
 * Returns: who made it
 */
SourcierRuleOrigin
sourcier_rule_get_origin (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_RULE_LAW);

  return self->origin;
}

/**
 * sourcier_rule_get_effect:
 * @self: a rule
 *
 * Returns: what it brings about
 */
SourcierRuleEffect
sourcier_rule_get_effect (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_RULE_OPEN);

  return self->effect;
}

/**
 * sourcier_rule_get_basis:
 * @self: a rule
 *
 * Returns: what its amounts are compared with
 */
SourcierRuleBasis
sourcier_rule_get_basis (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_RULE_OF_PURCHASE);

  return self->basis;
}

/**
 * sourcier_rule_get_title:
 * @self: a rule
 *
 * Returns: (transfer none): what it is called, in the reader's language where it is told
 */
const char *
sourcier_rule_get_title (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return pick (self->title);
}

/**
 * sourcier_rule_get_text:
 * @self: a rule
 *
 * Returns: (transfer none): what it says, in the reader's language where it is told
 */
const char *
sourcier_rule_get_text (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return pick (self->text);
}

/**
 * sourcier_rule_get_bound_name:
 * @self: a rule
 *
 * Returns: (transfer none): what its own amount is called within a sentence: "the exemption limit for works"
 */
const char *
sourcier_rule_get_bound_name (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return pick (self->bound_name);
}

/**
 * sourcier_rule_get_source:
 * @self: a rule
 *
 * Returns: (transfer none): the text it comes from, in the reader's language where it is told
 */
const char *
sourcier_rule_get_source (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return pick (self->source);
}

/**
 * sourcier_rule_get_buyers:
 * @self: a rule
 *
 * Returns: the kinds of buyers it is for: bit n for #SourcierBuyerKind n, 0 for all
 */
guint
sourcier_rule_get_buyers (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), 0);

  return self->buyers;
}

/**
 * sourcier_rule_get_natures:
 * @self: a rule
 *
 * Returns: the natures it is for: bit n for #SourcierRuleNature n, 0 for all
 */
guint
sourcier_rule_get_natures (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), 0);

  return self->natures;
}

/**
 * sourcier_rule_get_traits:
 * @self: a rule
 *
 * Returns: what a purchase must be besides
 */
SourcierTraits
sourcier_rule_get_traits (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_TRAIT_NONE);

  return self->traits;
}

/**
 * sourcier_rule_get_traits_without:
 * @self: a rule
 *
 * Returns: what a purchase must not be
 */
SourcierTraits
sourcier_rule_get_traits_without (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_TRAIT_NONE);

  return self->traits_without;
}

/**
 * sourcier_rule_get_from_amount:
 * @self: a rule
 *
 * Returns: the amount from which it holds, in cents HT, or %SOURCIER_MONEY_UNKNOWN; for a rule of lots,
 *   the value of all lots together
 */
gint64
sourcier_rule_get_from_amount (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_MONEY_UNKNOWN);

  return self->from_amount;
}

/**
 * sourcier_rule_get_to_amount:
 * @self: a rule
 *
 * Returns: the amount below which it holds, in cents HT, or %SOURCIER_MONEY_UNKNOWN; for a rule of lots, the
 *   value of one lot
 */
gint64
sourcier_rule_get_to_amount (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_MONEY_UNKNOWN);

  return self->to_amount;
}

/**
 * sourcier_rule_get_from_code:
 * @self: a rule
 *
 * Returns: (transfer none) (nullable): the code of the rule whose amount it begins at; with an own amount too, the
 *   greater one counts
 */
const char *
sourcier_rule_get_from_code (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return self->from_code;
}

/**
 * sourcier_rule_get_to_code:
 * @self: a rule
 *
 * Returns: (transfer none) (nullable): the code of the rule whose amount it ends below
 */
const char *
sourcier_rule_get_to_code (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return self->to_code;
}

/**
 * sourcier_rule_is_above:
 * @self: a rule
 *
 * Returns: whether it begins above its first amount, and not at it
 */
gboolean
sourcier_rule_is_above (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), FALSE);

  return self->above;
}

/**
 * sourcier_rule_get_months_above:
 * @self: a rule
 *
 * Returns: the number of months above which it holds, 0 if the length does not matter
 */
int
sourcier_rule_get_months_above (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), 0);

  return self->months_above;
}

/**
 * sourcier_rule_get_figure:
 * @self: a rule
 *
 * Returns: in hundredths: the share of all lots in percent, for a rule of lots; else a multiple of the amount; 0 for none
 */
int
sourcier_rule_get_figure (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), 0);

  return self->figure;
}

/**
 * sourcier_rule_get_from:
 * @self: a rule
 *
 * Returns: the first day of launch it holds for, %SOURCIER_DAY_NONE if not dated
 */
SourcierDay
sourcier_rule_get_from (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_DAY_NONE);

  return self->from;
}

/**
 * sourcier_rule_get_to:
 * @self: a rule
 *
 * Returns: the last day of launch it holds for, %SOURCIER_DAY_NONE if no end is known
 */
SourcierDay
sourcier_rule_get_to (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_DAY_NONE);

  return self->to;
}

/**
 * sourcier_rule_wants_decision:
 * @self: a rule
 *
 * Returns: whether the buyer answers it for each purchase, by a choice or by a recorded ground
 */
gboolean
sourcier_rule_wants_decision (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), FALSE);

  return self->wants_decision;
}

/**
 * sourcier_rule_get_doubt:
 * @self: a rule
 *
 * Returns: how sure it is
 */
SourcierRuleDoubt
sourcier_rule_get_doubt (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_RULE_UNCHECKED);

  return self->doubt;
}

/**
 * sourcier_rule_get_verified:
 * @self: a rule
 *
 * Returns: the day it was last compared with its source, %SOURCIER_DAY_NONE if never
 */
SourcierDay
sourcier_rule_get_verified (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), SOURCIER_DAY_NONE);

  return self->verified;
}

/**
 * sourcier_rule_get_verified_by:
 * @self: a rule
 *
 * Returns: (transfer none): who compared it, "" for the makers of the program or if never
 */
const char *
sourcier_rule_get_verified_by (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return self->verified_by;
}

/**
 * sourcier_rule_is_overridden:
 * @self: a rule
 *
 * Returns: whether the office changed a date or an amount of a row of the law, or added its next period
 */
gboolean
sourcier_rule_is_overridden (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), FALSE);

  return self->overridden;
}

/**
 * sourcier_rule_get_note:
 * @self: a rule
 *
 * Returns: (transfer none): why the office did so, "" if it did not
 */
const char *
sourcier_rule_get_note (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return self->note;
}
