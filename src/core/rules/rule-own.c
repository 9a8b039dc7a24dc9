/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the office writes in a rule of its own. */

#include "rules/rule-private.h"

/**
 * sourcier_rule_get_title_in:
 * @self: a rule
 * @language: a language
 *
 * Returns: (transfer none): its title in that language, "" if not told
 */
const char *
sourcier_rule_get_title_in (SourcierRule     *self,
                            SourcierLanguage  language)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);
  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, NULL);

  return self->title[language];
}

/**
 * sourcier_rule_set_title:
 * @self: a rule of the office's own
 * @language: a language
 * @title: its title in that language
 */
void
sourcier_rule_set_title (SourcierRule     *self,
                         SourcierLanguage  language,
                         const char       *title)
{
  g_return_if_fail (SOURCIER_IS_RULE (self) && self->origin == SOURCIER_RULE_OFFICE);
  g_return_if_fail (language < SOURCIER_N_LANGUAGES);

  _sourcier_rule_set (&self->title[language], title);
}

/**
 * sourcier_rule_get_text_in:
 * @self: a rule
 * @language: a language
 *
 * Returns: (transfer none): its text in that language, "" if not told
 */
const char *
sourcier_rule_get_text_in (SourcierRule     *self,
                           SourcierLanguage  language)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);
  g_return_val_if_fail (language < SOURCIER_N_LANGUAGES, NULL);

  return self->text[language];
}

/**
 * sourcier_rule_set_text:
 * @self: a rule of the office's own
 * @language: a language
 * @text: its text in that language
 */
void
sourcier_rule_set_text (SourcierRule     *self,
                        SourcierLanguage  language,
                        const char       *text)
{
  g_return_if_fail (SOURCIER_IS_RULE (self) && self->origin == SOURCIER_RULE_OFFICE);
  g_return_if_fail (language < SOURCIER_N_LANGUAGES);

  _sourcier_rule_set (&self->text[language], text);
}

/**
 * sourcier_rule_set_source:
 * @self: a rule of the office's own
 * @source: where it comes from, a deliberation for instance
 */
void
sourcier_rule_set_source (SourcierRule *self,
                          const char   *source)
{
  g_return_if_fail (SOURCIER_IS_RULE (self) && self->origin == SOURCIER_RULE_OFFICE);

  for (guint i = 0; i < SOURCIER_N_LANGUAGES; i++)
    _sourcier_rule_set (&self->source[i], source);
}

/**
 * sourcier_rule_set_buyers:
 * @self: a rule of the office's own
 * @buyers: the kinds of buyers it is for, 0 for all
 */
void
sourcier_rule_set_buyers (SourcierRule *self,
                          guint         buyers)
{
  g_return_if_fail (SOURCIER_IS_RULE (self) && self->origin == SOURCIER_RULE_OFFICE);

  self->buyers = buyers;
}

/**
 * sourcier_rule_set_natures:
 * @self: a rule of the office's own
 * @natures: the natures it is for, 0 for all
 */
void
sourcier_rule_set_natures (SourcierRule *self,
                           guint         natures)
{
  g_return_if_fail (SOURCIER_IS_RULE (self) && self->origin == SOURCIER_RULE_OFFICE);

  self->natures = natures;
}

/**
 * sourcier_rule_set_basis:
 * @self: a rule of the office's own
 * @basis: what its amounts are compared with
 */
void
sourcier_rule_set_basis (SourcierRule      *self,
                         SourcierRuleBasis  basis)
{
  g_return_if_fail (SOURCIER_IS_RULE (self) && self->origin == SOURCIER_RULE_OFFICE);
  g_return_if_fail (basis < SOURCIER_N_RULE_BASES);

  self->basis = basis;
}

/**
 * sourcier_rule_get_met_by:
 * @self: a rule
 *
 * Returns: (transfer none): the code of %SOURCIER_TERMS_CONSIDERATION that a purchase takes into account when it does what
 *   the rule asks, "" where no consideration tells
 */
const char *
sourcier_rule_get_met_by (SourcierRule *self)
{
  g_return_val_if_fail (SOURCIER_IS_RULE (self), NULL);

  return self->met_by;
}

/**
 * sourcier_rule_set_met_by:
 * @self: a rule of the office's own
 * @consideration: (nullable): the consideration that does what it asks, %NULL or "" where the office says so itself
 */
void
sourcier_rule_set_met_by (SourcierRule *self,
                          const char   *consideration)
{
  g_return_if_fail (SOURCIER_IS_RULE (self) && self->origin == SOURCIER_RULE_OFFICE);

  _sourcier_rule_set (&self->met_by, consideration);
}

/**
 * sourcier_rule_set_amounts:
 * @self: a rule of the office's own
 * @from: the amount from which it holds, in cents HT, or %SOURCIER_MONEY_UNKNOWN
 * @to: the amount below which it holds, in cents HT, or %SOURCIER_MONEY_UNKNOWN
 */
void
sourcier_rule_set_amounts (SourcierRule *self,
                           gint64        from,
                           gint64        to)
{
  g_return_if_fail (SOURCIER_IS_RULE (self) && self->origin == SOURCIER_RULE_OFFICE);

  self->from_amount = from;
  self->to_amount = to;
}

/**
 * sourcier_rule_set_period:
 * @self: a rule of the office's own
 * @from: the first day of launch it holds for, or %SOURCIER_DAY_NONE
 * @to: the last day of launch it holds for, or %SOURCIER_DAY_NONE
 */
void
sourcier_rule_set_period (SourcierRule *self,
                          SourcierDay   from,
                          SourcierDay   to)
{
  g_return_if_fail (SOURCIER_IS_RULE (self) && self->origin == SOURCIER_RULE_OFFICE);

  self->from = from;
  self->to = to;
}

/**
 * sourcier_rule_set_verified:
 * @self: a rule of the office's own
 * @day: the day it was last compared with its source, %SOURCIER_DAY_NONE if never
 * @by: (nullable): who compared it
 */
void
sourcier_rule_set_verified (SourcierRule *self,
                            SourcierDay   day,
                            const char   *by)
{
  g_return_if_fail (SOURCIER_IS_RULE (self) && self->origin == SOURCIER_RULE_OFFICE);

  self->verified = day;
  self->doubt = day == SOURCIER_DAY_NONE ? SOURCIER_RULE_UNCHECKED : SOURCIER_RULE_CHECKED;
  _sourcier_rule_set (&self->verified_by, by);
}
