/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "base/money.h"
#include "rules/rule-scope.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * SourcierRuleOrigin:
 * @SOURCIER_RULE_LAW: shipped with the program, from a published text
 * @SOURCIER_RULE_OFFICE: the office's own policy, which the law does not ask for
 */
typedef enum
{
  SOURCIER_RULE_LAW,
  SOURCIER_RULE_OFFICE,
} SourcierRuleOrigin;

/**
 * SourcierRuleEffect:
 * @SOURCIER_RULE_PROCEDURE: how the contract is awarded
 * @SOURCIER_RULE_PUBLICITY: where it is made known
 * @SOURCIER_RULE_DUTY: what the law asks for besides
 * @SOURCIER_RULE_OWN: what the office asks of itself: never a legal duty
 * @SOURCIER_RULE_OPTION: what the buyer may do
 * @SOURCIER_RULE_THRESHOLD: an amount that other rules refer to; it answers nothing by itself
 * @SOURCIER_RULE_OPEN: a text that somebody has to read before the table can be called current; it answers nothing
 *
 * What a rule brings about, in the order of answers.
 */
typedef enum
{
  SOURCIER_RULE_PROCEDURE,
  SOURCIER_RULE_PUBLICITY,
  SOURCIER_RULE_DUTY,
  SOURCIER_RULE_OWN,
  SOURCIER_RULE_OPTION,
  SOURCIER_RULE_THRESHOLD,
  SOURCIER_RULE_OPEN,
  SOURCIER_N_RULE_EFFECTS,
} SourcierRuleEffect;

/**
 * SourcierRuleBasis:
 * @SOURCIER_RULE_OF_PURCHASE: the estimated value HT of the whole purchase, all lots together
 * @SOURCIER_RULE_OF_LOT: the value of a lot: among all lots for the small lots of the law, each by itself for a rule of the
 *   office's own
 * @SOURCIER_RULE_OF_VOLUME: what the office buys in a calendar year
 *
 * What a rule's amounts are compared with.
 */
typedef enum
{
  SOURCIER_RULE_OF_PURCHASE,
  SOURCIER_RULE_OF_LOT,
  SOURCIER_RULE_OF_VOLUME,
  SOURCIER_N_RULE_BASES,
} SourcierRuleBasis;

/**
 * SourcierRuleDoubt:
 * @SOURCIER_RULE_CHECKED: found in a source
 * @SOURCIER_RULE_RECALLED: recalled, not found in a source; probably right
 * @SOURCIER_RULE_RECALLED_VAGUELY: recalled with less confidence
 * @SOURCIER_RULE_TO_VERIFY: sources disagree, or a later text was not read
 * @SOURCIER_RULE_UNCHECKED: written by the office, which has not said when it was checked
 *
 * How sure a rule is. Whatever is not %SOURCIER_RULE_CHECKED has to be verified by a person.
 */
typedef enum
{
  SOURCIER_RULE_CHECKED,
  SOURCIER_RULE_RECALLED,
  SOURCIER_RULE_RECALLED_VAGUELY,
  SOURCIER_RULE_TO_VERIFY,
  SOURCIER_RULE_UNCHECKED,
  SOURCIER_N_RULE_DOUBTS,
} SourcierRuleDoubt;

const char *sourcier_rule_effect_get_code (SourcierRuleEffect  effect);
const char *sourcier_rule_effect_get_name (SourcierRuleEffect  effect);
const char *sourcier_rule_basis_get_code  (SourcierRuleBasis   basis);
const char *sourcier_rule_basis_get_name  (SourcierRuleBasis   basis);
gboolean    sourcier_rule_basis_find      (const char         *code,
                                           SourcierRuleBasis  *basis);
const char *sourcier_rule_doubt_get_code  (SourcierRuleDoubt   doubt);
const char *sourcier_rule_doubt_get_name  (SourcierRuleDoubt   doubt);

/**
 * SourcierRule:
 *
 * A dated row of the table of rules: for whom, for which purchases, from and below which amount, launched between which
 * days, with what effect, by which text. Rows of one code are one rule in its periods and for its kinds of buyers; at
 * most one of them holds for a purchase. A row is known by its key.
 */
#define SOURCIER_TYPE_RULE (sourcier_rule_get_type ())
G_DECLARE_FINAL_TYPE (SourcierRule, sourcier_rule, SOURCIER, RULE, GObject)

