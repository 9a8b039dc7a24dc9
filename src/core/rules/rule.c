/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/rule-private.h"

#include "base/text.h"
#include "base/user.h"

G_DEFINE_FINAL_TYPE (SourcierRule, sourcier_rule, G_TYPE_OBJECT)

/* Makes *@place a copy of @text, "" for %NULL. */
void
_sourcier_rule_set (char       **place,
                    const char  *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_free (*place);
  *place = copy;
}

static void
sourcier_rule_finalize (GObject *object)
{
  SourcierRule *self = SOURCIER_RULE (object);

  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    {
      g_free (self->title[i]);
      g_free (self->text[i]);
      g_free (self->bound_name[i]);
      g_free (self->source[i]);
    }
  g_free (self->key);
  g_free (self->code);
  g_free (self->from_code);
  g_free (self->to_code);
  g_free (self->met_by);
  g_free (self->verified_by);
  g_free (self->note);

  G_OBJECT_CLASS (sourcier_rule_parent_class)->finalize (object);
}

static void
sourcier_rule_class_init (SourcierRuleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_rule_finalize;
}

static void
sourcier_rule_init (SourcierRule *self)
{
  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    {
      self->title[i] = g_strdup ("");
      self->text[i] = g_strdup ("");
      self->bound_name[i] = g_strdup ("");
      self->source[i] = g_strdup ("");
    }
  self->key = g_strdup ("");
  self->code = g_strdup ("");
  self->met_by = g_strdup ("");
  self->verified_by = g_strdup ("");
  self->note = g_strdup ("");
  self->from_amount = SOURCIER_MONEY_UNKNOWN;
  self->to_amount = SOURCIER_MONEY_UNKNOWN;
}

/* Returns: (transfer full): an empty row of the law */
SourcierRule *
_sourcier_rule_new_law (void)
{
  return g_object_new (SOURCIER_TYPE_RULE, NULL);
}

/**
 * sourcier_rule_new_own:
 *
 * Returns: (transfer full): an empty rule of the office's own, which is in no file yet
 */
SourcierRule *
sourcier_rule_new_own (void)
{
  SourcierRule *self = _sourcier_rule_new_law ();

  self->origin = SOURCIER_RULE_OFFICE;
  self->effect = SOURCIER_RULE_OWN;
  self->wants_decision = TRUE;
  self->doubt = SOURCIER_RULE_UNCHECKED;
  return self;
}

static void
copy_words (SourcierRule *copy,
            SourcierRule *self)
{
  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    {
      _sourcier_rule_set (&copy->title[i], self->title[i]);
      _sourcier_rule_set (&copy->text[i], self->text[i]);
      _sourcier_rule_set (&copy->bound_name[i], self->bound_name[i]);
      _sourcier_rule_set (&copy->source[i], self->source[i]);
    }
  _sourcier_rule_set (&copy->key, self->key);
  _sourcier_rule_set (&copy->code, self->code);
  _sourcier_rule_set (&copy->met_by, self->met_by);
  _sourcier_rule_set (&copy->verified_by, self->verified_by);
  _sourcier_rule_set (&copy->note, self->note);
  copy->from_code = g_strdup (self->from_code);
  copy->to_code = g_strdup (self->to_code);
}

/**
 * sourcier_rule_copy:
 * @self: a rule
 *
 * Returns: (transfer full): another object that says the same, its key and id included
 */
SourcierRule *
sourcier_rule_copy (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  SourcierRule *copy = _sourcier_rule_new_law ();

  copy_words (copy, self);
  copy->id = self->id;
  copy->origin = self->origin;
  copy->effect = self->effect;
  copy->basis = self->basis;
  copy->buyers = self->buyers;
  copy->natures = self->natures;
  copy->traits = self->traits;
  copy->traits_without = self->traits_without;
  copy->from_amount = self->from_amount;
  copy->to_amount = self->to_amount;
  copy->above = self->above;
  copy->months_above = self->months_above;
  copy->figure = self->figure;
  copy->from = self->from;
  copy->to = self->to;
  copy->wants_decision = self->wants_decision;
  copy->doubt = self->doubt;
  copy->verified = self->verified;
  copy->overridden = self->overridden;
  return copy;
}

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

/**
 * sourcier_rule_is_in_force:
 * @self: a rule
 * @day: the day a consultation is launched
 *
 * Returns: whether it holds for consultations launched on @day
 */
gboolean
sourcier_rule_is_in_force (SourcierRule *self,
                           SourcierDay   day)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), FALSE);

  return day >= self->from && (self->to == SOURCIER_DAY_NONE || day <= self->to);
}

static gboolean
is_in_set (guint set,
           guint number)
{
  return set == 0 || (set & 1u << number) != 0;
}

/* Whether it is for such a purchase, whatever its amount and its day. */
gboolean
_sourcier_rule_is_for (SourcierRule       *self,
                       guint               buyer,
                       SourcierRuleNature  nature,
                       SourcierTraits      traits)
{
  return is_in_set (self->buyers, buyer) && is_in_set (self->natures, nature)
         && (traits & self->traits) == self->traits && (traits & self->traits_without) == 0;
}

/* The one amount that other rules mean when they name this one, in cents, or SOURCIER_MONEY_UNKNOWN. */
gint64
_sourcier_rule_get_own_amount (SourcierRule *self)
{
  return self->from_amount != SOURCIER_MONEY_UNKNOWN ? self->from_amount : self->to_amount;
}