SourcierRule       *sourcier_rule_new_own           (void);
SourcierRule       *sourcier_rule_copy              (SourcierRule       *self);

gint64              sourcier_rule_get_id            (SourcierRule       *self);
const char         *sourcier_rule_get_key           (SourcierRule       *self);
const char         *sourcier_rule_get_code          (SourcierRule       *self);
SourcierRuleOrigin  sourcier_rule_get_origin        (SourcierRule       *self);
SourcierRuleEffect  sourcier_rule_get_effect        (SourcierRule       *self);
SourcierRuleBasis   sourcier_rule_get_basis         (SourcierRule       *self);
const char         *sourcier_rule_get_title         (SourcierRule       *self);
const char         *sourcier_rule_get_text          (SourcierRule       *self);
const char         *sourcier_rule_get_bound_name    (SourcierRule       *self);
const char         *sourcier_rule_get_source        (SourcierRule       *self);
guint               sourcier_rule_get_buyers        (SourcierRule       *self);
guint               sourcier_rule_get_natures       (SourcierRule       *self);
SourcierTraits      sourcier_rule_get_traits        (SourcierRule       *self);
SourcierTraits      sourcier_rule_get_traits_without (SourcierRule      *self);
gint64              sourcier_rule_get_from_amount   (SourcierRule       *self);
gint64              sourcier_rule_get_to_amount     (SourcierRule       *self);
const char         *sourcier_rule_get_from_code     (SourcierRule       *self);
const char         *sourcier_rule_get_to_code       (SourcierRule       *self);
gboolean            sourcier_rule_is_above          (SourcierRule       *self);
int                 sourcier_rule_get_months_above  (SourcierRule       *self);
int                 sourcier_rule_get_figure        (SourcierRule       *self);
SourcierDay         sourcier_rule_get_from          (SourcierRule       *self);
SourcierDay         sourcier_rule_get_to            (SourcierRule       *self);
gboolean            sourcier_rule_is_in_force       (SourcierRule       *self,
                                                     SourcierDay         day);
gboolean            sourcier_rule_wants_decision    (SourcierRule       *self);
const char         *sourcier_rule_get_met_by        (SourcierRule       *self);
SourcierRuleDoubt   sourcier_rule_get_doubt         (SourcierRule       *self);
SourcierDay         sourcier_rule_get_verified      (SourcierRule       *self);
const char         *sourcier_rule_get_verified_by   (SourcierRule       *self);
gboolean            sourcier_rule_is_overridden     (SourcierRule       *self);
const char         *sourcier_rule_get_note          (SourcierRule       *self);
char               *sourcier_rule_describe_amounts  (SourcierRule       *self);
char               *sourcier_rule_describe_period   (SourcierRule       *self);
char               *sourcier_rule_describe_check    (SourcierRule       *self);

const char         *sourcier_rule_get_title_in      (SourcierRule       *self,
                                                     SourcierLanguage    language);
const char         *sourcier_rule_get_text_in       (SourcierRule       *self,
                                                     SourcierLanguage    language);
void                sourcier_rule_set_title         (SourcierRule       *self,
                                                     SourcierLanguage    language,
                                                     const char         *title);
void                sourcier_rule_set_text          (SourcierRule       *self,
                                                     SourcierLanguage    language,
                                                     const char         *text);
void                sourcier_rule_set_source        (SourcierRule       *self,
                                                     const char         *source);
void                sourcier_rule_set_buyers        (SourcierRule       *self,
                                                     guint               buyers);
void                sourcier_rule_set_natures       (SourcierRule       *self,
                                                     guint               natures);
void                sourcier_rule_set_basis         (SourcierRule       *self,
                                                     SourcierRuleBasis   basis);
void                sourcier_rule_set_met_by        (SourcierRule       *self,
                                                     const char         *consideration);
void                sourcier_rule_set_amounts       (SourcierRule       *self,
                                                     gint64              from,
                                                     gint64              to);
void                sourcier_rule_set_period        (SourcierRule       *self,
                                                     SourcierDay         from,
                                                     SourcierDay         to);
void                sourcier_rule_set_verified      (SourcierRule       *self,
                                                     SourcierDay         day,
                                                     const char         *by);

G_END_DECLS
